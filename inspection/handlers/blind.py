"""Whether a parcel is still counted blind: what was announced is told only once it was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.handlers.subjects import tickets_in

if TYPE_CHECKING:
    from inspection.parcels import Parcel
    from inspection.policies import Policies
    from inspection.ports import Facts


def is_blind(facts: Facts, parcel: Parcel, *, policies: Policies) -> bool:
    """Whether quantities, weight and pictures of what was sent are kept from whoever counts.

    Until somebody says that nothing more is in the box: that is the count.
    """
    tickets = tickets_in(facts, parcel)
    if not any(policies.blind.covers(one.shop) for one in tickets):
        return False
    return not facts.unpackings_of(parcel.parcel_id)
