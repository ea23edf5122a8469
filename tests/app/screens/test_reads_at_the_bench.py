"""How often a page reads its case: once for an action of its own, and whenever others record."""

from __future__ import annotations

from typing import Any

import pytest

from app.screens import decide_vm, inspect_vm
from app.screens.decide_vm import DecideVm
from app.screens.inspect_vm import InspectVm
from inspection.handlers import evidence
from tests.app.screens.instant_desk import FULL_DISK, InstantDesk, photo
from tests.app.screens.test_decide_vm import IN_ORDER, inspected
from tests.inspection import samples


def count_cases(monkeypatch: pytest.MonkeyPatch, module: Any, case_of: str) -> list[int]:
    """One entry for each case that is put together from now on."""
    told: list[int] = []
    made = getattr(module, case_of)

    def counted(*call: Any, **named: Any) -> Any:
        told.append(1)
        return made(*call, **named)

    monkeypatch.setattr(module, case_of, counted)
    return told


def at_inspect(desk: InstantDesk) -> InspectVm:
    vm = InspectVm(desk)
    vm.enter(desk.disinfected())
    return vm


def photographed_by_others(desk: InstantDesk, vm: InspectVm) -> None:
    shot = photo("outer", vm.parcel_id, None, 77, desk.now())
    desk.store.transact(samples.INSPECTOR, lambda work: evidence.capture(work, shot))


def test_an_answer_is_read_once(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    vm = at_inspect(desk)
    asked = count_cases(monkeypatch, inspect_vm, "inspection_case")
    vm.choose(1)
    assert len(asked) == 1
    assert vm.state.case.unit is not None


def test_a_decision_is_read_once(desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    vm = DecideVm(desk)
    vm.enter(inspected(desk, IN_ORDER))
    asked = count_cases(monkeypatch, decide_vm, "decision_case")
    vm.proceed()
    assert len(asked) == 1
    assert vm.state.case.decision is not None


@pytest.mark.parametrize("fails", [None, FULL_DISK])
def test_what_others_record_meanwhile_shows_however_it_ends(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch, fails: Exception | None
) -> None:
    vm = at_inspect(desk)
    waiting: list[Any] = []
    with monkeypatch.context() as slow:
        slow.setattr(desk, "act", lambda *call: waiting.append(call))
        vm.choose(1)
    photographed_by_others(desk, vm)
    assert "outer" not in vm.state.case.taken
    desk.fails = fails
    desk.act(*waiting[0])
    assert "outer" in vm.state.case.taken
