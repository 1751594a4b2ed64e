"""Who else could interpret, and on which other dates, as programs and as people read it."""

from desktop_app.cli.answers import moment_code
from desktop_app.domain.interpreter_offers import InterpreterOffer
from desktop_app.readings.interpreter_ways import InterpreterWays
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, named
from desktop_app.wording.orders import money
from desktop_app.wording.sheets import mode_of_interpreting
from desktop_app.wording.words import Words


def ways_fields(ways: InterpreterWays) -> dict[str, object]:
    """The offers and the dates, best first."""
    return {
        "offers": [_offer(one) for one in ways.offers],
        "dates": [{"start": moment_code(start), **_offer(one)} for start, one in ways.dates],
    }


def ways_lines(words: Words, ways: InterpreterWays, names: Names) -> list[str]:
    """A heading and a line for each; a sentence where there is none."""
    lines = []
    if ways.offers:
        lines.append(words._("Who could interpret it"))
        said = [f"  - {_offer_said(words, one, names)}" for one in ways.offers]
        lines += dict.fromkeys(said)
    else:
        lines.append(words._("Nobody else could interpret it at that time."))
    if ways.dates:
        lines.append(words._("Other dates with somebody on site"))
        lines += [
            f"  - {moment_said(words, start)} · {_offer_said(words, one, names)}"
            for start, one in ways.dates
        ]
    return lines


def _offer(one: InterpreterOffer) -> dict[str, object]:
    return {
        "interpreter": one.interpreter,
        "agency": one.agency,
        "mode": one.mode,
        "cost_cents": one.cost_cents,
        "late": one.late,
    }


def _offer_said(words: Words, one: InterpreterOffer, names: Names) -> str:
    pieces = [
        f"{mode_of_interpreting(words, one.mode)} ({one.interpreter})",
        named(words, one.agency, names),
        money(words, one.cost_cents),
    ]
    if one.late:
        pieces.append(words._("after its delay: to be asked as urgent"))
    return " · ".join(pieces)
