"""What honest benches record of a disinfection is never objected; each shortcut is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from inspection import events as ev
from inspection.handlers.disinfect import StartDisinfection, start
from inspection.handlers.disinfect_late import EnterLate, enter_late
from inspection.handlers.solutions import AmendSolution, RegisterLamp, amend, register_lamp
from inspection.policies import Policies, load_policies
from inspection.values import rfc3339
from sync.hub.disinfection_rules import started_breach, used_breach
from tests.inspection import samples
from tests.inspection.fake_store import FakeFacts, Recorded
from tests.inspection.handlers.bench import Bench

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=False)


@pytest.fixture
def day(policies: Policies) -> Bench:
    """A bench that mixed, named the batch, registered a lamp, ran both and told of a third."""
    bench = Bench(policies)
    for one in (samples.INSPECTOR, samples.SUPERVISOR):
        bench.record(samples.person(one, fact_id=f"fact-{one.person_id}"))
    bench.announce(*(samples.other_ticket(one) for one in "123"))
    parcels = [bench.receive(f"SF{one}") for one in "123"]
    for parcel_id in parcels:
        bench.outside(parcel_id)
    named = AmendSolution(solution_id=bench.mixed(), product_batch="240817")
    bench.do(amend, named)
    bench.do(register_lamp, RegisterLamp(procedure_id="carton_uvc", device="UV-07"))
    for parcel_id, procedure_id in zip(parcels, ("carton_chlorine", "carton_uvc"), strict=False):
        bench.do(start, StartDisinfection(parcel_id=parcel_id, procedure_id=procedure_id))
    late = EnterLate(
        parcel_id=parcels[2],
        procedure_id="carton_chlorine",
        ended_at=bench.store.clock.now() - HOUR,
        reason="wall_clock",
    )
    bench.do(enter_late, late, actor=samples.SUPERVISOR)
    return bench


def objected(bench: Bench, change: Any = None) -> list[str]:
    """What the hub would object to, in the order of the records, each as `change` leaves it."""
    seen: list[Recorded] = []
    found = []
    procedures = {one.procedure_id: one for one in bench.policies.procedures}
    for one in bench.store.records:
        event, at = one.event, one.recorded_at
        if change is not None:
            event, at = change(event, at)
        facts = FakeFacts(seen)
        record: Any = SimpleNamespace(
            recorded_at=rfc3339(at), actor=one.actor.person_id, kind=event.KIND
        )
        reason = used_breach(record, event, bench.policies, facts)
        if isinstance(event, ev.DisinfectionStarted):
            reason = started_breach(event, procedures, facts, demo=False)
        if reason is None:
            seen.append(replace(one, event=event, recorded_at=at))
        else:
            found.append(reason)
    return found


def test_an_honest_day_is_not_objected(day: Bench) -> None:
    assert objected(day) == []


@pytest.mark.parametrize(
    ("kind", "change", "reasons"),
    [
        (ev.SolutionMixed, {"concentration_mg_l": 600}, "disinfection.concentration"),
        (ev.SolutionMixed, {"mixed_at": -HOUR}, "solution.other_times"),
        (ev.SolutionMixed, {"discard_at": HOUR}, "solution.other_times"),
        (ev.LampRegistered, {"irradiance_uw_cm2": 0}, "lamp.impossible"),
        (ev.LampRegistered, {"used_min": 60_000}, "disinfection.lamp_worn"),
        (ev.LampRegistered, {"irradiance_uw_cm2": 69}, "disinfection.unprepared"),
        (ev.DisinfectionPrepared, {"solution_id": None}, "disinfection.unprepared"),
        (ev.DisinfectionPrepared, {"solution_id": "other"}, "disinfection.unprepared"),
        (ev.DisinfectionPrepared, {"dose_uj_cm2": 1}, "disinfection.dose"),
        (ev.DisinfectionPrepared, {"material": "metal"}, "disinfection.material"),
        (ev.DisinfectionStarted, {"required_contact_s": 1799}, "disinfection.contact_time"),
        (ev.DisinfectionStarted, {"required_contact_s": 1799}, "disinfection.dose"),
        (ev.DisinfectionStarted, {"concentration_mg_l": 501}, "disinfection.other_solution"),
        (ev.DisinfectionEnteredLate, {"ended_at": 3 * HOUR}, "disinfection.late_times"),
        (ev.DisinfectionEnteredLate, {"target": "inner.pack"}, "disinfection.late_role"),
    ],
)
def test_a_shortcut_is_objected(
    day: Bench, kind: type, change: dict[str, Any], reasons: str
) -> None:
    def changed(event: Any, at: Any) -> tuple[Any, Any]:
        if not isinstance(event, kind):
            return event, at
        values = {
            name: getattr(event, name) + value if isinstance(value, timedelta) else value
            for name, value in change.items()
        }
        return replace(event, **values), at

    assert reasons in objected(day, changed)


def test_a_run_on_a_stale_solution_is_objected(day: Bench) -> None:
    def changed(event: Any, at: Any) -> tuple[Any, Any]:
        is_run = isinstance(event, ev.DisinfectionPrepared | ev.DisinfectionStarted)
        return event, at + 25 * HOUR if is_run else at

    assert objected(day, changed) == ["disinfection.solution_expired", "disinfection.unprepared"]


def test_only_a_role_of_the_policy_opens_by_telling_late(day: Bench) -> None:
    last = day.store.records[-1]
    day.store.records[-1] = replace(last, actor=samples.INSPECTOR)
    assert objected(day) == ["disinfection.late_role"]
