"""undo and redo: what a desk did last, and has taken back."""

from collections.abc import Callable

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import ActOptions
from desktop_app.cli.outcomes import done_answer
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import RefusedError
from desktop_app.readings.names import title_of
from desktop_app.readings.session_lines import sessions_coded
from desktop_app.wording import Words
from desktop_app.wording.acts import redone_text, undone_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import capitalised


def undo(options: ActOptions, call: Call) -> Answer:
    """Take back the last act of the desk that is not taken back yet."""
    return _turned(UndoLast, undone_text, options, call)


def redo(options: ActOptions, call: Call) -> Answer:
    """Do again what the desk has just taken back."""
    return _turned(RedoLast, redone_text, options, call)


def _turned(
    last: type[UndoLast | RedoLast],
    said: Callable[[Words, str, str], str],
    options: ActOptions,
    call: Call,
) -> Answer:
    engine = call.open(options.centre)
    actor = call.actor(engine, options)
    names, words = call.names(engine), call.words_now(engine)
    try:
        outcome = last(actor.desk)(engine, actor)
    except RefusedError as refused:
        return refusal(FoundWords(words, names, refused.findings))
    title = words.of(title_of(engine, outcome.subject))
    sentence = said(words, outcome.answer["act"], title)
    (line,) = sessions_coded(engine, [outcome.subject]) or (None,)
    named = [outcome.subject] if title != outcome.subject else []
    when = [moment_said(words, line.span.start)] if line is not None else []
    if named or when:
        sentence = f"{sentence} {capitalised(', '.join([*named, *when]))}."
    kept = NOTHING_KEPT if line is None else Keeping(frozenset(line.kept), line.kept_reason)
    found = FoundWords(words, names, outcome.findings, kept=kept)
    return done_answer(found, outcome, sentence)


COMMANDS = (Command("undo", ActOptions, undo), Command("redo", ActOptions, redo))
