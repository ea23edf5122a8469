"""What came of a ticket, over all its parcels: the reception, apart from decision and money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from inspection.content_events import Shortage
from inspection.tickets import Line, Ticket
from inspection.values import Disposition, GoodsClass, LineId, PersonId, Ref, UnitId

APART_WAYS = (Disposition.QUARANTINE, Disposition.RETURN_TO_CUSTOMER)
"""Where an item nobody announced may wait until a supervisor decides; the first is usual."""


NONE_ABSENT: Mapping[LineId, int] = MappingProxyType({})


class Reception(StrEnum):
    """How much of a ticket is here."""

    AWAITED = "awaited"
    PARTIAL = "partial"
    """Some is here; the rest may lie in a parcel that is not wholly unpacked."""
    ALL_HERE = "all_here"
    SHORT = "short"
    """Every parcel received so far is wholly unpacked, and something is missing."""


@dataclass(frozen=True, kw_only=True)
class Unpacking:
    """A current record that nothing more is in a parcel."""

    unpacking_id: str
    shortages: tuple[Shortage, ...]
    evidence: tuple[str, ...]
    recorded_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Where an item nobody announced was put."""

    extra_id: str
    goods_class: GoodsClass
    disposition: Disposition
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """What a supervisor said becomes of an item nobody announced; never payable."""

    settlement_id: str
    unit_id: UnitId
    disposition: Disposition
    reason_code: str
    settled_at: datetime
    settled_by: PersonId
    at: Ref


@dataclass(frozen=True, kw_only=True)
class LineCount:
    """A line, and how many units were taken out for it from any parcel."""

    line: Line
    here: int
    absent: int = 0
    """Of these, recorded as not in the box: they get a decision, and are not here."""

    @property
    def lacking(self) -> int:
        """Announced, neither here nor recorded as not in the box."""
        return max(0, self.line.quantity - self.here)

    @property
    def over(self) -> int:
        """Here beyond what was announced."""
        return max(0, self.here - self.line.quantity)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The lines of a ticket counted, in its order; of a parcel with several, of all of them."""

    tickets: tuple[Ticket, ...]
    counts: tuple[LineCount, ...]
    reception: Reception
    is_blind: bool = False
    """What was announced is not told yet; how many are here is."""

    @property
    def here(self) -> int:
        """Units taken out so far."""
        return sum(one.here - one.absent for one in self.counts)

    @property
    def expected(self) -> int:
        """Units announced."""
        return sum(one.line.quantity for one in self.counts)

    @property
    def lacking(self) -> int:
        """Units announced, neither here nor recorded as not in the box."""
        return sum(one.lacking for one in self.counts)

    @property
    def missing(self) -> int:
        """Units announced that are not here, whether or not they get a decision."""
        return sum(one.lacking + one.absent for one in self.counts)

    @property
    def over(self) -> int:
        """Units here that were not announced."""
        return sum(one.over for one in self.counts)

    @property
    def shortages(self) -> tuple[Shortage, ...]:
        """What is lacking, line by line."""
        return tuple(
            Shortage(line_id=one.line.line_id, quantity=one.lacking)
            for one in self.counts
            if one.lacking
        )


def contents_of(
    tickets: Sequence[Ticket],
    here: Mapping[LineId, int],
    unpacked: Sequence[bool],
    absent: Mapping[LineId, int] = NONE_ABSENT,
) -> Contents:
    """Count tickets. `here` has the units of each line, `unpacked` says it of each parcel.

    `absent`: how many of these units were recorded as not in the box.
    """
    counts = tuple(
        LineCount(line=line, here=here.get(line.line_id, 0), absent=absent.get(line.line_id, 0))
        for ticket in tickets
        for line in ticket.lines
    )
    return Contents(tickets=tuple(tickets), counts=counts, reception=_reception(counts, unpacked))


def _reception(counts: Sequence[LineCount], unpacked: Sequence[bool]) -> Reception:
    if not any(one.lacking for one in counts):
        is_short = any(one.absent for one in counts)
        return Reception.SHORT if is_short else Reception.ALL_HERE
    if unpacked and all(unpacked):
        return Reception.SHORT
    return Reception.PARTIAL if any(one.here for one in counts) else Reception.AWAITED
