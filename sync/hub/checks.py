"""Checking what was applied: objections, unit-number clashes, candidates for the desk.

The cursor `hub_checked` moves in the same transaction as what was found, so after a crash the
check goes on where it was, and the desk sees nothing that was not checked.
"""

from __future__ import annotations

import json
import logging
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from inspection.events import (
    CustomerChangedWish,
    DecisionTakenBack,
    Event,
    FactWithdrawn,
    RecordObjected,
    UnitClaimed,
    UnitDecided,
    UnitIdentified,
)
from inspection.store import journal
from inspection.store.apply import decode
from inspection.store.records import Record, parse_line
from inspection.store.upsert import insert
from inspection.values import LineId, OriginId
from sync.hub.claims import find_contest
from sync.hub.conflicts import record_conflict
from sync.hub.database import Database, HubWork
from sync.hub.mend_rules import reopen
from sync.hub.order_desk import look_again
from sync.hub.rules import Reading, Rules, breach_of
from sync.hub.store.tables import candidates, checked

RECORDS_PER_TRANSACTION = 50
UNJUDGED = "record.unjudged"
"""A rule failed on this record: nothing is paid on it, and a person has to look."""
_LOG = logging.getLogger(__name__)


class Checker:
    """Checks the records of all stations, each once, in the order of its stream."""

    def __init__(self, database: Database, *, rules: Rules) -> None:
        """The hub's own stream is never checked."""
        self._database = database
        self._rules = rules

    def check_all(self) -> int:
        """Check everything applied since last time; how many records that were."""
        return sum(self._check_stream(origin, seq) for origin, seq in self._behind())

    def _check_stream(self, origin: OriginId, seq: int) -> int:
        count = 0
        while batch := self._next(origin, seq + count):
            self._database.write(partial(self._check, batch=batch))
            count += len(batch)
        return count

    def _behind(self) -> list[tuple[OriginId, int]]:
        with self._database.reading() as connection:
            done = {row.origin: row.seq for row in connection.execute(select(checked))}
            heads = journal.heads(connection)
        return [
            (head.origin, done.get(head.origin, 0))
            for head in heads
            if head.origin != self._database.origin and head.applied_seq > done.get(head.origin, 0)
        ]

    def _next(self, origin: OriginId, seq: int) -> list[Record]:
        with self._database.reading() as connection:
            applied = journal.head_of(connection, origin).applied_seq
            lines = journal.lines_after(connection, origin, seq, RECORDS_PER_TRANSACTION)
        return [parse_line(line, line_hash) for at, line, line_hash in lines if at <= applied]

    def _check(self, work: HubWork, *, batch: list[Record]) -> None:
        reading = Reading(facts=work.facts, connection=work.connection)
        for record in batch:
            event = decode(record.kind, record.schema, record.body)
            reason = _breach(record, event, reading, self._rules)
            if reason is None and event is not None:
                reason = _noted(work, record, event)
            if reason is not None:
                _object(work, record, reason)
        _advance(work.connection, batch[-1])


def _breach(record: Record, event: Event | None, reading: Reading, rules: Rules) -> str | None:
    """The rule it breaks; one record that a rule cannot stand must not stop every stream."""
    try:
        return breach_of(record, event, reading, rules)
    except SQLAlchemyError:
        raise  # the database's own trouble says nothing about the record
    except Exception as fault:  # noqa: BLE001 - whatever a hostile record makes a rule do
        return _unjudged(record, fault)


def _noted(work: HubWork, record: Record, event: Event) -> str | None:
    """Note what follows from it; where that fails nothing of it stays, and it counts as unjudged.

    Else one record would keep every station's out, and the hub from starting.
    """
    records, rows = len(work.records), len(work.rows)
    savepoint = work.connection.begin_nested()
    try:
        _note(work, record, event)
    except SQLAlchemyError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever a hostile record makes a note do
        savepoint.rollback()
        del work.records[records:], work.rows[rows:]
        return _unjudged(record, fault)
    savepoint.commit()
    return None


def _unjudged(record: Record, fault: Exception) -> str:
    _LOG.error("%s: %s %s", UNJUDGED, record.kind, type(fault).__name__)
    return UNJUDGED


def _object(work: HubWork, record: Record, reason: str) -> None:
    work.refer(record.ref)
    work.record(
        RecordObjected(
            objection_id=work.ids.new(),
            about_origin=record.origin,
            about_seq=record.seq,
            reason=reason,
        )
    )


def _note(work: HubWork, record: Record, event: Event) -> None:
    match event:
        case UnitIdentified():
            _find_clash(work, event)
        case UnitClaimed():
            _find_clash(work, event)
            find_contest(work, event)
        case DecisionTakenBack():
            reopen(work, event)
        case UnitDecided():
            row = {
                "origin": record.origin,
                "decision_id": event.decision_id,
                "seq": record.seq,
                "unit_id": event.unit_id,
                "photos": json.dumps(event.photos),
                "state": "waiting",
            }
            work.connection.execute(insert(candidates).on_conflict_do_nothing(), [row])
        case CustomerChangedWish() | FactWithdrawn():
            look_again(work.connection, event)
        case _:
            pass


def _find_clash(work: HubWork, event: UnitIdentified | UnitClaimed) -> None:
    """Two pieces under one unit number: perhaps one thing twice, perhaps two; a person settles.

    Both may still be paid while slots are free, because each has its own LPN.
    """
    if event.line_id is None:
        return
    same = [
        unit.unit_id
        for unit in work.facts.units_of_line(LineId(event.line_id))
        if unit.unit_no == event.unit_no and unit.unit_id != event.unit_id
    ]
    if same:
        record_conflict(
            work, what="unit.number", subject=event.line_id, facts=[event.unit_id, *same]
        )


def _advance(connection: Connection, last: Record) -> None:
    put = insert(checked).values(origin=last.origin, seq=last.seq)
    connection.execute(
        put.on_conflict_do_update(index_elements=["origin"], set_={"seq": put.excluded.seq})
    )
