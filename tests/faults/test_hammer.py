"""No double booking, whoever writes, whoever is killed; and the proof that it would be seen."""

import sys
from pathlib import Path

import pytest

from db import engine, guards
from tests.db.unguarded import unguard
from tests.faults.hammer import Effort, Tally, furnish_for_hammer, hammer, opened

IN_EVERY_RUN = Effort(seconds=20, operations=200, swaps=5, limit=100)
WITHOUT_GUARDS = Effort(seconds=3, operations=100, swaps=0, limit=60)
RELEASE = Effort(seconds=60, operations=10_000, swaps=500, limit=600)


def run(address: str, folder: Path, effort: Effort, *, guarded: bool = True) -> Tally:
    with opened(address) as centre:
        furnish_for_hammer(centre)
        if not guarded:
            with centre.begin() as connection:
                unguard(connection)
    reports = folder / "reports"
    reports.mkdir()
    tally = hammer(address, reports, effort)
    sys.stdout.write(f"\nhammer, {'guarded' if guarded else 'no guard'}: {tally}\n")
    return tally


def test_no_double_booking(centre_address: str, tmp_path: Path) -> None:
    tally = run(centre_address, tmp_path, IN_EVERY_RUN)

    assert (tally.overlaps, tally.lost, tally.torn, tally.deadlocks) == (0, 0, 0, 0)
    assert tally.operations >= IN_EVERY_RUN.operations
    assert tally.swaps >= IN_EVERY_RUN.swaps
    assert tally.kills > 0


def test_without_guards_the_same_hammer_double_books(
    centre_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else no desk would open it, neither without its guards nor once something overlaps in it.
    monkeypatch.setattr(guards, "missing", lambda _connection: ())
    monkeypatch.setattr(engine, "unsound", lambda _connection: None)

    tally = run(centre_address, tmp_path, WITHOUT_GUARDS, guarded=False)

    assert tally.overlaps > 0


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_no_double_booking_in_ten_thousand_operations(centre_address: str, tmp_path: Path) -> None:
    tally = run(centre_address, tmp_path, RELEASE)

    assert (tally.overlaps, tally.lost, tally.torn, tally.deadlocks) == (0, 0, 0, 0)
    assert tally.operations >= RELEASE.operations
    assert tally.swaps >= RELEASE.swaps
