"""The desk: the only doorway of view-models to store, camera, hub and the person at work."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app.design.sounds import Sounds
from app.language.notices import Notice
from app.program.background import Background, Failed
from inspection.errors import BugError, StationError

if TYPE_CHECKING:
    from datetime import datetime

    from app.pictures.camera_view import CameraFeed
    from app.pictures.label_looks import LabelLooks
    from app.pictures.photos import Photos
    from app.pictures.text_reading import TextReading
    from app.printing.bench import Printing
    from app.settings.preferences import Preferences
    from app.station.badges import Badges, SignedIn
    from app.station.pace_desk import PaceDesk
    from app.station.save_to_stick import SaveToStick
    from app.station.scale_path import ScalePath
    from app.station.scanner_path import ScannerPath
    from app.station.services import Services
    from app.station.setup_desk import SetupDesk
    from app.station.ticket_imports import TicketImports
    from inspection.people import Actor
    from inspection.policies import Policies
    from inspection.ports import Clock, Facts, Work
    from inspection.store.reports import Changed
    from scanners.label_rules import LabelRules
    from sync.status import SyncStatus

T = TypeVar("T")


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
        self.camera: CameraFeed | None = None
        self.scanner: ScannerPath | None = None
        """Which way hand scanners come in, once the start is over."""
        self.scale: ScalePath | None = None
        """What lies on the scale, once the start is over."""
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

    def aim(self, subject: str) -> None:
        """What is photographed next; only a simulated camera cares."""
        self._aim(subject)

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
        return self.person.actor

    def set_person(self, person: SignedIn | None) -> None:
        """Somebody took over, or locked the screen."""
        self.person = person
        self.person_changed.emit()

    # --- data ------------------------------------------------------------------------------

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        actor: Actor | None = None,
    ) -> None:
        """One operator action on the writer thread: decided, recorded, applied, or nothing.

        `actor` is who acts where it is not the person at work. What fails before it is handed over
        comes to `on_error` later, as all else does: whoever asked may just have said it is busy.
        """
        try:
            services = self._open()
            by = actor or self.actor
            future = services.writer.submit(lambda: services.store.transact(by, action))
        except Exception as error:
            known = error if isinstance(error, StationError) else BugError("work.fault")
            if on_error is not None:
                # whoever waits must not wait for ever, be it for a bug
                self._background.post(on_error, known)
            if on_error is None or isinstance(known, BugError):
                raise
            return
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

    def aside(self, name: str, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Work of seconds that cannot be hurried; it delays nothing, nor the end of the program.

        On a thread of its own, left behind when the window closes: it must write nothing.
        """
        self._background.run_loose(name, work, on_done)

    @property
    def services(self) -> Services:
        """What bootstrap opened; raises BugError before. For the few who need the parts."""
        return self._open()

    # --- what the bench does; each loads when it is first used ------------------------------

    @cached_property
    def badges(self) -> Badges:
        """Who signs in."""
        from app.station.badges import Badges  # noqa: PLC0415 - after the first window

        return Badges(self)

    @cached_property
    def pace(self) -> PaceDesk:
        """How long work takes here, and what is next because of it."""
        from app.station.pace_desk import PaceDesk  # noqa: PLC0415 - after the first window

        return PaceDesk(lambda: self.policies, self.now)

    @cached_property
    def photos(self) -> Photos:
        """Taken, kept, recorded, shown again."""
        from app.pictures.photos import Photos  # noqa: PLC0415 - with the first photo

        return Photos(self, self.snapped.emit)

    @cached_property
    def imports(self) -> TicketImports:
        """Ticket files."""
        from app.station.ticket_imports import TicketImports  # noqa: PLC0415 - with the first file

        return TicketImports(self, self._background)

    @cached_property
    def stick(self) -> SaveToStick:
        """This station saved to a USB stick."""
        from app.station.save_to_stick import SaveToStick  # noqa: PLC0415 - with the first Ctrl+S

        return SaveToStick(self, self._background)

    @cached_property
    def text(self) -> TextReading:
        """What is printed on labels and plates."""
        from app.pictures.text_reading import TextReading  # noqa: PLC0415 - with the first such picture

        made = TextReading(self)
        self._background.stopping.connect(made.stop)
        return made

    @cached_property
    def looks(self) -> LabelLooks:
        """Which parts of labels name somebody."""
        from app.pictures.label_looks import LabelLooks  # noqa: PLC0415 - with the first label

        made = LabelLooks(self, self)
        self._background.stopping.connect(made.stop)
        return made

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

    def _open(self) -> Services:
        if self._services is None:
            raise BugError("desk.closed")
        return self._services

    def _committed(self, changed: Changed) -> None:
        # on the writer thread
        self._background.post(self.changed.emit, changed)
