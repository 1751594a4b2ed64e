"""What a person chose to see on the board, from bar, menu or keyboard, and finds again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.board.dates import DateMode
from ui.board.row_kinds import RowsMode, RowsWanted
from ui.density import INSPECTOR_LEAST, INSPECTOR_MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.actions import Actions
    from ui.appearance import Appearance
    from ui.planning.flow import PlanningFlow
    from ui.planning.page import PlanningPage

KEPT_AFTER_MS = 400
_BETWEEN = "|"
_LONGEST = 900
"""Characters of the folded groups that are remembered."""


class ViewChoices(QObject):
    """Keeps bar, menu and board of one mind, and remembers."""

    def __init__(
        self, appearance: Appearance, actions: Actions, page: PlanningPage, flow: PlanningFlow
    ) -> None:
        """Put back what was chosen the last time; nothing is read yet."""
        super().__init__(page)
        self._appearance, self._actions, self._page, self._flow = appearance, actions, page, flow
        # A wheel turns by many notches: the last one is written.
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep_rows)
        self._put_back()
        bar, view = page.bar, page.view
        bar.dates_chosen.connect(lambda code: actions[f"dates_{code}"].trigger())
        bar.rows_chosen.connect(lambda code: actions[f"rows_{code}"].trigger())
        view.dates_requested.connect(lambda code: actions[f"dates_{code}"].trigger())
        view.rows_turned.connect(self._soon.start)
        flow.shown.connect(self._follow)
        page.side.resized.connect(lambda width: appearance.keep(inspector_width=str(width)))

    @property
    def dates(self) -> DateMode:
        """How many days are shown."""
        return DateMode(self._appearance.settings.board_dates)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menu View do here, by code."""
        dates = {f"dates_{mode}": self._showing_dates(mode) for mode in DateMode}
        rows = {f"rows_{mode}": self._showing_rows(mode) for mode in RowsMode}
        team = {
            "team_site": lambda: self._stand_team(by_profession=False),
            "team_profession": lambda: self._stand_team(by_profession=True),
        }
        seen = {"inspector": self._toggle_inspector, "zoom_usual": self._zoom_usually}
        return dates | rows | team | seen

    def _put_back(self) -> None:
        settings, sight = self._appearance.settings, self._page.view.scene.sight
        by_profession = settings.board_team == "profession"
        sight.rows = RowsWanted(RowsMode(settings.board_rows), by_profession)
        sight.turned = set(filter(None, settings.board_turned.split(_BETWEEN)))
        sight.zoom = _number(settings.board_zoom)
        width = _number(settings.inspector_width)
        if width is not None:
            self._page.side.widen(max(INSPECTOR_LEAST, min(int(width), INSPECTOR_MOST)))
        self._page.side.show_inspector(wanted=settings.inspector == "yes", selected=False)
        self._page.bar.show_rows(settings.board_rows)
        self._actions.tick("inspector", on=settings.inspector == "yes")
        self._tick()

    def _tick(self) -> None:
        settings = self._appearance.settings
        for code in (
            f"dates_{settings.board_dates}",
            f"rows_{settings.board_rows}",
            f"team_{settings.board_team}",
        ):
            self._actions.tick(code)

    def _showing_dates(self, mode: DateMode) -> Callable[[], None]:
        return lambda: self._flow.show_dates(mode)

    def _showing_rows(self, mode: RowsMode) -> Callable[[], None]:
        return lambda: self._stand(replace(self._page.view.scene.sight.rows, mode=mode))

    def _stand_team(self, *, by_profession: bool) -> None:
        self._stand(RowsWanted(RowsMode.TEAM, by_profession))

    def _stand(self, rows: RowsWanted) -> None:
        self._page.bar.show_rows(str(rows.mode))
        self._page.view.show_rows(rows)
        self._keep_rows()

    def _keep_rows(self) -> None:
        sight = self._page.view.scene.sight
        self._appearance.keep(
            board_rows=str(sight.mode),
            board_team="profession" if sight.rows.by_profession else "site",
            board_turned=_BETWEEN.join(sorted(sight.turned))[:_LONGEST],
            board_zoom="" if sight.zoom is None else str(round(sight.zoom)),
        )
        self._tick()

    def _follow(self) -> None:
        """Say in the menu how many days are shown, and remember it."""
        mode = str(self._flow.reader.mode)
        if mode != self._appearance.settings.board_dates:
            self._appearance.keep(board_dates=mode)
        self._tick()

    def _zoom_usually(self) -> None:
        """Have the hours fit the board again, and remember it."""
        self._page.view.port.zoom_usually()
        self._keep_rows()

    def _toggle_inspector(self) -> None:
        wanted = self._actions["inspector"].isChecked()
        selected = self._flow.selection.block is not None
        self._page.side.show_inspector(wanted=wanted, selected=selected)
        self._appearance.keep(inspector="yes" if wanted else "no")


def _number(said: str) -> float | None:
    with suppress(ValueError):
        return float(said)
    return None
