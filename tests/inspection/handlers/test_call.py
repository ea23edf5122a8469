import pytest

from inspection.events import SupervisorCalled
from inspection.handlers.call import CallSupervisor, call_supervisor
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.values import LineId, ParcelId, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def called(bench: Bench) -> list[tuple[str | None, str | None]]:
    return [(one.parcel_id, one.unit_id) for one in bench.store.events(SupervisorCalled)]


def test_a_call_names_what_is_in_hand_or_nothing(bench: Bench) -> None:
    parcel_id = bench.opened()
    unit = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1")))
    for intent in (
        CallSupervisor(),
        CallSupervisor(parcel_id=parcel_id),
        CallSupervisor(unit_id=unit.unit_id),
    ):
        bench.do(call_supervisor, intent, actor=samples.DOCK)
    assert called(bench) == [(None, None), (parcel_id, None), (parcel_id, unit.unit_id)]


@pytest.mark.parametrize(
    ("intent", "code"),
    [
        (CallSupervisor(parcel_id=ParcelId("nothing")), "parcel.unknown"),
        (CallSupervisor(unit_id=UnitId("nothing")), "unit.unknown"),
    ],
)
def test_a_call_for_something_nobody_knows_is_refused(
    bench: Bench, intent: CallSupervisor, code: str
) -> None:
    assert bench.refused(call_supervisor, intent).code == code
    assert called(bench) == []


def test_only_those_on_the_floor_call(bench: Bench) -> None:
    error = bench.refused(call_supervisor, CallSupervisor(), actor=samples.ADMIN)
    assert error.code == "person.not_allowed"
