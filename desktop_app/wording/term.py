"""A plan of a term in words: where each cycle goes, what it loses of its wishes, and why not."""

from collections.abc import Mapping

from desktop_app.domain.term_losses import Loss
from desktop_app.domain.term_misses import Because, NotPlaced
from desktop_app.domain.term_plans import PlannedCycle, PlannedDate, TermPlan
from desktop_app.wording.free_slots import miss_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, named, worker_with_code
from desktop_app.wording.words import Words

SEPARATOR = " · "


def plan_said(words: Words, plan: TermPlan) -> str:
    """« 14 cycles placés sur 15 · 90 séances »."""
    cycles, placed = len(plan.cycles), len(plan.placed)
    sessions = sum(len(one.dates) for one in plan.placed)
    return SEPARATOR.join(
        [
            words.ngettext(
                "{placed} of {count} cycle has its place",
                "{placed} of {count} cycles have their place",
                cycles,
            ).format(placed=placed, count=cycles),
            words.ngettext("{count} session", "{count} sessions", sessions).format(count=sessions),
        ]
    )


def usual_said(words: Words, cycle: PlannedCycle, names: Names) -> str:
    """« mardi 14:00–15:30 · Grande salle · infirmière P048 »: what most dates share."""
    usual = cycle.usual.proposal
    return SEPARATOR.join(
        [
            f"{words.weekday(usual.span.day)} {hours_noted(words, usual.span)}",
            named(words, usual.room, names),
            *_people(words, cycle.usual, names),
        ]
    )


def planned_date_row(words: Words, one: PlannedDate, names: Names) -> tuple[str, ...]:
    """Day, hours, room, people: one date of a planned cycle, column by column."""
    wanted = one.proposal
    return (
        words.short_day_with_year(wanted.span.day),
        hours_noted(words, wanted.span),
        named(words, wanted.room, names),
        ", ".join(_people(words, one, names)),
    )


def losses_said(words: Words, losses: Mapping[Loss, int]) -> str:
    """« 2 séances à une autre heure, 1 dans une autre salle »; what there is to say of no loss."""
    said = [loss_said(words, loss, losses[loss]) for loss in Loss if losses.get(loss)]
    return ", ".join(said) if said else words._("everything as wished")


def loss_said(words: Words, loss: Loss, count: int) -> str:
    """« 2 à une autre heure que d'habitude »: so many sessions of a cycle, or weeks."""
    sentences = {
        Loss.NOT_PLACED: words._("no place"),
        Loss.ANOTHER_HOUR: words.ngettext(
            "{count} at another hour than usual", "{count} at other hours than usual", count
        ),
        Loss.ANOTHER_PERSON: words.ngettext(
            "{count} with somebody else than usual", "{count} with others than usual", count
        ),
        Loss.ANOTHER_ROOM: words.ngettext(
            "{count} in another room than usual", "{count} in other rooms than usual", count
        ),
        Loss.WEEK_WITHOUT: words.ngettext(
            "{count} week without a session", "{count} weeks without a session", count
        ),
        Loss.ANOTHER_INTERPRETER: words.ngettext(
            "{count} with another interpreter than usual",
            "{count} with other interpreters than usual",
            count,
        ),
        Loss.OUTSIDE_HOURS: words.ngettext(
            "{count} outside the hours wished", "{count} are outside the hours wished", count
        ),
        Loss.OTHER_WEEKDAY: words.ngettext(
            "{count} on another weekday than wished", "{count} on other weekdays than wished", count
        ),
        Loss.LARGE_ROOM: words.ngettext(
            "{count} in a room too large for the group",
            "{count} in rooms too large for the group",
            count,
        ),
    }
    return sentences[loss].format(count=count)


def not_placed_said(words: Words, why: NotPlaced, names: Names) -> list[str]:
    """Why a cycle has no place, and what would give it one."""
    match why.because:
        case Because.OTHERS:
            return [words._("No place beside the other cycles; alone it would have one.")]
        case Because.FOLLOW_UP:
            return [words._("No place for the sessions that come some days after the others.")]
        case Because.WEEKS:
            return _weeks_said(words, why, names)


def _weeks_said(words: Words, why: NotPlaced, names: Names) -> list[str]:
    said = words.ngettext(
        "A session is possible in {count} week only; {wanted} are wanted.",
        "A session is possible in {count} weeks only; {wanted} are wanted.",
        why.weeks,
    ).format(count=why.weeks, wanted=why.wish.sessions)
    if why.monday is None:
        return [said]
    first = words._("In the week of {day}, nothing is free as it is asked.").format(
        day=words.near_day(why.monday)
    )
    return [said, first, *(f"  - {miss_text(words, one, names)}" for one in why.misses)]


def _people(words: Words, one: PlannedDate, names: Names) -> list[str]:
    return [
        worker_with_code(words, names.get(each.worker), each.worker)
        for each in one.proposal.involved
    ]
