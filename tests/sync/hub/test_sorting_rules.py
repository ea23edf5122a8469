"""After a decision: what the hub lets stand, what it objects to; none of it moves money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from inspection import events as ev
from inspection.people import Actor
from inspection.sorting import bin_code, standing_bin
from inspection.values import ContainerEnd, Disposition, Verdict
from sync.hub import rules
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.inside import InsideHub

ROW = "RS-1,O-1,OL-1,SKU,大衣,Coat,40,40,17980.00,CNY,SF1,return,apparel,王"
HEADING = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
    ",tracking,service,goods_class,contact_name\n"
)
QUARANTINE, RESTOCK, BACK = (
    Disposition.QUARANTINE,
    Disposition.RESTOCK,
    Disposition.RETURN_TO_CUSTOMER,
)
DONATE = Disposition.DONATE


@dataclass
class Shelf:
    """One decided piece and what is recorded of it afterwards."""

    inside: InsideHub
    bench: BenchStation
    piece: Piece
    counter: int = 0

    def record(self, event: ev.Event, actor: Actor = INSPECTOR) -> ev.Event:
        self.bench.record(event, actor=actor)
        return event

    def container(self, way: Disposition, **changes: Any) -> ev.ContainerOpened:
        self.counter += 1
        values = {
            "container_id": self.bench.ids.new(),
            "code": bin_code(self.bench.lpn_code, self.counter),
            "disposition": way,
            "goods_class": None,
        }
        event = ev.ContainerOpened(**(values | changes))
        self.record(event, DOCK)
        return event

    def put(self, container_id: str, *supersedes: str, unit_id: str = "") -> ev.UnitSorted:
        event = ev.UnitSorted(
            sorting_id=self.bench.ids.new(),
            unit_id=unit_id or self.piece.unit_id,
            container_id=container_id,
            supersedes=supersedes,
        )
        self.record(event, DOCK)
        return event

    def change(
        self, way: Disposition, *supersedes: str, actor: Actor = INSPECTOR
    ) -> ev.DispositionChanged:
        event = ev.DispositionChanged(
            change_id=self.bench.ids.new(),
            unit_id=self.piece.unit_id,
            decision_id=self.piece.decision_id,
            disposition=way,
            reason_code="checked",
            supersedes=supersedes,
        )
        self.record(event, actor)
        return event

    def witness(self, way: Disposition, actor: Actor, *, signs_in: bool = True) -> None:
        if signs_in:
            signed_in = ev.PersonSignedIn(
                fact_id=self.bench.ids.new(),
                person_id=actor.person_id,
                role=actor.role,
                online=True,
            )
            self.record(signed_in, actor)
        event = ev.DispositionWitnessed(
            witness_id=self.bench.ids.new(),
            unit_id=self.piece.unit_id,
            decision_id=self.piece.decision_id,
            disposition=way,
        )
        self.record(event, actor)

    def send(self, code: str = "SF1999000111222") -> None:
        event = ev.UnitSentBack(
            shipment_id=self.bench.ids.new(),
            unit_id=self.piece.unit_id,
            carrier=None,
            code=code,
            supersedes=(),
        )
        self.record(event, DOCK)

    def objections(self) -> list[str]:
        self.inside.take(self.bench, self.piece)
        return self.inside.objections()


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    result = inside.hub.tickets.import_csv((HEADING + ROW).encode(), now=inside.clock.now())
    assert not result.bad, result.bad
    return inside.line("OL-1", 44950)  # 17980.00 for forty


@pytest.fixture
def shelf(inside: InsideHub, bench: BenchStation, line: LineRef) -> Shelf:
    """A piece in quarantine, to be paid in full."""
    return Shelf(inside, bench, bench.decide(line, disposition=QUARANTINE))


@pytest.fixture
def any_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data of another merchant, that let every decision go every way."""
    monkeypatch.setattr(rules, "way_breach", lambda *_facts: None)


def decided(shelf: Shelf, line: LineRef, way: Disposition, **changes: Any) -> Shelf:
    piece = shelf.bench.decide(line, disposition=way, unit_no=2, **changes)
    return Shelf(shelf.inside, shelf.bench, piece, counter=100)


def test_what_a_station_behind_by_days_did_in_order_stands_and_moves_no_money(
    inside: InsideHub, shelf: Shelf
) -> None:
    lies = shelf.put(standing_bin().container_id)
    changed = shelf.change(Disposition.RETURN_TO_VENDOR, actor=SUPERVISOR)
    del changed  # the grade bars it: objected, and the rest goes on from the decision
    held = shelf.container(QUARANTINE)
    shelf.put(held.container_id, lies.sorting_id)
    closed = ev.ContainerClosed(
        closing_id="c", container_id=held.container_id, how=ContainerEnd.FULL
    )
    shelf.record(closed, DOCK)
    assert shelf.objections() == ["change.locked"]
    inside.desk_pass()
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1
    with inside.hub.database.store.facts() as facts:
        (found,) = facts.sortings_of(shelf.piece.unit_id)  # type: ignore[arg-type]
        assert found.container_id == held.container_id
        assert facts.containers_by_code(held.code)[0].ended is ContainerEnd.FULL


def other_way(shelf: Shelf) -> str:
    shelf.put(shelf.container(RESTOCK).container_id)
    return "sorting.other_way"


def no_container(shelf: Shelf) -> str:
    shelf.put("nobody")
    return "container.unknown"


def other_goods(shelf: Shelf) -> str:
    shelf.put(shelf.container(QUARANTINE, goods_class="hygiene").container_id)
    return "sorting.other_goods"


def undecided(shelf: Shelf) -> str:
    shelf.put(standing_bin().container_id, unit_id="nobody")
    return "sorting.undecided"


def other_fact(shelf: Shelf) -> str:
    shelf.put(standing_bin().container_id, shelf.piece.decision_id)
    return "decision.correction_role"


def foreign_sorting(shelf: Shelf) -> str:
    shelf.put(standing_bin().container_id, "sorting-of-nobody")
    return "supersedes.other_fact"


def bad_code(shelf: Shelf) -> str:
    shelf.container(RESTOCK, code="BIN-7F3K-0011")
    return "container.code"


def standing_code(shelf: Shelf) -> str:
    shelf.container(RESTOCK, code=standing_bin().code)
    return "container.code"


def code_twice(shelf: Shelf) -> str:
    first = shelf.container(RESTOCK)
    shelf.container(QUARANTINE, code=first.code)
    return "container.code_taken"


def closed_nothing(shelf: Shelf) -> str:
    closed = ev.ContainerClosed(
        closing_id="c", container_id=standing_bin().container_id, how=ContainerEnd.SHIPPED
    )
    shelf.record(closed, DOCK)
    return "container.unknown"


def changed_by_dock(shelf: Shelf) -> str:
    shelf.change(RESTOCK, actor=DOCK)
    return "actor.role"


def not_disinfected(shelf: Shelf) -> str:
    shelf.change(RESTOCK)
    return "change.locked"


def undone_change(shelf: Shelf) -> str:
    change = shelf.change(QUARANTINE)
    shelf.record(ev.FactWithdrawn(withdrawal_id="w", fact_id=change.change_id))
    return "change.withdrawn"


def blind_change(shelf: Shelf) -> str:
    shelf.change(QUARANTINE)
    shelf.change(QUARANTINE)
    return "change.blind"


def own_witness(shelf: Shelf) -> str:
    shelf.witness(QUARANTINE, INSPECTOR)
    return "witness.same_person"


def absent_witness(shelf: Shelf) -> str:
    shelf.witness(QUARANTINE, SUPERVISOR, signs_in=False)
    return "witness.not_signed_in"


def old_witness(shelf: Shelf) -> str:
    signed_in = ev.PersonSignedIn(
        fact_id="s", person_id=SUPERVISOR.person_id, role=SUPERVISOR.role, online=True
    )
    shelf.record(signed_in, SUPERVISOR)
    shelf.bench.clock.advance(3600)
    shelf.witness(QUARANTINE, SUPERVISOR, signs_in=False)
    return "witness.not_signed_in"


def not_for_the_customer(shelf: Shelf) -> str:
    shelf.send()
    return "sent_back.other_way"


BREACHES = (
    other_way,
    no_container,
    other_goods,
    undecided,
    other_fact,
    foreign_sorting,
    bad_code,
    standing_code,
    code_twice,
    closed_nothing,
    changed_by_dock,
    not_disinfected,
    undone_change,
    blind_change,
    own_witness,
    absent_witness,
    old_witness,
    not_for_the_customer,
)


def test_each_breach_is_objected_and_nothing_else(shelf: Shelf, line: LineRef) -> None:
    """All at one hub, each on a piece of its own: a hub of its own for each takes seconds."""
    reasons = []
    for number, breach in enumerate(BREACHES, start=2):
        piece = shelf.bench.decide(line, disposition=QUARANTINE, unit_no=number, is_proven=False)
        of_its_own = Shelf(shelf.inside, shelf.bench, piece, counter=number * 10)
        reasons.append((breach.__name__, breach(of_its_own)))
    found = shelf.objections()
    assert list(zip([name for name, _ in reasons], found, strict=False)) == reasons
    assert len(found) == len(reasons)


def test_terminal_stays_what_it_is(shelf: Shelf, line: LineRef) -> None:
    sold = decided(shelf, line, RESTOCK)
    sold.change(QUARANTINE, actor=SUPERVISOR)
    assert sold.objections() == ["change.not_allowed"]


@pytest.mark.usefixtures("any_way")
def test_giving_away_needs_a_second_person_who_is_there(shelf: Shelf, line: LineRef) -> None:
    given = decided(shelf, line, DONATE)
    box = given.container(DONATE)
    given.put(box.container_id)
    given.witness(DONATE, SUPERVISOR)
    given.put(box.container_id)
    assert given.objections() == ["sorting.unwitnessed"]


@pytest.mark.usefixtures("any_way")
def test_what_went_back_is_not_paid_as_well(inside: InsideHub, shelf: Shelf, line: LineRef) -> None:
    """A bent station: full refund, and off it goes. The hub keeps the money for people to look."""
    gone = decided(shelf, line, BACK)
    gone.send()
    assert gone.objections() == []
    inside.photos(shelf.piece)
    inside.desk_pass()
    assert [refund.unit_id for refund in inside.refunds()] == [shelf.piece.unit_id]
    assert [body["reason"] for body in inside.own_events("decision.held")] == ["unit.sent_back"]


@pytest.mark.usefixtures("any_way")
def test_what_is_paid_does_not_go_back(inside: InsideHub, shelf: Shelf, line: LineRef) -> None:
    paid = decided(shelf, line, BACK)
    inside.take(paid.bench, paid.piece, shelf.piece)
    inside.desk_pass()
    paid.send()
    assert paid.objections() == ["sent_back.refunded"]


def test_an_outbound_number_names_nobody(shelf: Shelf, line: LineRef) -> None:
    kept = decided(
        shelf,
        line,
        BACK,
        choice=Verdict.NONE,
        choice_minor=0,
        needs_review=True,
        answers={"contents": "accessory_missing"},
        actor=SUPERVISOR,
    )
    for code in ("138-1234-5678", "张三", "WANGXIAOMING"):
        kept.send(code)
    assert kept.objections() == ["sent_back.code"] * 3
