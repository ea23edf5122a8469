import pytest

from inspection.events import PersonSignedIn
from inspection.handlers.people import SignIn, sign_in
from inspection.values import PersonId, Role
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def intent(actor, *, online: bool = True) -> SignIn:
    return SignIn(person_id=actor.person_id, role=actor.role, online=online)


def test_a_sign_in_tells_who_checked_the_pin(bench: Bench) -> None:
    bench.record(samples.person(samples.INSPECTOR))
    bench.do(sign_in, intent(samples.INSPECTOR, online=False))
    signed_in = bench.store.events(PersonSignedIn)[0]
    assert (signed_in.person_id, signed_in.online) == ("p-li", False)


@pytest.mark.parametrize("actor", [samples.SUPERVISOR, samples.ADMIN])
def test_those_who_release_money_need_the_hub(bench: Bench, actor) -> None:
    bench.record(samples.person(actor))
    assert bench.refused(sign_in, intent(actor, online=False), actor=actor).code == (
        "person.needs_hub"
    )
    bench.do(sign_in, intent(actor), actor=actor)


def test_someone_new_is_believed_only_when_the_hub_says_so(bench: Bench) -> None:
    assert bench.refused(sign_in, intent(samples.INSPECTOR, online=False)).code == "person.unknown"
    bench.do(sign_in, intent(samples.INSPECTOR))


def test_a_role_the_journal_does_not_know_is_refused(bench: Bench) -> None:
    bench.record(samples.person(samples.INSPECTOR, role=Role.DOCK))
    error = bench.refused(sign_in, intent(samples.INSPECTOR))
    assert (error.code, error.params) == ("person.role_changed", {"role": "dock"})


def test_nobody_signs_in_for_another(bench: Bench) -> None:
    other = SignIn(person_id=PersonId("p-zhou"), role=Role.INSPECTOR, online=True)
    assert bench.refused(sign_in, other).code == "person.not_allowed"
