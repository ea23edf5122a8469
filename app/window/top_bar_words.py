"""Fills the top bar: tabs with counts, sync, station, person, language, clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from app.language.names import clock_text, language, local_name, role_name
from app.program.reads import Reads
from app.widgets.frame.top_bar_parts import Tab
from sync.status import SyncState, SyncStatus

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.main_window import MainWindow
    from inspection.store.queries.bench import BenchItem

COUNT_PAUSE_MS = 500
"""Counts may be a moment old; a pull of thousands must not count thousands of times."""


class TopBarWords(QObject):
    """Lives beside the main window; asks the desk, tells the bar."""

    queued = Signal(object)
    """The bench's queue, list of BenchItem, most urgent first."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Listens to desk, language and clock."""
        super().__init__(window)
        self._window = window
        self._bar = window.top_bar
        self._desk = desk
        self._tab = ""
        self._waiting = 0
        self._reads = Reads()
        self._counter = QTimer(self)
        self._counter.setSingleShot(True)
        self._counter.setInterval(COUNT_PAUSE_MS)
        self._counter.timeout.connect(self._count)
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._show_moving)
        self._ticker.start()
        desk.sync_changed.connect(self._show_moving)
        desk.person_changed.connect(self.show_all)
        desk.changed.connect(self._count_soon)
        desk.opened.connect(self._count_soon)  # not at once: a scan may wait for this moment
        window.page_changed.connect(self.show_tab)
        window.installEventFilter(self)
        self.show_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_all()
        return super().eventFilter(watched, event)

    @Slot(str)
    def show_tab(self, tab: str) -> None:
        """Another page is in front."""
        self._tab = tab
        self._show_tabs()

    @Slot()
    def show_all(self) -> None:
        """Everything again."""
        bar, person = self._bar, self._desk.person
        bar.name.setText(self.tr("Returns Station"))
        bar.station.setText(self.tr("Station %1").replace("%1", self._desk.station_name))
        bar.settings.setAccessibleName(self.tr("Settings"))
        bar.help.setAccessibleName(self.tr("Keys and commands"))
        bar.language.show_as("EN" if language() == "zh" else "中文")
        if person is not None:
            name = local_name(person.name_zh, person.name_en)
            bar.person.show_as(name, second=role_name(person.role))
        self._show_tabs()
        self._show_moving()

    def _show_tabs(self) -> None:
        tabs = [
            Tab(key="receive", text=self.tr("Receive")),
            Tab(key="inspect", text=self.tr("Inspect"), count=self._waiting),
            Tab(key="decide", text=self.tr("Decide")),
        ]
        self._bar.show_tabs(tabs, self._tab)

    @Slot()
    def _show_moving(self) -> None:
        self._bar.clock.setText(clock_text(self._desk.now()))
        words, icon, color = self._sync(self._desk.sync_status)
        self._bar.sync.show_as(words, icon, color)

    def _sync(self, status: SyncStatus | None) -> tuple[str, str, str]:
        if status is None or status.state is SyncState.STARTING:
            return self.tr("Connecting"), "refresh", "textMuted"
        if status.state is SyncState.ERROR:
            return self.tr("Not sending"), "triangle", "danger"
        if status.state is SyncState.OFFLINE:
            minutes = int((self._desk.now() - status.since).total_seconds() // 60)
            if minutes < 1:
                return self.tr("Offline"), "cloud-off", "warn"
            words = self.tr("Offline %1 min").replace("%1", str(minutes))
            return words, "cloud-off", "warn"
        waiting = status.waiting_records + status.waiting_photos
        if waiting:
            return self.tr("%1 to send").replace("%1", str(waiting)), "refresh", "textMuted"
        return self.tr("Synced"), "cloud-check", "ok"

    @Slot()
    def _count_soon(self) -> None:
        if not self._counter.isActive():
            self._counter.start()

    @Slot()
    def _count(self) -> None:
        if not self._desk.is_open:
            return
        self._desk.read(self._desk.pace.queue, self._reads.news(self._counted))

    def _counted(self, items: list[BenchItem]) -> None:
        self._waiting = len(items)
        self._show_tabs()
        self.queued.emit(items)
