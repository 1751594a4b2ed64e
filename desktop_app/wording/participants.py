"""What the desk is told of somebody who joins a workshop, by code and never by name."""

from desktop_app.domain.participants import ParticipantNote
from desktop_app.wording.words import Words


def participant_note_text(words: Words, note: ParticipantNote, person: str) -> str:
    """« U0012 est plus jeune que l’âge prévu par l’atelier. »."""
    known = {
        ParticipantNote.TOO_YOUNG: words._("{person} is younger than the workshop is for."),
        ParticipantNote.TOO_OLD: words._("{person} is older than the workshop is for."),
        ParticipantNote.GUARDIAN_MISSING: words._(
            "{person} is a child without a known guardian: somebody has to sign at arrival and"
            " departure."
        ),
    }
    return known[note].format(person=person)
