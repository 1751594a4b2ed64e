"""What was done, so that it can be named when it is taken back (undo.done)."""

from desktop_app.wording.names import quoted
from desktop_app.wording.words import Words


def act_text(words: Words, act: str, title: str) -> str:
    """« déplacer « Équilibre » »: an act and its object.

    Args:
        words: the reader's language.
        act: as the journal writes it.
        title: title or code of the object.
    """
    known = {
        "book": words._("book {title}"),
        "move": words._("move {title}"),
        "edit": words._("change {title}"),
        "keep": words._("keep a conflict of {title}"),
        "unkeep": words._("look at a conflict of {title} again"),
        "create_cycle": words._("create the cycle {title}"),
        "change_policy": words._("change the school holidays of {title}"),
        "add_dates": words._("add dates to {title}"),
        "absence": words._("note the absence of {title}"),
        "closure": words._("close the site {title}"),
        "move_site": words._("move the site {title} to another building"),
        "availability": words._("change the availability of {title}"),
        "opening_hours": words._("change the opening hours of {title}"),
        "cancel": words._("cancel {title}"),
        "reinstate": words._("put {title} back"),
        "enrol": words._("enrol in {title}"),
        "add_place": words._("add a place and enrol in {title}"),
        "withdraw": words._("withdraw from {title}"),
        "promote": words._("promote from the waiting list of {title}"),
        "pass_over": words._("pass to the next of the waiting list of {title}"),
        "attend": words._("record attendance of {title}"),
        "sheet": words._("issue the sheet of {title}"),
        "sheets": words._("issue the sheets of {title} and of others"),
        "person": words._("create the person {title}"),
        "block": words._("close a room, {title}"),
        "unblock": words._("open a room again, {title}"),
        "change_centre": words._("change the centre {title}"),
        "add_site": words._("add the site {title}"),
        "change_site": words._("change the site {title}"),
        "add_room": words._("add the room {title}"),
        "change_room": words._("change the room {title}"),
        "end_room": words._("change the last day of {title}"),
        "add_programme": words._("add the programme {title}"),
        "change_programme": words._("change the programme {title}"),
        "put_away": words._("put {title} away"),
        "put_back": words._("offer {title} again"),
        "call": words._("note a call about {title}"),
        "book_appointment": words._("book the appointment of {title}"),
        "move_appointment": words._("move the appointment of {title}"),
        "cancel_appointment": words._("cancel the appointment of {title}"),
        "reinstate_appointment": words._("put the appointment of {title} back"),
        "record_appointment": words._("note what became of the appointment of {title}"),
        "order_interpreter": words._("order an interpreter for {title}"),
        "confirm_interpreter": words._("confirm the interpreter of {title}"),
        "refuse_interpreter": words._("note that no interpreter comes to {title}"),
        "cancel_interpreter": words._("cancel the interpreter of {title}"),
        "record_interpreter": words._("note what became of the interpreter of {title}"),
        "invoice_interpreter": words._("note the invoice of the interpreter of {title}"),
        "mediation": words._("write down the request {title}"),
        "follow_mediation": words._("take the request {title} along"),
        "undo": words._("undo, {title}"),
        "redo": words._("do again, {title}"),
        "reverse": words._("take back, {title}"),
    }
    return known[act].format(title=quoted(words, title))


def undone_text(words: Words, act: str, title: str) -> str:
    """« Annulé : déplacer « Équilibre ». »."""
    return words._("Undone: {action}.").format(action=act_text(words, act, title))


def redone_text(words: Words, act: str, title: str) -> str:
    """« Rétabli : déplacer « Équilibre ». »."""
    return words._("Done again: {action}.").format(action=act_text(words, act, title))
