"""The table of commands: what each does in one line, and the module that knows it.

It loads nothing, so that the list of commands appears at once.
"""

from dataclasses import dataclass


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """A command by name; ``hidden`` when nobody types it."""

    name: str
    module: str
    summary: str
    hidden: bool = False


ENTRIES = (
    Entry("demo", "centres", _("make the sample centre")),
    Entry("new", "centres", _("create a centre, empty or from a folder of CSV files")),
    Entry("export", "centres", _("write a centre as a folder of CSV files")),
    Entry("show", "days", _("show a day, a session, a cycle, or what there is")),
    Entry("check", "bookings", _("say what stands in the way of a booking; write nothing")),
    Entry("book", "bookings", _("book a session")),
    Entry("move", "bookings", _("give a session another room or another time")),
    Entry("cancel", "bookings", _("cancel a session")),
    Entry("reinstate", "bookings", _("put a cancelled or left-out session back")),
    Entry("undo", "taking_back", _("take back the last act of a desk")),
    Entry("redo", "taking_back", _("do again what a desk has taken back")),
    Entry("person", "people", _("create a person")),
    Entry("enrol", "enrolments", _("give a person a place, or a rank on the waiting list")),
    Entry("withdraw", "enrolments", _("take a person off a session or a cycle")),
    Entry("promote", "enrolments", _("give a free place to the next on the waiting list")),
    Entry("attend", "attendances", _("record who came, from the signed sheet")),
    Entry("sheet", "papers", _("print the sheet of a session or of a cycle as a PDF")),
    Entry("sheets", "papers", _("print all the sheets of a day")),
    Entry("screenshot", "windows", _("write a picture of a screen")),
    Entry("rehearse", "windows", _("do a day through the window, unseen"), hidden=True),
    Entry("tour", "guided_day", _("do a day step by step, and say how"), hidden=True),
    Entry("doctor", "health", _("look whether a centre is well")),
    Entry("open", "windows", _("open the window of a centre"), hidden=True),
)
"""Every command, in the order of the list."""


def entry_named(name: str) -> Entry | None:
    """The command of a name, or nothing."""
    return next((entry for entry in ENTRIES if entry.name == name), None)
