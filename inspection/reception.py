"""Reception: which photos the outside of a parcel asks for before it may be opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.values import OuterCondition, Texts
from inspection.weight import WeightCheck, WeightRules

if TYPE_CHECKING:
    from inspection.checklist import Shot


@dataclass(frozen=True, kw_only=True)
class ConditionWords:
    """One condition of the outer packaging, its words and the photos it asks for."""

    condition: OuterCondition
    text: Texts
    shots: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReceptionRules:
    """What is recorded of every parcel; the conditions stand in the order of their keys 1 to 6."""

    rules_id: str
    version: int
    always: tuple[str, ...]
    shots: Mapping[str, Shot]
    conditions: tuple[ConditionWords, ...]
    weight: WeightRules

    def required_shots(
        self, conditions: Collection[OuterCondition], weight: WeightCheck | None = None
    ) -> tuple[str, ...]:
        """The photos these conditions and this weight ask for, once each, in their order."""
        asked = [
            shot for one in self.conditions if one.condition in conditions for shot in one.shots
        ]
        of_weight = self.weight.shots if weight is not None and weight.is_off else ()
        return tuple(dict.fromkeys((*self.always, *of_weight, *asked)))


def in_order(conditions: Sequence[OuterCondition]) -> tuple[OuterCondition, ...]:
    """Conditions once each, in the order of the enumeration, so that equal sets are equal."""
    return tuple(one for one in OuterCondition if one in conditions)
