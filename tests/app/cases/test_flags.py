"""What is left alone for flags: nothing that the code which reads them looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import ClauseElement, Select, Table, event
from sqlalchemy.sql import visitors

from app.cases.flags import flags_in_hand, may_concern_flags
from inspection.events import CodeClaim
from inspection.handlers.check_in import WeighParcel, weigh_parcel
from inspection.policies import Policies, load_policies
from inspection.store import apply
from inspection.store.queries import flags
from inspection.store.reports import Changed
from inspection.values import CodeKind, WeightSource
from tests.app.screens.instant_desk import desk_in
from tests.inspection import samples

READ_ALONG = {"parcel.condition_recorded", "parcel.staged"}
"""Read with the parcel and the notes of its reception, of which flags take the weight alone."""


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


def tables_in(statement: ClauseElement) -> set[str]:
    return {one.name for one in visitors.iterate(statement) if isinstance(one, Table)}


def tables_read(tmp_path: Path, policies: Policies) -> set[str]:
    """For the flags of a parcel of a ticket that came back in two; both lay on the scales."""
    numbers, found = ("SF1", "SF2"), set[str]()
    codes = tuple(CodeClaim(code=one, what=CodeKind.TRACKING) for one in numbers)
    with desk_in(tmp_path, policies, samples.ticket(codes=codes)) as desk:
        parcels = [desk.received(one) for one in numbers]
        for one in parcels:
            weigh = WeighParcel(parcel_id=one, weight_g=100, source=WeightSource.HAND)
            desk.store.transact(samples.DOCK, lambda work, said=weigh: weigh_parcel(work, said))
        with desk.store.reading() as conn:
            event.listen(conn, "before_execute", lambda *call: found.update(tables_in(call[1])))
            raised = flags_in_hand(conn, parcels[0], None, policies)
    assert [one.code for one in raised] == ["weight_anomaly"], "the weight was looked at, too"
    return found


def is_looked_at(kind: str) -> bool:
    return may_concern_flags(Changed(kinds=frozenset({kind}), ids=frozenset()), None)


def test_each_kind_whose_table_is_read_for_flags_is_looked_at(
    qapp: QApplication, tmp_path: Path, policies: Policies
) -> None:
    assert qapp is not None
    queries = [one for one in vars(flags).values() if isinstance(one, Select)]
    read = tables_read(tmp_path, policies).union(*map(tables_in, queries))
    assert {"tickets", "findings", "evidence", "ticket_flags", "parcel_weighings"} <= read
    telling = {
        kind
        for kind, target in apply._TARGETS.items()
        if read & {target.table, *target.children.values()}
    }
    assert {kind for kind in telling if not is_looked_at(kind)} == READ_ALONG
