"""The flags of what is in hand, read in one go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection.flags import Flag, WeightOff
    from inspection.policies import Policies
    from inspection.store.facts import SqlFacts
    from inspection.store.reports import Changed
    from inspection.values import ParcelId, UnitId

_SAYS_NOTHING = (
    "disinfection.",
    "evidence.annotated",
    "evidence.regions_found",
    "evidence.revealed",
    "evidence.waived",
    "order.",
    "parcel.condition_recorded",
    "parcel.staged",
    "pictures.",
    "refund.",
    "unit.decided",
    "unit.graded",
    "unit.labelled",
    "unit.sorted",
)
"""Kinds, or how they begin, of which no flag says anything; a kind not named here may matter.

A test holds them against the tables that are read for flags.
"""
_FINDINGS = frozenset({"finding.recorded"})


def may_concern_flags(changed: Changed, shown: tuple[Flag, ...] | None) -> bool:
    """Whether what was recorded may raise a flag, or take one of those `shown` back.

    `shown` is None where it is not known yet what stands. A dozen records of each parcel say
    nothing about flags; reading them took as long as a third of all a bench reads.
    """
    telling = {one for one in changed.kinds if not one.startswith(_SAYS_NOTHING)}
    if telling == _FINDINGS and shown == ():
        from inspection.checklist import SERIAL_DIFFERS  # noqa: PLC0415 - after the first page

        return SERIAL_DIFFERS in changed.ids
    return bool(telling)


def flags_in_hand(
    conn: Any,  # noqa: ANN401 - a read connection, SQL's own
    parcel_id: ParcelId,
    unit_id: UnitId | None,
    policies: Policies,
) -> tuple[Flag, ...]:
    """What is worth a second look about a parcel, and about one of its items."""
    # imported where it runs, on a background thread: its statements are built there
    from inspection.flags import flags_of  # noqa: PLC0415
    from inspection.store.facts import SqlFacts  # noqa: PLC0415
    from inspection.store.queries.flags import flag_facts  # noqa: PLC0415

    known = flag_facts(conn, parcel_id, unit_id)
    if known is None:
        return ()
    known = replace(known, weight=weight_off(SqlFacts(conn), parcel_id, policies))
    return flags_of(known, policies.flags)


def weight_off(facts: SqlFacts, parcel_id: ParcelId, policies: Policies) -> WeightOff | None:
    """What the scales said, where it differs; judged as at the reception."""
    from inspection.flags import WeightOff  # noqa: PLC0415 - as above
    from inspection.handlers.check_in import weight_check  # noqa: PLC0415 - as above

    parcel = facts.parcel(parcel_id)
    check = weight_check(facts, parcel, policies=policies) if parcel is not None else None
    if check is None or not check.is_off or check.measured_g is None or check.expected_g is None:
        return None
    return WeightOff(measured_g=check.measured_g, expected_g=check.expected_g, at=facts.noted)
