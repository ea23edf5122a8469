"""Counting what a courier handed in, beside what was received of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import OperatorError

if TYPE_CHECKING:
    from inspection.handlers.check_in import CountHandover
    from inspection.store.queries.handover import OpenHandover

MOST_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A count as it was recorded; `missing` is below zero where more came than counted."""

    counted: int
    received: int

    @property
    def missing(self) -> int:
        """Parcels counted and not received."""
        return self.counted - self.received


def count_of(text: str, handover: OpenHandover) -> CountHandover:
    """What is recorded of a count as it was typed; raises OperatorError `count.unreadable`.

    Found parcels are counted again with the handover they belong to: as long as the last count
    lacks no fewer than were received since, this one replaces it.
    """
    from inspection.handlers.check_in import CountHandover  # noqa: PLC0415 - with the first count

    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise OperatorError("count.unreadable")
    last = handover.last
    if last is not None and handover.received <= max(0, last.counted - last.received):
        return CountHandover(
            counted=int(digits),
            received=last.received + handover.received,
            carrier=last.carrier,
            corrects=last.handover_id,
        )
    return CountHandover(counted=int(digits), received=handover.received, carrier=handover.carrier)
