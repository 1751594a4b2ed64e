import logging
import stat
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from desktop_app.machine.errors import FileError
from desktop_app.machine.logs import (
    FILE_NAME,
    FILES_PUT_ASIDE,
    LARGEST_FILE,
    PlainLogFile,
    start_log,
    stop_log,
)


class Act(StrEnum):
    MOVED = "moved"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    yield start_log(tmp_path / "logs")
    stop_log()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "logs" / FILE_NAME


def test_acts_and_codes_are_written(log: logging.Logger, written: Path) -> None:
    log.info("%s %s in %d ms, journal row %s", Act.MOVED, "C01-12", 31, 4031)

    assert written.read_text(encoding="utf-8").endswith(
        "INFO moved C01-12 in 31 ms, journal row 4031\n"
    )


@pytest.mark.parametrize(
    "name", ["Mariam", "MARIAM", "Mariam Keïta", "KEITA-DIALLO", "06 39 98 00 01", "مريم"]
)
def test_what_may_be_the_name_of_a_person_is_withheld(
    name: str, log: logging.Logger, written: Path
) -> None:
    log.warning("person %s refused", name)
    log.warning("person %(who)s refused", {"who": name})

    text = written.read_text(encoding="utf-8")
    assert name not in text
    assert text.count("person … refused") == 2


def test_an_error_is_told_by_its_type_and_place(log: logging.Logger, written: Path) -> None:
    try:
        try:
            int("Mariam")
        except ValueError as failure:
            raise LookupError("Keïta") from failure
    except LookupError:
        log.exception("act failed")

    text = written.read_text(encoding="utf-8")
    assert "LookupError\n  test_logs.py:" in text
    assert "ValueError\n  test_logs.py:" in text
    assert "Mariam" not in text
    assert "Keïta" not in text


def test_the_log_stays_small(log: logging.Logger, written: Path) -> None:
    for number in range(40):
        log.info(f"%d{'.' * (LARGEST_FILE // 4)}", number)  # noqa: G004 - a long line is wanted

    files = sorted(written.parent.iterdir())
    assert len(files) == 1 + FILES_PUT_ASIDE
    assert max(file.stat().st_size for file in files) <= LARGEST_FILE


def test_the_log_is_readable_by_its_owner_only(log: logging.Logger, written: Path) -> None:
    log.info("started")

    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_a_second_run_goes_on_in_the_same_file(log: logging.Logger, written: Path) -> None:
    log.info("first")
    start_log(written.parent).info("second")

    assert [line.split()[-1] for line in written.read_text(encoding="utf-8").splitlines()] == [
        "first",
        "second",
    ]


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()

    with pytest.raises(FileError) as refused:
        start_log(tmp_path / "logs")

    assert refused.value.code == "not_a_folder"


def test_a_full_disk_silences_the_log_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE_NAME).symlink_to("/dev/full")

    start_log(tmp_path).info("started")
    stop_log()

    assert capsys.readouterr().err == ""


def test_a_mistake_in_a_message_is_not_silent(
    log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = [handler for handler in log.handlers if isinstance(handler, PlainLogFile)]

    file.handle(logging.makeLogRecord({"msg": "%d rows", "args": ("many",)}))

    assert "Logging error" in capsys.readouterr().err


def test_a_stopped_log_writes_nothing_and_stays_usable(log: logging.Logger, written: Path) -> None:
    stop_log().warning("after")

    assert written.read_text(encoding="utf-8") == ""
    assert log.handlers
