"""Runs the station's link to its hub, and begins anew when the hub moves to another address."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.station.services import REFERENCES

if TYPE_CHECKING:
    from pathlib import Path

    from app.program.background import Background
    from app.settings.preferences import Preferences
    from inspection.ports import Clock
    from inspection.store.photo_files import PhotoFiles
    from inspection.store.store import Store
    from inspection.store.writer import WriterQueue
    from sync.bell import Bell
    from sync.embedded import EmbeddedHub
    from sync.link import LinkParts, LinkSettings
    from sync.status import SyncStatus


class _Either(threading.Event):
    """Set when itself or `parent` is; those who hold it only ever ask `is_set`."""

    def __init__(self, parent: threading.Event) -> None:
        super().__init__()
        self._parent = parent

    def is_set(self) -> bool:
        return super().is_set() or self._parent.is_set()


class Linked(Protocol):
    """What the link works on, as far as it is of the services of a desk."""

    @property
    def store(self) -> Store:
        """Records."""

    @property
    def writer(self) -> WriterQueue:
        """The one who writes them."""

    @property
    def photos(self) -> PhotoFiles:
        """Photographs by hash."""

    @property
    def bell(self) -> Bell:
        """Wakes the link."""

    @property
    def folder(self) -> Path:
        """Of the data; pictures to compare with lie in a folder of it."""


class LinkRunner(QObject):
    """Lives on the GUI thread; `start` once, when services are open and the origin is there."""

    own_hub_changed = Signal(object)
    """EmbeddedHub that this station started; its administrator's token stays in this process."""

    def __init__(self, background: Background, preferences: Preferences, clock: Clock) -> None:
        """Waits for `start`."""
        super().__init__()
        self._background = background
        self._preferences = preferences
        self._clock = clock
        self._current: _Either | None = None
        self._bell: Bell | None = None
        self.own_hub: EmbeddedHub | None = None
        preferences.changed.connect(self._setting_changed)

    def start(self, services: Linked, on_status: Callable[[SyncStatus], None]) -> None:
        """Run on a thread of its own from now on; `on_status` is called on the GUI thread."""
        self._bell = services.bell
        post = partial(self._background.post, on_status)
        self._background.start("sync", partial(self._run, services, post))

    @property
    def is_running(self) -> bool:
        """Whether it was started."""
        return self._bell is not None

    def _run(
        self,
        services: Linked,
        on_status: Callable[[SyncStatus], None],
        stop: threading.Event,
    ) -> None:
        # on the sync thread: the network libraries load here
        from sync.link import run_link  # noqa: PLC0415

        parts = self._parts(services, on_status)
        while not stop.is_set():
            self._current = _Either(stop)
            run_link(self._settings(), parts, services.bell, self._current)

    def _settings(self) -> LinkSettings:
        from sync.link import LinkSettings  # noqa: PLC0415 - as above

        config = self._preferences.config
        return LinkSettings(
            secrets=config.secrets,
            hub_data=config.hub_data,
            station_name=config.station_name,
            demo=config.demo,
            hub_url=config.hub_url,
        )

    def _parts(self, services: Linked, on_status: Callable[[SyncStatus], None]) -> LinkParts:
        from inspection.store.photo_files import PhotoFiles  # noqa: PLC0415 - as above
        from sync.link import LinkParts  # noqa: PLC0415 - as above

        return LinkParts(
            store=services.store,
            submit=services.writer.submit,
            files=services.photos,
            pictures=PhotoFiles(services.folder / REFERENCES),
            clock=self._clock,
            random=random.random,
            on_status=on_status,
            on_own_hub=partial(self._background.post, self._hub_started),
        )

    def _hub_started(self, hub: EmbeddedHub) -> None:
        self.own_hub = hub
        self.own_hub_changed.emit(hub)

    def _setting_changed(self, name: str) -> None:
        if name == "hub_url" and self._current is not None and self._bell is not None:
            self._current.set()
            self._bell.hurry()
