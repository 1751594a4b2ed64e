"""Measuring in turn: the contenders answer the same question one after the other."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Timed(Generic[Answer]):
    """What a contender answered, and how long it took, in microseconds."""

    answers: Sequence[Answer]
    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:.0f} µs (95 % {self.p95:.0f} µs)"


Contenders = Mapping[str, Callable[[Question], Answer]]


def in_turn(
    groups: Mapping[str, Contenders[Question, Answer]],
    questions: Sequence[Question],
    rounds: int = 3,
) -> dict[str, dict[str, Timed[Answer]]]:
    """Let each contender answer each question, in turn, so that a busy machine is fair.

    Args:
        groups: contenders by group; within one, all answer alike.
        questions: asked of everybody.
        rounds: how often each is asked; every time counts.

    Raises:
        AssertionError: two contenders of a group do not answer alike.
    """
    asks = {(group, name): ask for group, ones in groups.items() for name, ask in ones.items()}
    spent: dict[tuple[str, str], list[float]] = {who: [] for who in asks}
    answers: dict[tuple[str, str], list[Answer]] = {who: [] for who in asks}
    for question in questions[:5]:
        for ask in asks.values():
            ask(question)
    for turn in range(rounds):
        for question in questions:
            for who, ask in asks.items():
                started = time.perf_counter_ns()
                answer = ask(question)
                spent[who].append((time.perf_counter_ns() - started) / 1000)
                if turn == 0:
                    answers[who].append(answer)
    for group, name in asks:
        first = answers[group, next(iter(groups[group]))]
        assert answers[group, name] == first, f"{group}: {name} answers otherwise"
    return {
        group: {name: _timed(answers[group, name], spent[group, name]) for name in ones}
        for group, ones in groups.items()
    }


def _timed(answers: Sequence[Answer], spent: Sequence[float]) -> Timed[Answer]:
    p95 = sorted(spent)[int(len(spent) * 0.95)]
    return Timed(answers, statistics.median(spent), p95)
