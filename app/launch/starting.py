"""Starting, in the order that shows a window first.

1. the window, painted before anything heavy is imported (that is app.launch.bootstrap);
2. the store on a background thread; then the writer;
3. the receive page: from here on a scan can be looked up (`ready`);
4. policies and label rules; a scan that comes before waits for them;
5. the rest of Qt's types: from here on other threads may name any of them (`settled`);
6. hub and sync, camera, the other pages, one small slice of GUI time each.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.launch.marks import MARKS_VARIABLE, mark
from app.launch.opening import IN_USE
from app.launch.qt_loading import first_types
from app.launch.type_maker import TypeMaker
from app.program import runtime
from app.states.navigation import GoReceive, GoSetup

if TYPE_CHECKING:
    from app.desk import Desk
    from app.launch.page_maker import PageMaker
    from app.program.background import Background
    from app.screens.receive_page import ReceivePage
    from app.screens.setup_page import SetupPage
    from app.station.link_runner import LinkRunner
    from app.station.services import Services
    from app.window.main_window import MainWindow
    from inspection.errors import StationError
    from sync.status import SyncStatus

REOPEN_MS = 3_000
"""Pause before data that could not be opened is tried again."""

_SOON = (
    "inspection.events",
    "inspection.store.work",
    "inspection.store.queries.receive_board",
    "inspection.handlers.disinfect",
    "app.pictures.label_reader",
    "app.work.parcel_record",
    "app.cases.taking_in",
    "inspection.store.queries.contacts",
    "app.screens.receive_case",
    "app.screens.receive_candidates",
    "app.wording.flags",
    "inspection.recordable",
    "inspection.weight",
)
"""What the first parcel needs, and looking its code up does not."""


class Starting(QObject):
    """Lives on the GUI thread; `begin` once, after the first paint."""

    ready = Signal()
    """A scan can be looked up."""
    settled = Signal()
    """Other threads may name any of Qt's types: the rest begins."""
    signed_in = Signal(object)
    """SignedIn: the first person at the end of the first set-up."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        background: Background,
        pages: PageMaker,
        link: LinkRunner,
    ) -> None:
        """Starts nothing yet."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._background = background
        self._pages = pages
        self._link = link
        self._open_data: Callable[[], Services] | None = None
        self._receive: ReceivePage

    def begin(self, open_data: Callable[[], Services]) -> None:
        """Go through all steps; `open_data` is slow and runs on a background thread."""
        self._open_data = open_data
        mark(os.environ, "badge")
        first_types()
        self._open()

    @Slot()
    def _open(self) -> None:
        open_data = self._open_data
        assert open_data is not None

        def work() -> Services:
            services = open_data()
            import_module("app.screens.receive_page")
            return services

        self._background.run(work, self._opened, self._not_opened, lane="heavy")

    def _not_opened(self, error: StationError) -> None:
        self._desk.complain(error)
        if error.code != IN_USE:
            QTimer.singleShot(REOPEN_MS, self._open)

    def _opened(self, services: Services) -> None:
        self._background.start("writer", services.writer.run, is_last=True)
        services.store.on_changed.append(lambda _changed: services.bell.nudge())
        self._receive = self._pages.make(GoReceive, "app.screens.receive_page", "ReceivePage")
        self._desk.open(services)
        mark(os.environ, "ready")
        self.ready.emit()
        if MARKS_VARIABLE in os.environ:
            self._window.window().close()
            return
        if services.setup_step is not None:
            self._set_up(services, services.setup_step)
        self._load_rules()
        TypeMaker(self).done.connect(self._start_rest)

    def _set_up(self, services: Services, step: str) -> None:
        # a station on its first day only: nothing of this is loaded on any other
        from app.station.setup_desk import SetupDesk  # noqa: PLC0415

        self._desk.setup = SetupDesk(
            services.store,
            step,
            background=self._background,
            preferences=self._desk.preferences,
            link=self._link,
            begin=self._link_up,
        )
        self._desk.setup.finished.connect(self._is_set_up)

        def made(page: SetupPage) -> None:
            page.signed_in.connect(self.signed_in)
            self._window.go(GoSetup())

        self._pages.fetch(GoSetup, "app.screens.setup_page", "SetupPage", made)

    @Slot()
    def _is_set_up(self) -> None:
        self._desk.setup = None

    @Slot()
    def _load_rules(self) -> None:
        rules = self._desk.services.rules

        def work() -> None:
            rules.load()
            for module in _SOON:
                import_module(module)

        self._background.run(work, self._rules_loaded, self._rules_broken, lane="heavy")

    def _rules_loaded(self, _none: None) -> None:
        self._receive.build_faces()

    def _rules_broken(self, error: StationError) -> None:
        self._desk.complain(error)
        QTimer.singleShot(REOPEN_MS, self._load_rules)

    @Slot()
    def _start_rest(self) -> None:
        self.settled.emit()
        self._window.known_badges = self._desk.badges
        setup = self._desk.setup
        if setup is None or setup.has_hub:
            self._link_up()
        self._start_camera()
        self._pages.make_rest()

    def _link_up(self) -> None:
        self._link.start(self._desk.services, self._synced)

    def _synced(self, status: SyncStatus) -> None:
        if self._desk.sync_status is None or self._desk.sync_status.last_ok_at is None:
            runtime.loaded()  # by now the network libraries are there too
        self._desk.take_sync_status(status)

    def _start_camera(self) -> None:
        from app.devices.camera_source import CameraSource  # noqa: PLC0415 - after the first paint

        CameraSource(self._desk, self._background, self)
