"""How the schema came to be, one step per published version, the same for both engines."""

VERSIONS = ("0001",)
"""Every version of the schema, oldest first: what there is can be told without Alembic."""

NEWEST = VERSIONS[-1]
