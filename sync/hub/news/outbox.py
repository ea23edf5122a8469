"""The outbox of news: written from the feed, with its cursor; one row per message and endpoint."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Executable, Row, delete, func, select, update

from inspection.policies import Policies
from inspection.store.upsert import insert
from inspection.values import rfc3339
from sync.hub.database import Database, HubWork
from sync.hub.news.endpoints import Endpoint
from sync.hub.news.messages import KINDS, Message, messages_of
from sync.hub.returns_desk.book import What, note
from sync.hub.returns_desk.feed import Happened
from sync.hub.returns_desk.touched import touch
from sync.hub.returns_desk.wanted import language_of
from sync.hub.store.goods_tables import deliveries, webhook_ends

WAITING, DONE, STOPPED = "waiting", "done", "stopped"
BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A message on its way to an endpoint; `body` is sent as it is, at every try."""

    message_id: str
    endpoint: str
    body: str
    tries: int
    first_tried_at: str | None


class News:
    """A taker of the feed: puts news in the outbox, and notes where the connector has them.

    An endpoint gets what happens after it was named in the file, and nothing of before.
    """

    kinds = KINDS

    def __init__(
        self, endpoints: Sequence[Endpoint], policies: Policies, *, tells_customers: bool
    ) -> None:
        """`tells_customers`: the connector has a note that customers read."""
        self._endpoints = endpoints
        self._policies = policies
        self._tells_customers = tells_customers

    def take(self, work: HubWork, happened: Happened) -> None:
        """Keep the news of one record."""
        for message in messages_of(work, happened.event, self._policies):
            if self._tells_customers:
                text = message.sentence.of(language_of(message.ticket.market))
                _note(work, message, text)
            ends = [one for one in self._endpoints if message.name in one.events]
            if ends:
                _post(work, message, ends, happened.record.recorded_at)


class Outbox:
    """Reads and moves deliveries; belongs to the thread that sends them."""

    def __init__(self, database: Database) -> None:
        """Keeps nothing in memory."""
        self._database = database

    def waiting_for(self, endpoint: str) -> list[Delivery]:
        """The oldest deliveries that wait for an endpoint, the least tried first."""
        query = (
            select(deliveries)
            .where(deliveries.c.state == WAITING, deliveries.c.endpoint == endpoint)
            .order_by(deliveries.c.tries, deliveries.c.number)
            .limit(BATCH)
        )
        with self._database.reading() as connection:
            return [_delivery(row) for row in connection.execute(query)]

    def move(
        self, one: Delivery, state: str, *, reason: str | None = None, tried_at: str | None = None
    ) -> None:
        """To another state; with `tried_at` it counts as one more try."""
        values: dict[str, object] = {"state": state, "reason": reason}
        if tried_at is not None:
            first = one.first_tried_at or tried_at
            values |= {"tries": one.tries + 1, "first_tried_at": first}
        change = (
            update(deliveries)
            .where(deliveries.c.message_id == one.message_id, deliveries.c.endpoint == one.endpoint)
            .values(values)
        )
        self._database.write(lambda work: work.connection.execute(change))

    def is_gone(self, end: Endpoint) -> bool:
        """Whether this address of the endpoint said that it is gone for good."""
        query = select(webhook_ends.c.url).where(webhook_ends.c.endpoint == end.name)
        with self._database.reading() as connection:
            return connection.execute(query).scalar() == end.url

    def forget_gone(self, ends: Sequence[Endpoint]) -> None:
        """Of endpoints that the file does not name any more, or by another address."""
        kept = [(end.name, end.url) for end in ends]
        with self._database.reading() as connection:
            held = connection.execute(select(webhook_ends)).all()
        for row in held:
            if (row.endpoint, row.url) not in kept:
                old = delete(webhook_ends).where(webhook_ends.c.endpoint == row.endpoint)
                self._database.write(partial(_run, statement=old))

    def note_gone(self, end: Endpoint, gone_at: str) -> None:
        """Nothing is sent there any more until the file names another address."""
        put = insert(webhook_ends).values(endpoint=end.name, url=end.url, gone_at=gone_at)
        keep = put.on_conflict_do_update(
            index_elements=["endpoint"],
            set_={"url": put.excluded.url, "gone_at": put.excluded.gone_at},
        )
        self._database.write(lambda work: work.connection.execute(keep))


def _run(work: HubWork, statement: Executable) -> None:
    work.connection.execute(statement)


def _note(work: HubWork, message: Message, text: str) -> None:
    note(work, message.ticket.ticket_id, What.NOTE, message.message_id, content=text)
    touch(work.connection, [message.ticket.ticket_id])


def _post(work: HubWork, message: Message, ends: Sequence[Endpoint], happened_at: str) -> None:
    said = {
        "type": message.name,
        "timestamp": happened_at,
        "data": {
            "ticket": message.ticket.number,
            "order": message.ticket.order_ref,
            "sentence": {"zh": message.sentence.zh, "en": message.sentence.en},
            **message.data,
        },
    }
    last = work.connection.execute(select(func.max(deliveries.c.number))).scalar() or 0
    rows = [
        {
            "message_id": message.message_id,
            "endpoint": end.name,
            "number": last + at,
            "body": json.dumps(said, ensure_ascii=False),
            "state": WAITING,
            "reason": None,
            "tries": 0,
            "since": rfc3339(work.clock.now()),
            "first_tried_at": None,
        }
        for at, end in enumerate(ends, start=1)
    ]
    work.connection.execute(insert(deliveries).on_conflict_do_nothing(), rows)


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        message_id=row.message_id,
        endpoint=row.endpoint,
        body=row.body,
        tries=row.tries,
        first_tried_at=row.first_tried_at,
    )
