"""Weeks and days as the heads of a board say them."""

from datetime import date

from desktop_app.wording.words import Words


def column_day(words: Words, day: date) -> str:
    """« lun. 9 », "Mon 9": a day under whose week the month is said."""
    return words.short_day(day).rsplit(" ", maxsplit=1)[0]


def day_letter(words: Words, day: date) -> str:
    """« L », "M": a day where nothing more fits."""
    return words.weekday(day)[:1].upper()


def period_said(words: Words, first: date, last: date) -> str:
    """« 9 – 14 novembre 2026 », « 30 novembre – 5 décembre 2026 »."""
    end = f"{words.day_and_month(last)} {last.year}"
    if first.year != last.year:
        return f"{words.day_and_month(first)} {first.year} – {end}"
    if first.month != last.month:
        return f"{words.day_and_month(first)} – {end}"
    return f"{first.day} – {end}"
