"""Programmes: adding one, and changing what is said of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import coded, reserve
from db.tables.centre import SheetVariantWish, Theme
from db.tables.sessions import Programme
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described, field_changed, value_typed
from desktop_app.commands.row_edits import describe_row
from desktop_app.commands.typed_texts import LONGEST_KIND, LONGEST_LABEL, text_typed
from desktop_app.commands.typed_values import Reading, one_of, optional, text, whole
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.new_codes import code_from_name
from desktop_app.domain.roles import ALL, ANY

ENROLMENT_MODES = ("walk_in", "registered", "mixed")
LONGEST_MINUTES, MOST_PLACES = 1439, 1000
THEME, VARIANT = "theme", "default_sheet_variant"

_ROLE = re.compile(r"[\w-]{1,40}")


def _roles(field: str, typed: str) -> str:
    said = "".join(text_typed(field, typed, LONGEST_LABEL).split())
    roles = re.split(rf"[{ALL}{ANY}]", said) if said else []
    if not all(_ROLE.fullmatch(role) for role in roles):
        raise BadInputError(field, "not_roles", typed[:40])
    return said


PROGRAMME_FIELDS: Mapping[str, Reading] = MappingProxyType(
    {
        "title_fr": text(needed=True),
        "title_en": text(),
        "neutral_title_fr": text(needed=True),
        THEME: text(LONGEST_KIND, needed=True),
        "session_minutes": whole(1, LONGEST_MINUTES),
        "capacity": optional(whole(0, MOST_PLACES)),
        "registration_mode": one_of(*ENROLMENT_MODES),
        "during_school_holidays": one_of(*map(str, HolidayPolicy)),
        "facilitator_roles": _roles,
        VARIANT: text(LONGEST_KIND),
    }
)


@dataclass(frozen=True, slots=True)
class AddProgramme:
    """Add a kind of workshop; its code is made from its title, which is also the one printed."""

    title: str
    theme: str
    minutes: str = "90"
    places: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: a value cannot be used.
            UnknownCodeError: no theme has the code.
        """
        return perform(engine, actor, Act("add_programme", self), self._work)

    def _work(self, tx: Session) -> Done:
        values = {
            field: value_typed(PROGRAMME_FIELDS, field, typed)
            for field, typed in (
                ("title_fr", self.title),
                ("session_minutes", self.minutes),
                ("capacity", self.places),
            )
        }
        theme = _theme(tx, self.theme)
        reserve(tx, "programmes")
        title = str(values["title_fr"])
        code = code_from_name(title, set(tx.scalars(select(Programme.code))))
        row = Programme(
            code=code,
            title_en="",
            neutral_title_fr=title,
            theme_id=theme.id,
            origin="",
            audience="all",
            registration_mode="registered",
            during_school_holidays="continue",
            guardian_required=False,
            facilitator_roles="",
            default_sheet_variant="",
            funder_codes=(),
            **values,
        )
        return described(code, [describe_row(tx, row)])


@dataclass(frozen=True, slots=True)
class ChangeProgramme:
    """Give one field of a programme another value, as it was typed."""

    programme: str
    field: str
    typed: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions booked keep their times.

        Raises:
            BadInputError: the value cannot be used.
            UnknownCodeError: no programme, theme or kind of sheet has the code.
        """
        return perform(engine, actor, Act("change_programme", self), self._work)

    def _work(self, tx: Session) -> Done:
        value = value_typed(PROGRAMME_FIELDS, self.field, self.typed)
        row = coded(tx, Programme, self.programme, lock=True)
        if self.field == THEME:
            return field_changed(row, row.code, "theme_id", _theme(tx, str(value)).id)
        if self.field == VARIANT and value:
            _check_variant(tx, str(value))
        return field_changed(row, row.code, self.field, value)


def _theme(tx: Session, code: str) -> Theme:
    said = text_typed(THEME, code, LONGEST_KIND)
    theme = tx.scalars(select(Theme).where(Theme.code == said)).one_or_none()
    if theme is None:
        raise UnknownCodeError("theme", said)
    return theme


def _check_variant(tx: Session, code: str) -> None:
    if tx.scalar(select(SheetVariantWish.id).where(SheetVariantWish.code == code)) is None:
        raise UnknownCodeError("variant", code)
