"""`bench queue`: what the bench's and the dock's lists cost when many parcels were ever received.

Each beside the same list where a tenth was received and as much is open: what it costs should
follow what is open, so that the ratio stays near one. No Qt.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from app.cli.bench.report import Report, report
from app.cli.bench.store import fill, scratch_store
from app.cli.bench.tickets import RECORDED_AT, Stream, parcel_bodies, ticket_bodies
from inspection.event_base import Event, body_of
from inspection.events import (
    CustomerAsked,
    DisinfectionFinished,
    DisinfectionStarted,
    ParcelMatched,
    UnitDecided,
    UnitIdentified,
    UnitParked,
)
from inspection.pace import usual
from inspection.policies import load_policies
from inspection.store.queries.bench_order import by_urgency
from inspection.store.queries.receive_board import receive_board
from inspection.store.queries.unclaimed import unclaimed
from inspection.store.store import Store
from inspection.urgency import Sight
from inspection.values import OUTER, Disposition, OriginId, Verdict, from_rfc3339, rfc3339

HUB, STATION = OriginId("bench-hub"), OriginId("bench-station")
WARM_UP = 2
TENTH = 10
UNMATCHED_EACH = 10
"""Of the open parcels one in so many has no ticket."""
WAITING_EACH, PARKED, ASKED = 20, 1, 3
"""Of so many items one was parked, and the customer of one was asked."""

CONTACT_S = 1800
NOW = from_rfc3339("2026-12-30T06:30:00.000Z")
"""A month after everything the streams tell of."""

Body = tuple[str, dict[str, Any]]
Look = Callable[[Any], Any]
"""What is asked of a read connection."""


def measure_queue(*, received: int, open_parcels: int, rounds: int) -> Report:
    """The queue first, then receive board and unclaimed list; CPU of the reading thread."""
    sight = _sight()
    looks: dict[str, Look] = {
        "bench queue": lambda conn: by_urgency(conn, sight),
        "receive board": lambda conn: receive_board(conn, sight.now, sight),
        "unclaimed list": unclaimed,
    }
    few = max(open_parcels, received // TENTH)
    with ExitStack() as stack:
        many, tenth = (stack.enter_context(scratch_store()) for _ in range(2))
        for store, count in ((many, received), (tenth, few)):
            _fill(store, count, open_parcels)
        conditions = {
            "received": received,
            "open": open_parcels,
            "rounds": rounds,
            "ms": "CPU of the reading thread",
            "reference": f"the same with {few} received",
        }
        parts = [
            report(
                name,
                unit="ms",
                ours=samples[0][WARM_UP:],
                reference=samples[1][WARM_UP:],
                conditions={**conditions, "rows": samples[2]},
                is_paired=True,
            )
            for name, look in looks.items()
            for samples in [_timed(look, many, tenth, rounds)]
        ]
    return {**parts[0], "parts": parts}


def _sight() -> Sight:
    rules = load_policies(Path(str(resources.files("resources"))), demo=True).pace
    return Sight(now=NOW, pace=usual(rules), rules=rules, contact_s=CONTACT_S)


def _timed(
    look: Look, many: Store, tenth: Store, rounds: int
) -> tuple[list[float], list[float], int]:
    """Milliseconds in both stores, one after the other, and how long the list is."""
    taken: tuple[list[float], list[float]] = ([], [])
    rows = 0
    for _ in range(rounds + WARM_UP):
        for samples, store in zip(taken, (many, tenth), strict=True):
            begun_s = time.thread_time()
            with store.reading() as conn:
                found = look(conn)
            samples.append((time.thread_time() - begun_s) * 1000)
            rows = len(found) if isinstance(found, list) else found.waiting_inspection
    return (*taken, rows)


def _fill(store: Store, received: int, still_open: int) -> None:
    store.local.trust_hub(HUB)
    fill(store, Stream(HUB, _tickets(received, still_open)))
    fill(store, Stream(STATION, _lives(received, still_open)))


def _tickets(received: int, still_open: int) -> Iterator[Body]:
    """The deadlines of all that was decided are over; nothing was received today."""
    for number, (kind, body) in enumerate(ticket_bodies(received)):
        if number >= received - still_open:
            body["deadline_at"] = rfc3339(NOW + timedelta(hours=1 + number % 48))
        yield kind, body


def _lives(received: int, still_open: int) -> Iterator[Body]:
    """Reception, ticket, item and decision of each parcel; the last ones are still open."""
    for number, (kind, body) in enumerate(parcel_bodies(received)):
        yield kind, body
        is_open = number >= received - still_open
        if not is_open or number % UNMATCHED_EACH:
            yield from map(_body, _worked(number, is_open=is_open))


def _worked(number: int, *, is_open: bool) -> Iterator[Event]:
    """Of the open ones every other was not opened yet; of the others some stood aside."""
    key = f"{number:012}"
    yield ParcelMatched(
        match_id=f"match-{key}",
        parcel_id=f"parcel-{key}",
        ticket_id=f"ticket-{key}",
        how="code",
        code="",
        supersedes=(),
    )
    if is_open and number % 2 == 0:
        return
    yield from _disinfected(key)
    yield UnitIdentified(
        unit_id=f"unit-{key}",
        parcel_id=f"parcel-{key}",
        ticket_id=f"ticket-{key}",
        line_id=f"line-{key}",
        unit_no=1,
        lpn=f"U-7F3K-{number:06}",
    )
    if number % WAITING_EACH == PARKED:
        yield _parked(key)
    elif number % WAITING_EACH == ASKED:
        yield _asked(key)
    if not is_open:
        yield _decided(key)


def _disinfected(key: str) -> Iterator[Event]:
    at = from_rfc3339(RECORDED_AT)
    yield DisinfectionStarted(
        run_id=f"run-{key}",
        parcel_id=f"parcel-{key}",
        target=OUTER,
        procedure_id="bench",
        procedure_version=1,
        agent="ethanol",
        stock_milli_percent=75_000,
        dilution_parts=1,
        concentration_mg_l=750_000,
        required_contact_s=CONTACT_S,
        ppe=(),
        started_at=at,
    )
    yield DisinfectionFinished(
        finish_id=f"finish-{key}",
        run_id=f"run-{key}",
        parcel_id=f"parcel-{key}",
        ended_at=at + timedelta(seconds=CONTACT_S),
        contact_s=CONTACT_S,
        proven=True,
    )


def _parked(key: str) -> UnitParked:
    return UnitParked(
        parking_id=f"parking-{key}",
        unit_id=f"unit-{key}",
        parcel_id=f"parcel-{key}",
        reason_code="shift_end",
        supersedes=(),
    )


def _asked(key: str) -> CustomerAsked:
    return CustomerAsked(
        question_id=f"question-{key}",
        unit_id=f"unit-{key}",
        ticket_id=f"ticket-{key}",
        kind_code="damage_found",
        policy_id="waiting",
        policy_version=1,
        evidence=(),
        due_at=from_rfc3339(RECORDED_AT) + timedelta(hours=24),
        supersedes=(),
    )


def _decided(key: str) -> UnitDecided:
    return UnitDecided(
        decision_id=f"decision-{key}",
        unit_id=f"unit-{key}",
        parcel_id=f"parcel-{key}",
        ticket_id=f"ticket-{key}",
        line_id=f"line-{key}",
        grading_id=f"grading-{key}",
        disposition=Disposition.RESTOCK,
        advice=Verdict.FULL,
        advice_minor=89900,
        choice=Verdict.FULL,
        choice_minor=89900,
        currency="CNY",
        grounds=(),
        needs_review=False,
        override_reason=None,
        policy_id="cn",
        policy_version=1,
        photos=(),
        supersedes=(),
    )


def _body(event: Event) -> Body:
    return event.KIND, dict(body_of(event))
