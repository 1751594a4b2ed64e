"""Interpreters ordered from the command line, with what they come to."""

import pytest

from tests.cli.calling import Caller

NOW = "PERMANENCE_NOW"
SOMALI = ("--language-needed", "so")
SESSION = "C27-04"
"""On Wednesday 2 December at 14:30; it is Tuesday 24 November."""


def test_an_order_is_asked_quoted_promised_and_given_up(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("--told", "Écrit à l’agence")
    asked = permanence.json("order", sample, SESSION, *SOMALI, "--request", *told)
    order = asked["order"]
    assert (asked["status"], asked["told"], asked["done"]) == ("requested", told[1], True)

    chased = permanence.json("order", sample, SESSION, *SOMALI, "--again", "--told", "Rappelée")
    assert [one["told"] for one in chased["steps"]] == ["Rappelée", told[1]]

    permanence.json("order", sample, order, "--confirm", "I12")
    with monkeypatch.context() as later:
        later.setenv(NOW, "2026-12-02T10:00")
        near = permanence.json("order", sample, order, "--quote")
    assert (near["notice_hours"], near["fee_percent"], near["billed_minutes"]) == (4.5, 0, 0)
    assert near["cancel_by"] == "2026-12-01T14:30"
    assert near["cost_cents"] == 500

    ended = permanence.json("order", sample, order, "--cancel", "--reason", "atelier annulé")
    assert (ended["status"], ended["cost_cents"]) == ("cancelled_free", 0)
    steps = [one["status"] for one in ended["steps"]]
    assert steps == ["cancelled_free", "confirmed", "requested", "requested"]
    assert ended["steps"][3]["told"] == told[1]


def test_what_took_place_is_billed_and_fills_the_envelope(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = permanence.json("order", sample, SESSION, *SOMALI, "--request")["order"]
    promised = permanence.json("order", sample, order, "--confirm", "I12")
    monkeypatch.setenv(NOW, "2026-12-03T09:00")

    times = ("--start", "2026-12-02T14:30", "--end", "2026-12-02T16:05")
    done = permanence.json("order", sample, order, "--done", *times)
    billed = permanence.json("order", sample, order, "--invoiced", "700")

    assert (done["billed_minutes"], done["cost_cents"]) == (120, 500)
    assert billed["cost_cents"] == 700
    assert promised["envelope"]["left_cents"] - billed["envelope"]["left_cents"] == 200


def test_what_was_noted_is_asked_for_as_it_was_noted(permanence: Caller, sample: str) -> None:
    """The session wants no language by itself; the order was noted in Somali, by telephone."""
    permanence.json("order", sample, SESSION, *SOMALI, "--note", "--mode", "phone")

    asked = permanence.json("order", sample, SESSION, "--request")

    assert (asked["status"], asked["mode"], asked["language"]) == ("requested", "phone", "so")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((*SOMALI, "--request", "--cancel"), "one thing at a time"),
        ((*SOMALI, "--confirm", "I12"), "C27-04 has no interpreter order."),
        (("--language-needed", "ta", "--request"), "“on_site” is none of video, phone"),
        (("--language-needed", "xx", "--request"), "No language has the code xx."),
        ((*SOMALI, "--request", "--mode", "letter"), "“letter” is none of"),
        (("--request",), "Language: it is missing."),
    ],
)
def test_what_cannot_be_is_said(
    permanence: Caller, sample: str, typed: tuple[str, ...], said: str
) -> None:
    called = permanence("order", sample, SESSION, *typed, "--language", "en")

    assert called.status == 2
    assert said in called.err


def test_an_agency_asked_too_late_is_named_with_its_last_hour(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NOW, "2026-12-01T18:00")
    typed = ("order", sample, SESSION, *SOMALI, "--request", "--language", "en")

    called = permanence(*typed)

    assert called.status == 2
    assert "was to be asked before Fri 27 Nov 2026 at 14:30" in called.err
    assert permanence(*typed, "--urgent").status == 0


def test_what_an_agency_refuses_says_who_else_could_come_and_when(
    permanence: Caller, sample: str
) -> None:
    """By phone at the same hour first, then other dates with somebody on site."""
    refused = permanence.json("order", sample, "W0003", "--refuse", "--reason", "malade")

    assert refused["status"] == "refused"
    modes = [one["mode"] for one in refused["offers"]]
    assert modes
    assert modes == sorted(modes, key=["phone", "phone_scheduled", "video", "on_site"].index)
    assert all(one["start"] > "2026-11-26T10:00" for one in refused["dates"])
    assert {one["mode"] for one in refused["dates"]} <= {"on_site"}
    said = permanence("order", sample, "W0003", "--note").out
    assert "Who could interpret it" not in said
