from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from app.station.pins import CACHE_DAYS, TRIES, PinDesk, staff_no_of
from inspection.errors import OperatorError
from inspection.events import PersonAccessChanged
from inspection.store.local import CachedPerson
from inspection.store.store import Store
from inspection.values import AccessChange, PersonId, rfc3339
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds

BADGE = "BADGE-2047"
PIN = "204700"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def pins(tmp_path: Path, clock: FakeClock) -> Iterator[PinDesk]:
    store = Store.open(tmp_path / "b02.db", clock=clock, ids=CountedIds("b02"))
    store.open_origin("B02", "ab" * 32)
    for actor, number in ((samples.INSPECTOR, "2047"), (samples.SUPERVISOR, "3001")):
        person = samples.person(actor, staff_no=number)
        store.transact(samples.HUB, lambda work, one=person: work.record(one))
    yield PinDesk(
        store=store,
        secrets=tmp_path / "secrets",
        station_name="B02",
        clock=clock,
        random_bytes=lambda count: b"s" * count,
    )
    store.close()


def remember(pins: PinDesk, badge: str, person_id: str) -> None:
    pins.store.local.cache_person(
        CachedPerson(
            person_id=person_id,
            badge_hash=pins._badge_hash(badge),
            pin_hash=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN),
            online_at=rfc3339(pins.clock.now()),
            changes=0,
        )
    )


def change_access(pins: PinDesk, change: AccessChange) -> None:
    """As the sync brings it from the hub."""
    event = PersonAccessChanged(fact_id=f"change-{change}", person_id="p-li", change=change)
    pins.store.transact(samples.HUB, lambda work: work.record(event))


def refused(pins: PinDesk, pin: str, badge: str = BADGE) -> OperatorError:
    with pytest.raises(OperatorError) as error:
        pins.check(badge, pin, None)
    return error.value


def test_offline_who_was_online_here_lately_gets_in(pins: PinDesk) -> None:
    remember(pins, BADGE, "p-li")
    checked = pins.check(BADGE, PIN, None)
    assert (checked.person.person_id, checked.online) == ("p-li", False)


def test_offline_nobody_else_does(pins: PinDesk, clock: FakeClock) -> None:
    assert refused(pins, PIN).code == "person.offline"
    remember(pins, BADGE, "p-li")
    clock.advance(CACHE_DAYS * 86_400 + 1)
    assert refused(pins, PIN).code == "person.offline"


def test_supervisors_never_sign_in_offline(pins: PinDesk) -> None:
    remember(pins, "BADGE-3001", "p-zhou")
    assert refused(pins, PIN, "BADGE-3001").code == "person.offline"


@pytest.mark.parametrize("change", AccessChange)
def test_who_was_removed_or_has_a_new_pin_does_not_get_in_with_what_is_kept_here(
    pins: PinDesk, change: AccessChange
) -> None:
    remember(pins, BADGE, "p-li")
    change_access(pins, change)
    assert refused(pins, PIN).code == "person.offline"
    assert pins.store.local.cached_person(pins._badge_hash(BADGE)) is None, "the hash is gone"
    greeted = pins.greet(BADGE)
    assert (greeted is None) == (change is AccessChange.REMOVED)
    with pins.store.facts() as facts:
        assert facts.person(PersonId("p-li")) is not None, "what they did keeps its name"


def test_five_wrong_pins_lock_for_ten_minutes(pins: PinDesk, clock: FakeClock) -> None:
    remember(pins, BADGE, "p-li")
    left = [refused(pins, "000000").params.get("left") for _ in range(TRIES)]
    assert left == [4, 3, 2, 1, None]
    assert refused(pins, PIN).code == "person.locked"
    clock.advance(10 * 60 + 1)
    assert pins.check(BADGE, PIN, None).person.staff_no == "2047"


def test_the_database_names_no_badge(pins: PinDesk, tmp_path: Path) -> None:
    remember(pins, BADGE, "p-li")
    assert BADGE.encode() not in (tmp_path / "b02.db").read_bytes()
    assert (tmp_path / "secrets" / "badges.secret").stat().st_mode & 0o077 == 0


def test_a_badge_greets_by_the_number_printed_on_it(pins: PinDesk) -> None:
    assert pins.greet(BADGE).person_id == "p-li"
    assert pins.greet("BADGE-9999") is None
    assert pins.greet("") is None


def test_a_badge_of_4000_characters_is_nobodys(pins: PinDesk) -> None:
    assert refused(pins, PIN, "B" * 4000).code == "person.unknown_badge"


def test_a_badge_of_any_shape_is_known_again_once_it_signed_in(pins: PinDesk) -> None:
    remember(pins, "10023391", "p-li")
    known = pins.known_badges("工牌7")
    assert all(badge in known for badge in ("10023391", "10023391\r", "工牌7"))
    assert not any(code in known for code in ("1002339", "A10023391", "", "2047", BADGE))
    assert "BADGE-9" in pins.known_badges("BADGE-9") | known
    assert "工牌7" in pins.known_badges("BADGE-9") | known, "who signed in before is not forgotten"


@pytest.mark.parametrize(("badge", "number"), [("BADGE-2047", "2047"), ("٣٤", ""), ("2047X", "")])
def test_staff_numbers_are_ascii_digits_at_the_end(badge: str, number: str) -> None:
    assert staff_no_of(badge) == number
