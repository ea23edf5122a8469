"""Two stations, a hub and a system of record that loses, in any order: paid once, kept for good."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sync.hub import desks as hub_parts
from sync.hub.slots import refund_key
from tests.faults.planted import ResendingDesk
from tests.sync.hub.bench import BenchStation, Piece
from tests.sync.hub.inside import SETTLE_S, InsideHub

PAID_MINOR = 5000
STEPS = 40
LONG_EXAMPLES = 250
"""Times the steps of each: 10,000."""
FAULTS = st.sampled_from(["lost_before", "lost_after", "unsent", "late"])
ENDS = frozenset({"confirmed", "refused", "settled_elsewhere"})


class ExactlyOnce(RuleBasedStateMachine):
    """Each order has one piece; its line is `OL-n`, whatever number of pieces is decided for it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self.inside = InsideHub(folder / "hub")
        self.stations = [BenchStation(folder / name, name) for name in ("B01", "B02")]
        for station in self.stations:
            self.inside.enrol(station)
        self.pieces: list[Piece] = []
        self.lines = 0
        self.acked: dict[str, int] = {}
        self.ended: dict[str, str] = {}
        self.foreign_first: Counter[str] = Counter()
        self.late_age_s = 0.0

    def teardown(self) -> None:
        for station in self.stations:
            station.close()
        self.inside.close()
        self._folder.cleanup()

    # --- what happens

    @initialize()
    def a_day_begins(self) -> None:
        for at in (0, 1):
            self.decide(at, True)

    @rule(at=st.integers(0, 1), is_pushed=st.booleans())
    def decide(self, at: int, is_pushed: bool) -> None:
        self.lines += 1
        n = self.lines
        row = f"RS-{n},O-{n},OL-{n},SKU,耳机,Headphones,1,1,50.00,CNY,SF{n},return,王"
        self.inside.announce(row)
        self._decided(at, n)
        if is_pushed:
            self.push(at, True)

    @rule(at=st.integers(0, 1), which=st.integers(0, 99))
    def decide_one_more_than_was_sold(self, at: int, which: int) -> None:
        if self.lines:
            self._decided(at, 1 + which % self.lines)

    def _decided(self, at: int, n: int) -> None:
        self.pieces.append(self.stations[at].decide(self.inside.line(f"OL-{n}", PAID_MINOR)))

    @rule(at=st.integers(0, 1), has_photos=st.booleans())
    def push(self, at: int, has_photos: bool) -> None:
        """All of it, however often it was pushed before."""
        station = self.stations[at]
        batch = station.batch()
        self.inside.hub.ingest.push(batch)
        self.acked[station.origin] = batch.first_seq + len(batch.lines) - 1
        if has_photos:
            self.inside.photos(*self.pieces)

    @rule(faults=st.lists(FAULTS, min_size=1))
    def the_network_turns_bad(self, faults: list[str]) -> None:
        self.inside.connector.faults = list(faults)
        self.inside.desk_pass()

    @rule(is_blind=st.booleans())
    def bookings_cannot_be_read(self, is_blind: bool) -> None:
        self.inside.connector.is_blind = is_blind

    @rule(passes=st.integers(1, 3))
    def desk_passes(self, passes: int) -> None:
        for _ in range(passes):
            self.inside.desk_pass()

    @rule()
    def a_late_request_arrives(self) -> None:
        self.inside.connector.arrive()
        self.late_age_s = 0.0

    @rule(seconds=st.sampled_from([1.0, SETTLE_S / 2, SETTLE_S]))
    def time_passes(self, seconds: float) -> None:
        """No request lives longer than the settle time: what is late arrives by then."""
        self.late_age_s += seconds
        if self.late_age_s >= SETTLE_S:
            self.a_late_request_arrives()
        self.inside.clock.advance(seconds)
        self.inside.desk_pass()

    @rule()
    def the_hub_starts_again(self) -> None:
        self.inside.reopen()
        self.inside.desk_pass()

    @rule(which=st.integers(0, 99), amount_minor=st.sampled_from([PAID_MINOR, 1234]))
    def somebody_refunds_by_hand(self, which: int, amount_minor: int) -> None:
        if not self.lines:
            return
        order_line = f"OL-{1 + which % self.lines}"
        if order_line not in {one.order_line for one in self.inside.connector.calls}:
            self.foreign_first[order_line] += amount_minor
        self.inside.book_elsewhere(order_line, amount_minor)

    # --- what holds

    @invariant()
    def each_key_is_booked_once_and_no_line_overpaid_by_us(self) -> None:
        own = [one for one in self.inside.ledger if one.key]
        assert all(count == 1 for count in Counter(one.key for one in own).values())
        by_line: Counter[str] = Counter()
        for one in own:
            assert one.key == refund_key(one.order_line, 1, 1)
            by_line[one.order_line] += one.amount_minor
        assert all(minor <= PAID_MINOR for minor in by_line.values())
        assert all(not by_line[line] for line in self.foreign_first), "it was refunded before"

    @invariant()
    def what_is_at_its_end_stays_there(self) -> None:
        states = {one.refund_id: one.state for one in self.inside.refunds()}
        for refund_id, state in self.ended.items():
            assert states[refund_id] == state
        self.ended |= {one: state for one, state in states.items() if state in ENDS}
        confirmed = {one for one, state in states.items() if state == "confirmed"}
        assert confirmed <= {one.key for one in self.inside.ledger}

    @invariant()
    def what_was_acknowledged_is_kept(self) -> None:
        with self.inside.hub.database.reading() as connection:
            for origin, seq in self.acked.items():
                kept = connection.exec_driver_sql(
                    "SELECT count(*), max(seq) FROM journal WHERE origin = ?", (origin,)
                ).one()
                assert tuple(kept) == (seq, seq)


def _run(examples: int) -> None:
    run_state_machine_as_test(
        ExactlyOnce,
        settings=settings(max_examples=examples, stateful_step_count=STEPS, deadline=None),
    )


@pytest.mark.slow
def test_no_order_of_events_pays_twice() -> None:
    _run(3)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.timeout(900)
def test_no_order_of_events_pays_twice_in_ten_thousand_steps() -> None:
    _run(LONG_EXAMPLES)


@pytest.mark.slow
def test_a_desk_that_sends_again_without_looking_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_parts, "RefundDesk", ResendingDesk)
    machine = ExactlyOnce()
    machine.a_day_begins()
    machine.each_key_is_booked_once_and_no_line_overpaid_by_us()
    machine.the_network_turns_bad(["lost_after"])
    with pytest.raises(AssertionError):
        machine.each_key_is_booked_once_and_no_line_overpaid_by_us()
    machine.teardown()
