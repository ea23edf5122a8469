"""Saving this station to a USB stick: one at a time, on a thread nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from app.station.sticks import chosen_stick, find_sticks
from inspection.errors import BugError, StationError

if TYPE_CHECKING:
    from datetime import datetime

    from app.program.background import Background
    from app.station.services import Services
    from app.station.sticks import Volume
    from inspection.store.save import Saved, SaveProgress

Phase = Literal["idle", "looking", "saving", "done", "failed"]
TELL_S = 0.5
"""Between two words on how far it is."""
LONG_S = 10.0
"""From here on a person wants to know how long it still takes."""


@dataclass(frozen=True, kw_only=True)
class SaveState:
    """How the save stands."""

    phase: Phase = "idle"
    stick: str = ""
    """Name of the stick, as its owner named it."""
    progress: SaveProgress | None = None
    """Once it takes long."""
    seconds_left: float | None = None
    is_cancelling: bool = False
    saved: Saved | None = None
    error: StationError | None = None

    @property
    def is_running(self) -> bool:
        """Whether the stick must stay in."""
        return self.phase in {"looking", "saving"}


class Around(Protocol):
    """What a save needs of the desk."""

    @property
    def services(self) -> Services:
        """Store and photos."""

    @property
    def station_name(self) -> str:
        """Name of the station."""

    def now(self) -> datetime:
        """Aware UTC now."""

    def monotonic_s(self) -> float:
        """Seconds that never step."""


class SaveToStick(QObject):
    """Lives on the GUI thread."""

    changed = Signal(object)
    """SaveState."""

    def __init__(
        self,
        desk: Around,
        background: Background,
        find: Callable[[], list[Volume]] = find_sticks,
    ) -> None:
        """`find` lists the sticks; called on the thread of a save."""
        super().__init__()
        self._desk = desk
        self._background = background
        self.find = find
        self._cancelled = threading.Event()
        self._began_s = 0.0
        self._told_s = 0.0
        self.state = SaveState()

    def begin(self) -> None:
        """Save to the stick that is plugged in; nothing while a save is running."""
        if self.state.is_running:
            return
        self._cancelled = threading.Event()
        self._began_s = self._told_s = self._desk.monotonic_s()
        self._set(SaveState(phase="looking"))
        work = partial(self._work, self._desk.station_name, self._desk.now(), self._cancelled)
        # loose: a stick that hangs holds its thread for as long as it likes
        self._background.start_loose("save", work)

    @Slot()
    def cancel(self) -> None:
        """Stop before the next photo; the save so far is taken off the stick."""
        if self.state.is_running:
            self._cancelled.set()
            self._set(replace(self.state, is_cancelling=True))

    # --- on its own thread -------------------------------------------------------------------

    def _work(self, station_name: str, at: datetime, cancelled: threading.Event) -> None:
        from app.program.program_version import program_version  # noqa: PLC0415 - with the first save
        from inspection.store.save import Watch, save_journal  # noqa: PLC0415 - as above
        from inspection.store.save_manifest import Stamp  # noqa: PLC0415 - as above

        post = self._background.post
        fault: StationError = BugError("save.fault")
        try:
            stick = chosen_stick(self.find())
            post(self._chosen, stick)
            services = self._desk.services
            saved = save_journal(
                services.store,
                services.photos,
                stick.root,
                stamp=Stamp(station_name=station_name, version=program_version(), at=at),
                watch=Watch(on_progress=self._tell, is_wanted=lambda: not cancelled.is_set()),
            )
            post(self._finished, saved)
        except StationError as error:
            fault = error
        finally:
            # of this run alone: the next one may have begun before this is delivered
            post(partial(self._failed, cancelled), fault)

    def _tell(self, progress: SaveProgress) -> None:
        now_s = self._desk.monotonic_s()
        if now_s - self._began_s >= LONG_S and now_s - self._told_s >= TELL_S:
            self._told_s = now_s
            self._background.post(self._progressed, progress)

    # --- back on the GUI thread --------------------------------------------------------------

    def _chosen(self, stick: Volume) -> None:
        self._set(replace(self.state, phase="saving", stick=stick.name))

    def _progressed(self, progress: SaveProgress) -> None:
        left_s: float | None = None
        if progress.bytes_done:
            took_s = self._desk.monotonic_s() - self._began_s
            left_s = took_s / progress.bytes_done * (progress.bytes_total - progress.bytes_done)
        self._set(replace(self.state, progress=progress, seconds_left=left_s))

    def _finished(self, saved: Saved) -> None:
        self._set(SaveState(phase="done", stick=self.state.stick, saved=saved))

    def _failed(self, run: threading.Event, error: StationError) -> None:
        # comes last in any case; only what did not finish has failed
        if run is self._cancelled and self.state.is_running:
            self._set(SaveState(phase="failed", stick=self.state.stick, error=error))

    def _set(self, state: SaveState) -> None:
        self.state = state
        self.changed.emit(state)
