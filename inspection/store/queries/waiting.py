"""Units that wait: put aside by somebody, or for their customer's answer; for bench and office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from inspection.store import tables as t
from inspection.store.facts import SqlFacts
from inspection.store.predicates import is_current, stands
from inspection.store.statements import display_order
from inspection.values import OriginId, ParcelId, UnitId, from_rfc3339

if TYPE_CHECKING:
    from inspection.waiting import Parking, Question, Reply


@dataclass(frozen=True, kw_only=True)
class ParkedBy:
    """Who put a unit aside, and where; names are empty where they are not known here."""

    reason_code: str
    parked_at: datetime
    name_zh: str
    name_en: str
    station: str
    is_here: bool


@dataclass(frozen=True, kw_only=True)
class AskedOf:
    """The newest question about a unit, and the customer's last word, whichever it answered."""

    kind_code: str
    asked_at: datetime
    due_at: datetime
    is_open: bool
    reply: Reply | None

    def is_waiting(self, now: datetime) -> bool:
        """Nobody has answered, and there is still time."""
        return self.is_open and now < self.due_at


@dataclass(frozen=True, kw_only=True)
class WaitingUnit:
    """An undecided unit that was put aside, or about which the customer was asked."""

    unit_id: UnitId
    parcel_id: ParcelId
    lpn: str
    parked: ParkedBy | None
    asked: AskedOf | None

    def is_waiting(self, now: datetime) -> bool:
        """Nobody goes on with it before somebody resumes it, or the customer answers."""
        return self.parked is not None or (self.asked is not None and self.asked.is_waiting(now))

    def is_woken(self, now: datetime) -> bool:
        """The customer was asked, and the answer came or the time for it is over."""
        return self.parked is None and self.asked is not None and not self.asked.is_waiting(now)


def waiting_units(conn: Connection, own: str) -> list[WaitingUnit]:
    """Those of open parcels, in the order they were identified; `own` is this station's origin."""
    facts = SqlFacts(conn)
    found = []
    # a handful of people and stations park them all
    parked_by = _Names(conn, own)
    for row in conn.execute(_CANDIDATES):
        parkings = facts.parkings_of(UnitId(row.unit_id)) if row.was_parked else ()
        asked = _asked(facts.questions_of(UnitId(row.unit_id))) if row.was_asked else None
        if parkings or asked is not None:
            found.append(
                WaitingUnit(
                    unit_id=UnitId(row.unit_id),
                    parcel_id=ParcelId(row.parcel_id),
                    lpn=row.lpn,
                    parked=parked_by.of(parkings[-1]) if parkings else None,
                    asked=asked,
                )
            )
    return found


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """A current question without an answer; `photos` are the SHA-256 of its evidence."""

    question_id: str
    ticket_number: str
    unit_id: str
    lpn: str
    kind_code: str
    photos: tuple[str, ...]
    asked_at: datetime
    due_at: datetime


def unanswered(conn: Connection, limit: int) -> list[Unanswered]:
    """Up to `limit` of them, the nearest deadline first, whatever became of the unit."""
    return [
        Unanswered(
            question_id=row.question_id,
            ticket_number=row.number or "",
            unit_id=row.unit_id,
            lpn=row.lpn or "",
            kind_code=row.kind_code,
            photos=_photos(conn, orjson.loads(row.evidence)),
            asked_at=from_rfc3339(row.recorded_at),
            due_at=from_rfc3339(row.due_at),
        )
        for row in conn.execute(_UNANSWERED, {"most": limit})
    ]


def _asked(questions: tuple[Question, ...]) -> AskedOf | None:
    # what was taken back before anybody answered was never asked
    counting = [one for one in questions if one.is_current or one.replies]
    if not counting:
        return None
    from inspection.waiting import last_reply  # noqa: PLC0415 - no start waits for it

    newest = counting[-1]
    return AskedOf(
        kind_code=newest.kind_code,
        asked_at=newest.asked_at,
        due_at=newest.due_at,
        is_open=newest.is_open,
        reply=last_reply(counting),
    )


class _Names:
    """Of people and stations, each looked up once."""

    def __init__(self, conn: Connection, own: str) -> None:
        facts = SqlFacts(conn)
        self._own = own
        self._person = cache(facts.person)
        self._station = cache(partial(_station, conn))

    def of(self, parking: Parking) -> ParkedBy:
        """Who put it aside, and where."""
        person = self._person(parking.parked_by)
        return ParkedBy(
            reason_code=parking.reason_code,
            parked_at=parking.parked_at,
            name_zh=person.name_zh if person else "",
            name_en=person.name_en if person else "",
            station=self._station(parking.at.origin),
            is_here=parking.at.origin == self._own,
        )


def _station(conn: Connection, origin: OriginId) -> str:
    return str(conn.execute(_STATION, {"of": origin}).scalar() or "")


def _photos(conn: Connection, evidence_ids: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {
        row.evidence_id: row.sha256 for row in conn.execute(_EVIDENCE, {"of": evidence_ids})
    }
    return tuple(found[one] for one in evidence_ids if one in found)


def _is_undecided(unit: Any) -> Any:  # noqa: ANN401 - a table of SQLAlchemy
    decided = t.decisions.alias()
    return ~exists(
        select(decided.c.decision_id).where(
            decided.c.unit_id == unit.c.unit_id, is_current(decided, "decision_id")
        )
    )


def _was_ever(facts: Any, unit: Any) -> Any:  # noqa: ANN401 - tables of SQLAlchemy
    return exists(select(facts.c.unit_id).where(facts.c.unit_id == unit.c.unit_id))


_WAS_PARKED = _was_ever(t.unit_parkings, t.units)
_WAS_ASKED = _was_ever(t.customer_questions, t.units)
_CANDIDATES = (
    select(
        t.units.c.unit_id,
        t.units.c.parcel_id,
        t.units.c.lpn,
        _WAS_PARKED.label("was_parked"),
        _WAS_ASKED.label("was_asked"),
    )
    .where(
        t.units.c.parcel_id.in_(select(t.open_parcels.c.parcel_id)),
        or_(_WAS_PARKED, _WAS_ASKED),
        is_current(t.units, "unit_id"),
        _is_undecided(t.units),
    )
    .order_by(*display_order(t.units))
)
_STATION = (
    select(t.stations.c.name)
    .where(t.stations.c.station_origin == bindparam("of"), stands(t.stations))
    .order_by(t.stations.c.recorded_at.desc())
    .limit(1)
)
_EVIDENCE = select(t.evidence.c.evidence_id, t.evidence.c.sha256).where(
    t.evidence.c.evidence_id.in_(bindparam("of", expanding=True)), stands(t.evidence)
)


def _has_answer() -> Any:  # noqa: ANN401 - a clause of SQLAlchemy
    answer = t.customer_answers.alias()
    return exists(
        select(answer.c.answer_id).where(
            answer.c.question_id == t.customer_questions.c.question_id,
            is_current(answer, "answer_id"),
        )
    )


_UNANSWERED = (
    select(
        t.customer_questions.c.question_id,
        t.customer_questions.c.unit_id,
        t.customer_questions.c.kind_code,
        t.customer_questions.c.evidence,
        t.customer_questions.c.recorded_at,
        t.customer_questions.c.due_at,
        t.tickets.c.number,
        t.units.c.lpn,
    )
    .select_from(t.customer_questions)
    .outerjoin(
        t.tickets,
        and_(t.tickets.c.ticket_id == t.customer_questions.c.ticket_id, stands(t.tickets)),
    )
    .outerjoin(
        t.units,
        and_(t.units.c.unit_id == t.customer_questions.c.unit_id, is_current(t.units, "unit_id")),
    )
    # of a decided unit nobody waits for the answer, and the question can no longer be taken back
    .where(
        is_current(t.customer_questions, "question_id"),
        ~_has_answer(),
        _is_undecided(t.customer_questions),
    )
    .order_by(t.customer_questions.c.due_at, *display_order(t.customer_questions))
    .limit(bindparam("most"))
)
