"""Reads what is expected of time from its file."""

from __future__ import annotations

from pathlib import Path

from inspection.pace import PaceRules, StatutoryClock
from inspection.policy_source import Node, read_policy, unique
from inspection.values import GoodsClass

HOUR_S = 3600
DAY_S = 24 * HOUR_S


def load_pace(path: Path) -> PaceRules:
    """The pace rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="pace")
    measure, fast = root.need("measure"), root.need("fast_lane")
    rules = PaceRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        pause_s=measure.need("pause_s").integer(least=10, most=HOUR_S),
        of_last=measure.need("of_last").integer(least=1, most=100),
        enough=measure.need("enough").integer(least=1, most=100),
        usual_s=_usual(root.need("usual")),
        slack_s=fast.need("slack_s").integer(least=60, most=DAY_S),
        prefers_short_contact=fast.need("shortest_contact").yes(),
        by_law=_by_law(root.need("by_law")),
        elsewhere_days=root.need("elsewhere_days").integer(least=1, most=365),
    )
    if rules.enough > rules.of_last:
        raise measure.need("enough").fail("`enough` is more than `of_last`")
    for node in (root, measure, fast):
        node.ensure_all_asked()
    return rules


def _usual(node: Node) -> dict[GoodsClass, int]:
    unique(node.each(), lambda one: one.need("goods").word())
    found = {}
    for one in node.each():
        seconds = one.need("seconds").integer(least=1, most=DAY_S)
        found[one.need("goods").choice(GoodsClass)] = seconds
        one.ensure_all_asked()
    if set(found) != set(GoodsClass):
        raise node.fail("every goods class must stand here once")
    return found


def _by_law(node: Node) -> dict[str, StatutoryClock]:
    unique(node.each(), lambda one: one.need("market").word())
    found = {}
    for one in node.each():
        found[one.need("market").word()] = StatutoryClock(
            days=one.need("days").integer(least=1, most=365), ground=one.need("ground").texts()
        )
        one.ensure_all_asked()
    return found
