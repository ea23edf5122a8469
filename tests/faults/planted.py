"""A desk with the fault that costs money: the proof of the proof plants it, nothing else."""

from __future__ import annotations

from sync.connectors.port import ConnectorLostError
from sync.hub.refund_book import OpenSlot
from sync.hub.refunds import RefundDesk


class ResendingDesk(RefundDesk):
    """Sends once more after a lost answer, without a look at what stands there."""

    def _lost(self, slot: OpenSlot, lost: ConnectorLostError) -> None:
        if lost.was_sent:
            try:
                self._take_answer(slot, self._ask(slot))
            except ConnectorLostError as again:
                super()._lost(slot, again)
        else:
            super()._lost(slot, lost)
