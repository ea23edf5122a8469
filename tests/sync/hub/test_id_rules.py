"""A station that names facts at the length of a line: it stops no other, and not the hub."""

from __future__ import annotations

import pytest

from inspection.content_events import ParcelUnpacked, Shortage
from inspection.events import UnitIdentified
from sync.hub import checks
from sync.hub.id_rules import LONGEST_ID, id_breach
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import ONE, InsideHub

LONG = 50 * 1024


def named(unit_id: str, line_id: str, parcel_id: str = "p") -> UnitIdentified:
    return UnitIdentified(
        unit_id=unit_id,
        parcel_id=parcel_id,
        ticket_id="t",
        line_id=line_id,
        unit_no=1,
        lpn="U-TST1-ZZZZZ",
    )


@pytest.mark.parametrize("is_known", [True, False], ids=["as a breach", "as a note that fails"])
@pytest.mark.expect_log("record.unjudged")
def test_names_too_long_to_tell_of_keep_nobody_elses_records_out(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    monkeypatch: pytest.MonkeyPatch,
    is_known: bool,
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    inside.announce(ONE)
    line_id = "l" * 4 * LONG
    bench.record(named("a" * LONG, line_id), named("b" * LONG, line_id))
    if not is_known:
        monkeypatch.setattr("sync.hub.rules.id_breach", lambda event: None)
    inside.take(bench)
    assert set(inside.objections()) <= {"id.too_long", checks.UNJUDGED}
    assert len(inside.objections()) == (2 if is_known else 1)
    inside.reopen()
    piece = other.decide(inside.line("OL-1", 89900))
    inside.take(other, piece)
    inside.desk_pass()
    assert len(inside.ledger) == 1


def test_every_name_of_a_fact_has_a_bound_wherever_it_stands() -> None:
    fits, long = "x" * LONGEST_ID, "x" * (LONGEST_ID + 1)
    assert id_breach(named(fits, fits)) is None
    assert id_breach(named(long, "l")) == "id.too_long"
    assert id_breach(named("u", "l", long)) == "id.too_long"
    missing = (Shortage(line_id=long, quantity=1),)
    for shortages, evidence, supersedes in (
        (missing, (), ()),
        ((), (fits, long), ()),
        ((), (), (long,)),
    ):
        unpacked = ParcelUnpacked(
            unpacking_id="k",
            parcel_id="p",
            shortages=shortages,
            evidence=evidence,
            supersedes=supersedes,
        )
        assert id_breach(unpacked) == "id.too_long"
