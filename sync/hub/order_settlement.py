"""What the system of record says about one replacement or repair order: pure, no state.

As with refunds the desk asks before every send and to resolve `unknown`; only `Free` may be
followed by a send.
"""

from __future__ import annotations

from collections.abc import Sequence

from inspection.orders import OrderStop
from sync.connectors.port import BookedRefund, MadeOrder, OrderRequest
from sync.hub.settlement import Booked, Finding, Free, LineLedger, Stop, foreign_unclaimed


def judge_order(
    order: OrderRequest,
    line: LineLedger,
    *,
    made: Sequence[MadeOrder],
    refunded: Sequence[BookedRefund],
) -> Finding:
    """Read what was made and what was refunded for the order line.

    Whatever somebody else made or refunded there is for a person, unless it settled another slot:
    nobody gets the goods and the money.
    """
    mine = [one for one in made if one.key == order.key]
    if len(mine) > 1:
        return _stop(OrderStop.MADE_TWICE)
    if mine:
        (only,) = mine
        if only.what is not order.what:
            return _stop(OrderStop.MADE_OTHER_KIND)
        return Booked(external_ref=only.external_ref)
    if any(one.key is None or one.key not in line.own_keys for one in made):
        return _stop(OrderStop.MADE_ELSEWHERE)
    if foreign_unclaimed(line, refunded):
        return _stop(OrderStop.REFUNDED_ELSEWHERE)
    return Free()


def _stop(why: OrderStop) -> Stop:
    return Stop(reason=why.value)
