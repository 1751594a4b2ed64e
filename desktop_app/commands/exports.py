"""Taking data out of a centre: told to the access log before the first file is written."""

from sqlalchemy import Engine

from db.access_log import AccessAct, write_access
from db.engine import transaction
from db.journal import Actor
from db.queries.planning import the_centre


def log_export(engine: Engine, actor: Actor) -> None:
    """Keep that ``actor`` takes the whole centre out.

    Raises:
        StoreError: it cannot be kept; nothing may be taken out then.
    """
    with transaction(engine) as tx:
        write_access(tx, actor, AccessAct.EXPORT, the_centre(tx).identifier)
