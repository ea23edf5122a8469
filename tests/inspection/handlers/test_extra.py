"""More in the box than announced: named, photographed, set apart, never paid."""

import pytest

from inspection.content_events import UnitFoundExtra
from inspection.contents import APART_WAYS
from inspection.handlers.extra import RecordExtra, UndoExtra, record_extra, undo_extra
from inspection.handlers.inspect import IdentifyUnit, UndoUnit, identify_unit, undo_unit
from inspection.values import Disposition, GoodsClass, LineId, UnitId, Verdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def stranger(bench: Bench) -> UnitId:
    """An item nobody announced, out of a matched parcel."""
    parcel_id = bench.opened()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=None, is_extra=True)
    return bench.do(identify_unit, intent).unit_id


def apart(unit_id: UnitId, **changes) -> RecordExtra:
    usual = {"goods_class": GoodsClass.APPAREL, "disposition": Disposition.QUARANTINE}
    return RecordExtra(unit_id=unit_id, **(usual | changes))


def photograph(bench: Bench, unit_id: UnitId) -> str:
    unit = bench.store.read(lambda facts: facts.unit(unit_id))
    return bench.shoot(unit.parcel_id, "item.extra", unit_id)


def test_what_nobody_announced_belongs_to_no_ticket(bench: Bench) -> None:
    unit_id = stranger(bench)
    unit = bench.store.read(lambda facts: facts.unit(unit_id))
    assert (unit.ticket_id, unit.line_id) == (None, None)
    plain = IdentifyUnit(parcel_id=unit.parcel_id, line_id=None)
    assert bench.refused(identify_unit, plain).code == "line.unknown"


def test_it_is_set_apart_with_its_photo(bench: Bench) -> None:
    unit_id = stranger(bench)
    assert bench.refused(record_extra, apart(unit_id)).code == "unit.extra_photo_missing"
    photo = photograph(bench, unit_id)
    extra_id = bench.do(record_extra, apart(unit_id))
    (event,) = bench.store.events(UnitFoundExtra)
    assert (event.evidence, event.goods_class) == ((photo,), GoodsClass.APPAREL)
    assert bench.do(record_extra, apart(unit_id)) == extra_id
    bench.do(record_extra, apart(unit_id, disposition=Disposition.RETURN_TO_CUSTOMER))
    standing = bench.store.read(lambda facts: facts.apart_of(unit_id))
    assert [one.disposition for one in standing] == [Disposition.RETURN_TO_CUSTOMER]
    bench.do(undo_extra, UndoExtra(unit_id=unit_id))
    assert bench.store.read(lambda facts: facts.apart_of(unit_id)) == ()
    assert bench.refused(undo_extra, UndoExtra(unit_id=unit_id)).code == "undo.nothing"
    bench.do(undo_unit, UndoUnit(unit_id=unit_id))


@pytest.mark.parametrize("disposition", [one for one in Disposition if one not in APART_WAYS])
def test_it_is_not_sold_or_thrown_away_at_the_bench(bench: Bench, disposition) -> None:
    unit_id = stranger(bench)
    photograph(bench, unit_id)
    refused = bench.refused(record_extra, apart(unit_id, disposition=disposition))
    assert refused.code == "disposition.unknown"


def test_an_announced_item_is_decided_not_set_apart(bench: Bench) -> None:
    unit_id = bench.unit()
    assert bench.refused(record_extra, apart(unit_id)).code == "unit.has_line"


def test_one_more_of_a_line_is_left_to_a_person(bench: Bench) -> None:
    first = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(first)).parcel_id
    more = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1"), is_extra=True)
    extra = bench.do(identify_unit, more).unit_id
    bench.inspect(extra)
    advice = bench.propose(extra).advice
    assert (advice.verdict, advice.slot_minor) == (Verdict.HUMAN, 0)
    assert bench.submit(bench.accept(extra)).needs_review


def test_dock_staff_set_nothing_apart(bench: Bench) -> None:
    unit_id = stranger(bench)
    photograph(bench, unit_id)
    refused = bench.refused(record_extra, apart(unit_id), actor=samples.DOCK)
    assert refused.code == "person.not_allowed"
