"""What the goods of a parcel look like: a small picture of each SKU, where this station has one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.program.reads import Reads
from app.work.references import load_reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.references import Reference
    from inspection.tickets import Ticket
    from inspection.values import TicketId

Goods = tuple["TicketId", str]
"""A ticket, and the SKU of one of its lines: two orders of one SKU were two pieces."""


class GoodsPictures(QObject):
    """The catalogue's picture, or else the piece as it was shipped. Of one parcel at a time."""

    changed = Signal()
    """`of` answers otherwise."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Of no parcel."""
        super().__init__(parent)
        self._desk = desk
        self._goods: tuple[Goods, ...] = ()
        self._is_blind = False
        self._found: Mapping[Goods, tuple[Reference, ...]] = {}
        self._pictures: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._broken: set[str] = set()
        self._reads = Reads()
        desk.changed.connect(self._on_changed)

    def hold(self, tickets: Sequence[Ticket], *, is_blind: bool) -> None:
        """These are expected in the parcel in hand; the same again changes nothing.

        Counted blind, how a piece was sent is not shown.
        """
        goods = tuple((one.ticket_id, line.sku) for one in tickets for line in one.lines)
        if (goods, is_blind) == (self._goods, self._is_blind):
            return
        self._goods, self._is_blind = goods, is_blind
        self._found, self._pictures = {}, {}
        self._asked, self._broken = set(), set()
        self._reads.forget()
        self._read()

    def of(self, ticket_id: TicketId, sku: str) -> QImage | None:
        """An empty picture for one that is still to come, None where none is known."""
        best = self._best((ticket_id, sku))
        return None if best is None else self._pictures.get(best.sha256, QImage())

    def _best(self, goods: Goods) -> Reference | None:
        """One that is here before one that is to come."""
        whole = [one for one in self._found.get(goods, ()) if one.sha256 not in self._broken]
        return next((one for one in whole if one.is_here), next(iter(whole), None))

    def _read(self) -> None:
        if self._goods:
            goods = self._goods
            found, failed = self._reads.pair(partial(self._came, goods), self._desk.complain)
            self._desk.read(partial(_pictures_of, goods, self._is_blind), found, failed)

    def _came(self, goods: tuple[Goods, ...], found: Mapping[Goods, tuple[Reference, ...]]) -> None:
        if goods == self._goods:
            was, self._found = self._found, found
            self._load()
            if found != was:
                self.changed.emit()

    def _load(self) -> None:
        from app.pictures.capture import THUMBNAIL  # noqa: PLC0415 - with the first picture

        best = [self._best(one) for one in self._found]
        wanted = {one.sha256 for one in best if one is not None and one.is_here}
        for sha256 in wanted - self._asked - self._pictures.keys():
            self._asked.add(sha256)
            shown = partial(self._shown, self._goods, sha256)
            failed = partial(self._failed, self._goods, sha256)
            load_reference(self._desk, sha256, THUMBNAIL, shown, failed)

    def _shown(self, goods: tuple[Goods, ...], sha256: str, picture: QImage) -> None:
        if goods == self._goods:
            self._asked.discard(sha256)
            self._pictures[sha256] = picture
            self.changed.emit()

    def _failed(self, goods: tuple[Goods, ...], sha256: str, _error: StationError) -> None:
        """Another takes its place, or none: it is no evidence, and work goes on without it."""
        if goods == self._goods:
            self._asked.discard(sha256)
            self._broken.add(sha256)
            self._load()
            self.changed.emit()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self._goods and kinds:
            from inspection.store.local_pictures import PICTURES_CAME  # noqa: PLC0415 - as above

            if PICTURES_CAME in kinds:
                self._broken.clear()
                self._read()


def _pictures_of(
    goods: tuple[Goods, ...],
    is_blind: bool,  # noqa: FBT001 - the reader takes the connection alone
    conn: Any,  # noqa: ANN401 - the store's
) -> dict[Goods, tuple[Reference, ...]]:
    """Of each line, the most telling first."""
    from inspection.references import PictureKind  # noqa: PLC0415 - as above
    from inspection.store.queries.references import references_of  # noqa: PLC0415

    wanted = [PictureKind.CATALOGUE] if is_blind else [PictureKind.CATALOGUE, PictureKind.OUTBOUND]
    found: dict[Goods, tuple[Reference, ...]] = {}
    for ticket_id, sku in goods:
        # a picture of the whole ticket may show anything that was in the box
        known = [one for one in references_of(conn, ticket_id, (sku,)) if one.is_of_line]
        ordered = [one for kind in wanted for one in known if one.kind is kind]
        if ordered:
            found[ticket_id, sku] = tuple(ordered)
    return found
