from dataclasses import replace

import pytest

from desktop_app.domain.roles import missing_roles, role_missing_findings
from tests.domain.town import TOWN, at, wanted, with_worker

SPAN = at("10:00", "12:00")


@pytest.mark.parametrize(
    ("expression", "present", "missing"),
    [
        ("", [], []),
        ("PSY", ["PSY"], []),
        ("PSY", ["ERG"], ["PSY"]),
        ("ERG+ORT", ["ORT", "ERG"], []),
        ("ERG+ORT", ["ERG"], ["ORT"]),
        ("ERG+ORT+circus_artist", [], ["ERG", "ORT", "circus_artist"]),
        ("ISP|APA", ["APA"], []),
        ("ISP|APA", ["MG"], ["APA|ISP"]),
        ("MG+IDE|DIE", ["MG", "DIE"], []),
        ("MG+IDE|DIE", ["IDE", "DIE"], ["MG"]),
        (" ERG + ORT ", ["ERG", "ORT"], []),
    ],
)
def test_all_of_these_and_any_of_those(
    expression: str, present: list[str], missing: list[str]
) -> None:
    assert missing_roles(expression, present) == missing


@pytest.mark.parametrize(
    ("people", "missing"),
    [
        (["ERGO", "ORTHO"], []),
        (["ERGO"], ["ORT"]),
        (["CIRQUE"], ["ERG", "ORT"]),
        ([], ["ERG", "ORT"]),
    ],
)
def test_each_role_nobody_brings_is_named(people: list[str], missing: list[str]) -> None:
    chats = replace(wanted(SPAN, people=people), programme="PAPOTE")
    assert [finding.resource for finding in role_missing_findings(chats, TOWN)] == missing


def test_without_a_programme_no_role_is_missing() -> None:
    assert role_missing_findings(wanted(SPAN, people=[]), TOWN) == []


def test_an_interpreter_brings_no_role() -> None:
    planning = with_worker(replace(TOWN.workers["ARABIC"], roles=frozenset({"ORT"})))
    chats = replace(wanted(SPAN, people=["ERGO", "ARABIC"]), programme="PAPOTE")
    assert [finding.resource for finding in role_missing_findings(chats, planning)] == ["ORT"]
