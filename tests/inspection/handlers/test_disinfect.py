import pytest

from inspection.disinfection import DisinfectionState, is_open, state_of
from inspection.events import DisinfectionFinished, DisinfectionStarted
from inspection.handlers.disinfect import (
    FinishDisinfection,
    SkipDisinfection,
    StartDisinfection,
    StopDisinfection,
    finish,
    missing_for_reception,
    skip,
    start,
    stop,
)
from inspection.handlers.receive import RecordCondition, record_condition
from inspection.values import OuterCondition, ParcelId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


@pytest.fixture
def parcel_id(bench: Bench) -> ParcelId:
    """A parcel whose outside is recorded."""
    made = bench.receive()
    bench.outside(made)
    return made


def state(bench: Bench, parcel_id: ParcelId) -> tuple[DisinfectionState, bool]:
    runs = bench.store.read(lambda facts: facts.runs_of(parcel_id))
    return state_of(runs), is_open(runs)


def ended(parcel_id: ParcelId, run_id: str, contact_s: int = 1800, **changes) -> FinishDisinfection:
    ordinary = {"parcel_id": parcel_id, "run_id": run_id, "contact_s": contact_s, "proven": True}
    return FinishDisinfection(**(ordinary | changes))


def test_a_run_records_what_was_used_and_computed(bench: Bench, parcel_id: ParcelId) -> None:
    bench.mixed()
    intent = StartDisinfection(parcel_id=parcel_id, procedure_id="carton_chlorine")
    bench.do(start, intent, actor=samples.DOCK)
    run = bench.store.events(DisinfectionStarted)[0]
    assert (run.concentration_mg_l, run.required_contact_s, run.agent) == (
        500,
        1800,
        "sodium_hypochlorite",
    )
    assert run.ppe == ("mask", "gloves", "goggles", "ventilation")
    assert run.started_at == bench.store.clock.now()
    assert state(bench, parcel_id) == (DisinfectionState.RUNNING, False)


def test_the_lock_opens_when_contact_time_is_over(bench: Bench, parcel_id: ParcelId) -> None:
    run_id = bench.start(parcel_id)
    bench.store.clock.advance(1799)
    early = bench.refused(finish, ended(parcel_id, run_id, 1799))
    assert (early.code, early.params) == ("disinfection.too_early", {"remaining_s": 1})
    bench.store.clock.advance(1)
    bench.do(finish, ended(parcel_id, run_id))
    assert state(bench, parcel_id) == (DisinfectionState.DONE, True)


@pytest.mark.parametrize(
    ("advance_s", "step_s", "claimed", "proven"),
    [
        (1800, 0, True, True),
        (1800.9, 0, True, True),
        (1800, 3600, True, False),
        (1800, -3600, True, False),
        (1800, 0, False, False),
        (3, 0, True, False),
    ],
)
def test_contact_is_proven_only_where_both_clocks_agree(
    bench: Bench, parcel_id: ParcelId, advance_s, step_s, claimed, proven
) -> None:
    run_id = bench.start(parcel_id)
    bench.store.clock.advance(advance_s)
    bench.store.clock.step(step_s)
    bench.do(finish, ended(parcel_id, run_id, 1800, proven=claimed))
    assert bench.store.events(DisinfectionFinished)[0].proven is proven
    expected = DisinfectionState.DONE if proven else DisinfectionState.UNPROVEN
    assert state(bench, parcel_id) == (expected, True)


def test_a_stopped_run_proves_nothing_and_can_be_repeated(
    bench: Bench, parcel_id: ParcelId
) -> None:
    run_id = bench.start(parcel_id)
    again = StartDisinfection(parcel_id=parcel_id, procedure_id="carton_chlorine")
    assert bench.refused(start, again).code == "disinfection.already_running"
    bench.do(stop, StopDisinfection(parcel_id=parcel_id, run_id=run_id))
    assert state(bench, parcel_id) == (DisinfectionState.NONE, False)
    assert bench.refused(finish, ended(parcel_id, run_id)).code == "disinfection.not_running"
    bench.disinfect(parcel_id)
    assert state(bench, parcel_id) == (DisinfectionState.DONE, True)


def test_a_run_ends_once(bench: Bench, parcel_id: ParcelId) -> None:
    run_id = bench.start(parcel_id)
    bench.store.clock.advance(1800)
    bench.do(finish, ended(parcel_id, run_id))
    assert bench.refused(finish, ended(parcel_id, run_id)).code == "disinfection.not_running"
    late = StopDisinfection(parcel_id=parcel_id, run_id=run_id)
    assert bench.refused(stop, late).code == "disinfection.not_running"


def test_skipping_needs_a_known_reason_and_can_be_made_good(
    bench: Bench, parcel_id: ParcelId
) -> None:
    bad = SkipDisinfection(parcel_id=parcel_id, reason="no time")
    assert bench.refused(skip, bad).code == "disinfection.reason_unknown"
    bench.do(skip, SkipDisinfection(parcel_id=parcel_id, reason="no_solution"))
    assert state(bench, parcel_id) == (DisinfectionState.SKIPPED, True)
    bench.disinfect(parcel_id)
    assert state(bench, parcel_id) == (DisinfectionState.DONE, True)


def test_a_running_one_is_not_skipped(bench: Bench, parcel_id: ParcelId) -> None:
    bench.start(parcel_id)
    intent = SkipDisinfection(parcel_id=parcel_id, reason="no_solution")
    assert bench.refused(skip, intent).code == "disinfection.already_running"


def test_a_demo_procedure_is_unknown_to_a_real_station(bench: Bench, parcel_id: ParcelId) -> None:
    intent = StartDisinfection(parcel_id=parcel_id, procedure_id="demo_carton")
    assert bench.refused(start, intent).code == "disinfection.unknown_procedure"


def test_the_outside_comes_first(bench: Bench) -> None:
    parcel_id = bench.receive()

    def missing() -> tuple[str, ...]:
        return bench.store.read(
            lambda facts: missing_for_reception(facts, parcel_id, policies=bench.policies)
        )

    assert missing() == ("condition", "label")
    intent = StartDisinfection(parcel_id=parcel_id, procedure_id="carton_chlorine")
    error = bench.refused(start, intent)
    assert (error.code, error.params) == (
        "parcel.reception_incomplete",
        {"missing": "condition", "count": 2},
    )
    torn = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.TORN,))
    bench.do(record_condition, torn)
    bench.shoot(parcel_id, "label")
    assert missing() == ("outer.damage",)
    reason = SkipDisinfection(parcel_id=parcel_id, reason="no_solution")
    assert bench.refused(skip, reason).params == {"missing": "outer.damage", "count": 1}
    bench.shoot(parcel_id, "outer.damage")
    assert missing() == ()
    bench.mixed()
    bench.do(start, intent)
