"""Routes of stations: journal, contacts, photos, signing in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from inspection.errors import OperatorError
from inspection.values import MAX_SAFE_INTEGER, Sha256, rfc3339
from sync.hub.api.callers import Station
from sync.hub.contacts import changes_after
from sync.hub.hub import Hub
from sync.wire import (
    Contact,
    ContactsAnswer,
    PhotoStored,
    PullAnswer,
    PullRequest,
    PushRequest,
    Receipt,
    Session,
    SessionRequest,
)

_OCTETS = {"content": {"application/octet-stream": {}}, "required": True}
_BODILESS: dict[int | str, dict[str, Any]] = {
    status: {"description": "No body, as HTTP asks of HEAD."} for status in ("4XX", "5XX")
}
PhotoHash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


class Octets(Response):
    """Bytes as no type a browser would run."""

    media_type = "application/octet-stream"


async def raw_body(request: Request) -> bytes:
    """The whole body; the gate has bounded its length."""
    return await request.body()


RawBody = Annotated[bytes, Depends(raw_body)]


def station_routes(hub: Hub) -> APIRouter:
    """Everything a station does all day."""
    router = APIRouter(tags=["station"])
    router.include_router(_journal_routes(hub))
    router.include_router(_photo_routes(hub))

    @router.post("/sessions")
    def open_session(request: SessionRequest, station: Station) -> Session:
        """Sign someone in at this station; the PIN is checked here."""
        opened = hub.people.sign_in(
            badge=request.badge, pin=request.pin, origin=station.origin, now=hub.clock.now()
        )
        return Session(
            session=opened.session,
            person_id=opened.person.person_id,
            name_zh=opened.person.name_zh,
            name_en=opened.person.name_en,
            staff_no=opened.person.staff_no,
            role=opened.person.role.value,
            expires_at=rfc3339(opened.expires_at),
        )

    return router


def _journal_routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.post("/push")
    def push(request: PushRequest, station: Station) -> Receipt:
        """Take the station's own records in; repeating a batch changes nothing."""
        if request.origin != station.origin:
            raise OperatorError("stream.not_yours")
        receipt = hub.ingest.push(request)
        hub.ring()
        return receipt

    @router.post("/pull")
    def pull(request: PullRequest, station: Station) -> PullAnswer:
        """Give everything beyond the vector."""
        return hub.relay.pull(station.origin, request.vector, request.limit)

    @router.get("/contacts")
    def contacts(
        _station: Station, since: Annotated[int, Query(ge=0, le=MAX_SAFE_INTEGER)] = 0
    ) -> ContactsAnswer:
        """Changed and closed contacts after a revision."""
        with hub.database.reading() as connection:
            rows, more = changes_after(connection, since)
        return ContactsAnswer(
            contacts=[
                Contact(
                    ticket_id=row.ticket_id,
                    name=row.name,
                    phone=row.phone,
                    address=row.address,
                    revision=row.revision,
                )
                for row in rows
                if not row.is_closed
            ],
            closed=[row.ticket_id for row in rows if row.is_closed],
            revision=rows[-1].revision if rows else since,
            more=more,
        )

    return router


def _photo_routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.put(
        "/photos/{sha256}",
        openapi_extra={"requestBody": _OCTETS},
        responses={201: {"model": PhotoStored, "description": "New, durable and verified."}},
    )
    def put_photo(
        sha256: PhotoHash, body: RawBody, response: Response, _station: Station
    ) -> PhotoStored:
        """Keep a photo under its hash; 201 when new, 200 when it was here."""
        is_new = hub.photos.put(Sha256(sha256), body)
        response.status_code = 201 if is_new else 200
        hub.metrics.photo_bytes.inc(len(body) if is_new else 0)
        hub.ring()
        return PhotoStored(sha256=sha256, size_bytes=len(body))

    @router.head("/photos/{sha256}", response_class=Response, responses=_BODILESS)
    def has_photo(sha256: PhotoHash, _station: Station) -> Response:
        """200 with the hash as `ETag` when the photo is here, 404 when not."""
        if not hub.photos.has(Sha256(sha256)):
            return Response(status_code=404)
        return Response(headers={"ETag": f'"{sha256}"'})

    @router.get("/photos/{sha256}", response_class=Octets)
    def get_photo(sha256: PhotoHash, _station: Station) -> Response:
        """The verified bytes, as no type a browser would run."""
        return Octets(
            hub.photos.read(Sha256(sha256)),
            headers={"X-Content-Type-Options": "nosniff"},
        )

    return router
