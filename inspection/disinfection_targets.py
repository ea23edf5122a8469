"""What is disinfected, layer by layer: surfaces, the materials they may be of, who needs which."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import OUTER, GoodsClass, Named, Texts


@dataclass(frozen=True, kw_only=True)
class Target:
    """A surface with the materials offered for it; the usual one is taken for granted.

    `usual_of` are goods that come in something else as a rule.
    """

    target: str
    name: Texts
    materials: tuple[Named, ...]
    usual: Named
    usual_of: tuple[tuple[frozenset[GoodsClass], Named], ...] = ()

    def usual_for(self, goods: frozenset[GoodsClass]) -> Named:
        """What this surface is as a rule on a parcel of these goods; a person may say otherwise."""
        fitting = (one for classes, one in self.usual_of if goods and goods <= classes)
        return next(fitting, self.usual)


@dataclass(frozen=True, kw_only=True)
class TargetRules:
    """All targets, and which of them some goods need before anything is restocked."""

    version: int
    targets: tuple[Target, ...]
    layers: tuple[tuple[frozenset[GoodsClass], tuple[str, ...]], ...]

    def target(self, code: str) -> Target | None:
        """One target by its code."""
        return next((one for one in self.targets if one.target == code), None)

    def material(self, target: str, code: str) -> Named | None:
        """A material as offered for a target."""
        found = self.target(target)
        return next((one for one in found.materials if one.code == code), None) if found else None

    def needed_for(self, goods: GoodsClass | None) -> tuple[str, ...]:
        """Targets in the order of their layers; the outside alone where nothing else is said."""
        return next((needed for classes, needed in self.layers if goods in classes), (OUTER,))
