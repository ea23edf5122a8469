"""The judgement on bookings, and that no course of bookings and sends ever pays too much."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from inspection.values import RefundId, slot_amount
from sync.connectors.port import BookedRefund
from sync.hub.settlement import Booked, Elsewhere, Free, LineLedger, OpenRefund, Stop, judge

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
