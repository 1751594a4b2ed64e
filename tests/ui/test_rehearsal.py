import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop_app.cli.program import main
from desktop_app.machine.folders import HOME


@pytest.mark.usefixtures("qapp")
def test_a_day_is_done_through_the_window_and_can_be_done_again(
    day_centre: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    sessions = []
    for _time in range(2):
        out = ["--out", str(tmp_path / "window")]
        assert main(["rehearse", day_centre, "--title", "Forum", *out, "--json"]) == 0
        done = json.loads(capsys.readouterr().out)
        sessions.append(done["session"])
        assert Path(done["sheet"]).read_bytes().startswith(b"%PDF")
        assert QImage(done["pictures"][1]) != QImage(done["pictures"][0])

    assert len(set(sessions)) == 2
    assert not (tmp_path / "home" / "config").exists()
