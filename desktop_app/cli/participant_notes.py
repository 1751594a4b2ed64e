"""What is worth a look about somebody who joins, for programs and for people."""

from collections.abc import Iterable

from desktop_app.domain.participants import ParticipantNote
from desktop_app.wording import Words
from desktop_app.wording.participants import participant_note_text


def notes_said(words: Words, notes: Iterable[str], person: str) -> list[dict[str, str]]:
    """Each note with its code and its sentence."""
    return [
        {"code": note, "text": participant_note_text(words, ParticipantNote(note), person)}
        for note in notes
    ]
