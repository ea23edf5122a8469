"""Reference pictures at the hub: taken in, handed to stations of open tickets, erased on closing.

Bytes lie in a folder under their hash, rows in a table of the hub's own. A row is `closed` before
its bytes are written and after they are to go, so that whatever stops the program leaves no picture
that nothing will erase.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from inspection.errors import OperatorError, WorldError
from inspection.references import MOST_OF_TICKET, PictureKind
from inspection.store.photo_files import PhotoFiles
from inspection.values import Sha256, TicketId
from sync.hub.customer_words import closed_tickets
from sync.hub.database import Database, HubWork
from sync.hub.pixels import fresh_jpeg
from sync.hub.store.tables import pictures as table
from sync.hub.store.tables import ticket_numbers
from sync.picture_wire import MAX_PICTURE_ROWS

MOST_OF_CATALOGUE = 50_000
"""Pictures of all SKUs together: what a folder and a table bear without a thought."""
_IS_OPEN = table.c.is_closed.is_(False)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose picture it is: a ticket's, one of its lines' (`sku` too), or an SKU's alone.

    `ticket` is the merchant's number. Both are empty where there is none.
    """

    kind: PictureKind
    ticket: str
    sku: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What is kept of a picture; `is_new` is false where the same had been sent before."""

    picture_id: str
    sha256: Sha256
    size_bytes: int
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class PictureChange:
    """One change: a picture, or (`is_closed`) the word to delete it."""

    picture_id: str
    kind: PictureKind
    ticket_id: str
    sku: str
    number: int
    sha256: str
    size_bytes: int
    is_closed: bool
    revision: int


class ReferenceDesk:
    """Takes pictures in and hands them out; any thread may call."""

    def __init__(self, database: Database, files: PhotoFiles) -> None:
        """`files` is a folder of its own: what lies there is no evidence."""
        self._database = database
        self._files = files
        self._files_gate = Lock()

    def take(self, place: Place, data: bytes) -> Taken:
        """Keep this picture at its place; another one that was there is erased.

        Raises OperatorError `picture.*` for what is no picture, or too many, `ticket.unknown`,
        `ticket.closed`, `line.unknown`; WorldError `photo.*` where the disk cannot.
        """
        self._ensure_room(place)
        jpeg = fresh_jpeg(data)
        sha256 = Sha256(hashlib.sha256(jpeg).hexdigest())
        with self._files_gate:
            promised = self._database.write(
                partial(_promise, place=place, sha256=sha256, size_bytes=len(jpeg))
            )
            if promised.is_new:
                self._files.write(jpeg)
                self._database.write(partial(_open, place=place, picture_id=promised.picture_id))
        self.tidy()
        return promised

    def remove(self, place: Place) -> bool:
        """Erase the picture of this place; False where there is none."""
        was_there = self._database.write(partial(_removed, place=place))
        self.tidy()
        return was_there

    def read(self, sha256: Sha256) -> bytes:
        """The bytes of a picture that is open; raises WorldError `photo.missing` for any other."""
        named = select(table.c.picture_id).where(table.c.sha256 == sha256, _IS_OPEN)
        with self._database.reading() as connection:
            is_open = connection.execute(named).first() is not None
        if not is_open:
            raise WorldError("photo.missing", sha256=sha256)
        return self._files.read(sha256)

    def tidy(self) -> None:
        """Erase the bytes of what is closed. Raises WorldError `photo.io`; it is tried again."""
        with self._files_gate:
            gone = self._gone()
            if not gone:
                return
            for sha256 in {row.sha256 for row in gone if not row.is_used}:
                self._files.remove(sha256)
            self._database.write(partial(_erased, picture_ids=[row.picture_id for row in gone]))

    def _gone(self) -> Sequence[Row[Any]]:
        other = table.alias()
        is_used = (
            select(other.c.picture_id)
            .where(other.c.sha256 == table.c.sha256, other.c.is_closed.is_(False))
            .exists()
        )
        closed = select(table.c.picture_id, table.c.sha256, is_used.label("is_used")).where(
            table.c.is_closed.is_(True), table.c.is_erased.is_(False)
        )
        with self._database.reading() as connection:
            return connection.execute(closed).all()

    def _ensure_room(self, place: Place) -> None:
        """Before the work of decoding; it is asked again where it is written."""
        with self._database.reading() as connection:
            ticket_id = _ticket_of(connection, place)
            _ensure_few(connection, place, ticket_id)
        if ticket_id and place.sku:
            with self._database.store.facts() as facts:
                ticket = facts.ticket(TicketId(ticket_id))
            if ticket is None or place.sku not in {line.sku for line in ticket.lines}:
                raise OperatorError("line.unknown", sku=place.sku)


def close_pictures(connection: Connection, ticket_id: str) -> None:
    """Stations delete a ticket's pictures with their next pull, and `tidy` erases their bytes."""
    _close(connection, (table.c.ticket_id == ticket_id) & _IS_OPEN)


def pictures_after(connection: Connection, revision: int) -> tuple[list[PictureChange], bool]:
    """Up to a page of changes after a revision, oldest first, and whether there are more."""
    rows = connection.execute(
        select(table)
        .where(table.c.revision > revision)
        .order_by(table.c.revision)
        .limit(MAX_PICTURE_ROWS + 1)
    ).all()
    changes = [
        PictureChange(
            picture_id=row.picture_id,
            kind=PictureKind(row.kind),
            ticket_id=row.ticket_id,
            sku=row.sku,
            number=row.number,
            sha256=row.sha256,
            size_bytes=row.size_bytes,
            is_closed=row.is_closed,
            revision=row.revision,
        )
        for row in rows[:MAX_PICTURE_ROWS]
    ]
    return changes, len(rows) > MAX_PICTURE_ROWS


def _promise(work: HubWork, *, place: Place, sha256: Sha256, size_bytes: int) -> Taken:
    """The row, still closed: were this the end, `tidy` would look for its bytes."""
    connection = work.connection
    ticket_id = _ticket_of(connection, place)
    before = connection.execute(select(table).where(_is_at(place, ticket_id), _IS_OPEN)).first()
    if before is not None and before.sha256 == sha256:
        return Taken(
            picture_id=before.picture_id,
            sha256=sha256,
            size_bytes=before.size_bytes,
            is_new=False,
        )
    _ensure_few(connection, place, ticket_id)
    row = {
        "picture_id": work.ids.new(),
        "kind": place.kind.value,
        "ticket_id": ticket_id,
        "sku": place.sku,
        "number": place.number,
        "sha256": sha256,
        "size_bytes": size_bytes,
        "is_closed": True,
        "is_erased": False,
        "revision": _next_revision(connection),
    }
    connection.execute(insert(table), [row])
    return Taken(
        picture_id=str(row["picture_id"]), sha256=sha256, size_bytes=size_bytes, is_new=True
    )


def _open(work: HubWork, *, place: Place, picture_id: str) -> None:
    """Its bytes are durable: it takes its place, unless the ticket was closed meanwhile."""
    connection = work.connection
    ticket_id = _ticket_of(connection, place)
    _close(connection, _is_at(place, ticket_id) & _IS_OPEN)
    connection.execute(
        update(table)
        .where(table.c.picture_id == picture_id)
        .values(is_closed=False, revision=_next_revision(connection))
    )


def _removed(work: HubWork, *, place: Place) -> bool:
    ticket_id = _known_ticket(work.connection, place)
    return _close(work.connection, _is_at(place, ticket_id) & _IS_OPEN) > 0


def _erased(work: HubWork, *, picture_ids: Sequence[str]) -> None:
    for picture_id in picture_ids:
        work.connection.execute(
            update(table).where(table.c.picture_id == picture_id).values(is_erased=True)
        )


def _close(connection: Connection, which: ColumnElement[bool]) -> int:
    """Each under a revision of its own, so that every station hears of it."""
    found = select(table.c.picture_id).where(which).order_by(table.c.revision)
    picture_ids = list(connection.execute(found).scalars())
    first = _next_revision(connection)
    for offset, picture_id in enumerate(picture_ids):
        connection.execute(
            update(table)
            .where(table.c.picture_id == picture_id)
            .values(is_closed=True, revision=first + offset)
        )
    return len(picture_ids)


def _ticket_of(connection: Connection, place: Place) -> str:
    """The id of an open ticket, empty for a picture of none."""
    ticket_id = _known_ticket(connection, place)
    if ticket_id and closed_tickets(connection, [ticket_id]):
        raise OperatorError("ticket.closed", ticket=place.ticket)
    return ticket_id


def _known_ticket(connection: Connection, place: Place) -> str:
    is_of_ticket = place.kind is not PictureKind.CATALOGUE
    if is_of_ticket != bool(place.ticket) or not (is_of_ticket or place.sku):
        raise OperatorError("picture.place")
    if not is_of_ticket:
        return ""
    found = select(ticket_numbers.c.ticket_id).where(ticket_numbers.c.number == place.ticket)
    ticket_id = connection.execute(found).scalar()
    if ticket_id is None:
        raise OperatorError("ticket.unknown", ticket=place.ticket)
    return str(ticket_id)


def _is_at(place: Place, ticket_id: str) -> ColumnElement[bool]:
    return (
        (table.c.kind == place.kind.value)
        & (table.c.ticket_id == ticket_id)
        & (table.c.sku == place.sku)
        & (table.c.number == place.number)
    )


def _ensure_few(connection: Connection, place: Place, ticket_id: str) -> None:
    """One that takes another's place is none more."""
    limit = MOST_OF_TICKET if ticket_id else MOST_OF_CATALOGUE
    others = select(func.count()).where(
        table.c.ticket_id == ticket_id, _IS_OPEN, ~_is_at(place, ticket_id)
    )
    if connection.execute(others).scalar_one() >= limit:
        raise OperatorError("picture.too_many", limit=limit)


def _next_revision(connection: Connection) -> int:
    latest = connection.execute(select(func.max(table.c.revision))).scalar()
    return (latest or 0) + 1
