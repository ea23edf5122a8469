"""Somebody leaves, somebody forgets a PIN: a station that knew them hears of it with its sync."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.station.pins import PinDesk
from inspection.errors import OperatorError
from inspection.values import PersonId
from sync import wire
from sync.client import HubClient
from sync.embedded import EmbeddedHub, start_hub
from tests.sync.rig import InThread, Station, eventually
from tests.sync.test_with_hub import Link, is_done

BADGE, PIN = "BADGE-2051", "471100"
NEW_PIN = "112233"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[EmbeddedHub]:
    """A site's hub."""
    started = start_hub(tmp_path / "site-hub", demo=False)
    yield started
    started.stop()


@pytest.fixture
def admin(hub: EmbeddedHub) -> Iterator[HubClient]:
    """Its administrator."""
    made = HubClient(hub.url, hub.admin_token)
    yield made
    made.close()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station of that site."""
    made = Station(tmp_path / "station")
    yield made
    made.close()


@pytest.fixture
def pins(station: Station) -> PinDesk:
    """Its badge screen."""
    return PinDesk(
        store=station.store,
        secrets=station.secrets,
        station_name=station.name,
        clock=station.clock,
        random_bytes=os.urandom,
    )


def refused(check: Callable[[], object]) -> str:
    with pytest.raises(OperatorError) as met:
        check()
    return met.value.code


def heard_of(station: Station, hub_origin: str, seq: int) -> bool:
    return station.store.vector().get(hub_origin, 0) >= seq  # type: ignore[call-overload,no-any-return]


def test_what_the_hub_says_of_people_reaches_the_station_that_kept_them(
    station: Station, pins: PinDesk, hub: EmbeddedHub, admin: HubClient
) -> None:
    request = wire.PersonRequest(
        name_zh="吴敏", name_en="Wu Min", staff_no="2051", role="inspector", badge=BADGE, pin=PIN
    )
    person_id = PersonId(admin.register_person(request).person_id)
    link = Link(station, hub_url=hub.url, code=admin.prepare_enrolment(station.name).code)
    hub_origin = admin.health().hub_origin
    with InThread(link):
        link.seen.wait(is_done)
        assert pins.check(BADGE, PIN, hub.url).online
        assert not pins.check(BADGE, PIN, None).online, "kept here"

        before = station.store.vector()[hub_origin]  # type: ignore[index]
        admin.set_pin(badge=BADGE, pin=NEW_PIN)
        eventually(lambda: heard_of(station, hub_origin, before + 1))
        assert refused(lambda: pins.check(BADGE, PIN, None)) == "person.offline"
        assert pins.check(BADGE, NEW_PIN, hub.url).online
        assert not pins.check(BADGE, NEW_PIN, None).online, "kept anew"

        admin.remove_person(badge=BADGE)
        eventually(lambda: heard_of(station, hub_origin, before + 2))
    assert refused(lambda: pins.check(BADGE, NEW_PIN, None)) == "person.offline"
    assert pins.greet(BADGE) is None
    with station.store.facts() as facts:
        left = facts.person(person_id)
    assert left is not None, "what they did keeps its name"
    assert left.name_zh == "吴敏"
