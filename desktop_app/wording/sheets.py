"""The sentences of the sheets (`sheets.md` 6), in the language of the centre."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from desktop_app.domain.sheets.facts import DateFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.numbers import grouped
from desktop_app.domain.sheets.sheet import SheetPage, Signer, SignerKind
from desktop_app.domain.span import Span
from desktop_app.wording.words import Words

SEPARATOR = "\u2003·\u2003"
MOST_LISTED_DATES = 4


def kind_of_sheet(words: Words, variant: Variant) -> str:
    """What the right of the head calls it."""
    match variant:
        case Variant.ANONYMOUS_COUNT:
            return words._("Tally sheet")
        case Variant.CYCLE_GRID_MINORS:
            return words._("Children's attendance")
        case Variant.INTERPRETER_SLIP:
            return words._("Interpreter's slip")
        case Variant.EMERGENCY_BLANK:
            return words._("Emergency attendance sheet")
    return words._("Attendance sheet")


def position(words: Words, facts: SheetFacts, dates: Sequence[DateFacts]) -> str:
    """Where the sheet stands in its cycle; nothing for a lone session.

    ``dates`` are the numbered sessions of the page.
    """
    if facts.variant is Variant.WALK_IN:
        return words._("walk-in")
    if facts.variant is Variant.HALF_DAYS:
        return words._("whole day: 2 half-days")
    numbered = [one for one in dates if one.number is not None]
    if not numbered:
        return ""
    first, last = numbered[0], numbered[-1]
    if len(numbered) > 1:
        return words._("sessions {first} to {last} of {count}").format(
            first=first.number, last=last.number, count=last.of or last.number
        )
    return single_position(words, first, outing=facts.outing)


def single_position(words: Words, one: DateFacts, *, outing: bool = False) -> str:
    """« séance 1 sur 3 », "session 1 of 3"; nothing for a lone session."""
    if one.number is None:
        return ""
    if one.of is None:
        return numbered_session(words, one)
    sentence = (
        words._("outing {number} of {count}") if outing else words._("session {number} of {count}")
    )
    return sentence.format(number=one.number, count=one.of)


def numbered_session(words: Words, one: DateFacts) -> str:
    """« séance 3 » above a column."""
    return words._("session {number}").format(number=one.number)


def day_and_hours(words: Words, span: Span) -> str:
    """« Jeudi 3 décembre 2026, de 14:00 à 15:30 », with a capital: it begins a line."""
    return opened(f"{words.long_day(span.day)}, {words.hours(span)}")


def planned_day_and_hours(words: Words, span: Span) -> str:
    """The same on an interpreter's slip, where the real hours are written by hand."""
    return opened(
        words._("{day}, planned {hours}").format(
            day=words.long_day(span.day), hours=words.hours(span)
        )
    )


def period(words: Words, dates: Sequence[DateFacts]) -> str:
    """« Du 14 septembre au 16 novembre 2026, le lundi de 10:30 à 11:30 »."""
    days = [one.span.day for one in dates]
    hours = words.hours(usual_hours(dates))
    if days[0] == days[-1]:
        return opened(f"{words.long_day(days[0])}, {hours}")
    first = words.day_and_month(days[0])
    if days[0].year != days[-1].year:
        first = f"{first} {days[0].year}"
    between = words._("from {first} to {last}").format(
        first=first, last=f"{words.day_and_month(days[-1])} {days[-1].year}"
    )
    if len({day.weekday() for day in days}) > 1:
        return opened(f"{between}, {hours}")
    weekly = words._("{weekday}s, {hours}").format(weekday=words.weekday(days[0]), hours=hours)
    return opened(f"{between}, {weekly}")


def usual_hours(dates: Sequence[DateFacts]) -> Span:
    """The hours most sessions have, those of the earliest when several are as usual."""
    clock = [(one.span.start.time(), one.span.end.time()) for one in dates]
    usual = max(dict.fromkeys(clock), key=clock.count)
    return next(one.span for one, hours in zip(dates, clock, strict=True) if hours == usual)


def opened(sentence: str) -> str:
    """The sentence with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]


def place_lines(date_facts: DateFacts) -> tuple[str, ...]:
    """Site and room of a date that is not where the head says, as far as they differ."""
    return tuple(name for name in (date_facts.place.site, date_facts.place.room) if name)


def instead_of(words: Words, day: date) -> tuple[str, ...]:
    """« au lieu du 5 oct. » under a moved session, and in figures for want of room."""
    said = words._("instead of {day}")
    return said.format(day=words.short_day(day).split(" ", 1)[1]), said.format(day=f"{day:%d/%m}")


def skipped_dates(words: Words, dates: Sequence[DateFacts]) -> tuple[str, ...]:
    """What stands upright in a column where nobody can sign, the longest wording first."""
    causes = ", ".join(dict.fromkeys(cause_of_skip(words, one.cause) for one in dates))
    days = [one.span.day for one in dates]
    listed = _listed_days(words, days)
    nobody = words._("{days}: {causes}, no session")
    return (
        nobody.format(days=listed, causes=causes),
        words._("{days}: {causes}").format(days=listed, causes=causes),
        words._("{days}: no session").format(days=_extent(words, days)),
        "–".join(dict.fromkeys(f"{day:%d/%m}" for day in (days[0], days[-1]))),
    )


def cause_of_skip(words: Words, cause: str) -> str:
    """A finding code in words; the centre's own words stay as they are."""
    known = {
        "school_holiday": words._("school holidays"),
        "public_holiday": words._("public holiday"),
        "site_closed": words._("site closed"),
        "room_closed": words._("room closed"),
        "school_time": words._("school time"),
        "removed": words._("left out"),
        "": words._("date left out"),
    }
    return known.get(cause, cause.replace("_", " "))


def signer_title(words: Words, signer: Signer) -> str:
    """The bold line of a signature box."""
    match signer.kind:
        case SignerKind.INTERPRETER:
            return words._("Interpreter")
        case SignerKind.GUEST:
            return words._("Invited person")
        case SignerKind.UNNAMED:
            return words._("Facilitation")
    return signer.name


def signer_detail(words: Words, signer: Signer, facts: SheetFacts) -> str:
    """The line under it: profession, language, or what to write by hand."""
    match signer.kind:
        case SignerKind.INTERPRETER:
            parts = [signer.language, mode_of_interpreting(words, signer.mode)]
            return ", ".join(part for part in parts if part)
        case SignerKind.GUEST:
            given_only = facts.variant is Variant.FIRST_NAME_ONLY
            return words._("first name") if given_only else words._("name, from … to …")
        case SignerKind.UNNAMED:
            return words._("name, profession")
    return words._("facilitation") if facts.sensitive else signer.profession


def signer_hours(words: Words, signer: Signer) -> str:
    """« de 15:00 à 15:30 » for somebody who comes for a part of the time; else nothing."""
    return words.hours(signer.present) if signer.present else ""


def signer_line(words: Words, signer: Signer, facts: SheetFacts) -> str:
    """Both on one line."""
    parts = (signer_detail(words, signer, facts), signer_hours(words, signer))
    return " ".join(part for part in parts if part)


def mode_of_interpreting(words: Words, mode: str) -> str:
    """A mode of interpreting in words."""
    known = {
        "on_site": words._("on site"),
        "video": words._("by video"),
        "phone": words._("by phone"),
        "phone_scheduled": words._("by phone"),
    }
    return known.get(mode, mode)


def age_band(words: Words, first: int, last: int | None) -> str:
    """« 6 à 10 ans », « 75 ans et plus »."""
    if last is None:
        return words._("{first} and over").format(first=first)
    return words._("{first} to {last} years").format(first=first, last=last)


def notice(words: Words, facts: SheetFacts, funders: Sequence[str]) -> str:
    """What people must be told of their data, with the funders that have room."""
    sentences = []
    if funders:
        sentences.append(words._("Funded by: {funders}.").format(funders=", ".join(funders)))
    sentences.append(
        words._(
            "Your data serve to organise this activity and to account for it to funders."
            " Controller: {centre}."
        ).format(centre=facts.centre.name)
    )
    if facts.retention:
        sentences.append(words._("Kept: {period}.").format(period=facts.retention))
    sentences.append(
        words._(
            "Your rights (access, correction, objection): at reception or {contact};"
            " complaints: cnil.fr."
        ).format(contact=facts.centre.contact)
        if facts.centre.contact
        else words._(
            "Your rights (access, correction, objection): at reception; complaints: cnil.fr."
        )
    )
    return " ".join(sentences)


def tally_notice(words: Words, facts: SheetFacts, centre: str) -> str:
    """The notice of a sheet without names, with the centre as far as there is room."""
    return words._(
        "Sheet without names: write no name, no address, no reason. The people met are counted"
        " to account for this activity to its funders. Controller: {centre}. Questions: {contact}."
    ).format(centre=centre, contact=reached_at(words, facts))


def slip_notice(words: Words, facts: SheetFacts) -> str:
    """The notice of an interpreter's slip."""
    return words._(
        "Write here no name of a person accompanied, no reason. Real times: they are the ground of"
        " the invoice and of the activity report. The interpreter's data are kept 10 years"
        " (accounting evidence); rights: {contact}."
    ).format(contact=reached_at(words, facts))


def reached_at(words: Words, facts: SheetFacts) -> str:
    """Where people ask about their data: at reception, and elsewhere when the centre says so."""
    if not facts.centre.contact:
        return words._("at reception")
    return words._("at reception or {contact}").format(contact=facts.centre.contact)


def attestation(words: Words, variant: Variant) -> str:
    """What those who lead sign for."""
    if variant is Variant.ANONYMOUS_COUNT:
        return words._(
            "Facilitators: we certify that we met the number of people written below today."
        )
    return words._(
        "Facilitators: we certify that those who signed were present,"
        " and have struck out the empty lines."
    )


def column_heads(words: Words) -> tuple[str, str, str, str]:
    """The heads of number, name, organisation and signature."""
    number, name, organisation, signature = words._("No.|Name|Organisation|Signature").split("|")
    return number, name, organisation, signature


def totals(words: Words, variant: Variant) -> tuple[str, ...]:
    """The labels of the boxes for numbers."""
    match variant:
        case Variant.ANONYMOUS_COUNT:
            return tuple(words._("met, of them new").split(", "))
        case Variant.WALK_IN:
            return tuple(words._("present, of them new").split(", "))
        case Variant.EMERGENCY_BLANK:
            return tuple(words._("present, new").split(", "))
    return tuple(words._("present, absent, new").split(", "))


def number_in_clear(words: Words, number: str) -> str:
    """« N° 4710 1034 0192 »."""
    return words._("No. {number}").format(number=grouped(number))


def identity(words: Words, stamp: Stamp, code: str = "", *, with_number: bool = True) -> list[str]:
    """Number, code, version, duplicate and time of printing, to be joined by `SEPARATOR`.

    ``code`` is that of the session or of the cycle, found again on the screen by it.
    """
    parts = [number_in_clear(words, stamp.number)] if with_number and stamp.number else []
    parts += [code] if code else []
    parts.append(words._("version {version}").format(version=stamp.version))
    if stamp.duplicate > 1:
        parts.append(words._("duplicate {number}").format(number=stamp.duplicate))
    parts.append(
        words._("printed {day} {hour}").format(
            day=words.numeric_day(stamp.printed_at.date()), hour=words.hour(stamp.printed_at)
        )
    )
    return parts


def signatures_elsewhere(words: Words, page: SheetPage) -> tuple[str, ...]:
    """Where those who lead sign, on a page without them, the longest wording first."""
    return (
        words._("facilitators sign on page {page}").format(page=page.signed_on),
        words._("signed on page {page}").format(page=page.signed_on),
    )


def page_of(words: Words, page: int, pages: int) -> str:
    """« page 1 / 2 »."""
    return words._("page {page} / {pages}").format(page=page, pages=pages)


def document_title(words: Words, facts: SheetFacts, stamp: Stamp) -> str:
    """The title of the PDF: kind, neutral title and number, never a person."""
    parts = [kind_of_sheet(words, facts.variant)]
    if facts.title and facts.variant is not Variant.INTERPRETER_SLIP:
        parts.append(facts.title)
    if stamp.number:
        parts.append(number_in_clear(words, stamp.number))
    return ", ".join(parts)


def _listed_days(words: Words, days: Sequence[date]) -> str:
    """« 19 et 26 octobre 2026 », « 28 octobre et 11 novembre 2026 », or their extent."""
    if len(days) > MOST_LISTED_DATES:
        return _extent(words, days)
    years = [
        f"{_in_months(words, list(of_year))} {year}"
        for year, of_year in groupby(days, key=lambda day: day.year)
    ]
    return _joined(words, years)


def _in_months(words: Words, days: Sequence[date]) -> str:
    months = []
    for _, of_month in groupby(days, key=lambda day: day.month):
        together = [words.day_and_month(day) for day in of_month]
        numbers = [spelled.split(" ", 1)[0] for spelled in together[:-1]]
        months.append(_joined(words, [*numbers, together[-1]]))
    return _joined(words, months)


def _extent(words: Words, days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return f"{words.day_and_month(first)} {first.year}"
    start = words.day_and_month(first)
    if first.year != last.year:
        start = f"{start} {first.year}"
    return words._("from {first} to {last}").format(
        first=start, last=f"{words.day_and_month(last)} {last.year}"
    )


def _joined(words: Words, parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return words._("{several} and {one}").format(several=", ".join(parts[:-1]), one=parts[-1])
