"""A connector to the ledger behind HTTP, made as those to real systems are."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from inspection.values import rfc3339
from sync.connectors.http import Answered, Asked, HttpLink, HttpSettings
from sync.connectors.port import (
    BookedRefund,
    Capabilities,
    ConnectorLostError,
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedPage,
    ExpectedReturn,
    MadeOrder,
    Note,
    OrderLine,
    OrderRequest,
    Outcome,
    Receipt,
    RefundAnswer,
    RefundRequest,
    ReturnRef,
    Standing,
)
from tests.faults.ledger_server import UNTIL

TIMEOUT_S = 0.4
LIFE_S = 0.6
"""Older requests are not carried out: some arrive after nobody waits for them any more."""
SETTLE_S = 0.8
"""Life and the time of one booking, with margin, counted from when the answer was lost."""
MAX_PHOTO_BYTES = 16 * 1024 * 1024
_ANSWER = TypeAdapter(RefundAnswer)
_BOOKED = TypeAdapter(tuple[BookedRefund, ...])
_MADE = TypeAdapter(tuple[MadeOrder, ...])
_KEYS = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class _Reported:
    __pydantic_config__ = ConfigDict(extra="forbid")
    status: str
    receipts: _KEYS
    photos: _KEYS
    outcomes: _KEYS
    notes: _KEYS


_REPORTED = TypeAdapter(_Reported)


class LedgerConnector:
    """One thread's way to a ledger server."""

    def __init__(
        self,
        url: str,
        *,
        timeout_s: float = TIMEOUT_S,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        settings = HttpSettings(url=url, timeout_s=timeout_s)
        self._link = HttpLink(settings, should_stop=should_stop)

    def capabilities(self) -> Capabilities:
        return Capabilities(
            name="ledger over http",
            settle_s=SETTLE_S,
            makes_orders=True,
            tells_customers=True,
            max_photo_bytes=MAX_PHOTO_BYTES,
        )

    def refund(self, request: RefundRequest) -> RefundAnswer:
        answer = self._write("/refunds", asdict(request))
        if answer.external_ref is None:
            return answer
        line = OrderLine(order_ref=request.order_ref, order_line=request.order_line)
        if not any(
            (one.key, one.external_ref, one.amount_minor, one.currency)
            == (request.key, answer.external_ref, request.amount_minor, request.currency)
            for one in self.refunds_of(line)
        ):
            raise ConnectorLostError("connector.not_read_back", was_sent=True)
        return answer

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        return _parsed(_BOOKED, self._read("/refunds", line.order_line))

    def order(self, request: OrderRequest) -> RefundAnswer:
        answer = self._write("/orders", asdict(request))
        made = [one.external_ref for one in self.orders_of(request.order_line)]
        if answer.external_ref not in made:
            raise ConnectorLostError("connector.not_read_back", was_sent=True)
        return answer

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        return _parsed(_MADE, self._read("/orders", order_line))

    def expected(self, cursor: str | None) -> ExpectedPage:
        return ExpectedPage(returns=(), cursor=cursor or "", has_more=False)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        del code
        return ()

    def standing(self, of: ReturnRef) -> Standing:
        held = _parsed(_REPORTED, self._read("/reports", of.number))
        return Standing(**vars(held))

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        said = {**asdict(receipt), "received_at": rfc3339(receipt.received_at)}
        self._report(of, "receipts", receipt.key, said)

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        said = {**asdict(photo), "data": "", "taken_at": rfc3339(photo.taken_at)}
        self._report(of, "photos", photo.sha256, said)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        self._report(of, "outcomes", outcome.key, asdict(outcome))

    def tell(self, of: ReturnRef, note: Note) -> None:
        self._report(of, "notes", note.key, asdict(note))

    def close(self) -> None:
        self._link.close()

    def _report(self, of: ReturnRef, kind: str, key: str, content: Mapping[str, Any]) -> None:
        if key in getattr(self.standing(of), kind):
            return
        said = {"number": of.number, "content": content}
        answered = self._sent(f"/reports/{kind}", said)
        if not answered.is_good:
            raise ConnectorRefusedError("connector.refused", status=answered.status)
        if key not in getattr(self.standing(of), kind):
            raise ConnectorLostError("connector.not_read_back", was_sent=True)

    def _read(self, path: str, of: str) -> Answered:
        answered = self._link.send(Asked(method="GET", path=path, query={"of": of}))
        if not answered.is_good:
            raise ConnectorLostError("connector.busy", was_sent=True, status=answered.status)
        return answered

    def _write(self, path: str, content: Mapping[str, Any]) -> RefundAnswer:
        answered = self._sent(path, content)
        if not answered.is_good:
            raise ConnectorLostError("connector.busy", was_sent=True, status=answered.status)
        return _parsed(_ANSWER, answered)

    def _sent(self, path: str, content: Mapping[str, Any]) -> Answered:
        until = {UNTIL: str(time.monotonic() + LIFE_S)}
        return self._link.send(Asked(method="POST", path=path, content=content, headers=until))


def _parsed(as_what: TypeAdapter[Any], answered: Answered) -> Any:
    try:
        return as_what.validate_json(answered.body)
    except ValidationError:
        raise ConnectorLostError("connector.garbled", was_sent=True, why="shape") from None
