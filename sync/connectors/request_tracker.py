"""Request Tracker 5 as a system of record, over REST2; docs/connectors.md says how to set it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.connectors.http import HttpLink, HttpSettings
from sync.connectors.port import (
    BookedRefund,
    Capabilities,
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
from sync.connectors.request_tracker_refunds import Refunds
from sync.connectors.request_tracker_returns import Returns

SETTLE_S = 300.0
"""Apache's mod_fcgid ends a process that works on one request for longer (FcgidBusyTimeout). A
refund is one transaction of the database, read as soon as it is committed: there is no read lag."""
MAX_PHOTO_BYTES = 8 * 1024 * 1024
"""Request Tracker keeps attachments of up to 10 MiB (MaxAttachmentSize); in base64 8 MiB are 11."""


@dataclass(frozen=True, kw_only=True)
class RequestTrackerSettings:
    """How an instance is reached: `token` is of `account`, a member of the group of hubs."""

    url: str
    token: str = field(repr=False)
    account: str
    timeout_s: float = 20.0
    settle_s: float = SETTLE_S
    ca_file: Path | None = None
    returns_queue: str = "Returns"
    refunds_queue: str = "Refunds"


def _never() -> bool:
    return False


class RequestTrackerConnector:
    """The connector port over one link."""

    def __init__(
        self, settings: RequestTrackerSettings, *, should_stop: Callable[[], bool] = _never
    ) -> None:
        """Sends nothing yet. Raises OperatorError `connector.bad_url` or `.insecure_url`."""
        http = HttpSettings(
            url=settings.url,
            timeout_s=settings.timeout_s,
            headers={"Authorization": f"token {settings.token}"},
            ca_file=settings.ca_file,
        )
        self._link = HttpLink(http, should_stop=should_stop)
        self._settle_s = settings.settle_s
        self._refunds = Refunds(self._link, queue=settings.refunds_queue)
        self._returns = Returns(
            self._link,
            queue=settings.returns_queue,
            account=settings.account,
            settle_s=settings.settle_s,
        )

    def capabilities(self) -> Capabilities:
        """It keeps no orders: those stand on a person's list."""
        return Capabilities(
            name="request_tracker",
            settle_s=self._settle_s,
            lists_returns=True,
            tells_customers=True,
            max_photo_bytes=MAX_PHOTO_BYTES,
            limits=("orders_by_hand",),
        )

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """As the port says; refused too where the order's number cannot be searched exactly."""
        return self._refunds.refund(request)

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """As the port says; by hand and without a line, it is of the order."""
        return self._refunds.refunds_of(line)

    def order(self, request: OrderRequest) -> RefundAnswer:
        """Never called: no orders are made here."""
        raise NotImplementedError

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """None, for the same reason."""
        del order_line
        return ()

    def expected(self, cursor: str | None) -> ExpectedPage:
        """As the port says."""
        return self._returns.expected(cursor)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """As the port says."""
        return self._returns.find(code)

    def standing(self, of: ReturnRef) -> Standing | None:
        """As the port says."""
        return self._returns.standing(of)

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """As the port says; an expected return is received then."""
        self._returns.acknowledge(of, receipt)

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """As the port says; the file is named by its hash."""
        self._returns.attach(of, photo)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """As the port says; with the last piece the return is inspected."""
        self._returns.report(of, outcome)

    def tell(self, of: ReturnRef, note: Note) -> None:
        """As the port says: correspondence, which goes out to the requestor."""
        self._returns.tell(of, note)

    def close(self) -> None:
        """Close the kept connection."""
        self._link.close()
