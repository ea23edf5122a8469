"""How long work takes at this desk's benches, and the queue in the order that follows from it.

Asked on the threads that read; measured once in a while there, never on the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from inspection.pace import Pace
    from inspection.policies import Policies
    from inspection.store.queries.bench import BenchItem
    from inspection.tickets import Ticket
    from inspection.urgency import Sight

MEASURED_FOR = timedelta(hours=8)
"""A shift: what it measured at its first look holds for its rest."""


class PaceDesk:
    """`desk.pace`; any thread may ask."""

    def __init__(self, policies: Callable[[], Policies], now: Callable[[], datetime]) -> None:
        """Measures nothing before it is asked."""
        self._policies = policies
        self._now = now
        self._turn = threading.Lock()
        self._pace: Pace | None = None
        self._measured_at: datetime | None = None

    def queue(self, conn: Any) -> list[BenchItem]:  # noqa: ANN401 - a read connection
        """Every parcel that needs work, whose work has to begin soonest first."""
        # imported where it runs, on a background thread: building its statements takes 10 ms
        from inspection.store.queries.bench_order import by_urgency  # noqa: PLC0415

        return by_urgency(conn, self.sight(conn))

    def sight(self, conn: Any) -> Sight:  # noqa: ANN401 - as above
        """What urgency is judged by now, measured where that is long ago."""
        from inspection.pace import measured  # noqa: PLC0415 - as above
        from inspection.store.queries.work_times import work_samples  # noqa: PLC0415 - as above

        now, rules = self._now(), self._policies().pace
        with self._turn:
            if self._is_stale(now):
                self._pace = measured(work_samples(conn, rules), rules)
                self._measured_at = now
        return self._judged_by(now)

    def known_sight(self) -> Sight:
        """The same as far as it is known, at once: before the first measure the usual times."""
        return self._judged_by(self._now())

    def is_fast(self, ticket: Ticket | None) -> bool:
        """Whether a parcel of this ticket, received just now, takes the fast lane."""
        if ticket is None or ticket.deadline_at is None:
            return False
        from inspection.urgency import Job, urgency  # noqa: PLC0415 - with the first parcel

        sight = self.known_sight()
        job = Job(
            received_at=sight.now,
            deadline_at=ticket.deadline_at,
            market=ticket.market,
            work=tuple((line.goods_class, line.quantity) for line in ticket.lines),
            contact_s=sight.contact_s,
        )
        return urgency(job, sight).is_fast

    def _is_stale(self, now: datetime) -> bool:
        at = self._measured_at
        # also where the clock was set back
        return at is None or not at <= now < at + MEASURED_FOR

    def _judged_by(self, now: datetime) -> Sight:
        from inspection.pace import usual  # noqa: PLC0415 - as above
        from inspection.urgency import Sight  # noqa: PLC0415 - as above

        policies = self._policies()
        return Sight(
            now=now,
            pace=self._pace or usual(policies.pace),
            rules=policies.pace,
            contact_s=policies.procedure_for().contact_s,
        )
