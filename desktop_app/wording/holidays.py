"""The public holidays, and what a cycle does in those of the schools, in words."""

from desktop_app.domain.calendar import PublicHoliday
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.wording.words import Words


def public_holiday_text(words: Words, holiday: str) -> str:
    """« Armistice », "Christmas Day"; ``holiday`` is a value of `PublicHoliday`."""
    known = {
        PublicHoliday.NEW_YEAR: words._("New Year's Day"),
        PublicHoliday.EASTER_MONDAY: words._("Easter Monday"),
        PublicHoliday.LABOUR_DAY: words._("Labour Day"),
        PublicHoliday.VICTORY_DAY: words._("Victory Day, 8 May 1945"),
        PublicHoliday.ASCENSION: words._("Ascension Day"),
        PublicHoliday.WHIT_MONDAY: words._("Whit Monday"),
        PublicHoliday.NATIONAL_DAY: words._("National Day"),
        PublicHoliday.ASSUMPTION: words._("Assumption Day"),
        PublicHoliday.ALL_SAINTS: words._("All Saints' Day"),
        PublicHoliday.ARMISTICE: words._("Armistice"),
        PublicHoliday.CHRISTMAS: words._("Christmas Day"),
    }
    return known[PublicHoliday(holiday)]


def policy_said(words: Words, policy: HolidayPolicy) -> str:
    """What a cycle does in the school holidays."""
    return {
        HolidayPolicy.PAUSE: words._("pauses in the school holidays"),
        HolidayPolicy.CONTINUE: words._("goes on in the school holidays"),
        HolidayPolicy.ONLY: words._("in the school holidays only"),
    }[policy]
