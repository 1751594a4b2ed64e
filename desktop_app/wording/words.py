"""The catalogue and the dates of one language."""

import gettext
from datetime import date, datetime, time
from functools import cache

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.span import Span
from resources import resource_path

LANGUAGES = ("fr", "en")

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_DAYS = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
        *("août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
_SHORT_MONTHS = {
    "fr": (
        *("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil."),
        *("août", "sept.", "oct.", "nov.", "déc."),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"),
        *("Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}


class Words:
    """The words of one language: translated sentences, dates, hours."""

    def __init__(self, language: str) -> None:
        """Load the catalogue of ``language``.

        Raises:
            ValueError: neither "fr" nor "en".
        """
        if language not in LANGUAGES:
            raise ValueError(f"French or English, got {language!r}")
        self.language = language
        self.year: int | None = None
        """The reader's year, when it is known: days of other years are said with theirs."""
        self._catalogue = _catalogue(language)

    def in_year(self, year: int) -> "Words":
        """The same words for somebody who reads them in ``year``."""
        words = Words(self.language)
        words.year = year
        return words

    def _(self, sentence: str) -> str:
        """``sentence``, written in English in the code, in this language."""
        return self._catalogue.gettext(sentence)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a sentence for ``count`` things."""
        return self._catalogue.ngettext(one, many, count)

    def of(self, text: Bilingual) -> str:
        """What the centre wrote, in this language when it wrote it."""
        return text.in_language(self.language)

    def weekday(self, day: date) -> str:
        """« mardi », "Tuesday"."""
        return _DAYS[self.language][day.weekday()]

    def long_day(self, day: date) -> str:
        """« mardi 24 novembre 2026 », "Tuesday 24 November 2026"."""
        return f"{self.weekday(day)} {self.day_and_month(day)} {day.year}"

    def day_and_month(self, day: date) -> str:
        """« 24 novembre »; the first of a month is « 1er » in French."""
        return f"{self._number_of(day)} {_MONTHS[self.language][day.month - 1]}"

    def short_day(self, day: date) -> str:
        """« mar. 24 nov. », "Tue 24 Nov"."""
        months, days = _SHORT_MONTHS[self.language], _SHORT_DAYS[self.language]
        return f"{days[day.weekday()]} {self._number_of(day)} {months[day.month - 1]}"

    def near_day(self, day: date) -> str:
        """« mar. 24 nov. »; « mar. 5 janv. 2027 » when that is another year than the reader's."""
        if self.year is None or self.year == day.year:
            return self.short_day(day)
        return self.short_day_with_year(day)

    def short_day_with_year(self, day: date) -> str:
        """« mar. 24 nov. 2026 », for anything that may be read another year."""
        return f"{self.short_day(day)} {day.year}"

    def hour(self, moment: datetime | time) -> str:
        """« 9:30 », "9:30": no leading zero in sentences (sheets.md 6)."""
        return f"{moment.hour}:{moment.minute:02d}"

    def hours(self, span: Span) -> str:
        """« de 14:00 à 15:30 », "14:00 to 15:30"."""
        return self._("{start} to {end}").format(
            start=self.hour(span.start), end=self.hour(span.end)
        )

    def numeric_day(self, day: date) -> str:
        """« 24/11/2026 » in both languages."""
        return f"{day:%d/%m/%Y}"

    def _number_of(self, day: date) -> str:
        return "1er" if self.language == "fr" and day.day == 1 else str(day.day)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("permanence", localedir=resource_path("i18n"), languages=[language])


@cache
def words_in(language: str) -> Words:
    """The words of ``language``, loaded once.

    Raises:
        ValueError: neither "fr" nor "en".
    """
    return Words(language)
