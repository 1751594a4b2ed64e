"""The team in the rows of the board: by profession or by site (interface 4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.availability import rules_on, without_absences
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.planning import Planning, Worker, WorkerKind
from ui.board.row_kinds import ELSEWHERE, EVERYBODY, Group, Held, Row, RowsWanted
from ui.board.short_names import worker_whole

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.wording.words import Words


def team_groups(board: Board, held: Held, wanted: RowsWanted, words: Words) -> tuple[Group, ...]:
    """Give those present or booked on these days, then a line that shows everybody."""
    planning = board.planning
    team = [one for one in planning.workers.values() if one.kind is not WorkerKind.INTERPRETER]
    shown = [one for one in team if wanted.everybody or _is_seen(one, board, held)]
    group = _by_profession if wanted.by_profession else _by_site
    groups = group(shown, board, held, words)
    if len(shown) == len(team) and not wanted.everybody:
        return groups
    said = (
        words._("Only those present or booked")
        if wanted.everybody
        else words.ngettext("Show all {count}", "Show all {count}", len(team))
    )
    return (*groups, Group(EVERYBODY, said.format(count=len(team)), ()))


def _is_seen(worker: Worker, board: Board, held: Held) -> bool:
    if worker.code in held:
        return True
    return any(is_present(worker, board.planning, day) for day in sorted(board.window.days))


def _by_site(
    workers: Sequence[Worker], board: Board, held: Held, words: Words
) -> tuple[Group, ...]:
    sites = board.planning.sites
    named = [(site.code, site.name, site.letter) for site in sites.values()]
    of_site: defaultdict[str, list[Worker]] = defaultdict(list)
    for worker in workers:
        of_site[worker.home_site if worker.home_site in sites else ELSEWHERE].append(worker)
    return tuple(
        Group(key, title, _rows(of_site[key], board, held, words), letter)
        for key, title, letter in (*named, (ELSEWHERE, words._("Without a site"), ""))
        if of_site[key]
    )


def _by_profession(
    workers: Sequence[Worker], board: Board, held: Held, words: Words
) -> tuple[Group, ...]:
    of_label: defaultdict[str, list[Worker]] = defaultdict(list)
    for worker in workers:
        of_label[worker_whole(words, worker.code, board.planning)].append(worker)
    return tuple(
        Group(f"profession:{label}", label, _rows(of_label[label], board, held, words))
        for label in sorted(of_label, key=str.casefold)
    )


def _rows(workers: Iterable[Worker], board: Board, held: Held, words: Words) -> tuple[Row, ...]:
    return tuple(_row(one, board, held, words) for one in workers)


def _row(worker: Worker, board: Board, held: Held, words: Words) -> Row:
    """Who it is, with the profession below: initials while names are masked."""
    profession = worker_whole(words, worker.code, board.planning)
    name = board.team.get(worker.code, "")
    blocks = held.get(worker.code, ())
    return Row(worker.code, name or profession, blocks, detail=profession if name else "")


def is_present(worker: Worker, planning: Planning, day: date) -> bool:
    """Whether somebody's own hours give any time on a day, absences taken out."""
    holiday = school_holiday_on(day, planning.school_holidays) is not None
    hours = [rule.span_on(day) for rule in rules_on(day, worker.rules, school_holiday=holiday)]
    return bool(hours) and bool(without_absences(hours, worker.absences))
