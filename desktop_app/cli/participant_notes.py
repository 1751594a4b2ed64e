"""What is worth a look about somebody who joins, for programs and for people."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.participants import ParticipantNote
from desktop_app.wording import Words
from desktop_app.wording.participants import participant_note_text


def notes_said(words: Words, notes: Iterable[str], person: str) -> list[dict[str, str]]:
    """Each note with its code and its sentence."""
    return [
        {"code": note, "text": participant_note_text(words, ParticipantNote(note), person)}
        for note in notes
    ]


def namesakes_said(words: Words, people: Sequence[str]) -> list[dict[str, str]]:
    """That others are known by the same single name: it may be one of them, come back."""
    if not people:
        return []
    text = words.ngettext(
        "Same first name as {people}: check that it is somebody else.",
        "Same first name as {people}: check that it is somebody else.",
        len(people),
    ).format(people=", ".join(people))
    return [{"code": "same_given_name", "text": text}]
