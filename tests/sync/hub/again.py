"""What a station decided once, decided again."""

from __future__ import annotations

from dataclasses import replace

from inspection import events as ev
from inspection.store.apply import decode
from inspection.store.records import parse_line
from inspection.values import Disposition
from tests.sync.hub.bench import BenchStation, Piece


def decision_of(bench: BenchStation, piece: Piece) -> ev.UnitDecided:
    """The decision of this piece as the station recorded it."""
    for _, line, known in bench.store.own_records_after(0, 500):
        record = parse_line(line, known)
        event = decode(record.kind, record.schema, record.body)
        if isinstance(event, ev.UnitDecided) and event.decision_id == piece.decision_id:
            return event
    raise AssertionError(piece)


def decide_again(bench: BenchStation, piece: Piece, **changes: object) -> str:
    """The same decision under a new id, as the first one was, but for these changes."""
    values = {"decision_id": bench.ids.new(), "disposition": Disposition.QUARANTINE} | changes
    anew = replace(decision_of(bench, piece), **values)  # type: ignore[arg-type]
    bench.record(anew)
    return anew.decision_id
