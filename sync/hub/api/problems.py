"""Every error as application/problem+json: a code with parameters, never a finished sentence."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from inspection.errors import BugError, OperatorError, StationError, account
from sync.hub.api.route_name import route_of
from sync.hub.ingest import PushRefusedError
from sync.wire import PROBLEM_MEDIA_TYPE, Problem

RETRY_AFTER_S = 1

_STATUS_OF_CODE = {
    "auth.missing": 401,
    "auth.wrong": 401,
    "auth.forbidden": 403,
    "body.length_required": 411,
    "body.too_large": 413,
    "enrolment.bad_code": 403,
    "stream.forked": 409,
    "stream.gap": 409,
    "stream.not_yours": 403,
    "photo.missing": 404,
    "photo.disk_full": 507,
    "store.full": 507,
    "person.wrong_pin": 401,
    "person.unknown_badge": 401,
    "person.locked": 423,
    "person.not_found": 404,
    "person.id_taken": 409,
    "person.badge_taken": 409,
    "person.staff_no_taken": 409,
    "customer.question_unknown": 404,
    "order.unknown": 404,
    "order.withdrawn": 409,
    "order.other_number": 409,
    "order.not_yours": 409,
    "customer.question_withdrawn": 409,
    "ticket.unknown": 404,
    "ticket.closed": 409,
    "line.unknown": 404,
    "picture.unknown": 404,
    "evidence.unknown": 404,
    "evidence.hidden": 409,
    "route.unknown": 404,
    "method.not_allowed": 405,
    "format.unknown": 415,
}
_BUSY = frozenset({"store.busy", "store.unreachable", "hub.replaced"})
"""What passes, or is mended at the hub: a station waits and asks again."""
_TOLD = _BUSY - {"store.busy"}
_FRAMEWORK = {404: "route.unknown", 405: "method.not_allowed"}

_log = logging.getLogger(__name__)


def problem(
    code: str, params: dict[str, str | int] | None = None, *, status: int | None = None
) -> Response:
    """The response for one error code."""
    number = _STATUS_OF_CODE.get(code, 422) if status is None else status
    title = HTTPStatus(number).phrase
    body = Problem(title=title, status=number, code=code, params=params or {})
    headers: dict[str, str] = {}
    if number == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_S)
    if number == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(
        body.model_dump_json(), status_code=number, media_type=PROBLEM_MEDIA_TYPE, headers=headers
    )


def add_problem_handlers(app: FastAPI) -> None:
    """Say the framework's errors, ours and bugs all in the same form."""
    app.add_exception_handler(StationError, _station_error)
    app.add_exception_handler(RequestValidationError, _bad_body)
    app.add_exception_handler(HTTPException, _framework_error)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _bug)


def _station_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, StationError) or isinstance(error, BugError):
        return _bug(_request, error)
    if error.code in _TOLD:
        _log.error("%s", account(error))
    if error.code in _BUSY:
        return problem("hub.busy", status=503)
    known = _STATUS_OF_CODE.get(error.code)
    is_refusal = isinstance(error, OperatorError | PushRefusedError)
    status = known or (422 if is_refusal else 503)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s", account(error))
    return problem(error.code, error.params, status=status)


def _bad_body(_request: Request, error: Exception) -> Response:
    """Where and what kind, never the input itself: it may hold secrets or personal data."""
    params: dict[str, str | int] = {}
    if isinstance(error, RequestValidationError) and error.errors():
        first: dict[str, Any] = error.errors()[0]
        params["where"] = ".".join(str(part)[:40] for part in first["loc"][:6])
        params["what"] = str(first["type"])
    return problem("body.bad", params, status=422)


def _framework_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return problem(_FRAMEWORK.get(status, "body.bad"), status=status)


def _gone(_request: Request, _error: Exception) -> Response:
    """The caller went away in the middle of a body: every day's network, and no bug."""
    return problem("body.bad", status=400)


def _bug(request: Request, error: Exception) -> Response:
    _log.error("bug in %s: %s", route_of(request.scope), account(error))
    return problem("hub.bug", status=500)
