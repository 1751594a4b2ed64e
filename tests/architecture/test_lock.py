"""The lock: exact parts, known by their hashes, from nowhere in particular."""

import re
import tomllib
from itertools import chain

import pytest

from tests.architecture.sources import ROOT

PINNED = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>\S+)(?P<hashes>( --hash=\S+)+)")
ADDRESS = re.compile(r"https?:|file:|//|\s@\s|--(?!hash=)|^-[a-z]", re.MULTILINE)


def entries(lock: str) -> list[str]:
    """One line for each part, its hashes behind it; comments left out."""
    joined = re.sub(r"\s*\\\n\s*", " ", lock)
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def unsafe_entries(lock: str) -> list[str]:
    """The parts that are not exact, carry no hash of 256 bits, or say where they come from."""
    return [
        entry
        for entry in entries(lock)
        if not (found := PINNED.fullmatch(entry))
        or ADDRESS.search(entry)
        or not re.fullmatch(r"( --hash=sha256:[0-9a-f]{64})+", found["hashes"])
    ]


def requirements(*, development: bool = True) -> list[str]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = project["optional-dependencies"].values() if development else ()
    return list(chain(project["dependencies"], *tools))


def wanted_names() -> set[str]:
    """The same by its normal name (PEP 503)."""
    asked = requirements()
    names = [re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0] for requirement in asked]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def locked_names(lock: str) -> set[str]:
    return {entry.split("==", 1)[0] for entry in entries(lock)}


def test_every_part_is_exact_and_hashed_and_has_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert unsafe_entries(lock) == []
    assert ADDRESS.search(re.sub(r"--hash=\S+", "", lock)) is None


def test_everything_asked_for_is_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert wanted_names() - locked_names(lock) == set()


def test_what_the_program_needs_has_a_range_with_both_ends() -> None:
    needed = requirements(development=False)

    assert [one for one in needed if ">=" not in one or ",<" not in one] == []


HASH = f"--hash=sha256:{'0' * 64}"


@pytest.mark.parametrize(
    "entry",
    [
        "segno==1.6.6",
        f"segno>=1.6 \\\n    {HASH}",
        "segno==1.6.6 \\\n    --hash=md5:00",
        f"segno @ https://example.org/segno.whl \\\n    {HASH}",
        "--index-url https://example.org/simple",
        "--find-links wheels",
        "-e .",
    ],
)
def test_an_unsafe_entry_is_found(entry: str) -> None:
    good = f"typer==0.29.2 \\\n    {HASH} \\\n    {HASH}\n"

    assert unsafe_entries(good) == []
    assert len(unsafe_entries(f"{good}{entry}\n{good}")) == 1
