"""Weight: what a parcel weighs beside what was sent out, told before it is opened.

A difference refuses nothing: it asks for photos of the closed box, which prove it to carrier and
platform while the box is closed (DOMAIN §1 empty-box practice, §8 row 12).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspection.errors import OperatorError

MOST_G = 100_000
"""A hundred kilograms: nothing heavier is handed in at a dock of parcels."""
LEAST_BARE_G = 20
"""A whole number below this without a unit is more likely kilograms than grams: it is asked."""
MAX_TYPED = 16
"""Characters of a weight as people write it."""

_TYPED = re.compile(r"(?P<whole>[0-9]{1,6})(?:[.,](?P<part>[0-9]{1,3}))?(?P<unit>kg|g)?")


class WeightVerdict(StrEnum):
    """How the weight stands to what was sent out."""

    UNKNOWN = "unknown"
    """Not weighed, or nothing to compare with."""
    FITS = "fits"
    LIGHTER = "lighter"
    HEAVIER = "heavier"


@dataclass(frozen=True, kw_only=True)
class WeightRules:
    """How far a weight may be off, and the photos asked for where it is further off."""

    tolerance_g: int
    tolerance_per_mille: int
    shots: tuple[str, ...]

    def tolerance_for(self, expected_g: int) -> int:
        """Grams either way: the fixed ones or the share, whichever is larger."""
        return max(self.tolerance_g, expected_g * self.tolerance_per_mille // 1000)


@dataclass(frozen=True, kw_only=True)
class WeightCheck:
    """What was expected and measured, in grams; None where that is not known."""

    verdict: WeightVerdict
    expected_g: int | None
    measured_g: int | None

    @property
    def is_off(self) -> bool:
        """Whether it is lighter or heavier than it may be."""
        return self.verdict in {WeightVerdict.LIGHTER, WeightVerdict.HEAVIER}

    @property
    def off_g(self) -> int:
        """Grams between both, without a sign; 0 where there is nothing to compare."""
        if self.expected_g is None or self.measured_g is None:
            return 0
        return abs(self.measured_g - self.expected_g)


def compare(
    expected_g: int | None, weights_g: Sequence[int | None], rules: WeightRules
) -> WeightCheck:
    """The sum of all parcels of a return against what was sent out.

    The outbound weight is that of the whole: a part of it says nothing, so nothing is compared
    before every parcel was weighed.
    """
    known = [one for one in weights_g if one is not None]
    measured_g = sum(known) if known and len(known) == len(weights_g) else None
    expected_g = expected_g if expected_g is not None and expected_g > 0 else None
    verdict = WeightVerdict.UNKNOWN
    if expected_g is not None and measured_g is not None:
        verdict = WeightVerdict.FITS
        if abs(measured_g - expected_g) > rules.tolerance_for(expected_g):
            is_lighter = measured_g < expected_g
            verdict = WeightVerdict.LIGHTER if is_lighter else WeightVerdict.HEAVIER
    return WeightCheck(verdict=verdict, expected_g=expected_g, measured_g=measured_g)


def typed_weight_g(text: str) -> int:
    """Grams of a weight as people write it: `0.63`, `0.63 kg`, `630`, `630 g`.

    With a decimal mark it is kilograms, a whole number is grams. Raises OperatorError
    `weight.unreadable`, `weight.no_unit` for a whole number too small to be grams, and
    `weight.out_of_range`.
    """
    if len(text) > MAX_TYPED:
        raise OperatorError("weight.unreadable")
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    found = _TYPED.fullmatch(plain)
    if found is None:
        raise OperatorError("weight.unreadable")
    whole, part, unit = int(found["whole"]), found["part"], found["unit"]
    if part is None and unit is None and whole < LEAST_BARE_G:
        raise OperatorError("weight.no_unit", typed=whole)
    if part is not None and unit == "g":
        raise OperatorError("weight.unreadable")
    is_kg = unit == "kg" or (unit is None and part is not None)
    weight_g = whole * 1000 + int((part or "").ljust(3, "0")) if is_kg else whole
    return within_range(weight_g)


def within_range(weight_g: int) -> int:
    """The weight of a parcel; raises OperatorError `weight.out_of_range`."""
    if not 1 <= weight_g <= MOST_G:
        raise OperatorError("weight.out_of_range", most_kg=MOST_G // 1000)
    return weight_g
