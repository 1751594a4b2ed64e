"""Why a line of a file is refused, in a sentence that says what to change."""

from collections.abc import Mapping

from desktop_app.wording.words import Words


def import_reason(words: Words, reason: str, facts: Mapping[str, str]) -> str:
    """The sentence of a refusal.

    Args:
        words: the reader's language.
        reason: a code of `desktop_app.exchange.centre_folder.Reason`.
        facts: what the refusal keeps for its sentence.

    Raises:
        KeyError: no such reason, or a fact is missing.
    """
    sentences = _of_the_file(words) | _of_the_cell(words) | _of_the_folder(words)
    said = sentences[reason].format_map(facts)
    if facts.get("offers"):
        said += " " + words._("Nearest possible: {offers}.").format_map(facts)
    return said


def _of_the_file(words: Words) -> dict[str, str]:
    return {
        "folder_missing": words._("There is no such folder."),
        "not_a_folder": words._("This is not a folder."),
        "no_known_file": words._("This folder holds no file of a centre."),
        "unknown_file": words._("No file of a centre has this name."),
        "empty_file": words._("The file is empty: not even a header."),
        "no_lines": words._("There is nothing to import under the header: leave the file out."),
        "file_too_large": words._("The file is larger than {limit} MB."),
        "too_many_lines": words._("The file has more than {limit} lines."),
        "cp1252": words._("The file is not in UTF-8; it looks like cp1252: save it as UTF-8."),
        "utf16": words._("The file is in UTF-16: save it as UTF-8."),
        "not_utf8": words._("The file is not in UTF-8."),
        "wrong_separator": words._("Columns are not separated by commas."),
        "missing_column": words._("This column is missing."),
        "unknown_column": words._("No column has this name."),
        "duplicate_column": words._("This column is there twice."),
        "unclosed_quote": words._("A quotation mark opens here and is never closed."),
        "stray_quote": words._("There is something after a closing quotation mark."),
        "ragged_line": words._("The line has {cells} cells; its header has {expected}."),
    }


def _of_the_cell(words: Words) -> dict[str, str]:
    return {
        "empty_cell": words._("This cell cannot be empty."),
        "cell_too_long": words._("The text is longer than {limit} characters."),
        "control_character": words._("A character that cannot be kept is in it: {letter}."),
        "garbled_letters": words._("Letters with accents are garbled: save the file as UTF-8."),
        "not_a_code": words._("A code has letters without accents, digits, and _ . / - only."),
        "not_a_number": words._("This is not a whole number in digits 0 to 9."),
        "number_out_of_range": words._("This number is not possible here."),
        "not_a_boolean": words._("Write true or false."),
        "not_a_date": words._("This is not a date such as 2026-11-24."),
        "not_a_time": words._("This is not a time such as 14:00."),
        "not_a_moment": words._("This is not a date and time such as 2026-11-24T14:00."),
        "year_out_of_range": words._("The year is not between {least} and {most}."),
        "not_one_of": words._("Write one of: {expected}."),
        "not_a_rhythm": words._("Write weekly, odd, even, every-2 or nth-2."),
        "not_a_zone": words._("No time zone has this name."),
        "not_a_document": words._("This is not a document the application has written."),
        "not_a_guest": words._("Write a guest as P004, or P004@15:00-15:30."),
        "twice_in_list": words._("It is listed twice."),
        "itself": words._("It refers to itself."),
    }


def _of_the_folder(words: Words) -> dict[str, str]:
    return {
        "duplicate_code": words._("Another line has it already."),
        "not_only_one": words._("A centre has one line only."),
        "unknown_reference": words._("Nothing has this code in {files}."),
        "reference_refused": words._("The line of this code in {files} is refused."),
        "end_before_start": words._("It ends before it starts."),
        "time_missing": words._("This time does not exist: the clock changes."),
        "time_twice": words._("This time exists twice: the clock changes."),
        "crosses_clock_change": words._("The clock changes meanwhile."),
        "longer_than_a_day": words._("It lasts 24 hours or more."),
        "disagrees": words._("It should be {expected}."),
        "not_a_public_holiday": words._("This day is not a public holiday."),
        "never_ends": words._("A cycle ends by a date or by a number of sessions."),
        "one_of_two": words._("Fill either {first} or {second}."),
        "rank_while_waiting": words._("Those who wait have a rank; the others have none."),
        "number_without_cycle": words._("Only a session of a cycle has a number."),
        "guest_outside": words._("A guest comes during the session."),
        "part_has_parts": words._("A part of a room cannot have parts itself."),
        "room_taken": words._("The room is already taken by {by}."),
        "person_taken": words._("This person is already taken by {by}."),
        "interpreter_taken": words._("The interpreter is already taken by {by}."),
        "equipment_short": words._("{wanted} pieces are wanted, {free} are free."),
    }
