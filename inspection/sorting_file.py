"""Reading the rules of sorting from YAML: reasons for another way, and when a unit is late."""

from __future__ import annotations

from pathlib import Path

from inspection.policy_source import Node, named_list, read_policy, unique
from inspection.sorting import ExtraWay, SortingRules
from inspection.values import Disposition, Named

MAX_REASONS = 9
"""Reasons have the keys 1 to 9 (UI)."""
_DAY_H = 24
_LONGEST_H = 90 * _DAY_H


def load_sorting(path: Path) -> SortingRules:
    """The rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="sorting")
    extra = root.need("extra")
    late = root.need("late_after_h")
    rules = SortingRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        reasons=_reasons(root.need("reasons")),
        put_away_h=late.need("put_away").integer(least=1, most=_LONGEST_H),
        send_back_h=late.need("send_back").integer(least=1, most=_LONGEST_H),
        extra_ways=_extra_ways(extra.need("ways")),
        extra_reasons=_reasons(extra.need("reasons")),
        takeback_reasons=_reasons(root.need("takeback_reasons")),
    )
    extra.ensure_all_asked()
    late.ensure_all_asked()
    root.ensure_all_asked()
    return rules


def _reasons(node: Node) -> tuple[Named, ...]:
    reasons = named_list(node)
    if not 1 <= len(reasons) <= MAX_REASONS:
        raise node.fail(f"1 to {MAX_REASONS} reasons were expected")
    return reasons


def _extra_ways(node: Node) -> tuple[ExtraWay, ...]:
    """What may become of extra items, in the order of their numbers."""
    nodes = node.each()
    unique(nodes, lambda one: one.need("disposition").choice(Disposition))
    ways = tuple(_extra_way(one) for one in nodes)
    if not 1 <= len(ways) <= MAX_REASONS:
        raise node.fail(f"1 to {MAX_REASONS} ways were expected")
    if not any(one.disposition is Disposition.QUARANTINE and not one.needs_second for one in ways):
        raise node.fail("`quarantine` is missing, without a second person: it is the way out")
    return ways


def _extra_way(node: Node) -> ExtraWay:
    second = node.get("second_person")
    way = ExtraWay(
        disposition=node.need("disposition").choice(Disposition),
        text=node.need("text").texts(),
        needs_second=second is not None and second.yes(),
    )
    node.ensure_all_asked()
    return way
