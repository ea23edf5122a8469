"""What is known about a photo beside its bytes: marks, covered regions, photos left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspection.evidence import Evidence, is_personal
from inspection.evidence_events import FoundRegion
from inspection.values import MarkShape, ParcelId, Ref, UnitId

WHOLE = 10_000
"""Places are counted in so many parts of a photo's width and height."""
LEAST = 100
"""Side of the smallest box and length of the shortest arrow: 1 % is what a glove can point at."""
MOST_REGIONS = 400
"""Of one look; a label has about thirty lines."""
BY_PERSON = "person"
"""The engine of a look that a person did by hand."""


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One mark that counts; places in 1/10000 of width and height."""

    annotation_id: str
    evidence_id: str
    finding_id: str | None
    shape: MarkShape
    x: int
    y: int
    x2: int
    y2: int
    label_code: str | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look for personal data that counts."""

    look_id: str
    evidence_id: str
    regions: tuple[FoundRegion, ...]
    engine: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A required photo that is not taken; `unit_id` None for the outside of a parcel."""

    waiver_id: str
    subject: str
    parcel_id: ParcelId
    unit_id: UnitId | None
    reason_code: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Markup:
    """What is painted over a photo; `is_veiled` while nobody has looked for personal data yet."""

    is_veiled: bool = False
    regions: tuple[FoundRegion, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Nothing is painted."""
        return not (self.is_veiled or self.regions or self.annotations)

    @property
    def hides(self) -> bool:
        """Some of the photo is not shown."""
        return self.is_veiled or bool(self.regions)


PLAIN = Markup()


def is_looked_at(looks: Iterable[Look]) -> bool:
    """Whether a recogniser went over the whole photo; what a person covers is only a part."""
    return any(look.engine != BY_PERSON for look in looks)


def markup_of(photo: Evidence, looks: Sequence[Look], annotations: Sequence[Annotation]) -> Markup:
    """What stands over a photo, from all that counts."""
    return Markup(
        is_veiled=is_personal(photo.subject) and not is_looked_at(looks),
        regions=tuple(dict.fromkeys(one for look in looks for one in look.regions)),
        annotations=tuple(annotations),
    )


def waived_of(waivers: Iterable[Waiver], unit_id: UnitId | None) -> tuple[Waiver, ...]:
    """Those of a parcel's outside (`unit_id` None) or of one of its units."""
    return tuple(one for one in waivers if one.unit_id == unit_id)
