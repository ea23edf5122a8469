"""What must hold after each schedule, read from the hub's file and the ledger's."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.language.money_reasons import STOPPED
from inspection.store.canonical import FIRST_PREV_HASH, chain
from sync.hub.slots import refund_key
from tests.faults.lives import Told
from tests.faults.ways import Way, booked_for, labels_of, order_line_of, way_of

ENDED = frozenset({"confirmed", "settled_elsewhere", "withdrawn"})


@dataclass(frozen=True, kw_only=True)
class Given:
    """A parcel of a schedule and what somebody else refunded for it beforehand."""

    code: str
    foreign: str

    @property
    def line(self) -> str:
        return order_line_of(self.code)


class Books:
    """The hub's file and the ledger's; remembers how far each stream was checked."""

    def __init__(self, hub: Path, ledger: Path) -> None:
        self._hub = hub
        self._ledger = ledger
        self._checked: dict[str, tuple[int, bytes]] = {}

    def problems(self, given: Sequence[Given], told: Sequence[Told]) -> list[str]:
        """In words; empty where all holds."""
        return [*self._streams(told), *self._money(given), *self._ends(given)]

    def _streams(self, told: Sequence[Told]) -> list[str]:
        """Chains whole, every record the stations acknowledged there, each decision once."""
        found: list[str] = []
        with closing(self._open(self._hub)) as hub:
            for (origin,) in hub.execute("SELECT DISTINCT origin FROM journal").fetchall():
                found += self._stream(hub, origin)
            for one in told:
                head = hub.execute(
                    "SELECT hash FROM journal WHERE origin = ? AND seq = ?",
                    (one.origin, one.head_seq),
                ).fetchone()
                if head is None or bytes(head[0]).hex() != one.head_hash:
                    found.append(f"{one.origin} {one.head_seq}: not what the station holds")
                for units in one.units:
                    if len(set(units)) != len(units) or not units:
                        found.append(f"{one.origin}: decided {units}")
        return found

    def _stream(self, hub: sqlite3.Connection, origin: str) -> list[str]:
        seq, before = self._checked.get(origin, (0, FIRST_PREV_HASH))
        rows = hub.execute(
            "SELECT seq, line, hash FROM journal WHERE origin = ? AND seq > ? ORDER BY seq",
            (origin, seq),
        )
        for number, line, kept in rows:
            if number != seq + 1 or chain(before, str(line).encode()) != bytes(kept):
                return [f"{origin} {number}: the chain is broken after {seq}"]
            seq, before = number, bytes(kept)
        self._checked[origin] = (seq, before)
        return []

    def _money(self, given: Sequence[Given]) -> list[str]:
        """Each refund and order once; nothing beyond what is paid elsewhere."""
        with closing(self._open(self._ledger)) as made:
            booked = Counter(
                (table, line, key)
                for one in given
                for label in labels_of(one.code)
                for table in ("ledger", "orders")
                for line, key in made.execute(
                    f"SELECT order_line, key FROM {table} WHERE order_line = ?",
                    (order_line_of(label),),
                )
            )
        plain = booked_for([one.code for one in given if one.foreign == "none"])
        wanted = plain + Counter(
            ("ledger", one.line, None) for one in given if one.foreign != "none"
        )
        if booked == wanted:
            return []
        return [f"booked too much: {booked - wanted}, too little: {wanted - booked}"]

    def _ends(self, given: Sequence[Given]) -> list[str]:
        """Every refund and order at its end, or stopped for a reason that the screens word."""
        found: list[str] = []
        with closing(self._open(self._hub)) as hub:
            for one in given:
                for label in labels_of(one.code):
                    rows = hub.execute(
                        "SELECT state, is_stopped, reason FROM hub_refund_slots"
                        " WHERE order_line = ? ORDER BY number",
                        (order_line_of(label),),
                    ).fetchall()
                    found += [f"{label}: {row}" for row in rows if not _is_in_order(one, *row)]
                    if not rows:
                        found.append(f"{label}: no refund at all")
        return found

    def is_stopped(self, given: Given) -> bool:
        with closing(self._open(self._hub)) as hub:
            found = hub.execute(
                "SELECT is_stopped FROM hub_refund_slots WHERE refund_id = ?",
                (refund_key(given.line, 1, 1),),
            ).fetchone()
        return found is not None and bool(found[0])

    def _open(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)


def _is_in_order(given: Given, state: str, is_stopped: int, reason: str | None) -> bool:
    if given.foreign == "other":
        return bool(is_stopped) and reason in STOPPED
    if given.foreign == "same":
        return state == "settled_elsewhere"
    return state in ENDED and not is_stopped


def paid_minor(code: str) -> int:
    """What was paid for the parcel's line, as `many_tickets` announces it."""
    assert way_of(code) is Way.REFUND
    return (100 + int(code[3:])) * 100 + 1
