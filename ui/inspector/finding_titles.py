"""What a conflict is called at the head of its card, in a few words."""

from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.planning import Planning
from desktop_app.wording import Words
from desktop_app.wording.names import capitalised
from desktop_app.wording.roles import role_words


def finding_title(words: Words, finding: Finding, planning: Planning) -> str:
    """« Orthophoniste sur deux séances »."""
    titles = {
        Code.ROOM_TAKEN: words._("Room already taken"),
        Code.PERSON_TAKEN: words._("{person} in two sessions"),
        Code.INTERPRETER_TAKEN: words._("Interpreter in two places"),
        Code.EQUIPMENT_SHORT: words._("Not enough equipment"),
        Code.ROOM_RESERVED: words._("Room kept for somebody else"),
        Code.ROOM_NOT_BOOKABLE: words._("Room not bookable"),
        Code.ROOM_CLOSED: words._("Room closed"),
        Code.SITE_CLOSED: words._("Site closed"),
        Code.PUBLIC_HOLIDAY: words._("Public holiday"),
        Code.PERSON_ABSENT: words._("{person} away"),
        Code.ROOM_TOO_SMALL: words._("Room too small"),
        Code.NOT_ACCESSIBLE: words._("No step-free access"),
        Code.FEATURE_MISSING: words._("Equipment missing"),
    }
    title = titles.get(finding.code, words._("To look at"))
    return title.format(person=_person(words, finding, planning))


def _person(words: Words, finding: Finding, planning: Planning) -> str:
    worker = planning.workers.get(finding.resource)
    return finding.resource if worker is None else capitalised(role_words(words, worker.label))
