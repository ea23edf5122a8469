"""Sync: what waits for the hub, what was recorded last, where the money stands, is it all whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.program.reads import Reads
from app.states.sync import SyncPageState
from inspection.store.queries.sync_board import SyncBoard, sync_board
from inspection.store.verify import VerifyReport, verify

if TYPE_CHECKING:
    from pathlib import Path

    from app.desk import Desk
    from inspection.errors import StationError

TICK_MS = 1000
"""The countdown to the next try steps each second."""
SETTLE_MS = 250
"""Changes come in bursts while a batch is pulled; the board is read once they pause."""


class SyncVm(QObject):
    """Read models and the sync thread's status -> one state."""

    changed = Signal(object)
    """SyncPageState."""
    ticked = Signal()
    """A second passed while the page shows: only times on it differ."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._board: SyncBoard | None = None
        self._reads = Reads()
        self._disk: tuple[int, int] | None = None
        self._report: VerifyReport | None = None
        self._problem: StationError | None = None
        self._is_checking = False
        self._is_shown = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._reload)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self.ticked)
        desk.changed.connect(self._on_changed)
        desk.sync_changed.connect(self._on_changed)

    @property
    def state(self) -> SyncPageState:
        """The state now."""
        free, total = self._disk or (None, None)
        return SyncPageState(
            status=self._desk.sync_status,
            board=self._board,
            free_bytes=free,
            total_bytes=total,
            report=self._report,
            is_checking=self._is_checking,
            problem=self._problem,
        )

    def enter(self) -> None:
        """Read everything; the check runs by itself the first time."""
        self._is_shown = True
        self._ticker.start()
        self._reload()
        if self._report is None:
            self.check()

    def leave(self) -> None:
        """Nothing is read while another page shows."""
        self._is_shown = False
        self._ticker.stop()

    @Slot()
    def retry(self) -> None:
        """Enter: try the hub now, or look again where all is sent."""
        self._desk.retry_sync()
        self._reload()

    @Slot()
    def check(self) -> None:
        """F5: chains, tables and photos against one another, in the background."""
        if self._is_checking:
            return
        self._is_checking, self._problem = True, None
        services = self._desk.services
        # a reader does this, not the lane for heavy work: photos must not wait for it
        self._desk.read(
            lambda _conn: verify(services.store, services.photos), self._checked, self._not_checked
        )
        self._emit()

    def _checked(self, report: VerifyReport) -> None:
        self._is_checking, self._report = False, report
        self._emit()

    def _not_checked(self, error: StationError) -> None:
        self._is_checking, self._problem = False, error
        self._emit()

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if self._is_shown:
            self._settle.start()

    @Slot()
    def _reload(self) -> None:
        store = self._desk.services.store
        origin, folder = store.origin, store.path.parent
        shown = self._reads.news(self._board_loaded)
        self._desk.read(lambda conn: sync_board(conn, origin), shown)
        self._desk.read(lambda _conn: _space(folder), self._space_loaded)

    def _board_loaded(self, board: SyncBoard) -> None:
        self._board = board
        self._emit()

    def _space_loaded(self, disk: tuple[int, int]) -> None:
        if disk != self._disk:
            self._disk = disk
            self._emit()

    @Slot()
    def _emit(self) -> None:
        self.changed.emit(self.state)


def _space(folder: Path) -> tuple[int, int]:
    usage = shutil.disk_usage(folder)
    return usage.free, usage.total
