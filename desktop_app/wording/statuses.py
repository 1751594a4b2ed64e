"""States of sessions, enrolments, presences and orders in words."""

from desktop_app.domain.appointments import AppointmentKind, AppointmentStatus
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.wording.words import Words


def session_status_text(words: Words, status: str) -> str:
    """What a session is: planned, an option, held, cancelled, or a date left out."""
    known = {
        "option": words._("option"),
        "planned": words._("planned"),
        "held": words._("held"),
        "cancelled": words._("cancelled"),
        "skipped": words._("date left out"),
    }
    return known.get(status, status)


def appointment_status_text(words: Words, status: str) -> str:
    """What became of an appointment."""
    known = {
        AppointmentStatus.PLANNED: words._("planned"),
        AppointmentStatus.HONOURED: words._("took place"),
        AppointmentStatus.NO_SHOW: words._("nobody came"),
        AppointmentStatus.EXCUSED: words._("excused"),
        AppointmentStatus.CANCELLED: words._("cancelled"),
    }
    return known[AppointmentStatus(status)]


def appointment_title(words: Words, kind: str) -> str:
    """« Rendez-vous Boussole »: all that is said of an appointment, never of whom it is."""
    known = {
        AppointmentKind.BOUSSOLE: words._("Boussole appointment"),
        AppointmentKind.MEDIATION: words._("Mediation appointment"),
    }
    return known[AppointmentKind(kind)]


def appointment_kind_text(words: Words, kind: str) -> str:
    """What an appointment is for; Boussole keeps its name in every language."""
    known = {
        AppointmentKind.BOUSSOLE: "Boussole",
        AppointmentKind.MEDIATION: words._("Mediation"),
    }
    return known[AppointmentKind(kind)]


def session_state_text(words: Words, status: str) -> str:
    """What a session is, as it is said of it in a sentence: « C01-12 est annulée »."""
    if status == "skipped":
        return words._("a date left out")
    if status == "option":
        return words._("an option")
    return session_status_text(words, status)


def enrolment_status_text(words: Words, status: str) -> str:
    """Whether somebody has a place, waits or has withdrawn."""
    known = {
        "enrolled": words._("enrolled"),
        "waiting": words._("on the waiting list"),
        "withdrawn": words._("withdrawn"),
    }
    return known.get(status, status)


def attendance_status_text(words: Words, status: str) -> str:
    """Whether somebody came; the wording agrees with « personne » in French."""
    known = {
        AttendanceStatus.EXPECTED: words._("expected"),
        AttendanceStatus.PRESENT: words._("present"),
        AttendanceStatus.LATE: words._("late"),
        AttendanceStatus.LEFT_EARLY: words._("left early"),
        AttendanceStatus.REFUSED_TO_SIGN: words._("refused to sign"),
        AttendanceStatus.ABSENT_EXCUSED: words._("excused"),
        AttendanceStatus.ABSENT: words._("absent"),
        AttendanceStatus.WALK_IN: words._("came without enrolling"),
        AttendanceStatus.CANCELLED_BY_CENTRE: words._("cancelled by the centre"),
    }
    return known[AttendanceStatus(status)]


def order_status_text(words: Words, status: str) -> str:
    """Where an interpreter order stands."""
    known = {
        OrderStatus.TO_ORDER: words._("to order"),
        OrderStatus.REQUESTED: words._("requested"),
        OrderStatus.CONFIRMED: words._("confirmed"),
        OrderStatus.TO_RECONFIRM: words._("to ask again"),
        OrderStatus.DONE: words._("done"),
        OrderStatus.INVOICED: words._("invoiced"),
        OrderStatus.REFUSED: words._("refused"),
        OrderStatus.CANCELLED_FREE: words._("cancelled at no cost"),
        OrderStatus.CANCELLED_WITH_FEE: words._("cancelled, billed"),
        OrderStatus.INTERPRETER_ABSENT: words._("interpreter absent"),
        OrderStatus.USER_ABSENT: words._("nobody came"),
    }
    return known[OrderStatus(status)]
