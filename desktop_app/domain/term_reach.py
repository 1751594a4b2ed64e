"""The room and the people of each session of a cycle, among those that are free now."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from desktop_app.domain.term_losses import WEIGHTS, Loss
from desktop_app.domain.term_options import A_WEEK, Option, SiteOptions, TermHeld

Free = tuple[Option, int]
"""A room or somebody, and the starts at which they are free now."""

WHOLE_WEEK = (1 << A_WEEK) - 1

Want = tuple[int, int]
"""What is lost elsewhere than at some starts."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a cycle can take at one site now: ``choices`` are its rooms, then each of its seats."""

    starts: int
    choices: tuple[tuple[Free, ...], ...]

    @classmethod
    def of(cls, options: SiteOptions, held: TermHeld, minutes: int) -> "Reach":
        """What the other cycles leave of what it may take."""
        starts = held.left_of(Option("", options.base, options.named), minutes)
        choices = []
        for choice in (options.rooms, *options.seats):
            free = tuple((one, held.left_of(one, minutes)) for one in choice)
            choices.append(free)
            anything = 0
            for _one, left in free:
                anything |= left
            starts &= anything
        return cls(starts, tuple(choices))


@dataclass(frozen=True, slots=True)
class Usual:
    """The start in the week that most sessions have, their room and their people."""

    at: int
    chosen: tuple[Free, ...]

    def within(self, reach: Reach) -> "Usual":
        """The same room and people, as free as another reach leaves them."""
        chosen = []
        for (one, _free), choice in zip(self.chosen, reach.choices, strict=True):
            now = next((free for other, free in choice if other.code == one.code), 0)
            chosen.append((one, now))
        return Usual(self.at, tuple(chosen))


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of a cycle: ``comb`` has the first quarter hour of each.

    ``ever`` has, for each option of each choice, those weeks in which it is free at some start.
    """

    comb: int
    ever: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, weeks: Sequence[int], reach: Reach) -> "Weeks":
        """The weeks of these numbers."""
        firsts = [1 << A_WEEK * week for week in weeks]
        return cls(
            sum(firsts),
            tuple(
                tuple(
                    sum(first for first in firsts if free & reach.starts & first * WHOLE_WEEK)
                    for _one, free in choice
                )
                for choice in reach.choices
            ),
        )


@dataclass(frozen=True, slots=True)
class Seating:
    """Who and what is taken of a reach; ``changes`` is what another one of each choice loses."""

    reach: Reach
    changes: tuple[int, ...]
    draw: random.Random

    def usual(self, at: int, weeks: "Weeks") -> tuple[Usual | None, int]:
        """The room and the people that are free most often at a start, and what that loses.

        In a week in which the start is taken, those count who are free at another one.
        """
        kept = self.reach.starts >> at & weeks.comb
        away = weeks.comb ^ kept
        often = weeks.comb.bit_count()
        chosen: list[Free] = []
        weight = 0
        for choice, ever, change in zip(self.reach.choices, weeks.ever, self.changes, strict=True):
            ranked = []
            for number, (one, free) in enumerate(choice):
                then = (free >> at & kept | ever[number] & away).bit_count()
                lost = change * (often - then) + WEIGHTS[Loss.LARGE_ROOM] * then * one.too_large
                if not _is_among(chosen, one):
                    ranked.append((lost, self.draw.random(), number))
            if not ranked:
                return None, 0
            lost, _chance, number = min(ranked)
            chosen.append(choice[number])
            weight += lost
        return Usual(at, tuple(chosen)), weight

    def seated(self, usual: Usual, start: int) -> tuple[tuple[str, ...] | None, int]:
        """The room and the people of a session, the usual ones where they are free.

        The weight is what others than the usual ones lose.
        """
        codes: list[str] = []
        weight = 0
        for (wanted, free), choice, change in zip(
            usual.chosen, self.reach.choices, self.changes, strict=True
        ):
            if free >> start & 1 and wanted.code not in codes:
                codes.append(wanted.code)
                weight += WEIGHTS[Loss.LARGE_ROOM] * wanted.too_large
                continue
            able = [
                (other.too_large, self.draw.random(), other.code)
                for other, then in choice
                if then >> start & 1 and other.code not in codes
            ]
            if not able:
                return None, 0
            large, _chance, code = min(able)
            codes.append(code)
            weight += change + WEIGHTS[Loss.LARGE_ROOM] * large
        return tuple(codes), weight

    def giving_up_least(self, usual: Usual, wants: Sequence[Want], stretch: tuple[int, int]) -> int:
        """Of the starts of a stretch (its first quarter hour, and they), those that lose least."""
        first, starts = stretch
        weights = (*(weight for weight, _starts in wants), *self.changes)
        masks = [wanted for _weight, wanted in wants]
        masks += [free >> first for _one, free in usual.chosen]
        return next(left for kept in _kept_first(weights) if (left := _common(starts, masks, kept)))


def _is_among(chosen: Sequence[Free], one: Option) -> bool:
    return any(other.code == one.code for other, _free in chosen)


@cache
def _kept_first(weights: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Every choice among some wants, by number, those that lose least first."""
    wants = range(len(weights))
    choices = [kept for many in range(len(weights) + 1) for kept in combinations(wants, many)]
    return tuple(sorted(choices, key=lambda kept: -sum(weights[number] for number in kept)))


def _common(starts: int, masks: Sequence[int], kept: Sequence[int]) -> int:
    for number in kept:
        starts &= masks[number]
    return starts
