"""Contact time: monotonic while running, by wall clock after a restart, unproven after a step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.cases.contact import ContactClock, Moment

START = datetime(2026, 11, 21, 6, 37, 40, tzinfo=UTC)


def moment(wall_s: float, monotonic_s: float) -> Moment:
    return Moment(wall=START + timedelta(seconds=wall_s), monotonic_s=monotonic_s)


def test_elapsed_time_follows_the_monotonic_clock() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(0, 100))
    reading = clock.read("r", required_s=1800, now=moment(696, 796))
    assert reading.elapsed_s == 696
    assert reading.remaining_s == 1104
    assert not reading.is_due
    assert reading.is_proven


def test_it_is_due_exactly_at_contact_time() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(0, 0))
    assert not clock.read("r", required_s=3, now=moment(2.9, 2.9)).is_due
    assert clock.read("r", required_s=3, now=moment(3, 3)).is_due


def test_a_run_survives_a_restart_by_wall_clock() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(600, 5))
    assert clock.read("r", required_s=1800, now=moment(610, 15)).elapsed_s == 610


def test_a_forward_step_neither_ends_the_run_nor_leaves_it_proven() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(0, 0))
    stepped = clock.read("r", required_s=1800, now=moment(3600, 10))
    assert stepped.elapsed_s == 10
    assert not stepped.is_due
    assert not stepped.is_proven
    assert not clock.read("r", required_s=1800, now=moment(20, 20)).is_proven


def test_a_start_in_the_future_counts_from_now_and_is_unproven() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(-100, 0))
    reading = clock.read("r", required_s=10, now=moment(-95, 5))
    assert reading.elapsed_s == 5
    assert not reading.is_proven


def test_following_twice_keeps_the_first_measurement() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(0, 0))
    clock.follow("r", started_at=START, now=moment(500, 10))
    assert clock.read("r", required_s=60, now=moment(10, 10)).elapsed_s == 10


def test_an_ended_run_is_forgotten() -> None:
    clock = ContactClock()
    clock.follow("r", started_at=START, now=moment(0, 0))
    clock.forget_all_but(frozenset())
    clock.follow("r", started_at=START, now=moment(30, 2))
    assert clock.read("r", required_s=60, now=moment(30, 2)).elapsed_s == 30
