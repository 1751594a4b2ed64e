"""The files the application carries: fonts, icons, catalogues of sentences, the sample centre."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Return the path of a carried file, as in `resource_path("fonts", "OFL.txt")`."""
    return _FOLDER.joinpath(*parts)
