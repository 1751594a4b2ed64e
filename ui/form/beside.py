"""What a form does beside what is typed: conflicts kept or settled again, acts taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.form.entry import FormEntry
from ui.form.saving import Saving, command_of, keep_of, reverse_of, settle_of
from ui.form.typed import typed_of

if TYPE_CHECKING:
    from desktop_app.domain.planning import Alternative
    from ui.form.conduct import FormConduct


class BesideActs:
    """The acts after which the form stays open."""

    def __init__(self, conduct: FormConduct) -> None:
        """Act for one form."""
        self._conduct = conduct

    def take_way(self, way: Alternative) -> None:
        """Put a way out into the fields; one of the option beside moves that option at once."""
        moving = self._conduct.verdict.moving
        if moving is None or moving.form is None:
            self._conduct.take_place(way.proposal)
            return
        option = FormEntry(moving, typed_of(moving.form.fields))
        option.take_way(way.proposal)
        self._conduct.do_beside(command_of(moving.form.line.code, option, Saving()))

    def keep_conflict(self, reason: str) -> None:
        """Keep the conflicts that stand: with what is typed, or where the session is."""
        conduct = self._conduct
        entry, finding = conduct.entry, conduct.verdict.third_way()
        if entry is None or finding is None:
            return
        if entry.touched or not conduct.session:
            conduct.save(keeping=reason)
        else:
            conduct.do_beside(keep_of(conduct.session, finding, reason))

    def settle_again(self) -> None:
        """Count what is kept as a conflict again."""
        conduct = self._conduct
        judged = conduct.verdict.judged
        if judged is not None and judged.kept:
            conduct.do_beside(settle_of(conduct.session, judged.kept[0]))

    def reverse(self, number: int) -> None:
        """Take one act of the history back."""
        self._conduct.do_beside(reverse_of(number))
