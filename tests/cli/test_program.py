import json
import sys
from pathlib import Path

import pytest

from desktop_app.cli import days
from desktop_app.cli.contents import ENTRIES
from desktop_app.cli.program import main
from desktop_app.machine.folders import user_folders
from desktop_app.machine.settings import Settings, write_settings
from tests.cli.calling import Caller

VISIBLE = [entry.name for entry in ENTRIES if not entry.hidden]


@pytest.mark.parametrize("typed", [(), ("--help",)])
def test_the_commands_are_listed(permanence: Caller, typed: tuple[str, ...]) -> None:
    called = permanence(*typed)

    assert called.status == 0
    listed = [line.split()[0] for line in called.out.splitlines() if line.startswith("  ")]
    assert listed == VISIBLE


def test_the_version(permanence: Caller) -> None:
    called = permanence("--version")

    assert (called.status, called.out.split()[0]) == (0, "permanence")


@pytest.mark.parametrize("name", VISIBLE)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_has_a_manual(permanence: Caller, name: str, language: str) -> None:
    called = permanence(name, "--help", "--language", language)

    assert called.status == 0
    assert f"permanence {name}" in called.out.splitlines()[0]
    assert "--json" in called.out
    assert called.err == ""


def test_a_manual_says_what_is_needed(permanence: Caller) -> None:
    lines = permanence("book", "--help", "--language", "en").out.splitlines()

    assert lines[0] == "Usage: permanence book CENTRE [options]"
    assert lines[2] == "Book a session."
    room = next(line for line in lines if line.strip().startswith("--room"))
    assert room.endswith("the code of a room · required")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("chek", "c.db"), "There is no command “chek”. Did you mean “check”?"),
        (("xyzzy",), "There is no command “xyzzy”."),
        (("reserve",), "There is no command “reserve”. Did you mean “book”?"),
        (("check", "c.db", "--truc"), "There is no option --truc. See --help."),
        (("show", "c.db", "--datum", "x"), "There is no option --datum. Did you mean “--date”?"),
        (("show", "c.db", "--date"), "--date is not used as it should: it lacks its value."),
        (("show",), "CENTRE is missing."),
        (("check", "c.db", "--room", "A"), "--start is missing."),
        (("show", "c.db", "d.db"), "More was given than the command takes: d.db"),
        (("show", "c.db", "--language", "de"), "Langue\u00a0: «\u00a0de\u00a0» n’est pas parmi"),
    ],
)
def test_a_wrong_line_gets_one_sentence(
    permanence: Caller, typed: tuple[str, ...], sentence: str
) -> None:
    language = () if "--language" in typed else ("--language", "en")
    called = permanence(*language, *typed)

    assert called.status == 2
    assert called.err.startswith(sentence)
    assert called.err.count("\n") == 1
    assert called.out == ""


def test_a_wrong_line_in_french(permanence: Caller) -> None:
    assert permanence("chek").err == (
        "La commande «\u00a0chek\u00a0» n’existe pas."
        " Vouliez-vous dire «\u00a0check\u00a0»\u202f?\n"
    )


def test_the_language_is_that_of_the_settings(permanence: Caller) -> None:
    write_settings(user_folders().config, Settings(language="en"))

    assert permanence("xyzzy").err == "There is no command “xyzzy”.\n"
    assert permanence("xyzzy", "--language=fr").err.startswith("La commande")


def test_a_failure_is_one_document_too(permanence: Caller, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    called = permanence("show", missing, "--date", "2026-11-24", "--json", "--language", "en")

    assert called.status == 3
    assert called.document == {
        "done": False,
        "error": {
            "code": "file_missing",
            "text": f"{missing} does not exist: check the name of the centre.",
        },
    }


def test_a_wrong_line_is_one_document_too(permanence: Caller) -> None:
    called = permanence("show", "--json")

    assert called.status == 2
    assert called.document["error"]["code"] == "usage"


def test_bad_input_says_which_field_and_what_would_do(permanence: Caller, sample: str) -> None:
    called = permanence(
        "check", sample, "--room", "VIL-06", "--start", "2027-03-28T02:30",
        "--end", "2027-03-28T04:00", "--json", "--language", "en",
    )  # fmt: skip

    assert called.status == 2
    assert called.document["error"] == {
        "code": "time_missing",
        "field": "start",
        "value": "2027-03-28T02:30",
        "offers": ["2027-03-28T03:30"],
        "text": "Start: Sun 28 Mar 2027 at 2:30 does not exist, the clock changes that night."
        " Nearest good time: Sun 28 Mar 2027 at 3:30.",
    }


def test_a_bug_is_one_sentence_and_a_line_in_the_log(
    sample: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("Khaled Saleh is not here")

    monkeypatch.setattr(days, "day_reading", broken)

    status = main(("show", sample, "--date", "2026-11-24", "--language", "en"))

    said = capsys.readouterr()
    log = (user_folders().logs / "permanence.log").read_text(encoding="utf-8")
    assert status == 3
    assert said.err.startswith("Something unexpected happened, and nothing more was written.")
    assert "Traceback" not in said.err
    assert "RuntimeError" in log
    assert "Khaled" not in log + said.err


def test_an_interruption_is_130(
    sample: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(days, "day_reading", interrupted)

    assert main(("show", sample, "--date", "2026-11-24")) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_clock_that_cannot_be_read(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "noon")

    called = permanence("doctor", sample, "--language", "en")

    assert called.status == 2
    assert called.err == (
        "PERMANENCE_NOW is “noon”, which is not a time. Expected: 2026-11-24T11:10.\n"
    )


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (("--desk", "x" * 41), "Desk: “"),
        (("--user", "a\nb"), "User: it holds characters"),
        (("--operation", "k" * 41), "Operation key: “"),
    ],
)
def test_who_acts_must_be_a_name(
    permanence: Caller, sample: str, *, option: tuple[str, str], sentence: str
) -> None:
    called = permanence("undo", sample, *option, "--language", "en")

    assert called.status == 2
    assert called.err.startswith(sentence)


def test_letters_that_a_terminal_lacks_do_not_stop_the_answer(
    sample: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = (tmp_path / "screen").open("w", encoding="ascii")
    monkeypatch.setattr(sys, "stdout", plain)
    status = main(("show", sample, "--date", "2026-11-24"))
    as_json = main(("show", sample, "--date", "2026-11-24", "--json"))
    plain.close()

    assert (status, as_json) == (0, 0)
    text = (tmp_path / "screen").read_text(encoding="ascii")
    assert "Caf? sant?" in text
    document = json.loads(text[text.index("{") :])
    assert "Café santé" in {one["title"] for one in document["sessions"]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("annuler", "cancel"),
        ("anuler", "cancel"),
        ("réserver", "book"),
        ("reserver", "book"),
        ("Déplacer", "move"),
        ("inscrire", "enrol"),
        ("imprimer", "sheet"),
        ("refaire", "redo"),
    ],
)
def test_a_french_verb_brings_its_command(permanence: Caller, typed: str, meant: str) -> None:
    called = permanence(typed, "--language", "fr")

    assert called.status == 2
    assert called.err.endswith(f"Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?\n")
