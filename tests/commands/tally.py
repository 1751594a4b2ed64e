"""What a run of random acts came to: one in which nothing was done examined nothing."""

from collections import Counter
from dataclasses import dataclass, field

from desktop_app.commands.act import Command
from desktop_app.commands.undo import UndoLast

KINDS_DONE, ACTS_DONE = 5, 3
"""The least that is done: kinds of acts in all, and acts for each example."""


@dataclass
class Tally:
    """How often each act was done, how many were refused, how many towns came back whole."""

    done: Counter[type[Command]] = field(default_factory=Counter)
    refused: int = 0
    whole: int = 0

    def check(self, examples: int) -> None:
        """Refuse a run in which the rules had nothing to say, or never let anything through."""
        assert self.refused, "the rules never said no"
        assert self.whole, "no town came back whole"
        assert UndoLast in self.done, "nothing was taken back on the way"
        assert len(self.done) >= KINDS_DONE, f"only these were done: {self.done}"
        assert self.done.total() >= ACTS_DONE * examples, f"{self.refused} acts were refused"
