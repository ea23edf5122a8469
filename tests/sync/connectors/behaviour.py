"""What every connector must do, on whatever system of record; a subclass gives the `system`.

The systems are real ones or stand-ins of tests, never mixed up with each other's bookings: each
test sells an order of its own.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

import pytest

from inspection.values import OrderKind, RefundId, Sha256
from sync.connectors.port import (
    AnswerState,
    Connector,
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedReturn,
    Note,
    OrderLine,
    OrderRequest,
    Outcome,
    Receipt,
    RefundRequest,
    ReturnRef,
    Standing,
)

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
# the smallest JPEG that image libraries open
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "01" * 64 + "ffc0000b080001000101011100"
    "ffc40014000100000000000000000000000000000009ffc4001410010000000000000000000000000000000000"
    "ffda0008010100003f0054dfffd9"
)


@dataclass(frozen=True, kw_only=True)
class Sold:
    """A paid order with an announced return of all its pieces, one of each line."""

    lines: tuple[OrderLine, ...]
    paid_minor: tuple[int, ...]
    currency: str
    announced: ReturnRef
    tracking: str

    @property
    def order_ref(self) -> str:
        return self.lines[0].order_ref

    def request(self, key: str, *, line: int = 0, amount_minor: int | None = None) -> RefundRequest:
        """A refund of that line, whole where no amount is said."""
        return RefundRequest(
            key=RefundId(key),
            ticket_number=self.announced.number,
            order_ref=self.order_ref,
            order_line=self.lines[line].order_line,
            slot=1,
            lpn="U-7F3K-0001X",
            amount_minor=self.paid_minor[line] if amount_minor is None else amount_minor,
            currency=self.currency,
        )

    def order(self, key: str, *, line: int = 0) -> OrderRequest:
        return OrderRequest(
            key=key,
            what=OrderKind.REPLACEMENT,
            ticket_number=self.announced.number,
            order_ref=self.order_ref,
            order_line=self.lines[line].order_line,
            slot=1,
            lpn="U-7F3K-0002V",
        )


class System(Protocol):
    """A system of record with its connector, and what only tests do there."""

    @property
    def connector(self) -> Connector:
        """The one under test."""

    def sold(self, *paid_minor: int) -> Sold:
        """A fresh order of one line per amount, paid and delivered, its return announced."""

    def refund_by_hand(self, line: OrderLine, amount_minor: int) -> None:
        """As a clerk does in the system's own interface: with no key of ours."""

    def booked(self, line: OrderLine) -> int:
        """Refunds of the line, or of its order, counted in the system's own tables."""

    def photos(self, of: ReturnRef) -> list[bytes]:
        """The bytes of all photos that hang on the return."""


def a_key() -> str:
    """As the hub mints them: a UUID, new at each call."""
    # random on purpose: a real system keeps the keys of earlier runs
    return str(uuid.uuid4())


def a_photo(*, lpn: str = "", more: bytes = b"") -> EvidencePhoto:
    data = JPEG + more
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    return EvidencePhoto(sha256=sha256, data=data, media_type="image/jpeg", taken_at=AT, lpn=lpn)


def an_outcome(sold: Sold, *, line: int = 0, is_sellable: bool = True) -> Outcome:
    return Outcome(
        key=a_key(),
        order_line=sold.lines[line].order_line,
        lpn=f"U-7F3K-{line:04}X",
        grade="A" if is_sellable else "C",
        disposition="restock" if is_sellable else "quarantine",
        is_sellable=is_sellable,
        verdict="refund",
        reasons=("完好 / intact",),
    )


class ConnectorBehaviour:
    """The suite; no test of it may depend on another's bookings."""

    # --- what it says of itself

    def test_declares_itself(self, system: System) -> None:
        capabilities = system.connector.capabilities()
        assert capabilities.name
        assert capabilities.settle_s is None or capabilities.settle_s >= 0
        assert capabilities.max_photo_bytes > 0
        assert capabilities == system.connector.capabilities()

    # --- money

    def test_an_order_line_nobody_refunded_reads_empty(self, system: System) -> None:
        assert system.connector.refunds_of(system.sold(5990).lines[0]) == ()

    def test_what_is_accepted_can_be_read_back(self, system: System) -> None:
        sold, key = system.sold(5990), a_key()
        answer = system.connector.refund(sold.request(key))
        assert answer.state is AnswerState.ACCEPTED
        assert answer.external_ref
        (booked,) = system.connector.refunds_of(sold.lines[0])
        assert (booked.key, booked.amount_minor, booked.currency, booked.external_ref) == (
            key,
            5990,
            sold.currency,
            answer.external_ref,
        )
        assert booked.booked_at.tzinfo is not None
        assert system.booked(sold.lines[0]) == 1

    def test_one_order_takes_several_refunds_oldest_first(self, system: System) -> None:
        sold = system.sold(5990, 3000)
        keys = [a_key() for _ in range(3)]
        for number, key in enumerate(keys):
            request = sold.request(key, amount_minor=1000 + number)
            assert system.connector.refund(request).state is AnswerState.ACCEPTED
        read = system.connector.refunds_of(sold.lines[0])
        assert [(one.key, one.amount_minor) for one in read] == [
            (key, 1000 + number) for number, key in enumerate(keys)
        ]

    def test_lines_of_an_order_are_told_apart_or_said_not_to_be(self, system: System) -> None:
        sold, keys = system.sold(5990, 3000), (a_key(), a_key())
        for line, key in enumerate(keys):
            system.connector.refund(sold.request(key, line=line))
        for line, key in enumerate(keys):
            read = system.connector.refunds_of(sold.lines[line])
            assert key in {one.key for one in read}
            assert all(one.is_of_order or one.key == key for one in read)

    def test_a_refund_made_by_hand_is_read_without_a_key(self, system: System) -> None:
        sold = system.sold(5990)
        system.refund_by_hand(sold.lines[0], 1234)
        (booked,) = system.connector.refunds_of(sold.lines[0])
        assert (booked.key, booked.amount_minor, booked.currency) == (None, 1234, sold.currency)

    def test_an_amount_that_is_not_positive_is_refused(self, system: System) -> None:
        sold = system.sold(5990)
        answer = system.connector.refund(sold.request(a_key(), amount_minor=0))
        assert answer.state is AnswerState.REFUSED
        assert answer.reason
        assert system.booked(sold.lines[0]) == 0

    def test_hostile_text_is_text(self, system: System) -> None:
        for text in ("x'; DROP TABLE ledger; --", "' OR '1'='1", "../../x?y=1&z=%00", "订单\n1"):
            line = OrderLine(order_ref=text, order_line=text)
            assert system.connector.refunds_of(line) == ()

    # --- orders in place of money

    def test_an_order_can_be_read_back_where_it_takes_any(self, system: System) -> None:
        if not system.connector.capabilities().makes_orders:
            return
        sold = system.sold(5990)
        request = sold.order(a_key())
        assert system.connector.orders_of(request.order_line) == ()
        answer = system.connector.order(request)
        assert answer.state is AnswerState.ACCEPTED
        (made,) = system.connector.orders_of(request.order_line)
        assert (made.key, made.what, made.external_ref) == (
            request.key,
            request.what,
            answer.external_ref,
        )
        assert made.made_at.tzinfo is not None
        assert system.connector.refunds_of(sold.lines[0]) == ()

    def test_orders_come_oldest_first_and_by_their_line(self, system: System) -> None:
        if not system.connector.capabilities().makes_orders:
            return
        sold = system.sold(5990, 3000)
        keys = [a_key() for _ in range(3)]
        for key, line in zip(keys, (0, 1, 0), strict=True):
            order = replace(sold.order(key, line=line), what=OrderKind.REPAIR)
            system.connector.order(order)
        made = system.connector.orders_of(sold.lines[0].order_line)
        assert [one.key for one in made] == [keys[0], keys[2]]

    # --- goods

    def test_what_is_announced_there_is_listed_and_found(self, system: System) -> None:
        if not system.connector.capabilities().lists_returns:
            assert system.connector.expected(None).returns == ()
            assert system.connector.find("anything") == ()
            return
        sold = system.sold(5990, 3000)
        listed = {one.number: one for one in _all_expected(system.connector, None)}
        found = listed[sold.announced.number]
        assert (found.ref, found.is_open) == (sold.announced.ref, True)
        assert [row["order_line"] for row in found.rows] == [one.order_line for one in sold.lines]
        assert {row["order_ref"] for row in found.rows} == {sold.order_ref}
        for code in (sold.announced.number, sold.tracking):
            assert [one.ref for one in system.connector.find(code)] == [sold.announced.ref]
        assert system.connector.find(sold.tracking[:-1]) == ()

    def test_the_cursor_misses_nothing_that_changes(self, system: System) -> None:
        if not system.connector.capabilities().lists_returns:
            return
        system.sold(5990)
        cursor = _last_cursor(system.connector)
        sold = system.sold(5990)
        later = {one.number: one for one in _all_expected(system.connector, cursor)}
        before = later[sold.announced.number].version
        cursor = _last_cursor(system.connector)
        system.connector.acknowledge(sold.announced, Receipt(key=a_key(), code="X", received_at=AT))
        changed = {one.number: one for one in _all_expected(system.connector, cursor)}
        assert changed[sold.announced.number].version != before

    def test_a_reception_is_noted_once(self, system: System) -> None:
        sold = system.sold(5990)
        receipt = Receipt(key=a_key(), code=sold.tracking, received_at=AT)
        for _ in range(2):
            system.connector.acknowledge(sold.announced, receipt)
        assert _standing(system, sold).receipts == {receipt.key}

    def test_a_second_parcel_is_noted_too(self, system: System) -> None:
        sold = system.sold(5990, 3000)
        receipts = [Receipt(key=a_key(), code=f"SF{n}", received_at=AT) for n in range(2)]
        for one in receipts:
            system.connector.acknowledge(sold.announced, one)
        assert _standing(system, sold).receipts == {one.key for one in receipts}

    def test_a_photo_hangs_there_once_with_its_bytes(self, system: System) -> None:
        sold, photo = system.sold(5990), a_photo(more=b"1")
        system.connector.acknowledge(
            sold.announced, Receipt(key=a_key(), code="SF1", received_at=AT)
        )
        for _ in range(2):
            system.connector.attach(sold.announced, photo)
        assert _standing(system, sold).photos == {photo.sha256}
        assert system.photos(sold.announced).count(photo.data) == 1

    def test_each_piece_is_reported_once(self, system: System) -> None:
        sold = system.sold(5990, 3000)
        system.connector.acknowledge(
            sold.announced, Receipt(key=a_key(), code="SF1", received_at=AT)
        )
        outcomes = [an_outcome(sold), an_outcome(sold, line=1, is_sellable=False)]
        for one in (*outcomes, *outcomes):
            system.connector.report(sold.announced, one)
        assert _standing(system, sold).outcomes == {one.key for one in outcomes}

    def test_a_report_needs_no_earlier_receipt(self, system: System) -> None:
        """Whatever was lost on the way: what comes first finds the return as it is."""
        sold = system.sold(5990)
        outcome = an_outcome(sold)
        system.connector.report(sold.announced, outcome)
        assert _standing(system, sold).outcomes == {outcome.key}

    def test_reports_and_refunds_do_not_wait_for_each_other(self, system: System) -> None:
        sold, key = system.sold(5990), a_key()
        outcome = an_outcome(sold)
        system.connector.refund(sold.request(key))
        system.connector.report(sold.announced, outcome)
        assert _standing(system, sold).outcomes == {outcome.key}
        assert [one.key for one in system.connector.refunds_of(sold.lines[0])] == [key]

    def test_the_customer_is_told_once_where_it_can(self, system: System) -> None:
        if not system.connector.capabilities().tells_customers:
            return
        sold, note = system.sold(5990), Note(key=a_key(), text="已收到您的退货。")
        for _ in range(2):
            system.connector.tell(sold.announced, note)
        assert _standing(system, sold).notes == {note.key}

    def test_reports_of_a_return_nobody_knows_are_no_success(self, system: System) -> None:
        if not system.connector.capabilities().lists_returns:
            return
        nobody = ReturnRef(ref="0", number="never-announced")
        assert system.connector.standing(nobody) is None
        with pytest.raises(ConnectorRefusedError):
            system.connector.acknowledge(nobody, Receipt(key=a_key(), code="X", received_at=AT))


def _standing(system: System, sold: Sold) -> Standing:
    found = system.connector.standing(sold.announced)
    assert found is not None
    return found


def _all_expected(connector: Connector, cursor: str | None) -> list[ExpectedReturn]:
    found: list[ExpectedReturn] = []
    while True:
        page = connector.expected(cursor)
        found += page.returns
        cursor = page.cursor
        if not page.has_more:
            return found


def _last_cursor(connector: Connector) -> str:
    cursor: str | None = None
    while True:
        page = connector.expected(cursor)
        cursor = page.cursor
        if not page.has_more:
            return cursor
