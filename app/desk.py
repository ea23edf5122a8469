"""The desk: the only doorway of view-models to store, camera, hub and the person at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app import capture
from app.background import Background, Failed
from app.capture import KeptPhoto, ShotRequest
from app.notices import Notice
from app.sounds import Sounds
from app.ticket_imports import TicketImports
from inspection.errors import BugError, StationError, WorldError
from inspection.people import Actor
from inspection.values import PersonId, Role, Sha256

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from app.camera_view import CameraFeed
    from app.pins import Checked, PinDesk
    from app.preferences import Preferences
    from app.printing.bench import Printing
    from app.rule_book import RuleBook
    from app.setup_desk import SetupDesk
    from inspection.policies import Policies
    from inspection.ports import Clock, Facts, Work
    from inspection.store.photo_files import PhotoFiles
    from inspection.store.queries.people import FoundPerson
    from inspection.store.reports import Changed
    from inspection.store.store import Store
    from inspection.store.writer import WriterQueue
    from scanners.label_rules import LabelRules
    from sync.bell import Bell
    from sync.status import SyncStatus

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who works here now."""

    person_id: PersonId
    name_zh: str
    name_en: str
    staff_no: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class Services:
    """What opens after the window is painted; see bootstrap."""

    store: Store
    writer: WriterQueue
    photos: PhotoFiles
    rules: RuleBook
    bell: Bell
    pins: Callable[[], PinDesk]
    """Made on the thread that checks: its libraries load with the first badge, not at start."""
    folder: Path
    setup_step: str | None = None
    """Where the first set-up of this station stands; None once it is done."""


class Desk(QObject):
    """Lives on the GUI thread. Everything slow goes to Background; callbacks come back here."""

    opened = Signal()
    """Services are there: scans can be looked up."""
    changed = Signal(object)
    """Changed(kinds, ids), after commit; whoever shows such things queries again."""
    said = Signal(object)
    """Notice for the page in front."""
    complained = Signal(object)
    """StationError for the banner; worded by whoever shows it, in the language of the moment."""
    relieved = Signal(str)
    """Complaints whose code begins so are over by themselves."""
    sync_changed = Signal(object)
    """SyncStatus."""
    person_changed = Signal()
    snapped = Signal()
    """A photo was taken just now."""
    contact_over = Signal(str)
    """Code of the parcel whose contact time ended here; its end is recorded."""

    def __init__(
        self,
        background: Background,
        clock: Clock,
        preferences: Preferences,
    ) -> None:
        """Usable for time, talk and settings at once, for data after `open`."""
        super().__init__()
        self._background = background
        self._clock = clock
        self._services: Services | None = None
        self._aim: Callable[[str], None] = lambda _subject: None
        self.preferences = preferences
        self.demo = preferences.config.demo
        self.sounds = Sounds(self, volume_percent=preferences.config.sound_volume_percent)
        self.setup: SetupDesk | None = None
        """There only while this station is set up for the first time."""
        self.imports = TicketImports(self, background)
        self.camera: CameraFeed | None = None
        self.person: SignedIn | None = None
        self.sync_status: SyncStatus | None = None
        background.failed.connect(self.complain)

    @property
    def station_name(self) -> str:
        """What others call this desk."""
        return self.preferences.config.station_name

    # --- opening ---------------------------------------------------------------------------

    def open(self, services: Services) -> None:
        """Data is there from now on; called once, by bootstrap."""
        self._services = services
        services.store.on_changed.append(self._committed)
        self.opened.emit()

    def use_camera(self, feed: CameraFeed, aim: Callable[[str], None] | None = None) -> None:
        """Pictures come from here; `aim` tells a simulated camera what lies in front of it."""
        self.camera = feed
        self._aim = aim or self._aim
        feed.lost.connect(self.complain)
        feed.back.connect(self._camera_back)
        feed.switched.connect(self._camera_back)

    @property
    def is_open(self) -> bool:
        """Whether data can be read and recorded."""
        return self._services is not None

    @property
    def policies(self) -> Policies:
        """Checklists, procedures, grade and refund rules."""
        return self._open().rules.policies

    @property
    def labels(self) -> LabelRules:
        """What numbers on labels look like."""
        return self._open().rules.labels

    # --- time and people -------------------------------------------------------------------

    def now(self) -> datetime:
        """Aware UTC now."""
        return self._clock.now()

    def monotonic_s(self) -> float:
        """Seconds that never step."""
        return self._clock.monotonic_s()

    @property
    def actor(self) -> Actor:
        """Who acts; raises BugError while nobody is signed in."""
        if self.person is None:
            raise BugError("desk.nobody")
        return Actor(person_id=self.person.person_id, role=self.person.role)

    def set_person(self, person: SignedIn | None) -> None:
        """Somebody took over, or locked the screen."""
        self.person = person
        self.person_changed.emit()

    def greet(self, badge: str, on_done: Callable[[FoundPerson | None], None]) -> None:
        """Who a badge probably belongs to; never a permission."""
        make = self._open().pins
        self.run(lambda: make().greet(badge), on_done)

    def sign_in(
        self, badge: str, pin: str, on_done: Callable[[SignedIn], None], on_error: Failed
    ) -> None:
        """Check badge and PIN, record the sign-in, then `on_done`; nothing else changes yet."""
        make = self._open().pins
        url = self.sync_status.hub_url if self.sync_status else None
        self.run(
            lambda: make().check(badge, pin, url),
            lambda checked: self._record_sign_in(checked, on_done, on_error),
            on_error,
        )

    # --- data ------------------------------------------------------------------------------

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """One operator action on the writer thread: decided, recorded, applied, or nothing."""
        services = self._open()
        actor = self.actor
        future = services.writer.submit(lambda: services.store.transact(actor, action))
        self._background.deliver(future, on_done, on_error)

    def read(
        self,
        query: Callable[[Any], T],
        on_done: Callable[[T], None],
        on_error: Failed | None = None,
    ) -> None:
        """A read model on a read connection, off the GUI thread; `query` takes the connection."""
        store = self._open().store

        def work() -> T:
            with store.reading() as conn:
                return query(conn)

        self._background.run(work, on_done, on_error)

    def facts(
        self,
        query: Callable[[Facts], T],
        on_done: Callable[[T], None],
        on_error: Failed | None = None,
    ) -> None:
        """Domain facts on a read connection, off the GUI thread."""
        store = self._open().store

        def work() -> T:
            with store.facts() as facts:
                return query(facts)

        self._background.run(work, on_done, on_error)

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """Any other slow work; it never delays reads of the screen."""
        self._background.run(work, on_done, on_error, lane="heavy")

    @property
    def services(self) -> Services:
        """What bootstrap opened; raises BugError before. For the few who need the parts."""
        return self._open()

    # --- photos ----------------------------------------------------------------------------

    def aim(self, subject: str) -> None:
        """What is photographed next; only a simulated camera cares."""
        self._aim(subject)

    def snap(
        self,
        on_shown: Callable[[QImage], None],
        on_kept: Callable[[KeptPhoto], None],
        on_error: Failed | None = None,
    ) -> bool:
        """Take the newest frame: shown at once, durable soon; False without a camera picture."""
        frame = self.camera.latest() if self.camera else None
        if frame is None:
            self.complain(WorldError("camera.none"))
            return False
        taken_at = self.now()
        photos = self._open().photos
        on_shown(capture.preview(frame))
        self.snapped.emit()
        self.run(lambda: capture.keep(frame, photos, taken_at), on_kept, on_error)
        return True

    def capture(
        self,
        shot: ShotRequest,
        on_shown: Callable[[QImage], None],
        on_recorded: Callable[[str], None],
        on_error: Failed | None = None,
    ) -> bool:
        """Take, keep and record a photo; `on_recorded` gets its evidence id."""
        return self.snap(
            on_shown, lambda kept: self.record_photo(shot, kept, on_recorded, on_error), on_error
        )

    def record_photo(
        self,
        shot: ShotRequest,
        kept: KeptPhoto,
        on_recorded: Callable[[str], None],
        on_error: Failed | None = None,
    ) -> None:
        """Record a photo that is durable already."""
        from inspection.handlers import evidence  # noqa: PLC0415 - after the first window

        intent = evidence.CaptureEvidence(
            subject=shot.subject,
            parcel_id=shot.parcel_id,
            unit_id=shot.unit_id,
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            width_px=kept.width_px,
            height_px=kept.height_px,
            taken_at=kept.taken_at,
        )
        self.act(lambda work: evidence.capture(work, intent), on_recorded, on_error)

    def thumbnail(self, sha256: Sha256, on_done: Callable[[QImage], None]) -> None:
        """A kept photo, small; read off the GUI thread."""
        photos = self._open().photos
        self.run(lambda: capture.thumbnail(photos, sha256), on_done)

    @cached_property
    def printing(self) -> Printing:
        """Labels of items: printed, printed again, scanned back."""
        from app.printing.bench import Printing  # noqa: PLC0415 - after the first window
        from app.printing.press import Press  # noqa: PLC0415 - as above

        made = Printing(self, Press(self._background))
        made.recovered.connect(self._printer_back)
        return made

    # --- talk ------------------------------------------------------------------------------

    def say(self, notice: Notice) -> None:
        """Something for the banner of the page in front."""
        self.said.emit(notice)

    @Slot(object)
    def complain(self, error: StationError) -> None:
        """Say what failed and what to do about it."""
        self.complained.emit(error)

    @Slot()
    def _printer_back(self) -> None:
        self.relieved.emit("printer.")

    @Slot()
    def _camera_back(self) -> None:
        self.relieved.emit("camera.")

    def retry_sync(self) -> None:
        """The operator wants the hub tried now."""
        self._open().bell.hurry()

    def take_sync_status(self, status: SyncStatus) -> None:
        """The sync thread moved on; called on the GUI thread."""
        self.sync_status = status
        self.sync_changed.emit(status)

    def _record_sign_in(
        self, checked: Checked, on_done: Callable[[SignedIn], None], on_error: Failed
    ) -> None:
        from inspection.handlers import people  # noqa: PLC0415 - after the first window

        services = self._open()
        found = checked.person
        person = SignedIn(
            person_id=found.person_id,
            name_zh=found.name_zh,
            name_en=found.name_en,
            staff_no=found.staff_no,
            role=found.role,
        )
        actor = Actor(person_id=found.person_id, role=found.role)
        intent = people.SignIn(person_id=found.person_id, role=found.role, online=checked.online)
        future = services.writer.submit(
            lambda: services.store.transact(actor, lambda work: people.sign_in(work, intent))
        )
        self._background.deliver(future, lambda _fact: on_done(person), on_error)

    def _open(self) -> Services:
        if self._services is None:
            raise BugError("desk.closed")
        return self._services

    def _committed(self, changed: Changed) -> None:
        # on the writer thread
        self._background.post(self.changed.emit, changed)
