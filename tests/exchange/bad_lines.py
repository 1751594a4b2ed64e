"""What may stand wrongly in a folder: one edit of the sample, and how it must be refused."""

from typing import NamedTuple

from tests.exchange.folders import Edit, cell, column_of, new_line, raw_line, whole_file

SITES = "sites.csv"
SESSIONS = "sessions.csv"
PEOPLE = "participants.csv"
EVERY_OTHER_WEEK = 14
"""A line of the availability rules."""


class Bad(NamedTuple):
    what: str
    edit: Edit
    file: str
    line: int
    column: str
    value: str
    reason: str


def spoilt(place: tuple[str, int, str], value: str, reason: str, shown: str = "=") -> Bad:
    """One cell of the sample that is replaced; the refusal shows it unless said otherwise."""
    file, line, column = place
    seen = value if shown == "=" else shown
    what = f"{file} {column} {value[:20]!r}"
    return Bad(what, cell(file, line, column, value), file, line, column, seen, reason)


CELLS = [
    spoilt((SITES, 2, "kind"), "ours", "not_one_of"),
    spoilt(("rooms.csv", 2, "capacity"), "", "empty_cell"),
    spoilt(("rooms.csv", 2, "capacity"), "trois", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "١٢", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "1_0", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "1e2", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "nan", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "03", "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "-1", "number_out_of_range"),
    spoilt(("rooms.csv", 2, "capacity"), str(2**63), "not_a_number"),
    spoilt(("rooms.csv", 2, "capacity"), "9" * 300, "not_a_number", "9" * 80 + "…"),
    spoilt(("rooms.csv", 2, "wheelchair_accessible"), "True", "not_a_boolean"),
    spoilt(("rooms.csv", 2, "equipment_codes"), "sink|sink", "twice_in_list", "sink"),
    spoilt(("rooms.csv", 2, "equipment_codes"), "sink|évier", "not_a_code", "évier"),
    spoilt(("rooms.csv", 2, "equipment_codes"), "sink|tap", "unknown_reference", "tap"),
    spoilt(("rooms.csv", 2, "premises_code"), "VIL-P9", "unknown_reference"),
    spoilt(("rooms.csv", 9, "composed_of"), "VIL-08|VIL-06", "itself", "VIL-08"),
    spoilt(("site_closures.csv", 2, "first_day"), "2026-02-30", "not_a_date"),
    spoilt(("site_closures.csv", 2, "first_day"), "30/12/2026", "not_a_date"),
    spoilt(("site_closures.csv", 2, "first_day"), "２０２６-01-01", "not_a_date"),
    spoilt(("site_closures.csv", 2, "first_day"), "1999-12-31", "year_out_of_range"),
    spoilt(("site_closures.csv", 2, "last_day"), "9999-12-31", "year_out_of_range"),
    spoilt(("site_closures.csv", 2, "last_day"), "2026-12-20", "end_before_start"),
    spoilt(("site_opening_hours.csv", 2, "opens"), "8:00", "not_a_time"),
    spoilt(("site_opening_hours.csv", 2, "opens"), "24:00", "not_a_time"),
    spoilt(("site_opening_hours.csv", 2, "closes"), "08:00", "end_before_start"),
    spoilt(("site_opening_hours.csv", 2, "iso_weekday"), "8", "number_out_of_range"),
    spoilt(("travel_times.csv", 3, "site_code_b"), "VIL", "itself"),
    spoilt(("travel_times.csv", 3, "site_code_b"), "BEA", "duplicate_code"),
    spoilt(("public_holidays.csv", 2, "iso_weekday"), "4", "disagrees"),
    spoilt(("public_holidays.csv", 2, "iso_week"), "2025-W02", "disagrees"),
    spoilt(("availability_rules.csv", 2, "week_parity"), "sometimes", "not_one_of"),
    spoilt(("availability_rules.csv", 2, "interval_weeks"), "53", "number_out_of_range"),
    spoilt(("cycles.csv", 3, "recurrence"), "every-0", "not_a_rhythm"),
    spoilt(("cycles.csv", 3, "recurrence"), "FREQ=SECONDLY", "not_a_rhythm"),
    spoilt(("interpreters.csv", 5, "modes"), "pigeon", "not_one_of"),
    spoilt(("centre.csv", 2, "zone"), "../../etc/passwd", "not_a_zone"),
    spoilt(("centre.csv", 2, "default_language"), "de", "not_one_of"),
    spoilt(("team_members.csv", 9, "full_time_equivalent"), "1,0", "not_a_number"),
    spoilt((PEOPLE, 3, "birth_year"), "1800", "number_out_of_range"),
    spoilt((PEOPLE, 3, "given_name"), "A" * 201, "cell_too_long", "A" * 80 + "…"),
    spoilt((PEOPLE, 3, "given_name"), "A" * 200_000, "cell_too_long", "A" * 80 + "…"),
    spoilt((PEOPLE, 3, "given_name"), "Mar\x07iama", "control_character", "Mar�iama"),
    spoilt((PEOPLE, 3, "given_name"), "Mar\x00iama", "control_character", "Mar�iama"),
    spoilt((PEOPLE, 3, "given_name"), "\tMariama", "control_character", "�Mariama"),
    spoilt((PEOPLE, 3, "given_name"), "Mar\niama", "control_character", "Mar�iama"),
    spoilt((PEOPLE, 3, "given_name"), "FranÃ§oise", "garbled_letters"),
    spoilt((PEOPLE, 261, "participant_code"), "U0001", "duplicate_code"),
    spoilt((PEOPLE, 3, "guardian_code"), "U0002", "itself"),
    spoilt((PEOPLE, 3, "guardian_code"), "U9999", "unknown_reference"),
    spoilt((SESSIONS, 20, "programme_code"), "CAFF", "unknown_reference"),
    spoilt((SESSIONS, 20, "facilitator_codes"), "P048|P999", "unknown_reference", "P999"),
    spoilt((SESSIONS, 20, "interpreter_language"), "xx", "unknown_reference"),
    spoilt((SESSIONS, 20, "iso_week"), "2026-W01", "disagrees"),
    spoilt((SESSIONS, 20, "site_code"), "BLE", "disagrees"),
    spoilt((SESSIONS, 20, "end_time"), "09:00", "end_before_start"),
    spoilt((SESSIONS, 20, "status"), "done", "not_one_of"),
    spoilt(("retention_rules.csv", 2, "data_set"), "people é", "not_a_code"),
]
TOGETHER = [
    Bad(
        "every other week without a date to count from",
        cell("availability_rules.csv", 2, "interval_weeks", "2"),
        "availability_rules.csv", 2, "anchor_date", "", "empty_cell",
    ),
    Bad("an opening at an hour that does not exist", new_line("site_opening_hours.csv",
        "VIL", "7", "02:30", "06:00", "2027-03-28", "2027-03-28"),
        "site_opening_hours.csv", 42, "opens", "02:30", "time_missing"),
    Bad("an absence until an hour that does not exist", new_line("availability_exceptions.csv",
        "P048", "2027-03-28", "2027-03-28", "", "02:15", "leave", ""),
        "availability_exceptions.csv", 70, "end_time", "02:15", "time_missing"),
    *(
        Bad(f"weekday {nth} of the month",
            column_of("availability_rules.csv", "month_week", {line: nth}),
            "availability_rules.csv", line, "month_week", nth, reason)
        for line, nth, reason in (
            (2, "0", "number_out_of_range"),
            (2, "6", "number_out_of_range"),
            (EVERY_OTHER_WEEK, "2", "not_a_rhythm"),
        )
    ),
    Bad("a holiday that is none", raw_line(
            "public_holidays.csv", 2, b"2025-01-02,4,2025-W01,Jour de l'an,New Year"
        ),
        "public_holidays.csv", 2, "date", "2025-01-02", "not_a_public_holiday"),
    Bad("a birth date of another year", cell(PEOPLE, 4, "birth_date", "1938-07-18"),
        PEOPLE, 4, "birth_year", "1937", "disagrees"),
    Bad("a person without any name", raw_line(PEOPLE, 4,
        b"U0003,,,,,,1937,M,bn,false,false,,,35700,false,2025-03-11"), PEOPLE, 4, "given_name", "",
        "empty_cell"),
    Bad("a second line of the centre", new_line("centre.csv", "Autre", "", "Europe/Paris", "B",
        "fr", "fr"), "centre.csv", 3, "name_fr", "Autre", "not_only_one"),
    Bad("a cycle that miscounts its sessions", cell("cycles.csv", 31, "sessions_generated", "7"),
        "cycles.csv", 31, "sessions_generated", "7", "disagrees"),
    Bad("a lone session with a number", new_line(SESSIONS, "W9", "", "CAFE", "4", "workshop",
        "2027-07-20", "2", "2027-W29", "09:00", "10:00", "VIL", "VIL-06", "P048", "", "planned"),
        SESSIONS, 365, "number", "4", "number_without_cycle"),
    Bad("an agency with two names", cell("interpreter_agencies.csv", 3, "agency_name", "Autre"),
        "interpreter_agencies.csv", 3, "agency_name", "Autre", "disagrees"),
    Bad("a letter of two sites", cell(SITES, 3, "letter", "V"), SITES, 3, "letter", "V",
        "duplicate_code"),
]  # fmt: skip


def session_line(
    start: str, end: str, *, room: str = "VIL-09", who: str = "P115", day: str = "2026-11-24"
) -> tuple[str, ...]:
    week = {
        "2026-11-24": ("2", "2026-W48"),
        "2027-03-28": ("7", "2027-W12"),
        "2027-10-31": ("7", "2027-W43"),
    }[day]
    site = room[:3]
    return ("W9", "", "", "", "workshop", day, *week, start, end, site, room, who, "", "planned")


CLOCK = [
    Bad("a start the clock skips", new_line(SESSIONS, *session_line("02:30", "04:00",
        day="2027-03-28")), SESSIONS, 365, "start_time", "02:30", "time_missing"),
    Bad("an end the clock shows twice", new_line(SESSIONS, *session_line("01:00", "02:15",
        day="2027-10-31")), SESSIONS, 365, "end_time", "02:15", "time_twice"),
    Bad("a session while the clock changes", new_line(SESSIONS, *session_line("01:00", "04:00",
        day="2027-03-28")), SESSIONS, 365, "start_time", "01:00", "crosses_clock_change"),
]  # fmt: skip
TAKEN = [
    Bad("a room", new_line(SESSIONS, *session_line("15:59", "17:00", room="VIL-07")),
        SESSIONS, 365, "room_code", "VIL-07", "room_taken"),
    Bad("a part of a divisible room", new_line(SESSIONS, *session_line("15:00", "17:00",
        room="VIL-08", who="P001")), SESSIONS, 365, "room_code", "VIL-08", "room_taken"),
    Bad("a person", new_line(SESSIONS, *session_line("09:00", "10:01")),
        SESSIONS, 365, "facilitator_codes", "P115", "person_taken"),
]  # fmt: skip
FILES = [
    Bad("cp1252", whole_file("funders.csv", "funder_code,name_fr,scheme_fr\nA,Été,\n".encode(
        "cp1252")), "funders.csv", 2, "", "A,Été,", "cp1252"),
    Bad("UTF-16", whole_file("funders.csv", "funder_code,name_fr,scheme_fr\n".encode("utf-16")),
        "funders.csv", 0, "", "", "utf16"),
    Bad("UTF-16 without a mark", whole_file("funders.csv", "funder_code,name\n".encode(
        "utf-16-le")), "funders.csv", 0, "", "", "utf16"),
    Bad("empty", whole_file("site_closures.csv", b""), "site_closures.csv", 0, "", "",
        "empty_file"),
    Bad("blank lines only", whole_file("site_closures.csv", b"\n\n \n"), "site_closures.csv", 0,
        "", "", "empty_file"),
    Bad("a header alone", whole_file("site_closures.csv",
        b"site_code,first_day,last_day,reason_fr\n"), "site_closures.csv", 1, "", "", "no_lines"),
    Bad("semicolons", whole_file("site_closures.csv",
        b"site_code;first_day;last_day;reason_fr\nVIL;2026-01-01;2026-01-01;\n"),
        "site_closures.csv", 1, "", "site_code;first_day;last_day;reason_fr", "wrong_separator"),
    Bad("a missing column", whole_file("site_closures.csv",
        b"site_code,first_day,reason_fr\nVIL,2026-01-01,\n"),
        "site_closures.csv", 1, "last_day", "", "missing_column"),
    Bad("a column twice", whole_file("site_closures.csv",
        b"site_code,first_day,last_day,last_day,reason_fr\n"), "site_closures.csv", 1, "last_day",
        "last_day", "duplicate_column"),
    Bad("an unknown column", column_of("site_closures.csv", "colour", {2: "red"}),
        "site_closures.csv", 1, "colour", "colour", "unknown_column"),
    Bad("an unclosed quote", raw_line("site_closures.csv", 3, b'MDQ,2027-08-02,2027-08-22,"Fermet'),
        "site_closures.csv", 3, "", 'MDQ,2027-08-02,2027-08-22,"Fermet', "unclosed_quote"),
    Bad("an unclosed quote that a later one ends", raw_line("sessions.csv", 3,
        b'C16-02,"C16,PERMC,2,workshop'), "sessions.csv", 3, "", 'C16-02,"C16,PERMC,2,workshop',
        "unclosed_quote"),
    Bad("a letter after a closing quote", raw_line("site_closures.csv", 3,
        b'MDQ,2027-08-02,2027-08-22,"a"b'), "site_closures.csv", 3, "",
        'MDQ,2027-08-02,2027-08-22,"a"b', "stray_quote"),
    Bad("too few cells", raw_line("site_closures.csv", 3, b"MDQ,2027-08-02"),
        "site_closures.csv", 3, "", "MDQ", "ragged_line"),
    Bad("too many cells", raw_line("site_closures.csv", 3, b"MDQ,2027-08-02,2027-08-22,a,b"),
        "site_closures.csv", 3, "", "MDQ", "ragged_line"),
    Bad("a name of no file", whole_file("session.csv", b"a\n"), "session.csv", 0, "", "",
        "unknown_file"),
]  # fmt: skip
