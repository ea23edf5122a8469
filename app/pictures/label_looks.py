"""Looking for personal data on photographed labels: behind everything else, until each has a look.

What waits is never kept in a list of its own: a label without a look in the journal waits, after a
restart too. Until it is looked at, its photo stays veiled on every screen.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspection.evidence_events import FoundRegion
from inspection.people import Actor
from inspection.values import STATION_ACTOR, RegionKind, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.program.background import Failed
    from app.station.services import Services
    from inspection.errors import StationError
    from inspection.handlers.mark import RecordLook
    from inspection.ports import Work
    from inspection.store.photo_files import PhotoFiles
    from inspection.store.queries.looks import UnlookedPage
    from inspection.store.reports import Changed
    from inspection.values import Sha256
    from scanners.ocr.apart import ApartReader
    from scanners.ocr.upright import UprightText

T = TypeVar("T")

REST_MS = 20_000
"""The engine's process ends so long after its last picture: its models take 200 MB."""
KEPT = 16
"""Looks remembered until their photo is in the journal; a bench has one label in hand."""
TRIES = 2
"""Of one photo in one run of the program; the next start tries again."""
STATION = Actor(person_id=STATION_ACTOR, role=Role.ADMIN)

_log = logging.getLogger("returns_station.label_looks")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a recogniser named `engine` found on one picture."""

    regions: tuple[FoundRegion, ...]
    engine: str


@dataclass(frozen=True, kw_only=True)
class _Job:
    key: str
    load: Callable[[], NDArray[np.uint8]]


class Around(Protocol):
    """What looking needs of the desk; the desk itself makes it, so it is not named here."""

    changed: Any
    """Signal of Changed."""

    @property
    def services(self) -> Services:
        """What is open."""

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        actor: Actor | None = None,
    ) -> None:
        """One action on the writer thread."""

    def read(self, query: Callable[[Any], T], on_done: Callable[[T], None]) -> None:
        """A query, off the GUI thread."""

    def aside(self, name: str, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Work of seconds, on a thread of its own."""


class LabelLooks(QObject):
    """Lives on the GUI thread; `desk.looks`."""

    found = Signal(str)
    """A picture was looked at: its key, the SHA-256 of a photo."""
    failed = Signal(str)
    """Nobody will look at this picture in this run of the program."""

    def __init__(self, desk: Around, parent: QObject | None = None) -> None:
        """Looks at nothing before `begin` or `prepare`."""
        super().__init__(parent)
        self._desk = desk
        self._reader: ApartReader | None = None
        self._seen: dict[str, Seen] = {}
        self._tries: dict[str, int] = {}
        self._failed: set[str] = set()
        self._evidence: dict[str, list[str]] = {}
        self._waiting: deque[_Job] = deque()
        self._at_work = ""
        self._is_stopped = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._end_engine)

    def begin(self) -> None:
        """From now on every label gets its look; those an earlier run left first of all."""
        self._desk.changed.connect(self._on_changed)
        self._search(None)

    def stop(self) -> None:
        """The window closes."""
        self._is_stopped = True
        self._waiting.clear()
        if self._reader is not None:
            self._reader.stop()

    def seen(self, key: str) -> Seen | None:
        """What was found on this picture, while it is remembered."""
        return self._seen.get(key)

    def has_failed(self, key: str) -> bool:
        """Whether it cannot be read here: its photo stays veiled until the next start at least."""
        return key in self._failed

    def prepare(self, sha256: Sha256, *, is_late: bool = False) -> None:
        """Look at a kept photo, after all others where it `is_late`; `found` tells when."""
        files = self._desk.services.photos
        self._ask(_Job(key=sha256, load=partial(_photo, files, sha256)), is_late=is_late)

    def prepare_picture(self, key: str, picture: NDArray[np.uint8]) -> None:
        """Look at a picture `(H, W, 3)` that is no photo of this station."""
        self._ask(_Job(key=key, load=lambda: picture))

    # --- what waits

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if "evidence.captured" in changed.kinds:
            self._desk.read(partial(_unlooked, self._origin, None), self._take_page)

    @property
    def _origin(self) -> Any:  # noqa: ANN401 - OriginId, or none before the first set-up
        return self._desk.services.store.origin

    def _search(self, before: str | None) -> None:
        if not self._is_stopped and self._origin is not None:
            self._desk.read(partial(_unlooked, self._origin, before), self._take_all)

    def _take_all(self, page: UnlookedPage) -> None:
        self._take_page(page, is_late=True)
        if page.before is not None:
            self._search(page.before)

    def _take_page(self, page: UnlookedPage, *, is_late: bool = False) -> None:
        for photo in page.photos if is_late else reversed(page.photos):
            owners = self._evidence.setdefault(photo.sha256, [])
            if photo.evidence_id not in owners:
                owners.append(photo.evidence_id)
            if photo.sha256 in self._seen:
                self._record(photo.sha256)
            else:
                self.prepare(photo.sha256, is_late=is_late)

    # --- one after the other

    def _ask(self, job: _Job, *, is_late: bool = False) -> None:
        is_known = job.key == self._at_work or any(one.key == job.key for one in self._waiting)
        if is_known or self._is_stopped or self._tries.get(job.key, 0) >= TRIES:
            return
        if is_late:
            self._waiting.appendleft(job)
        else:
            self._waiting.append(job)
        self._next()

    def _next(self) -> None:
        if self._at_work or self._is_stopped:
            return
        if not self._waiting:
            self._rest.start()
            return
        self._rest.stop()
        # the newest first: it is the one somebody is looking at
        job = self._waiting.pop()
        self._at_work = job.key
        self._tries[job.key] = self._tries.get(job.key, 0) + 1
        self._desk.aside("looks", partial(self._look, job), partial(self._came, job))

    def _look(self, job: _Job) -> Seen | None:
        """On a thread of its own; None where it cannot be read here, or not now."""
        from inspection.errors import WorldError  # noqa: PLC0415 - with the first label
        from scanners.errors import ImageError  # noqa: PLC0415 - as above
        from scanners.ocr.engines import open_idle  # noqa: PLC0415 - as above

        self._reader = self._reader or open_idle()
        if self._reader is None:
            return None
        try:
            return look_at(job.load(), self._reader)
        except (ImageError, WorldError) as error:
            if not self._is_stopped:
                # its kind alone: what an engine says of a picture may hold what it read
                _log.info("a label was not looked at: %s", type(error).__name__)
            return None

    def _came(self, job: _Job, seen: Seen | None) -> None:
        self._at_work = ""
        if seen is not None:
            self._remember(job.key, seen)
            self._record(job.key)
            self.found.emit(job.key)
        elif self._tries[job.key] < TRIES:
            self._waiting.appendleft(job)
        else:
            self._failed.add(job.key)
            self.failed.emit(job.key)
        self._next()

    def _remember(self, key: str, seen: Seen) -> None:
        self._seen[key] = seen
        while len(self._seen) > KEPT:
            self._seen.pop(next(iter(self._seen)))

    def _record(self, key: str) -> None:
        from inspection.handlers.mark import RecordLook  # noqa: PLC0415 - as above

        seen = self._seen[key]
        for evidence_id in self._evidence.pop(key, []):
            look = RecordLook(evidence_id=evidence_id, regions=seen.regions, engine=seen.engine)
            self._desk.act(partial(_recorded, look), None, self._not_recorded, actor=STATION)

    def _not_recorded(self, error: StationError) -> None:
        """The next start finds the label without its look, and looks again."""
        _log.info("a look was not recorded: %s", error.code)

    @Slot()
    def _end_engine(self) -> None:
        if self._reader is not None and not self._at_work:
            self._reader.stop()


def _recorded(look: RecordLook, work: Work) -> str:
    from inspection.handlers.mark import record_look  # noqa: PLC0415 - as above

    return record_look(work, look)


def look_at(picture: NDArray[np.uint8], reader: Any) -> Seen:  # noqa: ANN401 - a Reader
    """What a recogniser finds on a picture of a label; a second or two of work.

    Matrix codes are covered as well where they hold more than a number: many carriers print the
    whole address into them. Raises ImageError.
    """
    from scanners.decode import is_linear, read_image  # noqa: PLC0415 - as above
    from scanners.ocr.personal import (  # noqa: PLC0415 - as above
        is_plain_number,
        personal_regions,
        region_of,
    )
    from scanners.ocr.upright import read_upright  # noqa: PLC0415 - as above

    text = read_upright(picture, reader)
    regions = [_region(one) for one in personal_regions(text)]
    height, width = picture.shape[:2]
    upright = _as_taken(width, height)
    for code in read_image(picture, deep=False).codes:
        is_open = is_linear(code.symbology) or is_plain_number(code.text)
        if code.box is not None and not is_open:
            found = region_of(code.box, upright, pad=CODE_PAD_PX, what="other")
            regions.append(_region(found))
    return Seen(regions=tuple(dict.fromkeys(regions)), engine=reader.name)


CODE_PAD_PX = 4.0
"""Around a matrix code, whose outline runs through the middle of its outermost modules."""


def _as_taken(width: int, height: int) -> UprightText:
    from scanners.ocr.upright import UprightText  # noqa: PLC0415 - as above

    return UprightText(lines=(), turns=0, size=(width, height))


def _region(one: Any) -> FoundRegion:  # noqa: ANN401 - a PersonalRegion
    return FoundRegion(x=one.x, y=one.y, w=one.w, h=one.h, what=RegionKind(one.what))


def _photo(files: PhotoFiles, sha256: Sha256) -> NDArray[np.uint8]:
    from scanners.imaging import load_image  # noqa: PLC0415 - brings OpenCV

    return load_image(files.read(sha256))


def _unlooked(origin: Any, before: str | None, conn: Any) -> UnlookedPage:  # noqa: ANN401 - SQL stays in the stores
    from inspection.store.queries.looks import unlooked  # noqa: PLC0415 - after the start

    return unlooked(conn, origin, before)
