"""The bench's queue in the order in which the work has to begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from inspection.store.queries.bench import BenchItem, Group, queue
from inspection.store.queries.stages import Stage
from inspection.store.queries.timers import timers_of_open_parcels
from inspection.urgency import Job, Sight, order, urgency
from inspection.values import ParcelId


def by_urgency(conn: Connection, sight: Sight) -> list[BenchItem]:
    """The queue: the fast lane, what woke up, then whose work has to begin soonest.

    What stands aside comes last, however urgent: somebody put it there, or a customer is asked.
    """
    left = contact_left(conn, sight.now)
    judged = []
    for item in queue(conn):
        job = job_of(item, _contact_s(item, left, sight))
        found = urgency(job, sight)
        seen = replace(item, urgency=found)
        group = _groups(item, sight.now, is_fast=found.is_fast)
        judged.append(((group, order(job, found, item.parcel_id)), seen))
    return [seen for _order, seen in sorted(judged, key=lambda one: one[0])]


def job_of(item: BenchItem, contact_s: int) -> Job:
    """What is left to do with a parcel."""
    return Job(
        received_at=item.received_at,
        deadline_at=item.deadline_at,
        market=item.market,
        work=item.work,
        done=item.decided,
        contact_s=contact_s,
    )


def contact_left(conn: Connection, now: datetime) -> dict[ParcelId, int]:
    """Seconds of contact time left of parcels that are disinfected now, none below 0."""
    left = {}
    for run in timers_of_open_parcels(conn):
        ends_at = run.started_at + timedelta(seconds=run.required_contact_s)
        rest = 0 if run.finished else max(0, int((ends_at - now).total_seconds()))
        # a clock set back at another station must not make it longer than it is
        left[run.parcel_id] = min(rest, run.required_contact_s)
    return left


def _groups(item: BenchItem, now: datetime, *, is_fast: bool) -> int:
    group = item.group(now)
    is_aside = group in (Group.PARKED, Group.ASKED)
    return 0 if is_fast and not is_aside else 1 + list(Group).index(group)


def _contact_s(item: BenchItem, left: dict[ParcelId, int], sight: Sight) -> int:
    if item.stage is Stage.RECEIVED:
        return sight.contact_s
    return left.get(item.parcel_id, 0) if item.stage is Stage.DISINFECTING else 0
