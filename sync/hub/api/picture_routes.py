"""Routes of pictures: references for the bench, and our evidence for the office."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from inspection.errors import OperatorError
from inspection.references import MOST_PICTURES, PictureKind
from inspection.values import MAX_SAFE_INTEGER, Sha256, rfc3339
from sync.hub.api.callers import AdminOrStation, Office, Station, ensure_own_station
from sync.hub.api.station_routes import Octets, PhotoHash, RawBody
from sync.hub.evidence_desk import OfficePhoto
from sync.hub.hub import Hub
from sync.hub.references import Place, pictures_after
from sync.picture_wire import (
    CoveredRegion,
    EvidenceAnswer,
    EvidencePhoto,
    PictureRow,
    PicturesAnswer,
    PictureTaken,
)

_PICTURE = {"content": {"application/octet-stream": {}}, "required": True}
_NO_STORE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
TicketNumber = Annotated[str, Query(alias="ticket", min_length=1, max_length=200)]
EvidenceId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


class _Jpeg(Response):
    media_type = "image/jpeg"


def _place(
    kind: PictureKind,
    ticket: Annotated[str, Query(max_length=200)] = "",
    sku: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="n", ge=1, le=MOST_PICTURES)] = 1,
) -> Place:
    return Place(kind=kind, ticket=ticket, sku=sku, number=number)


PlaceOf = Annotated[Place, Depends(_place)]


def picture_routes(hub: Hub) -> APIRouter:
    """What is compared with, and what was seen."""
    router = APIRouter(tags=["pictures"])
    router.include_router(_reference_routes(hub))
    router.include_router(_evidence_routes(hub))
    return router


def _reference_routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.put(
        "/pictures",
        openapi_extra={"requestBody": _PICTURE},
        responses={201: {"model": PictureTaken, "description": "New at this place."}},
    )
    def put_picture(
        place: PlaceOf, body: RawBody, response: Response, caller: AdminOrStation
    ) -> PictureTaken:
        """Keep a picture (JPEG, PNG, WebP) to compare with: 201 when new, 200 when it was here.

        `catalogue` is of an SKU; `customer` and `outbound` are of a ticket, with `sku` of a line.
        A station may do so at its own hub only, as it may announce tickets there.
        """
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        taken = hub.references.take(place, body)
        response.status_code = 201 if taken.is_new else 200
        return PictureTaken(
            picture_id=taken.picture_id,
            sha256=taken.sha256,
            size_bytes=taken.size_bytes,
            is_new=taken.is_new,
        )

    @router.delete("/pictures", status_code=204, response_class=Response)
    def delete_picture(place: PlaceOf, caller: AdminOrStation) -> Response:
        """Erase a picture here and at the stations."""
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        if not hub.references.remove(place):
            raise OperatorError("picture.unknown")
        return Response(status_code=204)

    @router.get("/pictures")
    def pictures(
        _station: Station, since: Annotated[int, Query(ge=0, le=MAX_SAFE_INTEGER)] = 0
    ) -> PicturesAnswer:
        """Changed and closed pictures after a revision."""
        with hub.database.reading() as connection:
            rows, more = pictures_after(connection, since)
        return PicturesAnswer(
            pictures=[
                PictureRow(
                    picture_id=row.picture_id,
                    kind=row.kind,
                    ticket_id=row.ticket_id,
                    sku=row.sku,
                    number=row.number,
                    sha256=row.sha256,
                    size_bytes=row.size_bytes,
                    revision=row.revision,
                )
                for row in rows
                if not row.is_closed
            ],
            closed=[row.picture_id for row in rows if row.is_closed],
            revision=rows[-1].revision if rows else since,
            more=more,
        )

    @router.get("/pictures/{sha256}", response_class=Octets)
    def get_picture(sha256: PhotoHash, _station: Station) -> Response:
        """The bytes of a picture whose ticket is open."""
        return Octets(hub.references.read(Sha256(sha256)), headers=_NO_STORE)

    return router


def _evidence_routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/evidence")
    def evidence(ticket: TicketNumber, _office: Office) -> EvidenceAnswer:
        """What was photographed of a ticket's decided units."""
        photos = hub.evidence.photos_of(ticket)
        return EvidenceAnswer(ticket_number=ticket, photos=[_view(one) for one in photos])

    @router.get("/evidence/{evidence_id}", response_class=_Jpeg)
    def evidence_photo(evidence_id: EvidenceId, ticket: TicketNumber, _office: Office) -> Response:
        """The photo, with what names somebody painted over."""
        return _Jpeg(hub.evidence.shown(ticket, evidence_id), headers=_NO_STORE)

    return router


def _view(one: OfficePhoto) -> EvidencePhoto:
    photo = one.photo
    return EvidencePhoto(
        evidence_id=photo.evidence_id,
        sha256=photo.sha256,
        shot=photo.subject,
        lpn=one.lpn,
        taken_at=rfc3339(photo.taken_at),
        width_px=photo.width_px,
        height_px=photo.height_px,
        is_current=photo.is_current,
        is_hidden=one.markup.is_veiled,
        is_here=one.is_here,
        covered=[
            CoveredRegion(x=part.x, y=part.y, w=part.w, h=part.h, what=part.what.value)
            for part in one.markup.regions
        ],
    )
