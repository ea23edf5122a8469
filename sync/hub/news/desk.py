"""The news desk: sends what is in the outbox, for days if it must, then leaves it to a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from inspection.ports import Clock
from inspection.values import from_rfc3339, rfc3339
from sync.hub.database import Database
from sync.hub.news.endpoints import Endpoint
from sync.hub.news.outbox import DONE, STOPPED, WAITING, Delivery, Outbox
from sync.hub.news.sender import WebhookLostError, WebhookSender
from sync.hub.returns_desk.feed import Feed
from sync.hub.returns_desk.waits import Waits

FIRST_RETRY_S = 5.0
LAST_RETRY_S = 3600.0
GIVEN_UP_AFTER = timedelta(days=5)
"""Counted from the first try; what was never tried is never given up."""
GONE = 410


class NewsDesk:
    """The one that sends webhooks."""

    def __init__(
        self,
        database: Database,
        feed: Feed,
        endpoints: Sequence[Endpoint],
        *,
        clock: Clock,
        random: Callable[[], float],
    ) -> None:
        """Only the desk's own thread may call its methods."""
        self._feed = feed
        self._endpoints = endpoints
        self._outbox = Outbox(database)
        self._outbox.forget_gone(endpoints)
        self._clock = clock
        self._waits = {
            one.name: Waits(clock, random, first_s=FIRST_RETRY_S, longest_s=LAST_RETRY_S)
            for one in endpoints
        }

    def run_once(self, should_stop: Callable[[], bool]) -> float | None:
        """Send what is due; seconds until something is again. No endpoint holds up another."""
        self._feed.hand_on()
        sender = WebhookSender(should_stop)
        there = [one for one in self._endpoints if not self._outbox.is_gone(one)]
        for end in there:
            self._send_to(end, sender, should_stop)
        delays = [self._waits[one.name].soonest_s() for one in there]
        return min((one for one in delays if one is not None), default=None)

    def _send_to(
        self, end: Endpoint, sender: WebhookSender, should_stop: Callable[[], bool]
    ) -> None:
        waits = self._waits[end.name]
        for one in self._outbox.waiting_for(end.name):
            if should_stop() or waits.is_down:
                return
            if waits.is_due(one.message_id) and not self._try(end, one, sender, waits):
                return

    def _try(self, end: Endpoint, one: Delivery, sender: WebhookSender, waits: Waits) -> bool:
        """Whether the endpoint is still there."""
        now = self._clock.now()
        try:
            status = sender.send(end, one.message_id, one.body.encode(), now_s=int(now.timestamp()))
        except WebhookLostError as lost:
            self._failed(one, lost.code, waits)
            return True
        if 200 <= status < 300:
            self._outbox.move(one, DONE, tried_at=rfc3339(now))
            waits.forget(one.message_id)
            waits.answered()
        elif status == GONE:
            self._outbox.note_gone(end, rfc3339(now))
            return False
        else:
            self._failed(one, f"webhook.status_{status}", waits)
        return True

    def _failed(self, one: Delivery, reason: str, waits: Waits) -> None:
        """It waits longer, or is left to a person after days of trying."""
        now = self._clock.now()
        first = from_rfc3339(one.first_tried_at) if one.first_tried_at else now
        if now - first >= GIVEN_UP_AFTER:
            self._outbox.move(one, STOPPED, reason=reason, tried_at=rfc3339(now))
            waits.forget(one.message_id)
            return
        self._outbox.move(one, WAITING, reason=reason, tried_at=rfc3339(now))
        waits.lost(one.message_id)
