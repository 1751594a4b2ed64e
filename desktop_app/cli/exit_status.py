"""Exit statuses of the program (product.md 4)."""

DONE = 0
REFUSED = 1
"""By a rule; the findings are printed."""

BAD_INPUT = 2
"""Wrong arguments, or values that cannot be used."""

ENVIRONMENT = 3
"""A file, the disk or the server failed."""

INTERRUPTED = 130
