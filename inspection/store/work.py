"""One operator action: facts read, events recorded and applied, all in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from inspection.errors import BugError, OperatorError
from inspection.event_base import Event, body_of
from inspection.people import Actor
from inspection.ports import Clock, Ids
from inspection.station_events import EvidenceCaptured
from inspection.store import journal
from inspection.store.apply import Row, apply, decode
from inspection.store.errors import BadLineError
from inspection.store.facts import SqlFacts
from inspection.store.open_parcels import follow
from inspection.store.predicates import stands
from inspection.store.records import MAX_LINE_BYTES, MAX_REFERS, Draft, Record, seal
from inspection.store.settings import HUB_OFFSET_MS, LPN_CODE, read_setting
from inspection.store.tables import containers, photos, stations, units
from inspection.store.upsert import insert
from inspection.units import counter_of, lpn
from inspection.values import OriginId, Ref, rfc3339

PHOTO_MEDIA_TYPE = "image/jpeg"
_SEQ = 16
"""Signs a reference takes beside its origin, generously."""
_REFERS_BYTES = MAX_LINE_BYTES // 2
"""What references may take of a line; the rest is for what it says."""


class SqlWork:
    """`Work` on the write connection. The store makes one per action and finishes it."""

    def __init__(
        self, conn: Connection, *, origin: OriginId, actor: Actor, clock: Clock, ids: Ids
    ) -> None:
        """`conn` is inside the action's transaction."""
        self._conn = conn
        self._origin = origin
        self._actor = actor
        self._clock = clock
        self._ids = ids
        self._facts = SqlFacts(conn, writes=True)
        self._head = journal.head_of(conn, origin)
        self._offset_ms = _offset_ms(conn)
        self._last_lpn_counter: int | None = None
        self._last_bin_counter: int | None = None
        self.records: list[Record] = []
        self.rows: list[tuple[str, Row]] = []

    @property
    def connection(self) -> Connection:
        """The action's transaction, for tables the hub keeps beside the replicated ones."""
        return self._conn

    @property
    def facts(self) -> SqlFacts:
        """Reads inside the transaction, noted for `refers`."""
        return self._facts

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._actor

    @property
    def ids(self) -> Ids:
        """Fresh ids."""
        return self._ids

    @property
    def clock(self) -> Clock:
        """Time."""
        return self._clock

    def next_lpn(self) -> str:
        """A fresh LPN of this station; counts on from its last identified unit.

        The counter is read from the facts, so that a rebuilt store never reuses a number.
        Raises OperatorError `unit.no_lpn_code` while the station was never enrolled.
        """
        code = self._station_code()
        if self._last_lpn_counter is None:
            self._last_lpn_counter = self._counted(_LAST_LPN)
        self._last_lpn_counter += 1
        return lpn(code, self._last_lpn_counter)

    def next_bin(self) -> str:
        """A fresh container code of this station; counted and refused as LPNs are."""
        from inspection.sorting import bin_code  # noqa: PLC0415 - after the first parcel

        code = self._station_code()
        if self._last_bin_counter is None:
            self._last_bin_counter = self._counted(_LAST_BIN)
        self._last_bin_counter += 1
        return bin_code(code, self._last_bin_counter)

    def refer(self, place: Ref) -> None:
        """What is recorded from now on is also about this record, read by other ways than facts."""
        self._facts.note(place)

    def record(self, event: Event) -> None:
        """Append the event to this origin's journal and apply it; committed with the action.

        Raises BugError for an event that would not decode to itself: it must never be written.
        """
        self.record_all((event,))

    def record_all(self, events: Sequence[Event]) -> None:
        """`record` for many events decided on the same facts: each table is written once."""
        first = len(self.records)
        for event in events:
            self._append(event)
        self.rows += apply(self._conn, self.records[first:])
        photographed = [_photo_row(one) for one in events if isinstance(one, EvidenceCaptured)]
        if photographed:
            self._conn.execute(_ADD_PHOTO, photographed)

    def finish(self) -> None:
        """Writes the records and the new head; called once, after the action returned."""
        if self.records:
            journal.append(self._conn, self.records)
            journal.mark_applied(self._conn, self._origin, self.records[-1].seq)
            follow(self._conn, self.rows)

    def _station_code(self) -> str:
        code = read_setting(self._conn, LPN_CODE)
        if code is None:
            code = self._conn.execute(_ENROLLED, {"of": self._origin}).scalar()
        if code is None:
            raise OperatorError("unit.no_lpn_code")
        return str(code)

    def _counted(self, last_code: Select[tuple[str]]) -> int:
        last = self._conn.execute(last_code, {"of": self._origin}).scalar()
        return 0 if last is None else counter_of(str(last))

    def _append(self, event: Event) -> None:
        draft = Draft(
            recorded_at=rfc3339(self._clock.now()),
            actor=self._actor.person_id,
            kind=event.KIND,
            schema=event.SCHEMA,
            refers=_bounded(self._facts.noted),
            body=body_of(event),
            offset_ms=self._offset_ms,
        )
        sealed = self._sealed(draft)
        if decode(sealed.kind, sealed.schema, sealed.body) != event:
            raise BugError("event.malformed", kind=event.KIND)
        self.records.append(sealed)

    def _sealed(self, draft: Draft) -> Record:
        seq = self._head.taken_seq + len(self.records) + 1
        prev_hash = self.records[-1].hash if self.records else self._head.hash
        try:
            return seal(draft, origin=self._origin, seq=seq, prev_hash=prev_hash)
        except BadLineError as error:
            raise BugError("event.unwritable", kind=draft.kind, reason=str(error)) from error


def _bounded(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    # Of more than a line may list, the last of each origin says the same: all before it is there.
    # A line is bounded too, and names of origins may be long.
    if len(refs) <= MAX_REFERS and sum(len(ref.origin) + _SEQ for ref in refs) <= _REFERS_BYTES:
        return refs
    return tuple(sorted({ref.origin: ref for ref in refs}.values()))


def _offset_ms(conn: Connection) -> int | None:
    value = read_setting(conn, HUB_OFFSET_MS)
    return None if value is None else int(value)


def _photo_row(event: EvidenceCaptured) -> dict[str, Any]:
    return {
        "sha256": event.sha256,
        "size_bytes": event.size_bytes,
        "media_type": PHOTO_MEDIA_TYPE,
        "captured_at": rfc3339(event.taken_at),
        "uploaded_at": None,
    }


_ENROLLED = (
    select(stations.c.lpn_code)
    .where(stations.c.station_origin == bindparam("of"), stands(stations))
    .order_by(stations.c.recorded_at.desc(), stations.c.seq.desc())
    .limit(1)
)
_LAST_LPN = (
    select(units.c.lpn)
    .where(units.c.origin == bindparam("of"))
    .order_by(units.c.seq.desc())
    .limit(1)
)
_LAST_BIN = (
    select(containers.c.code)
    .where(containers.c.origin == bindparam("of"))
    .order_by(containers.c.seq.desc())
    .limit(1)
)
_ADD_PHOTO = insert(photos).on_conflict_do_nothing()
