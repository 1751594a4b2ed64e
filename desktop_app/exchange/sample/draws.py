"""Chance that is always the same: every part of the additions has a stream of its own."""

import csv
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from resources import resource_path

NUMBER = 20261122
"""Changing it changes everything that is drawn."""


def stream(part: str, year: int = 0) -> random.Random:
    """The random numbers of one part; parts do not disturb each other.

    Args:
        part: what is drawn.
        year: how many years back, when the same part is drawn for several.
    """
    return random.Random(f"{NUMBER} {part} {year}")  # noqa: S311 - people are invented, no secret is kept


@cache
def rates() -> Mapping[str, float]:
    """The rates and totals of the sample centre, by parameter."""
    with _sample_file("participant_generation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return MappingProxyType({row["parameter"]: float(row["value"]) for row in rows if row["value"]})


@cache
def name_parts() -> Sequence[Mapping[str, str]]:
    """Given and family names by language, in their own script and in Latin letters."""
    with _sample_file("name_parts.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def weighted(prefix: str) -> tuple[list[str], list[float]]:
    """The values of one distribution (``age_band``, ``main_language``) and their weights."""
    chosen = {name: value for name, value in rates().items() if name.startswith(f"{prefix}:")}
    return [name.partition(":")[2] for name in chosen], list(chosen.values())


def _sample_file(name: str) -> Path:
    return resource_path("sample_centre", name)
