"""The refund desk: moves each due refund and order through its recovery points, alone and once.

due → sending → confirmed | refused | unknown; a refund made elsewhere is settled_elsewhere.
Three rules carry it (SPIKES A.7): `sending` is committed before the call; before any send, and to
resolve `unknown`, the system of record is read; what cannot be read yet is looked at again only
after the connector's settle time. Everything else stops and waits for a person.

One thread of one process runs the desk (`sync/hub/loop.py`), so a refund found in `sending` was
left there by a sender that is dead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspection.ports import Clock
from inspection.values import OrderKind, OrderState, RefundId, RefundState
from sync.connectors.port import (
    AnswerState,
    Connector,
    ConnectorLostError,
    OrderLine,
    OrderRequest,
    RefundAnswer,
    RefundRequest,
)
from sync.hub.checkpoints import (
    AFTER_CALL,
    BEFORE_CALL,
    MOVED_COMMITTED,
    SENDING_COMMITTED,
    Checkpoint,
)
from sync.hub.database import Database
from sync.hub.faults import Faults
from sync.hub.order_settlement import judge_order
from sync.hub.refund_book import Move, OpenSlot, RefundBook
from sync.hub.settlement import (
    WHOLE_LINE,
    Booked,
    Elsewhere,
    Finding,
    Free,
    OpenRefund,
    Stop,
    judge,
)
from sync.hub.slots import Use

FIRST_RETRY_S = 0.5
LAST_RETRY_S = 60.0
"""A system of record that is down is asked once a minute; no attempt is counted."""

ANSWERED_ALREADY = "already"


@dataclass(kw_only=True)
class _Patience:
    """When a refund is looked at again, in seconds of this process's monotonic clock."""

    not_before_s: float
    delay_s: float = FIRST_RETRY_S


class RefundDesk:
    """The single sender of all refunds and orders of this hub."""

    def __init__(
        self,
        database: Database,
        connector: Connector,
        *,
        clock: Clock,
        checkpoint: Checkpoint,
    ) -> None:
        """Only the desk's own thread may call its methods."""
        self._book = RefundBook(database)
        self._connector = connector
        self._settle_s = connector.capabilities().settle_s
        self._makes_orders = connector.capabilities().makes_orders
        self._clock = clock
        self._checkpoint = checkpoint
        # kept in memory on purpose: a new process waits the whole settle time again, and no wall
        # clock that steps can shorten it
        self._waiting: dict[str, _Patience] = {}

    def run_once(self, should_stop: Callable[[], bool]) -> float | None:
        """Move every refund as far as it goes now; seconds until one wants to be seen again.

        A refund with a fault holds up no other; the first fault is raised at the end of the pass.
        It ends between two of them where `should_stop` says so.
        """
        faults = Faults()
        for slot in self._book.open_slots():
            if should_stop():
                break
            patience = self._waiting.get(slot.refund_id)
            if patience is None or patience.not_before_s <= self._clock.monotonic_s():
                with faults.put_off():
                    self._advance(slot)
        faults.raise_first()
        if not self._waiting:
            return None
        soonest = min(one.not_before_s for one in self._waiting.values())
        return max(0.0, soonest - self._clock.monotonic_s())

    def _advance(self, slot: OpenSlot) -> None:
        if slot.is_order and not self._makes_orders and slot.state is RefundState.DUE:
            self._move(slot, Move(state=OrderState.LISTED))
            return
        if slot.state is RefundState.SENDING:
            slot = self._move(slot, Move(state=RefundState.UNKNOWN, reason="woke_in_sending"))
        if slot.state is RefundState.UNKNOWN and slot.refund_id not in self._waiting:
            self._wait(slot, self._settle_s or 0.0)
            if self._settle_s:
                return
        finding = self._look(slot)
        if finding is not None:
            self._act(slot, finding)

    def _look(self, slot: OpenSlot) -> Finding | None:
        try:
            return self._finding(slot)
        except ConnectorLostError:
            self._wait_longer(slot)
            return None

    def _finding(self, slot: OpenSlot) -> Finding:
        booked = self._connector.refunds_of(_line(slot.order_ref, slot.order_line))
        line = self._book.line_of(slot, in_order=any(one.is_of_order for one in booked))
        if slot.is_order:
            if not self._makes_orders:
                return Stop(reason="connector.makes_no_orders")
            made = self._connector.orders_of(slot.order_line)
            return judge_order(_order_request(slot), line, made=made, refunded=booked)
        refund = OpenRefund(
            key=RefundId(slot.refund_id), amount_minor=slot.amount_minor, currency=slot.currency
        )
        finding = judge(refund, line, booked)
        if slot.what is Use.FREIGHT and isinstance(finding, Free) and self._is_in_a_line(slot):
            return Stop(reason="freight.perhaps_elsewhere")
        return finding

    def _is_in_a_line(self, slot: OpenSlot) -> bool:
        """More than was paid went back for a line of the order: the freight may be in it.

        Bookings of the whole order were judged as such already.
        """
        for order_line, paid_minor in self._book.goods_of(slot):
            booked = self._connector.refunds_of(_line(slot.order_ref, order_line))
            of_line = [
                one.amount_minor
                for one in booked
                if one.currency == slot.currency and not one.is_of_order
            ]
            if sum(of_line) > paid_minor:
                return True
        return False

    def _act(self, slot: OpenSlot, finding: Finding) -> None:
        match finding:
            case Booked(external_ref=found):
                self._move(slot, Move(state=RefundState.CONFIRMED, external_ref=found))
            case Elsewhere():
                self._settle_elsewhere(slot, finding)
            case Stop(reason=reason):
                self._stop(slot, reason)
            case Free():
                self._send_or_stop(slot)

    def _send_or_stop(self, slot: OpenSlot) -> None:
        """Nothing is booked. After a send that may have been, only a known settle time frees it."""
        if slot.state is RefundState.UNKNOWN and self._settle_s is None:
            self._stop(slot, "settle_time_unknown")
        elif slot.state is RefundState.UNKNOWN and slot.reason == ANSWERED_ALREADY:
            # the system says the key is there and does not show it: sending again cannot help
            self._stop(slot, "already_but_unreadable")
        else:
            self._send(slot)

    def _settle_elsewhere(self, slot: OpenSlot, finding: Elsewhere) -> None:
        claims = None if finding.is_whole_line else finding.external_ref
        move = Move(
            state=RefundState.SETTLED_ELSEWHERE,
            external_ref=finding.external_ref,
            reason=WHOLE_LINE if finding.is_whole_line else None,
            claims=claims,
        )
        self._move(slot, move)

    def _stop(self, slot: OpenSlot, reason: str) -> None:
        self._move(slot, Move(state=slot.state, reason=reason, stops=True))

    def _send(self, slot: OpenSlot) -> None:
        slot = self._move(slot, Move(state=RefundState.SENDING))
        self._checkpoint(SENDING_COMMITTED)
        self._checkpoint(BEFORE_CALL)
        try:
            answer = self._ask(slot)
        except ConnectorLostError as lost:
            self._lost(slot, lost)
            return
        self._checkpoint(AFTER_CALL)
        self._take_answer(slot, answer)

    def _ask(self, slot: OpenSlot) -> RefundAnswer:
        if slot.is_order:
            return self._connector.order(_order_request(slot))
        return self._connector.refund(_request(slot))

    def _take_answer(self, slot: OpenSlot, answer: RefundAnswer) -> None:
        match answer.state:
            case AnswerState.ACCEPTED:
                self._move(
                    slot, Move(state=RefundState.CONFIRMED, external_ref=answer.external_ref)
                )
            case AnswerState.REFUSED:
                self._move(slot, Move(state=RefundState.REFUSED, reason=answer.reason))
            case AnswerState.ALREADY:
                # the key stands there; whether with our payload, reading tells
                self._move(slot, Move(state=RefundState.UNKNOWN, reason=ANSWERED_ALREADY))
                self._wait(slot, self._settle_s or 0.0)

    def _lost(self, slot: OpenSlot, lost: ConnectorLostError) -> None:
        if lost.was_sent:
            self._move(slot, Move(state=RefundState.UNKNOWN, reason=lost.code))
            self._wait(slot, self._settle_s or 0.0)
        else:
            self._move(slot, Move(state=RefundState.DUE, reason=lost.code))
            self._wait_longer(slot)

    def _move(self, slot: OpenSlot, move: Move) -> OpenSlot:
        moved = self._book.move(slot, move)
        # what was waited for so far says nothing about the next state
        self._waiting.pop(slot.refund_id, None)
        if moved.state is not RefundState.SENDING:
            self._checkpoint(MOVED_COMMITTED)
        return moved

    def _wait(self, slot: OpenSlot, delay_s: float) -> None:
        not_before_s = self._clock.monotonic_s() + delay_s
        self._waiting[slot.refund_id] = _Patience(not_before_s=not_before_s)

    def _wait_longer(self, slot: OpenSlot) -> None:
        now_s = self._clock.monotonic_s()
        patience = self._waiting.setdefault(slot.refund_id, _Patience(not_before_s=now_s))
        patience.not_before_s = now_s + patience.delay_s
        patience.delay_s = min(patience.delay_s * 2, LAST_RETRY_S)


def _line(order_ref: str, order_line: str) -> OrderLine:
    return OrderLine(order_ref=order_ref, order_line=order_line)


def _request(slot: OpenSlot) -> RefundRequest:
    return RefundRequest(
        key=RefundId(slot.refund_id),
        ticket_number=slot.ticket_number,
        order_ref=slot.order_ref,
        order_line=slot.order_line,
        slot=slot.slot,
        lpn=slot.lpn,
        amount_minor=slot.amount_minor,
        currency=slot.currency,
        is_freight=slot.what is Use.FREIGHT,
    )


def _order_request(slot: OpenSlot) -> OrderRequest:
    return OrderRequest(
        key=slot.refund_id,
        what=OrderKind(slot.what.value),
        ticket_number=slot.ticket_number,
        order_ref=slot.order_ref,
        order_line=slot.order_line,
        slot=slot.slot,
        lpn=slot.lpn,
    )
