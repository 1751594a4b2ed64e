"""The table of commands: what each does in one line, and the module that knows it.

It loads nothing, so that the list of commands appears at once.
"""

from dataclasses import dataclass


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """A command by name; ``hidden`` when nobody types it.

    ``verbs`` are what else people call it, in their own language, between bars.
    """

    name: str
    module: str
    summary: str
    verbs: str = ""
    hidden: bool = False


def _of(module: str, *commands: tuple[str, str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(name, module, summary, verbs) for name, summary, verbs in commands)


ENTRIES = (
    *_of(
        "centres",
        ("demo", _("make the sample centre"), _("example|sample")),
        ("new", _("create a centre, empty or from a folder of CSV files"), _("create|make|init")),
        ("export", _("write a centre as a folder of CSV files"), _("write|save")),
    ),
    *_of(
        "days",
        ("show", _("show a day, a session, a cycle, or what there is"), _("see|list|display")),
    ),
    *_of(
        "bookings",
        ("check", _("say what stands in the way of a booking; write nothing"), _("verify|test")),
        ("book", _("book a session"), _("reserve|plan|add")),
        ("move", _("give a session another room or another time"), _("shift|postpone|change")),
        ("cancel", _("cancel a session"), _("delete|remove")),
        ("reinstate", _("put a cancelled or left-out session back"), _("restore|put back")),
    ),
    *_of(
        "appointments",
        (
            "appointment",
            _("book, move, cancel or record somebody’s appointment"),
            _("rendez-vous|support"),
        ),
    ),
    *_of(
        "orders",
        (
            "order",
            _("order, confirm, cancel or record an interpreter; say what it costs"),
            _("interpreter|quote|agency"),
        ),
    ),
    *_of(
        "mediation",
        (
            "mediation",
            _("write down, take along and count requests for mediation"),
            _("request|mediator"),
        ),
    ),
    *_of(
        "cycles",
        ("cycle", _("say every date of a cycle and its problems; write it"), _("series|plan all")),
    ),
    *_of(
        "terms",
        (
            "term",
            _("plan several cycles together; write those that are accepted"),
            _("plan|quarter"),
        ),
    ),
    *_of(
        "slots",
        ("find", _("look where people, a room and an interpreter are free"), _("free|slot|when")),
    ),
    *_of(
        "absences",
        ("absence", _("say what an absence breaks; write it"), _("away|leave|holiday")),
        (
            "closure",
            _("say what closing or moving a site, or giving up a room, breaks; write it"),
            _("close|shut"),
        ),
    ),
    *_of(
        "availability",
        (
            "availability",
            _("show when somebody can be asked or a place is open; change it"),
            _("hours|rules|week"),
        ),
    ),
    *_of(
        "taking_back",
        ("undo", _("take back the last act of a desk"), _("take back|revert")),
        ("redo", _("do again what a desk has taken back"), _("do again")),
    ),
    *_of("people", ("person", _("create a person"), _("participant|inhabitant|people"))),
    *_of(
        "enrolments",
        ("enrol", _("give a person a place, or a rank on the waiting list"), _("enroll|register")),
        ("withdraw", _("take a person off a session or a cycle"), _("unenrol|unregister")),
        ("promote", _("give a free place to the next on the waiting list"), _("call in|next")),
    ),
    *_of(
        "attendances",
        ("attend", _("record who came, from the signed sheet"), _("attendance|presence")),
    ),
    *_of(
        "papers",
        ("sheet", _("print the sheet of a session or of a cycle as a PDF"), _("print|signatures")),
        ("sheets", _("print all the sheets of a day"), _("print all")),
    ),
    *_of(
        "posters",
        ("door", _("print what hangs on a door: a session and the next ones"), _("sign|poster")),
        ("board", _("print the board of a site's day, for its hall"), _("today|hall")),
    ),
    *_of("windows", ("screenshot", _("write a picture of a screen"), _("picture"))),
    *_of("health", ("doctor", _("look whether a centre is well"), _("diagnose|repair"))),
    Entry("rehearse", "windows", _("do a day through the window, unseen"), hidden=True),
    Entry("tour", "guided_day", _("do a day step by step, and say how"), hidden=True),
    Entry("open", "windows", _("open the window of a centre"), hidden=True),
)
"""Every command, in the order of the list; those nobody types come last."""


def entry_named(name: str) -> Entry | None:
    """The command of a name, or nothing."""
    return next((entry for entry in ENTRIES if entry.name == name), None)
