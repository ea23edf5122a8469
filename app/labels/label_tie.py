"""Several tickets by the codes of one label: which of the codes decides, if one does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.codes import normalise
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.pictures.label_reader import LabelReading
    from inspection.matching import Candidate
    from inspection.station_events import ParcelCode


def tied(reading: LabelReading | None, candidates: Sequence[Candidate]) -> LabelReading | None:
    """The label's codes judged by which of them were announced; None where that is only one.

    One number that several tickets claim is told apart by nothing that stands on a label.
    """
    pointing = [code for one in candidates for code in one.codes]
    if reading is None or len({one.code for one in pointing}) < 2:
        return None
    return replace(reading, expected=frozenset(_forms(pointing))).arbitrated()


def _forms(codes: Iterable[ParcelCode]) -> Iterable[str]:
    """A code as it is announced and as it was read: boxes of a shipment differ in these."""
    for one in codes:
        yield one.code
        with suppress(OperatorError):
            yield normalise(one.raw)
