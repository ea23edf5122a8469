"""Reading which receptions are of one parcel, and which of them counts."""

from __future__ import annotations

from inspection.errors import OperatorError
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.receptions import KeptReception, Standing, is_dropped, own_codes, standing_of
from inspection.units import Unit
from inspection.values import LineId, ParcelId


def twins_of(facts: Facts, parcel: Parcel) -> tuple[Parcel, ...]:
    """Other stations' receptions of the same parcel, settled or not, oldest first.

    Looked for under its numbers and among the parcels of its tickets: a station may have recorded
    a number in a form that this one does not lead to.
    """
    own = own_codes(parcel)
    found = {
        one.parcel_id: one
        for one in (
            *(one for code in sorted(own) for one in facts.parcels_by_code(code)),
            *(one for ticket_id in parcel.ticket_ids for one in facts.parcels_of_ticket(ticket_id)),
        )
        if one.received_origin != parcel.received_origin
        and one.parcel_id != parcel.parcel_id
        and own & own_codes(one)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.received_at, one.parcel_id)))


def settlements_for(facts: Facts, parcel_id: ParcelId) -> tuple[KeptReception, ...]:
    """Current settlements naming the parcel whose kept reception was not taken back since."""
    return tuple(
        one
        for one in facts.kept_receptions_of(parcel_id)
        if facts.parcel(one.kept_parcel_id) is not None
    )


def standing(facts: Facts, parcel: Parcel) -> Standing:
    """What this reception counts for."""
    rivals = [
        one.parcel_id for one in twins_of(facts, parcel) if not counts_no_more(facts, one.parcel_id)
    ]
    return standing_of(parcel.parcel_id, settlements_for(facts, parcel.parcel_id), rivals)


def counts_no_more(facts: Facts, parcel_id: ParcelId) -> bool:
    """Whether a supervisor settled that another reception of this parcel counts."""
    return is_dropped(parcel_id, settlements_for(facts, parcel_id))


def ensure_counts(facts: Facts, parcel_id: ParcelId) -> None:
    """Raise `parcel.dropped` where another reception of the parcel counts."""
    if counts_no_more(facts, parcel_id):
        raise OperatorError("parcel.dropped")


def units_that_count(facts: Facts, line_id: LineId) -> tuple[Unit, ...]:
    """Pieces of a line, but for those taken out under a reception that was dropped."""
    units = facts.units_of_line(line_id)
    dropped = {
        parcel_id
        for parcel_id in {one.parcel_id for one in units}
        if counts_no_more(facts, parcel_id)
    }
    return tuple(one for one in units if one.parcel_id not in dropped)
