"""The flags of what is in hand, read in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection.flags import Flag, FlagRules
    from inspection.values import ParcelId, UnitId


def flags_in_hand(
    conn: Any,  # noqa: ANN401 - a read connection, SQL's own
    parcel_id: ParcelId,
    unit_id: UnitId | None,
    rules: FlagRules,
) -> tuple[Flag, ...]:
    """What is worth a second look about a parcel, and about one of its items."""
    # imported where it runs, on a background thread: its statements are built there
    from inspection.flags import flags_of  # noqa: PLC0415
    from inspection.store.queries.flags import flag_facts  # noqa: PLC0415

    known = flag_facts(conn, parcel_id, unit_id)
    return () if known is None else flags_of(known, rules)
