"""Every table of the product, one aggregate per file.

Importing the package is what fills the metadata, so that no caller forgets a file.
"""

from db.tables import (
    calls,
    centre,
    holds,
    journal,
    paper,
    people,
    sessions,
    sites,
    support,
    workers,
)
from db.tables.columns import Base

__all__ = [
    "Base",
    "calls",
    "centre",
    "holds",
    "journal",
    "paper",
    "people",
    "sessions",
    "sites",
    "support",
    "workers",
]
