"""Imports of ticket files at this station: one at a time, wherever the operator goes meanwhile."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, Signal

from inspection.errors import BugError, OperatorError, StationError, WorldError
from inspection.values import Role

if TYPE_CHECKING:
    from app.program.background import Background
    from app.settings.preferences import Preferences
    from app.station.badges import SignedIn
    from sync.announcing import Outcome, Progress
    from sync.status import SyncStatus

Phase = Literal["idle", "working", "done", "failed"]
Barrier = Literal["", "hub", "role"]
"""What stands against an import: the hub is another's, or the person's role; empty for nothing."""
IMPORTERS = frozenset({Role.SUPERVISOR, Role.ADMIN})
"""A file says what was paid; an inspector decides on it later."""
_REFUSALS = {"hub": "import.not_here", "role": "import.not_yours"}
LEAST_ROWS = 1000
"""Announced before anything is said of the time left: the first request is no measure."""


@dataclass(frozen=True, kw_only=True)
class ImportState:
    """How the import stands; counts are rows."""

    phase: Phase = "idle"
    file_name: str = ""
    stage: Literal["reading", "announcing"] = "reading"
    done: int = 0
    total: int | None = None
    seconds_left: float | None = None
    is_cancelling: bool = False
    outcome: Outcome | None = None
    error: StationError | None = None
    """Why nothing was announced."""


class Around(Protocol):
    """What an import needs of the desk."""

    demo: bool
    preferences: Preferences
    person: SignedIn | None
    sync_status: SyncStatus | None

    def monotonic_s(self) -> float:
        """Seconds that never step."""

    def complain(self, error: StationError) -> None:
        """Say it on the banner."""


class TicketImports(QObject):
    """Lives on the GUI thread; the work is done on a thread of its own."""

    changed = Signal(object)
    """ImportState."""

    def __init__(self, desk: Around, background: Background) -> None:
        """Nothing is loaded before the first file."""
        super().__init__()
        self._desk = desk
        self._background = background
        self._cancelled = threading.Event()
        self._began_s: float | None = None
        self.folder = ""
        """Where the last file lay; the next is looked for there."""
        self.state = ImportState()

    @property
    def barrier(self) -> Barrier:
        """At its own hub alone, by a supervisor: who says what was paid must not decide on it.

        A demonstration's tickets are nobody's money.
        """
        if self._desk.preferences.config.hub_url is not None:
            return "hub"
        person = self._desk.person
        is_trusted = person is not None and (self._desk.demo or person.role in IMPORTERS)
        return "" if is_trusted else "role"

    def is_refused(self) -> bool:
        """Whether nothing may be imported here by this person; says so on the banner."""
        barrier = self.barrier
        if barrier:
            self._desk.complain(OperatorError(_REFUSALS[barrier]))
        return bool(barrier)

    def begin(self, file: Path) -> None:
        """Read and announce this file; refusals go to the banner, the rest to `changed`."""
        if self.is_refused():
            return
        if self.state.phase == "working":
            self._desk.complain(OperatorError("import.busy"))
            return
        self.folder = str(file.parent)
        self._cancelled = threading.Event()
        self._began_s = None
        self._set(ImportState(phase="working", file_name=file.name))
        status = self._desk.sync_status
        url = status.hub_url if status else None
        self._background.start("import", partial(self._work, file, url, self._cancelled))

    def cancel(self) -> None:
        """Stop before the next request; what was announced stands."""
        if self.state.phase == "working":
            self._cancelled.set()
            self._set(replace(self.state, is_cancelling=True))

    def _work(
        self, file: Path, url: str | None, cancelled: threading.Event, stop: threading.Event
    ) -> None:
        # on a thread of its own: the network libraries may load here
        post = self._background.post
        fault: StationError = BugError("import.fault")
        try:
            outcome = self._announce(file, url, cancelled, stop)
            if outcome is not None:
                post(self._finished, outcome)
        except StationError as error:
            fault = error
        finally:
            # of this run alone: the next one may have begun before this is delivered
            post(partial(self._failed, cancelled), fault)

    def _announce(
        self, file: Path, url: str | None, cancelled: threading.Event, stop: threading.Event
    ) -> Outcome | None:
        from app.station.ticket_file import read_ticket_file  # noqa: PLC0415
        from sync.announcing_process import Job, announce_elsewhere  # noqa: PLC0415

        data = read_ticket_file(file)
        token = _token(self._desk.preferences.config.secrets)
        if url is None or token is None:
            raise WorldError("hub.unreachable")
        return announce_elsewhere(
            Job(data=data, url=url, token=token, demo=self._desk.demo),
            on_progress=partial(self._background.post, self._progressed),
            is_wanted=lambda: not cancelled.is_set(),
            wait=stop.wait,
        )

    def _progressed(self, progress: Progress) -> None:
        now_s = self._desk.monotonic_s()
        if progress.stage == "announcing" and self._began_s is None:
            self._began_s = now_s
        left_s: float | None = None
        if progress.total and progress.done >= LEAST_ROWS and self._began_s is not None:
            left_s = (now_s - self._began_s) / progress.done * (progress.total - progress.done)
        self._set(
            replace(
                self.state,
                stage=progress.stage,
                done=progress.done,
                total=progress.total,
                seconds_left=left_s,
            )
        )

    def _finished(self, outcome: Outcome) -> None:
        self._set(ImportState(phase="done", file_name=self.state.file_name, outcome=outcome))

    def _failed(self, run: threading.Event, error: StationError) -> None:
        # comes last in any case; only what did not finish has failed
        if run is self._cancelled and self.state.phase == "working":
            self._set(ImportState(phase="failed", file_name=self.state.file_name, error=error))

    def _set(self, state: ImportState) -> None:
        self.state = state
        self.changed.emit(state)


def _token(secrets: Path) -> str | None:
    from sync.enrolment import MEMBERSHIP_FILE  # noqa: PLC0415

    try:
        token = json.loads((secrets / MEMBERSHIP_FILE).read_text("ascii"))["token"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return token if isinstance(token, str) else None
