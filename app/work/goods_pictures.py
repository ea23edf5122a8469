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

Goods = tuple[tuple["TicketId", str], ...]
"""Ticket and SKU of each line."""


class GoodsPictures(QObject):
    """The catalogue's picture, or else the piece as it was shipped. Of one parcel at a time."""

    changed = Signal()
    """`of` answers otherwise."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Of no parcel."""
        super().__init__(parent)
        self._desk = desk
        self._goods: Goods = ()
        self._is_blind = False
        self._found: Mapping[str, Reference] = {}
        self._pictures: dict[str, QImage] = {}
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
        self._reads.forget()
        self._read()

    def of(self, sku: str) -> QImage | None:
        """An empty picture for one that is still to come, None where none is known."""
        found = self._found.get(sku)
        return None if found is None else self._pictures.get(found.sha256, QImage())

    def _read(self) -> None:
        if self._goods:
            goods = self._goods
            found, failed = self._reads.pair(partial(self._came, goods), self._desk.complain)
            self._desk.read(partial(_one_of_each, goods, self._is_blind), found, failed)

    def _came(self, goods: Goods, found: Mapping[str, Reference]) -> None:
        if goods != self._goods:
            return
        from app.pictures.capture import THUMBNAIL  # noqa: PLC0415 - with the first picture

        was, self._found = self._found, found
        for sha256 in {one.sha256 for one in found.values() if one.is_here} - self._pictures.keys():
            shown = partial(self._shown, goods, sha256)
            failed = partial(self._failed, goods, sha256)
            load_reference(self._desk, sha256, THUMBNAIL, shown, failed)
        if found != was:
            self.changed.emit()

    def _shown(self, goods: Goods, sha256: str, picture: QImage) -> None:
        if goods == self._goods:
            self._pictures[sha256] = picture
            self.changed.emit()

    def _failed(self, goods: Goods, sha256: str, _error: StationError) -> None:
        """Its place is given up: it is no evidence, and work goes on without it."""
        if goods == self._goods:
            self._found = {sku: one for sku, one in self._found.items() if one.sha256 != sha256}
            self.changed.emit()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self._goods and kinds:
            from inspection.store.local_pictures import PICTURES_CAME  # noqa: PLC0415 - as above

            if PICTURES_CAME in kinds:
                self._read()


def _one_of_each(goods: Goods, is_blind: bool, conn: Any) -> dict[str, Reference]:  # noqa: ANN401, FBT001 - the store's
    from inspection.references import PictureKind  # noqa: PLC0415 - as above
    from inspection.store.queries.references import references_of  # noqa: PLC0415

    # best last: a picture of the whole ticket may show anything that was in the box
    wanted = [PictureKind.CATALOGUE] if is_blind else [PictureKind.OUTBOUND, PictureKind.CATALOGUE]
    found: dict[str, Reference] = {}
    for ticket_id, sku in goods:
        known = [one for one in references_of(conn, ticket_id, (sku,)) if one.is_of_line]
        for kind in wanted:
            first = next((one for one in known if one.kind is kind), None)
            if first is not None:
                found[sku] = first
    return found
