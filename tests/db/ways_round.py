"""Ways round the guards by plain SQL, the same on both engines, and what must refuse each."""

from dataclasses import dataclass

from db.errors import Guard

TWICE = Guard.NO_DOUBLE_BOOKING.value
OVER = Guard.UNIT_OVER_CAPACITY.value
BELOW = Guard.CAPACITY_BELOW_CLAIMS.value


@dataclass(frozen=True)
class Way:
    """One way, as an act of one or more statements (see ``rows.spoken``).

    Resource 1 is a room, 2 an office, 3 three mats, 4 a hall without units of its own. The
    room is held 10-11 (claim 1) and 12-13 (claim 2), the second mat and the office 10-11
    (claims 3 and 4); claim 5 is of the room 10-11 and was cancelled.
    """

    name: str
    refused_by: str
    statements: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def _way(name: str, refused_by: str, *statements: str) -> Way:
    return Way(name, refused_by, statements)


OF_THE_ROOM = "INSERT INTO claim* VALUES (9, 9, 1, 1, {}, TRUE)"
INSERTED = [
    _way(f"{name}, inserted", refused_by, OF_THE_ROOM.format(span))
    for name, refused_by, span in [
        ("the same span", TWICE, "@10:00, @11:00"),
        ("contained", TWICE, "@10:15, @10:30"),
        ("containing", TWICE, "@09:00, @14:00"),
        ("over the first minute", TWICE, "@09:00, @10:01"),
        ("over the last minute", TWICE, "@10:59, @12:00"),
        ("from midnight to midnight", TWICE, "@00:00, @24:00"),
        ("no length", "ck_claim_ends_after_start", "@15:00, @15:00"),
        ("backwards", "ck_claim_ends_after_start", "@16:00, @15:00"),
        ("backwards over a claim", "ck_claim_ends_after_start", "@11:00, @10:00"),
        ("longer than a day", "ck_claim_at_most_one_day", "@09:00-1, @09:30"),
        ("before 2000", "ck_claim_not_before_2000", "@09:00-9825, @10:00-9825"),
        ("after 2100", "ck_claim_not_after_2100", "@09:00+27431, @10:00+27431"),
    ]
]

WRITTEN = [
    _way(
        "two in one INSERT",
        TWICE,
        "INSERT INTO claim* VALUES (8, 9, 1, 1, @15:00, @16:00, TRUE),"
        " (9, 9, 1, 1, @15:30, @17:00, TRUE)",
    ),
    _way(
        "copies by INSERT ... SELECT",
        TWICE,
        "INSERT INTO claim* SELECT id + 100, allocation_id, resource_id, unit, starts_at,"
        " ends_at, active FROM claim",
    ),
    _way(
        "a copy by WITH ... INSERT",
        TWICE,
        "WITH old AS (SELECT * FROM claim WHERE id = 1) INSERT INTO claim*"
        " SELECT 9, allocation_id, resource_id, unit, starts_at, ends_at, active FROM old",
    ),
    _way(
        "a number left out, beside a claim numbered -1",
        TWICE,
        "INSERT INTO claim* VALUES (-1, 9, 2, 1, @15:00, @16:00, TRUE)",
        "UPDATE claim SET id = id + 1000 WHERE id > 0",
        "INSERT INTO claim (allocation_id, resource_id, unit, starts_at, ends_at, active)"
        " VALUES (9, 2, 1, @15:00, @16:00, TRUE)",
    ),
    _way(
        "moved by UPDATE",
        TWICE,
        "UPDATE claim SET starts_at = @10:30, ends_at = @11:30 WHERE id = 2",
    ),
    _way("a later end", TWICE, "UPDATE claim SET ends_at = @12:30 WHERE id = 1"),
    _way("an earlier start", TWICE, "UPDATE claim SET starts_at = @10:30 WHERE id = 2"),
    _way(
        "stretched beyond a day",
        "ck_claim_at_most_one_day",
        "UPDATE claim SET starts_at = @10:59-1 WHERE id = 1",
    ),
    _way(
        "all moved to one span in one UPDATE",
        TWICE,
        "UPDATE claim SET starts_at = @15:00, ends_at = @16:00 WHERE resource_id = 1",
    ),
    _way(
        "moved by UPDATE ... FROM",
        TWICE,
        "UPDATE claim SET starts_at = other.starts_at, ends_at = other.ends_at"
        " FROM claim AS other WHERE claim.id = 2 AND other.id = 1",
    ),
    _way(
        "moved by ON CONFLICT DO UPDATE",
        TWICE,
        "INSERT INTO claim* VALUES (2, 9, 1, 1, @15:00, @16:00, TRUE)"
        " ON CONFLICT (id) DO UPDATE SET starts_at = @10:00, ends_at = @11:00",
    ),
    _way("a cancelled one woken", TWICE, "UPDATE claim SET active = TRUE WHERE id = 5"),
    _way(
        "parked, moved together, and all woken",
        TWICE,
        "UPDATE claim SET active = FALSE",
        "UPDATE claim SET starts_at = @15:00, ends_at = @16:00",
        "UPDATE claim SET active = TRUE",
    ),
    _way("given another resource", TWICE, "UPDATE claim SET resource_id = 1 WHERE id = 4"),
    _way(
        "given another unit",
        TWICE,
        "INSERT INTO claim* VALUES (9, 9, 3, 1, @10:00, @11:00, TRUE)",
        "UPDATE claim SET unit = 2 WHERE id = 9",
    ),
    _way(
        "renumbered, and its number used again",
        TWICE,
        "UPDATE claim SET id = 77 WHERE id = 1",
        "INSERT INTO claim* VALUES (1, 9, 1, 1, @10:00, @11:00, TRUE)",
    ),
    _way(
        "written through a view",
        TWICE,
        "CREATE VIEW wide AS SELECT * FROM claim",
        "UPDATE claim SET starts_at = (SELECT min(starts_at) FROM wide),"
        " ends_at = (SELECT min(ends_at) FROM wide) WHERE id = 2",
    ),
    _way(
        "in a savepoint let go",
        TWICE,
        "SAVEPOINT here",
        "UPDATE claim SET active = FALSE WHERE id = 1",
        "INSERT INTO claim* VALUES (9, 9, 1, 1, @10:00, @11:00, TRUE)",
        "RELEASE SAVEPOINT here",
        "UPDATE claim SET active = TRUE WHERE id = 1",
    ),
]

UNITS = [
    _way("a unit too many", OVER, "INSERT INTO claim* VALUES (9, 9, 3, 4, @15:00, @16:00, TRUE)"),
    _way("a second room", OVER, "INSERT INTO claim* VALUES (9, 9, 1, 2, @10:00, @11:00, TRUE)"),
    _way(
        "a unit below the first",
        "ck_claim_unit_positive",
        "INSERT INTO claim* VALUES (9, 9, 3, 0, @15:00, @16:00, TRUE)",
    ),
    _way("a unit too many by UPDATE", OVER, "UPDATE claim SET unit = 4 WHERE id = 3"),
    _way(
        "a unit too many, asleep, then woken",
        OVER,
        "INSERT INTO claim* VALUES (9, 9, 3, 4, @15:00, @16:00, FALSE)",
        "UPDATE claim SET active = TRUE WHERE id = 9",
    ),
    _way(
        "a unit that went while its claim was parked",
        OVER,
        "UPDATE claim SET active = FALSE WHERE id = 3",
        "UPDATE resource SET units = 1 WHERE id = 3",
        "UPDATE claim SET active = TRUE WHERE id = 3",
    ),
    _way(
        "a whole that is held by its parts",
        OVER,
        "INSERT INTO claim* VALUES (9, 9, 4, 1, @15:00, @16:00, TRUE)",
    ),
    _way("a claim carried to such a whole", OVER, "UPDATE claim SET resource_id = 4 WHERE id = 1"),
    _way("fewer units than claimed", BELOW, "UPDATE resource SET units = 1 WHERE id = 3"),
    _way("no units any more", BELOW, "UPDATE resource SET units = 0 WHERE id = 1"),
    _way(
        "fewer units by ON CONFLICT DO UPDATE",
        BELOW,
        "INSERT INTO resource (id, code, kind, units) VALUES (3, 'R3', 'room', 3)"
        " ON CONFLICT (id) DO UPDATE SET units = 1",
    ),
    _way(
        "a temporary table in the resources' place",
        OVER,
        "CREATE TEMPORARY TABLE resource (id integer, units integer)",
        "INSERT INTO resource VALUES (1, 9)",
        "INSERT INTO main.claim* VALUES (9, 9, 1, 2, @15:00, @16:00, TRUE)",
    ),
    _way(
        "a temporary table in the claims' place",
        BELOW,
        "CREATE TEMPORARY TABLE claim (resource_id integer, active integer, unit integer)",
        "UPDATE main.resource SET units = 0 WHERE id = 1",
    ),
]

WAYS = [*INSERTED, *WRITTEN, *UNITS]
