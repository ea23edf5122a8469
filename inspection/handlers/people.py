"""Signing in. Who checked the PIN, hub or station, is part of the record."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.events import PersonSignedIn
from inspection.people import OFFLINE
from inspection.ports import Work
from inspection.values import PersonId, Role


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """The PIN was right; `online` says that the hub checked it."""

    person_id: PersonId
    role: Role
    online: bool


def sign_in(work: Work, intent: SignIn) -> str:
    """Record a sign-in and give its fact id; the work's actor is the person signing in.

    Raises `person.needs_hub` for roles that may not sign in offline, `person.unknown` for someone
    offline whom this station has never heard of, `person.role_changed` where the journal knows
    another role than the one claimed.
    """
    if work.actor.person_id != intent.person_id or work.actor.role is not intent.role:
        raise OperatorError("person.not_allowed", role=work.actor.role.value)
    if not intent.online and intent.role not in OFFLINE:
        raise OperatorError("person.needs_hub", role=intent.role.value)
    person = work.facts.person(intent.person_id)
    if person is None and not intent.online:
        raise OperatorError("person.unknown")
    if person is not None and person.role is not intent.role:
        raise OperatorError("person.role_changed", role=person.role.value)
    fact_id = work.ids.new()
    work.record(
        PersonSignedIn(
            fact_id=fact_id,
            person_id=intent.person_id,
            role=intent.role,
            online=intent.online,
        )
    )
    return fact_id
