"""Routes of administrators and the office: enrolment codes, tickets, refunds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from inspection.errors import OperatorError
from inspection.values import rfc3339
from sync.hub.api.callers import Admin, AdminOrStation, RefundReader, ensure_own_station
from sync.hub.api.station_routes import RawBody
from sync.hub.hub import Hub
from sync.hub.refund_list import list_refunds
from sync.hub.ticket_import import ImportResult
from sync.wire import (
    BadRow,
    Enrolment,
    EnrolmentRequest,
    ImportReport,
    RefundsAnswer,
    TicketRows,
)

_CSV = {"content": {"text/csv": {}}, "required": True}


def office_routes(hub: Hub) -> APIRouter:
    """What is prepared before and looked at after a shift."""
    router = APIRouter(tags=["office"])

    @router.post("/enrolments")
    def prepare_enrolment(request: EnrolmentRequest, _admin: Admin) -> Enrolment:
        """A one-time code for one station."""
        code, expires_at = hub.enrolment.issue_code(request.station_name, now=hub.clock.now())
        return Enrolment(code=code, expires_at=rfc3339(expires_at))

    @router.post("/tickets/import", openapi_extra={"requestBody": _CSV})
    def import_tickets(
        body: RawBody,
        caller: AdminOrStation,
        file_format: Annotated[str, Query(alias="format", max_length=20)] = "csv",
    ) -> ImportReport:
        """Announce the good tickets of a file and list the bad rows.

        A station may do so at its own hub only: who can announce what was paid must not be who
        decides on it.
        """
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        if file_format != "csv":
            raise OperatorError("format.unknown")
        return _report(hub.tickets.import_csv(body, now=hub.clock.now()))

    @router.post("/tickets/rows")
    def import_rows(request: TicketRows, caller: AdminOrStation) -> ImportReport:
        """The same for rows of a file that was read where it lies: no spreadsheet is opened here.

        A file comes in several requests, whole tickets in each.
        """
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        rows = [(row.row, row.cells) for row in request.rows]
        return _report(hub.tickets.import_rows(rows, now=hub.clock.now()))

    @router.get("/refunds")
    def refunds(
        _caller: RefundReader, ticket: Annotated[str | None, Query(max_length=500)] = None
    ) -> RefundsAnswer:
        """All refunds, or one ticket's."""
        return RefundsAnswer(refunds=list_refunds(hub.database, ticket_number=ticket))

    return router


def _report(result: ImportResult) -> ImportReport:
    return ImportReport(
        announced=result.announced,
        already=result.already,
        bad=[
            BadRow(row=bad.row, reason_code=bad.reason_code, params=dict(bad.params))
            for bad in result.bad
        ],
    )
