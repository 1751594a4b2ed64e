"""What the doctor looked at, in words: what is well, or what to do."""

from collections.abc import Mapping
from datetime import date

from desktop_app.wording.disk_doubts import disk_doubts
from desktop_app.wording.words import Words


def check_text(words: Words, code: str, facts: Mapping[str, str], *, ok: bool) -> str:
    """One sentence for a check of `desktop_app.readings.doctor`.

    Raises:
        KeyError: there is no such check.
    """
    known = {"last": "", "until": "", "zone": "", "broken": "0", "pairs": "0", **facts}
    if code == "copy" and "folder" in facts:
        return words._("Whether copies are kept cannot be seen: {folder} is closed to you.").format(
            **known
        )
    if code == "disk_kind" and not ok:
        return disk_doubts(words, facts)[facts["doubt"]].format(**facts)
    sentences = _when_well(words) if ok else _when_not(words, known)
    if code == "school_holidays" and not known["until"]:
        return words._(
            "No school holidays of zone {zone} are entered yet: nothing warns of them."
            " Import the dates that are published."
        ).format(**known)
    if known["until"]:
        known["until"] = words.numeric_day(date.fromisoformat(known["until"]))
    return sentences[code].format(**known)


def _when_well(words: Words) -> dict[str, str]:
    return {
        "schema": words._("The centre has the form of this version ({found})."),
        "guards": words._("The protection against double bookings is in place."),
        "integrity": words._("The centre can be read from end to end."),
        "references": words._("Every reference leads somewhere."),
        "overlaps": words._("Nothing and nobody is booked twice."),
        "journal": words._("The journal is whole."),
        "access_log": words._("The access log is whole."),
        "school_holidays": words._("School holidays are known until {until}."),
        "writable": words._("Acts and their copies can be written."),
        "disk_kind": words._("The centre is on a disk of this computer."),
        "disk": words._("The disk has room: {free} MB."),
        "library": words._("The database library is recent enough ({version})."),
        "key": words._("Only its owner can read the key."),
        "copy": words._("A verified copy is kept: {last}."),
    }


def _when_not(words: Words, known: Mapping[str, str]) -> dict[str, str]:
    return {
        "schema": words._("The centre has the form of another version ({found}): open it once."),
        "guards": words._(
            "The protection against double bookings has been altered ({missing})."
            " Write nothing; go back to a copy."
        ),
        "integrity": words._("The centre is damaged. Go back to the last verified copy."),
        "references": words.ngettext(
            "{broken} reference leads nowhere. Go back to a copy.",
            "{broken} references lead nowhere. Go back to a copy.",
            int(known["broken"]),
        ),
        "overlaps": words.ngettext(
            "{pairs} double booking was found. Show the day and move it.",
            "{pairs} double bookings were found. Show the day and move them.",
            int(known["pairs"]),
        ),
        "journal": words._("The journal has been altered from entry {entry} on."),
        "access_log": words._("The access log has been altered from entry {entry} on."),
        "school_holidays": words._(
            "School holidays are missing for the coming months (known until: {until})."
            " Import the dates that are published."
        ),
        "writable": words._(
            "{place} is closed to writing: acts or their copies cannot be kept."
            " Ask the person who owns it."
        ),
        "disk": words._("The disk is nearly full ({free} MB left). Make room on it."),
        "library": words._(
            "The database library can lose data ({version}). Install this program again."
        ),
        "key": words._("Others can read the key of the centre: change its permissions."),
        "copy": words._("No verified copy is kept yet. One is made when the centre is closed."),
    }
