"""A connector whose calls are counted: how many went well, were lost, were refused, met a bug."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sync.connectors.port import (
    BookedRefund,
    Capabilities,
    Connector,
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

Count = Callable[[str, str], None]
"""Gets the call's name and how it ended: `ok`, `lost`, `refused` or `fault`."""


class CountedConnector:
    """Hands every call on as it is; for one thread, as the connector it stands before."""

    def __init__(self, inner: Connector, count: Count) -> None:
        """Takes the connector over: `close` closes it."""
        self._inner = inner
        self._count = count

    def capabilities(self) -> Capabilities:
        """Asks nobody, and is not counted."""
        return self._inner.capabilities()

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """As the port has it; a refusal is an answer, and counted as one that went well."""
        with self._counted("refund"):
            return self._inner.refund(request)

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """As the port has it."""
        with self._counted("refunds_of"):
            return self._inner.refunds_of(line)

    def order(self, request: OrderRequest) -> RefundAnswer:
        """As the port has it."""
        with self._counted("order"):
            return self._inner.order(request)

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """As the port has it."""
        with self._counted("orders_of"):
            return self._inner.orders_of(order_line)

    def expected(self, cursor: str | None) -> ExpectedPage:
        """As the port has it."""
        with self._counted("expected"):
            return self._inner.expected(cursor)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """As the port has it."""
        with self._counted("find"):
            return self._inner.find(code)

    def standing(self, of: ReturnRef) -> Standing | None:
        """As the port has it."""
        with self._counted("standing"):
            return self._inner.standing(of)

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """As the port has it."""
        with self._counted("acknowledge"):
            self._inner.acknowledge(of, receipt)

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """As the port has it."""
        with self._counted("attach"):
            self._inner.attach(of, photo)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """As the port has it."""
        with self._counted("report"):
            self._inner.report(of, outcome)

    def tell(self, of: ReturnRef, note: Note) -> None:
        """As the port has it."""
        with self._counted("tell"):
            self._inner.tell(of, note)

    def close(self) -> None:
        """Release what is held."""
        self._inner.close()

    @contextmanager
    def _counted(self, call: str) -> Iterator[None]:
        outcome = "fault"
        try:
            yield
            outcome = "ok"
        except ConnectorLostError:
            outcome = "lost"
            raise
        except ConnectorRefusedError:
            outcome = "refused"
            raise
        finally:
            self._count(call, outcome)
