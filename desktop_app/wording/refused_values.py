"""Why a value cannot be used, one sentence for each reason, by what it is typed about."""

from desktop_app.wording.words import Words


def refusal_sentences(words: Words) -> dict[str, str]:
    """The sentence of each reason; ``field``, ``value`` and ``offers`` are put in later."""
    tables = (
        _value_sentences,
        _person_sentences,
        _room_sentences,
        _session_sentences,
        _week_sentences,
        _sheet_sentences,
        _attendance_sentences,
        _number_sentences,
        _folder_sentences,
        _time_sentences,
    )
    return {reason: said for table in tables for reason, said in table(words).items()}


def _value_sentences(words: Words) -> dict[str, str]:
    """What any field refuses."""
    return {
        "missing": words._("{field}: it is missing."),
        "left_in_room": words._("{field}: {value} are left in the room."),
        "unknown": words._("{field}: “{value}” is not one of the choices."),
        "one_of": words._("{field}: “{value}” is none of {offers}."),
        "only_one": words._("{field}: choose one of {offers}."),
        "twice": words._("{field}: {value} is there twice."),
        "not_a_number": words._("{field}: “{value}” is not a whole number."),
        "out_of_range": words._("{field}: {value} is outside what is possible."),
        "outside_limits": words._("{field}: {value} is not possible; the limits are {offers}."),
        "too_long": words._("{field}: “{value}…” is too long."),
        "not_a_text": words._("{field}: it holds characters that cannot be kept."),
        "only_when_closed": words._("{field}: only a request that is closed has one."),
        "only_while_open": words._("{field}: a request that is closed has none."),
        "not_yet": words._("{field}: {value} is still to come."),
        "one_at_a_time": words._("{field}: one thing at a time."),
        "nothing_to_change": words._("{field}: give a room, a start or an end."),
        "used": words._("{field}: it has already served for another act; take a new one."),
        "taken_back": words._("{field}: this act was done, then taken back; take a new one."),
        "put_away": words._("{field}: {value} was put away, and is no longer offered."),
        "only_option": words._("{field}: {value} is an option; settle it before it is announced."),
    }


def _person_sentences(words: Words) -> dict[str, str]:
    """What is typed about people and who leads."""
    return {
        "not_a_phone": words._(
            "{field}: “{value}” is not a telephone number. Expected: ten digits from 01 to 09, such"
            " as 06 39 98 00 12, or + and the number with its country."
        ),
        "not_roles": words._(
            "{field}: “{value}” cannot be read. Expected: ISP+PSY (both) or ISP|APA (either)."
        ),
    }


def _room_sentences(words: Words) -> dict[str, str]:
    """What is typed about sites and rooms."""
    return {
        "letter_taken": words._("{field}: {value} is the letter of another site."),
        "not_one_room": words._(
            "{field}: {value} do not make one room; choose two rooms or more of the same site."
        ),
        "outdoors_stays": words._(
            "{field}: a place outdoors is shared, a room is not; add another one instead."
        ),
        "after_last_day": words._("{field}: {value} is after the last day ({offers})."),
        "before_first_day": words._("{field}: {value} is before the first day ({offers})."),
        "not_after_last_day": words._("{field}: {value} is not after the last day ({offers})."),
        "no_building": words._("{field}: the site has no building on {value}."),
        "moves_already": words._("{field}: the site already moves on {value}."),
        "not_of_building": words._("{field}: {value} is not a room of the building that is left."),
        "code_taken": words._("{field}: {value} is the code of something else."),
        "not_a_quantity": words._(
            "{field}: “{value}” is not a quantity. Expected: mats:12, from 1 to 200."
        ),
    }


def _session_sentences(words: Words) -> dict[str, str]:
    """What is typed about a session, its cycle and who takes part in it."""
    return {
        "not_a_part": words._(
            "{field}: “{value}” cannot be read. Expected: CODE or CODE@15:00-15:30."
        ),
        "part_ends_first": words._("{field}: “{value}” ends before it starts."),
        "outside_session": words._("{field}: {value} would be there outside the session."),
        "no_date": words._("{field}: this rule gives no date."),
        "date_there": words._("{field}: {value} is a date of this cycle already ({offers})."),
        "date_to_put_back": words._(
            "{field}: {value} is a date of this cycle already; put it back instead ({offers})."
        ),
        "none": words._("{field}: no date would be held."),
        "too_many": words._("{field}: {value} dates are too many; {offers} at most."),
        "too_many_dates": words._(
            "{field}: too many dates, or too far away; the limits are {offers}."
        ),
        "ends_before_it_starts": words._("{field}: it would end before it starts."),
        "far_from_planned": words._(
            "{field}: {value} is more than twelve hours from what was planned, {offers}: look at"
            " the date."
        ),
        "steps_out_of_order": words._(
            "{field}: its step {value} cannot follow the one before it; see its steps."
        ),
        "not_an_hour": words._("{field}: “{value}” is not an hour. Expected: 14:00."),
        "says_its_steps": words._(
            "{field}: {value} has steps of its own; leave the sessions and the minutes out."
        ),
        "with_create": words._("{field}: a cycle is accepted when it is written; add --create."),
        "no_cycle": words._("{field}: {value} belongs to no cycle; only this session can move."),
        "no_interpreter_order": words._("{field}: {value} has no interpreter order."),
        "asked_too_late": words._(
            "{field}: {offers} was to be asked before {value}. If it takes the order all the same,"
            " say that it is urgent."
        ),
        "nobody_interprets": words._(
            "{field}: nobody of the agencies interprets {value}. Note the order without asking:"
            " it counts as a need that was not met."
        ),
        "not_that_language": words._("{field}: {value} interprets {offers}."),
        "not_standing": words._("{field}: this conflict does not stand there (any more)."),
        "with_reason": words._("{field}: a conflict is kept with a reason; add --reason."),
    }


def _week_sentences(words: Words) -> dict[str, str]:
    """What is typed about absences and the hours of the week."""
    return {
        "no_availability": words._(
            "{field}: nobody could ask this person any more; give one rule at least, or an absence."
        ),
        "overlaps": words._("{field}: {value} and {offers} overlap."),
        "never_falls": words._("{field}: {value} falls on no day of its time."),
        "crosses_midnight": words._(
            "{field}: {value} ends before it starts; hours do not go past midnight."
        ),
        "not_hours_of_week": words._(
            "{field}: “{value}” cannot be read. Expected: tue 14:00-16:00 VIL group odd, or for a"
            " place tue 08:30-12:00."
        ),
        "without_anchor": words._(
            "{field}: {value} counts from a week; add since= and a date, such as since=2026-11-28."
        ),
        "not_weeks_apart": words._(
            "{field}: “{value}” is not possible. Weeks are 1 to 52 apart; expected: {offers}."
        ),
        "not_an_absence": words._(
            "{field}: “{value}” cannot be read. Expected: leave 22/12-02/01, or training 16/11"
            " 9:00-11:00."
        ),
        "no_such_day": words._("{field}: there is no {value}."),
    }


def _sheet_sentences(words: Words) -> dict[str, str]:
    """What is asked of paper."""
    return {
        "no_number": words._(
            "{field}: the emergency sheet belongs to no session and has no number."
        ),
        "not_for_a_cycle": words._("{field}: {value} is not a sheet for a whole cycle."),
        "not_for_a_session": words._("{field}: {value} is a sheet for a whole cycle."),
        "not_two_half_days": words._(
            "{field}: {value} does not last a morning and an afternoon. The sheet with two"
            " half-days is not for it."
        ),
    }


def _attendance_sentences(words: Words) -> dict[str, str]:
    """What is copied from a signed sheet."""
    return {
        "not_a_line": words._(
            "{field}: “{value}” is not a line number. Expected: 3,7,12e (e for excused; no other"
            " letter)."
        ),
        "two_statuses": words._("{field}: line {value} is said both absent and excused."),
        "nothing_to_record": words._(
            '{field}: give the lines of those absent (--absent "" for nobody), or --count.'
        ),
    }


def _number_sentences(words: Words) -> dict[str, str]:
    """What a number copied from paper may be (sheets.md 5)."""
    return {
        "number_typing_error": words._("{value}: this number holds a typing error."),
        "number_other_centre": words._("{value}: this sheet comes from another centre."),
        "number_unknown": words._("{value}: this sheet is newer than the data of this desk."),
        "number_of_cycle": words._(
            "{value} is the sheet of a whole cycle: give one of its sessions ({offers})."
        ),
        "number_elsewhere": words._("{value} is not the number of a sheet of this session."),
    }


def _folder_sentences(words: Words) -> dict[str, str]:
    """What a folder cannot serve for."""
    return {
        "not_empty": words._("{field}: it already holds things; choose an empty one."),
        "not_a_folder": words._("{field}: {value} is not a folder."),
        "folder_not_ours": words._(
            "{field}: {value} holds other files ({offers}); choose an empty one."
        ),
    }


def _time_sentences(words: Words) -> dict[str, str]:
    """Dates, hours, and the nights when the clock changes."""
    return {
        "not_a_date": words._(
            "{field}: “{value}” is not a date. Expected: 24/11/2026 or 2026-11-24."
        ),
        "not_a_moment": words._(
            "{field}: “{value}” is not a date and time."
            " Expected: 2026-11-24T14:00 or 24/11/2026T14:00."
        ),
        "not_a_time": words._("{field}: “{value}” is not a time. Expected: 14:00."),
        "end_not_after_start": words._("{field}: {value} is not after the start."),
        "year_out_of_range": words._("{field}: {value} is outside the years 2000 to 2100."),
        "contradicts": words._("{field}: {value} is not the year of the date given ({offers})."),
        "one_weekday": words._(
            "{field}: say which one; a rhythm by the month falls on one weekday."
        ),
        "time_missing": words._("{field}: {value} does not exist, the clock changes that night."),
        "time_twice": words._("{field}: {value} exists twice, the clock changes that night."),
        "crosses_clock_change": words._(
            "{field}: {value} does not do, the clock changes during the session."
        ),
    }
