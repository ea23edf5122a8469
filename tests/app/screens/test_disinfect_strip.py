"""A test strip is read, typed and kept; too weak, the solution starts no timer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.design.theme import Theme
from app.screens.disinfect_page import DisinfectPage
from app.screens.disinfect_vm import DisinfectVm
from app.states.disinfect import Asking, Need, Phase
from app.states.navigation import GoDisinfect
from app.wording.disinfect import DisinfectWords
from inspection.policies import Policies
from inspection.values import GoodsClass
from tests.app.screens.instant_desk import InstantDesk

CHLORINE = 2


@pytest.fixture
def vm(desk: InstantDesk) -> DisinfectVm:
    made = DisinfectVm(desk)
    made.enter(desk.received())
    made.choose(CHLORINE)
    made.proceed()
    return made


def read(vm: DisinfectVm, digits: str) -> None:
    vm.ask_solution()
    vm.choose(4)
    for digit in digits:
        vm.choose(int(digit))
    vm.proceed()


def test_the_reading_is_typed_and_kept(desk: InstantDesk, vm: DisinfectVm) -> None:
    words = DisinfectWords()
    vm.ask_solution()
    assert words.answers(vm.state)[3] == "Test strip reading"
    vm.choose(4)
    vm.proceed()
    assert vm.state.asking is Asking.STRIP, "nothing is typed yet"
    for digit in (0, 5, 0, 0, 7):
        vm.choose(digit)
    vm.delete_digit()
    procedure = vm.state.procedure
    shown = words.supplies.strip(vm.state, procedure)
    assert shown == ("Test strip", "500", "mg/L", "Computed 500, Needs 500")
    vm.proceed()
    assert (vm.state.asking, vm.state.need) == (Asking.NOTHING, Need.NOTHING)
    facts = dict(words.supplies.facts(vm.state, procedure, desk.now()).facts)
    assert facts["Test strip"] == "500 mg/L"
    vm.proceed()
    assert vm.state.phase is Phase.RUNNING


def test_too_weak_it_starts_nothing_until_a_new_one_is_mixed(
    desk: InstantDesk, vm: DisinfectVm
) -> None:
    read(vm, "400")
    assert vm.state.need is Need.WEAK
    said = DisinfectWords().notice(vm.state)
    assert (said.kind, said.headline) == (
        "warn",
        "Solution too weak: the strip reads 400 mg/L",
    )
    vm.start()  # as the scanned command does
    assert vm.state.phase is Phase.READY
    vm.proceed()
    assert (vm.state.need, vm.state.solution.test_strip_mg_l) == (Need.NOTHING, None)


def test_a_scanned_start_waits_for_the_reading(desk: InstantDesk) -> None:
    page = DisinfectPage(Theme(), desk)
    page.enter(GoDisinfect(parcel_id=desk.received()))
    page._vm.choose(CHLORINE)
    page._vm.proceed()
    assert "disinfect_start" in page.deeds()
    page._vm.ask_solution()
    page._vm.choose(4)
    assert not page.on_command("CMD-DISINFECT-START")
    assert (page._vm.state.phase, page._vm.state.asking) == (Phase.READY, Asking.STRIP)


def test_esc_forgets_the_digits_and_no_strip_has_six(desk: InstantDesk, vm: DisinfectVm) -> None:
    vm.ask_solution()
    vm.choose(4)
    for _ in range(9):
        vm.choose(9)
    assert vm.state.typed == "99999"
    vm.undo()
    assert (vm.state.asking, vm.state.typed) == (Asking.NOTHING, "")
    assert vm.state.solution.test_strip_mg_l is None


@pytest.mark.parametrize("goods", GoodsClass)
def test_nothing_preselected_harms_what_it_meets(policies: Policies, goods: GoodsClass) -> None:
    for target in policies.targets.targets:
        usual = target.usual_for(frozenset({goods}))
        assert usual in target.materials
        assert any(one.suits(usual.code) for one in policies.procedures_for(target.target))
    assert policies.targets.targets[0].usual_for(frozenset()).code == "carton"


def test_what_the_usual_material_excludes_is_not_preselected(desk: InstantDesk) -> None:
    """Data of a site whose soft goods come in fabric, which chlorine would bleach."""
    targets = desk.policies.targets
    outer = targets.targets[0]
    fabric = next(one for one in outer.materials if one.code == "electronics")
    changed = replace(outer, usual_of=((frozenset(GoodsClass), fabric),))
    rules = replace(targets, targets=(changed, *targets.targets[1:]))
    desk.policies = replace(desk.policies, targets=rules)
    vm = DisinfectVm(desk)
    vm.enter(desk.received())
    assert vm.state.material == fabric
    assert vm.state.suits(vm.state.procedure)
    assert vm.state.chosen != 0, "the one of the demonstration is not for electronics"
