import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop_app.cli.program import main
from desktop_app.machine.folders import HOME


@pytest.mark.usefixtures("qapp")
def test_a_day_is_done_through_the_window_and_done_again_changes_nothing(
    day_centre: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    sessions = []
    for is_first in (True, False):
        out = ["--out", str(tmp_path / "window")]
        assert (
            main(["rehearse", day_centre, "--title", "Préparation du forum, à 9h", *out, "--json"])
            == 0
        )
        done = json.loads(capsys.readouterr().out)
        sessions.append(done["session"])
        assert done["booked"] is is_first
        assert Path(done["sheet"]).read_bytes().startswith(b"%PDF")
        assert QImage(done["pictures"][1]) != QImage(done["pictures"][0])

    assert len(set(sessions)) == 1
    assert not (tmp_path / "home" / "config").exists()


@pytest.mark.usefixtures("qapp")
def test_what_was_cancelled_since_is_booked_again(
    day_centre: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    rehearse = ["rehearse", day_centre, "--title", "Forum", "--out", str(tmp_path / "window")]
    assert main([*rehearse, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["session"]
    assert main(["show", day_centre, "--session", first, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"][0]["title"] == "Forum"
    assert main(["cancel", day_centre, first, "--reason", "essai", "--json"]) == 0
    capsys.readouterr()

    assert main([*rehearse, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["session"] != first
