"""What an act did to sessions, for programs and for people."""

from dataclasses import asdict

from desktop_app.cli.answers import Answer
from desktop_app.cli.finding_lines import FoundWords
from desktop_app.commands.act import Outcome
from desktop_app.domain.changes import Consequences
from desktop_app.wording import Words
from desktop_app.wording.orders import money


def done_answer(
    found: FoundWords, outcome: Outcome, sentence: str, *, past: str | None = None
) -> Answer:
    """The answer of an act that went through, with all that it left to know.

    ``found`` are the findings of the outcome in the reader's words. ``past`` says that a
    session now stands in the past, or is empty; nothing when the act gives no time.
    """
    words = found.words
    warned = [past] if past else []
    lines = [
        *sentence.splitlines(),
        *warned,
        *consequence_lines(words, outcome.consequences),
        *found.lines,
    ]
    if outcome.repeated:
        lines.append(words._("This had been done already; nothing was done twice."))
    return Answer(
        {
            "done": True,
            "session": outcome.answer.get("session", outcome.subject),
            "findings": found.documents,
            "consequences": asdict(outcome.consequences),
            "repeated": outcome.repeated,
            "unchanged": outcome.unchanged,
            **({"act": outcome.answer["act"]} if "act" in outcome.answer else {}),
            **({} if past is None else {"past": bool(past)}),
        },
        lines,
    )


def consequence_lines(words: Words, found: Consequences) -> list[str]:
    """Who is to be called, what is to be ordered again or printed again, what it costs."""
    counted = [
        (
            found.people_to_call,
            words.ngettext("{n} person to call", "{n} people to call", found.people_to_call),
        ),
        (
            found.orders_to_reconfirm,
            words.ngettext(
                "{n} interpreter order to ask again",
                "{n} interpreter orders to ask again",
                found.orders_to_reconfirm,
            ),
        ),
        (
            found.sheets_out_of_date,
            words.ngettext(
                "{n} printed sheet out of date",
                "{n} printed sheets out of date",
                found.sheets_out_of_date,
            ),
        ),
    ]
    lines = [f"  - {text.format(n=count)}" for count, text in counted if count]
    if found.cost_cents:
        cost = words._("{euros} billed by the interpreting agency").format(
            euros=money(words, found.cost_cents)
        )
        lines.append(f"  - {cost}")
    if found.former_time_cents:
        late = words._("{euros} may be billed for the former time, too late to give it back")
        lines.append(f"  - {late.format(euros=money(words, found.former_time_cents))}")
    return lines
