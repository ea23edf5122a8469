"""A station to be killed while somebody draws: marks and takes back, telling what was committed.

Argument: database file. Lines: `mark ID` and `undo ID`, each after its commit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from inspection.handlers.evidence import CaptureEvidence, capture
from inspection.handlers.mark import Annotate, UndoMark, annotate, undo_mark
from inspection.policies import load_policies
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import MarkShape, ParcelId
from tests.inspection import samples
from tests.inspection.store.parts import DOCK, received

PARCEL = ParcelId("parcel-1")
KEPT = 3
"""Of so many marks one is taken back."""


def main(database: Path) -> None:
    clock = SystemClock()
    store = Store.open(database, clock=clock, ids=Uuid7Ids(clock))
    policies = load_policies(Path(__file__).parents[3] / "resources", demo=True)
    if store.origin is None:
        store.open_origin("killed", "ab" * 32)
        store.transact(DOCK, _photograph)
    with store.facts() as facts:
        evidence_id = facts.evidence_of(PARCEL)[0].evidence_id
    mark = Annotate(
        evidence_id=evidence_id,
        shape=MarkShape.BOX,
        places=(100, 200, 3000, 4000),
        label_code="scratch",
    )
    for number in range(10_000):
        made = store.transact(DOCK, lambda work: annotate(work, mark, policies=policies))
        _tell("mark", made)
        if number % KEPT == 0:
            wish = UndoMark(evidence_id=evidence_id, fact_id=made)
            store.transact(DOCK, lambda work, one=wish: undo_mark(work, one))
            _tell("undo", made)


def _photograph(work: SqlWork) -> None:
    work.record(received(PARCEL))
    photo = CaptureEvidence(
        sha256=samples.sha(1),
        size_bytes=1,
        width_px=1920,
        height_px=1080,
        subject="outer.damage",
        parcel_id=PARCEL,
        unit_id=None,
        taken_at=work.clock.now(),
    )
    capture(work, photo)


def _tell(what: str, fact_id: str) -> None:
    sys.stdout.write(f"{what} {fact_id}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
