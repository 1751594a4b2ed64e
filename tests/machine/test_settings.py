import json
from pathlib import Path

import pytest

from desktop_app.machine.errors import FileError
from desktop_app.machine.settings import (
    FILE_NAME,
    LARGEST_FILE,
    Settings,
    SettingsRead,
    read_settings,
    write_settings,
)

CHOSEN = Settings(desk="Accueil Bléone", user="awa", language="en", sheet_folder="/srv/feuilles")


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    write_settings(tmp_path / "config", CHOSEN)

    assert read_settings(tmp_path / "config") == SettingsRead(CHOSEN)


def test_before_anything_is_chosen_the_defaults_stand(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == SettingsRead(Settings(user="accueil", language="fr"))


def test_an_unnamed_desk_acts_under_the_name_of_the_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platform.node", lambda: "pc-12")

    assert Settings().acting_desk == "pc-12"
    assert CHOSEN.acting_desk == "Accueil Bléone"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "settings_unreadable"),
        (b"{", "settings_unreadable"),
        (b"[]", "settings_unreadable"),
        (b"\xff\xfe{}", "settings_unreadable"),
        (b'{"desk": "Caf\xe9"}', "settings_unreadable"),
        (b"[" * 60_000, "settings_unreadable"),
        (b" " * (LARGEST_FILE + 1), "settings_too_large"),
    ],
)
def test_a_broken_file_gives_the_defaults_and_says_so(
    content: bytes, code: str, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    read = read_settings(tmp_path)

    assert read.settings == Settings()
    assert [(trouble.code, trouble.facts) for trouble in read.troubles] == [
        (code, {"path": str(tmp_path / FILE_NAME)})
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("desk", 12),
        ("desk", None),
        ("user", "x" * 1001),
        ("user", "two\nlines"),
        ("language", "de"),
        ("language", ["fr"]),
        ("sheet_folder", True),
        ("sheet_folder", "nul\0"),
    ],
)
def test_one_wrong_setting_does_not_lose_the_others(
    name: str, value: object, tmp_path: Path
) -> None:
    stored = {"desk": "Guichet", "language": "en", "sheet_folder": "/srv"} | {name: value}
    (tmp_path / FILE_NAME).write_text(json.dumps(stored), encoding="utf-8")

    read = read_settings(tmp_path)

    assert getattr(read.settings, name) == getattr(Settings(), name)
    kept = {"desk", "language", "sheet_folder"} - {name}
    assert {getattr(read.settings, other) for other in kept} == {stored[other] for other in kept}
    assert [(trouble.code, trouble.facts["setting"]) for trouble in read.troubles] == [
        ("setting_refused", name)
    ]


def test_a_setting_of_a_newer_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"desk": "Guichet", "telepathy": 3}', encoding="utf-8")

    assert read_settings(tmp_path) == SettingsRead(Settings(desk="Guichet"))


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    read = read_settings(tmp_path)

    assert read.settings == Settings()
    assert [trouble.code for trouble in read.troubles] == ["is_a_folder"]


def test_settings_that_cannot_be_kept_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "config").touch()

    with pytest.raises(FileError) as refused:
        write_settings(tmp_path / "config", CHOSEN)

    assert refused.value.code == "not_a_folder"
