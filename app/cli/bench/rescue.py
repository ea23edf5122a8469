"""`bench rescue`: from what is left of a torn label to the tickets it may mean. No Qt."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from app.cli.bench.report import Report, report
from app.cli.bench.store import fill, scratch_store
from app.cli.bench.tickets import Stream, ticket_bodies, ticket_code
from inspection.rescue import Clues
from inspection.store.queries.rescue import suggestions
from inspection.store.store import Store
from inspection.values import OriginId

HUB = OriginId("bench-hub")
WARM_UP = 3
_READ_AS = str.maketrans("018526", "OIBSZG")
"""What engines make of digits."""
_LIKE = "SELECT ticket_id FROM ticket_codes WHERE code LIKE ?"
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明"


@dataclass(frozen=True, kw_only=True)
class _Customer:
    ticket_id: str
    name: str
    phone: str
    address: str = ""


def measure_rescue(*, tickets: int, rounds: int) -> Report:
    """CPU of the reading thread; `first` counts labels whose own ticket came up first."""
    ours: list[float] = []
    bare: list[float] = []
    first = 0
    with scratch_store() as store, closing(sqlite3.connect(store.path)) as raw:
        store.local.trust_hub(HUB)
        fill(store, Stream(HUB, ticket_bodies(tickets)))
        store.local.take_contacts(_customers(tickets), closed=(), revision=1, at="")
        for turn in range(rounds + WARM_UP):
            number = (turn + 1) * 7919 % tickets
            read = _torn(ticket_code(number), turn)
            clues = Clues(tracking=(read,), phone_tails=(_customer(number).phone[-4:],))
            begun_s = time.thread_time()
            found = _suggested(store, clues)
            ours.append((time.thread_time() - begun_s) * 1000)
            begun_s = time.thread_time()
            raw.execute(_LIKE, (f"%{read[4:9]}%",)).fetchall()
            bare.append((time.thread_time() - begun_s) * 1000)
            first += turn >= WARM_UP and found == f"ticket-{number:012}"
    return report(
        "torn label to tickets",
        unit="ms",
        ours=ours[WARM_UP:],
        reference=bare[WARM_UP:],
        conditions={
            "tickets": tickets,
            "rounds": rounds,
            "first": first,
            "ms": "CPU of the reading thread",
            "reference": "sqlite3, one LIKE for five signs",
        },
    )


def _suggested(store: Store, clues: Clues) -> str:
    with store.reading() as conn:
        found = suggestions(conn, clues)
    return found[0].ticket_id if found else ""


def _torn(code: str, turn: int) -> str:
    """One sign misread, two misread, or a third torn off, in turn."""
    if turn % 3 == 2:
        return code[: -len(code) // 3]
    spots = [at for at, sign in enumerate(code) if sign != sign.translate(_READ_AS)]
    chosen = set(spots[turn % 5 :: 3][: turn % 3 + 1])
    return "".join(
        sign.translate(_READ_AS) if at in chosen else sign for at, sign in enumerate(code)
    )


def _customers(tickets: int) -> Iterator[_Customer]:
    return (_customer(number) for number in range(tickets))


def _customer(number: int) -> _Customer:
    name = _SURNAMES[number % 16] + _GIVEN[number // 16 % 16] + _GIVEN[number // 256 % 16]
    phone = f"138{number * 7_654_321 % 10**8:08}"
    return _Customer(ticket_id=f"ticket-{number:012}", name=name, phone=phone)
