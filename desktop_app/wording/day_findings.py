"""Sentences about the day: closures, public and school holidays, weeks at a year's turn."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from desktop_app.domain.findings import Code, Finding
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import span_said
from desktop_app.wording.names import Names, capitalised, named, said
from desktop_app.wording.words import Words


def _site_closed(words: Words, finding: Finding, names: Names) -> str:
    sentence = words._("The site {site} is closed {when}.")
    if finding.facts.get("label"):
        sentence = words._("The site {site} is closed {when}: {reason}.")
    return sentence.format(
        site=said(words, finding.facts.get("site")) or named(words, finding.resource, names),
        when=span_said(words, finding.span) if finding.span is not None else "",
        reason=finding.facts.get("label", ""),
    )


def _public_holiday(words: Words, finding: Finding, _names: Names) -> str:
    day = finding.facts["day"]
    return words._("{day} is a public holiday ({holiday}).").format(
        day=capitalised(words.near_day(day)) if isinstance(day, date) else day,
        holiday=public_holiday_text(words, str(finding.facts["holiday"])),
    )


def _school_holiday(words: Words, finding: Finding, _names: Names) -> str:
    sentence = words._("School holidays: {label}, zone {zone}.").format(
        label=said(words, finding.facts.get("label")), zone=finding.facts["zone"]
    )
    if not finding.facts.get("pauses"):
        return sentence
    pause = words._("This programme stops then.")
    return f"{sentence} {pause}"


def _week_parity_ambiguous(words: Words, _finding: Finding, _names: Names) -> str:
    return words._(
        "Odd and even weeks do not alternate at this turn of the year, which has 53 weeks."
    )


DAY_SENTENCES: Mapping[Code, Callable[[Words, Finding, Names], str]] = MappingProxyType(
    {
        Code.SITE_CLOSED: _site_closed,
        Code.PUBLIC_HOLIDAY: _public_holiday,
        Code.SCHOOL_HOLIDAY: _school_holiday,
        Code.WEEK_PARITY_AMBIGUOUS: _week_parity_ambiguous,
    }
)
"""The findings about the day, each with its sentence."""
