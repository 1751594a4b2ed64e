"""A plan of repairs in words: what is hit, each way out, whom it disturbs, and what is left."""

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.repair_plan import RepairWay
from desktop_app.wording.alternatives import SEPARATOR, alternative_text
from desktop_app.wording.names import Names, quoted
from desktop_app.wording.statuses import appointment_title
from desktop_app.wording.words import Words


def hit_title(words: Words, title: Bilingual, kind: str) -> str:
    """« Café santé » in its marks, « Rendez-vous Boussole »: ``kind`` is that of an appointment."""
    return appointment_title(words, kind) if kind else quoted(words, words.of(title))


def way_said(words: Words, way: RepairWay, names: Names) -> str:
    """« Psychologue P012 (remplace P011) · personne à prévenir », « Annuler la séance · … »."""
    if way.alternative is not None:
        return alternative_text(words, way.alternative, names)
    count = way.people_to_call
    calls = (
        words.ngettext("{count} person to call", "{count} people to call", count)
        if count
        else words._("nobody to call")
    )
    said = words._("Cancel the session")
    if way.appointment:
        said = words._("Cancel the appointment")
    return SEPARATOR.join([said, calls.format(count=count)])


def in_trouble_said(words: Words, sessions: int, appointments: int) -> str:
    """« 7 séances et 5 rendez-vous seraient compromis. »: what a change would break."""
    if not appointments:
        return words.ngettext(
            "{count} session would be in trouble.",
            "{count} sessions would be in trouble.",
            sessions,
        ).format(count=sessions)
    if not sessions:
        return words.ngettext(
            "{count} appointment would be in trouble.",
            "{count} appointments would be in trouble.",
            appointments,
        ).format(count=appointments)
    return words._("{sessions} and {appointments} would be in trouble.").format(
        **_counted(words, sessions, appointments)
    )


def pending_said(words: Words, sessions: int, appointments: int) -> str:
    """« 2 séances restent en conflit, à régler. »; nothing when none is left."""
    if not appointments:
        return (
            words.ngettext(
                "{count} session stays in conflict, to be settled.",
                "{count} sessions stay in conflict, to be settled.",
                sessions,
            ).format(count=sessions)
            if sessions
            else ""
        )
    if not sessions:
        return words.ngettext(
            "{count} appointment stays in conflict, to be settled.",
            "{count} appointments stay in conflict, to be settled.",
            appointments,
        ).format(count=appointments)
    return words._("{sessions} and {appointments} stay in conflict, to be settled.").format(
        **_counted(words, sessions, appointments)
    )


def _counted(words: Words, sessions: int, appointments: int) -> dict[str, str]:
    dates = words.ngettext("{count} session", "{count} sessions", sessions)
    booked = words.ngettext("{count} appointment", "{count} appointments", appointments)
    return {
        "sessions": dates.format(count=sessions),
        "appointments": booked.format(count=appointments),
    }
