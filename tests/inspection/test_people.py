import pytest

from inspection.errors import OperatorError
from inspection.people import BENCH, FLOOR, OFFLINE, ensure_role, may
from inspection.values import Role
from tests.inspection import samples


@pytest.mark.parametrize(
    ("actor", "floor", "bench", "offline"),
    [
        (samples.DOCK, True, False, True),
        (samples.INSPECTOR, True, True, True),
        (samples.SUPERVISOR, True, True, False),
        (samples.ADMIN, False, False, False),
    ],
)
def test_each_role_may_do_its_own_work(actor, floor, bench, offline) -> None:
    assert [may(actor, allowed) for allowed in (FLOOR, BENCH, OFFLINE)] == [floor, bench, offline]


def test_the_refusal_names_the_role() -> None:
    ensure_role(samples.INSPECTOR, BENCH)
    with pytest.raises(OperatorError) as error:
        ensure_role(samples.DOCK, BENCH)
    assert (error.value.code, error.value.params) == ("person.not_allowed", {"role": Role.DOCK})
