"""What the hub's tables hold at this moment, in numbers; for its metrics alone."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlalchemy import Connection, func, select

from inspection.store import tables as t
from inspection.values import RefundState, Sha256, from_rfc3339
from sync.hub.refund_book import OPEN_STATES
from sync.hub.refund_list import MONEY
from sync.hub.store.tables import candidates, refund_slots


def refunds_by_state(connection: Connection) -> dict[str, int]:
    """Refunds and freights in each state, those that nothing is in as well."""
    query = (
        select(refund_slots.c.state, func.count())
        .where(refund_slots.c.what.in_(MONEY))
        .group_by(refund_slots.c.state)
    )
    found = {state: int(count) for state, count in connection.execute(query)}
    return {state.value: 0 for state in RefundState} | found


def oldest_unpaid_at_s(connection: Connection) -> float | None:
    """When the oldest refund that was agreed and is not at its end became due, in Unix seconds.

    One that was refused is at its end, and on the people's list. None where nothing is owed.
    """
    is_open = refund_slots.c.state.in_([state.value for state in OPEN_STATES])
    owed = select(refund_slots.c.refund_id).where(is_open, refund_slots.c.what.in_(MONEY))
    since = [
        connection.execute(
            select(func.min(table.c.recorded_at)).where(table.c.refund_id.in_(owed))
        ).scalar()
        for table in (t.refunds, t.freight_refunds)
    ]
    return min((from_rfc3339(one).timestamp() for one in since if one is not None), default=None)


def photos_waited_for(connection: Connection, has_photo: Callable[[Sha256], bool]) -> int:
    """Photos that a decision names and that are not here: it is not paid before they are."""
    query = select(candidates.c.photos).where(candidates.c.state == "waiting")
    named = {sha for photos in connection.execute(query).scalars() for sha in json.loads(photos)}
    return sum(not has_photo(Sha256(sha)) for sha in named)
