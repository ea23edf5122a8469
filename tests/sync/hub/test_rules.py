"""What a station's records may not do: objected, ignored by queries, never paid, never blocking."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from inspection.events import (
    DisinfectionStarted,
    FactWithdrawn,
    HandoverCounted,
    ParcelStaged,
    ParcelWeighed,
    PersonRegistered,
    PersonSignedIn,
    RecordObjected,
    RefundDue,
    SupervisorCalled,
    UnitIdentified,
    UnitLabelled,
)
from inspection.people import Actor
from inspection.store.records import Draft, Record, parse_line, seal
from inspection.values import PersonId, Ref, Role, UnitId, Verdict, WeightSource
from sync.hub import checks
from sync.wire import PushRequest, Receipt, push_message
from tests.sync.hub.again import decide_again
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, LineRef
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"


NOBODY = Actor(person_id=PersonId("nobody"), role=Role.ADMIN)


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    inside.announce(ONE)
    return inside.line("OL-1", 89900)


@dataclass(frozen=True)
class Breach:
    """Arguments of a decision and the reason the hub must give."""

    reason: str
    change: dict[str, Any] = field(default_factory=dict)


REFUSED = {"choice": Verdict.NONE, "choice_minor": 0, "needs_review": True}
BREACHES = (
    Breach("actor.role", {"actor": DOCK}),
    Breach("actor.unknown", {"actor": NOBODY}),
    Breach("actor.not_a_person", {"actor": Actor(person_id=PersonId("hub"), role=Role.ADMIN)}),
    Breach("actor.not_a_person", {"actor": Actor(person_id=PersonId("station"), role=Role.ADMIN)}),
    Breach("decision.amount", {"choice_minor": 89901}),
    Breach("decision.amount", {"choice_minor": -1}),
    Breach("decision.amount", {"choice_minor": 10**12}),
    Breach("decision.currency", {"currency": "JPY"}),
    Breach("decision.unreviewed", {"advice": Verdict.NONE}),
    Breach("decision.unreviewed", {"advice": Verdict.HUMAN}),
    Breach("decision.unreviewed", {"override_reason": "buyer_proof"}),
    Breach("decision.unreviewed", {"choice": Verdict.NONE, "choice_minor": 0}),
    Breach("decision.no_ground", REFUSED),
    Breach("decision.no_ground", REFUSED | {"advice": Verdict.HUMAN}),
    Breach("decision.no_ground", REFUSED | {"answers": {"power": "fault"}}),
    # a ground of electronics, and these goods are none
    Breach("decision.no_ground", REFUSED | {"answers": {"power": "data_left"}}),
    Breach("decision.no_photos", {"photos": ()}),
    Breach("decision.unknown_photo", {"photos": ("0" * 64,)}),
    Breach("decision.not_disinfected", {"is_disinfected": False}),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda one: f"{one.reason}-{list(one.change)}")
def test_a_decision_that_breaks_a_rule_is_objected_and_not_paid(
    inside: InsideHub, bench: BenchStation, line: LineRef, breach: Breach
) -> None:
    piece = bench.decide(line, **breach.change)
    receipt = inside.take(bench, piece)
    inside.desk_pass()
    assert receipt.seq == bench.store.vector()[bench.origin], "the stream is not blocked"
    assert inside.objections() == [breach.reason]
    assert (inside.refunds(), inside.ledger) == ([], ())
    with inside.hub.database.store.facts() as facts:
        assert facts.decisions_of(piece.unit_id) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"answers": {"contents": "accessory_missing"}},
        {"policy_version": 999},
    ],
    ids=["on a ground with its photo", "under rules this hub does not have"],
)
def test_a_refusal_a_supervisor_may_confirm_stands(
    inside: InsideHub, bench: BenchStation, line: LineRef, change: dict[str, Any]
) -> None:
    piece = bench.decide(line, **REFUSED, **change)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.ledger) == ([], ())
    with inside.hub.database.store.facts() as facts:
        assert len(facts.decisions_of(piece.unit_id)) == 1  # type: ignore[arg-type]


def test_a_refusal_whose_finding_is_gone_has_no_ground(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    """Gone before it was decided; what goes later leaves the first one in order."""
    piece = bench.decide(line, **REFUSED, answers={"contents": "accessory_missing"})
    with bench.store.reading() as connection:
        finding_id = connection.exec_driver_sql(
            "SELECT finding_id FROM findings WHERE question_id = 'contents'"
        ).scalar_one()
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=finding_id), actor=INSPECTOR)
    again = decide_again(bench, piece)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.ledger) == (["decision.no_ground"], ())
    with inside.hub.database.store.facts() as facts:
        assert again not in {one.decision_id for one in facts.decisions_of(UnitId(piece.unit_id))}


def test_a_good_decision_after_a_bad_one_is_paid(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    bench.decide(line, actor=DOCK)
    piece = bench.decide(line)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.states) == (["actor.role"], ["confirmed"])


def test_a_label_names_a_unit_and_its_own_lpn(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    piece = bench.decide(line)
    with bench.store.facts() as facts:
        unit = facts.unit(piece.unit_id)  # type: ignore[arg-type]
    assert unit is not None
    for key, unit_id, lpn in (
        ("good", unit.unit_id, unit.lpn),
        ("other", unit.unit_id, "U-7F3K-ZZZZZ"),
        ("nobody", "nobody", unit.lpn),
    ):
        label = UnitLabelled(labelling_id=key, unit_id=unit_id, lpn=lpn, reprint=False)
        bench.record(label, actor=INSPECTOR)
    label = UnitLabelled(labelling_id="dock", unit_id=unit.unit_id, lpn=unit.lpn, reprint=False)
    bench.record(label, actor=DOCK)
    inside.take(bench, piece)
    assert inside.objections() == ["label.other_lpn", "label.unknown_unit", "actor.role"]
    with inside.hub.database.store.facts() as facts:
        assert [one.labelling_id for one in facts.labels_of(unit.unit_id)] == ["good"]


def test_check_in_keeps_its_bounds_at_the_hub_too(inside: InsideHub, bench: BenchStation) -> None:
    def weighed(key: str, weight_g: int) -> ParcelWeighed:
        return ParcelWeighed(
            weighing_id=key,
            parcel_id="p",
            weight_g=weight_g,
            source=WeightSource.SCALE,
            supersedes=(),
        )

    def staged(key: str, place: str) -> ParcelStaged:
        return ParcelStaged(staging_id=key, parcel_id="p", place=place, supersedes=())

    counted = HandoverCounted(handover_id="h", carrier=None, counted=-1, received=0, supersedes=())
    events = (weighed("good", 630), weighed("none", 0), weighed("huge", 10**9))
    for event in (*events, staged("a", "A-01-3"), staged("b", "WANG WEI 138"), counted):
        bench.record(event, actor=DOCK)
    inside.take(bench)
    assert sorted(inside.objections()) == [
        "count.out_of_range",
        "place.malformed",
        "weight.out_of_range",
        "weight.out_of_range",
    ]
    with inside.hub.database.store.facts() as facts:
        notes = facts.reception_notes("p")  # type: ignore[arg-type]
    assert (notes.weight_g, notes.place) == (630, "A-01-3")


def test_only_the_hub_may_record_the_hubs_kinds(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    forged = RefundDue(
        refund_id="r",
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        order_line="OL-1",
        slot=1,
        number=1,
        unit_id="u",
        lpn="l",
        decision_id="d",
        amount_minor=89900,
        currency="CNY",
    )
    promoted = PersonRegistered(
        fact_id=bench.ids.new(),
        person_id=DOCK.person_id,
        name_zh="陈",
        name_en="Chen",
        staff_no="1012",
        role=Role.SUPERVISOR,
    )
    objected = RecordObjected(
        objection_id="x", about_origin=inside.hub.database.origin, about_seq=2, reason="because"
    )
    bench.record(forged, promoted, objected)
    piece = bench.decide(line, actor=DOCK)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ["kind.hub_only"] * 3 + ["actor.role"]
    assert inside.ledger == ()
    with inside.hub.database.store.facts() as facts:
        assert facts.ticket(line.ticket_id) is not None, "its objection does not count"  # type: ignore[arg-type]


def test_a_station_cannot_undo_the_hubs_facts(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=line.ticket_id))
    inside.take(bench)
    assert inside.objections() == ["supersedes.hub_fact"]


def test_a_decided_unit_is_not_taken_back_to_be_paid_once_more(
    inside: InsideHub, bench: BenchStation, line: LineRef, new_bench: NewBench
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = bench.decide(line)
    inside.take(bench, piece)
    other.record(FactWithdrawn(withdrawal_id="w", fact_id=piece.unit_id), actor=INSPECTOR)
    inside.hub.ingest.push(other.batch())
    inside.desk_pass()
    assert inside.objections() == ["unit.decided"]
    assert len(inside.refunds()) == 1


def test_units_are_numbered_from_one(inside: InsideHub, bench: BenchStation, line: LineRef) -> None:
    piece = bench.decide(line)
    unit = UnitIdentified(
        unit_id="none", parcel_id="p", ticket_id=None, line_id=None, unit_no=0, lpn="U-0000-00000"
    )
    bench.record(unit)
    inside.take(bench, piece)
    assert inside.objections() == ["unit.number"]


@pytest.mark.expect_log("record.unjudged")
def test_a_record_a_rule_cannot_stand_stops_nobody(
    inside: InsideHub, bench: BenchStation, line: LineRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = checks.breach_of

    def brittle(record: Record, *others: Any) -> str | None:
        if record.kind == "supervisor.called":
            raise OverflowError
        return rules(record, *others)

    monkeypatch.setattr(checks, "breach_of", brittle)
    bench.record(SupervisorCalled(call_id="c", parcel_id=None, unit_id=None))
    inside.take(bench, bench.decide(line))
    inside.desk_pass()
    assert inside.objections() == ["record.unjudged"]
    assert len(inside.refunds()) == 1, "what came after it is judged and paid"


@pytest.mark.parametrize(("actor", "is_paid"), [(INSPECTOR, True), (SUPERVISOR, False)])
def test_only_a_supervisor_withdraws_a_decision(
    inside: InsideHub, bench: BenchStation, line: LineRef, actor: Actor, is_paid: bool
) -> None:
    piece = bench.decide(line)
    undone = FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=piece.decision_id)
    bench.record(undone, actor=actor)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == (["decision.correction_role"] if is_paid else [])
    assert len(inside.ledger) == int(is_paid)


def test_an_objection_refers_to_the_record_it_is_about(
    inside: InsideHub, bench: BenchStation
) -> None:
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id="x"), actor=NOBODY)
    inside.take(bench)
    store = inside.hub.database.store
    lines = [parse_line(line, known) for _, line, known in store.own_records_after(0, 1000)]
    (objection,) = [one for one in lines if one.kind == RecordObjected.KIND]
    assert Ref(origin=bench.origin, seq=2) in objection.refers


@pytest.mark.parametrize("table", ["units", "findings", "gradings"])
@pytest.mark.parametrize(("actor", "reasons"), [(DOCK, ["actor.role"]), (INSPECTOR, [])])
def test_what_was_found_at_the_bench_is_undone_at_the_bench_only(
    inside: InsideHub,
    bench: BenchStation,
    line: LineRef,
    table: str,
    actor: Actor,
    reasons: list[str],
) -> None:
    bench.decide(line)
    key = {"units": "unit_id", "findings": "finding_id", "gradings": "grading_id"}[table]
    with bench.store.reading() as connection:
        fact_id = connection.exec_driver_sql(f"SELECT {key} FROM {table} LIMIT 1").scalar_one()
    inside.take(bench)
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=fact_id), actor=actor)
    inside.take(bench)
    # whoever may undo it at the bench may not once it is decided: it could be paid once more
    assert inside.objections() == (reasons or ["unit.decided"] * (table == "units"))


@pytest.mark.parametrize(
    ("actor", "reasons"), [(SUPERVISOR, ["person.needs_hub"]), (INSPECTOR, [])]
)
def test_supervisors_do_not_sign_in_offline(
    inside: InsideHub, bench: BenchStation, actor: Actor, reasons: list[str]
) -> None:
    claim = PersonSignedIn(
        fact_id=bench.ids.new(), person_id=actor.person_id, role=actor.role, online=False
    )
    bench.record(claim, actor=actor)
    inside.take(bench)
    assert inside.objections() == reasons


def test_a_role_claimed_at_sign_in_must_be_the_registered_one(
    inside: InsideHub, bench: BenchStation
) -> None:
    claim = PersonSignedIn(
        fact_id=bench.ids.new(), person_id=DOCK.person_id, role=Role.SUPERVISOR, online=True
    )
    bench.record(claim, actor=DOCK)
    inside.take(bench)
    assert inside.objections() == ["actor.role"]


def _demo_run(bench: BenchStation, **changes: Any) -> DisinfectionStarted:
    run = DisinfectionStarted(
        run_id=bench.ids.new(),
        parcel_id="p",
        target="outer.carton",
        procedure_id="demo_carton",
        procedure_version=1,
        agent="sodium_hypochlorite",
        stock_milli_percent=5000,
        dilution_parts=100,
        concentration_mg_l=500,
        required_contact_s=3,
        ppe=(),
        started_at=bench.clock.now(),
    )
    return replace(run, **changes)


@pytest.mark.parametrize(
    ("changes", "objections"),
    [
        ({}, []),
        ({"required_contact_s": 2}, ["disinfection.contact_time"]),
        ({"concentration_mg_l": 499}, ["disinfection.concentration"]),
        ({"procedure_id": "newer", "required_contact_s": 600}, []),
        ({"procedure_version": 2, "concentration_mg_l": 100}, []),
        ({"procedure_id": "newer", "required_contact_s": 0}, ["disinfection.contact_time"]),
        ({"procedure_id": "newer", "required_contact_s": 10**9}, ["disinfection.contact_time"]),
    ],
)
def test_a_weaker_procedure_than_the_one_named_is_objected(
    inside: InsideHub, bench: BenchStation, changes: dict[str, Any], objections: list[str]
) -> None:
    """What a newer station knows and this hub does not is left alone."""
    bench.record(_demo_run(bench, **changes))
    inside.take(bench)
    assert inside.objections() == objections


@pytest.mark.parametrize(("demo", "objections"), [(True, []), (False, ["disinfection.demo_only"])])
def test_the_demo_procedure_is_refused_outside_demo_mode(
    tmp_path: Path, new_bench: NewBench, demo: bool, objections: list[str]
) -> None:
    inside = InsideHub(tmp_path / "own", demo=demo)
    bench = new_bench("B05")
    inside.enrol(bench)
    bench.record(_demo_run(bench))
    inside.take(bench)
    assert inside.objections() == objections
    inside.close()


def test_checks_left_undone_by_a_crash_are_done_before_the_desk_runs(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    piece = bench.decide(line, actor=DOCK)
    records = [(text, known) for _, text, known in bench.store.own_records_after(0, 100)]
    inside.hub.database.store.take(records, bench.origin)  # stored, then killed
    inside.photos(piece)
    inside.desk_pass()
    assert inside.ledger == ()
    inside.reopen()
    inside.desk_pass()
    assert inside.objections() == ["actor.role"]
    assert inside.ledger == ()


def test_unknown_kinds_are_stored_without_objection(inside: InsideHub, bench: BenchStation) -> None:
    receipt = _push_of_kind(inside, bench, "pallet.weighed", {"x": 1})
    assert (receipt.seq, inside.objections()) == (2, [])


def test_a_malformed_body_of_a_known_kind_is_objected(
    inside: InsideHub, bench: BenchStation
) -> None:
    receipt = _push_of_kind(inside, bench, "parcel.received", {"x": 1})
    assert (receipt.seq, inside.objections()) == (2, ["record.malformed"])


def _push_of_kind(
    inside: InsideHub, bench: BenchStation, kind: str, body: dict[str, int]
) -> Receipt:
    ((_, first, known),) = bench.store.own_records_after(0, 1)
    draft = Draft(
        recorded_at="2026-11-21T06:00:00.000Z",
        actor=INSPECTOR.person_id,
        kind=kind,
        schema=1,
        refers=(),
        body=body,
        offset_ms=None,
    )
    record = seal(draft, origin=bench.origin, seq=2, prev_hash=known)
    head = record.hash.hex()
    signature = bench.signer.sign(push_message(origin=bench.origin, last_seq=2, head_hash=head))
    return inside.hub.ingest.push(
        PushRequest(
            origin=bench.origin,
            first_seq=1,
            lines=[first, record.line],
            head_hash=head,
            signature=signature,
        )
    )
