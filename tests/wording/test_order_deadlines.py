"""How long is left for an order, and what its agency asks, on the pictures' Tuesday at 11:10."""

from datetime import datetime

import pytest

from desktop_app.domain.interpreters import CancellationTier, NoticeBasis, OrderStatus, Terms
from desktop_app.domain.order_deadlines import order_deadline
from desktop_app.domain.order_quotes import OrderQuote
from desktop_app.domain.span import Span
from desktop_app.wording import words_in
from desktop_app.wording.order_deadlines import (
    billed_said,
    free_said,
    lead_said,
    left_said,
    notice_said,
    since_said,
    task_said,
)

NOW = datetime(2026, 11, 24, 11, 10)
WORKING, CALENDAR = NoticeBasis.WORKING, NoticeBasis.CALENDAR
ON_SITE = Terms(
    "AGP", "on_site", 48, WORKING, 60, 30, 4800, 1200, (CancellationTier(2, WORKING, 100, False),)
)
PHONE = Terms("TEL", "phone", 0, CALENDAR, 15, 15, 4400, 0)


@pytest.mark.parametrize(
    ("status", "start", "terms", "said"),
    [
        ("confirmed", "11-24 14:00", ON_SITE, ("Reste 50 min", "annulation gratuite → 12:00")),
        ("requested", "11-24 15:00", ON_SITE, ("Reste 1 h 50", "à confirmer → 13:00")),
        ("to_order", "11-27 10:00", ON_SITE, ("Reste 22 h 50", "à demander → mer. 10:00")),
        ("to_reconfirm", "11-27 14:00", ON_SITE, ("Dans 1 j 2 h", "à redemander → mer. 14:00")),
        ("refused", "12-02 10:00", ON_SITE, ("Dans 6 jours", "à demander ailleurs → lun. 10:00")),
        (
            "confirmed",
            "12-15 09:00",
            ON_SITE,
            ("Dans 21 jours", "annulation gratuite → mar. 15 déc."),
        ),
        ("confirmed", "11-24 16:00", PHONE, ("Sans délai", "annulation gratuite")),
        ("to_order", "11-25 10:00", ON_SITE, ("Délai passé", "à demander, en urgence")),
        ("confirmed", "11-24 12:00", ON_SITE, ("Délai passé", "l’annulation est facturée")),
        ("done", "11-24 09:00", ON_SITE, ("", "")),
    ],
)
def test_what_is_left_and_for_what(
    status: str, start: str, terms: Terms, said: tuple[str, str]
) -> None:
    begins = datetime.fromisoformat(f"2026-{start}")
    state, span = OrderStatus(status), Span(begins, begins.replace(hour=begins.hour + 1))
    deadline = order_deadline(state, span, terms, NOW)
    words = words_in("fr")
    assert _plain(left_said(words, deadline, NOW)) == said[0]
    assert _plain(task_said(words, deadline, state, NOW)) == said[1]


def _plain(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_a_notice_is_said_as_the_agency_counts_it() -> None:
    said = [notice_said(words_in("fr"), *one) for one in ((48, WORKING), (2, WORKING))]
    said += [notice_said(words_in("fr"), 24, CALENDAR), lead_said(words_in("fr"), PHONE)]
    said += [free_said(words_in("fr"), ON_SITE), free_said(words_in("fr"), PHONE)]
    assert [_plain(one) for one in said] == [
        "2 jours ouvrés avant",
        "2 h ouvrées avant",
        "24 h avant",
        "à tout moment",
        "2 h ouvrées avant",
        "toujours",
    ]
    assert notice_said(words_in("en"), 48, WORKING) == "2 working days before"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("11-24 10:52", "auj. 10:52"),
        ("11-23 16:42", "hier 16:42"),
        ("11-20 10:00", "ven. 10:00"),
        ("11-17 10:00", "mar. 17 nov."),
    ],
)
def test_when_something_was_said(moment: str, said: str) -> None:
    assert since_said(words_in("fr"), datetime.fromisoformat(f"2026-{moment}"), NOW) == said


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (OrderQuote(0, None, 100, 60, 4800), "1 h facturée, 48,00 €"),
        (OrderQuote(0, None, 50, 60, 2400), "30 min facturées, 24,00 €"),
        (OrderQuote(0, None, 0, 0, 1200), "12,00 € facturés"),
        (OrderQuote(0, None, 0, 0, 0), "rien n’est facturé"),
    ],
)
def test_what_cancelling_comes_to(quote: OrderQuote, said: str) -> None:
    assert _plain(billed_said(words_in("fr"), quote)) == said
