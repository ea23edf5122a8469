"""A desk whose work is done at once, on a real store: view-models are tested without threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.language.notices import Notice
from app.pictures.capture import ShotRequest
from app.pictures.text_reading import TextReading
from app.printing.bench import Printing
from app.printing.jobs import PrintJob
from app.settings.config import Config
from app.settings.preferences import Preferences
from app.station.badges import SignedIn
from app.station.pace_desk import PaceDesk
from inspection.errors import StationError, WorldError
from inspection.handlers import disinfect, evidence, receive
from inspection.handlers.evidence import CaptureEvidence
from inspection.handlers.receive import ReceiveParcel, RecordCondition
from inspection.people import Actor
from inspection.photo_quality import Light, PhotoQuality
from inspection.policies import Policies
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from inspection.values import OuterCondition, ParcelId, PersonId, Role
from scanners.camera import Frame
from tests.empty_database import lay_empty
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds

INSPECTOR = SignedIn(
    person_id=PersonId("p-li"),
    name_zh="李晓燕",
    name_en="Li Xiaoyan",
    staff_no="2047",
    role=Role.INSPECTOR,
)


GOOD = PhotoQuality(is_sharp=True, light=Light.GOOD, sharpness=60, brightness=120)


class IdleBackground:
    """Settings changed in a test are in force and written nowhere."""

    def run(self, work, on_done=None, on_error=None, *, lane="read") -> None:
        pass


class InstantPress:
    """Prints at once, or fails at once with what a test says."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.fails: StationError | None = None
        self.names: tuple[str, ...] = ()

    def print(self, target, job, on_done, on_error) -> None:
        if self.fails is not None:
            on_error(self.fails)
            return
        self.jobs.append(job)
        on_done()

    def printers(self, on_done, on_error) -> None:
        on_done(self.names)


class InstantPhotos:
    """Every photo is another one; what is shown of it is grey."""

    def __init__(self, desk: InstantDesk) -> None:
        self.desk = desk
        self.missing: set[str] = set()
        self.remembered: dict[str, QImage] = {}
        self.qualities: dict[str, PhotoQuality] = {}
        """Of the photos a test spoils, by their hash."""
        self.asked: list[tuple[str, Any]] = []
        """Pictures that were asked for, and what was to be painted over them."""
        self.judged: list[str] = []
        self._count = 0

    def next_number(self) -> int:
        self._count += 1
        return self._count

    def take(self, shot: ShotRequest, on_shown, on_recorded, on_error=None) -> Frame | None:
        desk = self.desk
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(0)
        on_shown(picture)
        if desk.photo_fails is not None:
            on_error(desk.photo_fails)
            return desk.frame
        number = self.next_number()
        intent = photo(shot.subject, shot.parcel_id, shot.unit_id, number, desk.now())
        desk.act(lambda work: evidence.capture(work, intent), on_recorded, on_error)
        return desk.frame

    def thumbnail(self, sha256, markup, on_done, on_error=None) -> None:
        self.asked.append((sha256, markup))
        if sha256 in self.missing:
            on_error(WorldError("photo.missing", sha256=sha256))
        else:
            on_done(QImage(4, 4, QImage.Format.Format_RGB32))

    def seen(self, sha256, markup) -> QImage | None:
        return self.remembered.get(sha256)

    def quality(self, sha256, on_done) -> None:
        self.judged.append(sha256)
        on_done(self.qualities.get(sha256, GOOD))

    def large(self, sha256, markup, on_done) -> None:
        self.thumbnail(sha256, markup, on_done)


class IdleLooks(QObject):
    """Nobody looks at a label before a test says what was found on it."""

    found = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.known: dict[str, Any] = {}
        self.unreadable: set[str] = set()

    def prepare(self, sha256) -> None:
        self.asked.append(sha256)

    def prepare_picture(self, key, picture) -> None:
        self.asked.append(key)

    def seen(self, key):
        return self.known.get(key)

    def has_failed(self, key) -> bool:
        return key in self.unreadable


class InstantDesk(QObject):
    """Same doorway as app.desk.Desk; errors and notices are kept for the test to look at."""

    opened = Signal()
    changed = Signal(object)
    said = Signal(object)
    complained = Signal(object)
    relieved = Signal(str)
    sync_changed = Signal(object)
    person_changed = Signal()
    snapped = Signal()
    contact_over = Signal(str)

    def __init__(self, store: Store, policies: Policies, clock: FakeClock) -> None:
        super().__init__()
        self.store = store
        self.policies = policies
        self.labels: Any = SimpleNamespace(patterns=())
        self.clock = clock
        self.person: SignedIn | None = INSPECTOR
        self.station_name = "B02"
        self.scale: Any = None
        self.is_open = True
        self.camera = None
        self.frame: Frame | None = None
        self.scanner = None
        self.sync_status = None
        self.demo = True
        self.notices: list[Notice] = []
        self.aimed: list[str] = []
        self.asides: list[Callable[[Any], None]] = []
        self.retries = 0
        self.fails: StationError | None = None
        self.photo_fails: StationError | None = None
        self.services = SimpleNamespace(store=store, photos=None)
        self.photos = InstantPhotos(self)
        store.on_changed.append(self.changed.emit)
        self.said.connect(self.notices.append)
        self.complaints: list[StationError] = []
        self.complained.connect(self.complaints.append)
        self.press = InstantPress()
        self.preferences = Preferences(Config(data_dir=Path("unused").absolute()), IdleBackground())
        self.printing = Printing(self, self.press)
        self.text = TextReading(self)
        self.pace = PaceDesk(lambda: self.policies, self.now)
        self.looks = IdleLooks()

    def now(self):
        return self.clock.now()

    def monotonic_s(self) -> float:
        return self.clock.monotonic_s()

    def act(self, action, on_done=None, on_error=None, *, actor=None) -> None:
        actor = actor or Actor(person_id=self.person.person_id, role=self.person.role)
        try:
            if self.fails is not None:
                raise self.fails
            result = self.store.transact(actor, action)
        except StationError as error:
            if on_error is None:
                raise
            on_error(error)
            return
        if on_done is not None:
            on_done(result)

    def read(self, query: Callable[[Any], Any], on_done, on_error=None) -> None:
        with self.store.reading() as conn:
            found = query(conn)
        on_done(found)

    def facts(self, query, on_done, on_error=None) -> None:
        with self.store.facts() as facts:
            found = query(facts)
        on_done(found)

    def run(self, work, on_done=None, on_error=None) -> None:
        try:
            found = work()
        except StationError as error:
            if on_error is None:
                raise
            on_error(error)
            return
        on_done(found)

    def aside(self, name, work, on_done) -> None:
        """Takes its time: it is done when a test says what came of it."""
        self.asides.append(on_done)

    def aim(self, subject: str) -> None:
        self.aimed.append(subject)

    def say(self, notice: Notice) -> None:
        self.said.emit(notice)

    def complain(self, error: StationError) -> None:
        self.complained.emit(error)

    def retry_sync(self) -> None:
        self.retries += 1

    # --- what happened before the screen under test

    def received(self, code: str = samples.TRACKING) -> ParcelId:
        """A parcel received, its condition and label recorded."""
        received = self._do(
            lambda work: receive.receive_parcel(
                work, ReceiveParcel(codes=(samples.code(code),), force_unmatched=False)
            )
        )
        parcel_id = received.parcel_id
        self._do(
            lambda work: receive.record_condition(
                work, RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.INTACT,))
            )
        )
        label = photo("label", parcel_id, None, self.photos.next_number(), self.now())
        self._do(lambda work: evidence.capture(work, label))
        return parcel_id

    def disinfected(self, code: str = samples.TRACKING) -> ParcelId:
        """A received parcel that may be opened."""
        parcel_id = self.received(code)
        procedure = self.policies.procedure_for()
        start = disinfect.StartDisinfection(
            parcel_id=parcel_id, procedure_id=procedure.procedure_id
        )
        run_id = self._do(lambda work: disinfect.start(work, start, policies=self.policies))
        self.clock.advance(procedure.contact_s)
        finish = disinfect.FinishDisinfection(
            parcel_id=parcel_id, run_id=run_id, contact_s=procedure.contact_s, proven=True
        )
        self._do(lambda work: disinfect.finish(work, finish))
        return parcel_id

    def ask(self, query):
        """The answer of a question to the facts."""
        with self.store.facts() as facts:
            return query(facts)

    def _do(self, action):
        done: list[Any] = []
        self.act(action, done.append)
        return done[0]


def photo(subject, parcel_id, unit_id, number, taken_at) -> CaptureEvidence:
    return CaptureEvidence(
        sha256=samples.sha(number),
        size_bytes=1000,
        width_px=1920,
        height_px=1080,
        subject=subject,
        parcel_id=parcel_id,
        unit_id=unit_id,
        taken_at=taken_at,
    )


@contextmanager
def desk_in(folder: Path, policies: Policies, *tickets) -> Iterator[InstantDesk]:
    """A station with these tickets announced."""
    clock = FakeClock()
    store = Store.open(lay_empty(folder / "b02.db"), clock=clock, ids=CountedIds("b02"))
    store.open_origin("B02", "ab" * 32)
    store.put_setting(LPN_CODE, "7F3K")
    for ticket in tickets or (samples.ticket(),):
        store.transact(samples.HUB, lambda work, one=ticket: work.record(one))
    try:
        yield InstantDesk(store, policies, clock)
    finally:
        store.close()


FULL_DISK = WorldError("photo.disk_full")
