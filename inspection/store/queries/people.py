"""Who works here, by what is printed on a badge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, select

from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.store.statements import display_order
from inspection.values import AccessChange, PersonId, Role


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """One registered person, as last registered."""

    person_id: PersonId
    name_zh: str
    name_en: str
    staff_no: str
    role: Role


def by_staff_no(conn: Connection, staff_no: str) -> tuple[FoundPerson, ...]:
    """Everyone here with exactly this staff number; more than one is an ambiguity, no person."""
    found: dict[str, FoundPerson] = {}
    for row in conn.execute(_BY_STAFF_NO, {"of": staff_no}):
        found[row.person_id] = _person(row)
    return tuple(found.values())


def everyone(conn: Connection) -> tuple[FoundPerson, ...]:
    """Everyone who may work here, by staff number."""
    found = {row.person_id: _person(row) for row in conn.execute(_EVERYONE)}
    return tuple(sorted(found.values(), key=lambda one: one.staff_no))


def access_changes(conn: Connection) -> Counter[str]:
    """How often each person's way in changed, as far as this store has heard."""
    return Counter(conn.execute(_CHANGES).scalars())


def is_anyone_known(conn: Connection) -> bool:
    """Whether anybody was ever registered, as far as this store has heard."""
    return conn.execute(_ANYONE).first() is not None


def _person(row: Row[Any]) -> FoundPerson:
    return FoundPerson(
        person_id=PersonId(row.person_id),
        name_zh=row.name_zh,
        name_en=row.name_en,
        staff_no=row.staff_no,
        role=Role(row.role),
    )


_ANYONE = select(t.people.c.person_id).limit(1)
_CHANGES = select(t.access_changes.c.person_id).where(stands(t.access_changes))
_IS_HERE = ~exists(
    select(t.access_changes.c.fact_id).where(
        t.access_changes.c.person_id == t.people.c.person_id,
        t.access_changes.c.change == AccessChange.REMOVED.value,
        stands(t.access_changes),
    )
)
_EVERYONE = select(t.people).where(stands(t.people), _IS_HERE).order_by(*display_order(t.people))
_BY_STAFF_NO = (
    select(t.people)
    .where(t.people.c.staff_no == bindparam("of"), stands(t.people), _IS_HERE)
    .order_by(*display_order(t.people))
)
