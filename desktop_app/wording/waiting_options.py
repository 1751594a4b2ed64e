"""Options that wait where a booking is wanted, in words."""

from desktop_app.domain.planning import WaitingOption
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, named, quoted
from desktop_app.wording.words import Words


def option_text(words: Words, option: WaitingOption, names: Names) -> str:
    """« Une option y pense aussi : W0005 « Réunion » (mar. 24 nov., 15:00–16:30) … »."""
    shared = [named(words, option.room, names)] if option.room else []
    title = words.of(option.title)
    return words._(
        "An option waits there too, which holds nothing: {option}, {day}, {hours} ({shared})."
    ).format(
        option=f"{option.code} {quoted(words, title)}" if title else option.code,
        day=words.near_day(option.span.day),
        hours=hours_noted(words, option.span),
        shared=", ".join([*shared, *option.workers]),
    )
