"""The life of a request for mediation, and counts that never hide a double count."""

import pytest

from desktop_app.domain.mediation import MediationStatus, MotiveCounts, may_become, motive_counts

RECEIVED, ASSESSED, IN_PROGRESS, CLOSED, REMOVED = MediationStatus
GROUPS = {
    "rights_opening": "health_rights",
    "rights_info": "health_rights",
    "care_find": "care_support",
    "social_link": "social_admin",
}


@pytest.mark.parametrize(
    ("status", "next_ones"),
    [
        (RECEIVED, {RECEIVED, ASSESSED, IN_PROGRESS, CLOSED}),
        (ASSESSED, {ASSESSED, IN_PROGRESS, CLOSED}),
        (IN_PROGRESS, {IN_PROGRESS, CLOSED}),
        (CLOSED, {CLOSED, IN_PROGRESS}),
        (REMOVED, {REMOVED}),
    ],
)
def test_a_request_goes_forward_or_is_taken_up_again(
    status: MediationStatus, next_ones: set[MediationStatus]
) -> None:
    assert {one for one in MediationStatus if may_become(status, one)} == next_ones


def test_a_request_counts_twice_in_the_parts_and_once_in_the_total() -> None:
    requests = [
        ("rights_opening",),
        ("rights_opening", "rights_info"),
        ("rights_info", "care_find"),
    ]

    assert motive_counts(requests, GROUPS) == MotiveCounts(
        total=3,
        by_group={"health_rights": 3, "care_support": 1, "social_admin": 0},
        by_motive={"rights_opening": 2, "rights_info": 2, "care_find": 1, "social_link": 0},
        several_motives=2,
        several_groups=1,
    )


def test_a_motive_said_twice_is_one_motive() -> None:
    counts = motive_counts([("care_find", "care_find")], GROUPS)

    assert (counts.by_motive["care_find"], counts.several_motives) == (1, 0)


def test_nothing_asked_is_nothing_counted() -> None:
    assert motive_counts([], GROUPS).total == 0
