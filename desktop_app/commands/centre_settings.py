"""What the centre is called, and how its paper speaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor
from db.tables.centre import Centre
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import field_changed, value_typed
from desktop_app.commands.typed_values import Reading, one_of, text

SCHOOL_ZONES = ("A", "B", "C", "Corse")
"""The zones of the school calendar of mainland France, and Corsica, which has its own."""

PAPER_LANGUAGES = ("fr", "en")

CENTRE_FIELDS: Mapping[str, Reading] = MappingProxyType(
    {
        "name_fr": text(needed=True),
        "name_en": text(),
        "school_zone": one_of(*SCHOOL_ZONES),
        "default_language": one_of(*PAPER_LANGUAGES),
        "contact": text(),
    }
)


@dataclass(frozen=True, slots=True)
class ChangeCentre:
    """Give one field of the centre another value, as it was typed."""

    field: str
    typed: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the value cannot be used.
        """
        return perform(engine, actor, Act("change_centre", self), self._work)

    def _work(self, tx: Session) -> Done:
        value = value_typed(CENTRE_FIELDS, self.field, self.typed)
        row = tx.scalars(select(Centre).with_for_update()).one()
        return field_changed(row, row.identifier, self.field, value)
