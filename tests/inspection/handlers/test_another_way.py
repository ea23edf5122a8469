from __future__ import annotations

from dataclasses import replace

import pytest

from inspection import events as ev
from inspection.handlers.another_way import (
    ChangeDisposition,
    StandFor,
    change_disposition,
    other_ways,
    stand_for,
)
from inspection.handlers.containers import OpenContainer, open_container
from inspection.handlers.put_away import SortUnit, put_away_of, sort_unit
from inspection.handlers.send_back import SendBack, send_back
from inspection.sorting import Due, PutAway
from inspection.values import (
    Disposition,
    OrderKind,
    OrderState,
    RefundState,
    Role,
    Service,
    UnitId,
    Verdict,
)
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench
from tests.inspection.handlers.test_wish import faulty, ordered

RESTOCK, QUARANTINE = Disposition.RESTOCK, Disposition.QUARANTINE
BACK = Disposition.RETURN_TO_CUSTOMER
OUTBOUND = "SF1999000111222"


@pytest.fixture
def unit(bench: Bench) -> UnitId:
    """A unit in order, inspected, not decided."""
    found = bench.unit()
    bench.inspect(found)
    return found


def decide(bench: Bench, unit: UnitId, way: Disposition = QUARANTINE) -> None:
    bench.submit(bench.accept(unit, disposition=way))


def here(bench: Bench, unit: UnitId) -> PutAway:
    return bench.store.read(lambda facts: put_away_of(facts, unit, policies=bench.policies))


def to(unit: UnitId, way: Disposition, reason: str = "checked") -> ChangeDisposition:
    return ChangeDisposition(unit_id=unit, disposition=way, reason_code=reason)


def test_from_quarantine_a_checked_unit_is_restocked(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit)
    before = len(bench.store.events(ev.UnitDecided))
    bench.do(change_disposition, to(unit, RESTOCK))
    found = here(bench, unit)
    assert (found.disposition, found.due) == (RESTOCK, Due.CONTAINER)
    assert found.chosen_by == {samples.INSPECTOR.person_id}
    assert len(bench.store.events(ev.UnitDecided)) == before, "the decision stands as it is"


def test_terminal_ways_are_left_by_nobody(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit, RESTOCK)
    for actor in (samples.INSPECTOR, samples.SUPERVISOR):
        error = bench.refused(change_disposition, to(unit, QUARANTINE), actor=actor)
        assert error.code == "change.terminal"


def test_restocking_later_needs_the_record_of_disinfection(bench: Bench) -> None:
    unit = bench.unit()
    bench.inspect(unit)
    decide(bench, unit)
    # what proved it counts no longer
    for done in bench.store.events(ev.DisinfectionFinished):
        bench.record(ev.FactWithdrawn(withdrawal_id="w", fact_id=done.finish_id))
    error = bench.refused(change_disposition, to(unit, RESTOCK))
    assert (error.code, error.params["cause"]) == ("disposition.locked", "disinfection")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason_code": "felt_like_it"}, "change.reason_unknown"),
        ({"disposition": QUARANTINE}, "change.same"),
        ({"disposition": Disposition.CLEAN}, "disposition.unknown"),
        ({"disposition": Disposition.REFURBISH}, "disposition.locked"),
        ({"disposition": BACK}, "disposition.locked"),
        ({"unit_id": UnitId("nobody")}, "unit.unknown"),
    ],
)
def test_what_the_rules_do_not_allow_is_refused(
    bench: Bench, unit: UnitId, change: dict[str, object], code: str
) -> None:
    decide(bench, unit)
    intent = replace(to(unit, RESTOCK), **change)  # type: ignore[arg-type]
    assert bench.refused(change_disposition, intent).code == code


def test_only_who_decides_changes(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit)
    error = bench.refused(change_disposition, to(unit, RESTOCK), actor=samples.DOCK)
    assert error.code == "person.not_allowed"


def test_two_that_disagree_wait_in_quarantine_until_one_is_chosen(
    bench: Bench, unit: UnitId
) -> None:
    decide(bench, unit)
    decision = here(bench, unit).decision
    for number, way in enumerate((RESTOCK, Disposition.REFURBISH)):
        bench.record(
            ev.DispositionChanged(
                change_id=f"c{number}",
                unit_id=unit,
                decision_id=decision.decision_id,
                disposition=way,
                reason_code="checked",
                supersedes=(),
            ),
            actor=samples.INSPECTOR,
        )
    found = here(bench, unit)
    assert (found.disposition, found.is_disputed) == (QUARANTINE, True)
    bench.do(change_disposition, to(unit, QUARANTINE))
    assert not here(bench, unit).is_disputed


def test_every_way_says_why_it_is_locked(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit)
    found = here(bench, unit)
    ways = bench.store.read(
        lambda facts: other_ways(facts, found, role=Role.INSPECTOR, policies=bench.policies)
    )
    assert {way.disposition for way in ways if way.lock is None} >= {RESTOCK, QUARANTINE}
    assert all(way.lock.text.zh for way in ways if way.lock is not None)


@pytest.mark.parametrize(
    ("what", "state", "may_leave"),
    [
        (OrderKind.REPAIR, OrderState.CONFIRMED, True),
        (OrderKind.REPAIR, OrderState.LISTED, False),
        (OrderKind.REPAIR, OrderState.UNKNOWN, False),
        (OrderKind.REPLACEMENT, OrderState.CONFIRMED, False),
    ],
)
def test_what_was_repaired_goes_back_to_its_customer(
    bench: Bench, what: OrderKind, state: OrderState, *, may_leave: bool
) -> None:
    unit = faulty(bench, Service.REPAIR)
    decide(bench, unit, Disposition.REFURBISH)
    ordered(bench, unit, state, what)
    leave = to(unit, BACK, "cleaned")
    error = bench.refused(change_disposition, leave)
    assert error.params["cause"] == ("role" if may_leave else "choice")
    if not may_leave:
        assert bench.refused(change_disposition, leave, actor=samples.SUPERVISOR).params == {
            "cause": "choice"
        }
        return
    bench.do(change_disposition, leave, actor=samples.SUPERVISOR)
    assert here(bench, unit).due is Due.SEND_BACK
    bench.do(send_back, SendBack(unit_id=unit, scanned=OUTBOUND))
    assert here(bench, unit).due is Due.NOTHING


# --- the second person


@pytest.fixture
def guarded(bench: Bench) -> Bench:
    """The same bench where restocking needs a second person."""
    rules = tuple(
        replace(
            one,
            ways=tuple(replace(way, needs_second=way.disposition is RESTOCK) for way in one.ways),
        )
        for one in bench.policies.dispositions
    )
    bench.policies = replace(bench.policies, dispositions=rules)
    return bench


def test_nothing_goes_a_guarded_way_before_a_second_person_agrees(
    guarded: Bench, unit: UnitId
) -> None:
    decide(guarded, unit, RESTOCK)
    code = guarded.do(open_container, OpenContainer(disposition=RESTOCK))
    put = SortUnit(unit_id=unit, scanned=code)
    assert here(guarded, unit).due is Due.WITNESS
    assert guarded.refused(sort_unit, put).code == "sorting.witness_missing"
    own = guarded.refused(stand_for, StandFor(unit_id=unit))
    assert own.code == "witness.same_person"
    dock = guarded.refused(stand_for, StandFor(unit_id=unit), actor=samples.DOCK)
    assert dock.code == "person.not_allowed"
    guarded.do(stand_for, StandFor(unit_id=unit), actor=samples.SUPERVISOR)
    guarded.do(sort_unit, put)
    assert here(guarded, unit).due is Due.NOTHING
    again = guarded.refused(stand_for, StandFor(unit_id=unit), actor=samples.SUPERVISOR)
    assert again.code == "witness.not_needed"


def test_a_second_person_stands_for_one_way_only(guarded: Bench, unit: UnitId) -> None:
    decide(guarded, unit)
    decision = here(guarded, unit).decision
    guarded.record(
        ev.DispositionWitnessed(
            witness_id="w",
            unit_id=unit,
            decision_id=decision.decision_id,
            disposition=Disposition.REFURBISH,
        ),
        actor=samples.SUPERVISOR,
    )
    guarded.do(change_disposition, to(unit, RESTOCK))
    assert here(guarded, unit).due is Due.WITNESS


# --- back to the customer


@pytest.fixture
def refused_unit(bench: Bench) -> UnitId:
    """A unit whose money is kept on a proven ground; it goes back."""
    unit = bench.unit()
    bench.inspect(unit, power="data_left")
    bench.submit(bench.accept(unit))
    bench.do(change_disposition, to(unit, BACK, "client_asked"), actor=samples.SUPERVISOR)
    return unit


def back(unit: UnitId, code: str = OUTBOUND) -> SendBack:
    return SendBack(unit_id=unit, scanned=code, symbology="Code128", carrier="sf")


def test_it_leaves_under_its_new_number_once(bench: Bench, refused_unit: UnitId) -> None:
    assert here(bench, refused_unit).due is Due.SEND_BACK
    first = bench.do(send_back, back(refused_unit), actor=samples.DOCK)
    assert bench.do(send_back, back(refused_unit, f" {OUTBOUND.lower()}\r")) == first
    sent = here(bench, refused_unit)
    assert (sent.due, sent.shipment.code, sent.shipment.carrier) == (Due.NOTHING, OUTBOUND, "sf")
    assert bench.refused(send_back, back(refused_unit, "SF1999000111333")).code == (
        "sorting.sent_back"
    )
    gone = bench.refused(change_disposition, to(refused_unit, QUARANTINE))
    assert gone.code == "sorting.sent_back"


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        (samples.TRACKING, "sent_back.inbound"),
        (samples.NUMBER, "sent_back.inbound"),
        ("U-7F3K-00015", "sent_back.no_code"),
        ("BIN-HOLD-001X", "sent_back.no_code"),
        ("CMD-OK", "sent_back.no_code"),
        ("张三 13812345678", "sent_back.no_code"),
        ("WANGXIAOMING", "sent_back.no_code"),
        ("", "code.empty"),
        ("9" * 600, "code.too_long"),
    ],
)
def test_only_a_new_outbound_number_is_recorded(
    bench: Bench, refused_unit: UnitId, scanned: str, code: str
) -> None:
    error = bench.refused(send_back, back(refused_unit, scanned))
    assert error.code == code
    if code == "sent_back.no_code":
        assert not error.params, "what may name the customer is not told on"


def test_another_customers_label_is_refused(bench: Bench, refused_unit: UnitId) -> None:
    bench.record(
        ev.UnitIdentified(
            unit_id="other",
            parcel_id="p",
            ticket_id="ticket-other",
            line_id="l",
            unit_no=1,
            lpn="U-7F3K-ZZZZ0",
        )
    )
    bench.record(
        ev.UnitSentBack(
            shipment_id="s", unit_id="other", carrier=None, code=OUTBOUND, supersedes=()
        )
    )
    assert bench.refused(send_back, back(refused_unit)).code == "sent_back.other_customer"


@pytest.mark.parametrize("state", [None, *RefundState])
def test_who_has_the_money_does_not_get_the_goods_too(
    bench: Bench, refused_unit: UnitId, state: RefundState | None
) -> None:
    decision = here(bench, refused_unit).decision
    bench.record(
        ev.RefundDue(
            refund_id="r",
            ticket_id=decision.ticket_id,
            line_id=decision.line_id,
            order_line="order-1/1",
            slot=1,
            number=1,
            unit_id=refused_unit,
            lpn="U-7F3K-00015",
            decision_id=decision.decision_id,
            amount_minor=89900,
            currency="CNY",
        )
    )
    if state is not None:
        moved = ev.RefundMoved(refund_id="r", step=1, state=state, external_ref=None, reason=None)
        bench.record(moved)
    if state is RefundState.REFUSED:
        bench.do(send_back, back(refused_unit))
    else:
        assert bench.refused(send_back, back(refused_unit)).code == "sent_back.refunded"


def test_what_is_for_the_shelf_is_not_sent_off(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit, RESTOCK)
    assert bench.refused(send_back, back(unit)).code == "sent_back.other_way"


def test_an_inspector_may_not_choose_it(bench: Bench) -> None:
    unit = bench.unit()
    bench.inspect(unit, power="data_left")
    bench.submit(bench.accept(unit))
    assert here(bench, unit).decision.choice is Verdict.NONE
    error = bench.refused(change_disposition, to(unit, BACK))
    assert (error.code, error.params["cause"]) == ("disposition.locked", "role")
