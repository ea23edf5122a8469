from typing import Any

import pytest

from inspection.events import FreightDeclined, FreightDue
from inspection.handlers.freight import (
    DeclineFreight,
    UndoFreightDecline,
    decline_freight,
    undo_decline,
)
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.values import LineId, ReasonClass, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def faulty(bench: Bench, **changes: Any) -> UnitId:
    """A piece whose fault is seen, of an order whose buyer paid freight."""
    ordinary = {"reason_class": ReasonClass.QUALITY, "freight_paid_minor": 1200}
    bench.announce(samples.other_ticket("Q", **(ordinary | changes)))
    parcel_id = bench.opened("SFQ")
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-Q"))
    unit_id = bench.do(identify_unit, intent).unit_id
    bench.inspect(unit_id, power="fault")
    return unit_id


def say(unit_id: UnitId, code: str = "keeps_the_rest") -> DeclineFreight:
    return DeclineFreight(unit_id=unit_id, reason_code=code)


def test_it_is_said_once_with_a_reason_and_taken_back(bench: Bench) -> None:
    unit_id = faulty(bench)
    first = bench.do(decline_freight, say(unit_id))
    assert bench.do(decline_freight, say(unit_id)) == first
    second = bench.do(decline_freight, say(unit_id, "free_delivery"))
    assert bench.store.events(FreightDeclined)[-1].supersedes == (first,)
    ticket = bench.propose(unit_id).ticket
    standing = bench.store.read(lambda facts: facts.freight_of(ticket)).declines
    assert [one.decline_id for one in standing] == [second]
    bench.do(undo_decline, UndoFreightDecline(unit_id=unit_id))
    assert bench.store.read(lambda facts: facts.freight_of(ticket)).declines == ()
    assert bench.refused(undo_decline, UndoFreightDecline(unit_id=unit_id)).code == "undo.nothing"


def test_said_on_a_ticket_that_spells_the_shop_differently_it_is_taken_back_there(
    bench: Bench,
) -> None:
    """Perhaps it is another order of the same number: its word is not this one's to unsay."""
    unit_id = faulty(bench)
    ticket = bench.propose(unit_id).ticket
    other = samples.other_ticket("R", shop="another", order_ref=ticket.order_ref)
    bench.announce(other)
    word = FreightDeclined(
        decline_id="w", ticket_id=other.ticket_id, reason_code="free_delivery", supersedes=()
    )
    bench.record(word)
    assert [
        (one.decline_id, one.shop)
        for one in bench.store.read(lambda facts: facts.freight_of(ticket)).declines
    ] == [("w", "another")]
    refused = bench.refused(undo_decline, UndoFreightDecline(unit_id=unit_id))
    assert (refused.code, refused.params) == (
        "freight.declined_elsewhere",
        {"ticket": other.number},
    )
    own = bench.do(decline_freight, say(unit_id, "free_delivery"))
    assert own != "w"
    assert bench.store.events(FreightDeclined)[-1].supersedes == ()


@pytest.mark.parametrize(
    "changes", [{"freight_paid_minor": 0}, {"reason_class": ReasonClass.NO_REASON}]
)
def test_nothing_is_said_of_freight_that_does_not_go_back(
    bench: Bench, changes: dict[str, Any]
) -> None:
    assert bench.refused(decline_freight, say(faulty(bench, **changes))).code == "freight.not_owed"


def test_a_reason_nobody_knows_is_none(bench: Bench) -> None:
    found = bench.refused(decline_freight, say(faulty(bench), "he was nice"))
    assert found.code == "freight.reason_unknown"


def test_what_is_due_is_due(bench: Bench) -> None:
    unit_id = faulty(bench)
    ticket = bench.propose(unit_id).ticket
    due = FreightDue(
        refund_id="f",
        ticket_id=ticket.ticket_id,
        shop=ticket.shop,
        order_ref=ticket.order_ref,
        number=1,
        decision_id="d",
        amount_minor=1200,
        currency="CNY",
    )
    bench.record(due)
    assert bench.refused(decline_freight, say(unit_id)).code == "freight.already_due"


def test_the_dock_does_not_keep_money_back(bench: Bench) -> None:
    error = bench.refused(decline_freight, say(faulty(bench)), actor=samples.DOCK)
    assert error.code == "person.not_allowed"
