"""Disinfect: start, wait on the monotonic clock, end by itself; stop and skip with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.screens.disinfect_vm import DisinfectVm
from app.states.disinfect import Phase
from app.states.navigation import GoInspect, GoReceive
from inspection.disinfection import is_open
from inspection.errors import WorldError
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


@pytest.fixture
def vm(desk: InstantDesk) -> DisinfectVm:
    made = DisinfectVm(desk)
    made.enter(desk.received())
    return made


def tick(vm: DisinfectVm) -> None:
    vm._timers._tick()


def test_the_concentration_is_derived_from_the_mix(vm: DisinfectVm) -> None:
    assert vm.state.phase is Phase.READY
    assert vm.state.procedure.concentration_mg_l == 500
    assert vm.state.procedure.demo_only


def test_number_keys_choose_among_procedures(vm: DisinfectVm) -> None:
    vm.choose(2)
    assert vm.state.procedure.procedure_id == "carton_chlorine"
    vm.choose(9)
    assert vm.state.procedure.procedure_id == "carton_chlorine"


@pytest.mark.parametrize(("ahead_h", "offered"), [(0, "carton_chlorine"), (3, "carton_alcohol")])
def test_the_fast_lane_is_offered_the_shortest_contact_time(
    desk: InstantDesk, ahead_h: float, offered: str
) -> None:
    policies = desk.policies
    real = tuple(one for one in policies.procedures if not one.demo_only)
    desk.policies = replace(policies, procedures=real)
    parcel_id = desk.received()
    desk.clock.advance(ahead_h * 3600)
    vm = DisinfectVm(desk)
    vm.enter(parcel_id)
    assert vm.state.procedure.procedure_id == offered
    # it is an offer: the number keys choose as always, and a reload changes nothing of that
    vm.choose(1)
    vm._reload()
    assert vm.state.chosen == 0


def test_enter_starts_and_the_end_records_itself(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.proceed()
    assert vm.state.phase is Phase.RUNNING
    desk.clock.advance(2.5)
    tick(vm)
    assert vm.state.timer.remaining_s == 1
    desk.clock.advance(0.5)
    tick(vm)
    assert vm.state.phase is Phase.DONE
    run = desk.ask(lambda facts: facts.runs_of(vm.state.case.parcel.parcel_id)).runs[0]
    assert run.contact_s == 3
    assert run.proven


def test_a_clock_step_never_ends_it_and_leaves_it_unproven(
    desk: InstantDesk, vm: DisinfectVm
) -> None:
    vm.proceed()
    desk.clock.step(3600)
    tick(vm)
    assert vm.state.phase is Phase.RUNNING
    desk.clock.advance(3)
    tick(vm)
    assert vm.state.phase is Phase.DONE
    assert not vm.state.run.proven


def test_a_run_survives_a_restart(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.proceed()
    desk.clock.advance(10)
    again = DisinfectVm(desk)
    again.enter(vm.state.case.parcel.parcel_id)
    assert again.state.phase is Phase.DONE


def test_enter_while_it_runs_takes_the_next_parcel_then_opens(
    desk: InstantDesk, vm: DisinfectVm
) -> None:
    went: list[object] = []
    vm.going.connect(went.append)
    vm.proceed()
    vm.proceed()
    desk.clock.advance(3)
    tick(vm)
    vm.proceed()
    assert went == [GoReceive(), GoInspect(parcel_id=vm.state.case.parcel.parcel_id)]


def test_several_runs_count_at_once(desk: InstantDesk, vm: DisinfectVm) -> None:
    first = vm.state.case.parcel.parcel_id
    vm.choose(2)
    vm.proceed()  # the solution is mixed
    vm.proceed()
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("7")))
    second = desk.received("SF7")
    vm.enter(second)
    vm.proceed()
    assert [one.run.parcel_id for one in vm.state.others] == [first]
    desk.clock.advance(3)
    tick(vm)
    assert vm.state.phase is Phase.DONE
    assert not vm.state.others[0].is_finished


def test_escape_breaks_it_off_and_it_can_start_again(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.proceed()
    vm.undo()
    assert vm.state.phase is Phase.READY
    assert not is_open(desk.ask(lambda facts: facts.runs_of(vm.state.case.parcel.parcel_id)))
    vm.proceed()
    assert vm.state.phase is Phase.RUNNING


def test_skipping_needs_a_reason(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.ask_reason()
    assert vm.state.is_asking_reason
    vm.undo()
    assert not vm.state.is_asking_reason
    vm.ask_reason()
    vm.choose(1)
    assert vm.state.phase is Phase.SKIPPED
    facts = desk.ask(lambda facts: facts.runs_of(vm.state.case.parcel.parcel_id))
    assert facts.skipped_reason == desk.policies.skip_reasons[0].code


def test_nobody_signed_in_means_the_end_waits(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.proceed()
    person, desk.person = desk.person, None
    desk.clock.advance(5)
    tick(vm)
    assert vm.state.phase is Phase.RUNNING
    desk.person = person
    tick(vm)
    assert vm.state.phase is Phase.DONE
    assert vm.state.run.contact_s == 5


def test_an_end_that_could_not_be_recorded_is_tried_again(
    desk: InstantDesk, vm: DisinfectVm
) -> None:
    vm.proceed()
    desk.fails = WorldError("store.busy")
    desk.clock.advance(3)
    tick(vm)
    desk.fails = None
    tick(vm)
    assert vm.state.phase is Phase.RUNNING
    desk.clock.advance(2)
    tick(vm)
    assert vm.state.phase is Phase.DONE


def test_a_refusal_is_said_and_nothing_is_recorded(desk: InstantDesk, vm: DisinfectVm) -> None:
    desk.fails = WorldError("store.full")
    vm.proceed()
    assert vm.state.phase is Phase.READY
    assert not vm.state.is_busy
    assert desk.notices[-1].kind == "error"


def test_behind_another_page_time_runs_on_and_nothing_is_drawn(
    qtbot, desk: InstantDesk, vm: DisinfectVm
) -> None:
    vm.proceed()
    vm.leave()
    with qtbot.assertNotEmitted(vm.changed):
        desk.clock.advance(1)
        tick(vm)
        desk.clock.advance(2)
        tick(vm)
    with qtbot.waitSignal(vm.changed):
        vm.resume()
    assert vm.state.phase is Phase.DONE
