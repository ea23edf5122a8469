"""Which section is open, and whose the keys are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.screens.settings_page import ORDER, SECTIONS
from app.screens.settings_vm import SettingsVm

NAMES = ("look", "station", "sound")


@pytest.fixture
def vm(qapp: QApplication) -> SettingsVm:
    assert qapp is not None
    return SettingsVm(NAMES)


def test_digits_choose_until_a_section_is_open(vm: SettingsVm) -> None:
    vm.enter("")
    assert (vm.state.section, vm.state.is_inside) == ("look", False)
    assert not vm.digit("9")
    assert not vm.digit("0")
    assert vm.digit("3")
    assert (vm.state.section, vm.state.is_inside) == ("sound", True)
    assert not vm.digit("1")


def test_back_goes_to_the_list_and_then_out(vm: SettingsVm) -> None:
    closed: list[bool] = []
    vm.closed.connect(lambda: closed.append(True))
    vm.enter("station")
    assert vm.state.is_inside
    vm.back()
    assert (vm.state.section, vm.state.is_inside, closed) == ("station", False, [])
    vm.go_in()
    assert vm.state.is_inside
    vm.back()
    vm.back()
    assert closed == [True]


def test_the_list_remembers_where_one_was(vm: SettingsVm) -> None:
    vm.enter("sound")
    vm.enter("")
    assert (vm.state.section, vm.state.is_inside) == ("sound", False)
    vm.open("nowhere")
    vm.enter("nowhere")
    assert vm.state.section == "sound"


def test_sections_keep_their_order_and_fit_the_digits() -> None:
    names = [one.name for one in SECTIONS]
    assert names == [name for name in ORDER if name in names]
    assert len(names) <= 9
