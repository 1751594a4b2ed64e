"""Where a cycle stands follows from its dates and from its places."""

from datetime import datetime

import pytest

from desktop_app.domain.cycle_states import CycleState, cycle_state

NOW = datetime(2026, 11, 24, 11, 10)
BEFORE, AFTER = datetime(2026, 11, 17, 15, 30), datetime(2026, 12, 1, 15, 30)


@pytest.mark.parametrize(
    ("dates", "free", "state"),
    [
        ([("held", BEFORE), ("planned", AFTER)], 3, CycleState.OPEN),
        ([("held", BEFORE), ("planned", AFTER)], 0, CycleState.FULL),
        ([("planned", AFTER)], -1, CycleState.FULL),
        ([("planned", AFTER)], None, CycleState.OPEN),
        ([("option", AFTER), ("option", AFTER)], 5, CycleState.DRAFT),
        ([("option", AFTER), ("skipped", AFTER)], 0, CycleState.DRAFT),
        ([("held", BEFORE), ("option", AFTER)], 5, CycleState.OPEN),
        ([("held", BEFORE)], 5, CycleState.FINISHED),
        ([("held", BEFORE), ("cancelled", AFTER), ("skipped", AFTER)], 5, CycleState.FINISHED),
        ([("planned", NOW)], 5, CycleState.FINISHED),
        ([], 5, CycleState.FINISHED),
    ],
)
def test_where_a_cycle_stands(
    dates: list[tuple[str, datetime]], free: int | None, state: CycleState
) -> None:
    assert cycle_state(dates, NOW, free) is state
