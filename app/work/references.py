"""Pictures to compare the item in hand with: what is at this station, read off the GUI thread.

Nothing here asks the hub: pictures come with the sync thread, and whoever shows one is told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.program.reads import Reads
from app.states.beside import Beside, BesideState, How
from app.station.services import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage

    from app.desk import Desk
    from app.program.background import Failed
    from inspection.errors import StationError
    from inspection.references import Reference
    from inspection.values import TicketId

Held = tuple["TicketId", tuple[str, ...], bool]
"""A ticket, the SKUs of it that may be in hand, and whether it is counted blind."""


class References(QObject):
    """Of one item at a time; in memory are one small picture of each kind and one large one."""

    changed = Signal()
    """`state` is another one."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing is in hand."""
        super().__init__(parent)
        self._desk = desk
        self._held: Held | None = None
        self._found: tuple[Reference, ...] = ()
        self._reads = Reads()
        self._small: dict[str, QImage] = {}
        self._broken: set[str] = set()
        self._asked: set[str] = set()
        self._large: QImage | None = None
        self._open_id = ""
        desk.changed.connect(self._on_changed)
        desk.sync_changed.connect(self._on_sync)

    @property
    def state(self) -> BesideState:
        """The state now."""
        tiles = tuple(self._view(one, self._small.get(one.sha256)) for one in self._first_of_each())
        large = self._opened
        return BesideState(
            tiles=tiles,
            large=None if large is None else self._view(large, self._large),
            total=len(self._found),
        )

    def hold(self, held: Held | None) -> None:
        """This comes to hand; the same again changes nothing."""
        if held == self._held:
            return
        self._held = held
        self._found = ()
        self._reads.forget()
        self._drop()
        self.changed.emit()
        self._read()

    def open(self, place: int) -> bool:
        """Show the `place`-th picture large, counted from 1; False where there is none such."""
        if not 1 <= place <= len(self._found):
            return False
        self._open_id, self._large = self._found[place - 1].picture_id, None
        self._load_large()
        self.changed.emit()
        return True

    def step(self, by: int) -> None:
        """The next picture, or the one before; after the last comes the first."""
        opened = self._opened
        if opened is not None:
            self.open((self._found.index(opened) + by) % len(self._found) + 1)

    def close(self) -> None:
        """Nothing is open; its picture is let go."""
        if self._open_id:
            self._open_id, self._large = "", None
            self.changed.emit()

    # --- what is there

    @property
    def _opened(self) -> Reference | None:
        return next((one for one in self._found if one.picture_id == self._open_id), None)

    def _first_of_each(self) -> list[Reference]:
        first: dict[str, Reference] = {}
        for one in self._found:
            first.setdefault(one.kind.value, one)
        return list(first.values())

    def _view(self, one: Reference, picture: QImage | None) -> Beside:
        alike = [other for other in self._found if other.kind is one.kind]
        return Beside(
            kind=one.kind,
            number=alike.index(one) + 1,
            of_kind=len(alike),
            place=self._found.index(one) + 1,
            how=self._how(one, picture),
            picture=picture,
        )

    def _how(self, one: Reference, picture: QImage | None) -> How:
        if one.sha256 in self._broken:
            return How.BROKEN
        if picture is not None:
            return How.SHOWN
        from sync.status import SyncState  # noqa: PLC0415 - with the first picture

        status = self._desk.sync_status
        is_cut_off = status is not None and status.state in {SyncState.OFFLINE, SyncState.ERROR}
        return How.OFFLINE if is_cut_off and not one.is_here else How.COMING

    def _drop(self) -> None:
        self._small.clear()
        self._broken.clear()
        self._asked.clear()
        self._large = None
        self._open_id = ""

    # --- reading

    def _read(self) -> None:
        held = self._held
        if held is None:
            return
        found, failed = self._reads.pair(partial(self._came, held), self._not_read)
        self._desk.read(partial(_references, held), found, failed)

    def _came(self, held: Held, found: Sequence[Reference]) -> None:
        if held != self._held:
            return
        self._found = tuple(found)
        kept = {one.sha256 for one in found}
        self._small = {sha: one for sha, one in self._small.items() if sha in kept}
        if self._opened is None:
            self._open_id, self._large = "", None
        self._load_small()
        self._load_large()
        self.changed.emit()

    def _not_read(self, error: StationError) -> None:
        self._desk.complain(error)

    def _load_small(self) -> None:
        from app.pictures.capture import THUMBNAIL  # noqa: PLC0415 - with the first picture

        for one in self._first_of_each():
            if one.is_here and one.sha256 not in (*self._asked, *self._small, *self._broken):
                self._asked.add(one.sha256)
                came = partial(self._small_came, self._held, one.sha256)
                failed = partial(self._failed, self._held, one.sha256)
                load_reference(self._desk, one.sha256, THUMBNAIL, came, failed)

    def _load_large(self) -> None:
        from app.pictures.capture import LARGE  # noqa: PLC0415 - as above

        one = self._opened
        if one is None or not one.is_here or self._large is not None:
            return
        came = partial(self._large_came, one.picture_id)
        failed = partial(self._failed, self._held, one.sha256)
        load_reference(self._desk, one.sha256, LARGE, came, failed)

    def _small_came(self, held: Held | None, sha256: str, picture: QImage) -> None:
        if held == self._held:
            self._asked.discard(sha256)
            self._small[sha256] = picture
            self.changed.emit()

    def _large_came(self, picture_id: str, picture: QImage) -> None:
        if picture_id == self._open_id:
            self._large = picture
            self.changed.emit()

    def _failed(self, held: Held | None, sha256: str, _error: StationError) -> None:
        """The picture says so in its place; it is no evidence, and work goes on without it."""
        if held == self._held:
            self._asked.discard(sha256)
            self._broken.add(sha256)
            self.changed.emit()

    # --- news

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self._held is not None and kinds:
            from inspection.store.local_pictures import PICTURES_CAME  # noqa: PLC0415 - as above

            if PICTURES_CAME in kinds:
                self._broken.clear()
                self._read()

    @Slot(object)
    def _on_sync(self, _status: object) -> None:
        if any(one.how in {How.COMING, How.OFFLINE} for one in self.state.tiles):
            self.changed.emit()


def load_reference(
    desk: Desk,
    sha256: str,
    most: QSize,
    on_done: Callable[[QImage], None],
    on_error: Failed,
) -> None:
    """A picture that is here, at most so large; decoded off the GUI thread."""
    folder = desk.services.folder / REFERENCES

    def work() -> QImage:
        from app.pictures.capture import thumbnail  # noqa: PLC0415 - brings OpenCV
        from inspection.marks import PLAIN  # noqa: PLC0415 - as above
        from inspection.store.photo_files import PhotoFiles  # noqa: PLC0415 - as above
        from inspection.values import Sha256  # noqa: PLC0415 - as above

        return thumbnail(PhotoFiles(folder), Sha256(sha256), PLAIN, most)

    desk.run(work, on_done, on_error)


def _references(held: Held, conn: Any) -> tuple[Reference, ...]:  # noqa: ANN401 - the store's
    from inspection.references import PictureKind  # noqa: PLC0415 - as above
    from inspection.store.queries.references import references_of  # noqa: PLC0415

    ticket_id, skus, is_blind = held
    found = references_of(conn, ticket_id, skus)
    # how it looked when it was sent is told once it was counted
    return tuple(one for one in found if not (is_blind and one.kind is PictureKind.OUTBOUND))
