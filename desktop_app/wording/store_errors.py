"""What the store refused, in words: the file or the server, and the way out."""

from collections.abc import Mapping

from desktop_app.wording.disk_doubts import disk_doubts
from desktop_app.wording.words import Words


def store_error_text(words: Words, code: str, facts: Mapping[str, str]) -> str:
    """One sentence for a code of `db.errors.StoreTrouble`.

    Args:
        words: the reader's language.
        code: the code's value; the store stands above this module.
        facts: what the error knows besides: ``path`` or ``address``, versions.

    Raises:
        KeyError: there is no such code.
    """
    sentences = {
        **_opening(words),
        **disk_doubts(words, facts),
        **_keys(words),
        **_writing(words),
        **_servers(words),
    }
    place = facts.get("path") or facts.get("address", "")
    known = dict.fromkeys(("found", "version", "encoding", "guards", "disk"), "")
    return sentences[code].format(**{**known, **facts, "place": place})


def _opening(words: Words) -> dict[str, str]:
    return {
        "bad_address": words._(
            "This is not the address of a centre: {place}."
            " Give a file or a postgresql:// address, without the password among its options."
        ),
        "file_missing": words._("{place} does not exist: check the name of the centre."),
        "exists": words._("Something is already at {place}: choose another place for the centre."),
        "not_a_centre": words._("{place} is not a centre: choose the file of a centre."),
        "other_program": words._(
            "{place} belongs to another program: it was left alone. Choose the file of a centre."
        ),
        "newer_schema": words._(
            "This centre was opened with a newer version ({found}). Update this desk."
        ),
        "older_schema": words._(
            "This centre is of an older version ({found}): open it once for writing to update it."
        ),
        "guards_missing": words._(
            "{place} has lost its protection against double bookings ({guards})."
            " Nothing is written to it; run “doctor”, then go back to a copy."
        ),
        "double_booked": words._(
            "{place} holds two bookings of the same room or person at the same time."
            " Nothing is written to it; run “doctor”, then go back to a copy."
        ),
        "broken_references": words._(
            "{place} holds bookings of which a part is missing."
            " Nothing is written to it; run “doctor”, then go back to a copy."
        ),
        "damaged": words._("{place} is damaged. Go back to the last verified copy beside it."),
        "moved": words._(
            "{place} was moved or replaced while it was open. Nothing was written; open it again."
        ),
        "unreadable": words._("{place} cannot be read: check who may open it."),
        "old_library": words._(
            "The database library is too old ({version}): install this program again."
        ),
    }


def _keys(words: Words) -> dict[str, str]:
    return {
        "wrong_key": words._(
            "The key beside {place} is not the one of this centre. Put its own key back."
        ),
        "key_missing": words._(
            "The key of the centre is missing: {place}. Put back the one that was beside it."
        ),
        "key_malformed": words._(
            "{place} is not the key of a centre. Put back the one that was beside it."
        ),
        "key_exists": words._(
            "A key is already there: {place}. It may open another copy of the centre,"
            " so it is left alone; choose another name for the new centre."
        ),
    }


def _writing(words: Words) -> dict[str, str]:
    return {
        "folder_missing": words._("The folder of {place} does not exist: create it first."),
        "folder_closed": words._(
            "Nothing can be written in the folder {place}: choose another one."
        ),
        "unwritable": words._(
            "{place} cannot be written: check the permissions of the file and of its folder."
        ),
        "disk_full": words._("The disk is full: nothing was written to {place}. Make room on it."),
        "disk_failed": words._(
            "The disk does not answer: {place} was not written. Check the disk."
        ),
        "busy": words._("Other desks keep {place} busy. Try again in a moment."),
        "copy_failed": words._(
            "What you did is saved, but its copy could not be verified: {place}. Check the disk."
        ),
        "constraint": words._(
            "The centre refused what was to be written. Nothing was written; try again."
        ),
        "failed": words._("{place} does not answer as it should. Nothing was written."),
    }


def _servers(words: Words) -> dict[str, str]:
    return {
        "unreachable": words._(
            "The server does not answer: {place}. Check the network and the address."
        ),
        "not_permitted": words._(
            "The server refuses this to your account: {place}. Ask its administrator."
        ),
        "server_unsuited": words._(
            "This server cannot hold a centre (PostgreSQL {version}, {encoding})."
            " PostgreSQL 15 or newer with UTF-8 is needed."
        ),
    }


def race_text(words: Words) -> str:
    """What is said when another desk was quicker and the rules cannot name it."""
    return words._(
        "This slot has just been taken by another desk. Nothing was written:"
        " choose another solution."
    )
