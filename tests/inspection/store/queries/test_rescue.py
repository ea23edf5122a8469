"""Open tickets for a torn label, out of the database."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from inspection.rescue import Clues
from inspection.store.queries.rescue import CLOSED_ONES, suggestions
from inspection.store.store import Store
from tests.inspection.store.parts import HUB as HUB_PERSON
from tests.inspection.store.parts import CountedIds, Stores, give, ticket
from tests.inspection.store.queries.acts import act, decided, receive, unit

AT = "2026-11-21T06:30:00.000Z"
CODES = {
    "RS-1": "SF1624088315207",
    "RS-2": "YT8577925537805",
    "RS-3": "SF9528590031449",
    "RS-4": "JDVB31471257795",
}


@dataclass(frozen=True)
class Customer:
    ticket_id: str
    name: str
    phone: str
    address: str = ""


@pytest.fixture
def station(stores: Stores) -> Store:
    hub = stores.station("hub")
    ids = CountedIds("t")

    def announce(work: object) -> None:
        for number, code in CODES.items():
            work.record(ticket(ids, number=number, code=code, ticket_id=number))

    hub.transact(HUB_PERSON, announce)
    station = stores.station("a")
    station.local.trust_hub(hub.origin)
    give(hub, station)
    station.local.take_contacts(
        [Customer("RS-3", "张小明", "138 1234 4417"), Customer("RS-4", "李雪", "13900002222")],
        closed=(),
        revision=1,
        at=AT,
    )
    return station


def ids(store: Store, clues: Clues, limit: int = 4) -> list[str]:
    with store.reading() as conn:
        return [one.ticket_id for one in suggestions(conn, clues, limit=limit)]


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("SF1624088315207", ["RS-1"]),
        ("SFI6Z4O88315207", ["RS-1"]),
        ("57792553", ["RS-2"]),
        ("31471257795", ["RS-4"]),
        ("773124023448", []),
        ("SF1", []),
        ("", []),
        ("%_*'\"\n;--", []),
    ],
)
def test_by_a_number_whole_or_torn_or_misread(station: Store, read: str, found: list[str]) -> None:
    assert ids(station, Clues(tracking=(read,))) == found


def test_by_the_customer(station: Store) -> None:
    assert ids(station, Clues(phone_tails=("4417",))) == ["RS-3"]
    assert ids(station, Clues(names=("李雪",), phone_tails=("0000",))) == []
    assert ids(station, Clues(names=("张小明",))) == ["RS-3"]
    assert ids(station, Clues(names=("*",))) == []


def test_number_and_customer_together_outweigh_a_number(station: Store) -> None:
    clues = Clues(tracking=("YT857792", "SF952859"), phone_tails=("4417",), names=("张*",))
    assert ids(station, clues) == ["RS-3", "RS-2"]


def test_the_carrier_is_asked_of_the_announced_numbers(station: Store) -> None:
    clues = Clues(tracking=("SF1624088315",), carriers=("sf",))
    with station.reading() as conn:
        found = suggestions(conn, clues, lambda code: code[:2].lower())
    assert [one.clue.value for one in found[0].reasons] == ["tracking", "carrier"]


def test_no_more_than_asked_for_and_nothing_for_nothing(station: Store) -> None:
    clues = Clues(tracking=tuple(CODES.values()))
    assert len(ids(station, clues)) == 4
    assert len(ids(station, clues, limit=2)) == 2
    assert ids(station, Clues()) == []


def test_a_decided_ticket_is_not_open_and_makes_room(station: Store) -> None:
    receive(station, "p-1", CODES["RS-1"], "RS-1")
    act(station, unit("u-1", "p-1"))
    assert ids(station, Clues(tracking=(CODES["RS-1"],))) == ["RS-1"]
    act(station, decided("u-1", "p-1", "RS-1"))
    assert ids(station, Clues(tracking=(CODES["RS-1"], CODES["RS-2"])), limit=1) == ["RS-2"]
    assert CLOSED_ONES > 0


def test_a_ticket_objected_to_is_not_offered(stores: Stores, station: Store) -> None:
    forger = stores.station("forger")
    forged = ticket(CountedIds("f"), number="RS-9", code="SF7777000011112", ticket_id="RS-9")
    forger.transact(HUB_PERSON, lambda work: work.record(forged))
    give(forger, station)
    assert ids(station, Clues(tracking=("SF7777000011112",))) == []
