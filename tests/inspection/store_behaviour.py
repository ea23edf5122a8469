"""What every store must do, told through its ports: run on the in-memory twin and on SQLite.

A test class derives from `StoreBehaviour` and supplies the fixture `work_factory`: a call without
arguments gives a fresh `Station` (empty but for its own opening, enrolled with an LPN code).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import pytest

from inspection import events as ev
from inspection.errors import OperatorError
from inspection.freight import order_freight
from inspection.people import Actor
from inspection.ports import Facts, Work
from inspection.sorting import is_valid_bin
from inspection.units import is_valid_lpn
from inspection.values import (
    CodeKind,
    ContainerEnd,
    Disposition,
    GoodsClass,
    ItemGrade,
    MarkShape,
    OrderKind,
    OrderState,
    OuterCondition,
    PackagingGrade,
    RefundState,
    RegionKind,
    Role,
    Service,
    Verdict,
    WeightSource,
    WishSource,
)
from tests.inspection import samples

T = TypeVar("T")


class Station(Protocol):
    """A store as the suite drives it: `act` is one transaction, `read` sees what is committed."""

    def act(self, actor: Actor, action: Callable[[Work], T]) -> T: ...

    def read(self, query: Callable[[Facts], T]) -> T: ...


WorkFactory = Callable[[], Station]


def record(station: Station, *events: ev.Event, actor: Actor = samples.INSPECTOR) -> None:
    """Records events in one transaction."""

    def action(work: Work) -> None:
        for event in events:
            work.record(event)

    station.act(actor, action)


def received(parcel_id: str = "parcel-1", *codes: str) -> ev.ParcelReceived:
    found = tuple(samples.code(one) for one in codes or (samples.TRACKING,))
    return ev.ParcelReceived(parcel_id=parcel_id, codes=found, carrier="sf")


def matched(match_id: str, ticket_id: str = "ticket-1", *supersedes: str) -> ev.ParcelMatched:
    return ev.ParcelMatched(
        match_id=match_id,
        parcel_id="parcel-1",
        ticket_id=ticket_id,
        how="code",
        code=samples.TRACKING,
        supersedes=supersedes,
    )


def condition(condition_id: str, *supersedes: str) -> ev.ParcelConditionRecorded:
    return ev.ParcelConditionRecorded(
        condition_id=condition_id,
        parcel_id="parcel-1",
        conditions=(OuterCondition.DENTED, OuterCondition.WET),
        supersedes=supersedes,
    )


def photo(evidence_id: str, *supersedes: str, unit_id: str | None = None) -> ev.EvidenceCaptured:
    return ev.EvidenceCaptured(
        evidence_id=evidence_id,
        sha256=samples.sha(1),
        size_bytes=120_000,
        width_px=1920,
        height_px=1080,
        subject="label",
        parcel_id="parcel-1",
        unit_id=unit_id,
        taken_at=samples.DELIVERED_AT,
        supersedes=supersedes,
    )


def identified(unit_id: str = "unit-1", **changes: Any) -> ev.UnitIdentified:
    ordinary: dict[str, Any] = {
        "unit_id": unit_id,
        "parcel_id": "parcel-1",
        "ticket_id": "ticket-1",
        "line_id": "line-1",
        "unit_no": 1,
        "lpn": f"U-7F3K-{unit_id}",
    }
    return ev.UnitIdentified(**(ordinary | changes))


def described(description_id: str, *supersedes: str) -> ev.UnitDescribed:
    return ev.UnitDescribed(
        description_id=description_id,
        unit_id="unit-1",
        goods_class=GoodsClass.GENERAL,
        gtin=None,
        serial="SN-1",
        supersedes=supersedes,
    )


def left_unclaimed(unclaimed_id: str) -> ev.UnitLeftUnclaimed:
    return ev.UnitLeftUnclaimed(unclaimed_id=unclaimed_id, unit_id="unit-1")


def claimed_for(claim_id: str, line_id: str, *supersedes: str, unit_no: int = 1) -> ev.UnitClaimed:
    return ev.UnitClaimed(
        claim_id=claim_id,
        unit_id="unit-1",
        ticket_id="ticket-1",
        line_id=line_id,
        unit_no=unit_no,
        supersedes=supersedes,
    )


def finding(finding_id: str, answer_id: str, *supersedes: str) -> ev.FindingRecorded:
    return ev.FindingRecorded(
        finding_id=finding_id,
        unit_id="unit-1",
        checklist_id="electronics",
        checklist_version=1,
        question_id="surface",
        answer_id=answer_id,
        evidence=("photo-1",),
        supersedes=supersedes,
    )


def run_started(run_id: str) -> ev.DisinfectionStarted:
    return ev.DisinfectionStarted(
        run_id=run_id,
        parcel_id="parcel-1",
        target="outer.carton",
        procedure_id="carton_chlorine",
        procedure_version=1,
        agent="sodium_hypochlorite",
        stock_milli_percent=5000,
        dilution_parts=100,
        concentration_mg_l=500,
        required_contact_s=1800,
        ppe=("mask",),
        started_at=samples.DELIVERED_AT,
    )


def full_again() -> ev.ContainerClosed:
    return ev.ContainerClosed(closing_id="closing-3", container_id="bin-1", how=ContainerEnd.FULL)


def prepared(run_id: str, *, lamp_id: str | None = None) -> ev.DisinfectionPrepared:
    return ev.DisinfectionPrepared(
        preparation_id=f"preparation of {run_id}",
        run_id=run_id,
        parcel_id="parcel-1",
        material="carton",
        solution_id=None,
        lamp_id=lamp_id,
        irradiance_uw_cm2=70,
        dose_uj_cm2=126_000,
        sides=2,
    )


def solution(solution_id: str, *supersedes: str, hours: int = 0, **changes: Any) -> Any:
    mixed_at = samples.DELIVERED_AT + timedelta(hours=hours)
    ordinary = {
        "solution_id": solution_id,
        "procedure_id": "carton_chlorine",
        "procedure_version": 2,
        "agent": "sodium_hypochlorite",
        "product_batch": None,
        "expires_on": None,
        "stock_milli_percent": 5000,
        "dilution_parts": 100,
        "concentration_mg_l": 500,
        "mixed_at": mixed_at,
        "discard_at": mixed_at + timedelta(days=1),
        "test_strip_mg_l": None,
        "supersedes": supersedes,
    }
    return ev.SolutionMixed(**(ordinary | changes))


def decided(decision_id: str = "decision-1") -> ev.UnitDecided:
    return ev.UnitDecided(
        decision_id=decision_id,
        unit_id="unit-1",
        parcel_id="parcel-1",
        ticket_id="ticket-1",
        line_id="line-1",
        grading_id="grading-1",
        disposition=Disposition.RESTOCK,
        advice=Verdict.FULL,
        advice_minor=89900,
        choice=Verdict.FULL,
        choice_minor=89900,
        currency="CNY",
        grounds=(ev.Ground(code="intact", article="cpl_25", evidence=("photo-1",)),),
        needs_review=False,
        override_reason=None,
        policy_id="cn",
        policy_version=1,
        photos=(samples.sha(1),),
        supersedes=(),
    )


def weighed(weighing_id: str, weight_g: int, *supersedes: str) -> ev.ParcelWeighed:
    return ev.ParcelWeighed(
        weighing_id=weighing_id,
        parcel_id="parcel-1",
        weight_g=weight_g,
        source=WeightSource.HAND,
        supersedes=supersedes,
    )


def unpacked(unpacking_id: str, *supersedes: str) -> ev.ParcelUnpacked:
    return ev.ParcelUnpacked(
        unpacking_id=unpacking_id,
        parcel_id="parcel-1",
        shortages=(ev.Shortage(line_id="line-1", quantity=2),),
        evidence=("photo-1",),
        supersedes=supersedes,
    )


def joined(join_id: str, ticket_id: str, code: str) -> ev.ParcelJoined:
    return ev.ParcelJoined(
        join_id=join_id,
        parcel_id="parcel-1",
        ticket_id=ticket_id,
        how="person",
        code=code,
        supersedes=(),
    )


def counting(
    settlement_id: str, kept: str, *dropped: str, supersedes: tuple[str, ...] = ()
) -> ev.ParcelSettled:
    return ev.ParcelSettled(
        settlement_id=settlement_id,
        kept_parcel_id=kept,
        dropped_parcel_ids=dropped,
        supersedes=supersedes,
    )


def staged(staging_id: str, place: str) -> ev.ParcelStaged:
    return ev.ParcelStaged(staging_id=staging_id, parcel_id="parcel-1", place=place, supersedes=())


def counted(handover_id: str, received: int, *supersedes: str) -> ev.HandoverCounted:
    return ev.HandoverCounted(
        handover_id=handover_id,
        carrier="sf",
        counted=12,
        received=received,
        supersedes=supersedes,
    )


def record_extra(extra_id: str) -> ev.UnitFoundExtra:
    return ev.UnitFoundExtra(
        extra_id=extra_id,
        unit_id="unit-1",
        parcel_id="parcel-1",
        goods_class=GoodsClass.APPAREL,
        disposition=Disposition.QUARANTINE,
        evidence=("photo-1",),
        supersedes=(),
    )


def settled(settlement_id: str, way: Disposition, *supersedes: str) -> ev.ExtraSettled:
    return ev.ExtraSettled(
        settlement_id=settlement_id,
        unit_id="unit-1",
        parcel_id="parcel-1",
        disposition=way,
        reason_code="no_answer",
        supersedes=supersedes,
    )


def withdrawn(fact_id: str) -> ev.FactWithdrawn:
    return ev.FactWithdrawn(withdrawal_id=f"withdrawal-{fact_id}", fact_id=fact_id)


class StoreBehaviour:
    """The suite. Every test starts from a fresh station."""

    @pytest.fixture
    def station(self, work_factory: WorkFactory) -> Station:
        return work_factory()

    def test_a_ticket_reads_back_as_it_was_announced(self, station: Station) -> None:
        announced = samples.ticket(lines=(samples.line(), samples.line(line_id="line-2")))
        record(station, announced, actor=samples.HUB)
        ticket = station.read(lambda facts: facts.ticket("ticket-1"))
        assert ticket is not None
        assert (ticket.number, ticket.market, ticket.deadline_at) == (
            announced.number,
            announced.market,
            announced.deadline_at,
        )
        assert [line.line_id for line in ticket.lines] == ["line-1", "line-2"]
        assert ticket.lines[0].serials == announced.lines[0].serials
        assert ticket.lines[0].paid_minor == 89900

    def test_what_was_never_recorded_is_not_there(self, station: Station) -> None:
        def all_of(facts: Facts) -> list[Any]:
            return [
                facts.ticket("x"),
                facts.parcel("x"),
                facts.unit("x"),
                facts.person("x"),
                *facts.tickets_by_code("x"),
                *facts.parcels_by_code("x"),
                *facts.units_of_parcel("x"),
                *facts.parcels_of_ticket("x"),
                *facts.kept_receptions_of("x"),
                *facts.unpackings_of("x"),
                *facts.apart_of("x"),
                *facts.settlements_of("x"),
                *facts.units_of_line("x"),
                *facts.labels_of("x"),
                *facts.descriptions_of("x"),
                *facts.unclaimed_marks_of("x"),
                *facts.evidence_of("x"),
                facts.photo("x"),
                *facts.annotations_of("x"),
                *facts.looks_of("x"),
                *facts.waivers_of("x"),
                *facts.findings_of("x"),
                *facts.grading_of("x"),
                *facts.decisions_of("x"),
                facts.container("x"),
                *facts.containers_by_code("x"),
                *facts.sortings_of("x"),
                *facts.changes_of("x"),
                *facts.witnesses_of("x"),
                *facts.shipments_of("x"),
                *facts.shipments_by_code("x"),
                *facts.refunds_of_ticket("x"),
                *facts.orders_of_ticket("x"),
                *facts.wishes_of("x"),
                *facts.parcels_of_ticket("x"),
                *facts.reception_notes("x").weighings,
                facts.reception_notes("x").weight_g,
                facts.handover("x"),
                *facts.runs_of("x").runs,
                facts.runs_of("x").skipped_reason,
                *facts.runs_of("x").late,
                facts.preparation_of("x"),
                facts.solution("x"),
                *facts.solutions(),
                facts.lamp("x"),
                *facts.lamps(),
            ]

        assert set(station.read(all_of)) == {None}

    def test_tickets_are_found_by_exact_code_nearest_deadline_first(self, station: Station) -> None:
        shared = (ev.CodeClaim(code="ORDER-7", what=CodeKind.ORDER),)
        record(station, samples.other_ticket("3", codes=shared, deadline_at=None))
        record(station, samples.other_ticket("2", codes=shared))
        record(station, samples.ticket(codes=shared))
        found = station.read(lambda facts: facts.tickets_by_code("ORDER-7"))
        assert [one.ticket_id for one in found] == ["ticket-1", "ticket-2", "ticket-3"]
        assert station.read(lambda facts: facts.tickets_by_code("ORDER-")) == ()

    def test_a_parcel_reads_back_with_match_and_condition(self, station: Station) -> None:
        record(station, received(), matched("match-1"), condition("condition-1"))
        parcel = station.read(lambda facts: facts.parcel("parcel-1"))
        assert parcel is not None
        assert parcel.codes == (samples.code(),)
        assert parcel.received_by == samples.INSPECTOR.person_id
        assert [one.ticket_id for one in parcel.matches] == ["ticket-1"]
        assert parcel.conditions[0].conditions == (OuterCondition.DENTED, OuterCondition.WET)
        by_code = station.read(lambda facts: facts.parcels_by_code(samples.TRACKING))
        assert [one.parcel_id for one in by_code] == ["parcel-1"]

    def test_a_parcel_reads_back_with_what_the_dock_noted(self, station: Station) -> None:
        record(station, received(), weighed("weighing-1", 320), staged("staging-1", "A-1"))
        record(station, weighed("weighing-2", 630, "weighing-1"))
        record(
            station, ev.ParcelRefusalRecorded(refusal_id="r-1", parcel_id="parcel-1", supersedes=())
        )
        notes = station.read(lambda facts: facts.reception_notes("parcel-1"))
        assert (notes.weight_g, notes.place) == (630, "A-1")
        assert [one.refusal_id for one in notes.refusals] == ["r-1"]
        record(station, withdrawn("weighing-2"), withdrawn("r-1"), withdrawn("staging-1"))
        notes = station.read(lambda facts: facts.reception_notes("parcel-1"))
        assert (notes.weight_g, notes.place, notes.refusals) == (320, "", ())

    def test_a_parcel_reads_back_with_further_tickets(self, station: Station) -> None:
        record(station, received(), matched("match-1"), joined("join-1", "ticket-2", "SF2"))
        parcel = station.read(lambda facts: facts.parcel("parcel-1"))
        assert parcel is not None
        assert [(one.join_id, one.how, one.code) for one in parcel.joins] == [
            ("join-1", "person", "SF2")
        ]
        assert (parcel.ticket_ids, parcel.is_contested) == (("ticket-1", "ticket-2"), False)
        for find in (
            lambda facts: facts.parcels_by_code("SF2"),
            lambda facts: facts.parcels_of_ticket("ticket-2"),
        ):
            assert [one.parcel_id for one in station.read(find)] == ["parcel-1"]
        record(station, withdrawn("join-1"), joined("join-2", "ticket-3", ""))
        assert station.read(lambda facts: facts.parcels_by_code("SF2")) == ()
        assert station.read(lambda facts: facts.parcels_of_ticket("ticket-2")) == ()
        assert station.read(lambda facts: facts.parcels_by_code("")) == ()

    def test_a_settlement_reads_back_under_every_parcel_it_names(self, station: Station) -> None:
        record(station, counting("s-1", "parcel-1", "parcel-2", "parcel-3"))
        for parcel_id in ("parcel-1", "parcel-2", "parcel-3"):
            (found,) = station.read(lambda facts, of=parcel_id: facts.kept_receptions_of(of))
            assert (found.kept_parcel_id, found.dropped_parcel_ids) == (
                "parcel-1",
                ("parcel-2", "parcel-3"),
            )
        record(station, counting("s-2", "parcel-2", "parcel-1", supersedes=("s-1",)))
        assert station.read(lambda facts: facts.kept_receptions_of("parcel-3")) == ()
        (found,) = station.read(lambda facts: facts.kept_receptions_of("parcel-1"))
        assert found.settlement_id == "s-2"

    def test_a_count_reads_back_until_it_is_corrected(self, station: Station) -> None:
        record(station, counted("h-1", 11))
        assert station.read(lambda facts: facts.handover("h-1")).missing == 1
        record(station, counted("h-2", 12, "h-1"))
        assert station.read(lambda facts: facts.handover("h-1")) is None
        assert station.read(lambda facts: facts.handover("h-2")).missing == 0

    def test_parcels_of_a_ticket_are_those_matched_to_it_now(self, station: Station) -> None:
        record(station, received(), matched("match-1"))
        found = station.read(lambda facts: facts.parcels_of_ticket("ticket-1"))
        assert [one.parcel_id for one in found] == ["parcel-1"]
        record(station, matched("match-2", "ticket-2", "match-1"))
        assert station.read(lambda facts: facts.parcels_of_ticket("ticket-1")) == ()

    def test_reads_inside_a_transaction_see_its_own_writes(self, station: Station) -> None:
        def action(work: Work) -> bool:
            work.record(received())
            return work.facts.parcel("parcel-1") is not None

        assert station.act(samples.DOCK, action)

    def test_an_action_that_raises_leaves_nothing(self, station: Station) -> None:
        def action(work: Work) -> None:
            work.record(received())
            raise OperatorError("condition.missing")

        with pytest.raises(OperatorError):
            station.act(samples.DOCK, action)
        assert station.read(lambda facts: facts.parcel("parcel-1")) is None

    def test_a_superseded_fact_is_not_current(self, station: Station) -> None:
        record(station, received(), matched("match-1"))
        record(station, matched("match-2", "ticket-2", "match-1"))
        parcel = station.read(lambda facts: facts.parcel("parcel-1"))
        assert parcel is not None
        assert [one.match_id for one in parcel.matches] == ["match-2"]

    def test_an_item_without_a_ticket_is_what_its_claim_says(self, station: Station) -> None:
        loose = identified(ticket_id=None, line_id=None)
        record(
            station, received(), loose, described("description-1"), left_unclaimed("unclaimed-1")
        )
        record(station, described("description-2", "description-1"))
        unit = station.read(lambda facts: facts.unit("unit-1"))
        assert unit is not None
        assert (unit.ticket_id, unit.lines, unit.claims) == (None, frozenset(), ())
        (known,) = station.read(lambda facts: facts.descriptions_of("unit-1"))
        assert (known.description_id, known.gtin, known.serial) == ("description-2", None, "SN-1")
        assert station.read(lambda facts: facts.unclaimed_marks_of("unit-1")) == ("unclaimed-1",)
        record(station, claimed_for("claim-1", "line-1", unit_no=3))
        (bound,) = station.read(lambda facts: facts.units_of_line("line-1"))
        assert (bound.ticket_id, bound.line_id, bound.unit_no) == ("ticket-1", "line-1", 3)
        assert station.read(lambda facts: facts.units_of_parcel("parcel-1")) == (bound,)
        record(station, withdrawn("claim-1"))
        assert station.read(lambda facts: facts.units_of_line("line-1")) == ()
        assert station.read(lambda facts: facts.unit("unit-1")) == unit

    def test_claims_that_differ_bind_an_item_to_no_line(self, station: Station) -> None:
        record(station, received(), identified(ticket_id=None, line_id=None))
        record(station, claimed_for("claim-1", "line-1"), claimed_for("claim-2", "line-2"))
        unit = station.read(lambda facts: facts.unit("unit-1"))
        assert unit is not None
        assert (unit.is_contested, unit.ticket_id, unit.line_id) == (True, None, None)
        assert unit.lines == {("ticket-1", "line-1"), ("ticket-1", "line-2")}
        assert station.read(lambda facts: facts.units_of_line("line-1")) == ()
        record(station, claimed_for("claim-3", "line-1", "claim-1", "claim-2"))
        settled = station.read(lambda facts: facts.unit("unit-1"))
        assert settled is not None
        assert settled.line_id == "line-1"

    def test_a_claim_does_not_move_an_item_of_a_ticket(self, station: Station) -> None:
        record(station, received(), identified(), claimed_for("claim-1", "line-2"))
        unit = station.read(lambda facts: facts.unit("unit-1"))
        assert unit is not None
        assert (unit.line_id, unit.claims) == ("line-1", ())

    def test_two_heads_are_both_current(self, station: Station) -> None:
        record(station, received(), matched("match-1"), matched("match-2", "ticket-2"))
        parcel = station.read(lambda facts: facts.parcel("parcel-1"))
        assert parcel is not None
        assert [one.match_id for one in parcel.matches] == ["match-1", "match-2"]

    def test_a_withdrawn_fact_is_gone(self, station: Station) -> None:
        record(station, received(), matched("match-1"), condition("condition-1"))
        record(station, identified(), finding("finding-1", "none"))
        for fact_id in ("match-1", "condition-1", "finding-1", "unit-1"):
            record(station, withdrawn(fact_id))
        parcel = station.read(lambda facts: facts.parcel("parcel-1"))
        assert parcel is not None
        assert (parcel.matches, parcel.conditions) == ((), ())
        assert station.read(lambda facts: facts.unit("unit-1")) is None
        assert station.read(lambda facts: facts.units_of_line("line-1")) == ()
        assert station.read(lambda facts: facts.findings_of("unit-1")) == ()

    def test_a_withdrawn_parcel_is_gone_under_its_code_too(self, station: Station) -> None:
        record(station, received())
        record(station, withdrawn("parcel-1"))
        assert station.read(lambda facts: facts.parcel("parcel-1")) is None
        assert station.read(lambda facts: facts.parcels_by_code(samples.TRACKING)) == ()

    def test_what_a_withdrawn_fact_replaced_counts_again(self, station: Station) -> None:
        record(station, received(), identified())
        record(station, finding("finding-1", "none"))
        record(station, finding("finding-2", "broken", "finding-1"))
        record(station, withdrawn("finding-2"))
        found = station.read(lambda facts: facts.findings_of("unit-1"))
        assert [one.answer_id for one in found] == ["none"]

    def test_findings_come_in_the_order_they_were_recorded(self, station: Station) -> None:
        record(station, received(), identified())
        record(station, finding("finding-b", "none"))
        record(station, finding("finding-a", "broken"))
        found = station.read(lambda facts: facts.findings_of("unit-1"))
        assert [one.finding_id for one in found] == ["finding-b", "finding-a"]
        assert found[0].evidence == ("photo-1",)

    def test_a_retaken_photo_stays_in_the_record(self, station: Station) -> None:
        record(station, received(), photo("photo-1"), photo("photo-2", "photo-1"))
        record(station, photo("photo-3", unit_id="unit-1"))
        found = station.read(lambda facts: facts.evidence_of("parcel-1"))
        assert [(one.evidence_id, one.is_current, one.unit_id) for one in found] == [
            ("photo-1", False, None),
            ("photo-2", True, None),
            ("photo-3", True, "unit-1"),
        ]

    def test_an_undone_retake_brings_the_first_photo_back(self, station: Station) -> None:
        record(station, received(), photo("photo-1"), photo("photo-2", "photo-1"))
        record(station, withdrawn("photo-2"))
        found = station.read(lambda facts: facts.evidence_of("parcel-1"))
        assert {one.evidence_id: one.is_current for one in found} == {
            "photo-1": True,
            "photo-2": False,
        }

    def test_runs_tell_how_they_ended(self, station: Station) -> None:
        record(station, received(), run_started("run-1"), run_started("run-2"))
        record(station, run_started("run-3"))
        record(
            station,
            ev.DisinfectionStopped(
                stop_id="stop-1",
                run_id="run-1",
                parcel_id="parcel-1",
                stopped_at=samples.DELIVERED_AT,
            ),
            ev.DisinfectionFinished(
                finish_id="finish-1",
                run_id="run-2",
                parcel_id="parcel-1",
                ended_at=samples.DELIVERED_AT,
                contact_s=1801,
                proven=True,
            ),
        )
        runs = station.read(lambda facts: facts.runs_of("parcel-1"))
        assert [(one.contact_s, one.proven, one.stopped_at is None) for one in runs.runs] == [
            (None, False, False),
            (1801, True, True),
            (None, False, True),
        ]
        assert runs.skipped_reason is None

    def test_a_skip_tells_its_reason(self, station: Station) -> None:
        skip = ev.DisinfectionSkipped(skip_id="s", parcel_id="parcel-1", reason="no_solution")
        record(station, received(), skip)
        runs = station.read(lambda facts: facts.runs_of("parcel-1"))
        assert runs.skipped_reason == "no_solution"

    def test_solutions_are_newest_first_without_those_poured_away(self, station: Station) -> None:
        record(station, solution("one"), solution("two", hours=1), solution("three", hours=2))
        record(station, solution("two, named", "two", hours=1, product_batch="240817"))
        poured = ev.SolutionDiscarded(discard_id="discard-1", solution_id="three")
        record(station, poured)

        def known() -> list[str]:
            return [one.solution_id for one in station.read(lambda facts: facts.solutions())]

        assert known() == ["two, named", "one"]
        assert station.read(lambda facts: facts.solution("three").concentration_mg_l) == 500
        assert station.read(lambda facts: facts.solution("two").product_batch) is None
        record(station, withdrawn("discard-1"))
        assert known() == ["three", "two, named", "one"]

    def test_a_lamp_counts_the_minutes_of_its_runs(self, station: Station) -> None:
        lamp = ev.LampRegistered(
            lamp_id="lamp-1",
            device="UV-07",
            irradiance_uw_cm2=70,
            replace_at_h=1000,
            used_min=5,
            both_sides=False,
            supersedes=(),
        )
        record(station, received(), lamp)
        for run_id in ("run-1", "run-2"):
            record(station, prepared(run_id, lamp_id="lamp-1"), run_started(run_id))
        ended = ev.DisinfectionFinished(
            finish_id="finish-1",
            run_id="run-1",
            parcel_id="parcel-1",
            ended_at=samples.DELIVERED_AT,
            contact_s=3600,
            proven=True,
        )
        record(station, ended)
        found = station.read(lambda facts: (facts.lamps(), facts.lamp("lamp-1")))
        # an hour as measured, and the half hour required of the run that goes on
        assert [one.used_min for one in (*found[0], found[1])] == [95, 95]
        preparation = station.read(lambda facts: facts.preparation_of("run-2"))
        assert (preparation.lamp_id, preparation.material) == ("lamp-1", "carton")

    def test_a_late_entry_tells_when_it_was_entered(self, station: Station) -> None:
        late = ev.DisinfectionEnteredLate(
            late_id="late-1",
            parcel_id="parcel-1",
            target="outer.carton",
            procedure_id="carton_chlorine",
            procedure_version=2,
            agent="sodium_hypochlorite",
            concentration_mg_l=500,
            required_contact_s=1800,
            started_at=samples.DELIVERED_AT - timedelta(minutes=30),
            ended_at=samples.DELIVERED_AT,
            reason="wall_clock",
            opens=True,
        )
        record(station, received(), late)
        (found,) = station.read(lambda facts: facts.runs_of("parcel-1")).late
        assert (found.ended_at, found.opens) == (samples.DELIVERED_AT, True)
        assert found.entered_at > found.ended_at

    def test_labels_read_back_in_their_order(self, station: Station) -> None:
        labels = [
            ev.UnitLabelled(labelling_id=key, unit_id="unit-1", lpn="U-7F3K-00015", reprint=again)
            for key, again in (("label-1", False), ("label-2", True))
        ]
        record(station, received(), identified(), *labels)
        found = station.read(lambda facts: facts.labels_of("unit-1"))
        assert [(one.labelling_id, one.lpn, one.is_reprint) for one in found] == [
            ("label-1", "U-7F3K-00015", False),
            ("label-2", "U-7F3K-00015", True),
        ]
        record(station, withdrawn("label-2"))
        found = station.read(lambda facts: facts.labels_of("unit-1"))
        assert [one.labelling_id for one in found] == ["label-1"]

    def test_a_parking_counts_until_it_is_ended(self, station: Station) -> None:
        parked = [
            ev.UnitParked(
                parking_id=key,
                unit_id="unit-1",
                parcel_id="parcel-1",
                reason_code=reason,
                supersedes=(),
            )
            for key, reason in (("parking-1", "shift_end"), ("parking-2", "needs_charging"))
        ]
        record(station, received(), identified(), *parked)
        found = station.read(lambda facts: facts.parkings_of("unit-1"))
        assert [(one.parking_id, one.reason_code) for one in found] == [
            ("parking-1", "shift_end"),
            ("parking-2", "needs_charging"),
        ]
        assert found[0].parked_by == samples.INSPECTOR.person_id
        resumed = ev.UnitResumed(resume_id="r-1", unit_id="unit-1", parking_id="parking-1")
        record(station, resumed, withdrawn("parking-2"))
        assert station.read(lambda facts: facts.parkings_of("unit-1")) == ()
        record(station, withdrawn("r-1"))
        found = station.read(lambda facts: facts.parkings_of("unit-1"))
        assert [one.parking_id for one in found] == ["parking-1"]

    def test_a_question_reads_back_with_its_answers(self, station: Station) -> None:
        asked = ev.CustomerAsked(
            question_id="question-1",
            unit_id="unit-1",
            ticket_id="ticket-1",
            kind_code="damage_found",
            policy_id="waiting",
            policy_version=1,
            evidence=("photo-1",),
            due_at=samples.late(9),
            supersedes=(),
        )
        record(station, received(), identified(), asked)
        (before,) = station.read(lambda facts: facts.questions_of("unit-1"))
        assert (before.evidence, before.due_at, before.is_open) == (
            ("photo-1",),
            samples.late(9),
            True,
        )
        for key, code in (("answer-b", "disputes"), ("answer-a", "accepts_partial")):
            answered = ev.CustomerAnswered(
                answer_id=key,
                question_id="question-1",
                unit_id="unit-1",
                answer_code=code,
                answered_at=samples.late(8),
            )
            record(station, answered, actor=samples.HUB)
        record(station, withdrawn("question-1"))
        (after,) = station.read(lambda facts: facts.questions_of("unit-1"))
        assert [one.answer_code for one in after.replies] == ["disputes", "accepts_partial"]
        assert (after.is_current, after.is_open) == (False, False)

    def test_what_is_known_beside_a_photo_reads_back(self, station: Station) -> None:
        mark = ev.EvidenceAnnotated(
            annotation_id="mark-1",
            evidence_id="photo-1",
            finding_id=None,
            shape=MarkShape.ARROW,
            x=1,
            y=2,
            x2=3,
            y2=4,
            label_code="dent",
            supersedes=(),
        )
        region = ev.FoundRegion(x=10, y=20, w=30, h=40, what=RegionKind.PHONE)
        look = ev.RegionsFound(
            look_id="look-1",
            evidence_id="photo-1",
            regions=(region, region),
            engine="rapidocr",
            supersedes=(),
        )
        waiver = ev.EvidenceWaived(
            waiver_id="waiver-1",
            subject="outer.seal",
            parcel_id="parcel-1",
            unit_id=None,
            reason_code="no_camera",
            supersedes=(),
        )
        seen = ev.EvidenceRevealed(
            reveal_id="reveal-1", evidence_id="photo-1", reason_code="dispute"
        )
        record(station, received(), photo("photo-1"), mark, look, waiver, seen)
        (drawn,) = station.read(lambda facts: facts.annotations_of("photo-1"))
        assert (drawn.shape, drawn.x, drawn.y, drawn.x2, drawn.y2) == (MarkShape.ARROW, 1, 2, 3, 4)
        (found,) = station.read(lambda facts: facts.looks_of("photo-1"))
        assert (found.regions, found.engine) == ((region, region), "rapidocr")
        (left,) = station.read(lambda facts: facts.waivers_of("parcel-1"))
        assert (left.subject, left.unit_id, left.reason_code) == ("outer.seal", None, "no_camera")
        taken = station.read(lambda facts: facts.photo("photo-1"))
        assert (taken.evidence_id, taken.is_current) == ("photo-1", True)
        record(station, photo("photo-2", "photo-1", "waiver-1"), withdrawn("mark-1"))
        assert station.read(lambda facts: facts.waivers_of("parcel-1")) == ()
        assert station.read(lambda facts: facts.annotations_of("photo-1")) == ()
        before = station.read(lambda facts: facts.photo("photo-1"))
        assert not before.is_current

    def test_the_parcels_of_a_ticket_are_those_matched_now(self, station: Station) -> None:
        record(station, received(), received("parcel-2", "SF2"), matched("match-1"))
        record(station, matched("match-2"))

        def of(ticket_id: str) -> list[str]:
            found = station.read(lambda facts: facts.parcels_of_ticket(ticket_id))
            return [one.parcel_id for one in found]

        assert of("ticket-1") == ["parcel-1"]
        record(station, matched("match-3", "ticket-2", "match-1", "match-2"))
        assert (of("ticket-1"), of("ticket-2")) == ([], ["parcel-1"])

    def test_an_unpacking_reads_back_and_can_be_replaced(self, station: Station) -> None:
        record(station, received(), unpacked("u-1"))
        (found,) = station.read(lambda facts: facts.unpackings_of("parcel-1"))
        assert (found.unpacking_id, found.evidence) == ("u-1", ("photo-1",))
        assert found.shortages == (ev.Shortage(line_id="line-1", quantity=2),)
        record(station, unpacked("u-2", "u-1"))
        record(station, withdrawn("u-2"))
        (found,) = station.read(lambda facts: facts.unpackings_of("parcel-1"))
        assert found.unpacking_id == "u-1"

    def test_an_item_set_apart_says_where_it_is(self, station: Station) -> None:
        record(station, received(), identified(line_id=None), record_extra("a-1"))
        (found,) = station.read(lambda facts: facts.apart_of("unit-1"))
        assert (found.goods_class, found.disposition) == ("apparel", "quarantine")
        record(station, withdrawn("a-1"))
        assert station.read(lambda facts: facts.apart_of("unit-1")) == ()

    def test_what_becomes_of_an_extra_item_is_what_was_said_last(self, station: Station) -> None:
        record(station, received(), identified(line_id=None))
        record(station, settled("s-1", Disposition.QUARANTINE), actor=samples.SUPERVISOR)
        destroyed = settled("s-2", Disposition.DESTROY, "s-1")
        record(station, destroyed, actor=samples.SUPERVISOR)
        (found,) = station.read(lambda facts: facts.settlements_of("unit-1"))
        assert (found.settlement_id, found.disposition) == ("s-2", Disposition.DESTROY)
        assert (found.settled_by, found.reason_code) == (samples.SUPERVISOR.person_id, "no_answer")
        record(station, withdrawn("s-2"))
        (found,) = station.read(lambda facts: facts.settlements_of("unit-1"))
        assert found.settlement_id == "s-1"

    def test_a_decision_taken_back_counts_no_more(self, station: Station) -> None:
        record(station, received(), identified(), decided())
        (decision,) = station.read(lambda facts: facts.decisions_of("unit-1"))
        taken_back = ev.DecisionTakenBack(
            takeback_id="back-1",
            unit_id="unit-1",
            decision_id=decision.decision_id,
            reason_code="wrong_money",
            supersedes=(decision.decision_id,),
        )
        record(station, taken_back, actor=samples.SUPERVISOR)
        assert station.read(lambda facts: facts.decisions_of("unit-1")) == ()

    def test_grade_and_decision_read_back(self, station: Station) -> None:
        graded = ev.UnitGraded(
            grading_id="grading-1",
            unit_id="unit-1",
            packaging=PackagingGrade.OPENED,
            item=ItemGrade.LIKE_NEW,
            grade="A",
            rule_id="electronics",
            rule_version=1,
            supersedes=(),
        )
        record(station, received(), identified(), graded, decided())
        grading = station.read(lambda facts: facts.grading_of("unit-1"))
        decisions = station.read(lambda facts: facts.decisions_of("unit-1"))
        assert [(one.grade, one.item) for one in grading] == [("A", ItemGrade.LIKE_NEW)]
        assert [(one.choice, one.choice_minor, one.held_reason) for one in decisions] == [
            (Verdict.FULL, 89900, None)
        ]

    def test_containers_and_what_lies_in_them_read_back(self, station: Station) -> None:
        opened = [
            ev.ContainerOpened(
                container_id=f"bin-{number}",
                code=f"BIN-7F3K-00{number}X",
                disposition=Disposition.RESTOCK,
                goods_class=None,
            )
            for number in (1, 2)
        ]
        full = ev.ContainerClosed(
            closing_id="closing-1", container_id="bin-1", how=ContainerEnd.FULL
        )
        left = ev.ContainerClosed(
            closing_id="closing-2", container_id="bin-1", how=ContainerEnd.SHIPPED
        )
        record(station, *opened, full, actor=samples.DOCK)
        one = station.read(lambda facts: facts.container("bin-1"))
        assert one is not None
        assert (one.ended, one.closings) == (ContainerEnd.FULL, ("closing-1",))
        still = station.read(lambda facts: facts.open_containers(Disposition.RESTOCK))
        assert [each.container_id for each in still] == ["bin-2"]
        assert station.read(lambda facts: facts.open_containers(Disposition.CLEAN)) == ()
        record(station, left, full_again(), actor=samples.DOCK)
        (by_code,) = station.read(lambda facts: facts.containers_by_code("BIN-7F3K-001X"))
        assert by_code.ended is ContainerEnd.SHIPPED, "what left stays away"
        sortings = [
            ev.UnitSorted(
                sorting_id=f"sorting-{number}",
                unit_id="unit-1",
                container_id=f"bin-{number}",
                supersedes=older,
            )
            for number, older in ((1, ()), (2, ("sorting-1",)))
        ]
        record(station, *sortings, actor=samples.DOCK)
        (lies,) = station.read(lambda facts: facts.sortings_of("unit-1"))
        assert (lies.container_id, lies.sorted_by) == ("bin-2", samples.DOCK.person_id)

    def test_what_became_of_a_decided_unit_reads_back(self, station: Station) -> None:
        changed = ev.DispositionChanged(
            change_id="change-1",
            unit_id="unit-1",
            decision_id="decision-1",
            disposition=Disposition.RETURN_TO_CUSTOMER,
            reason_code="client_asked",
            supersedes=(),
        )
        witnessed = ev.DispositionWitnessed(
            witness_id="witness-1",
            unit_id="unit-1",
            decision_id="decision-1",
            disposition=Disposition.DESTROY,
        )
        sent = ev.UnitSentBack(
            shipment_id="shipment-1", unit_id="unit-1", carrier=None, code="SF9", supersedes=()
        )
        record(station, received(), identified(), decided())
        record(station, changed, witnessed, sent)
        (change,) = station.read(lambda facts: facts.changes_of("unit-1"))
        (witness,) = station.read(lambda facts: facts.witnesses_of("unit-1"))
        (shipment,) = station.read(lambda facts: facts.shipments_by_code("SF9"))
        (decision,) = station.read(lambda facts: facts.decisions_of("unit-1"))
        by = samples.INSPECTOR.person_id
        assert (change.disposition, change.changed_by) == (Disposition.RETURN_TO_CUSTOMER, by)
        assert (witness.disposition, witness.person_id) == (Disposition.DESTROY, by)
        assert (shipment.unit_id, shipment.carrier) == ("unit-1", None)
        assert decision.decided_by == by
        record(station, withdrawn("shipment-1"))
        assert station.read(lambda facts: facts.shipments_of("unit-1")) == ()

    def test_container_codes_are_valid_and_never_twice(self, station: Station) -> None:
        def action(work: Work) -> str:
            drawn = work.next_bin()
            opened = ev.ContainerOpened(
                container_id=work.ids.new(),
                code=drawn,
                disposition=Disposition.RESTOCK,
                goods_class=None,
            )
            work.record(opened)
            return drawn

        drawn = [station.act(samples.DOCK, action) for _ in range(12)]
        assert all(map(is_valid_bin, drawn))
        assert len(set(drawn)) == len(drawn)

    def test_a_held_decision_tells_why(self, station: Station) -> None:
        held = ev.DecisionHeld(
            hold_id="hold-1", decision_id="decision-1", unit_id="unit-1", reason="line.exhausted"
        )
        record(station, received(), identified(), decided())
        record(station, held, actor=samples.HUB)
        decisions = station.read(lambda facts: facts.decisions_of("unit-1"))
        assert decisions[0].held_reason == "line.exhausted"

    def test_a_refund_stands_at_its_last_step(self, station: Station) -> None:
        due = ev.RefundDue(
            refund_id="refund-1",
            ticket_id="ticket-1",
            line_id="line-1",
            order_line="order-1/1",
            slot=1,
            number=1,
            unit_id="unit-1",
            lpn="U-7F3K-0001",
            decision_id="decision-1",
            amount_minor=89900,
            currency="CNY",
        )
        record(station, due, actor=samples.HUB)
        before = station.read(lambda facts: facts.refunds_of_ticket("ticket-1"))
        assert [one.state for one in before] == [RefundState.DUE]
        for step, state in enumerate((RefundState.SENDING, RefundState.CONFIRMED), start=1):
            moved = ev.RefundMoved(
                refund_id="refund-1", step=step, state=state, external_ref="L-1", reason=None
            )
            record(station, moved, actor=samples.HUB)
        after = station.read(lambda facts: facts.refunds_of_ticket("ticket-1"))
        assert [(one.state, one.amount_minor, one.external_ref) for one in after] == [
            (RefundState.CONFIRMED, 89900, "L-1")
        ]

    def test_words_against_freight_hold_under_any_name_of_the_shop(self, station: Station) -> None:
        due = ev.FreightDue(
            refund_id="freight-1",
            ticket_id="ticket-1",
            shop=samples.ticket().shop,
            order_ref=samples.ticket().order_ref,
            number=1,
            decision_id="decision-1",
            amount_minor=1200,
            currency="CNY",
        )
        declined = ev.FreightDeclined(
            decline_id="decline-1",
            ticket_id="ticket-1",
            reason_code="keeps_the_rest",
            supersedes=(),
        )
        record(station, samples.ticket(), due, actor=samples.HUB)
        record(station, declined)
        moved = ev.RefundMoved(
            refund_id="freight-1",
            step=1,
            state=RefundState.CONFIRMED,
            external_ref="L-1",
            reason=None,
        )
        record(station, moved, actor=samples.HUB)
        ticket = station.read(lambda facts: facts.ticket("ticket-1"))
        found = station.read(lambda facts: facts.freight_of(ticket))
        assert [(one.state, one.amount_minor) for one in found.refunds] == [
            (RefundState.CONFIRMED, 1200)
        ]
        assert [one.reason_code for one in found.declines] == ["keeps_the_rest"]
        other = replace(ticket, shop="another")
        theirs = station.read(lambda facts: facts.freight_of(other))
        assert (theirs.refunds, theirs.declines) == ((), found.declines)
        record(station, ev.FactWithdrawn(withdrawal_id="w-1", fact_id="decline-1"))
        assert station.read(lambda facts: facts.freight_of(ticket)).declines == ()

    def test_freight_that_the_hub_holds_is_known_by_its_order(self, station: Station) -> None:
        ticket = samples.ticket()
        name = order_freight(ticket.shop, ticket.order_ref)
        told = (("freight.amounts", name), ("freight.other_shop", "freight of another"))
        for number, (what, subject) in enumerate((*told, ("freight.name_taken", name))):
            clash = ev.ConflictFound(
                conflict_id=f"c-{number}", what=what, subject=subject, facts=("d",)
            )
            record(station, *((samples.ticket(),) if not number else ()), clash, actor=samples.HUB)
            found = station.read(lambda facts: facts.freight_of(facts.ticket("ticket-1")))
            assert found.held == ("freight.name_taken" if number == len(told) else "")

    def test_an_order_stands_at_its_last_step(self, station: Station) -> None:
        due = ev.OrderDue(
            order_id="order-1",
            what=OrderKind.REPAIR,
            ticket_id="ticket-1",
            line_id="line-1",
            order_line="order-1/1",
            slot=1,
            number=1,
            unit_id="unit-1",
            lpn="U-7F3K-0001",
            decision_id="decision-1",
        )
        record(station, due, actor=samples.HUB)
        before = station.read(lambda facts: facts.orders_of_ticket("ticket-1"))
        assert [(one.what, one.state) for one in before] == [(OrderKind.REPAIR, OrderState.DUE)]
        for step, state in enumerate((OrderState.LISTED, OrderState.CONFIRMED), start=1):
            moved = ev.OrderMoved(
                order_id="order-1", step=step, state=state, external_ref="DD-1", reason=None
            )
            record(station, moved, actor=samples.HUB)
        after = station.read(lambda facts: facts.orders_of_ticket("ticket-1"))
        assert [(one.state, one.external_ref) for one in after] == [(OrderState.CONFIRMED, "DD-1")]

    def test_a_wish_replaces_the_one_before(self, station: Station) -> None:
        first = ev.CustomerChangedWish(
            wish_id="wish-1",
            ticket_id="ticket-1",
            wants=Service.RETURN,
            source=WishSource.PHONE,
            supersedes=(),
        )
        record(station, first)
        record(station, replace(first, wish_id="wish-2", wants=Service.REPAIR))
        both = station.read(lambda facts: facts.wishes_of("ticket-1"))
        assert [one.wants for one in both] == [Service.RETURN, Service.REPAIR]
        last = replace(first, wish_id="wish-3", supersedes=("wish-1", "wish-2"))
        record(station, last)
        (wish,) = station.read(lambda facts: facts.wishes_of("ticket-1"))
        assert (wish.wants, wish.source) == (Service.RETURN, WishSource.PHONE)

    def test_an_objected_record_counts_for_nothing(self, station: Station) -> None:
        record(station, received(), identified(), finding("finding-1", "none"))
        record(station, finding("finding-2", "broken", "finding-1"))
        found = station.read(lambda facts: facts.findings_of("unit-1"))
        about = found[0].at
        objection = ev.RecordObjected(
            objection_id="objection-1",
            about_origin=about.origin,
            about_seq=about.seq,
            reason="role",
        )
        record(station, objection, actor=samples.HUB)
        found = station.read(lambda facts: facts.findings_of("unit-1"))
        assert [one.answer_id for one in found] == ["none"]

    def test_a_person_is_known_as_last_registered(self, station: Station) -> None:
        record(station, samples.person(samples.INSPECTOR), actor=samples.HUB)
        promoted = samples.person(samples.INSPECTOR, fact_id="fact-2", role=Role.SUPERVISOR)
        record(station, promoted, actor=samples.HUB)
        person = station.read(lambda facts: facts.person("p-li"))
        assert person is not None
        assert (person.role, person.name_zh) == (Role.SUPERVISOR, "李晓燕")

    def test_lpns_are_valid_and_never_twice(self, station: Station) -> None:
        def action(work: Work) -> str:
            drawn = work.next_lpn()
            work.record(identified(work.ids.new(), lpn=drawn))
            return drawn

        drawn = [station.act(samples.INSPECTOR, action) for _ in range(40)]
        assert all(map(is_valid_lpn, drawn))
        assert len(set(drawn)) == len(drawn)

    def test_the_lpn_of_a_withdrawn_unit_is_not_used_again(self, station: Station) -> None:
        def action(work: Work) -> str:
            drawn = work.next_lpn()
            work.record(identified(lpn=drawn))
            work.record(withdrawn("unit-1"))
            return drawn

        first = station.act(samples.INSPECTOR, action)
        assert station.act(samples.INSPECTOR, lambda work: work.next_lpn()) != first

    def test_places_count_up_without_gaps(self, station: Station) -> None:
        record(station, received(), received("parcel-2", "SF2"), received("parcel-3", "SF3"))
        places = [
            station.read(lambda facts, one=one: facts.parcel(one)).at
            for one in ("parcel-1", "parcel-2", "parcel-3")
        ]
        first = places[0].seq
        assert [place.seq for place in places] == [first, first + 1, first + 2]
        assert len({place.origin for place in places}) == 1
