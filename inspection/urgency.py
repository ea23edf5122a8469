"""Which parcel is next: its deadline, less the work that is still in it (DOMAIN 4.1, 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inspection.pace import Pace, PaceRules, StatutoryClock
from inspection.values import GoodsClass

MANY = 10_000
"""Items no parcel holds: a ticket that announces more counts as so many."""


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What urgency is judged by; `contact_s` is the contact time of a parcel not begun yet."""

    now: datetime
    pace: Pace
    rules: PaceRules
    contact_s: int


@dataclass(frozen=True, kw_only=True)
class Job:
    """A parcel that waits, or a ticket whose parcel is on its way.

    `market` and `deadline_at` are None where nobody announced it. `work` is what the ticket
    announced, class by class; `done` are the items of it that are decided. `contact_s` is what is
    left of the contact time, all of it before it began.
    """

    received_at: datetime
    deadline_at: datetime | None
    market: str | None
    work: tuple[tuple[GoodsClass, int], ...]
    done: int = 0
    contact_s: int = 0


@dataclass(frozen=True, kw_only=True)
class Urgency:
    """`start_by` is when the work has to begin.

    `is_soft`: the platform says nothing sooner, so that the days since the reception count; `law`
    is what they rest on, None where a deadline counts, or no law of this market is known.
    `is_fast`: the platform's deadline is still ahead, and there is too little to spare; `fast_from`
    and `fast_until` say when that begins and ends, if no work is done meanwhile.
    """

    due_at: datetime
    is_soft: bool
    law: StatutoryClock | None
    start_by: datetime
    is_fast: bool
    fast_from: datetime | None
    fast_until: datetime | None

    def is_fast_at(self, now: datetime) -> bool:
        """Whether it is for the fast lane at another moment."""
        if self.fast_from is None or self.fast_until is None:
            return False
        return self.fast_from < now < self.fast_until


def expected_s(job: Job, pace: Pace) -> int:
    """Seconds from now to the last decision about this parcel, if nobody pauses.

    What was begun counts whole: erring that way only brings a parcel forward. Nothing is known of
    a parcel without a ticket; it counts as one item of the slowest class.
    """
    items = [(goods, min(max(0, count), MANY)) for goods, count in job.work]
    whole = sum(count for _goods, count in items)
    if whole == 0:
        return job.contact_s + max(pace.seconds.values())
    all_s = sum(pace.seconds[goods] * count for goods, count in items)
    left = max(1, whole - job.done)
    return job.contact_s + -(-all_s * left // whole)


def urgency(job: Job, sight: Sight) -> Urgency:
    """How urgent a parcel is.

    The clock of the law runs for every parcel, so that none waits for ever behind deadlines that
    keep coming; where the market is not known, the shortest one holds.
    """
    rules, now = sight.rules, sight.now
    expected = timedelta(seconds=expected_s(job, sight.pace))
    soft = job.received_at + timedelta(days=_days(job.market, rules))
    deadline = job.deadline_at
    is_soft = deadline is None or soft < deadline
    due = soft if deadline is None else min(deadline, soft)
    fast_from = deadline and deadline - expected - timedelta(seconds=rules.slack_s)
    return Urgency(
        due_at=due,
        is_soft=is_soft,
        law=rules.by_law.get(job.market or "") if is_soft else None,
        start_by=due - expected,
        is_fast=deadline is not None and fast_from is not None and fast_from < now < deadline,
        fast_from=fast_from,
        fast_until=deadline,
    )


def order(job: Job, found: Urgency, key: str) -> tuple[bool, datetime, bool, datetime, str]:
    """What a queue is sorted by: the fast lane, then who has to begin soonest.

    A deadline that has passed gives way to the fast lane, where one can still be kept. Of two that
    begin at the same moment the platform's goes before the law's, then the older parcel; `key`
    makes it total.
    """
    return not found.is_fast, found.start_by, found.is_soft, job.received_at, key


def _days(market: str | None, rules: PaceRules) -> int:
    if market is None:
        return min([rules.elsewhere_days, *(one.days for one in rules.by_law.values())])
    known = rules.by_law.get(market)
    return known.days if known is not None else rules.elsewhere_days
