"""What is selected on the board, what the inspector says of it, and the ways out it offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui.board.blocks import SESSION, may_wait
from ui.board.wishes import BookingWish, staying
from ui.inspector.conflict_card import Refusal
from ui.inspector.gesture_lines import Gesture
from ui.inspector.session_body import Shown
from ui.inspector.troubles import trouble_of
from ui.planning.acts import MoveRefused, PlanningActs, wish_of
from ui.planning.appointment_moves import MoveAppointmentTo, receiver_of
from ui.planning.settling import Settle

if TYPE_CHECKING:
    from desktop_app.domain.planning import Alternative, Proposal
    from desktop_app.readings.board import Block, Board
    from ui.board.wishes import DragCheck
    from ui.desk import Desk
    from ui.planning.page import PlanningPage


class Selection(QObject):
    """Keeps one block selected while boards come and go."""

    changed = Signal()
    """Something else is selected, or nothing any more."""

    def __init__(self, desk: Desk, page: PlanningPage, acts: PlanningActs) -> None:
        """Follow the board of `page`."""
        super().__init__(page)
        self._desk, self._page, self._acts = desk, page, acts
        self._board: Board | None = None
        self._code = ""
        self._wanted = ""
        self._settling: Proposal | None = None
        self._refused: MoveRefused | None = None
        view, inspector = page.view, page.inspector
        view.selection_changed.connect(self._follow)
        view.drag_checked.connect(self._feel)
        page.twin.selection_changed.connect(self._follow_list)
        inspector.way_taken.connect(self._take)
        inspector.way_previewed.connect(self._preview)
        inspector.refusal_dismissed.connect(self._dismiss)
        inspector.option_taken.connect(self._keep_as_option)
        acts.inspected.connect(inspector.show_detail)
        acts.ways_found.connect(self._offer_ways)
        acts.refused.connect(self._refuse)
        acts.moved.connect(self._moved)

    @property
    def block(self) -> Block | None:
        """The block that is selected."""
        return self._board.block(self._code) if self._board is not None else None

    def select(self, code: str) -> None:
        """Select a block and show it in the inspector."""
        self._page.view.select(code)
        self._page.twin.select(code)
        self._follow(code)

    def want(self, code: str) -> None:
        """Select a block as soon as a board has it."""
        self._wanted = code or self._wanted

    def show(self, board: Board) -> None:
        """Take a new board: what is awaited is selected, else what was, wherever it went."""
        self._board = board
        if self._wanted and board.block(self._wanted) is not None:
            wanted, self._wanted = self._wanted, ""
            self.select(wanted)
        else:
            self._follow(self._code)

    def enter(self, code: str) -> None:
        """Select a block and put the focus in the inspector."""
        self.select(code)
        self._page.side.show_inspector(wanted=True, selected=True)
        self._page.inspector.enter()

    def _follow_list(self, code: str) -> None:
        self._page.view.select(code)
        self._follow(code)

    def _follow(self, code: str) -> None:
        inspector = self._page.inspector
        if code != self._code:
            self._refused = None
            inspector.pardon()
        self._code = code if self._board is not None and self._board.block(code) else ""
        if not inspector.is_refusing:
            self._settling = None
        block, opened = self.block, self._desk.open_desk
        if block is None or self._board is None or opened is None:
            inspector.clear()
        else:
            self._inspect(block, Shown(block, self._board, opened.names))
        self._open_panel()
        self.changed.emit()

    def _inspect(self, block: Block, shown: Shown) -> None:
        inspector = self._page.inspector
        inspector.show_session(shown)
        self._acts.inspect(block.code)
        trouble = trouble_of(block, shown.board)
        if trouble is not None and not inspector.is_refusing:
            self._look_for_ways(shown.board.proposals[trouble.session])

    def _look_for_ways(self, proposal: Proposal) -> None:
        block = self._board.block(proposal.ignoring) if self._board is not None else None
        if block is not None:
            self._settling = proposal
            self._acts.look_for_ways(proposal, block)

    def _offer_ways(self, proposal: Proposal, ways: Sequence[Alternative]) -> None:
        if proposal is self._settling:
            inspector = self._page.inspector
            inspector.show_ways(ways, take_focus=inspector.is_refusing)

    def _take(self, alternative: Alternative) -> None:
        board = self._board
        wish = wish_of(alternative, board) if board is not None else None
        if board is None or wish is None:
            return
        block = board.block(wish.code)
        line = block.line if block is not None else None
        if not alternative.facts.get("replaced"):
            self._acts.move(wish, board)
        elif line is not None:
            self._acts.settle(Settle(wish, line, alternative.proposal.involved), board)
        else:
            receiver = receiver_of(alternative.proposal)
            self._acts.settle(MoveAppointmentTo(wish, receiver), board)
        self._page.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, reason: str) -> None:
        """Keep the conflicts of the card with a reason: where it stands, or where it was to go."""
        card, block, board = self._page.inspector.card, self.block, self._board
        if card is None or block is None or board is None:
            return
        codes = frozenset(str(one.code) for one in card.refusal.conflicts)
        if block.line is None:
            is_asked = self._refused is not None and card.refusal.refused
            wish = self._refused.wish if is_asked and self._refused else staying(block)
            self._acts.settle(MoveAppointmentTo(wish, kept=codes, reason=reason), board)
            return
        if self._refused is not None and card.refusal.refused:
            settle = Settle(self._refused.wish, block.line, kept=codes, reason=reason)
            self._acts.settle(settle, board)
            return
        for code in sorted(codes - {*block.line.kept}):
            self._acts.keep_conflict(block.code, code, reason)

    def _keep_as_option(self) -> None:
        """Leave it in view as an option, where it was to go or where it stands."""
        block, board = self.block, self._board
        if block is None or block.line is None or board is None:
            return
        wish = self._refused.wish if self._refused is not None else staying(block)
        self._acts.settle(Settle(wish, block.line, option=True), board)

    def _preview(self, alternative: Alternative | None) -> None:
        """Outline a way out on the board while it is looked at."""
        proposal = alternative.proposal if alternative is not None else None
        wish = None if proposal is None else BookingWish(proposal.room, proposal.span)
        self._page.view.preview = wish

    def _moved(self, code: str) -> None:
        if code == self._code:
            self._refused = None
            self._page.inspector.pardon()

    def _refuse(self, refused: MoveRefused) -> None:
        opened = self._desk.open_desk
        if self._board is None or opened is None:
            return
        self.select(refused.wish.code)
        self._refused = refused
        findings = refused.error.findings
        self._page.inspector.refuse(
            Refusal(
                findings,
                self._board.planning,
                opened.names,
                refused=True,
                option=self.block is not None and not may_wait(self.block),
                findable=self.block is not None and self.block.kind == SESSION,
            )
        )
        self._page.side.show_inspector(wanted=True, selected=True)
        self._look_for_ways(refused.proposal)

    def _dismiss(self) -> None:
        self._refused = None
        self._page.inspector.pardon()
        self._follow(self._code)
        self._page.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _feel(self, check: DragCheck | None) -> None:
        """Say what stands in the way while something is held; once it is over, go on."""
        opened, board = self._desk.open_desk, self._board
        pane = self._page.inspector.gesture
        if check is not None and opened is not None and board is not None:
            pane.tell(Gesture(check, board, opened.names))
        else:
            pane.hide()
            self._open_panel()

    def _open_panel(self) -> None:
        """Open the inspector, but not under the hand: the board would move below it."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._page.side.follow(selected=bool(self._code))
