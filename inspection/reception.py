"""Reception: which photos the outside of a parcel asks for before it may be opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspection.checklist import Shot
from inspection.policy_source import Node, read_policy
from inspection.values import OuterCondition, Texts


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

    def required_shots(self, conditions: Collection[OuterCondition]) -> tuple[str, ...]:
        """The photos these conditions ask for, each once, in the order to take them."""
        asked = [
            shot for one in self.conditions if one.condition in conditions for shot in one.shots
        ]
        return tuple(dict.fromkeys((*self.always, *asked)))


def load_reception(path: Path) -> ReceptionRules:
    """The reception rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="reception")
    shots = {shot.shot_id: shot for shot in map(_shot, root.need("shots").each())}
    condition_nodes = root.need("conditions")
    rules = ReceptionRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        always=_known(root.need("always"), shots),
        shots=shots,
        conditions=tuple(_condition(node, shots) for node in condition_nodes.each()),
    )
    if sorted(one.condition for one in rules.conditions) != sorted(OuterCondition):
        raise condition_nodes.fail("every condition must stand here once")
    root.ensure_all_asked()
    return rules


def _shot(node: Node) -> Shot:
    shot = Shot(
        shot_id=node.need("id").identifier(),
        name=node.need("name").texts(),
        hint=node.need("hint").texts(),
    )
    node.ensure_all_asked()
    return shot


def _condition(node: Node, shots: Mapping[str, Shot]) -> ConditionWords:
    condition = ConditionWords(
        condition=node.need("condition").choice(OuterCondition),
        text=node.need("text").texts(),
        shots=_known(node.need("shots"), shots),
    )
    node.ensure_all_asked()
    return condition


def _known(node: Node, shots: Mapping[str, Shot]) -> tuple[str, ...]:
    for one in node.each():
        if one.identifier() not in shots:
            raise one.fail(f"shot `{one.identifier()}` is not described under `shots`")
    return tuple(one.identifier() for one in node.each())


def in_order(conditions: Sequence[OuterCondition]) -> tuple[OuterCondition, ...]:
    """Conditions once each, in the order of the enumeration, so that equal sets are equal."""
    return tuple(one for one in OuterCondition if one in conditions)
