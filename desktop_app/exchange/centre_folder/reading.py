"""A whole folder read and checked without a database: every problem of every line."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.exchange.centre_folder.agreement import disagreements
from desktop_app.exchange.centre_folder.catalogue import FILES, OF_THE_DEMONSTRATION, SHAPES
from desktop_app.exchange.centre_folder.double_bookings import double_bookings
from desktop_app.exchange.centre_folder.file_reading import FileRead, cell_of, read_file
from desktop_app.exchange.centre_folder.references import Problem, unknown_references
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedLine
from desktop_app.exchange.centre_folder.shapes import FileShape, Line
from desktop_app.machine.errors import file_error


@dataclass(slots=True)
class FolderReading:
    """What a folder holds, checked: the lines to write and everything refused.

    ``files`` are the accepted lines by name of file, in the order of the file; ``read``
    counts the lines of all files, headers left out.
    """

    files: dict[str, list[Line]] = field(default_factory=dict)
    refused: list[RefusedLine] = field(default_factory=list)
    read: int = 0

    @property
    def usable(self) -> bool:
        """Whether there is at least one line that could be written."""
        return any(self.files.values())

    def lines(self, shape: FileShape) -> list[Line]:
        """The accepted lines of a file; none when it is absent."""
        return self.files.get(shape.name, [])


def read_centre_folder(folder: Path) -> FolderReading:
    """Read a centre from a folder of CSV files in the sample's format.

    Nothing is written anywhere. Every line that cannot be taken is in ``refused`` with its
    place and its reason, in the order of the files; a line that refers to a refused one is
    refused too. A file absent from the folder means none of those things.

    Raises:
        FileError: the computer does not give the folder or one of its files.
    """
    reading = FolderReading()
    names = _names_in(folder, reading)
    found = {
        shape.name: read_file(folder / shape.file, shape) for shape in FILES if shape.name in names
    }
    _check_together(found)
    for one in found.values():
        reading.files[one.shape.name] = one.lines
        reading.refused += sorted(one.refused, key=lambda refused: refused.line)
        reading.read += one.read
    return reading


def _names_in(folder: Path, reading: FolderReading) -> set[str]:
    try:
        if not folder.is_dir():
            missing = not folder.exists()
            reason = Reason.FOLDER_MISSING if missing else Reason.NOT_A_FOLDER
            return _nothing(reading, folder, reason)
        names = {path.stem for path in folder.iterdir() if path.suffix == ".csv"}
    except OSError as failure:
        raise file_error(failure, folder) from failure
    known = names & SHAPES.keys()
    if not known:
        return _nothing(reading, folder, Reason.NO_KNOWN_FILE)
    for name in sorted(names - SHAPES.keys() - OF_THE_DEMONSTRATION):
        reading.refused.append(RefusedLine(f"{name}.csv", 0, "", "", Reason.UNKNOWN_FILE))
    return known


def _nothing(reading: FolderReading, folder: Path, reason: Reason) -> set[str]:
    reading.refused.append(RefusedLine("", 0, "", str(folder), reason))
    return set()


def _check_together(found: dict[str, FileRead]) -> None:
    """Refuse what one file alone could not tell."""
    _refuse(found, disagreements(found))
    _refuse_unknown_references(found)
    _refuse(found, double_bookings(found))
    _refuse_unknown_references(found)


def _refuse_unknown_references(found: dict[str, FileRead]) -> None:
    """Refuse lines that name nobody, then those that named them, until nothing changes.

    Files come after those they refer to, so one round is nearly always enough.
    """
    changed = True
    while changed:
        changed = False
        for one in found.values():
            changed = _refuse(found, unknown_references(one.shape, found)) or changed


def _refuse(found: dict[str, FileRead], problems: Iterable[Problem]) -> bool:
    refused: dict[str, set[int]] = {}
    for name, line, refusal in list(problems):
        shape = found[name].shape
        found[name].refuse(line.number, refusal, cell=cell_of(shape, line.values, refusal.column))
        refused.setdefault(name, set()).add(line.number)
    for name, numbers in refused.items():
        found[name].lines = [line for line in found[name].lines if line.number not in numbers]
    return bool(refused)
