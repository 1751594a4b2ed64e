"""Sites: adding one, and changing what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded, reserve
from db.tables.sites import OpeningHoursRow, Premises, Site
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described, field_changed, value_typed
from desktop_app.commands.row_edits import describe_row, edit_row
from desktop_app.commands.typed_texts import LONGEST_KIND, LONGEST_SENTENCE
from desktop_app.commands.typed_values import Reading, flag, one_of, text
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.new_codes import LETTERS_OF_A_SITE, code_from_name, letter_from_name

OWN, PARTNER = "own", "partner"

SITE_FIELDS: Mapping[str, Reading] = MappingProxyType(
    {
        "short_name": text(needed=True),
        "name_fr": text(needed=True),
        "letter": text(1, needed=True),
        "kind": one_of(OWN, PARTNER),
        "address_line": text(LONGEST_SENTENCE),
        "postcode": text(LONGEST_KIND),
        "city": text(),
        "phone": text(LONGEST_KIND),
        "works_on_holidays": flag,
    }
)


@dataclass(frozen=True, slots=True)
class AddSite:
    """Add a site; its code and its letter are made from its name.

    ``hours_of`` is the site whose opening hours it takes; without any it is never open.
    """

    name: str
    address: str = ""
    hours_of: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the site with its premises in one transaction.

        Raises:
            BadInputError: the name or the address cannot be kept.
            UnknownCodeError: no site has the code of ``hours_of``.
        """
        return perform(engine, actor, Act("add_site", self), partial(self.within, actor=actor))

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        name = SITE_FIELDS["short_name"]("short_name", self.name)
        address = SITE_FIELDS["address_line"]("address_line", self.address)
        reserve(tx, "sites")
        there = list(tx.scalars(select(Site)))
        letter = letter_from_name(name, {row.letter for row in there})
        if not letter:
            raise BadInputError("letter", "missing")
        code = code_from_name(name, {row.code for row in there}, LETTERS_OF_A_SITE)
        site = Site(
            code=code,
            letter=letter,
            short_name=name,
            name_fr=name,
            kind=OWN,
            address_line=address,
            postcode="",
            city="",
            phone="",
        )
        edits = [describe_row(tx, site)]
        premises = Premises(
            code=f"{code}-P1",
            site_id=site.id,
            label_fr=name,
            address_line=address,
            valid_from=actor.at.date(),
        )
        edits.append(describe_row(tx, premises))
        if self.hours_of:
            edits += self._hours(tx, site, actor)
        return described(code, edits)

    def _hours(self, tx: Session, site: Site, actor: Actor) -> list[Edit]:
        """The present opening hours of another site, from today on."""
        today = actor.at.date()
        like = coded(tx, Site, self.hours_of)
        rows = tx.scalars(
            select(OpeningHoursRow)
            .where(
                OpeningHoursRow.site_id == like.id,
                or_(OpeningHoursRow.valid_to.is_(None), OpeningHoursRow.valid_to >= today),
            )
            .order_by(OpeningHoursRow.id)
        ).all()
        return [
            describe_row(
                tx,
                OpeningHoursRow(
                    site_id=site.id,
                    iso_weekday=row.iso_weekday,
                    opens=row.opens,
                    closes=row.closes,
                    valid_from=max(row.valid_from, today),
                    valid_to=row.valid_to,
                ),
            )
            for row in rows
        ]


@dataclass(frozen=True, slots=True)
class ChangeSite:
    """Give one field of a site another value, as it was typed.

    Its address is that of the building it uses today; buildings it has left keep theirs.
    """

    site: str
    field: str
    typed: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the value cannot be used, or another site has this letter.
            UnknownCodeError: no site has the code.
        """
        return perform(engine, actor, Act("change_site", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        value = value_typed(SITE_FIELDS, self.field, self.typed)
        row = coded(tx, Site, self.site, lock=True)
        if self.field == "letter":
            reserve(tx, "sites")
            others = select(Site.id).where(Site.letter == value, Site.id != row.id)
            if tx.scalar(others) is not None:
                raise BadInputError("letter", "letter_taken", str(value))
        if self.field == "address_line":
            there = _building(tx, row, actor.at.date())
            edits = [edit_row(one, {"address_line": value}) for one in (row, there) if one]
            return described(row.code, [edit for edit in edits if edit is not None])
        return field_changed(row, row.code, self.field, value)


def _building(tx: Session, site: Site, day: date) -> Premises | None:
    """The building whose address is printed on a day."""
    begun = select(Premises).where(Premises.site_id == site.id, Premises.valid_from <= day)
    return tx.scalars(begun.order_by(Premises.valid_from.desc()).limit(1)).first()
