"""What Alembic runs: the steps, then the guards, on the connection it was given."""

from alembic import context
from sqlalchemy import Connection

from db import guards
from db.tables import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        guards.set_aside(connection)
        context.run_migrations()
        guards.install(connection)


run(context.config.attributes["connection"])
