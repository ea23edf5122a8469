"""What a nameplate in a photo says, judged by check digits and by the serial that was shipped.

A reading answers nothing by itself: an engine that misreads one sign makes of the right item a
wrong one. It is offered, and a person takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.cases.inspection import InspectionCase, asks_serial
from inspection.checklist import SERIAL_MATCHES
from inspection.codes import normalise
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.cases.place import Place
    from inspection.tickets import Line
    from scanners.ocr.nameplate import Nameplate

_IMEI = re.compile(r"[0-9]{15}")
_THIN = re.compile(r"[-./]")
"""Signs that engines see where there are none, and the other way round."""
_LEAST = 0.7
"""Of the shipped serial's signs, in their places: below it the reading is of something else."""


class PlateFinding(StrEnum):
    """What became of the reading. Only `same` and `other` may be taken with one press."""

    SAME = "same"
    """Sign by sign a serial that was shipped."""
    OTHER = "other"
    """A serial in the format of the shipped one, or an IMEI whose check digit holds."""
    ALMOST = "almost"
    """The shipped serial but for signs that engines confuse."""
    DOUBTFUL = "doubtful"
    """A number without that format, or an IMEI whose check digit does not hold."""
    UNCOMPARED = "uncompared"
    """No serial is known of these goods; the plate names its model or a serial."""
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class PlateReading:
    """`read` is what the plate says, `shipped` the serial it was compared with."""

    finding: PlateFinding
    read: str = ""
    shipped: str = ""


NOTHING = PlateReading(finding=PlateFinding.NOTHING)


def judged(plate: Nameplate, line: Line) -> PlateReading:
    """The reading of a plate of these goods."""
    shipped = _normal(line.serials)
    if not shipped:
        named = (*plate.models, *plate.serials, *plate.imeis)
        found = PlateFinding.UNCOMPARED
        return PlateReading(finding=found, read=named[0]) if named else NOTHING
    read = _normal((*plate.serials, *plate.imeis, *plate.doubtful_imeis))
    for one in read:
        if one in shipped:
            return PlateReading(finding=PlateFinding.SAME, read=one, shipped=one)
    for one in read:
        near = next((known for known in shipped if _is_almost(one, known)), "")
        if near:
            return PlateReading(finding=PlateFinding.ALMOST, read=one, shipped=near)
    return _of_another(plate, shipped)


def takes(reading: PlateReading, case: InspectionCase | None, place: Place) -> bool:
    """Whether one press may take the reading here: it answers, or leads to the stop.

    Before the serials are compared both may; once a person said that they match, only a serial
    that differs may still be held against it.
    """
    if case is None:
        return False
    step = case.serial_step
    if step is None:
        is_asked = place.question is not None and asks_serial(place.question)
        return is_asked and reading.finding in {PlateFinding.SAME, PlateFinding.OTHER}
    said_so = step.answer.answer_id == SERIAL_MATCHES
    return said_so and reading.finding is PlateFinding.OTHER


def _of_another(plate: Nameplate, shipped: tuple[str, ...]) -> PlateReading:
    first = shipped[0]
    # an IMEI beside a serial of the maker's own says nothing of it, and the other way round
    read = _normal(plate.imeis if _IMEI.fullmatch(first) else plate.serials)
    for one in read:
        if any(_format(one) == _format(known) for known in shipped):
            return PlateReading(finding=PlateFinding.OTHER, read=one, shipped=first)
    doubtful = (*read, *_normal(plate.doubtful_imeis), *_normal(plate.serials))
    if doubtful:
        return PlateReading(finding=PlateFinding.DOUBTFUL, read=doubtful[0], shipped=first)
    return NOTHING


def _format(serial: str) -> str:
    """Where it has letters and where digits."""
    return re.sub(r"[A-Z]", "A", re.sub(r"[0-9]", "9", serial))


def _is_almost(read: str, known: str) -> bool:
    """Equal but for what engines confuse; one differing digit in its format is another serial."""
    from inspection.likeness import fold, likeness  # noqa: PLC0415 - with the first plate

    plain, whole = _THIN.sub("", read), _THIN.sub("", known)
    if fold(plain) == fold(whole):
        return True
    if _format(plain) == _format(whole):
        return False
    alike = likeness(plain, whole)
    return alike.agreeing >= max(4, _LEAST * alike.length)


def _normal(texts: Iterable[str]) -> tuple[str, ...]:
    found = []
    for text in texts:
        with suppress(OperatorError):
            found.append(normalise(text))
    return tuple(found)
