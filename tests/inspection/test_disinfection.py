from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from inspection.disinfection import (
    ContactTimer,
    DisinfectionState,
    Run,
    RunFacts,
    concentration_mg_l,
    deciding_run,
    ends_at,
    is_open,
    state_of,
)
from inspection.policies import Policies
from inspection.values import OriginId, Ref

START = datetime(2026, 11, 21, 6, 37, 40, tzinfo=UTC)


def run(**changes: Any) -> Run:
    ordinary: dict[str, Any] = {
        "run_id": "run-1",
        "target": "outer.carton",
        "procedure_id": "carton_chlorine",
        "procedure_version": 1,
        "agent": "sodium_hypochlorite",
        "concentration_mg_l": 500,
        "required_contact_s": 1800,
        "started_at": START,
        "finished_at": None,
        "contact_s": None,
        "proven": False,
        "stopped_at": None,
        "at": Ref(origin=OriginId("a"), seq=1),
    }
    return Run(**(ordinary | changes))


def finished(contact_s: int = 1800, *, proven: bool = True) -> Run:
    at = START + timedelta(seconds=contact_s)
    return run(finished_at=at, contact_s=contact_s, proven=proven)


def facts(*runs: Run, skipped: str | None = None) -> RunFacts:
    return RunFacts(runs=runs, skipped_reason=skipped)


@pytest.mark.parametrize(
    ("stock", "parts", "mg_l"),
    [(5000, 100, 500), (5000, 80, 625), (4000, 80, 500), (5000, 1, 50_000), (5250, 100, 525)],
)
def test_concentration_is_computed_from_stock_and_dilution(
    stock: int, parts: int, mg_l: int
) -> None:
    assert concentration_mg_l(stock, parts) == mg_l


def test_alcohol_is_weighed_by_its_own_density() -> None:
    assert concentration_mg_l(75_000, 1, density_mg_per_ml=789) == 591_750


@pytest.mark.parametrize(("stock", "parts", "density"), [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_nonsense_mixes_are_refused(stock: int, parts: int, density: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        concentration_mg_l(stock, parts, density_mg_per_ml=density)


def test_the_samples_in_every_procedure_hold(policies: Policies) -> None:
    for procedure in policies.procedures:
        assert procedure.samples or procedure.lamp.samples
        for one in procedure.samples:
            computed = concentration_mg_l(
                one.stock_milli_percent,
                one.dilution_parts,
                density_mg_per_ml=procedure.density_mg_per_ml,
            )
            assert computed == one.mg_l, f"{procedure.procedure_id}:{one.line}"
        assert procedure.concentration_mg_l >= procedure.required_mg_l


def test_126_mj_take_half_an_hour_under_70_uw(policies: Policies) -> None:
    """WS/T 367 C.6: 70 µW/cm² for 1800 s; what is lit from one side only is turned over."""
    lit = policies.procedure("carton_uvc")
    assert lit is not None
    assert lit.lamp is not None
    assert lit.lamp.contact_s(70, both_sides=True) == 1800
    assert lit.lamp.contact_s(70, both_sides=False) == lit.contact_s == 3600
    assert lit.lamp.contact_s(110, both_sides=True) == 1146
    assert (lit.concentration_mg_l, lit.needs_solution) == (0, False)


def test_every_material_offered_has_a_procedure(policies: Policies) -> None:
    for target in policies.targets.targets:
        for procedure in policies.procedures_for(target.target):
            assert procedure.suits(target.usual.code), procedure.procedure_id
        for material in target.materials:
            fitting = [
                one for one in policies.procedures_for(target.target) if one.suits(material.code)
            ]
            assert fitting, f"nothing for {material.code} on {target.target}"


def test_chlorine_is_not_for_electronics(policies: Policies) -> None:
    carton = policies.procedure("carton_chlorine")
    assert carton is not None
    assert not carton.suits("electronics")
    assert carton.suits("carton")


def test_the_timer_measures_on_the_monotonic_clock() -> None:
    timer = ContactTimer.begin(now=START, monotonic_s=50.0)
    later = timer.observed(now=START + timedelta(seconds=696), monotonic_s=746.4)
    assert (later.contact_s, later.remaining_s(1800), later.is_proven) == (696, 1104, True)
    assert timer.contact_s == 0


@pytest.mark.parametrize("step_s", [3600, -3600, 5, -5])
def test_a_step_of_the_wall_clock_marks_it_unproven_for_good(step_s: int) -> None:
    timer = ContactTimer.begin(now=START, monotonic_s=0.0)
    stepped = timer.observed(now=START + timedelta(seconds=10 + step_s), monotonic_s=10.0)
    back = stepped.observed(now=START + timedelta(seconds=20), monotonic_s=20.0)
    assert not stepped.is_proven
    assert not back.is_proven
    assert back.contact_s == 20


def test_a_restart_goes_on_by_the_wall_clock() -> None:
    now = START + timedelta(seconds=600)
    timer = ContactTimer.resume(START, now=now, monotonic_s=3.0)
    later = timer.observed(now=now + timedelta(seconds=30), monotonic_s=33.0)
    assert (later.contact_s, later.is_proven) == (630, True)


def test_a_restart_before_the_start_proves_nothing() -> None:
    timer = ContactTimer.resume(START, now=START - timedelta(seconds=60), monotonic_s=0.0)
    assert (timer.contact_s, timer.is_proven) == (0, False)
    waited = timer.observed(now=START + timedelta(seconds=1740), monotonic_s=1800.0)
    assert (waited.contact_s, waited.is_proven) == (1800, False)


@pytest.mark.parametrize(
    ("known", "state", "opens"),
    [
        (facts(), DisinfectionState.NONE, False),
        (facts(run()), DisinfectionState.RUNNING, False),
        (facts(run(stopped_at=START)), DisinfectionState.NONE, False),
        (facts(finished(1799)), DisinfectionState.NONE, False),
        (facts(finished()), DisinfectionState.DONE, True),
        (facts(finished(proven=False)), DisinfectionState.UNPROVEN, True),
        (facts(finished(proven=False), finished()), DisinfectionState.DONE, True),
        (facts(finished(), run(run_id="2")), DisinfectionState.RUNNING, True),
        (facts(skipped="no_solution"), DisinfectionState.SKIPPED, True),
        (facts(finished(), skipped="no_solution"), DisinfectionState.DONE, True),
    ],
)
def test_the_interlock_opens_for_enough_contact_or_a_reason(
    known: RunFacts, state: DisinfectionState, opens: bool
) -> None:
    assert (state_of(known), is_open(known)) == (state, opens)


def test_the_end_is_foreseen_from_the_start() -> None:
    assert ends_at(run()) == START + timedelta(minutes=30)


def test_a_proven_run_speaks_for_the_parcel_before_a_later_unproven_one() -> None:
    proven, unproven = finished(), finished(proven=False)
    assert deciding_run(facts(proven, unproven)) == proven
    assert deciding_run(facts(unproven)) == unproven
    assert deciding_run(facts(run())) is None
