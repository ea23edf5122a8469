"""What a route asks of its caller; the gate has already found out who it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from inspection.errors import OperatorError
from inspection.values import Role
from sync.hub.access import AdminCaller, Caller, PersonCaller, StationCaller
from sync.hub.api.gate import CALLER

_REFUND_READERS = frozenset({Role.SUPERVISOR, Role.ADMIN})


async def any_caller(request: Request) -> Caller:
    """Whoever the gate let in; raises OperatorError `auth.missing` on an open path."""
    caller: Caller | None = request.scope.get(CALLER)
    if caller is None:
        raise OperatorError("auth.missing")
    return caller


AnyCaller = Annotated[Caller, Depends(any_caller)]


async def station(caller: AnyCaller) -> StationCaller:
    """An enrolled station, else `auth.forbidden`."""
    if not isinstance(caller, StationCaller):
        raise OperatorError("auth.forbidden")
    return caller


async def admin(caller: AnyCaller) -> AdminCaller:
    """The administrator, else `auth.forbidden`."""
    if not isinstance(caller, AdminCaller):
        raise OperatorError("auth.forbidden")
    return caller


async def watcher(request: Request) -> None:
    """Who reads metrics: the administrator, or whoever the gate let in as local."""
    caller: Caller | None = request.scope.get(CALLER)
    if caller is not None and not isinstance(caller, AdminCaller):
        raise OperatorError("auth.forbidden")


async def admin_or_station(caller: AnyCaller) -> AdminCaller | StationCaller:
    """The administrator or any station, else `auth.forbidden`."""
    if isinstance(caller, PersonCaller):
        raise OperatorError("auth.forbidden")
    return caller


async def refund_reader(caller: AnyCaller) -> Caller:
    """Administrator, station, or a supervisor's session, else `auth.forbidden`."""
    if isinstance(caller, PersonCaller) and caller.role not in _REFUND_READERS:
        raise OperatorError("auth.forbidden")
    return caller


async def office(caller: AnyCaller) -> AdminCaller | PersonCaller:
    """The administrator's token (the ticket system's), or a supervisor's session."""
    if isinstance(caller, StationCaller):
        raise OperatorError("auth.forbidden")
    if isinstance(caller, PersonCaller) and caller.role not in _REFUND_READERS:
        raise OperatorError("auth.forbidden")
    return caller


def ensure_own_station(caller: AdminCaller | StationCaller, *, is_embedded: bool) -> None:
    """Raise `auth.forbidden` for a station at a hub that is not its own; an office may."""
    if isinstance(caller, StationCaller) and not is_embedded:
        raise OperatorError("auth.forbidden")


Station = Annotated[StationCaller, Depends(station)]
Admin = Annotated[AdminCaller, Depends(admin)]
Watcher = Annotated[None, Depends(watcher)]
AdminOrStation = Annotated[AdminCaller | StationCaller, Depends(admin_or_station)]
Office = Annotated[AdminCaller | PersonCaller, Depends(office)]
RefundReader = Annotated[Caller, Depends(refund_reader)]
