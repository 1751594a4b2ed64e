"""What was done at the desks, told afterwards and without any name."""

from datetime import datetime, timedelta

from desktop_app.wording.acts import act_text
from desktop_app.wording.names import capitalised, quoted
from desktop_app.wording.words import Words

JUST_NOW = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


def change_text(words: Words, act: str, title: str, *, count: int = 1, went: str = "") -> str:
    """« +1 inscrit · Café santé », « Diabète : mes pieds passe en Atelier ».

    Args:
        words: the reader's language.
        act: as the journal writes it.
        title: of the session or cycle.
        count: how many acts are told together.
        went: where a session went, when that is known: a room, or a day and an hour.
    """
    known = {
        "book": words._("{title} booked"),
        "create_cycle": words._("New cycle · {title}"),
        "change_policy": words._("School holidays changed · {title}"),
        "add_dates": words._("Dates added · {title}"),
        "move": words._("{title} moves to {where}") if went else words._("{title} moved"),
        "edit": words._("{title} changed"),
        "keep": words._("Conflict kept · {title}"),
        "unkeep": words._("Conflict to settle again · {title}"),
        "cancel": words._("{title} cancelled"),
        "reinstate": words._("{title} takes place after all"),
        "enrol": words.ngettext(
            "+{count} enrolled · {title}", "+{count} enrolled · {title}", count
        ),
        "add_place": words.ngettext(
            "+{count} enrolled, a place more · {title}",
            "+{count} enrolled, as many places more · {title}",
            count,
        ),
        "withdraw": words.ngettext(
            "{count} withdrawal · {title}", "{count} withdrawals · {title}", count
        ),
        "promote": words.ngettext(
            "+{count} from the waiting list · {title}",
            "+{count} from the waiting list · {title}",
            count,
        ),
        "pass_over": words._("Turn passed on the waiting list · {title}"),
        "attend": words._("Attendance recorded · {title}"),
        "book_appointment": words._("Appointment booked · {title}"),
        "move_appointment": words._("Appointment moved · {title}"),
        "cancel_appointment": words._("Appointment cancelled · {title}"),
        "reinstate_appointment": words._("Appointment put back · {title}"),
        "record_appointment": words._("Appointment recorded · {title}"),
        "order_interpreter": words._("Interpreter ordered · {title}"),
        "confirm_interpreter": words._("Interpreter confirmed · {title}"),
        "refuse_interpreter": words._("No interpreter · {title}"),
        "cancel_interpreter": words._("Interpreter cancelled · {title}"),
        "record_interpreter": words._("Interpreter recorded · {title}"),
        "end_room": words._("Last day changed · {title}"),
        "absence": words._("Absence noted · {title}"),
        "closure": words._("Site closed · {title}"),
        "move_site": words._("Site moves to another building · {title}"),
    }
    return known[act].format(title=title, where=went, count=count)


def taken_back_text(words: Words, act: str, title: str) -> str:
    """« Annulé : déplacer « Équilibre » »."""
    said = words._("Undone: {action}.").format(action=act_text(words, act, title))
    return said.rstrip(".")


def desk_did_text(words: Words, act: str, title: str, count: int = 1) -> str:
    """« a inscrit 1 personne à « Café santé » »: what another desk did, after its name.

    Acts without a sentence of their own are named as undo names them.
    """
    enrolled = words.ngettext(
        "enrolled {count} person in {title}", "enrolled {count} people in {title}", count
    )
    withdrawn = words.ngettext(
        "withdrew {count} person from {title}", "withdrew {count} people from {title}", count
    )
    known = {
        "book": words._("booked {title}"),
        "create_cycle": words._("created the cycle {title}"),
        "move": words._("moved {title}"),
        "edit": words._("changed {title}"),
        "cancel": words._("cancelled {title}"),
        "reinstate": words._("put {title} back"),
        "enrol": enrolled,
        "withdraw": withdrawn,
        "attend": words._("recorded the attendance of {title}"),
    }
    if act not in known:
        return words._("did: {action}").format(action=act_text(words, act, title))
    return known[act].format(title=quoted(words, title), count=count)


def ago_said(words: Words, at: datetime, now: datetime) -> str:
    """« il y a moins d'une minute », « il y a 12 min », « à 9:30 »; the journal knows minutes."""
    past = now - at
    if past < JUST_NOW:
        return words._("less than a minute ago")
    if past < AN_HOUR:
        minutes = int(past / JUST_NOW)
        return words._("{minutes} min ago").format(minutes=minutes)
    return words._("at {hour}").format(hour=words.hour(at))


def elsewhere_said(words: Words, desk: str, did: str, ago: str) -> str:
    """« Poste Beauregard a inscrit 1 personne à « Café santé », il y a 3 min »."""
    return capitalised(words._("Desk {desk} {did}, {ago}").format(desk=desk, did=did, ago=ago))
