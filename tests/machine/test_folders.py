import stat
from pathlib import Path

import pytest

from desktop_app.machine.errors import FileError
from desktop_app.machine.folders import Folders, made_private, user_folders


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        (
            "linux",
            {"HOME": "/home/awa"},
            Folders(
                Path("/home/awa/.config/permanence"),
                Path("/home/awa/.local/share/permanence"),
                Path("/home/awa/.local/state/permanence/log"),
            ),
        ),
        (
            "linux",
            {"HOME": "/home/awa", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d"}
            | {"XDG_STATE_HOME": "/s"},
            Folders(Path("/c/permanence"), Path("/d/permanence"), Path("/s/permanence/log")),
        ),
        (
            "win32",
            {"USERPROFILE": "/u/awa", "APPDATA": "/u/roaming", "LOCALAPPDATA": "/u/local"},
            Folders(
                Path("/u/roaming/Permanence"),
                Path("/u/local/Permanence/data"),
                Path("/u/local/Permanence/logs"),
            ),
        ),
        (
            "darwin",
            {"HOME": "/Users/awa"},
            Folders(
                Path("/Users/awa/Library/Application Support/Permanence"),
                Path("/Users/awa/Library/Application Support/Permanence/data"),
                Path("/Users/awa/Library/Logs/Permanence"),
            ),
        ),
    ],
)
def test_each_system_has_its_own_folders(
    platform: str, environment: dict[str, str], expected: Folders
) -> None:
    assert user_folders(environment, platform) == expected


def test_a_relative_folder_of_the_system_counts_as_none() -> None:
    environment = {"HOME": "/home/awa", "XDG_CONFIG_HOME": "somewhere"}

    folders = user_folders(environment, "linux")

    assert folders.config == Path("/home/awa/.config/permanence")


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_one_variable_puts_everything_in_one_place(platform: str, tmp_path: Path) -> None:
    folders = user_folders({"PERMANENCE_HOME": str(tmp_path), "HOME": "/home/awa"}, platform)

    assert folders == Folders(tmp_path / "config", tmp_path / "data", tmp_path / "logs")


def test_tests_never_see_the_folders_of_the_person_who_runs_them(own_home: Path) -> None:
    assert user_folders().config == own_home / "config"


def test_a_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    made = made_private(tmp_path / "a" / "b")

    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_folder_already_there_keeps_its_permissions(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)

    assert stat.S_IMODE(made_private(shared).stat().st_mode) == 0o755


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    for wanted in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(FileError) as refused:
            made_private(wanted)
        assert refused.value.code == "not_a_folder"
        assert refused.value.facts["path"] == str(wanted)
