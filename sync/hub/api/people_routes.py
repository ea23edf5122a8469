"""Routes of who may sign in: registered, given a new PIN, removed, listed. Administrators only."""

from __future__ import annotations

from fastapi import APIRouter

from inspection.people import Person
from inspection.store.queries.people import FoundPerson
from inspection.values import Role
from sync.hub.api.callers import Admin
from sync.hub.hub import Hub
from sync.hub.people import NewPerson
from sync.wire import (
    PeopleAnswer,
    PersonRegistered,
    PersonRequest,
    PersonView,
    PinRequest,
    RemovalRequest,
)


def people_routes(hub: Hub) -> APIRouter:
    """A badge is in the body, never in an address: addresses end up in logs."""
    router = APIRouter(tags=["office"])

    @router.post("/people")
    def register_person(request: PersonRequest, _admin: Admin) -> PersonRegistered:
        """Register someone with badge and PIN."""
        person_id = hub.people.register(
            NewPerson(
                person_id=request.person_id,
                name_zh=request.name_zh,
                name_en=request.name_en,
                staff_no=request.staff_no,
                role=Role(request.role),
                badge=request.badge,
                pin=request.pin,
            )
        )
        return PersonRegistered(person_id=person_id)

    @router.post("/people/pin")
    def set_pin(request: PinRequest, _admin: Admin) -> PersonView:
        """A new PIN for the person of a badge."""
        return _view(hub.people.set_pin(badge=request.badge, pin=request.pin))

    @router.post("/people/removal")
    def remove_person(request: RemovalRequest, _admin: Admin) -> PersonView:
        """Somebody who left: the badge opens no door any more."""
        return _view(hub.people.remove(badge=request.badge))

    @router.get("/people")
    def people(_admin: Admin) -> PeopleAnswer:
        """Everyone who may sign in, by staff number."""
        return PeopleAnswer(people=[_view(one) for one in hub.people.everyone()])

    return router


def _view(one: FoundPerson | Person) -> PersonView:
    return PersonView(
        person_id=one.person_id,
        name_zh=one.name_zh,
        name_en=one.name_en,
        staff_no=one.staff_no,
        role=one.role.value,
    )
