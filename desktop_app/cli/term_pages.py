"""A plan of a term with each of its cycles, for programs and for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.cli.answers import aligned, moment_code
from desktop_app.cli.finding_lines import FoundWords
from desktop_app.domain.findings import Finding
from desktop_app.domain.term_losses import Loss
from desktop_app.domain.term_misses import Beside, NotPlaced
from desktop_app.domain.term_plans import PlannedCycle, PlannedDate, TermPlan
from desktop_app.wording import Words
from desktop_app.wording.names import Names
from desktop_app.wording.term import (
    loss_said,
    losses_said,
    not_placed_said,
    plan_said,
    planned_date_row,
    usual_said,
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a cycle that was to be written: its code, or what refused it."""

    code: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TermPage:
    """The cycles of a plan beside what each would be alone, by line of the file."""

    lines: Sequence[int]
    cycles: Sequence[Beside]
    reasons: Mapping[int, NotPlaced]
    accepted: Mapping[int, Accepted]
    words: Words
    names: Names

    def document(self, plan: TermPlan) -> dict[str, object]:
        """The plan as programs read it."""
        return {
            "placed": len(plan.placed),
            "wanted": len(plan.cycles),
            "weight": plan.weight,
            "cycles": [
                self._cycle(line, one) for line, one in zip(self.lines, self.cycles, strict=True)
            ],
        }

    def said(self, plan: TermPlan) -> list[str]:
        """The plan as people read it."""
        cycles = zip(self.lines, self.cycles, strict=True)
        return [
            plan_said(self.words, plan),
            *(said for line, one in cycles for said in ("", *self._cycle_said(line, one))),
        ]

    def _cycle(self, line: int, one: Beside) -> dict[str, object]:
        accepted = self.accepted.get(line, Accepted())
        return {
            "line": line,
            "programme": one.wish.sample.programme,
            "title": one.wish.name,
            "placed": one.here is not None,
            "cycle": accepted.code or None,
            "created": bool(accepted.code),
            "findings": FoundWords(self.words, self.names, accepted.findings).documents,
            "usual": None if one.here is None else _date(one.here.usual),
            "dates": [] if one.here is None else [_date(date) for date in one.here.dates],
            "skipped": [] if one.here is None else _skipped(one.here),
            "losses": self._losses(one.here),
            "alone": self._losses(one.there),
            "because": self._because(line),
        }

    def _losses(self, cycle: PlannedCycle | None) -> list[dict[str, object]]:
        losses = {Loss.NOT_PLACED: 1} if cycle is None else cycle.losses
        return [
            {
                "code": str(loss),
                "count": losses[loss],
                "text": loss_said(self.words, loss, losses[loss]),
            }
            for loss in Loss
            if losses.get(loss)
        ]

    def _because(self, line: int) -> dict[str, object] | None:
        why = self.reasons.get(line)
        if why is None:
            return None
        found = [finding for miss in why.misses for finding in miss.findings]
        return {
            "code": str(why.because),
            "weeks": why.weeks,
            "week": None if why.monday is None else why.monday.isoformat(),
            "text": not_placed_said(self.words, why, self.names),
            "nearest_miss": FoundWords(self.words, self.names, found).documents,
        }

    def _cycle_said(self, line: int, one: Beside) -> list[str]:
        words, here = self.words, one.here
        heading = words._("line {line}: {title}").format(line=line, title=one.wish.name)
        if here is None:
            return [
                heading,
                *(f"  {said}" for said in not_placed_said(words, self.reasons[line], self.names)),
            ]
        rows = [
            (f"{number}", *planned_date_row(words, date, self.names))
            for number, date in enumerate(here.dates, 1)
        ]
        return [
            heading,
            f"  {usual_said(words, here, self.names)}",
            f"  {self._beside_said(one, here)}",
            *(f"    {row}" for row in aligned(rows)),
            *self._accepted_said(line),
        ]

    def _beside_said(self, one: Beside, here: PlannedCycle) -> str:
        """What it loses; and what it would lose alone, where that is less."""
        words = self.words
        said = losses_said(words, here.losses)
        if one.there is None or one.there.weight >= here.weight:
            return said
        alone = losses_said(words, one.there.losses)
        return words._("{losses} (alone: {alone})").format(losses=said, alone=alone)

    def _accepted_said(self, number: int) -> list[str]:
        words, accepted = self.words, self.accepted.get(number)
        if accepted is None:
            return []
        if accepted.code:
            said = [words._("Cycle {code} is created.").format(code=accepted.code)]
        else:
            found = FoundWords(words, self.names, accepted.findings)
            said = [words._("Not done."), *found.lines]
        return [f"  {line}" for line in said]


def _date(one: PlannedDate) -> dict[str, object]:
    wanted = one.proposal
    return {
        "date": wanted.span.day.isoformat(),
        "start": moment_code(wanted.span.start),
        "end": moment_code(wanted.span.end),
        "room": wanted.room,
        "with": [each.worker for each in wanted.involved],
        "step": one.step,
    }


def _skipped(cycle: PlannedCycle) -> list[dict[str, object]]:
    return [{"date": day.isoformat(), "cause": str(cause)} for day, cause in cycle.skipped]
