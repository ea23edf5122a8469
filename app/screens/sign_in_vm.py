"""Signing in: badge, then PIN; what the start-of-shift self-test found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.design.sounds import Hearing
from app.design.sounds_wave import Sound
from app.doctor.self_test import DiskFacts, disk_facts
from app.station.badges import SignedIn
from inspection.errors import StationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.desk import Desk
    from app.doctor.examination import Examination
    from app.doctor.findings import Finding
    from inspection.store.queries.people import FoundPerson
    from sync.status import SyncStatus

PIN_LENGTH = 6
_DISK, _QUICK = "disk", "quick"
"""Parts of the self-test that answer later; the rest is known at once."""


class Phase(StrEnum):
    """Where signing in stands."""

    STARTING = "starting"
    """The program is still opening; a badge scanned now is kept."""
    BADGE = "badge"
    PIN = "pin"
    CHECKING = "checking"


@dataclass(frozen=True, kw_only=True)
class SignInState:
    """Everything the page shows. Digits are counted, never kept here."""

    phase: Phase = Phase.STARTING
    name_zh: str = ""
    name_en: str = ""
    role: str = ""
    staff_no: str = ""
    digits: int = 0
    problem: StationError | None = None
    scanner_seen: bool = False
    sheet_scanned: bool = False
    """The scanner read the test sheet."""
    sheet_codes: int = 0
    """Codes of the test sheet in the camera's picture when it was last looked for."""
    camera_size: tuple[int, int] | None = None
    has_camera: bool = False
    disk: DiskFacts | None = None
    sync: SyncStatus | None = None
    findings: Mapping[str, Finding] = field(default_factory=dict)
    """Of the quick checks that are done, by name."""
    hearing: Hearing = Hearing.NOT_OPENED
    tested_at: datetime | None = None
    """When the last of them was done; None while one is still to come."""

    @property
    def is_tested(self) -> bool:
        """Whether every row has its verdict: loudspeaker and hub are looked for beside the test."""
        is_hub_known = self.sync is not None and self.sync.state.value != "starting"
        is_heard = self.hearing is not Hearing.NOT_OPENED
        return self.tested_at is not None and is_hub_known and is_heard


class SignInVm(QObject):
    """Knows no widget; tells the page of each new state."""

    changed = Signal(object)
    """SignInState."""
    signed_in = Signal(object)
    """SignedIn."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Waits for the desk to open."""
        super().__init__(parent)
        self._desk = desk
        self._badge = ""
        self._pin = ""
        self._quick: Examination | None = None
        self._due: set[str] = set()
        """Parts of the self-test that have not answered yet."""
        self._heard_count = 0
        self._is_shown = True
        self.state = SignInState()
        desk.opened.connect(self._opened)
        desk.sync_changed.connect(self._synced)
        desk.complained.connect(self._complained)
        desk.sounds.changed.connect(self._heard)

    def enter(self) -> None:
        """Nobody is at work: ask for a badge."""
        self._is_shown = True
        self._forget()
        phase = Phase.BADGE if self._desk.is_open else Phase.STARTING
        self._set(phase=phase, problem=None)
        self.test()

    def leave(self) -> None:
        """Another page shows; what the hub and the speaker do meanwhile is asked for on return."""
        self._is_shown = False

    def scan(self, text: str) -> None:
        """A badge; a second one replaces the first."""
        if self.state.phase is Phase.CHECKING:
            return
        from app.doctor.self_test_sheet import is_of_sheet  # noqa: PLC0415 - not before the first scan

        if is_of_sheet(text):
            self._set(sheet_scanned=True)
            self._look_for_sheet()
            return
        self._forget()
        self._badge = text.strip()
        self._set(scanner_seen=True, problem=None)
        if self._desk.is_open:
            self._ask_pin()

    def digit(self, digit: str) -> None:
        """One more digit of the PIN."""
        if self.state.phase is Phase.PIN and len(self._pin) < PIN_LENGTH:
            self._pin += digit
            self._set(digits=len(self._pin), problem=None)

    def delete_digit(self) -> None:
        """Take the last digit back."""
        self._pin = self._pin[:-1]
        self._set(digits=len(self._pin))

    def clear(self) -> None:
        """Take all digits back."""
        self._pin = ""
        self._set(digits=0)

    def not_me(self) -> None:
        """Wrong badge: scan again."""
        if self.state.phase is not Phase.CHECKING:
            self.enter()

    def submit(self) -> None:
        """Check the PIN; does nothing before all digits are there."""
        if self.state.phase is not Phase.PIN or len(self._pin) < PIN_LENGTH:
            return
        pin, self._pin = self._pin, ""
        self._set(phase=Phase.CHECKING, digits=0, problem=None)
        self._desk.badges.sign_in(self._badge, pin, self._done, self._refused)

    @property
    def can_submit(self) -> bool:
        """Whether all digits are there."""
        return self.state.phase is Phase.PIN and len(self._pin) == PIN_LENGTH

    @Slot()
    def hear(self) -> None:
        """One sound after the other: loud enough over the fans, and which is which."""
        sounds = tuple(Sound)
        self._desk.sounds.play(sounds[self._heard_count % len(sounds)])
        self._heard_count += 1

    def test(self) -> None:
        """Look again at what works here."""
        self._desk.sounds.look_again()
        self._due = {_DISK, _QUICK}
        self._set(tested_at=None, **self._known())
        self._test_the_rest()
        if self._desk.is_open:
            folder = self._desk.services.folder
            self._desk.run(lambda: disk_facts(folder), self._tested)

    def test_again(self) -> None:
        """All of it (F12), the test sheet too where one lies under the camera."""
        self.test()
        self._look_for_sheet()

    def _look_for_sheet(self) -> None:
        from app.doctor.self_test_sheet import codes_in  # noqa: PLC0415 - only when it is asked for

        camera = self._desk.camera
        frame = camera.latest() if camera else None
        if frame is not None:
            self._desk.run(lambda: codes_in(frame.image), self._sheet_seen)

    def _sheet_seen(self, codes: int) -> None:
        self._set(sheet_codes=codes)

    def look_at_camera(self) -> None:
        """The camera may come, or go, long after the test."""
        self._set(**self._camera())

    def _camera(self) -> dict[str, Any]:
        camera = self._desk.camera
        frame = camera.latest() if camera else None
        size = (frame.image.shape[1], frame.image.shape[0]) if frame else None
        return {"has_camera": camera is not None, "camera_size": size}

    def _known(self) -> dict[str, Any]:
        """What needs no measuring."""
        hearing = self._desk.sounds.hearing
        return {"sync": self._desk.sync_status, "hearing": hearing, **self._camera()}

    def _test_the_rest(self) -> None:
        # once the hub was heard of: the start is over then, and there is something to measure
        if self._desk.sync_status is None:
            return
        from app.doctor.self_test_run import patient_of, quick_test  # noqa: PLC0415 - not at the start

        if self._quick is None:
            self._quick = quick_test(self._desk, self)
            self._quick.found.connect(self._found)
            self._quick.finished.connect(self._quick_done)
        if not self._quick.is_running:
            # what they found the last time is no verdict on now
            self._due.add(_QUICK)
            self._set(findings={}, tested_at=None)
        self._quick.begin(patient_of(self._desk))

    @Slot(object)
    def _found(self, finding: Finding) -> None:
        self._set(findings={**self.state.findings, finding.name: finding})

    @Slot()
    def _heard(self) -> None:
        if not self._is_shown:
            return
        self._set(hearing=self._desk.sounds.hearing)

    def _ask_pin(self) -> None:
        self._set(phase=Phase.PIN)
        self._desk.badges.greet(self._badge, self._greeted)

    @Slot()
    def _opened(self) -> None:
        if self.state.phase is Phase.STARTING:
            # at once: each change is laid out anew, and the first scan waits for it
            self._set(phase=Phase.BADGE, problem=None, **self._known())
            self.test()
            if self._badge:
                self._ask_pin()

    @Slot(object)
    def _synced(self, status: SyncStatus) -> None:
        if not self._is_shown:
            return
        was = self.state.sync
        self._set(sync=status)
        if status.state.value != "starting" and (was is None or was.state != status.state):
            self._test_the_rest()

    @Slot(object)
    def _complained(self, error: StationError) -> None:
        if self.state.phase is Phase.STARTING:
            self._set(problem=error)

    def _greeted(self, person: FoundPerson | None) -> None:
        if person is not None and self.state.phase is not Phase.BADGE:
            self._set(
                name_zh=person.name_zh,
                name_en=person.name_en,
                role=person.role.value,
                staff_no=person.staff_no,
            )

    def _tested(self, disk: DiskFacts) -> None:
        self._set(disk=disk, **self._over(_DISK))

    @Slot()
    def _quick_done(self) -> None:
        self._set(**self._over(_QUICK))

    def _over(self, part: str) -> dict[str, Any]:
        """The time, once this was the last part that was due."""
        is_last = self._due == {part}
        self._due.discard(part)
        return {"tested_at": self._desk.now()} if is_last else {}

    def _done(self, person: SignedIn) -> None:
        # not drawn any more: the next page is, and `enter` asks for the next badge
        self._forget()
        self._desk.set_person(person)
        self.signed_in.emit(person)

    def _refused(self, error: StationError) -> None:
        again = error.code == "person.wrong_pin"
        if not again:
            self._forget()
        self._set(phase=Phase.PIN if again else Phase.BADGE, problem=error)

    def _forget(self) -> None:
        self._badge = self._pin = ""
        self.state = replace(self.state, name_zh="", name_en="", role="", staff_no="", digits=0)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of SignInState
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.changed.emit(state)
