"""The judgement on bookings, and that no course of bookings and sends ever pays too much."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from inspection.values import RefundId, slot_amount
from sync.connectors.port import BookedRefund
from sync.hub.settlement import (
    Booked,
    Elsewhere,
    Finding,
    Free,
    LineLedger,
    OpenRefund,
    OrderLedger,
    Stop,
    judge,
)

AT = datetime(2026, 11, 21, tzinfo=UTC)
REFUND = OpenRefund(key=RefundId("k1"), amount_minor=100, currency="CNY")
LINE = LineLedger(paid_minor=300, own_minor=100, own_keys=frozenset({"k1"}), claimed=frozenset())


def booked(key: str | None, amount: int, ref: str = "L1", currency: str = "CNY") -> BookedRefund:
    return BookedRefund(
        key=key, amount_minor=amount, currency=currency, external_ref=ref, booked_at=AT
    )


def test_nothing_booked_is_free() -> None:
    assert judge(REFUND, LINE, []) == Free()


def test_our_key_with_our_payload_is_booked() -> None:
    assert judge(REFUND, LINE, [booked("k1", 100, "L7")]) == Booked(external_ref="L7")


def test_our_key_with_another_payload_stops() -> None:
    for other in (booked("k1", 99), booked("k1", 100, currency="USD")):
        assert judge(REFUND, LINE, [other]) == Stop(reason="booked.other_payload")


def test_our_key_twice_stops() -> None:
    twice = [booked("k1", 100, "L1"), booked("k1", 100, "L2")]
    assert judge(REFUND, LINE, twice) == Stop(reason="booked.twice")


def test_the_amount_refunded_elsewhere_settles() -> None:
    found = judge(REFUND, LINE, [booked(None, 100, "X1")])
    assert found == Elsewhere(external_ref="X1", is_whole_line=False)


def test_a_claimed_foreign_refund_settles_no_second_slot() -> None:
    line = LineLedger(
        paid_minor=300,
        own_minor=100,
        own_keys=frozenset({"k0", "k1"}),
        claimed=frozenset({"X1"}),
    )
    assert judge(REFUND, line, [booked(None, 100, "X1")]) == Free()


def test_the_whole_line_refunded_elsewhere_settles() -> None:
    found = judge(REFUND, LINE, [booked(None, 300, "X1")])
    assert found == Elsewhere(external_ref="X1", is_whole_line=True)


def test_an_unexplained_foreign_amount_stops() -> None:
    assert judge(REFUND, LINE, [booked(None, 40)]) == Stop(reason="booked.elsewhere_differs")


def test_a_foreign_key_counts_as_elsewhere() -> None:
    found = judge(REFUND, LINE, [booked("another system", 100, "X1")])
    assert found == Elsewhere(external_ref="X1", is_whole_line=False)


def test_another_currency_on_the_line_stops() -> None:
    found = judge(REFUND, LINE, [booked(None, 100, currency="USD")])
    assert found == Stop(reason="booked.other_currency")


def test_own_refunds_beyond_what_was_paid_stop() -> None:
    line = LineLedger(
        paid_minor=150, own_minor=200, own_keys=frozenset({"k0", "k1"}), claimed=frozenset()
    )
    assert judge(REFUND, line, [booked("k0", 100)]) == Stop(reason="paid.exceeded")


@dataclass
class _World:
    """One order line in the system of record, and the hub's slots on it."""

    paid: int
    quantity: int
    rows: list[BookedRefund] = field(default_factory=list)
    state: dict[int, str] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)

    def amount(self, slot: int) -> int:
        return slot_amount(self.paid, self.quantity, slot)

    def book(self, key: str | None, amount: int) -> None:
        self.rows.append(booked(key, amount, f"L{len(self.rows)}"))

    def step(self, slot: int, *, is_answer_lost: bool) -> None:
        """What the desk does with one slot whose settle time is over."""
        if self.state.setdefault(slot, "open") != "open" or self.amount(slot) == 0:
            return
        key = RefundId(f"k{slot}")
        refund = OpenRefund(key=key, amount_minor=self.amount(slot), currency="CNY")
        live = [one for one in self.state if self.state[one] in {"open", "confirmed"}]
        line = LineLedger(
            paid_minor=self.paid,
            own_minor=sum(self.amount(one) for one in live),
            own_keys=frozenset(f"k{one}" for one in self.state),
            claimed=frozenset(self.claimed),
        )
        match judge(refund, line, self.rows):
            case Booked():
                self.state[slot] = "confirmed"
            case Elsewhere(external_ref=ref, is_whole_line=whole):
                self.state[slot] = "elsewhere"
                if not whole:
                    self.claimed.add(ref)
            case Stop():
                self.state[slot] = "stopped"
            case Free():
                self.book(key, refund.amount_minor)
                self.state[slot] = "open" if is_answer_lost else "confirmed"


_STEP = st.tuples(st.just("step"), st.integers(1, 5), st.booleans())
_FOREIGN = st.tuples(st.just("foreign"), st.integers(1, 5), st.booleans())


@given(
    paid=st.integers(0, 1000),
    quantity=st.integers(1, 5),
    course=st.lists(st.one_of(_STEP, _FOREIGN), max_size=30),
)
def test_no_course_pays_a_key_twice_or_the_line_too_much(
    paid: int, quantity: int, course: list[tuple[str, int, bool]]
) -> None:
    world = _World(paid=paid, quantity=quantity)
    for what, number, flag in course:
        slot = (number - 1) % quantity + 1
        if what == "step":
            before = sum(row.amount_minor for row in world.rows)
            world.step(slot, is_answer_lost=flag)
            after = sum(row.amount_minor for row in world.rows)
            assert after == before or after <= paid
        else:
            foreign = world.amount(slot) if flag else max(1, paid // 2)
            world.book(None, foreign)
    keys = [row.key for row in world.rows if row.key is not None]
    assert len(keys) == len(set(keys))


# --- a system that knows refunds of whole orders alone


def of_order(key: str | None, amount: int, ref: str = "L1", currency: str = "CNY") -> BookedRefund:
    return replace(booked(key, amount, ref, currency), is_of_order=True)


def in_order(
    *bookings: BookedRefund,
    claimed: frozenset[str] = frozenset(),
    claimed_by_line: frozenset[str] = frozenset(),
    own_minor: int = 300,
) -> Finding:
    """A line of 300 of which 100 is due now, in an order of 500 with another line's key `k9`."""
    order = OrderLedger(
        paid_minor=500,
        own_minor=own_minor,
        own_keys=frozenset({"k1", "k9"}),
        claimed=claimed | claimed_by_line,
    )
    return judge(REFUND, replace(LINE, claimed=claimed_by_line, of_order=order), bookings)


def test_our_key_of_another_line_is_neither_foreign_nor_this_line_s() -> None:
    assert in_order(of_order("k9", 200)) == Free()
    # of the very amount that is due here, and with all of the line's money still free
    assert in_order(of_order("k9", 100)) == Free()


def test_our_own_key_in_an_order_is_told_as_ever() -> None:
    assert in_order(of_order("k9", 200), of_order("k1", 100, "L2")) == Booked(external_ref="L2")
    assert in_order(of_order("k1", 99)) == Stop(reason="booked.other_payload")
    twice = of_order("k1", 100, "L1"), of_order("k1", 100, "L2")
    assert in_order(*twice) == Stop(reason="booked.twice")


def test_a_foreign_refund_of_the_order_settles_a_slot_of_its_amount() -> None:
    found = in_order(of_order("k9", 200), of_order(None, 100, "X1"))
    assert found == Elsewhere(external_ref="X1", is_whole_line=False)


def test_what_settled_a_slot_of_another_line_settles_none_here() -> None:
    assert in_order(of_order(None, 100, "X1"), claimed=frozenset({"X1"})) == Free()


def test_what_settled_a_slot_of_this_line_counts_to_it() -> None:
    claims = frozenset({"X1"})
    assert in_order(of_order(None, 200, "X1"), claimed_by_line=claims, own_minor=100) == Free()
    found = in_order(of_order(None, 201, "X1"), claimed_by_line=claims, own_minor=100)
    assert found == Stop(reason="paid.exceeded")


def test_the_whole_order_refunded_elsewhere_settles() -> None:
    found = in_order(of_order(None, 500, "X1"))
    assert found == Elsewhere(external_ref="X1", is_whole_line=True)
    found = in_order(of_order(None, 300, "X1"), of_order(None, 200, "X2"))
    assert found == Elsewhere(external_ref="X1", is_whole_line=True)


def test_more_than_the_hub_knows_of_the_order_is_for_a_person() -> None:
    """It was for a line nobody announced here, perhaps for that alone."""
    assert in_order(of_order(None, 501)) == Stop(reason="booked.elsewhere_differs")


def test_any_other_foreign_refund_of_the_order_is_for_a_person() -> None:
    assert in_order(of_order(None, 40)) == Stop(reason="booked.elsewhere_differs")
    found = in_order(of_order("k9", 200), of_order(None, 300, "X1"))
    assert found == Stop(reason="booked.elsewhere_differs")


def test_another_currency_in_the_order_stops() -> None:
    found = in_order(of_order(None, 100, currency="USD"))
    assert found == Stop(reason="booked.other_currency")


def test_an_order_that_would_be_paid_too_much_stops() -> None:
    assert in_order(of_order("k9", 200), own_minor=501) == Stop(reason="paid.exceeded")
    assert in_order(of_order("k9", 401)) == Stop(reason="paid.exceeded")


@dataclass
class _Order:
    """Two lines in a system that does not tell them apart; a line is judged as `_World` is."""

    lines: tuple[_World, _World]
    rows: list[BookedRefund] = field(default_factory=list)

    def book(self, key: str | None, amount: int) -> None:
        self.rows.append(of_order(key, amount, f"L{len(self.rows)}"))

    def step(self, number: int, slot: int, *, is_answer_lost: bool) -> None:
        """What the desk does with one slot of one line."""
        line = self.lines[number]
        if line.state.setdefault(slot, "open") != "open" or line.amount(slot) == 0:
            return
        key = RefundId(f"k{number}.{slot}")
        refund = OpenRefund(key=key, amount_minor=line.amount(slot), currency="CNY")
        each = [self._ledger(one) for one in range(2)]
        whole = OrderLedger(
            paid_minor=sum(one.paid_minor for one in each),
            own_minor=sum(one.own_minor for one in each),
            own_keys=frozenset().union(*(one.own_keys for one in each)),
            claimed=frozenset().union(*(one.claimed for one in each)),
        )
        match judge(refund, replace(each[number], of_order=whole), self.rows):
            case Booked():
                line.state[slot] = "confirmed"
            case Elsewhere(external_ref=ref, is_whole_line=is_whole):
                line.state[slot] = "elsewhere"
                if not is_whole:
                    assert not any(ref in one.claimed for one in self.lines)
                    line.claimed.add(ref)
            case Stop():
                line.state[slot] = "stopped"
            case Free():
                self.book(key, refund.amount_minor)
                line.state[slot] = "open" if is_answer_lost else "confirmed"

    def _ledger(self, number: int) -> LineLedger:
        line = self.lines[number]
        live = [slot for slot, state in line.state.items() if state in {"open", "confirmed"}]
        return LineLedger(
            paid_minor=line.paid,
            own_minor=sum(line.amount(slot) for slot in live),
            own_keys=frozenset(f"k{number}.{slot}" for slot in line.state),
            claimed=frozenset(line.claimed),
        )


@given(
    paid=st.tuples(st.integers(0, 1000), st.integers(0, 1000)),
    quantity=st.integers(1, 3),
    course=st.lists(
        st.tuples(
            st.sampled_from(["step", "step", "foreign"]),
            st.integers(0, 1),
            st.integers(1, 3),
            st.booleans(),
        ),
        max_size=30,
    ),
)
def test_no_course_pays_a_key_twice_or_the_order_too_much(
    paid: tuple[int, int], quantity: int, course: list[tuple[str, int, int, bool]]
) -> None:
    order = _Order(
        lines=(_World(paid=paid[0], quantity=quantity), _World(paid=paid[1], quantity=quantity))
    )
    for what, number, some_slot, flag in course:
        slot = (some_slot - 1) % quantity + 1
        if what == "step":
            before = len(order.rows)
            order.step(number, slot, is_answer_lost=flag)
            booked_minor = sum(row.amount_minor for row in order.rows)
            assert len(order.rows) == before or booked_minor <= sum(paid)
        else:
            amount = order.lines[number].amount(slot) if flag else max(1, sum(paid) // 2)
            order.book(None, amount)
    for number, line in enumerate(order.lines):
        ours = [row for row in order.rows if (row.key or "").startswith(f"k{number}.")]
        claimed = [row for row in order.rows if row.external_ref in line.claimed]
        assert len({row.key for row in ours}) == len(ours)
        # what was paid for this line alone, by whomever, is never more than was paid for it
        assert sum(row.amount_minor for row in (*ours, *claimed)) <= line.paid
