from dataclasses import replace

import pytest

from inspection.events import (
    CodeClaim,
    FactWithdrawn,
    ParcelConditionRecorded,
    ParcelMatched,
    ParcelReceived,
)
from inspection.handlers.parcel_codes import MAX_CODES
from inspection.handlers.receive import (
    MatchParcel,
    Outcome,
    ReceiveParcel,
    RecordCondition,
    UndoCondition,
    UndoReception,
    UnmatchParcel,
    match_parcel,
    receive_parcel,
    record_condition,
    undo_condition,
    undo_reception,
    unmatch_parcel,
)
from inspection.values import CodeKind, OuterCondition, ParcelId, TicketId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def scan(*texts: str, what: CodeKind = CodeKind.TRACKING, **changes) -> ReceiveParcel:
    return ReceiveParcel(codes=tuple(samples.code(one, what) for one in texts), **changes)


def parcel_of(bench: Bench, parcel_id: ParcelId):
    return bench.store.read(lambda facts: facts.parcel(parcel_id))


def test_an_announced_number_is_received_and_matched(bench: Bench) -> None:
    received = bench.do(receive_parcel, scan(samples.TRACKING, carrier="sf"), actor=samples.DOCK)
    assert received.outcome is Outcome.MATCHED
    assert received.ticket is not None
    assert received.ticket.number == samples.NUMBER
    parcel = parcel_of(bench, received.parcel_id)
    assert (parcel.carrier, parcel.received_by) == ("sf", samples.DOCK.person_id)
    assert [(one.ticket_id, one.how, one.code) for one in parcel.matches] == [
        ("ticket-1", "code", samples.TRACKING)
    ]


def test_reception_decides_nothing_about_unit_or_money(bench: Bench) -> None:
    bench.do(receive_parcel, scan(samples.TRACKING))
    kinds = [type(one.event) for one in bench.store.records[1:]]
    assert kinds == [ParcelReceived, ParcelMatched]


@pytest.mark.parametrize("text", [" sf1624088315207\r\n", "ＳＦ１６２４０８８３１５２０７"])
def test_how_a_code_was_typed_does_not_matter(bench: Bench, text: str) -> None:
    assert bench.do(receive_parcel, scan(text)).outcome is Outcome.MATCHED


def test_an_unknown_number_records_nothing_until_the_operator_insists(bench: Bench) -> None:
    before = len(bench.store.records)
    assert bench.do(receive_parcel, scan("SF999")).outcome is Outcome.UNKNOWN
    assert len(bench.store.records) == before
    received = bench.do(receive_parcel, scan("SF999", force_unmatched=True))
    assert received.outcome is Outcome.UNMATCHED
    assert parcel_of(bench, received.parcel_id).matches == ()


def test_a_parcel_without_any_label_can_be_received(bench: Bench) -> None:
    received = bench.do(receive_parcel, ReceiveParcel(codes=(), force_unmatched=True))
    assert parcel_of(bench, received.parcel_id).codes == ()


def test_insisting_still_matches_what_became_known_meanwhile(bench: Bench) -> None:
    received = bench.do(receive_parcel, scan(samples.TRACKING, force_unmatched=True))
    assert received.outcome is Outcome.MATCHED


def test_a_second_scan_names_the_first_reception_and_records_nothing(bench: Bench) -> None:
    first = bench.receive()
    before = len(bench.store.records)
    again = bench.do(receive_parcel, scan(samples.TRACKING, force_unmatched=True))
    assert (again.outcome, again.parcel_id) == (Outcome.DUPLICATE, None)
    assert [one.parcel_id for one in again.earlier] == [first]
    assert len(bench.store.records) == before


def test_parcels_of_one_order_are_no_duplicates(bench: Bench) -> None:
    order = samples.code("284600007731", CodeKind.ORDER)
    one = ReceiveParcel(codes=(samples.code(), order))
    other = ReceiveParcel(codes=(samples.code("SF777"), order))
    assert bench.do(receive_parcel, one).outcome is Outcome.MATCHED
    assert bench.do(receive_parcel, other).outcome is Outcome.MATCHED


def test_boxes_of_one_jd_shipment_are_parcels_of_their_own(bench: Bench) -> None:
    claim = CodeClaim(code="JDVA11408814483", what=CodeKind.TRACKING)
    bench.announce(samples.other_ticket("jd", codes=(claim,)))
    for box in ("JDVA11408814483-1-2-", "JDVA11408814483-2-2-"):
        received = bench.do(receive_parcel, scan(box))
        assert received.outcome is Outcome.MATCHED
        assert received.ticket.ticket_id == "ticket-jd"


def test_boxes_of_one_deppon_shipment_are_parcels_of_their_own(bench: Bench) -> None:
    claim = CodeClaim(code="DPK364112047425", what=CodeKind.TRACKING)
    bench.announce(samples.other_ticket("dpk", codes=(claim,)))
    for box in ("DPK364112047425", "DPK364112047425-2"):
        received = bench.do(receive_parcel, scan(box))
        assert (received.outcome, received.ticket.ticket_id) == (Outcome.MATCHED, "ticket-dpk")


LONG, TOLD = "1001921334250001000300779017972697", "779017972697"
"""FedEx: the bars, and the number people are told of them."""


@pytest.mark.parametrize("announced", [(TOLD,), (LONG, TOLD)], ids=["told", "whole bars"])
@pytest.mark.parametrize(
    ("code", "raw"), [(TOLD, TOLD), (TOLD, LONG), (LONG, LONG)], ids=["typed", "by rule", "no rule"]
)
def test_long_bars_and_the_number_in_them_are_one_parcel(
    bench: Bench, announced: tuple[str, ...], code: str, raw: str
) -> None:
    claims = tuple(CodeClaim(code=one, what=CodeKind.TRACKING) for one in announced)
    bench.announce(samples.other_ticket("fedex", codes=claims))
    read = ReceiveParcel(codes=(replace(samples.code(code), raw=raw),))
    received = bench.do(receive_parcel, read)
    assert received.outcome is Outcome.MATCHED
    assert received.ticket.ticket_id == "ticket-fedex"
    again = bench.do(receive_parcel, scan(LONG))
    assert again.outcome is Outcome.DUPLICATE


def test_bars_announced_before_the_number_in_them_was_claimed_are_found(bench: Bench) -> None:
    claim = CodeClaim(code=LONG, what=CodeKind.TRACKING)
    bench.announce(samples.other_ticket("fedex", codes=(claim,)))
    read = ReceiveParcel(codes=(replace(samples.code(TOLD), raw=LONG),))
    assert bench.do(receive_parcel, read).outcome is Outcome.MATCHED


def test_two_tickets_under_the_bars_and_the_number_in_them_are_asked_about(bench: Bench) -> None:
    for name, codes in (("long", (LONG, TOLD)), ("told", (TOLD,))):
        claims = tuple(CodeClaim(code=one, what=CodeKind.TRACKING) for one in codes)
        bench.announce(samples.other_ticket(name, codes=claims))
    for read in (scan(LONG), scan(TOLD)):
        asked = bench.do(receive_parcel, read)
        assert asked.outcome is Outcome.CANDIDATES
        assert {one.ticket.ticket_id for one in asked.candidates} == {"ticket-long", "ticket-told"}


def test_several_tickets_are_asked_about_and_nothing_is_recorded(bench: Bench) -> None:
    shared = (CodeClaim(code="284600007731", what=CodeKind.ORDER),)
    bench.announce(samples.other_ticket("2", codes=shared))
    before = len(bench.store.records)
    asked = bench.do(receive_parcel, scan("284600007731", what=CodeKind.ORDER))
    assert asked.outcome is Outcome.CANDIDATES
    assert [one.ticket.ticket_id for one in asked.candidates] == ["ticket-1", "ticket-2"]
    assert len(bench.store.records) == before
    pick = scan("284600007731", what=CodeKind.ORDER, ticket_id=TicketId("ticket-2"))
    picked = bench.do(receive_parcel, pick)
    match = parcel_of(bench, picked.parcel_id).matches[0]
    assert (match.ticket_id, match.how, match.code) == ("ticket-2", "person", "284600007731")


def test_a_ticket_picked_by_eye_needs_no_code(bench: Bench) -> None:
    by_eye = scan("SF404", ticket_id=TicketId("ticket-1"))
    picked = bench.do(receive_parcel, by_eye)
    match = parcel_of(bench, picked.parcel_id).matches[0]
    assert (match.ticket_id, match.how, match.code) == ("ticket-1", "person", "")


def test_text_that_may_name_a_customer_is_searched_but_not_recorded(bench: Bench) -> None:
    names = [samples.code(one, CodeKind.OTHER) for one in ("张三 13812341234", "https://x.cn/?t=1")]
    intent = ReceiveParcel(codes=(*names, samples.code()))
    received = bench.do(receive_parcel, intent)
    recorded = parcel_of(bench, received.parcel_id).codes
    assert [(one.code, one.raw) for one in recorded] == [
        (samples.TRACKING, samples.TRACKING),
        ("", "<withheld 14>"),
        ("", "<withheld 17>"),
    ]
    assert "138" not in str(bench.store.events(ParcelReceived))


@pytest.mark.parametrize("raw", ["SF1 Zhang San", "SF1 13812341234", "SF1 张三", '{"n":"SF1"}'])
def test_of_a_reading_that_tells_more_only_the_number_is_recorded(bench: Bench, raw: str) -> None:
    shown = replace(samples.code("SF1", CodeKind.OTHER), raw=raw)
    intent = ReceiveParcel(codes=(samples.code(), shown))
    received = bench.do(receive_parcel, intent)
    recorded = parcel_of(bench, received.parcel_id).codes[1]
    assert (recorded.code, recorded.raw) == ("SF1", f"<withheld {len(raw)}>")


def test_what_a_ticket_claims_is_recorded_whatever_it_looks_like(bench: Bench) -> None:
    claims = tuple(
        CodeClaim(code=one, what=CodeKind.TRACKING) for one in ("13812341234", "RETURNSHELF")
    )
    bench.announce(samples.other_ticket("odd", codes=claims))
    received = bench.do(receive_parcel, scan("138 1234 1234", "returnshelf"))
    recorded = parcel_of(bench, received.parcel_id).codes
    assert [one.code for one in recorded] == ["13812341234", "RETURNSHELF"]
    assert [one.raw for one in recorded] == ["138 1234 1234", "returnshelf"]


def test_a_parcel_of_nothing_but_a_name_is_received_all_the_same(bench: Bench) -> None:
    received = bench.do(receive_parcel, scan("张三", force_unmatched=True))
    assert received.outcome is Outcome.UNMATCHED
    assert [one.code for one in parcel_of(bench, received.parcel_id).codes] == [""]
    again = bench.do(receive_parcel, scan("李四", force_unmatched=True))
    assert again.outcome is Outcome.UNMATCHED


@pytest.mark.parametrize(
    ("code", "kept"),
    [(" sf99\t", "SF99"), ("张三", "<withheld 2>"), ("Li Lei", "<withheld 6>"), ("", "")],
)
def test_what_convinced_a_person_is_recorded_as_a_code_or_not_at_all(
    bench: Bench, code: str, kept: str
) -> None:
    bench.announce(samples.other_ticket("2"))
    parcel_id = bench.receive()
    by_eye = MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-2"), code=code)
    bench.do(match_parcel, by_eye)
    assert parcel_of(bench, parcel_id).matches[0].code == kept
    endless = MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1"), code="9" * 600)
    assert bench.refused(match_parcel, endless).code == "code.too_long"


def test_codes_are_bounded_in_number_and_each_stands_once(bench: Bench) -> None:
    many = scan(*[f"SF{number}" for number in range(40)], "SF0", force_unmatched=True)
    received = bench.do(receive_parcel, many)
    assert len(parcel_of(bench, received.parcel_id).codes) == MAX_CODES


@pytest.mark.parametrize(("text", "code"), [("9" * 4000, "code.too_long"), ("\x00", "code.empty")])
def test_bad_codes_are_refused(bench: Bench, text: str, code: str) -> None:
    assert bench.refused(receive_parcel, scan(text, force_unmatched=True)).code == code


def test_hostile_text_is_searched_like_any_other(bench: Bench) -> None:
    hostile = "'; DROP TABLE parcels;--"
    assert bench.do(receive_parcel, scan(hostile)).outcome is Outcome.UNKNOWN
    received = bench.do(receive_parcel, scan(hostile, force_unmatched=True))
    kept = parcel_of(bench, received.parcel_id).codes[0]
    assert (kept.code, kept.raw) == ("", "<withheld 24>")


def test_half_a_character_is_kept_as_its_escape(bench: Bench) -> None:
    received = bench.do(receive_parcel, scan("SF\ud8001", force_unmatched=True))
    kept = parcel_of(bench, received.parcel_id).codes[0]
    assert (kept.code, kept.raw) == ("SF1", "SF\\ud8001")


@pytest.mark.parametrize("actor", [samples.ADMIN, samples.HUB])
def test_who_is_not_on_the_floor_receives_nothing(bench: Bench, actor) -> None:
    refused = bench.refused(receive_parcel, scan(samples.TRACKING), actor=actor)
    assert refused.code == "person.not_allowed"


def test_another_match_replaces_the_first(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    parcel_id = bench.receive()
    intent = MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-2"))
    match_id = bench.do(match_parcel, intent)
    assert [one.match_id for one in parcel_of(bench, parcel_id).matches] == [match_id]
    assert bench.do(match_parcel, intent) == match_id


def test_not_this_ticket_leaves_none_whatever_was_matched_before(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    parcel_id = bench.receive()
    bench.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-2")))
    bench.do(unmatch_parcel, UnmatchParcel(parcel_id=parcel_id))
    assert parcel_of(bench, parcel_id).matches == ()
    bench.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    assert parcel_of(bench, parcel_id).matches[0].ticket_id == "ticket-1"


def test_unknown_subjects_are_refused(bench: Bench) -> None:
    parcel_id = bench.receive()
    nowhere = ParcelId("parcel-x")
    unknown = MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-x"))
    assert bench.refused(match_parcel, unknown).code == "ticket.unknown"
    assert bench.refused(undo_reception, UndoReception(parcel_id=nowhere)).code == "parcel.unknown"


def test_once_a_unit_is_named_the_ticket_stays(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    unit_id = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    other = MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-2"))
    assert bench.refused(match_parcel, other).code == "parcel.units_identified"
    unmatch = UnmatchParcel(parcel_id=parcel_id)
    assert bench.refused(unmatch_parcel, unmatch).code == "parcel.units_identified"


def test_an_undone_reception_can_be_made_again(bench: Bench) -> None:
    parcel_id = bench.receive()
    bench.outside(parcel_id)
    bench.do(undo_reception, UndoReception(parcel_id=parcel_id))
    assert parcel_of(bench, parcel_id) is None
    assert bench.receive() != parcel_id


def test_a_parcel_in_treatment_is_not_undone(bench: Bench) -> None:
    parcel_id = bench.receive()
    bench.outside(parcel_id)
    bench.start(parcel_id)
    undo = UndoReception(parcel_id=parcel_id)
    assert bench.refused(undo_reception, undo).code == "parcel.already_handled"


def test_the_outside_is_recorded_once_per_change(bench: Bench) -> None:
    parcel_id = bench.receive()

    def see(*conditions: OuterCondition) -> str:
        intent = RecordCondition(parcel_id=parcel_id, conditions=conditions)
        return bench.do(record_condition, intent)

    first = see(OuterCondition.WET, OuterCondition.DENTED)
    assert see(OuterCondition.DENTED, OuterCondition.WET, OuterCondition.WET) == first
    second = see(OuterCondition.INTACT)
    current = parcel_of(bench, parcel_id).conditions
    assert [one.condition_id for one in current] == [second]
    assert bench.store.events(ParcelConditionRecorded)[1].supersedes == (first,)
    bench.do(undo_condition, UndoCondition(parcel_id=parcel_id))
    current = parcel_of(bench, parcel_id).conditions
    assert current[0].conditions == (OuterCondition.DENTED, OuterCondition.WET)
    bench.do(undo_condition, UndoCondition(parcel_id=parcel_id))
    assert bench.refused(undo_condition, UndoCondition(parcel_id=parcel_id)).code == "undo.nothing"
    assert len(bench.store.events(FactWithdrawn)) == 2


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ((), "condition.missing"),
        ((OuterCondition.INTACT, OuterCondition.WET), "condition.contradiction"),
    ],
)
def test_conditions_make_sense(bench: Bench, conditions, code: str) -> None:
    intent = RecordCondition(parcel_id=bench.receive(), conditions=conditions)
    assert bench.refused(record_condition, intent).code == code
