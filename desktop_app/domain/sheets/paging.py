"""Where the lines of a sheet break into pages (`sheets.md` 4)."""

from dataclasses import dataclass

BLOCK = 5  # lines between two thick rules; pages break after a block
COMPANY = 3  # people on the last page, where the blank lines after them leave room for so many


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many lines a page takes.

    Args:
        full: on a page before the last.
        last: on the page that also carries signatures and totals.
        least: lines the last page keeps, so that no signature stands alone.
    """

    full: int
    last: int
    least: int = BLOCK


def lines_on_pages(total: int, people: int, capacity: Capacity) -> tuple[int, ...]:
    """How many lines each page has, first to last; never an empty page.

    Args:
        total: lines in all, blank ones included and last.
        people: how many of them carry a person.
        capacity: what the pages take.

    Raises:
        ValueError: a page would take no line at all.
    """
    if capacity.full < 1 or capacity.last < 1:
        raise ValueError(f"a page must take at least one line, got {capacity}")
    pages = []
    remaining = total
    while remaining > capacity.last:
        taken = min(capacity.full, remaining)
        pages.append(taken)
        remaining -= taken
    missing = _missing_lines(remaining, total - people, people, capacity)
    if pages and missing > 0:
        moved = _moved(missing, pages[-1], remaining, capacity)
        pages[-1] -= moved
        remaining += moved
    return tuple(count for count in (*pages, remaining) if count) or (0,)


def _missing_lines(remaining: int, blanks: int, people: int, capacity: Capacity) -> int:
    """Lines to fetch from the page before: enough of them, and people in company."""
    few = min(capacity.least, capacity.last) - remaining
    company = min(blanks + min(people, COMPANY), capacity.last)
    return max(few, company - remaining if blanks < capacity.last else 0)


def _moved(missing: int, before: int, remaining: int, capacity: Capacity) -> int:
    """Whole blocks move when there is room for them, else only what is missing."""
    blocks = -(-missing // BLOCK) * BLOCK
    fits = remaining + blocks <= capacity.last and before > blocks
    return blocks if fits else min(missing, before - 1, capacity.last - remaining)
