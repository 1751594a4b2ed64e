"""A centre as a folder of CSV files: read and checked, written into a centre, written back."""

from desktop_app.exchange.centre_folder.exporting import export_centre
from desktop_app.exchange.centre_folder.reading import FolderReading, read_centre_folder
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedLine
from desktop_app.exchange.centre_folder.writing import Counts, write_centre

__all__ = [
    "Counts",
    "FolderReading",
    "Reason",
    "RefusedLine",
    "export_centre",
    "read_centre_folder",
    "write_centre",
]
