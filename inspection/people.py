"""People: who works here and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
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


FLOOR = frozenset({Role.DOCK, Role.INSPECTOR, Role.SUPERVISOR})
"""Who receives, photographs and disinfects."""

BENCH = frozenset({Role.INSPECTOR, Role.SUPERVISOR})
"""Who opens, inspects and decides."""

ORIGINALS = frozenset({Role.SUPERVISOR})
"""Who may see a photo uncovered that names a customer, for a reason that is recorded."""

MENDERS = frozenset({Role.SUPERVISOR})
"""Who settles extra items and takes decisions back."""
SETTLERS = frozenset({Role.SUPERVISOR})
"""Who says which of several receptions of one parcel counts."""

OFFLINE = frozenset({Role.DOCK, Role.INSPECTOR})
"""Who may sign in without the hub (DESIGN D12)."""


def may(actor: Actor, allowed: frozenset[Role]) -> bool:
    """The actor's role is among those allowed."""
    return actor.role in allowed


def ensure_role(actor: Actor, allowed: frozenset[Role]) -> None:
    """Raise OperatorError `person.not_allowed` unless the actor's role is among those allowed."""
    if not may(actor, allowed):
        raise OperatorError("person.not_allowed", role=actor.role.value)
