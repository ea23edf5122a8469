"""People: who works here and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import PersonId, Ref, Role


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone who may work here."""

    person_id: PersonId
    name_zh: str
    name_en: str
    staff_no: str
    role: Role
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who is acting, as claimed by the station."""

    person_id: PersonId
    role: Role
