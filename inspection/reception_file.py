"""Reads the reception rules from their file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inspection.checklist import Shot
from inspection.policy_source import Node, read_policy
from inspection.reception import ConditionWords, ReceptionRules
from inspection.values import OuterCondition
from inspection.weight import MOST_G, WeightRules


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
        weight=_weight(root.need("weight"), shots),
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


def _weight(node: Node, shots: Mapping[str, Shot]) -> WeightRules:
    weight = WeightRules(
        tolerance_g=node.need("tolerance_g").integer(most=MOST_G),
        tolerance_per_mille=node.need("tolerance_per_mille").integer(most=1000),
        shots=_known(node.need("shots"), shots),
    )
    node.ensure_all_asked()
    return weight


def _known(node: Node, shots: Mapping[str, Shot]) -> tuple[str, ...]:
    for one in node.each():
        if one.identifier() not in shots:
            raise one.fail(f"shot `{one.identifier()}` is not described under `shots`")
    return tuple(one.identifier() for one in node.each())
