import pytest

from desktop_app.domain.calling import CallStatus, status_taken_back

TO_CALL, TOLD, LEFT = CallStatus.TO_CALL, CallStatus.TOLD, CallStatus.MESSAGE_LEFT
UNREACHABLE, REMOVED = CallStatus.UNREACHABLE, CallStatus.REMOVED


@pytest.mark.parametrize(
    ("status", "pending", "heard"),
    [
        (TO_CALL, True, False),
        (UNREACHABLE, True, False),
        (TOLD, False, True),
        (LEFT, False, True),
        (REMOVED, False, False),
    ],
)
def test_whoever_could_not_be_reached_is_tried_again(
    status: CallStatus, *, pending: bool, heard: bool
) -> None:
    assert (status.is_pending, status.has_heard) == (pending, heard)


@pytest.mark.parametrize(
    ("now", "given", "before", "after"),
    [
        (TO_CALL, TO_CALL, REMOVED, REMOVED),
        (UNREACHABLE, TO_CALL, REMOVED, REMOVED),
        (TOLD, TO_CALL, REMOVED, TO_CALL),
        (LEFT, TO_CALL, REMOVED, TO_CALL),
        (TO_CALL, TO_CALL, TOLD, TOLD),
        (REMOVED, REMOVED, TO_CALL, TO_CALL),
    ],
)
def test_who_has_heard_is_called_again_once_the_act_is_taken_back(
    now: CallStatus, given: CallStatus, before: CallStatus, after: CallStatus
) -> None:
    assert status_taken_back(now, given, before) is after
