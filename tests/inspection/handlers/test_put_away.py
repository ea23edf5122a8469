from __future__ import annotations

import pytest

from inspection import events as ev
from inspection.handlers.containers import (
    CloseContainer,
    OpenContainer,
    ReopenContainer,
    close_container,
    open_container,
    reopen_container,
)
from inspection.handlers.put_away import (
    SortUnit,
    UndoPutAway,
    put_away_of,
    sort_unit,
    undo_put_away,
)
from inspection.people import Actor
from inspection.sorting import Due, PutAway, is_valid_bin, standing_bin
from inspection.values import ContainerEnd, Disposition, GoodsClass, PersonId, Role, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

RESTOCK, QUARANTINE = Disposition.RESTOCK, Disposition.QUARANTINE
NOBODY = Actor(person_id=PersonId("p-root"), role=Role.ADMIN)


@pytest.fixture
def unit(bench: Bench) -> UnitId:
    """A unit in order, inspected and not decided."""
    found = bench.unit()
    bench.inspect(found)
    return found


def decide(bench: Bench, unit: UnitId, way: Disposition = RESTOCK) -> None:
    bench.submit(bench.accept(unit, disposition=way))


def opened(bench: Bench, way: Disposition = RESTOCK, goods: GoodsClass | None = None) -> str:
    return bench.do(open_container, OpenContainer(disposition=way, goods_class=goods))


def here(bench: Bench, unit: UnitId) -> PutAway:
    return bench.store.read(lambda facts: put_away_of(facts, unit, policies=bench.policies))


def put(bench: Bench, unit: UnitId, code: str) -> None:
    bench.do(sort_unit, SortUnit(unit_id=unit, scanned=code), actor=samples.DOCK)


def refused(bench: Bench, unit: UnitId, code: str) -> str:
    return bench.refused(sort_unit, SortUnit(unit_id=unit, scanned=code)).code


def container_id(bench: Bench, code: str) -> str:
    return bench.store.read(lambda facts: facts.containers_by_code(code)[0].container_id)


def test_containers_have_checked_codes_of_their_own(bench: Bench) -> None:
    codes = [opened(bench) for _ in range(3)]
    assert len(set(codes)) == 3
    assert all(map(is_valid_bin, codes))
    assert not is_valid_bin(codes[0][:-1] + ("0" if codes[0][-1] != "0" else "1"))
    assert is_valid_bin(standing_bin().code)


def test_a_unit_lies_where_its_container_was_scanned(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit)
    code = opened(bench)
    assert here(bench, unit).due is Due.CONTAINER
    put(bench, unit, f" {code.lower()}\r")
    found = here(bench, unit)
    assert (found.due, found.container.code) == (Due.NOTHING, code)
    put(bench, unit, code)
    assert len(bench.store.events(ev.UnitSorted)) == 1, "the same scan again records nothing"


def test_another_container_of_the_way_moves_it_and_undo_moves_it_back(
    bench: Bench, unit: UnitId
) -> None:
    decide(bench, unit)
    first, second = opened(bench), opened(bench)
    put(bench, unit, first)
    put(bench, unit, second)
    assert here(bench, unit).container.code == second
    bench.do(undo_put_away, UndoPutAway(unit_id=unit))
    assert here(bench, unit).container.code == first
    bench.do(undo_put_away, UndoPutAway(unit_id=unit))
    assert here(bench, unit).due is Due.CONTAINER
    assert bench.refused(undo_put_away, UndoPutAway(unit_id=unit)).code == "undo.nothing"


def test_a_wrong_closed_or_unknown_container_records_nothing(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit)
    assert refused(bench, unit, opened(bench, Disposition.RESELL)) == "container.wrong"
    assert refused(bench, unit, opened(bench, goods=GoodsClass.APPAREL)) == "container.wrong"
    assert refused(bench, unit, standing_bin().code) == "container.wrong"
    assert refused(bench, unit, "BIN-7F3K-0009") == "container.unknown"
    assert refused(bench, unit, samples.TRACKING) == "container.unknown"
    assert refused(bench, unit, "B" * 600) == "code.too_long"
    assert refused(bench, unit, " ") == "code.empty"
    full = opened(bench)
    closing = CloseContainer(container_id=container_id(bench, full), how=ContainerEnd.FULL)
    bench.do(close_container, closing)
    assert refused(bench, unit, full) == "container.closed"


def test_quarantine_always_has_its_container(bench: Bench, unit: UnitId) -> None:
    decide(bench, unit, QUARANTINE)
    put(bench, unit, standing_bin().code)
    assert here(bench, unit).due is Due.NOTHING
    standing = CloseContainer(container_id=standing_bin().container_id, how=ContainerEnd.FULL)
    assert bench.refused(close_container, standing).code == "container.standing"


def test_what_is_not_known_or_not_allowed_is_not_put_away(bench: Bench) -> None:
    intent = SortUnit(unit_id=UnitId("nobody"), scanned=standing_bin().code)
    assert bench.refused(sort_unit, intent).code == "unit.unknown"
    bench.refused(open_container, OpenContainer(disposition=RESTOCK), actor=NOBODY)


def test_full_can_be_taken_back_and_left_cannot(bench: Bench) -> None:
    of = container_id(bench, opened(bench))

    def close(how: ContainerEnd) -> None:
        bench.do(close_container, CloseContainer(container_id=of, how=how))

    def ended() -> ContainerEnd | None:
        return bench.store.read(lambda facts: facts.container(of).ended)

    close(ContainerEnd.FULL)
    close(ContainerEnd.FULL)
    assert len(bench.store.events(ev.ContainerClosed)) == 1
    bench.do(reopen_container, ReopenContainer(container_id=of))
    assert ended() is None
    close(ContainerEnd.FULL)
    close(ContainerEnd.SHIPPED)
    assert ended() is ContainerEnd.SHIPPED
    again = CloseContainer(container_id=of, how=ContainerEnd.FULL)
    assert bench.refused(close_container, again).code == "container.closed"
    assert bench.refused(reopen_container, ReopenContainer(container_id=of)).code == (
        "container.closed"
    )
    gone = CloseContainer(container_id="nobody", how=ContainerEnd.FULL)
    assert bench.refused(close_container, gone).code == "container.unknown"


def test_open_containers_are_bounded(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspection.handlers.containers.MAX_OPEN", 2)
    opened(bench)
    opened(bench)
    intent = OpenContainer(disposition=RESTOCK)
    assert bench.refused(open_container, intent).code == "container.too_many"
    opened(bench, QUARANTINE)


def test_a_station_without_codes_opens_no_container(policies) -> None:  # type: ignore[no-untyped-def]
    bench = Bench(policies, lpn_code=None)
    intent = OpenContainer(disposition=RESTOCK)
    assert bench.refused(open_container, intent).code == "unit.no_lpn_code"
