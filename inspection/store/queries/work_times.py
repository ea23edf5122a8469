"""How long items were worked on, from the records of the work itself."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from sqlalchemy import Connection, and_, bindparam, select, union_all

from inspection.pace import PaceRules, worked_s
from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.values import GoodsClass, from_rfc3339

LOOKED_AT = 400
"""Newest decisions that are looked at; a class seldom seen among them keeps its usual time."""


def work_samples(conn: Connection, rules: PaceRules) -> dict[GoodsClass, list[int]]:
    """Seconds of work on items decided last, newest first, by goods class.

    All records of an item count, taken back or not: that was work too. What an item got at another
    station is counted by that station's own clock.
    """
    classes = {row.unit_id: GoodsClass(row.goods_class) for row in conn.execute(_DECIDED)}
    moments: defaultdict[str, int] = defaultdict(int)
    rows = conn.execute(_MOMENTS, {"units": list(classes)}).all()
    rows = sorted(rows, key=lambda row: (row.unit_id, row.origin, row.seq))
    for (unit_id, _origin), own in groupby(rows, key=lambda row: (row.unit_id, row.origin)):
        at = [from_rfc3339(row.recorded_at) for row in own]
        moments[unit_id] += worked_s(at, pause_s=rules.pause_s)
    samples: defaultdict[GoodsClass, list[int]] = defaultdict(list)
    for unit_id, goods in classes.items():
        samples[goods].append(moments[unit_id])
    return dict(samples)


_DECIDED = (
    select(t.decisions.c.unit_id, t.ticket_lines.c.goods_class)
    .join(
        t.ticket_lines,
        and_(
            t.ticket_lines.c.line_id == t.decisions.c.line_id,
            t.ticket_lines.c.ticket_id == t.decisions.c.ticket_id,
        ),
    )
    .where(is_current(t.decisions, "decision_id"))
    .order_by(t.decisions.c.recorded_at.desc(), t.decisions.c.seq.desc())
    .limit(LOOKED_AT)
)
_MOMENTS = union_all(
    *(
        select(table.c.unit_id, table.c.origin, table.c.seq, table.c.recorded_at).where(
            table.c.unit_id.in_(bindparam("units", expanding=True))
        )
        for table in (t.units, t.findings, t.gradings, t.decisions)
    )
)
