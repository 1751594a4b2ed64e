"""How long is left for an interpreter order, what its agency asks, in words (interface.md 7.5)."""

from datetime import datetime, timedelta

from desktop_app.domain.interpreters import NoticeBasis, OrderStatus, Terms, free_notice
from desktop_app.domain.order_deadlines import OrderDeadline, OrderTask, Pressure
from desktop_app.domain.order_quotes import OrderQuote
from desktop_app.wording.moments import minutes_said
from desktop_app.wording.orders import money
from desktop_app.wording.words import Words

ONE_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
HOUR = timedelta(hours=1)
HOURS_A_DAY = 24


def left_said(words: Words, deadline: OrderDeadline, now: datetime) -> str:
    """« Reste 1 h 50 », « Dans 1 j 2 h », « Dans 3 jours », « Délai passé »; « Sans délai »."""
    if deadline.until is None:
        return "" if deadline.task is OrderTask.NOTHING else words._("No deadline")
    if deadline.passed:
        return words._("Deadline passed")
    left = deadline.until - now
    if deadline.pressure is not Pressure.CALM or left < ONE_DAY:
        return words._("{time} to go").format(time=_short(words, left))
    if left < 2 * ONE_DAY:
        return words._("In {time}").format(time=_short(words, left))
    days = (deadline.until.date() - now.date()).days
    return words.ngettext("In {count} day", "In {count} days", days).format(count=days)


def task_said(words: Words, deadline: OrderDeadline, status: OrderStatus, now: datetime) -> str:
    """« à demander → mer. 10:00 », « annulation gratuite → 12:00 »: what is to be done by then."""
    if deadline.task is OrderTask.NOTHING:
        return ""
    by_then = {
        OrderTask.ORDER: words._("to ask for"),
        OrderTask.ANSWER: words._("to confirm"),
        OrderTask.CANCEL_FREE: words._("free to cancel"),
    }
    said = by_then[deadline.task]
    if status is OrderStatus.TO_RECONFIRM:
        said = words._("to ask again")
    elif status is OrderStatus.REFUSED:
        said = words._("to ask for elsewhere")
    if deadline.until is None:
        return said
    if deadline.passed and deadline.task is OrderTask.ORDER:
        return words._("{task}, urgently").format(task=said)
    if deadline.passed:
        return words._("cancelling is billed")
    return words._("{task} → {moment}").format(
        task=said, moment=soon_said(words, deadline.until, now)
    )


def soon_said(words: Words, moment: datetime, now: datetime) -> str:
    """« 13:00 » today, « mer. 10:00 » within a week, « mar. 1er déc. » beyond."""
    if moment.date() == now.date():
        return words.hour(moment)
    if moment.date() - now.date() < A_WEEK:
        weekday = words.short_day(moment.date()).partition(" ")[0]
        return f"{weekday} {words.hour(moment)}"
    return words.in_year(now.year).near_day(moment.date())


def since_said(words: Words, moment: datetime, now: datetime) -> str:
    """« auj. 10:52 », « hier 16:42 », « lun. 17:05 » within a week, « mar. 3 nov. » before."""
    days = (now.date() - moment.date()).days
    hour = words.hour(moment)
    if days == 0:
        return words._("today {hour}").format(hour=hour)
    if days == 1:
        return words._("yest. {hour}").format(hour=hour)
    if 0 < days < A_WEEK.days:
        return f"{words.short_day(moment.date()).partition(' ')[0]} {hour}"
    return words.in_year(now.year).near_day(moment.date())


def notice_said(words: Words, hours: int, basis: NoticeBasis) -> str:
    """« 2 h ouvrées avant », « 2 jours ouvrés avant », « 24 h avant »."""
    days, rest = divmod(hours, HOURS_A_DAY)
    if basis is NoticeBasis.CALENDAR:
        return words._("{hours} h before").format(hours=hours)
    if rest:
        return words.ngettext(
            "{count} working hour before", "{count} working hours before", hours
        ).format(count=hours)
    return words.ngettext("{count} working day before", "{count} working days before", days).format(
        count=days
    )


def lead_said(words: Words, terms: Terms) -> str:
    """Until when the agency has to be asked: « 2 jours ouvrés avant », or « sans délai »."""
    if not terms.lead_time_hours:
        return words._("any time")
    return notice_said(words, terms.lead_time_hours, terms.lead_time_basis)


def free_said(words: Words, terms: Terms) -> str:
    """Until when cancelling is free: « 2 h ouvrées avant », or « toujours »."""
    tier = free_notice(terms)
    if tier is None:
        return words._("always")
    if not tier.notice_less_than_hours:
        return words._("until it begins")
    return notice_said(words, tier.notice_less_than_hours, tier.notice_basis)


def length_said(words: Words, minutes: int) -> str:
    """« 1 h », « 45 min », « 2 h 30 »."""
    return minutes_said(words, timedelta(minutes=minutes))


def billed_said(words: Words, quote: OrderQuote) -> str:
    """« 1 h facturée, 48,00 € »: what cancelling comes to, or that it is free."""
    if not quote.cost_cents:
        return words._("nothing is billed")
    if not quote.billed_minutes:
        return words._("{euros} billed").format(euros=money(words, quote.cost_cents))
    minutes = quote.billed_minutes * quote.fee_percent // 100
    return words.ngettext(
        "{time} billed, {euros}", "{time} billed, {euros}", minutes // 60 or minutes
    ).format(time=length_said(words, minutes), euros=money(words, quote.cost_cents))


def _short(words: Words, left: timedelta) -> str:
    """« 1 h 50 », « 1 j 2 h »: hours and minutes below a day, else days and hours."""
    if left < ONE_DAY:
        return minutes_said(words, left)
    days, rest = divmod(left, ONE_DAY)
    return words._("{days} d {hours} h").format(days=days, hours=rest // HOUR)
