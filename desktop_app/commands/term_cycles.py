"""A cycle of a plan, as the act that writes it: the same as for any other cycle."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desktop_app.commands.cycles import CreateCycle, CycleSeen, cycle_as_seen
from desktop_app.domain.cycle_dates import CycleDate, CycleRule
from desktop_app.domain.cycle_preview import CycleLine
from desktop_app.domain.span import Span
from desktop_app.domain.term_plans import PlannedCycle
from desktop_app.domain.term_wishes import monday_of


def cycle_as_planned(planned: PlannedCycle, kinds: Sequence[str], title: str = "") -> CreateCycle:
    """The act that writes a planned cycle; ``kinds`` are those of its steps.

    What the cycle asks of its dates is its usual hour, room and team. It is judged again when it
    is written: the centre may have changed since the plan was made.
    """
    usual, wish = planned.usual.proposal, planned.wish
    weekday = usual.span.day.weekday()
    first = monday_of(planned.dates[0].proposal.span.day) + timedelta(days=weekday)
    start = usual.span.start.time()
    lines = [
        CycleLine(CycleDate(one.proposal.span, one.step, number), one.proposal)
        for number, one in enumerate(planned.dates, 1)
    ]
    for day, cause in planned.skipped:
        begins = datetime.combine(day, start)
        span = Span(begins, begins + usual.span.duration)
        lines.append(CycleLine(CycleDate(span, planned.usual.step, cause=cause)))
    rule = CycleRule(
        first, start, wish.steps, wish.rhythm, count=sum(step.count or 0 for step in wish.steps)
    )
    ordered = sorted(lines, key=lambda line: line.date.span)
    return cycle_as_seen(CycleSeen(rule, usual, ordered, tuple(kinds)), title)
