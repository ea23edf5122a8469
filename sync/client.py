"""The hub as typed calls; one client per thread.

Every call raises HubUnreachableError (nothing is known about what the hub did), HubGarbledError
(the same, with a strange answer) or HubRefusedError (the hub said no).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from sync import customer_wire, order_wire, picture_wire, reconcile_wire, wire
from sync.errors import HubGarbledError, HubRefusedError
from sync.exchange import Call, Exchange, Limits, Reply

TIMEOUT_S = 20.0
"""A full batch takes the hub about 0.1 s; this is for a machine that is busy otherwise."""
RECONCILE_TIMEOUT_S = 180.0
"""The hub asks a system of record line by line, and gives it up after a few time-outs."""

_Model = TypeVar("_Model", bound=BaseModel)


def _never() -> bool:
    return False


class HubClient:
    """One hub, seen from one thread, with one token (a station's or the administrator's)."""

    def __init__(
        self,
        base_url: str,
        token: str | None = None,
        *,
        timeout_s: float = TIMEOUT_S,
        should_stop: Callable[[], bool] = _never,
        ca_file: Path | None = None,
    ) -> None:
        """A request under way ends within a fraction of a second once `should_stop` is true.

        `ca_file` holds the certificates to trust where a site has an authority of its own.
        """
        self.base_url = base_url
        limits = Limits(timeout_s=timeout_s, should_stop=should_stop)
        self._exchange = Exchange(base_url, token=token, limits=limits, ca_file=ca_file)

    def close(self) -> None:
        """Close the kept connection."""
        self._exchange.close()

    def health(self) -> wire.Health:
        """Who answers there; needs no token."""
        return self._get(wire.Health, "/health")

    def prepare_enrolment(self, station_name: str) -> wire.Enrolment:
        """A one-time code for one station (administrator)."""
        return self._post(
            wire.Enrolment, "/enrolments", wire.EnrolmentRequest(station_name=station_name)
        )

    def enrol(self, request: wire.EnrolRequest) -> wire.Enrolled:
        """Admit an origin with its key; needs no token. May be repeated after a lost answer."""
        return self._post(wire.Enrolled, "/enrol", request)

    def push(self, request: wire.PushRequest) -> wire.Receipt:
        """Hand over records; the receipt is not verified here."""
        return self._post(wire.Receipt, "/push", request)

    def pull(self, vector: Mapping[str, int], *, limit: int) -> wire.PullAnswer:
        """Records beyond `vector`; nothing in them is verified here but their shape."""
        request = wire.PullRequest(vector=dict(vector), limit=limit)
        return self._post(wire.PullAnswer, "/pull", request)

    def contacts(self, *, since: int) -> wire.ContactsAnswer:
        """Changes of contacts after revision `since`."""
        return self._get(wire.ContactsAnswer, "/contacts", {"since": str(since)})

    def customer_words(self, *, since: int) -> customer_wire.CustomerWordsAnswer:
        """Changes of customers' words after revision `since`."""
        query = {"since": str(since)}
        return self._get(customer_wire.CustomerWordsAnswer, "/customer-words", query)

    def questions(self) -> customer_wire.QuestionsAnswer:
        """Questions to customers that nobody has answered."""
        return self._get(customer_wire.QuestionsAnswer, "/questions")

    def answer_question(
        self, question_id: str, *, answer: str, words: str
    ) -> customer_wire.AnswerTaken:
        """Record a customer's answer (administrator, or a station at its own hub).

        Refusals are `customer.question_unknown`, `.question_withdrawn`, `.answer_unknown`.
        """
        request = customer_wire.AnswerRequest(answer=answer, words=words)
        path = f"/questions/{quote(question_id, safe='')}/answer"
        return self._post(customer_wire.AnswerTaken, path, request)

    def pictures(self, *, since: int) -> picture_wire.PicturesAnswer:
        """Changes of reference pictures after revision `since`."""
        return self._get(picture_wire.PicturesAnswer, "/pictures", {"since": str(since)})

    def get_picture(self, sha256: str) -> bytes:
        """The bytes of a reference picture, verified; refusal `photo.missing` once it is closed."""
        limit = picture_wire.MAX_PICTURE_BYTES
        call = Call(method="GET", path=f"/pictures/{sha256}", limit_bytes=limit)
        reply = self._exchange.send(call)
        if hashlib.sha256(reply.body).hexdigest() != sha256:
            raise HubGarbledError(why="picture")
        return reply.body

    def put_picture(self, query: Mapping[str, str], data: bytes) -> picture_wire.PictureTaken:
        """Give a picture to compare with (administrator, or a station at its own hub).

        `query` says where it belongs: `kind`, `ticket`, `sku`, `n`. Refusals are `picture.*`,
        `ticket.unknown`, `ticket.closed`, `line.unknown`.
        """
        call = Call(
            method="PUT",
            path="/pictures",
            query=query,
            body=data,
            media_type="application/octet-stream",
        )
        return _parsed(picture_wire.PictureTaken, self._exchange.send(call))

    def has_photo(self, sha256: str) -> bool:
        """Whether the hub says that it holds this photo, whole and verified.

        A mere 200 may come from something in between, and has no body to tell: it is no yes.
        """
        try:
            reply = self._exchange.send(Call(method="HEAD", path=f"/photos/{sha256}"))
        except HubRefusedError as refusal:
            if refusal.status == 404:
                return False
            raise
        return reply.etag == f'"{sha256}"'

    def put_photo(self, sha256: str, data: bytes) -> wire.PhotoStored:
        """Upload a photo; the answer names what the hub hashed, and it is what was sent."""
        reply = self._exchange.send(
            Call(method="PUT", path=f"/photos/{sha256}", body=data, media_type="image/jpeg")
        )
        stored = _parsed(wire.PhotoStored, reply)
        if stored.sha256 != sha256 or stored.size_bytes != len(data):
            raise HubGarbledError(why="photo")
        return stored

    def get_photo(self, sha256: str) -> bytes:
        """The bytes of a photo, verified against its name."""
        reply = self._exchange.send(
            Call(method="GET", path=f"/photos/{sha256}", limit_bytes=wire.MAX_PHOTO_BYTES)
        )
        if hashlib.sha256(reply.body).hexdigest() != sha256:
            raise HubGarbledError(why="photo")
        return reply.body

    def import_tickets(self, data: bytes) -> wire.ImportReport:
        """Announce the tickets of a CSV file; good rows stand although others are bad."""
        reply = self._exchange.send(
            Call(
                method="POST",
                path="/tickets/import",
                query={"format": "csv"},
                body=data,
                media_type="text/csv",
            )
        )
        return _parsed(wire.ImportReport, reply)

    def import_rows(self, request: wire.TicketRows) -> wire.ImportReport:
        """Announce the tickets of these rows; good ones stand although others are bad."""
        return self._post(wire.ImportReport, "/tickets/rows", request)

    def register_person(self, request: wire.PersonRequest) -> wire.PersonRegistered:
        """Register someone who may work here (administrator)."""
        return self._post(wire.PersonRegistered, "/people", request)

    def set_pin(self, *, badge: str, pin: str) -> wire.PersonView:
        """Give somebody a new PIN (administrator); refusal `person.not_found`."""
        return self._post(wire.PersonView, "/people/pin", wire.PinRequest(badge=badge, pin=pin))

    def remove_person(self, *, badge: str) -> wire.PersonView:
        """Take somebody's access away (administrator); refusal `person.not_found`."""
        return self._post(wire.PersonView, "/people/removal", wire.RemovalRequest(badge=badge))

    def people(self) -> list[wire.PersonView]:
        """Everyone registered at this hub (administrator)."""
        return self._get(wire.PeopleAnswer, "/people").people

    def open_session(self, *, badge: str, pin: str) -> wire.Session:
        """Sign someone in; refusals are `person.wrong_pin` and `person.locked`."""
        return self._post(wire.Session, "/sessions", wire.SessionRequest(badge=badge, pin=pin))

    def refunds(self, ticket: str | None = None) -> list[wire.RefundView]:
        """Refunds of one ticket number, or all."""
        query = {} if ticket is None else {"ticket": ticket}
        return self._get(wire.RefundsAnswer, "/refunds", query).refunds

    def reconciliation(self, query: Mapping[str, str]) -> reconcile_wire.ReconciliationAnswer:
        """The next orders compared with the system of record (administrator, supervisor).

        `query` may hold `ticket`, `since`, `until`, and `after` from the answer before.
        """
        call = Call(
            method="GET", path="/reconciliation", query=query, timeout_s=RECONCILE_TIMEOUT_S
        )
        return _parsed(reconcile_wire.ReconciliationAnswer, self._exchange.send(call))

    def orders(
        self, ticket: str | None = None, *, is_open: bool = False
    ) -> list[order_wire.OrderView]:
        """Replacement and repair orders of one ticket number, or all; `is_open`: a person's."""
        query = {} if ticket is None else {"ticket": ticket}
        if is_open:
            query["open"] = "true"
        return self._get(order_wire.OrdersAnswer, "/orders", query).orders

    def order_made(self, order_id: str, *, number: str) -> order_wire.OrderView:
        """A person made this order (administrator, or a station at its own hub).

        Refusals are `order.unknown`, `.withdrawn`, `.other_number`, `.not_yours`, `.number_bad`.
        """
        path = f"/orders/{quote(order_id, safe='')}/made"
        return self._post(order_wire.OrderView, path, order_wire.OrderMade(number=number))

    def _get(
        self, model: type[_Model], path: str, query: Mapping[str, str] | None = None
    ) -> _Model:
        return _parsed(model, self._exchange.send(Call(method="GET", path=path, query=query or {})))

    def _post(self, model: type[_Model], path: str, request: wire.Request) -> _Model:
        body = request.model_dump_json().encode()
        return _parsed(model, self._exchange.send(Call(method="POST", path=path, body=body)))


def _parsed(model: type[_Model], reply: Reply) -> _Model:
    try:
        return model.model_validate_json(reply.body)
    except ValidationError as problem:
        # the answer itself may hold personal data or secrets: it stays out of the error
        raise HubGarbledError(why=model.__name__, errors=problem.error_count()) from None
