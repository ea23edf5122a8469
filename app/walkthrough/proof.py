"""What a chapter must have left in the journal and at the hub; a picture alone proves nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from inspection.errors import BugError
from inspection.store.records import parse_line
from inspection.values import RefundState
from sync.client import HubClient
from sync.embedded import READY_FILE
from sync.enrolment import MEMBERSHIP_FILE

if TYPE_CHECKING:
    from app.desk import Desk
    from app.settings.config import Config
    from app.walkthrough.driver import Driver
    from inspection.ports import Facts
    from inspection.store.store import Store
    from inspection.units import Unit

T = TypeVar("T")
MOST_RECORDS = 100_000
"""More than any walkthrough records."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """How one parcel ended, as recorded; `is_paid` is what the hub must have made of it."""

    name: str
    ticket_number: str
    advice: str
    grounds: tuple[str, ...]
    needs_review: bool
    answers: tuple[str, ...]
    is_paid: bool


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the story says of a parcel: some of its answers, the advice, grounds, money."""

    answers: tuple[str, ...]
    advice: str
    grounds: tuple[str, ...] = ()
    is_paid: bool = False


def ensure(holds: object, what: str) -> None:
    """Raises BugError `walkthrough.not_so` where a chapter did not end as its story says."""
    if not holds:
        raise BugError("walkthrough.not_so", what=what)


def looked_up(driver: Driver, desk: Desk, look: Callable[[Store], T]) -> T:
    """What `look` finds in the store, asked off the GUI thread."""
    store = desk.services.store
    found: list[T] = []
    desk.run(lambda: look(store), found.append)
    driver.until(lambda: bool(found), "the records")
    return found[0]


def recorded(store: Store, kind: str) -> list[dict[str, Any]]:
    """Bodies of this station's own records of a kind, in their order."""
    lines = store.own_records_after(0, MOST_RECORDS)
    records = (parse_line(line, line_hash) for _seq, line, line_hash in lines)
    return [dict(record.body) for record in records if record.kind == kind]


def decided(driver: Driver, desk: Desk, tracking: str, name: str, wanted: Wanted) -> Told:
    """The one decision on the parcel's item; raises BugError where it is not what was wanted."""
    told = looked_up(driver, desk, lambda store: _decision(store, tracking, name, wanted))
    ensure(told.advice == wanted.advice, f"{name} is advised {wanted.advice}")
    ensure(told.grounds == wanted.grounds, f"{name} rests on {wanted.grounds}")
    ensure(set(wanted.answers) <= set(told.answers), f"{name} was answered {wanted.answers}")
    # what is paid by rule needs nobody, and what nobody looked at is paid by rule alone
    ensure(told.needs_review is not wanted.is_paid, f"{name} and the supervisor")
    return told


def _decision(store: Store, tracking: str, name: str, wanted: Wanted) -> Told:
    with store.facts() as facts:
        unit = unit_of(facts, tracking)
        answers = tuple(one.answer_id for one in facts.findings_of(unit.unit_id))
        subjects = {one.evidence_id: one.subject for one in facts.evidence_of(unit.parcel_id)}
        ticket = facts.ticket(unit.ticket_id) if unit.ticket_id else None
    found = [one for one in recorded(store, "unit.decided") if one["unit_id"] == unit.unit_id]
    ensure(len(found) == 1 and ticket is not None, f"{name} is decided once")
    (decision,) = found
    proven = [one for one in decision["grounds"] if one["code"] in wanted.grounds]
    for ground in proven:
        ensure(ground["article"], f"the ground of {name} names its article")
        shown = {subjects.get(one) for one in ground["evidence"]}
        ensure(shown - {None}, f"the ground of {name} has its photo")
    return Told(
        name=name,
        ticket_number=ticket.number if ticket else "",
        advice=decision["advice"],
        grounds=tuple(one["code"] for one in proven),
        needs_review=decision["needs_review"],
        answers=answers,
        is_paid=wanted.is_paid,
    )


def unit_of(facts: Facts, tracking: str) -> Unit:
    """The one item taken out of the parcel of this number."""
    units = [
        unit
        for parcel in facts.parcels_by_code(tracking)
        for unit in facts.units_of_parcel(parcel.parcel_id)
    ]
    ensure(len(units) == 1, f"one item in {tracking}")
    return units[0]


@contextmanager
def own_hub(config: Config) -> Iterator[HubClient]:
    """The hub this station started, asked with the station's own token; off the GUI thread."""
    ready = json.loads((config.hub_data / READY_FILE).read_text("ascii"))
    membership = json.loads((config.secrets / MEMBERSHIP_FILE).read_text("ascii"))
    client = HubClient(str(ready["url"]), str(membership["token"]))
    try:
        yield client
    finally:
        client.close()


def ensure_paid(driver: Driver, desk: Desk, told: list[Told]) -> int:
    """The hub has one confirmed refund for each parcel that is paid, and no other at all.

    Asked at the end: it has taken in what came after those it must not pay. Gives their number.
    """
    config = desk.preferences.config

    def look(_store: Store) -> Counter[tuple[str, str]]:
        with own_hub(config) as client:
            return Counter((one.ticket_number, one.state) for one in client.refunds())

    found = looked_up(driver, desk, look)
    wanted = Counter(
        (one.ticket_number, RefundState.CONFIRMED.value) for one in told if one.is_paid
    )
    ensure(found == wanted, f"the hub's refunds are {sorted(wanted)}, not {sorted(found)}")
    return found.total()
