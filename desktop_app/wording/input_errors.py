"""What was typed and cannot be used, in words: the field, the value, and what would do."""

from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.nearest import MOST_OFFERED
from desktop_app.domain.sheets.facts import Variant
from desktop_app.wording.moments import moment_with_year
from desktop_app.wording.refused_values import refusal_sentences
from desktop_app.wording.roles import role_words
from desktop_app.wording.sheet_variants import variant_text
from desktop_app.wording.words import Words

COMPARE_DAYS = frozenset({"before_first_day", "after_last_day", "not_after_last_day"})
"""Why a day is refused because of another one."""

SHOWN = 60
"""Characters of a refused value that are repeated."""

LISTED = {
    "site": "--sites",
    "room": "--rooms",
    "worker": "--professionals",
    "programme": "--programmes",
    "language": "--languages",
    "equipment": "--features",
    "person": "--people",
}
"""Where `show` lists the codes of a kind."""


def bad_input_text(words: Words, error: BadInputError) -> str:
    """One sentence that names the field, the value and the nearest good ones."""
    sentence = refusal_sentences(words).get(error.reason)
    if error.reason == "too_long" and error.field_name in {"start", "end"}:
        sentence = words._("{field}: a session lasts less than 24 hours ({value}).")
    if sentence is None:
        sentence = words._("{field}: “{value}” cannot be used.")
    said = sentence.format(
        field=field_text(words, error.field_name),
        value=_shown(words, error),
        offers=", ".join(_day_or_text(words, error, one) for one in error.offers),
    )
    offers = _offered_times(words, error)
    return f"{said} {offers}" if offers else said


def unknown_code_text(
    words: Words, kind: str, code: str, meant: Mapping[str, Bilingual] | None = None
) -> str:
    """« Aucune salle ne porte le code VIL-7. Peut-être VIL-07 (Salle des familles). »."""
    if meant and code in meant:
        # It exists, and is not of the kind that is wanted here.
        wrong = words._("{known} cannot be chosen here.")
        return wrong.format(known=_code_and_label(words, kind, code, meant[code]))
    said = _unknown_code(words, kind, code)
    if meant:
        few = len(meant) <= MOST_OFFERED
        offered = words._("Perhaps {codes}.") if few else words._("Choose one of: {codes}.")
        codes = [_code_and_label(words, kind, *one) for one in meant.items()]
        return f"{said} {offered.format(codes=', '.join(codes))}"
    if kind in LISTED:
        where = words._("“permanence show CENTRE {option}” lists them.")
        return f"{said} {where.format(option=LISTED[kind])}"
    return said


def _code_and_label(words: Words, kind: str, code: str, label: Bilingual) -> str:
    is_variant = kind == "variant"
    text = variant_text(words, Variant(code)) if is_variant else role_words(words, label)
    return f"{code} ({text})" if text else code


def _unknown_code(words: Words, kind: str, code: str) -> str:
    known = {
        "session": words._("No session has the code {code}. Check it with “show”."),
        "cycle": words._("No cycle has the code {code}. Check it with “show”."),
        "room": words._("No room has the code {code}."),
        "block": words._("This block of a room is gone: {code}."),
        "worker": words._(
            "No professional, staff member, contributor or interpreter has the code {code}."
        ),
        "resource": words._("Nobody and nothing has the code {code}."),
        "programme": words._("No programme has the code {code}."),
        "person": words._("No person has the code {code}."),
        "site": words._("No site has the code {code}."),
        "equipment": words._("No equipment has the code {code}."),
        "language": words._("No language has the code {code}."),
        "theme": words._("No theme has the code {code}."),
        "finding": words._("{code} is not a conflict that can be kept."),
        "variant": words._("No kind of sheet is called {code}."),
        "subject": words._("No session and no cycle has the code {code}."),
        "appointment": words._("No appointment has the code {code}."),
        "ordered_for": words._("No session, appointment or order has the code {code}."),
        "interpreter": words._("No interpreter has the code {code}."),
        "mediation": words._("No request for mediation has the code {code}."),
        "motive": words._("No motive has the code {code}."),
        "appointment_instead": words._(
            "{code} is an appointment, and this takes the code of a session: appointments have"
            " a command of their own, “appointment”."
        ),
    }
    otherwise = words._("The code {code} is unknown.")
    return known.get(kind, otherwise).format(code=code[:SHOWN])


def field_text(words: Words, field: str) -> str:
    """A field as people call it."""
    known = {
        "start": words._("Start"),
        "end": words._("End"),
        "from": words._("First day"),
        "first": words._("First day"),
        "to": words._("Last day"),
        "minutes": words._("Minutes"),
        "most": words._("Number of places"),
        "dates": words._("Dates"),
        "at": words._("Hour"),
        "between": words._("Between"),
        "rhythm": words._("Rhythm"),
        "weekdays": words._("Weekdays"),
        "rule": words._("Rule"),
        "line": words._("Absence"),
        "choose": words._("Way chosen"),
        "reopens": words._("Opens again"),
        "sessions": words._("Number of sessions"),
        "until": words._("Last day"),
        "leave_out": words._("Dates left out"),
        "policy": words._("In school holidays"),
        "date": words._("Date"),
        "reason": words._("Reason"),
        "why": words._("Reason"),
        "needs": words._("Needs"),
        "with": words._("With"),
        "scope": words._("Scope"),
        "kind": words._("Kind"),
        "count": words._("Headcount"),
        "people": words._("People"),
        "programme": words._("Workshop"),
        "partners": words._("Partners"),
        "note": words._("Internal note"),
        "places": words._("Places"),
        "waiting_limit": words._("Waiting list"),
        "walk_in": words._("Without enrolment"),
        "status": words._("Status"),
        "given": words._("First name"),
        "family": words._("Family name"),
        "native": words._("Name in its own script"),
        "phone": words._("Telephone"),
        "partner": words._("Organisation"),
        "household": words._("Household"),
        "birth": words._("Birth"),
        "variant": words._("Kind of sheet"),
        "subject": words._("Session or cycle"),
        "session": words._("Session"),
        "language": words._("Language"),
        "absent": words._("Numbers of the absent"),
        "centre": words._("Centre"),
        "folder": words._("Folder"),
        "desk": words._("Desk"),
        "user": words._("User"),
        "title": words._("Title"),
        "keep": words._("Conflicts kept"),
        "operation": words._("Operation key"),
        "size": words._("Size of the picture"),
        "what": words._("What to show"),
        "change": words._("What to change"),
        "out": words._("File to write"),
        "sheet_number": words._("Number of a sheet"),
        "wishes": words._("Wishes"),
        "accept": words._("Lines accepted"),
        "seconds": words._("Seconds"),
        "seed": words._("Seed"),
        "person": words._("Person"),
        "channel": words._("How the request came"),
        "motive": words._("Motive"),
        "outcome": words._("Outcome"),
        "next": words._("Next date"),
        "mode": words._("How the interpreter comes"),
        "interpreter": words._("Interpreter"),
        "agency": words._("Agency"),
        "order": words._("Interpreter order"),
        "payer": words._("Who pays"),
        "told": words._("Who told whom"),
        "amount": words._("Amount"),
        "by": words._("Who cancels"),
        "times": words._("How many times"),
        "every": words._("Weeks between"),
    }
    return known.get(field) or _described_field(words, field)


def _described_field(words: Words, field: str) -> str:
    """A field of the settings as people call it."""
    known = {
        "name_fr": words._("Name in French"),
        "name_en": words._("Name in English"),
        "school_zone": words._("School holidays"),
        "default_language": words._("Language of paper"),
        "contact": words._("Contact for personal data"),
        "short_name": words._("Short name"),
        "letter": words._("Letter"),
        "address_line": words._("Address"),
        "postcode": words._("Postcode"),
        "city": words._("Town"),
        "hours_of": words._("Opening hours"),
        "capacity": words._("Capacity"),
        "wheelchair_accessible": words._("Step-free"),
        "equipment_codes": words._("Equipment"),
        "setup_minutes": words._("Minutes to set up"),
        "bookable_from": words._("Bookable from"),
        "bookable_to": words._("Last day"),
        "parts": words._("Made of"),
        "title_fr": words._("Title in French"),
        "title_en": words._("Title in English"),
        "neutral_title_fr": words._("Title printed"),
        "theme": words._("Theme"),
        "session_minutes": words._("Minutes of a session"),
        "registration_mode": words._("Enrolment"),
        "during_school_holidays": words._("School holidays"),
        "facilitator_roles": words._("Led by"),
        "default_sheet_variant": words._("Usual sheet"),
        "sites": words._("Sites"),
        "site": words._("Site"),
        "rooms": words._("Rooms"),
        "room": words._("Room"),
        "hours": words._("Opening hours"),
    }
    return known.get(field, field)


def _shown(words: Words, error: BadInputError) -> str:
    try:
        return moment_with_year(words, datetime.strptime(error.value, "%Y-%m-%dT%H:%M"))
    except ValueError:
        return _day_or_text(words, error, error.value[:SHOWN])


def _day_or_text(words: Words, error: BadInputError, text: str) -> str:
    """A day as people write it where two days are compared; anything else as it was typed."""
    if error.reason not in COMPARE_DAYS:
        return text
    try:
        return words.numeric_day(date.fromisoformat(text))
    except ValueError:
        return text


def _offered_times(words: Words, error: BadInputError) -> str:
    try:
        moments = [datetime.strptime(offer, "%Y-%m-%dT%H:%M") for offer in error.offers]
    except ValueError:
        return ""
    if not moments:
        return ""
    return words._("Nearest good time: {moments}.").format(
        moments=", ".join(moment_with_year(words, moment) for moment in moments)
    )
