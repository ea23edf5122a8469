"""What disinfects: a solution in date, a lamp that is not worn, a material it does not harm."""

from datetime import timedelta

import pytest

from inspection.disinfection import DisinfectionState, is_open, state_of
from inspection.events import (
    DisinfectionEnteredLate,
    DisinfectionPrepared,
    DisinfectionStarted,
    LampRegistered,
    SolutionDiscarded,
    SolutionMixed,
)
from inspection.handlers.disinfect import (
    FinishDisinfection,
    StartDisinfection,
    StopDisinfection,
    finish,
    start,
    stop,
)
from inspection.handlers.disinfect_late import EnterLate, enter_late
from inspection.handlers.solutions import (
    AmendSolution,
    DiscardSolution,
    MixSolution,
    RegisterLamp,
    amend,
    discard,
    mix,
    register_lamp,
)
from inspection.values import GoodsClass, ParcelId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

CHLORINE, ALCOHOL, UVC = "carton_chlorine", "carton_alcohol", "carton_uvc"
DAY_S = 86_400


@pytest.fixture
def parcel_id(bench: Bench) -> ParcelId:
    """A parcel whose outside is recorded."""
    made = bench.receive()
    bench.outside(made)
    return made


def begin(parcel_id: ParcelId, procedure_id: str = CHLORINE, **changes) -> StartDisinfection:
    return StartDisinfection(parcel_id=parcel_id, procedure_id=procedure_id, **changes)


def solutions(bench: Bench) -> list[tuple[str, str | None]]:
    found = bench.store.read(lambda facts: facts.solutions())
    return [(one.agent, one.product_batch) for one in found]


def test_a_solution_is_its_recipe_with_the_time_to_discard(bench: Bench) -> None:
    intent = MixSolution(procedure_id=CHLORINE, product_batch=" 240817a ", expires_on="2027-02-16")
    bench.do(mix, intent, actor=samples.DOCK)
    (mixed,) = bench.store.events(SolutionMixed)
    assert (mixed.concentration_mg_l, mixed.stock_milli_percent, mixed.dilution_parts) == (
        500,
        5000,
        100,
    )
    assert (mixed.product_batch, mixed.expires_on) == ("240817A", "2027-02-16")
    assert mixed.mixed_at == bench.store.clock.now()
    assert mixed.discard_at - mixed.mixed_at == timedelta(seconds=DAY_S)


def test_no_timer_starts_without_a_solution_in_date(bench: Bench, parcel_id: ParcelId) -> None:
    assert bench.refused(start, begin(parcel_id)).code == "solution.missing"
    solution_id = bench.mixed()
    bench.store.clock.advance(DAY_S)
    assert bench.refused(start, begin(parcel_id)).code == "solution.expired"
    fresh = bench.mixed()
    assert [one.solution_id for one in bench.store.events(SolutionDiscarded)] == [solution_id]
    run_id = bench.do(start, begin(parcel_id))
    (prepared,) = bench.store.events(DisinfectionPrepared)
    assert (prepared.run_id, prepared.solution_id, prepared.material) == (run_id, fresh, "carton")


def test_a_clock_set_back_makes_no_solution_fresh(bench: Bench, parcel_id: ParcelId) -> None:
    bench.mixed()
    bench.store.clock.step(-3600)
    assert bench.refused(start, begin(parcel_id)).code == "solution.expired"


def test_what_is_poured_away_is_not_used(bench: Bench, parcel_id: ParcelId) -> None:
    gone = DiscardSolution(solution_id=bench.mixed())
    bench.do(discard, gone)
    assert bench.refused(start, begin(parcel_id)).code == "solution.missing"
    assert bench.refused(discard, gone).code == "solution.unknown"


def test_another_agent_stays_on_the_bench(bench: Bench) -> None:
    bench.mixed(ALCOHOL)
    bench.mixed()
    bench.mixed()
    assert solutions(bench) == [("sodium_hypochlorite", None), ("ethanol", None)]


def test_what_is_learned_later_keeps_the_times(bench: Bench, parcel_id: ParcelId) -> None:
    solution_id = bench.mixed()
    bench.store.clock.advance(600)
    named = bench.do(amend, AmendSolution(solution_id=solution_id, product_batch="240817"))
    first, second = bench.store.events(SolutionMixed)
    assert (second.mixed_at, second.supersedes) == (first.mixed_at, (solution_id,))
    assert solutions(bench) == [("sodium_hypochlorite", "240817")]
    bench.do(amend, AmendSolution(solution_id=named, test_strip_mg_l=250))
    assert solutions(bench) == [("sodium_hypochlorite", "240817")]
    assert bench.refused(start, begin(parcel_id)).code == "solution.weak"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"product_batch": "张三 13812345678"}, "solution.batch_unread"),
        ({"product_batch": "WANG-LI-13"}, "solution.batch_unread"),
        ({"product_batch": "9" * 600}, "code.too_long"),
        ({"expires_on": "2026-11-20"}, "solution.product_expired"),
        ({"expires_on": "yesterday"}, "solution.product_expired"),
        ({"procedure_id": UVC}, "disinfection.unknown_procedure"),
        ({"procedure_id": "nothing"}, "disinfection.unknown_procedure"),
    ],
)
def test_a_bottle_that_is_none_is_refused(bench: Bench, changes: dict[str, str], code: str) -> None:
    intent = MixSolution(**({"procedure_id": CHLORINE} | changes))
    assert bench.refused(mix, intent).code == code


def test_an_agent_that_harms_the_material_is_refused(bench: Bench, parcel_id: ParcelId) -> None:
    bench.mixed()
    bench.mixed(ALCOHOL)
    fabric = begin(parcel_id, material="coloured_fabric")
    assert bench.refused(start, fabric).code == "disinfection.material_excluded"
    odd = begin(parcel_id, material="granite")
    assert bench.refused(start, odd).code == "disinfection.material_unknown"
    bench.do(start, begin(parcel_id, ALCOHOL, material="coloured_fabric"))
    assert bench.store.events(DisinfectionPrepared)[0].material == "coloured_fabric"


def test_under_a_lamp_the_seconds_follow_from_the_dose(bench: Bench, parcel_id: ParcelId) -> None:
    assert bench.refused(start, begin(parcel_id, UVC)).code == "lamp.missing"
    bench.do(register_lamp, RegisterLamp(procedure_id=UVC, device="UV-07"))
    bench.do(start, begin(parcel_id, UVC))
    (run,) = bench.store.events(DisinfectionStarted)
    (prepared,) = bench.store.events(DisinfectionPrepared)
    # 126 mJ/cm² at 70 µW/cm², one side after the other
    assert (run.required_contact_s, run.concentration_mg_l) == (3600, 0)
    assert (prepared.dose_uj_cm2, prepared.irradiance_uw_cm2, prepared.sides) == (126_000, 70, 2)
    assert prepared.solution_id is None


def test_a_lamp_from_both_sides_takes_half_the_time(bench: Bench, parcel_id: ParcelId) -> None:
    lamp = RegisterLamp(procedure_id=UVC, device="UV-07", both_sides=True)
    bench.do(register_lamp, lamp)
    bench.do(start, begin(parcel_id, UVC))
    assert bench.store.events(DisinfectionStarted)[0].required_contact_s == 1800


def test_hours_of_runs_add_up_until_the_tube_is_worn(bench: Bench, parcel_id: ParcelId) -> None:
    bench.do(register_lamp, RegisterLamp(procedure_id=UVC, device="UV-07"))
    run_id = bench.do(start, begin(parcel_id, UVC))
    bench.store.clock.advance(3700)
    bench.do(
        finish,
        FinishDisinfection(parcel_id=parcel_id, run_id=run_id, contact_s=3700, proven=True),
    )
    (lamp,) = bench.store.read(lambda facts: facts.lamps())
    assert (lamp.used_min, lamp.used_h, lamp.is_worn) == (61, 1, False)
    (registered,) = bench.store.events(LampRegistered)
    old = dict(vars(registered)) | {"lamp_id": "old", "used_min": 1000 * 60}
    bench.record(LampRegistered(**old), actor=samples.INSPECTOR)
    worn = bench.refused(start, begin(parcel_id, UVC))
    assert (worn.code, worn.params) == ("lamp.worn", {"device": "UV-07", "hours": 1000})
    bench.do(register_lamp, RegisterLamp(procedure_id=UVC, device="UV-07"))
    assert [one.used_min for one in bench.store.read(lambda facts: facts.lamps())] == [0]
    bench.do(start, begin(parcel_id, UVC))


def test_a_run_broken_off_counts_whole_for_the_lamp(bench: Bench, parcel_id: ParcelId) -> None:
    bench.do(register_lamp, RegisterLamp(procedure_id=UVC, device="UV-07"))
    run_id = bench.do(start, begin(parcel_id, UVC))
    bench.do(stop, StopDisinfection(parcel_id=parcel_id, run_id=run_id))
    assert [one.used_min for one in bench.store.read(lambda facts: facts.lamps())] == [60]


@pytest.mark.parametrize(
    ("actor", "opens"), [(samples.INSPECTOR, False), (samples.SUPERVISOR, True)]
)
def test_what_is_entered_late_never_proves(
    bench: Bench, parcel_id: ParcelId, actor, opens: bool
) -> None:
    ended_at = bench.store.clock.now() - timedelta(minutes=30)
    intent = EnterLate(
        parcel_id=parcel_id, procedure_id=CHLORINE, ended_at=ended_at, reason="wall_clock"
    )
    bench.do(enter_late, intent, actor=actor)
    (told,) = bench.store.events(DisinfectionEnteredLate)
    assert (told.ended_at - told.started_at).total_seconds() == told.required_contact_s == 1800
    runs = bench.store.read(lambda facts: facts.runs_of(parcel_id))
    assert runs.late[0].entered_at == bench.store.clock.now()
    assert (state_of(runs), is_open(runs)) == (DisinfectionState.LATE, opens)
    bench.disinfect(parcel_id)
    runs = bench.store.read(lambda facts: facts.runs_of(parcel_id))
    assert (state_of(runs), is_open(runs)) == (DisinfectionState.DONE, True)


@pytest.mark.parametrize(
    ("hours", "reason", "code"),
    [
        (-1, "wall_clock", "disinfection.late_when"),
        (25, "wall_clock", "disinfection.late_when"),
        (1, "because", "disinfection.reason_unknown"),
    ],
)
def test_a_late_entry_has_a_reason_and_a_bound(
    bench: Bench, parcel_id: ParcelId, hours: int, reason: str, code: str
) -> None:
    ended_at = bench.store.clock.now() - timedelta(hours=hours)
    intent = EnterLate(parcel_id=parcel_id, procedure_id=CHLORINE, ended_at=ended_at, reason=reason)
    assert bench.refused(enter_late, intent).code == code


def test_the_inner_packaging_comes_after_the_outside(bench: Bench, parcel_id: ParcelId) -> None:
    """Cosmetics are not restocked before each layer has had its time."""
    needed = bench.policies.targets.needed_for(GoodsClass.HYGIENE)
    bench.mixed(ALCOHOL)
    inner = begin(parcel_id, "inner_alcohol")
    assert bench.refused(start, inner).code == "inspection.locked"
    bench.disinfect(parcel_id)

    def stands() -> tuple[DisinfectionState, DisinfectionState, bool]:
        runs = bench.store.read(lambda facts: facts.runs_of(parcel_id))
        return state_of(runs), state_of(runs, needed), is_open(runs)

    assert stands() == (DisinfectionState.DONE, DisinfectionState.NONE, True)
    run_id = bench.do(start, inner)
    assert stands() == (DisinfectionState.DONE, DisinfectionState.RUNNING, True)
    bench.store.clock.advance(180)
    bench.do(
        finish, FinishDisinfection(parcel_id=parcel_id, run_id=run_id, contact_s=180, proven=True)
    )
    assert stands() == (DisinfectionState.DONE, DisinfectionState.DONE, True)
