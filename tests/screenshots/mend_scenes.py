"""Scenes of what a supervisor mends, of items that wait undecided, and of a test strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.states.navigation import GoInspect, GoSort
from inspection.sorting import standing_bin
from inspection.values import Role
from tests.screenshots import disinfect_scenes as supplies
from tests.screenshots.sorting_scenes import decided
from tests.screenshots.stage import Stage

_SET_APART = ("2", "2", "Space", "2", "1")
"""Something nobody announced, apparel, photographed, into quarantine."""


def _apart(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys("F8", *_SET_APART, "F8")
    _choose_apart(stage)


def _as_supervisor(stage: Stage) -> None:
    stage.desk.person = replace(stage.desk.person, role=Role.SUPERVISOR)


def extra(stage: Stage) -> None:
    """An inspector sees what only a supervisor may do."""
    _apart(stage)


def extra_ways(stage: Stage) -> None:
    _apart(stage)
    _as_supervisor(stage)
    stage.keys("Esc", "F8")
    _choose_apart(stage)
    stage.keys("3")


def _choose_apart(stage: Stage) -> None:
    ask = stage.window.page._vm.state.ask
    at = next(n for n, one in enumerate(ask.entries, start=1) if one.help.startswith("U-"))
    stage.keys(str(at))


def undecided(stage: Stage) -> None:
    """Out of the box, not decided, its label scanned where things are put away."""
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys("1")
    (unit,) = stage.desk.ask(lambda facts: facts.units_of_line("line-1"))
    stage.page(GoSort)
    stage.go(GoSort(unit_id=unit.unit_id))


def in_quarantine(stage: Stage) -> None:
    undecided(stage)
    unit_id = stage.window.page._vm.state.case.here.unit.unit_id
    stage.scan(standing_bin().code)
    stage.go(GoSort(unit_id=unit_id))


def take_back(stage: Stage) -> None:
    """A supervisor looks at a decided item."""
    unit = decided(stage)
    _as_supervisor(stage)
    stage.go(GoSort(unit_id=unit))


def take_back_why(stage: Stage) -> None:
    take_back(stage)
    stage.keys("D")


def strip(stage: Stage) -> None:
    supplies.mixed(stage)
    stage.keys("F2", "4", "4", "5", "0")


def strip_weak(stage: Stage) -> None:
    strip(stage)
    stage.keys("Enter")


REACHES: dict[str, Callable[[Stage], None]] = {
    "inspect-apart": extra,
    "inspect-apart-ways": extra_ways,
    "sort-undecided": undecided,
    "sort-quarantined": in_quarantine,
    "sort-take-back": take_back,
    "sort-take-back-why": take_back_why,
    "disinfect-strip": strip,
    "disinfect-strip-weak": strip_weak,
}
