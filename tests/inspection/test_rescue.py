"""Which ticket a torn label belongs to, why, and when that is certain."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from inspection.rescue import Clue, Clues, OpenTicket, suggest
from inspection.values import TicketId

DUE = datetime(2026, 12, 1, tzinfo=UTC)


def ticket(ticket_id: str = "t-1", **changes: Any) -> OpenTicket:
    ordinary: dict[str, Any] = {
        "ticket_id": TicketId(ticket_id),
        "number": "RS-261121-0418",
        "order_ref": "284600007731",
        "tracking": ("SF1624088315207",),
        "deadline_at": DUE,
        "name": "张小明",
        "phone": "13812344417",
    }
    return OpenTicket(**(ordinary | changes))


OTHER = ticket(
    "t-2",
    number="RS-261121-0977",
    order_ref="511190028844",
    tracking=("YT8577925537805",),
    name="李雪",
    phone="13900002222",
)


def reasons(clues: Clues, *tickets: OpenTicket) -> list[tuple[str, str]]:
    found = suggest(clues, tickets)
    return [(one.clue.value, one.fit) for one in found[0].reasons] if found else []


def test_every_clue_is_a_reason_with_its_fit_strongest_first() -> None:
    clues = Clues(
        tracking=("SF16240883",),
        orders=("2846O0007731",),
        tickets=("RS-261121-0418",),
        phone_tails=("4417",),
        names=("张*",),
        carriers=("sf",),
    )
    found = suggest(clues, (OTHER, ticket()), lambda code: code[:2].lower())
    assert found[0].ticket_id == "t-1"
    # numbers of one day look alike: a hint, and no more
    assert found[1].score < found[0].score / 4
    assert {(one.clue.value, one.fit) for one in found[0].reasons} == {
        ("tracking", "part"),
        ("order", "close"),
        ("ticket", "exact"),
        ("phone", "exact"),
        ("name", "part"),
        ("carrier", "exact"),
    }
    scores = [one.score for one in found[0].reasons]
    assert scores == sorted(scores, reverse=True)
    part = next(one for one in found[0].reasons if one.clue is Clue.TRACKING)
    assert (part.agreeing, part.length) == (10, 15)


@pytest.mark.parametrize(
    ("clues", "certain"),
    [
        (Clues(tracking=("SF1624088315207",)), True),
        (Clues(tickets=("RS-261121-0418",)), True),
        (Clues(tracking=("SF162408831520",)), False),
        (Clues(tracking=("SF16Z4088315207",), phone_tails=("4417",), names=("张小明",)), False),
        (Clues(orders=("284600007731",)), False),
    ],
)
def test_certain_is_only_a_number_read_whole(clues: Clues, certain: bool) -> None:
    found = suggest(clues, (ticket(), OTHER))
    assert found[0].ticket_id == "t-1"
    assert found[0].is_certain is certain


def test_two_tickets_under_one_number_are_never_certain() -> None:
    found = suggest(Clues(tracking=("SF1624088315207",)), (ticket("t-3"), ticket("t-1")))
    assert [one.is_certain for one in found] == [False, False]


def test_two_numbers_read_whole_that_name_two_tickets_are_never_certain() -> None:
    clues = Clues(tracking=("SF1624088315207", "YT8577925537805"))
    assert [one.is_certain for one in suggest(clues, (ticket(), OTHER))] == [False, False]


def test_a_short_number_is_never_certain() -> None:
    short = ticket(tracking=("1234567",))
    assert not suggest(Clues(tracking=("1234567",)), (short,))[0].is_certain


def test_equal_ones_stand_by_deadline_and_ones_without_come_last() -> None:
    soon = ticket("t-9", deadline_at=datetime(2026, 11, 22, tzinfo=UTC))
    never = ticket("t-0", deadline_at=None)
    found = suggest(Clues(tracking=("SF1624088315",)), (never, ticket(), soon))
    assert [one.ticket_id for one in found] == ["t-9", "t-1", "t-0"]


def test_no_more_than_asked_for() -> None:
    many = [ticket(f"t-{number}") for number in range(9)]
    assert len(suggest(Clues(phone_tails=("4417",)), many, limit=3)) == 3


@pytest.mark.parametrize(
    ("read", "known", "fit"),
    [
        ("张小明", "张小明", "exact"),
        ("张小朋", "张小明", "close"),
        ("张*", "张小明", "part"),
        ("张**", "张小明", "part"),
        ("*小明", "张小明", "part"),
        ("张小明", "张**", "part"),
        ("Rebecca Jones", "rebecca jones", "exact"),
    ],
)
def test_names(read: str, known: str, fit: str) -> None:
    clues = Clues(names=(read,), phone_tails=("4417",))
    assert ("name", fit) in reasons(clues, ticket(name=known))


@pytest.mark.parametrize("read", ["李小", "张", "*", "王*", "", "张小明明"])
def test_other_names_say_nothing(read: str) -> None:
    clues = Clues(names=(read,), phone_tails=("4417",))
    assert [clue for clue, _ in reasons(clues, ticket())] == ["phone"]


def test_phones() -> None:
    assert reasons(Clues(phone_tails=("4417",)), ticket(phone="138 1234 4417")) == [
        ("phone", "exact")
    ]
    close = Clues(phone_tails=("4411",), names=("张小明",))
    assert ("phone", "close") in reasons(close, ticket())
    assert reasons(Clues(phone_tails=("9999",)), ticket()) == []
    assert reasons(Clues(phone_tails=("4417",)), ticket(phone="")) == []


def test_nothing_read_suggests_nothing() -> None:
    assert suggest(Clues(), (ticket(), OTHER)) == ()


def test_personal_data_is_in_no_repr() -> None:
    clues = Clues(names=("张小明",), phone_tails=("4417",))
    for shown in (repr(clues), repr(ticket()), repr(suggest(clues, (ticket(),)))):
        assert "张小明" not in shown
        assert "4417" not in shown
