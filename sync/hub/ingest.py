"""Taking a station's records in: chain and signature, storage, checks, a signed receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from inspection.errors import StationError
from inspection.ports import Clock
from inspection.store import journal
from inspection.store.canonical import FIRST_PREV_HASH, chain
from inspection.store.errors import BadLineError, ForkError, GapError
from inspection.store.journal import Head
from inspection.store.records import parse_line
from inspection.store.upsert import insert
from inspection.values import OriginId, rfc3339
from sync.hub.checkpoints import CHECKED, INGESTED, Checkpoint
from sync.hub.checks import Checker
from sync.hub.database import Database
from sync.hub.store.tables import receipts, stations
from sync.signing import Signer, verify
from sync.wire import PushRequest, Receipt, push_message, receipt_message


class PushRefusedError(StationError):
    """The batch cannot be stored; the code says why, nothing was taken."""


@dataclass(frozen=True, kw_only=True)
class IngestParts:
    """What ingest works with; `count` is told how many records were taken."""

    database: Database
    checker: Checker
    signer: Signer
    clock: Clock
    checkpoint: Checkpoint
    count: Callable[[int], None]


class Ingest:
    """Stores what holds; rules are checked after storing and never refuse a batch."""

    def __init__(self, parts: IngestParts) -> None:
        """All parts are shared with the rest of the hub."""
        self._database = parts.database
        self._checker = parts.checker
        self._signer = parts.signer
        self._clock = parts.clock
        self._checkpoint = parts.checkpoint
        self._count = parts.count

    def push(self, batch: PushRequest) -> Receipt:
        """Take a batch of the authenticated station's own stream and answer with a receipt.

        Raises PushRefusedError `signature.bad`, `chain.broken`, `line.bad`, `stream.forked`,
        `stream.gap`.
        """
        origin = OriginId(batch.origin)
        self._ensure_signed(batch)
        head, prev_hash = self._before(origin, batch.first_seq)
        records = _linked(batch, prev_hash)
        with self._database.alone():
            try:
                report = self._database.store.take(records, origin)
                self._count(report.taken)
                while report.more and self._database.store.apply_ready().more:
                    pass
            except ForkError as fork:
                hub_head = self._head(origin)
                raise PushRefusedError(
                    "stream.forked", seq=hub_head.taken_seq, hash=hub_head.hash.hex()
                ) from fork
            except GapError as gap:
                raise PushRefusedError("stream.gap", seq=head.taken_seq) from gap
            except BadLineError as bad:
                raise _bad_line(batch.first_seq, bad) from bad
            self._checkpoint(INGESTED)
            self._checker.check_all()
            self._checkpoint(CHECKED)
        return self._receipt(self._head(origin))

    def _ensure_signed(self, batch: PushRequest) -> None:
        query = select(stations.c.public_key).where(stations.c.origin == batch.origin)
        with self._database.reading() as connection:
            public_key = connection.execute(query).scalar_one()
        message = push_message(
            origin=batch.origin, last_seq=batch.last_seq, head_hash=batch.head_hash
        )
        if not verify(public_key, batch.signature, message):
            raise PushRefusedError("signature.bad")

    def _before(self, origin: OriginId, first_seq: int) -> tuple[Head, bytes]:
        """The stream's head, and the hash just before the batch."""
        with self._database.reading() as connection:
            head = journal.head_of(connection, origin)
            if first_seq > head.taken_seq + 1:
                raise PushRefusedError("stream.gap", seq=head.taken_seq)
            if first_seq == 1:
                return head, FIRST_PREV_HASH
            ((_, _, before),) = journal.lines_after(connection, origin, first_seq - 2, 1)
        return head, before

    def _head(self, origin: OriginId) -> Head:
        with self._database.reading() as connection:
            return journal.head_of(connection, origin)

    def _receipt(self, head: Head) -> Receipt:
        """A receipt for the whole stream as held; the newest is kept per head, for verify."""
        hub_time = rfc3339(self._clock.now())
        message = receipt_message(
            origin=head.origin, seq=head.taken_seq, head_hash=head.hash.hex(), hub_time=hub_time
        )
        receipt = Receipt(
            origin=head.origin,
            seq=head.taken_seq,
            hash=head.hash.hex(),
            hub_time=hub_time,
            signature=self._signer.sign(message),
        )
        row = receipt.model_dump()
        keep = insert(receipts).on_conflict_do_nothing()
        self._database.store.write(lambda connection: connection.execute(keep, [row]))
        return receipt


def _linked(batch: PushRequest, prev_hash: bytes) -> list[tuple[str, bytes]]:
    """Every line with its hash; each is parsed here, outside any lock."""
    linked: list[tuple[str, bytes]] = []
    for offset, line in enumerate(batch.lines):
        seq = batch.first_seq + offset
        try:
            prev_hash = chain(prev_hash, line.encode())
            record = parse_line(line, prev_hash)
        except (BadLineError, UnicodeEncodeError) as bad:
            raise PushRefusedError("line.bad", seq=seq) from bad
        if (record.origin, record.seq) != (batch.origin, seq):
            raise PushRefusedError("line.bad", seq=seq)
        linked.append((line, prev_hash))
    if prev_hash.hex() != batch.head_hash:
        raise PushRefusedError("chain.broken", seq=batch.last_seq)
    return linked


def _bad_line(first_seq: int, bad: BadLineError) -> PushRefusedError:
    seq = bad.params.get("seq", first_seq)
    return PushRefusedError("line.bad", seq=seq)
