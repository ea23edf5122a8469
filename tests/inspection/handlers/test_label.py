import pytest

from inspection.events import UnitLabelled
from inspection.handlers.inspect import Identified, IdentifyUnit, identify_unit
from inspection.handlers.label import LabelUnit, label_unit
from inspection.values import LineId, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


@pytest.fixture
def unit(bench: Bench) -> Identified:
    intent = IdentifyUnit(parcel_id=bench.opened(), line_id=LineId("line-1"))
    return bench.do(identify_unit, intent)


def intent(unit: Identified, scanned: str, *, is_reprint: bool = False) -> LabelUnit:
    return LabelUnit(unit_id=unit.unit_id, scanned=scanned, is_reprint=is_reprint)


def recorded(bench: Bench) -> list[tuple[str, bool]]:
    return [(one.lpn, one.reprint) for one in bench.store.events(UnitLabelled)]


def test_the_right_label_is_recorded_once(bench: Bench, unit: Identified) -> None:
    assert bench.do(label_unit, intent(unit, unit.lpn)) == unit.lpn
    bench.do(label_unit, intent(unit, unit.lpn))
    assert recorded(bench) == [(unit.lpn, False)]


def test_a_label_reads_as_any_scanner_sends_it(bench: Bench, unit: Identified) -> None:
    bench.do(label_unit, intent(unit, f" {unit.lpn.lower()}\r"))
    assert recorded(bench) == [(unit.lpn, False)]


@pytest.mark.parametrize("other", ["U-7F3K-0002X", "SF1624088315207", "U", "U-7F3K-00015\n1"])
def test_any_other_code_is_refused_and_nothing_recorded(
    bench: Bench, unit: Identified, other: str
) -> None:
    error = bench.refused(label_unit, intent(unit, other))
    assert error.code == "label.wrong"
    assert error.params["expected"] == unit.lpn
    assert recorded(bench) == []


def test_a_second_label_is_recorded_as_a_reprint(bench: Bench, unit: Identified) -> None:
    bench.do(label_unit, intent(unit, unit.lpn))
    bench.do(label_unit, intent(unit, unit.lpn, is_reprint=True))
    assert recorded(bench) == [(unit.lpn, False), (unit.lpn, True)]


def test_a_label_needs_its_unit_and_an_inspector(bench: Bench, unit: Identified) -> None:
    nobody = LabelUnit(unit_id=UnitId("nobody"), scanned=unit.lpn, is_reprint=False)
    assert bench.refused(label_unit, nobody).code == "unit.unknown"
    found = bench.refused(label_unit, intent(unit, unit.lpn), actor=samples.DOCK)
    assert found.code == "person.not_allowed"
