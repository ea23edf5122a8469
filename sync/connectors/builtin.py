"""The built-in connector: an append-only ledger in an SQLite file of its own.

It holds refunds, orders and what was reported of returns; the returns themselves are the hub's own
tickets. It books whatever it is told and does not look at keys, as real systems of record do not
(measured on three of them: the same call twice is two refunds). That a unit is paid once is the
refund desk's own merit, and counting this ledger's rows proves it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from inspection.ports import Clock
from inspection.values import OrderKind, from_rfc3339, rfc3339
from sync.connectors.port import (
    AnswerState,
    BookedRefund,
    Capabilities,
    ConnectorLostError,
    EvidencePhoto,
    ExpectedPage,
    ExpectedReturn,
    MadeOrder,
    Note,
    OrderLine,
    OrderRequest,
    Outcome,
    Receipt,
    RefundAnswer,
    RefundRequest,
    ReturnRef,
    Standing,
)

SETTLE_S = 0.5
"""A booking is one local transaction: it stands or falls with the call. The rest is margin."""
BUSY_TIMEOUT_S = 5.0
MAX_PHOTO_BYTES = 64 * 1024 * 1024

_SCHEMA = """
CREATE TABLE IF NOT EXISTS ledger (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT,
  ticket_number TEXT NOT NULL,
  order_ref TEXT NOT NULL,
  order_line TEXT NOT NULL,
  slot INTEGER NOT NULL,
  lpn TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  booked_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS ledger_by_order_line ON ledger (order_line, entry);
CREATE TRIGGER IF NOT EXISTS ledger_keeps_rows BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS ledger_keeps_values BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TABLE IF NOT EXISTS orders (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT,
  what TEXT NOT NULL,
  ticket_number TEXT NOT NULL,
  order_ref TEXT NOT NULL,
  order_line TEXT NOT NULL,
  slot INTEGER NOT NULL,
  lpn TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS orders_by_order_line ON orders (order_line, entry);
CREATE TRIGGER IF NOT EXISTS orders_keep_rows BEFORE DELETE ON orders
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS orders_keep_values BEFORE UPDATE ON orders
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TABLE IF NOT EXISTS reports (
  ticket_number TEXT NOT NULL,
  what TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  PRIMARY KEY (ticket_number, what, key)
);
CREATE TRIGGER IF NOT EXISTS reports_keep_rows BEFORE DELETE ON reports
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS reports_keep_values BEFORE UPDATE ON reports
  BEGIN SELECT RAISE(ABORT, 'append only'); END;
"""
_RECEIPT, _PHOTO, _OUTCOME, _NOTE = "receipt", "photo", "outcome", "note"

_COLUMNS = (
    "SELECT entry, key, ticket_number, order_line, slot, lpn, amount_minor, currency, booked_at"
    " FROM ledger"
)


@dataclass(frozen=True, kw_only=True)
class LedgerEntry:
    """One row of the ledger."""

    entry: int
    key: str | None
    ticket_number: str
    order_line: str
    slot: int
    lpn: str
    amount_minor: int
    currency: str
    booked_at: datetime

    @property
    def external_ref(self) -> str:
        """The ledger's own number of this booking."""
        return f"L{self.entry:08d}"


class BuiltinConnector:
    """A refund ledger behind the connector port."""

    def __init__(self, path: Path, *, clock: Clock, settle_s: float | None = SETTLE_S) -> None:
        """Opens or makes the ledger at `path`."""
        self._path = path
        self._clock = clock
        self._settle_s = settle_s
        with closing(self._connect()) as connection:
            connection.executescript(_SCHEMA)

    def capabilities(self) -> Capabilities:
        """The ledger's name and settle time; it takes orders too, and any photo's hash."""
        return Capabilities(
            name="builtin",
            settle_s=self._settle_s,
            makes_orders=True,
            tells_customers=True,
            max_photo_bytes=MAX_PHOTO_BYTES,
        )

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """Book one refund, even one that is already booked; refuse amounts that are not positive.

        Raises ConnectorLostError when the file cannot be written.
        """
        if request.amount_minor <= 0:
            return RefundAnswer(
                state=AnswerState.REFUSED, external_ref=None, reason="amount.not_positive"
            )
        entry = self._append(request, key=request.key)
        return RefundAnswer(
            state=AnswerState.ACCEPTED, external_ref=entry.external_ref, reason=None
        )

    def book_elsewhere(self, request: RefundRequest) -> LedgerEntry:
        """Book a refund made without the hub, as a platform's time-out or a clerk does: no key."""
        return self._append(request, key=None)

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """All bookings of this order line, oldest first."""
        rows = self._read(f"{_COLUMNS} WHERE order_line = ? ORDER BY entry", (line.order_line,))
        return tuple(
            BookedRefund(
                key=entry.key,
                amount_minor=entry.amount_minor,
                currency=entry.currency,
                external_ref=entry.external_ref,
                booked_at=entry.booked_at,
            )
            for entry in rows
        )

    def order(self, request: OrderRequest) -> RefundAnswer:
        """Note one order, even one that is already there.

        Raises ConnectorLostError when the file cannot be written.
        """
        return self._make(request, key=request.key)

    def order_elsewhere(self, request: OrderRequest) -> RefundAnswer:
        """Note an order made without the hub, as a clerk does: no key."""
        return self._make(request, key=None)

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """All orders for this order line, oldest first."""
        rows = self._rows(
            "SELECT key, what, entry, made_at FROM orders WHERE order_line = ? ORDER BY entry",
            (order_line,),
        )
        return tuple(
            MadeOrder(
                key=None if key is None else str(key),
                what=OrderKind(str(what)),
                external_ref=_order_ref(entry),
                made_at=from_rfc3339(str(made_at)),
            )
            for key, what, entry, made_at in rows
        )

    def expected(self, cursor: str | None) -> ExpectedPage:
        """Nothing: what is expected are the hub's own tickets."""
        return ExpectedPage(returns=(), cursor=cursor or "", has_more=False)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """Nothing, for the same reason."""
        del code
        return ()

    def standing(self, of: ReturnRef) -> Standing:
        """What was reported of that ticket; one nobody reported on is known as well."""
        rows = self._rows("SELECT what, key FROM reports WHERE ticket_number = ?", (of.number,))
        keys: dict[object, set[str]] = {}
        for what, key in rows:
            keys.setdefault(what, set()).add(str(key))
        held = {what: frozenset(of_kind) for what, of_kind in keys.items()}
        none: frozenset[str] = frozenset()
        return Standing(
            status="reported" if rows else "open",
            receipts=held.get(_RECEIPT, none),
            photos=held.get(_PHOTO, none),
            outcomes=held.get(_OUTCOME, none),
            notes=held.get(_NOTE, none),
        )

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """Note the arrival."""
        said = {"code": receipt.code, "received_at": rfc3339(receipt.received_at)}
        self._report(of, _RECEIPT, receipt.key, said)

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """Note the photo's hash: the photo itself is in the hub's own folder."""
        said = {"lpn": photo.lpn, "taken_at": rfc3339(photo.taken_at)}
        self._report(of, _PHOTO, photo.sha256, said)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """Note the decision."""
        self._report(of, _OUTCOME, outcome.key, asdict(outcome))

    def tell(self, of: ReturnRef, note: Note) -> None:
        """Note what the customer shall read; who answers customers finds it here."""
        self._report(of, _NOTE, note.key, {"text": note.text})

    def entries(self) -> tuple[LedgerEntry, ...]:
        """The whole ledger, oldest first."""
        return self._read(f"{_COLUMNS} ORDER BY entry", ())

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _read(self, statement: str, values: tuple[str, ...]) -> tuple[LedgerEntry, ...]:
        rows = self._rows(statement, values)
        try:
            return tuple(_entry(row) for row in rows)
        except ValueError as error:
            # money that stands there and cannot be read must not look like none
            raise ConnectorLostError("connector.garbled", was_sent=True) from error

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[tuple[object, ...]]:
        try:
            with closing(self._connect()) as connection:
                return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise ConnectorLostError("connector.unreadable", was_sent=False) from error

    def _append(self, request: RefundRequest, *, key: str | None) -> LedgerEntry:
        booked_at = rfc3339(self._clock.now())
        row = (
            key,
            request.ticket_number,
            request.order_ref,
            request.order_line,
            request.slot,
            request.lpn,
            request.amount_minor,
            request.currency,
            booked_at,
        )
        entry = self._insert(
            "INSERT INTO ledger (key, ticket_number, order_ref, order_line, slot, lpn,"
            " amount_minor, currency, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return _entry((entry, row[0], row[1], *row[3:]))

    def _make(self, request: OrderRequest, *, key: str | None) -> RefundAnswer:
        row = (
            key,
            request.what.value,
            request.ticket_number,
            request.order_ref,
            request.order_line,
            request.slot,
            request.lpn,
            rfc3339(self._clock.now()),
        )
        entry = self._insert(
            "INSERT INTO orders (key, what, ticket_number, order_ref, order_line, slot, lpn,"
            " made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return RefundAnswer(state=AnswerState.ACCEPTED, external_ref=_order_ref(entry), reason=None)

    def _report(self, of: ReturnRef, what: str, key: str, said: Mapping[str, object]) -> None:
        content = json.dumps(said, ensure_ascii=False, sort_keys=True)
        self._insert(
            "INSERT OR IGNORE INTO reports (ticket_number, what, key, content, noted_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (of.number, what, key, content, rfc3339(self._clock.now())),
        )

    def _insert(self, statement: str, row: tuple[object, ...]) -> int:
        try:
            with closing(self._connect()) as connection, connection:
                return connection.execute(statement, row).lastrowid or 0
        except sqlite3.Error as error:
            # a failing COMMIT may or may not have reached the disk
            raise ConnectorLostError("connector.unwritable", was_sent=True) from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_TIMEOUT_S)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection


def _order_ref(entry: object) -> str:
    return f"E{int(str(entry)):08d}"


def _entry(row: tuple[object, ...]) -> LedgerEntry:
    entry, key, ticket_number, order_line, slot, lpn, amount_minor, currency, booked_at = row
    return LedgerEntry(
        entry=int(str(entry)),
        key=None if key is None else str(key),
        ticket_number=str(ticket_number),
        order_line=str(order_line),
        slot=int(str(slot)),
        lpn=str(lpn),
        amount_minor=int(str(amount_minor)),
        currency=str(currency),
        booked_at=from_rfc3339(str(booked_at)),
    )
