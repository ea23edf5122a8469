"""Reading the rules of sorting from YAML: reasons for another way, and when a unit is late."""

from __future__ import annotations

from pathlib import Path

from inspection.policy_source import named_list, read_policy
from inspection.sorting import SortingRules

MAX_REASONS = 9
"""Reasons have the keys 1 to 9 (UI)."""
_DAY_H = 24
_LONGEST_H = 90 * _DAY_H


def load_sorting(path: Path) -> SortingRules:
    """The rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="sorting")
    reasons = named_list(root.need("reasons"))
    if not 1 <= len(reasons) <= MAX_REASONS:
        raise root.need("reasons").fail(f"1 to {MAX_REASONS} reasons were expected")
    late = root.need("late_after_h")
    rules = SortingRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        reasons=reasons,
        put_away_h=late.need("put_away").integer(least=1, most=_LONGEST_H),
        send_back_h=late.need("send_back").integer(least=1, most=_LONGEST_H),
    )
    late.ensure_all_asked()
    root.ensure_all_asked()
    return rules
