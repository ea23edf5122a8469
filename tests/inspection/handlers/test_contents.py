"""Nothing more in the box: shortages with their photo, several parcels, and the way back."""

import pytest

from inspection.content_events import ParcelUnpacked, Shortage
from inspection.contents import Reception
from inspection.events import CodeClaim, RefundDue, UnitDecided
from inspection.handlers.contents import (
    UndoUnpacking,
    UnpackParcel,
    contents_in,
    undo_unpacking,
    unpack,
)
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.handlers.receive import ReceiveParcel, receive_parcel
from inspection.values import CodeKind, LineId, ParcelId, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

LINE = LineId("line-1")
LINES = (
    samples.line(quantity=2, ordered_quantity=2),
    samples.line(line_id="line-b", order_line="order-1/2"),
)


def announce_three(bench: Bench) -> None:
    bench.announce(
        samples.ticket(
            ticket_id="ticket-3",
            number="RS-3",
            codes=(
                CodeClaim(code="SF3", what=CodeKind.TRACKING),
                CodeClaim(code="SF4", what=CodeKind.TRACKING),
            ),
            lines=tuple(
                samples.line(**{**vars(one), "line_id": f"{one.line_id}-3"}) for one in LINES
            ),
        )
    )


def reception(bench: Bench, ticket_id: str = "ticket-1") -> Reception:
    def ask(facts):
        return contents_in(facts, facts.ticket(ticket_id), policies=bench.policies).reception

    return bench.store.read(ask)


def test_a_shortage_needs_a_photo_of_the_open_box(bench: Bench) -> None:
    parcel_id = bench.opened()
    intent = UnpackParcel(parcel_id=parcel_id)
    assert bench.refused(unpack, intent).code == "parcel.box_photo_missing"
    photo = bench.shoot(parcel_id, "box.open")
    done = bench.do(unpack, intent)
    assert done.shortages == (Shortage(line_id="line-1", quantity=1),)
    (event,) = bench.store.events(ParcelUnpacked)
    assert (event.evidence, event.supersedes) == ((photo,), ())
    assert bench.do(unpack, intent).unpacking_id == done.unpacking_id
    assert reception(bench) is Reception.SHORT


def test_a_box_with_everything_in_it_needs_none(bench: Bench) -> None:
    unit_id = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    assert bench.do(unpack, UnpackParcel(parcel_id=parcel_id)).shortages == ()
    assert reception(bench) is Reception.ALL_HERE


def test_an_empty_box_of_several_lines_lacks_them_all(bench: Bench) -> None:
    announce_three(bench)
    parcel_id = bench.opened("SF3")
    bench.shoot(parcel_id, "box.open")
    done = bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    assert [(one.line_id, one.quantity) for one in done.shortages] == [
        ("line-1-3", 2),
        ("line-b-3", 1),
    ]
    assert not bench.store.events(UnitDecided)
    assert not bench.store.events(RefundDue)


def test_a_later_parcel_brings_the_rest(bench: Bench) -> None:
    announce_three(bench)
    first, second = bench.opened("SF3"), bench.opened("SF4")
    take = IdentifyUnit(parcel_id=first, line_id=LineId("line-1-3"))
    bench.do(identify_unit, take)
    bench.shoot(first, "box.open")
    bench.do(unpack, UnpackParcel(parcel_id=first))
    assert reception(bench, "ticket-3") is Reception.PARTIAL
    for line in ("line-1-3", "line-b-3"):
        bench.do(identify_unit, IdentifyUnit(parcel_id=second, line_id=LineId(line)))
    assert bench.do(unpack, UnpackParcel(parcel_id=second)).shortages == ()
    assert reception(bench, "ticket-3") is Reception.ALL_HERE
    assert bench.refused(identify_unit, take).code == "unit.line_complete"


def decided(bench: Bench, parcel_id: ParcelId) -> UnitId:
    unit_id = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=LINE)).unit_id
    bench.inspect(unit_id)
    bench.submit(bench.accept(unit_id))
    return unit_id


def test_it_is_taken_back_until_something_is_decided(bench: Bench) -> None:
    parcel_id = bench.opened()
    undo = UndoUnpacking(parcel_id=parcel_id)
    assert bench.refused(undo_unpacking, undo).code == "undo.nothing"
    bench.shoot(parcel_id, "box.open")
    bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    bench.do(undo_unpacking, undo)
    assert bench.store.read(lambda facts: facts.unpackings_of(parcel_id)) == ()
    bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    # found in the wrapping after all: it is taken out, whatever was said before
    decided(bench, parcel_id)
    assert bench.refused(undo_unpacking, undo).code == "parcel.decided_since"
    assert reception(bench) is Reception.ALL_HERE


def test_a_decision_before_it_does_not_stand_in_the_way(bench: Bench) -> None:
    parcel_id = bench.opened()
    decided(bench, parcel_id)
    bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    bench.do(undo_unpacking, UndoUnpacking(parcel_id=parcel_id))


@pytest.mark.parametrize("code", ["inspection.locked", "parcel.unmatched", "person.not_allowed"])
def test_what_is_not_open_is_not_unpacked(bench: Bench, code: str) -> None:
    actor = samples.INSPECTOR
    if code == "inspection.locked":
        parcel_id = bench.receive()
    elif code == "parcel.unmatched":
        lost = ReceiveParcel(codes=(samples.code("SF404"),), force_unmatched=True)
        parcel_id = bench.do(receive_parcel, lost).parcel_id
        bench.outside(parcel_id)
        bench.disinfect(parcel_id)
    else:
        parcel_id, actor = bench.opened(), samples.DOCK
    assert bench.refused(unpack, UnpackParcel(parcel_id=parcel_id), actor=actor).code == code
