"""A bench to be killed in the middle: answers, puts aside, takes up, asks, in a loop for ever.

Argument: the database file. Each line it prints is an action that was acknowledged.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from inspection import events as ev
from inspection.handlers.inspect import Answer, WithdrawAnswer, answer, progress_of, withdraw_answer
from inspection.handlers.wait import (
    AskCustomer,
    ParkUnit,
    ResumeUnit,
    WithdrawQuestion,
    ask_customer,
    park,
    resume,
    withdraw_question,
)
from inspection.people import Actor
from inspection.policies import Policies, load_policies
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import PersonId, Role, UnitId
from tests.inspection.conftest import RESOURCES
from tests.inspection.store.parts import START, CountedIds, received, ticket

UNIT = UnitId("unit-1")
INSPECTOR = Actor(person_id=PersonId("p-li"), role=Role.INSPECTOR)
Deed = Callable[[SqlWork], Any]


def main(database: Path) -> None:
    clock = SystemClock()
    store = Store.open(database, clock=clock, ids=Uuid7Ids(clock))
    policies = load_policies(RESOURCES, demo=False)
    if store.origin is None:
        store.open_origin("killed", "ab" * 32)
        store.transact(INSPECTOR, prepare)
    store.transact(INSPECTOR, lambda work: free(work, policies))
    for name, deed in cycle(list(deeds(policies))):
        store.transact(INSPECTOR, deed)
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


def prepare(work: SqlWork) -> None:
    """A unit of a ticket, taken out and photographed."""
    announced = ticket(CountedIds("t"), number="RS-1", code="SF1", ticket_id="ticket-1")
    line_id = announced.lines[0].line_id
    work.record(announced)
    work.record(received("parcel-1"))
    work.record(
        ev.ParcelMatched(
            match_id="m",
            parcel_id="parcel-1",
            ticket_id="ticket-1",
            how="code",
            code="SF1",
            supersedes=(),
        )
    )
    work.record(ev.DisinfectionSkipped(skip_id="s", parcel_id="parcel-1", reason="no_solution"))
    work.record(
        ev.UnitIdentified(
            unit_id=UNIT,
            parcel_id="parcel-1",
            ticket_id="ticket-1",
            line_id=line_id,
            unit_no=1,
            lpn="U-7F3K-0001A",
        )
    )
    work.record(
        ev.EvidenceCaptured(
            evidence_id="photo-1",
            sha256="ab" * 32,
            size_bytes=9,
            width_px=1,
            height_px=1,
            subject="item.front",
            parcel_id="parcel-1",
            unit_id=UNIT,
            taken_at=START,
            supersedes=(),
        )
    )


def free(work: SqlWork, policies: Policies) -> None:
    """Whatever the life before was killed in: it can be left."""
    resume(work, ResumeUnit(unit_id=UNIT))
    if any(one.is_open for one in work.facts.questions_of(UNIT)):
        withdraw_question(work, WithdrawQuestion(unit_id=UNIT))
    while progress_of(work.facts, UNIT, policies=policies).is_begun:
        withdraw_answer(work, WithdrawAnswer(unit_id=UNIT), policies=policies)


def deeds(policies: Policies) -> Iterator[tuple[str, Deed]]:
    def answered(work: SqlWork) -> None:
        question = progress_of(work.facts, UNIT, policies=policies).current
        assert question is not None
        intent = Answer(unit_id=UNIT, question_id=question.question_id, answer_id=question.usual_id)
        answer(work, intent, policies=policies)

    yield "answered", answered
    parked = ParkUnit(unit_id=UNIT, reason_code="shift_end")
    yield "parked", lambda work: park(work, parked, policies=policies)
    yield "resumed", lambda work: resume(work, ResumeUnit(unit_id=UNIT))
    asked = AskCustomer(unit_id=UNIT, kind_code="damage_found")
    yield "asked", lambda work: ask_customer(work, asked, policies=policies)
    yield "withdrawn", lambda work: withdraw_question(work, WithdrawQuestion(unit_id=UNIT))
    undo = WithdrawAnswer(unit_id=UNIT)
    yield "undone", lambda work: withdraw_answer(work, undo, policies=policies)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
