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
    hidden: bool = False
    verbs: str = ""


ENTRIES = (
    Entry("demo", "centres", _("make the sample centre"), verbs=_("example|sample")),
    Entry(
        "new",
        "centres",
        _("create a centre, empty or from a folder of CSV files"),
        verbs=_("create|make|init"),
    ),
    Entry(
        "export",
        "centres",
        _("write a centre as a folder of CSV files"),
        verbs=_("write|save"),
    ),
    Entry(
        "show",
        "days",
        _("show a day, a session, a cycle, or what there is"),
        verbs=_("see|list|display"),
    ),
    Entry(
        "check",
        "bookings",
        _("say what stands in the way of a booking; write nothing"),
        verbs=_("verify|test"),
    ),
    Entry("book", "bookings", _("book a session"), verbs=_("reserve|plan|add")),
    Entry(
        "move",
        "bookings",
        _("give a session another room or another time"),
        verbs=_("shift|postpone|change"),
    ),
    Entry("cancel", "bookings", _("cancel a session"), verbs=_("delete|remove")),
    Entry(
        "reinstate",
        "bookings",
        _("put a cancelled or left-out session back"),
        verbs=_("restore|put back"),
    ),
    Entry(
        "undo", "taking_back", _("take back the last act of a desk"), verbs=_("take back|revert")
    ),
    Entry("redo", "taking_back", _("do again what a desk has taken back"), verbs=_("do again")),
    Entry("person", "people", _("create a person"), verbs=_("participant|inhabitant|people")),
    Entry(
        "enrol",
        "enrolments",
        _("give a person a place, or a rank on the waiting list"),
        verbs=_("enroll|register"),
    ),
    Entry(
        "withdraw",
        "enrolments",
        _("take a person off a session or a cycle"),
        verbs=_("unenrol|unregister"),
    ),
    Entry(
        "promote",
        "enrolments",
        _("give a free place to the next on the waiting list"),
        verbs=_("call in|next"),
    ),
    Entry(
        "attend",
        "attendances",
        _("record who came, from the signed sheet"),
        verbs=_("attendance|presence"),
    ),
    Entry(
        "sheet",
        "papers",
        _("print the sheet of a session or of a cycle as a PDF"),
        verbs=_("print|signatures"),
    ),
    Entry("sheets", "papers", _("print all the sheets of a day"), verbs=_("print all")),
    Entry("screenshot", "windows", _("write a picture of a screen"), verbs=_("picture")),
    Entry("rehearse", "windows", _("do a day through the window, unseen"), hidden=True),
    Entry("tour", "guided_day", _("do a day step by step, and say how"), hidden=True),
    Entry("doctor", "health", _("look whether a centre is well"), verbs=_("diagnose|repair")),
    Entry("open", "windows", _("open the window of a centre"), hidden=True),
)
"""Every command, in the order of the list."""


def entry_named(name: str) -> Entry | None:
    """The command of a name, or nothing."""
    return next((entry for entry in ENTRIES if entry.name == name), None)
