"""The label settings: in force at once, an address first where one is needed, a test print."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from app.design.theme import Theme
from app.printing.bench import TEST_LPN
from app.screens.sections.labels_section import LABEL_TAB, PRINTER_TAB, LabelsSection
from app.screens.sections.labels_vm import LabelsVm, PrinterKind
from inspection.errors import WorldError
from tests.app.screens.instant_desk import InstantDesk


@pytest.fixture
def vm(desk: InstantDesk) -> LabelsVm:
    made = LabelsVm(desk)
    made.enter()
    return made


@pytest.fixture
def section(qtbot, desk: InstantDesk) -> LabelsSection:
    made = LabelsSection(Theme(), desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.enter()
    return made


def printer(desk: InstantDesk) -> str:
    return str(desk.preferences.value("printer"))


def test_at_first_nothing_is_printed(vm: LabelsVm) -> None:
    state = vm.state
    assert (state.kind, state.can_test, state.last) == (PrinterKind.NONE, False, None)
    assert state.size_mm == (60, 40)


def test_a_network_printer_waits_for_its_address(desk: InstantDesk, vm: LabelsVm) -> None:
    vm.choose_kind(PrinterKind.NETWORK)
    assert (vm.state.kind, vm.state.can_test, printer(desk)) == (PrinterKind.NETWORK, False, "")
    vm.name_host(" printer-3:6101 ")
    assert (printer(desk), vm.state.host, vm.state.can_test) == (
        "zpl:printer-3:6101",
        "printer-3:6101",
        True,
    )


@pytest.mark.parametrize("address", ["a b", "host:0", "[::1", "x" * 300])
def test_an_address_that_is_none_changes_nothing(
    desk: InstantDesk, vm: LabelsVm, address: str
) -> None:
    vm.choose_kind(PrinterKind.NETWORK)
    vm.name_host("10.0.0.40")
    vm.name_host(address)
    assert printer(desk) == "zpl:10.0.0.40"
    assert [one.code for one in desk.complaints] == ["config.invalid"]


def test_files_go_to_the_data_folder_until_another_is_named(
    desk: InstantDesk, vm: LabelsVm, tmp_path
) -> None:
    vm.choose_kind(PrinterKind.FILE)
    assert [one.code for one in desk.complaints] == []
    assert vm.state.folder.endswith("labels")
    vm.name_folder(str(tmp_path))
    assert printer(desk) == f"zpl-file:{tmp_path}"
    vm.name_folder("labels")
    assert [one.code for one in desk.complaints] == ["config.invalid"]
    assert vm.state.folder == str(tmp_path)


def test_printers_of_this_computer_are_found_when_they_are_wanted(
    desk: InstantDesk, vm: LabelsVm
) -> None:
    desk.press.names = ("Zebra ZD421", "Office")
    assert vm.state.names is None
    vm.choose_kind(PrinterKind.SYSTEM)
    assert vm.state.names == ("Zebra ZD421", "Office")
    vm.name_printer("Zebra ZD421")
    assert (printer(desk), vm.state.name) == ("qt:Zebra ZD421", "Zebra ZD421")
    vm.choose_kind(PrinterKind.NONE)
    assert printer(desk) == ""


def test_another_roll_shows_another_picture(desk: InstantDesk, vm: LabelsVm) -> None:
    pictures: list[QImage] = []
    vm.pictured.connect(pictures.append)
    vm.choose_size((50, 30))
    vm.choose("printer_dpi", 300)
    assert (vm.state.size_mm, vm.state.form.dpi) == ((50, 30), 300)
    assert (pictures[-1].width(), pictures[-1].height()) == (591, 354)


def test_digits_set_everything(desk: InstantDesk, section: LabelsSection) -> None:
    for key in "3689":
        assert section.on_key(key)
    assert printer(desk).startswith("zpl-file:")
    assert desk.printing.form.width_mm == 50
    assert desk.printing.form.dpi == 300
    assert desk.preferences.value("label_auto_print") is False
    assert section.on_key("1")
    assert section.on_key("9")
    assert desk.preferences.value("lpn_scan_back") is True
    assert not section.on_key("F10"), "nothing to print with"


def test_the_test_print_takes_the_address_just_typed(
    desk: InstantDesk, section: LabelsSection
) -> None:
    section.on_key("2")
    section._host.setText("10.0.0.41")
    section._host.editingFinished.emit()
    action = section.offered.primary
    assert action is not None
    section._host.setText("10.0.0.42")
    action.run()
    assert printer(desk) == "zpl:10.0.0.42"
    assert [one.label.lpn for one in desk.press.jobs] == [TEST_LPN]
    assert TEST_LPN in section._last.text()


def test_what_failed_is_said_beside_the_picture(desk: InstantDesk, section: LabelsSection) -> None:
    desk.preferences.set("printer", "zpl:10.0.0.40")
    desk.press.fails = WorldError("printer.paper_out")
    assert section.on_key("F10")
    assert "no labels left" in section._last.text()
    assert [one.code for one in desk.complaints] == ["printer.paper_out"]


def test_the_printer_that_is_chosen_stands_even_where_it_is_gone(
    desk: InstantDesk, section: LabelsSection
) -> None:
    desk.preferences.set("printer", "qt:Old Zebra")
    section.enter()
    options = section._names._options
    assert options is not None
    assert [one.text() for one in options._buttons] == ["Old Zebra"]
    assert "no printer" in section._names._words.text()


def test_in_compact_windows_the_label_is_a_tab(desk: InstantDesk, section: LabelsSection) -> None:
    assert section._side.isVisible()
    section.theme.use(compact=True)
    assert section._tab == PRINTER_TAB
    assert not section._side.isVisible()
    section.on_key("6")
    assert section._tab == LABEL_TAB
    assert section._side.isVisible()
    assert not section._kind.isVisible()
