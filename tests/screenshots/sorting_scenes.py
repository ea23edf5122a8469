"""States of the page where decided items are put away."""

from __future__ import annotations

from dataclasses import replace

from app.states.navigation import GoInspect, GoReceive, GoSort
from inspection.handlers.containers import OpenContainer, open_container
from inspection.sorting import standing_bin
from inspection.store.queries.people import FoundPerson
from inspection.units import lpn
from inspection.values import Disposition, PersonId, Role, UnitId
from tests.inspection import samples
from tests.inspection.store.parts import identified
from tests.inspection.store.queries import acts
from tests.screenshots.stage import Stage

RESTOCK = Disposition.RESTOCK
_IN_ORDER = ("1", "Space", "2", "Space", "1", "1", "Space", "1", "Enter")
_ACCOUNT_LEFT = ("1", "Space", "2", "Space", "1", "1", "Space", "2", "Space", "Enter")


def decided(stage: Stage, keys: tuple[str, ...] = _IN_ORDER, *, hold: bool = False) -> UnitId:
    """An item, inspected with these keys and decided as the rules propose, or held."""
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys(*keys)
    if hold:
        stage.scan("CMD-HOLD")
    stage.keys("Enter")
    (unit,) = stage.desk.ask(lambda facts: facts.units_of_line("line-1"))
    return unit.unit_id


def opened(stage: Stage, *ways: Disposition) -> list[str]:
    store = stage.desk.store
    intents = [OpenContainer(disposition=way) for way in ways]
    return [
        store.transact(samples.DOCK, lambda work, one=intent: open_container(work, one))
        for intent in intents
    ]


def nothing(stage: Stage) -> None:
    """By its key, from the page where a shift begins."""
    stage.page(GoSort)
    stage.sign_in()
    stage.go(GoReceive())
    stage.keys("G")


def waiting(stage: Stage) -> None:
    """Some were decided an hour ago, some lie here for days."""
    desk = stage.desk
    ways = (RESTOCK, Disposition.RETURN_TO_CUSTOMER, Disposition.QUARANTINE, RESTOCK, RESTOCK)
    for number, way in enumerate(ways):
        unit = identified(f"u{number}", "parcel", lpn=lpn("7F3K", 100 + number))
        decision = replace(
            acts.decided(f"u{number}", "parcel", "ticket-1"),
            line_id=f"b-{number * 2 % 8}",
            disposition=way,
        )
        for event in (unit, decision):
            desk.store.transact(samples.INSPECTOR, lambda work, one=event: work.record(one))
        desk.clock.advance(17 * 3600)
    opened(stage, RESTOCK, RESTOCK, Disposition.RESELL)
    stage.sign_in()
    stage.go(GoSort())


def in_hand(stage: Stage) -> None:
    unit = decided(stage)
    opened(stage, RESTOCK, RESTOCK)
    lpn_of_it = stage.desk.ask(lambda facts: facts.unit(unit)).lpn
    # its label, scanned where the next parcel would be
    stage.page(GoSort)
    stage.go(GoReceive())
    stage.scan(lpn_of_it)


def no_container(stage: Stage) -> None:
    stage.go(GoSort(unit_id=decided(stage)))


def wrong(stage: Stage) -> None:
    in_hand(stage)
    stage.say = lambda: stage.scan(standing_bin().code)


def put(stage: Stage) -> None:
    """The label of an item that lies where it belongs."""
    in_hand(stage)
    unit = stage.window.page._vm.state.case.here.unit
    (first, _second) = stage.desk.ask(lambda facts: facts.open_containers(RESTOCK))
    stage.scan(first.code)
    stage.scan(unit.lpn)


def inside(stage: Stage) -> None:
    put(stage)
    code = stage.window.page._vm.state.case.here.container.code
    stage.keys("Esc")
    stage.scan(code)


def full(stage: Stage) -> None:
    inside(stage)
    stage.keys("F8")


def leaving(stage: Stage) -> None:
    full(stage)
    stage.keys("1")


def other_way(stage: Stage) -> None:
    stage.go(GoSort(unit_id=decided(stage, hold=True)))
    stage.keys("F7")


def reason(stage: Stage) -> None:
    other_way(stage)
    stage.keys("1")


def second_person(stage: Stage) -> None:
    """A way that needs two: the item in hand waits for the second one's badge."""
    desk = stage.desk
    rules = tuple(
        replace(
            one,
            ways=tuple(replace(way, needs_second=way.disposition is RESTOCK) for way in one.ways),
        )
        for one in desk.policies.dispositions
    )
    desk.policies = replace(desk.policies, dispositions=rules)
    stage.go(GoSort(unit_id=decided(stage)))


def witness(stage: Stage) -> None:
    second_person(stage)
    stage.keys("Enter")


def witness_pin(stage: Stage) -> None:
    witness(stage)
    chen = FoundPerson(
        person_id=PersonId("p-chen"),
        name_zh="陈敏",
        name_en="Chen Min",
        staff_no="1033",
        role=Role.SUPERVISOR,
    )
    stage.desk.badges.greet = lambda _badge, on_done: on_done(chen)
    stage.scan("BADGE-1033")
    stage.keys("1", "0", "3")


def send_back(stage: Stage) -> None:
    """Kept money on a proven ground: the supervisor sends the goods back."""
    unit = decided(stage, _ACCOUNT_LEFT)
    stage.desk.person = replace(stage.desk.person, role=Role.SUPERVISOR)
    stage.go(GoSort(unit_id=unit))
    ways = ("F7", "1", "5")
    stage.keys(*ways)
