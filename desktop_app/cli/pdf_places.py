"""Where a PDF is to be written, tried before anything is done for it."""

import secrets
from pathlib import Path

from desktop_app.machine.errors import FileError, Trouble, writing_error
from desktop_app.machine.files import SHARED_FILE, write_new

PDF_MARK = b"%PDF-"


def check_pdf_place(path: Path) -> None:
    """Make sure that a file can be written, before a number is given to it.

    Raises:
        FileError: the folder is missing or closed, a folder has this name, or a file that is
            no PDF and must not be replaced.
    """
    trial = path.with_name(f".permanence-{secrets.token_hex(8)}.tmp")
    try:
        if path.is_dir():
            raise FileError(Trouble.IS_A_FOLDER, path=str(path))
        # A slip of the keyboard must not put a sheet in the place of the centre, or of its key.
        if path.is_file() and not _is_pdf(path):
            raise FileError(Trouble.OTHER_FILE, path=str(path))
        if not path.parent.is_dir():
            raise FileError(Trouble.FOLDER_MISSING, path=str(path.parent))
        write_new(trial, b"", mode=SHARED_FILE)
        trial.unlink(missing_ok=True)
    except OSError as failure:
        raise writing_error(failure, path) from failure


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PDF_MARK)) == PDF_MARK
