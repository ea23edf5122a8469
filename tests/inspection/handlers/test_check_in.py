import pytest

from inspection.errors import OperatorError
from inspection.events import (
    HandoverCounted,
    ParcelRefusalRecorded,
    ParcelStaged,
    ParcelWeighed,
)
from inspection.handlers.check_in import (
    MOST_COUNTED,
    CountHandover,
    PutDown,
    RecordRefusal,
    WeighParcel,
    count_handover,
    is_refused,
    put_down,
    record_refusal,
    undo_weighing,
    weigh_parcel,
    weight_check,
)
from inspection.handlers.disinfect import missing_for_reception
from inspection.handlers.receive import MatchParcel, match_parcel
from inspection.values import ParcelId, ReasonClass, TicketId, WeightSource
from inspection.weight import MOST_G, WeightVerdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def weigh(bench: Bench, parcel_id: ParcelId, weight_g: int) -> str:
    intent = WeighParcel(parcel_id=parcel_id, weight_g=weight_g, source=WeightSource.HAND)
    return bench.do(weigh_parcel, intent, actor=samples.DOCK)


def notes(bench: Bench, parcel_id: ParcelId):
    return bench.store.read(lambda facts: facts.reception_notes(parcel_id))


def check(bench: Bench, parcel_id: ParcelId):
    return bench.store.read(
        lambda facts: weight_check(facts, facts.parcel(parcel_id), policies=bench.policies)
    )


def missing(bench: Bench, parcel_id: ParcelId) -> tuple[str, ...]:
    return bench.store.read(
        lambda facts: missing_for_reception(facts, parcel_id, policies=bench.policies)
    )


def test_weighing_again_replaces_and_undo_brings_back(bench: Bench) -> None:
    parcel_id = bench.receive()
    first = weigh(bench, parcel_id, 320)
    weigh(bench, parcel_id, 630)
    assert notes(bench, parcel_id).weight_g == 630
    assert bench.store.events(ParcelWeighed)[1].supersedes == (first,)
    bench.store.act(samples.DOCK, lambda work: undo_weighing(work, parcel_id))
    assert notes(bench, parcel_id).weight_g == 320
    bench.store.act(samples.DOCK, lambda work: undo_weighing(work, parcel_id))
    assert notes(bench, parcel_id).weight_g is None
    assert bench.refused(undo_weighing, parcel_id).code == "undo.nothing"


@pytest.mark.parametrize("weight_g", [0, -1, MOST_G + 1])
def test_no_parcel_weighs_that(bench: Bench, weight_g: int) -> None:
    intent = WeighParcel(parcel_id=bench.receive(), weight_g=weight_g, source=WeightSource.SCALE)
    assert bench.refused(weigh_parcel, intent).code == "weight.out_of_range"


def test_a_wrong_weight_asks_for_photos_of_the_closed_box_and_refuses_nothing(
    bench: Bench,
) -> None:
    parcel_id = bench.receive()
    bench.outside(parcel_id)
    assert missing(bench, parcel_id) == ()
    weigh(bench, parcel_id, 320)
    assert check(bench, parcel_id).verdict is WeightVerdict.LIGHTER
    assert missing(bench, parcel_id) == ("outer.weight_1", "outer.weight_2")
    with pytest.raises(OperatorError) as refused:
        bench.start(parcel_id)
    assert refused.value.code == "parcel.reception_incomplete"
    for subject in ("outer.weight_1", "outer.weight_2"):
        bench.shoot(parcel_id, subject)
    assert bench.start(parcel_id)


def test_a_weight_that_fits_asks_for_nothing(bench: Bench) -> None:
    parcel_id = bench.receive()
    bench.outside(parcel_id)
    weigh(bench, parcel_id, 600)
    assert check(bench, parcel_id).verdict is WeightVerdict.FITS
    assert missing(bench, parcel_id) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"outbound_weight_g": None},
        {"lines": (samples.line(quantity=1, ordered_quantity=2),)},
    ],
    ids=["nobody knows what was sent", "only a part comes back"],
)
def test_nothing_to_compare_with(bench: Bench, changes) -> None:
    bench.announce(samples.other_ticket("7", **changes))
    parcel_id = bench.receive("SF7")
    weigh(bench, parcel_id, 10)
    assert check(bench, parcel_id).verdict is WeightVerdict.UNKNOWN


def test_several_parcels_of_a_ticket_are_compared_as_one(bench: Bench) -> None:
    first, second = bench.receive(), None
    bench.announce(samples.other_ticket("7"))
    second = bench.receive("SF7")
    bench.do(match_parcel, MatchParcel(parcel_id=second, ticket_id=TicketId("ticket-1")))
    weigh(bench, first, 300)
    assert check(bench, first).verdict is WeightVerdict.UNKNOWN, "the other is not weighed yet"
    weigh(bench, second, 330)
    assert check(bench, second).verdict is WeightVerdict.FITS
    weigh(bench, second, 100)
    assert check(bench, second).verdict is WeightVerdict.LIGHTER


def test_a_parcel_without_a_ticket_is_compared_with_nothing(bench: Bench) -> None:
    bench.announce(samples.other_ticket("7"))
    parcel_id = bench.receive("SF7")
    bench.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    weigh(bench, parcel_id, 100)
    assert check(bench, parcel_id).expected_g == 630


def test_a_parcel_lies_where_it_was_put_last(bench: Bench) -> None:
    parcel_id = bench.receive()
    assert bench.do(put_down, PutDown(parcel_id=parcel_id, code="loc-a-01-3")) == "A-01-3"
    bench.do(put_down, PutDown(parcel_id=parcel_id, code="LOC-A-01-3"))
    bench.do(put_down, PutDown(parcel_id=parcel_id, code="LOC-B2"))
    assert notes(bench, parcel_id).place == "B2"
    assert [one.place for one in bench.store.events(ParcelStaged)] == ["A-01-3", "B2"]
    wrong = PutDown(parcel_id=parcel_id, code="LOC-WANGWEI")
    assert bench.refused(put_down, wrong).code == "place.malformed"
    nowhere = PutDown(parcel_id=ParcelId("x"), code="LOC-B2")
    assert bench.refused(put_down, nowhere).code == "parcel.unknown"


def test_a_refused_delivery_is_noted_once_and_taken_back(bench: Bench) -> None:
    parcel_id = bench.receive()

    def refused() -> bool:
        return bench.store.read(lambda facts: is_refused(facts, facts.parcel(parcel_id)))

    assert not refused()
    for _ in range(2):
        bench.do(record_refusal, RecordRefusal(parcel_id=parcel_id, is_refused=True))
    assert refused()
    assert len(bench.store.events(ParcelRefusalRecorded)) == 1
    bench.do(record_refusal, RecordRefusal(parcel_id=parcel_id, is_refused=False))
    assert not refused()


def test_a_ticket_announced_as_refused_needs_nobody_to_say_so(bench: Bench) -> None:
    bench.announce(samples.other_ticket("7", reason_class=ReasonClass.REFUSED))
    parcel_id = bench.receive("SF7")
    assert bench.store.read(lambda facts: is_refused(facts, facts.parcel(parcel_id)))


def test_a_difference_in_the_count_is_told_and_blocks_nothing(bench: Bench) -> None:
    intent = CountHandover(counted=12, received=11, carrier="sf")
    assert bench.do(count_handover, intent, actor=samples.DOCK) == 1
    (first,) = bench.store.events(HandoverCounted)
    again = CountHandover(counted=12, received=12, carrier="sf", corrects=first.handover_id)
    assert bench.do(count_handover, again) == 0
    assert bench.store.events(HandoverCounted)[1].supersedes == (first.handover_id,)
    more = CountHandover(counted=3, received=5, corrects="never-there")
    assert bench.do(count_handover, more) == -2


@pytest.mark.parametrize(("counted", "received"), [(-1, 0), (MOST_COUNTED + 1, 0), (1, -1)])
def test_nobody_hands_in_so_many(bench: Bench, counted: int, received: int) -> None:
    intent = CountHandover(counted=counted, received=received)
    assert bench.refused(count_handover, intent).code == "count.out_of_range"


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        (weigh_parcel, WeighParcel(parcel_id=ParcelId("x"), weight_g=1, source=WeightSource.HAND)),
        (put_down, PutDown(parcel_id=ParcelId("x"), code="LOC-A1")),
        (record_refusal, RecordRefusal(parcel_id=ParcelId("x"), is_refused=True)),
        (count_handover, CountHandover(counted=1, received=1)),
    ],
)
def test_an_administrator_receives_nothing(bench: Bench, action, intent) -> None:
    assert bench.refused(action, intent, actor=samples.ADMIN).code == "person.not_allowed"
