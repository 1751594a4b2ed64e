"""What the computer refused, in words."""

from desktop_app.machine.errors import MachineError, Trouble
from desktop_app.wording.words import Words


def machine_error_text(words: Words, error: MachineError) -> str:
    """One sentence, with the file, the folder or the value it is about and the way out."""
    code = Trouble(error.code)
    sentences = {**_file_sentences(words), **_other_sentences(words)}
    return sentences[code].format_map(_Facts(error.facts))


def _file_sentences(words: Words) -> dict[Trouble, str]:
    return {
        Trouble.DISK_FULL: words._("The disk is full: {path} was not written. Make room on it."),
        Trouble.NOT_PERMITTED: words._(
            "{path} cannot be opened: you have no permission. Ask the person who owns it."
        ),
        Trouble.FOLDER_MISSING: words._("The folder {path} does not exist: create it first."),
        Trouble.NOT_A_FOLDER: words._("{path} is not a folder: choose another one."),
        Trouble.IS_A_FOLDER: words._("{path} is a folder: give the name of a file."),
        Trouble.NOT_A_FILE: words._(
            "{path} is a device or the like, not a file: give another name."
        ),
        Trouble.OTHER_FILE: words._(
            "{path} already exists and is no PDF: it is kept; give another name."
        ),
        Trouble.NAME_TOO_LONG: words._("The name {path} is too long: choose a shorter one."),
        Trouble.READ_ONLY_DISK: words._(
            "{path} is on a disk that cannot be written: choose another place."
        ),
        Trouble.FILE_MISSING: words._("{path} does not exist: check the name."),
        Trouble.FOLDER_CLOSED: words._(
            "Nothing can be written in the folder {path}: choose another one."
        ),
        Trouble.FILE_FAILED: words._(
            "{path} cannot be read or written ({system_code}). Try again, or choose another place."
        ),
        Trouble.KEY_EXISTS: words._(
            "A key is already there: {path}. It may open another copy of the centre,"
            " so it is left alone; choose another name for the new centre."
        ),
        Trouble.KEY_MISSING: words._(
            "The key of the centre is missing: {path}. Put back the one that was beside it."
        ),
        Trouble.KEY_MALFORMED: words._(
            "{path} is not the key of a centre. Put back the one that was beside it."
        ),
    }


def _other_sentences(words: Words) -> dict[Trouble, str]:
    return {
        Trouble.CLOCK_UNREADABLE: words._(
            "{variable} is “{value}”, which is not a time. Expected: 2026-11-24T11:10."
        ),
        Trouble.FIXED_YEAR_OUT_OF_RANGE: words._(
            "{variable} is “{value}”, outside the years 2000 to 2100."
            " Give another time, or leave it out."
        ),
        Trouble.YEAR_OUT_OF_RANGE: words._(
            "The clock of this computer says {value}, outside the years 2000 to 2100."
            " Set it to the right date, then try again."
        ),
        Trouble.ZONE_UNKNOWN: words._("The time zone {zone} of the centre is unknown here."),
        Trouble.HOME_UNKNOWN: words._(
            "This computer does not say where your own folder is: set {variable}."
        ),
        Trouble.SETTINGS_UNREADABLE: words._(
            "The settings {path} cannot be read; the usual ones are used."
        ),
        Trouble.SETTINGS_TOO_LARGE: words._(
            "The settings {path} are too large to be ours; the usual ones are used."
        ),
        Trouble.SETTING_REFUSED: words._(
            "The setting {setting} of {path} cannot be used; the usual one is."
        ),
    }


class _Facts(dict[str, str]):
    """A fact that is not known stays out of the sentence instead of stopping it."""

    def __missing__(self, _name: str) -> str:
        return "…"
