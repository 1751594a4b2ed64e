"""Telling the other desks that a form of a session is open here, and that it is shut.

It is neither journalled nor undone, and no `Command`, for the same reasons as a slot that is
held (`desktop_app.commands.slot_holds`): nothing of the centre changes by it, and it refuses
nothing to anybody.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Engine, delete, or_

from db.engine import transaction
from db.journal import Actor
from db.tables.holds import OpenForm

OPEN_FOR = timedelta(minutes=5)
"""How long a form is taken to be open after its desk last said so: a desk may go away."""


def tell_form_open(engine: Engine, actor: Actor, key: str, session: str) -> None:
    """Say for some minutes that the form ``key`` of a session is open; again, it begins anew.

    What a desk that went away left behind goes with the first that is said after its time.

    Raises:
        StoreError: the store does not answer.
    """
    outdated = or_(OpenForm.form == key, OpenForm.until <= actor.at)
    with transaction(engine) as tx:
        tx.execute(delete(OpenForm).where(outdated))
        tx.add(OpenForm(form=key, session=session, desk=actor.desk, until=actor.at + OPEN_FOR))


def tell_forms_shut(engine: Engine, keys: Sequence[str]) -> None:
    """Say it no longer of some forms; one of which it was never said is no error.

    Raises:
        StoreError: the store does not answer.
    """
    with transaction(engine) as tx:
        tx.execute(delete(OpenForm).where(OpenForm.form.in_(keys)))
