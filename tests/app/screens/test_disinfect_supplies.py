"""The bench of the disinfection page: solution, lamp, material, layers, late entries, timers."""

from __future__ import annotations

import pytest

from app.cases.disinfection import disinfection_case
from app.design.theme import Theme
from app.screens.disinfect_page import DisinfectPage
from app.screens.disinfect_vm import DisinfectVm
from app.states.disinfect import Asking, Need, Phase
from app.states.navigation import GoDisinfect, GoInspect
from app.work.contact_timers import ContactTimers
from inspection.disinfection import DisinfectionState, is_open, state_of
from inspection.errors import OperatorError
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.values import GoodsClass
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.inspection import samples

CHLORINE, ALCOHOL, UVC = 2, 3, 4
DAY_S = 86_400
GS1_BOTTLE = "]C10106901234567892172702161024A817"


@pytest.fixture
def vm(desk: InstantDesk) -> DisinfectVm:
    made = DisinfectVm(desk)
    made.enter(desk.received())
    return made


def runs(desk: InstantDesk, vm: DisinfectVm):
    return desk.ask(lambda facts: facts.runs_of(vm.state.case.parcel.parcel_id))


def test_enter_mixes_what_is_missing_then_starts(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(CHLORINE)
    assert vm.state.need is Need.SOLUTION
    vm.proceed()
    assert (vm.state.phase, vm.state.need) == (Phase.READY, Need.NOTHING)
    assert vm.state.solution.concentration_mg_l == 500
    vm.proceed()
    assert vm.state.phase is Phase.RUNNING


def test_an_expired_solution_is_said_and_mixed_anew(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(CHLORINE)
    vm.proceed()
    desk.clock.advance(DAY_S)
    assert vm.state.need is Need.FRESH
    vm.start()  # as the scanned command does
    assert vm.state.phase is Phase.READY
    assert desk.notices[-1].headline == "Solution expired"
    assert desk.notices[-1].instruction == "Mix a new one, then scan Start disinfection"
    vm.proceed()
    vm.proceed()
    assert vm.state.phase is Phase.RUNNING


def test_a_batch_is_scanned_before_or_after_mixing(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(CHLORINE)
    assert not vm.take_scan(typed_scan("240817"))  # nobody asked: perhaps the next parcel
    vm.ask_solution()
    vm.choose(2)
    assert vm.state.asking is Asking.BATCH
    assert vm.take_scan(typed_scan("240817"))
    assert vm.state.pending == "240817"
    vm.proceed()
    assert vm.state.solution.product_batch == "240817"
    assert vm.take_scan(typed_scan(GS1_BOTTLE))
    solution = vm.state.solution
    assert (solution.product_batch, solution.expires_on) == ("24A817", "2027-02-16")


def test_a_solution_can_be_poured_away(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(CHLORINE)
    vm.proceed()
    vm.ask_solution()
    vm.choose(3)
    assert vm.state.need is Need.SOLUTION


def test_a_material_locks_what_would_harm_it(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(0)
    assert vm.state.asking is Asking.MATERIAL
    fabric = next(
        number
        for number, one in enumerate(vm.state.materials, start=1)
        if one.code == "coloured_fabric"
    )
    vm.choose(fabric)
    assert vm.state.material.code == "coloured_fabric"
    vm.choose(CHLORINE)
    assert vm.state.procedure.agent.code == "sodium_hypochlorite"
    assert vm.state.procedure.demo_only  # chlorine for real parcels stays locked
    vm.choose(ALCOHOL)
    vm.proceed()
    vm.proceed()
    assert vm.state.run.agent == "ethanol"


def test_a_lamp_is_registered_by_its_number(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(UVC)
    assert vm.state.need is Need.LAMP
    vm.proceed()
    assert vm.state.need is Need.LAMP
    assert vm.take_scan(typed_scan("UV-07"))
    assert vm.state.asking is Asking.LAMP
    vm.undo()
    assert vm.state.pending == ""
    vm.take_scan(typed_scan("UV-07"))
    vm.choose(1)
    assert (vm.state.need, vm.state.lamp.device) == (Need.NOTHING, "UV-07")
    vm.proceed()
    assert vm.state.run.required_contact_s == 3600


@pytest.mark.parametrize("hostile", ["", "\x00\x1d", "张三 13812345678", "x" * 5000])
def test_no_scan_but_a_number_becomes_a_lamp(
    desk: InstantDesk, vm: DisinfectVm, hostile: str
) -> None:
    vm.choose(UVC)
    vm.take_scan(typed_scan(hostile))
    vm.choose(1)
    vm.proceed()
    assert desk.ask(lambda facts: facts.lamps()) == ()


def test_a_lamp_from_both_sides_takes_half_the_time(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(UVC)
    vm.take_scan(typed_scan("UV-07"))
    vm.choose(2)
    vm.proceed()
    assert vm.state.run.required_contact_s == 1800


def test_a_late_entry_takes_three_numbers(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.choose(CHLORINE)
    vm.ask_reason()
    vm.choose(len(vm.state.skip_reasons) + 1)
    vm.choose(2)
    assert vm.state.asking is Asking.LATE_WHEN
    vm.choose(3)
    (late,) = runs(desk, vm).late
    assert (desk.now() - late.ended_at).total_seconds() == 30 * 60
    assert late.reason == desk.policies.late.reasons[1].code
    assert not is_open(runs(desk, vm))
    assert vm.state.phase is Phase.READY


def test_cosmetics_go_through_both_layers(qapp, tmp_path, policies) -> None:
    ticket = samples.ticket(lines=(samples.line(goods_class=GoodsClass.HYGIENE),))
    with desk_in(tmp_path, policies, ticket) as desk:
        vm = DisinfectVm(desk)
        went: list[object] = []
        vm.going.connect(went.append)
        vm.enter(desk.received())
        vm.proceed()
        desk.clock.advance(3)
        vm._timers._tick()
        assert (vm.state.phase, vm.state.more_targets) == (Phase.DONE, True)
        vm.proceed()
        assert (vm.state.phase, vm.state.procedure.target) == (Phase.READY, "inner.pack")
        vm.proceed()
        vm.proceed()
        desk.clock.advance(180)
        vm._timers._tick()
        assert (vm.state.phase, vm.state.more_targets) == (Phase.DONE, False)
        needed = policies.targets.needed_for(GoodsClass.HYGIENE)
        assert state_of(runs(desk, vm), needed) is DisinfectionState.DONE
        vm.proceed()
        assert went == [GoInspect(parcel_id=vm.state.case.parcel.parcel_id)]


def test_the_inner_layer_may_wait_one_key_opens_it_without(qapp, tmp_path, policies) -> None:
    ticket = samples.ticket(lines=(samples.line(goods_class=GoodsClass.HYGIENE),))
    with desk_in(tmp_path, policies, ticket) as desk:
        page = DisinfectPage(Theme(), desk)
        went: list[object] = []
        page.go.connect(went.append)
        parcel_id = desk.received()
        page.enter(GoDisinfect(parcel_id=parcel_id))
        page._vm.proceed()
        desk.clock.advance(3)
        page._vm._timers._tick()
        (without,) = [one for one in page.offered.left if one.key == "F8"]
        assert (without.text, page.offered.primary.text) == (
            "Inspect without it",
            "Now the inner packaging",
        )
        without.run()
        assert went == [GoInspect(parcel_id=parcel_id)]
        page._vm.proceed()  # now the inner packaging, whose timer does not run yet
        assert "F8" in {one.key for one in page.offered.left if one.text == without.text}
        page._vm.ask_reason()
        assert (page._vm.state.asking, len(went)) == (Asking.NOTHING, 2)
        page._vm.proceed()  # mixed
        page._vm.proceed()
        assert "F8" not in {one.key for one in page.offered.left}, "it runs: Esc breaks it off"
        page._vm.ask_reason()
        assert (page._vm.state.asking, len(went)) == (Asking.NOTHING, 2)
        assert runs(desk, page._vm).skipped_reason is None
        needed = policies.targets.needed_for(GoodsClass.HYGIENE)
        assert state_of(runs(desk, page._vm), needed) is not DisinfectionState.DONE


def test_joined_cosmetics_ask_for_their_inner_layer_too(desk: InstantDesk) -> None:
    parcel_id = desk.received()
    announced = samples.other_ticket(
        "9", lines=(samples.line(line_id="line-9", goods_class=GoodsClass.HYGIENE),)
    )
    desk.store.transact(samples.HUB, lambda work: work.record(announced))
    before = desk.ask(lambda facts: disinfection_case(facts, parcel_id, desk.policies))
    joined = JoinTicket(parcel_id=parcel_id, ticket_id=announced.ticket_id)
    desk.act(lambda work: join_ticket(work, joined))
    case = desk.ask(lambda facts: disinfection_case(facts, parcel_id, desk.policies))
    assert "inner.pack" not in before.needed
    assert case.needed == (*before.needed, "inner.pack")
    assert case.goods == before.goods | {GoodsClass.HYGIENE}


def test_twelve_timers_end_once_each_and_outlive_a_restart(
    desk: InstantDesk, vm: DisinfectVm
) -> None:
    ended: list[str] = []
    codes = [f"SF70000000{number:02d}" for number in range(12)]
    for code in codes:
        ticket = samples.other_ticket(code[2:])
        desk.store.transact(samples.HUB, lambda work, one=ticket: work.record(one))
        vm.enter(desk.received(code))
        vm.proceed()
        desk.clock.advance(0.1)
    assert len(vm.state.others) == 11
    wanted = vm.state.others[6].run
    assert vm.take_scan(typed_scan(wanted.code))
    assert vm.state.run.run_id == wanted.run_id
    vm._timers._ticker.stop()  # the program ends here, and another begins
    desk.changed.disconnect(vm._timers._on_changed)
    again = ContactTimers(desk)
    desk.contact_over.connect(ended.append)
    again.refresh()
    desk.clock.advance(1.5)
    again._tick()
    assert ended == []
    desk.clock.advance(1.5)
    again._tick()
    again._tick()
    assert sorted(ended) == codes
    with desk.store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT proven, contact_s FROM disinfection_finishes").all()
    assert len(rows) == 12
    assert all(proven and contact_s >= 3 for proven, contact_s in rows)


def test_a_refusal_by_the_handler_leaves_the_step(desk: InstantDesk, vm: DisinfectVm) -> None:
    desk.fails = OperatorError("solution.weak")
    vm.choose(CHLORINE)
    vm.proceed()
    assert desk.notices[-1].headline == "The strip found the solution too weak"
    assert vm.state.phase is Phase.READY
