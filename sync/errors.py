"""What can go wrong between station and hub, as codes for the screen.

StationError
└─ WorldError
   └─ SyncError
      ├─ HubUnreachableError   no answer: nothing is known about what the hub did with the request
      │  └─ HubGarbledError    an answer that is not the hub's: cut, not JSON, too long
      ├─ HubRefusedError       the hub understood and said no (problem+json with a code)
      ├─ StreamForkedError     the hub holds other records under this station's origin
      ├─ ReceiptInvalidError   a receipt that is unsigned, or signed by another key or for others
      └─ HubProcessError       the hub's own process would not start
"""

from __future__ import annotations

from inspection.errors import WorldError


class SyncError(WorldError):
    """Base of everything the sync thread may report; all of it is worth a later retry."""


class HubUnreachableError(SyncError):
    """No answer from the hub: refused connection, name, TLS, time limit."""

    def __init__(self, code: str = "hub.unreachable", **params: str | int) -> None:
        """`params["why"]` is a short technical word for logs, never shown alone."""
        super().__init__(code, **params)


class HubGarbledError(HubUnreachableError):
    """Something answered, but not with what a hub answers; the request may have been done."""

    def __init__(self, **params: str | int) -> None:
        """`params["why"]` tells what was wrong with the answer."""
        super().__init__("hub.garbled", **params)


class HubRefusedError(SyncError):
    """The hub answered with a problem document.

    `code` is the hub's (`line.bad`, `person.locked`); a refusal without a readable document has
    the code `hub.refused`. `retry_after_s` is set where the hub asked for patience.
    """

    def __init__(
        self,
        code: str,
        params: dict[str, str | int],
        *,
        status: int,
        retry_after_s: int | None = None,
    ) -> None:
        """`params` are the problem document's own, `status` is the HTTP status."""
        super().__init__(code, **params)
        self.status = status
        self.retry_after_s = retry_after_s

    @property
    def is_passing(self) -> bool:
        """Whether the same request may well be accepted later: overload and faults at the hub."""
        return self.status in {408, 425, 429} or self.status >= 500


class StreamForkedError(SyncError):
    """The hub holds another record at `seq` of this station's own stream (DESIGN D3, restore).

    Nothing is pushed until the station opens a new origin; local work goes on.
    """

    def __init__(self, *, seq: int, hub_hash: str) -> None:
        """`seq` and `hub_hash` are the hub's head of the stream, as hex."""
        super().__init__("stream.forked", seq=seq, hash=hub_hash)
        self.seq = seq
        self.hub_hash = hub_hash


class ReceiptInvalidError(SyncError):
    """A receipt does not prove what was pushed, so the records count as not received."""

    def __init__(self, why: str) -> None:
        """`why` is `signature`, `origin`, `seq` or `hash`."""
        super().__init__("receipt.invalid", why=why)


class HubProcessError(SyncError):
    """The hub's process did not come up, or said something else than its ready line."""

    def __init__(self, why: str) -> None:
        """`why` is `start`, `time_limit`, `ended` or `ready_line`."""
        super().__init__("hub.not_started", why=why)
