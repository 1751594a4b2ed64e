from pathlib import Path, PurePath, PurePosixPath

import pytest

from desktop_app.machine.synchronised_folders import (
    synchroniser,
    synchroniser_by_mark,
    synchroniser_by_name,
)


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/srv/awa/Dropbox/centre.db", "Dropbox"),
        ("/srv/awa/Dropbox (Tilleuls)/a/centre.db", "Dropbox"),
        ("/srv/awa/OneDrive/centre.db", "OneDrive"),
        ("/srv/awa/OneDrive - Ville/centre.db", "OneDrive"),
        ("/srv/awa/Nextcloud/centre.db", "Nextcloud"),
        ("/srv/awa/nextcloud2/a/b/centre.db", "Nextcloud"),
        ("/srv/awa/ownCloud/centre.db", "ownCloud"),
        ("/srv/awa/Google Drive/centre.db", "Google Drive"),
        ("/srv/awa/Library/CloudStorage/GoogleDrive-awa/centre.db", "Google Drive"),
        ("/srv/awa/Library/Mobile Documents/centre.db", "iCloud"),
        ("/srv/awa/kDrive/centre.db", "kDrive"),
        ("/srv/awa/Dropbox", None),
        ("/srv/awa/Dropbox papers/centre.db", None),
        ("/srv/awa/Documents/OneDrive.db", None),
        ("/srv/awa/Documents/centre.db", None),
    ],
)
def test_names_of_folders(path: str, program: str | None) -> None:
    assert synchroniser_by_name(PurePosixPath(path), {}) == program


@pytest.mark.parametrize(
    ("path", "program"),
    [("/srv/taken/over/centre.db", "OneDrive"), ("/srv/taken2/centre.db", None)],
)
def test_folders_that_windows_says_are_taken_over(path: str, program: str | None) -> None:
    said = {"OneDrive": "", "OneDriveCommercial": "/srv/taken"}

    assert synchroniser_by_name(PurePosixPath(path), said) == program


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".dropbox", None),  # its settings, in the home of whoever uses it
        (".config", None),
    ],
)
def test_what_programs_leave_above_a_file(mark: str, program: str | None) -> None:
    def names_in(folder: PurePath) -> list[str]:
        return [".hidden", mark] if folder == PurePosixPath("/srv/awa") else []

    assert synchroniser_by_mark(PurePosixPath("/srv/awa/a/centre.db"), names_in) == program


def test_a_marked_folder_of_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "papers" / "centre.db"
    assert synchroniser(path) is None

    (tmp_path / ".stfolder").mkdir()
    assert synchroniser(path) == "Syncthing"
