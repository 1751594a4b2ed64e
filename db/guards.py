"""No double booking, whoever writes: the rules that the database itself holds.

One description, two spellings. SQLite has one writer at a time, so triggers that look at the
other claims are enough there; on PostgreSQL two writers do not see each other, a trigger would
let both pass (measured), and only an exclusion constraint refuses. The names of the guards,
and so the errors that commands receive, are the same.

The rules, for claims that are active:

- no two of them share a resource, a unit and an instant (`Guard.NO_DOUBLE_BOOKING`);
- the unit exists: a resource without units (a divisible room, a shared place) is never
  claimed (`Guard.UNIT_OVER_CAPACITY`);
- a resource keeps the units that are claimed (`Guard.CAPACITY_BELOW_CLAIMS`).

And the journal and the access log only grow (``append_only``).
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.orm import Session

from db.created_tables import clauses, created
from db.errors import Guard
from db.tables import Base

# -- SQLite -----------------------------------------------------------------------------------

OVERLAP = """SELECT RAISE(ABORT, 'no_double_booking') WHERE EXISTS (
  SELECT 1 FROM claim AS other
  WHERE other.resource_id = NEW.resource_id AND other.unit = NEW.unit AND other.active
    AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
    AND other.starts_at > NEW.starts_at - 1440"""
"""The last line lets the index stop a day before, where the longest claim would start."""

TOO_LONG = """SELECT RAISE(ABORT, 'ck_claim_at_most_one_day')
  WHERE NEW.ends_at - NEW.starts_at > 1440"""
OVER_CAPACITY = """SELECT RAISE(ABORT, 'unit_over_capacity')
  WHERE NEW.unit > coalesce((SELECT units FROM resource WHERE id = NEW.resource_id), 0)"""
BELOW_CLAIMS = """SELECT RAISE(ABORT, 'capacity_below_claims') WHERE EXISTS (
  SELECT 1 FROM claim WHERE resource_id = NEW.id AND active AND unit > NEW.units)"""
REFUSE = "SELECT RAISE(ABORT, 'append_only')"
GROWING: Mapping[str, str] = {
    "journal": "WHERE EXISTS (SELECT 1 FROM journal"
    " WHERE id = NEW.id OR operation = NEW.operation)",
    "access_log": "WHERE EXISTS (SELECT 1 FROM access_log WHERE id = NEW.id)",
}
"""The removal hidden in ``INSERT OR REPLACE``, by table."""


def _trigger(name: str, event: str, body: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN {body}; END"


def _growing(table: str, replaced: str) -> dict[str, str]:
    events = {
        "update": (f"UPDATE ON {table}", REFUSE),
        "delete": (f"DELETE ON {table}", REFUSE),
        "replace": (f"INSERT ON {table}", f"{REFUSE} {replaced}"),
    }
    return {
        f"{table}_{name}": _trigger(f"{table}_{name}", event, body)
        for name, (event, body) in events.items()
    }


_CLAIM_CHANGED = "UPDATE OF resource_id, unit, starts_at, ends_at, active ON claim WHEN NEW.active"

TRIGGERS: Mapping[str, str] = {
    # A row being inserted has no number yet (SQLite says -1), so nothing may be left out
    # as being itself: a claim numbered -1 would open the door to all others.
    "claim_overlap_insert": _trigger(
        "claim_overlap_insert", "INSERT ON claim WHEN NEW.active", f"{OVERLAP})"
    ),
    "claim_overlap_update": _trigger(
        "claim_overlap_update", _CLAIM_CHANGED, f"{OVERLAP} AND other.id <> OLD.id)"
    ),
    # The CHECK of the table says the same, and a pragma can silence it.
    "claim_length_insert": _trigger(
        "claim_length_insert", "INSERT ON claim WHEN NEW.active", TOO_LONG
    ),
    "claim_length_update": _trigger("claim_length_update", _CLAIM_CHANGED, TOO_LONG),
    "claim_unit_insert": _trigger(
        "claim_unit_insert", "INSERT ON claim WHEN NEW.active", OVER_CAPACITY
    ),
    "claim_unit_update": _trigger("claim_unit_update", _CLAIM_CHANGED, OVER_CAPACITY),
    "resource_units_update": _trigger(
        "resource_units_update", "UPDATE OF units ON resource", BELOW_CLAIMS
    ),
    "resource_units_insert": _trigger("resource_units_insert", "INSERT ON resource", BELOW_CLAIMS),
    **{
        name: rule
        for table, replaced in GROWING.items()
        for name, rule in _growing(table, replaced).items()
    },
}

FOUND_IN_FILE = text("""
SELECT type || ' ' || name, sql FROM sqlite_master
  WHERE type = 'trigger' AND name IN :triggers OR type = 'table' AND name IN :tables
UNION ALL SELECT 'claim keeps its types', CAST(strict AS TEXT) FROM pragma_table_list
  WHERE schema = 'main' AND name = 'claim' AND type = 'table'
""").bindparams(bindparam("triggers", expanding=True), bindparam("tables", expanding=True))

GUARDED_TABLES = tuple(Base.metadata.tables[name] for name in ("claim", "resource"))
GUARDED = {f"table {table.name}": clauses(created(table)) for table in GUARDED_TABLES}
"""Columns and constraints that the triggers count on; a later version may have more."""

# -- PostgreSQL -------------------------------------------------------------------------------

EXCLUSION = (
    "EXCLUDE USING gist (resource_id WITH =, unit WITH =,"
    " tsrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE (active) DEFERRABLE"
)
"""Written as the server writes it back, so that the two can be compared."""

FUNCTIONS: Mapping[str, str] = {
    # The row of the resource is locked, else another desk could lower its units meanwhile.
    # The schema is named, else a temporary table could stand in for the resource.
    "claim_unit": """BEGIN
  IF NEW.unit > coalesce((SELECT units FROM %s.resource WHERE id = NEW.resource_id FOR SHARE), 0)
  THEN RAISE EXCEPTION 'unit_over_capacity'
    USING ERRCODE = '23514', CONSTRAINT = 'unit_over_capacity';
  END IF;
  RETURN NEW; END""",
    "resource_units": """BEGIN
  IF EXISTS (SELECT 1 FROM %s.claim WHERE resource_id = NEW.id AND active AND unit > NEW.units)
  THEN RAISE EXCEPTION 'capacity_below_claims'
    USING ERRCODE = '23514', CONSTRAINT = 'capacity_below_claims';
  END IF;
  RETURN NEW; END""",
    "append_only": """BEGIN
  RAISE EXCEPTION 'append_only' USING ERRCODE = '23514', CONSTRAINT = 'append_only'; END""",
}

# The capacity is checked after the row is written: what another trigger makes of it counts.
SERVER_TRIGGERS: Mapping[str, str] = {
    "claim_unit": "AFTER INSERT OR UPDATE OF resource_id, unit, active ON %s.claim"
    " FOR EACH ROW WHEN (new.active) EXECUTE FUNCTION claim_unit()",
    "resource_units": "AFTER INSERT OR UPDATE OF units ON %s.resource"
    " FOR EACH ROW EXECUTE FUNCTION resource_units()",
    **{
        f"{table}_kept": f"BEFORE DELETE OR UPDATE ON %s.{table}"
        f" FOR EACH ROW EXECUTE FUNCTION append_only()"
        for table in GROWING
    },
    **{
        f"{table}_whole": f"BEFORE TRUNCATE ON %s.{table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        for table in GROWING
    },
}

FOUND_ON_SERVER = text("""
WITH ours AS (SELECT oid, relname FROM pg_class
  WHERE relname IN ('claim', 'resource', 'journal', 'access_log')
    AND relnamespace = to_regnamespace(current_schema()))
SELECT 'constraint ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE conrelid IN (SELECT oid FROM ours) AND contype = 'x'
UNION ALL SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger
  WHERE tgrelid IN (SELECT oid FROM ours) AND NOT tgisinternal AND tgenabled IN ('O', 'A')
UNION ALL SELECT 'function ' || proname, prosrc FROM pg_proc
  WHERE proname = ANY(:functions) AND pronamespace = to_regnamespace(current_schema())
UNION ALL SELECT 'rows of the tables themselves', (NOT EXISTS (
  SELECT 1 FROM pg_inherits WHERE inhparent IN (SELECT oid FROM ours)))::text
UNION ALL SELECT 'no trigger switched off', (NOT EXISTS (
  SELECT 1 FROM pg_trigger WHERE tgrelid IN (SELECT oid FROM ours)
    AND tgenabled NOT IN ('O', 'A')))::text
""")
"""A child table would escape the exclusion, and so would its own trigger switched off."""

# -- Both -------------------------------------------------------------------------------------


def install(connection: Connection) -> None:
    """Put in place every guard that is missing or altered; the caller commits."""
    absent = missing(connection)
    if connection.dialect.name == "sqlite":
        _install_triggers(connection, absent)
    elif absent:
        _install_on_server(connection, absent)


def set_aside(connection: Connection) -> None:
    """Take SQLite's guards away while a migration copies tables; it puts them back itself.

    A table is changed there by being copied, removed and its copy renamed, which SQLite
    refuses while a trigger of another table speaks of it.
    """
    if connection.dialect.name == "sqlite":
        for name in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def missing(connection: Connection) -> tuple[str, ...]:
    """Name the guards that are not there as they should be; empty when all is well."""
    found = _found(connection)
    wanted = _wanted(connection)
    return tuple(name for name in wanted if found.get(name) != wanted[name])


def lock_resources(tx: Session, resource_ids: Iterable[int]) -> None:
    """Keep other desks off these resources until the end of the transaction.

    Every act takes its locks in the same order, else two desks that book the same rooms would
    wait for each other (20 deadlocks in 10 s without it, measured). Nothing to do on SQLite,
    where the transaction holds the whole file already.
    """
    wanted = sorted(set(resource_ids))
    if not wanted or tx.get_bind().dialect.name == "sqlite":
        return
    tx.connection().exec_driver_sql(LOCK, (wanted,)).all()


LOCK = "SELECT id FROM resource WHERE id = ANY(%s::int[]) ORDER BY id FOR NO KEY UPDATE"
"""Rows that refer to a resource can still be written meanwhile; a statement that is always the
same text is prepared once by the server."""


def _wanted(connection: Connection) -> dict[str, str]:
    if connection.dialect.name == "sqlite":
        wanted = {f"trigger {name}": rule for name, rule in TRIGGERS.items()}
        wanted |= {name: ", ".join(sorted(kept)) for name, kept in GUARDED.items()}
        return _even(wanted | {"claim keeps its types": "1"})
    schema = _schema(connection)
    wanted = {f"constraint {Guard.NO_DOUBLE_BOOKING}": EXCLUSION}
    wanted |= {f"function {name}": _of(schema, body) for name, body in FUNCTIONS.items()}
    wanted |= {
        f"trigger {name}": f"CREATE TRIGGER {name} {_of(schema, rule)}"
        for name, rule in SERVER_TRIGGERS.items()
    }
    return _even(
        wanted | {"rows of the tables themselves": "true", "no trigger switched off": "true"}
    )


def _found(connection: Connection) -> dict[str, str]:
    if connection.dialect.name == "sqlite":
        asked = {"triggers": list(TRIGGERS), "tables": [made.name for made in GUARDED_TABLES]}
        rows = connection.execute(FOUND_IN_FILE, asked)
    else:
        rows = connection.execute(FOUND_ON_SERVER, {"functions": list(FUNCTIONS)})
    return _even({str(name): _as_kept(str(name), str(rule)) for name, rule in rows})


def _as_kept(name: str, rule: str) -> str:
    kept = GUARDED.get(name)
    return rule if kept is None else ", ".join(sorted(kept & clauses(rule)))


def _install_triggers(connection: Connection, absent: Iterable[str]) -> None:
    for name in (guard.removeprefix("trigger ") for guard in absent):
        if name in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(TRIGGERS[name])


def _install_on_server(connection: Connection, absent: tuple[str, ...]) -> None:
    schema = _schema(connection)
    constraint = f"constraint {Guard.NO_DOUBLE_BOOKING}"
    if constraint in absent:
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
        connection.exec_driver_sql(
            f"ALTER TABLE claim DROP CONSTRAINT IF EXISTS {Guard.NO_DOUBLE_BOOKING}"
        )
        connection.exec_driver_sql(
            f"ALTER TABLE claim ADD CONSTRAINT {Guard.NO_DOUBLE_BOOKING} {EXCLUSION}"
        )
    for name, body in FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $${_of(schema, body)}$$"
        )
    for name, rule in SERVER_TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE OR REPLACE TRIGGER {name} {_of(schema, rule)}")


def _of(schema: str, rule: str) -> str:
    return rule.replace("%s", schema)


def _schema(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT quote_ident(current_schema())")))


def _even(rules: Mapping[str, str]) -> dict[str, str]:
    """The same rules with single spaces: line ends do not count."""
    return {name: " ".join(rule.split()) for name, rule in rules.items()}
