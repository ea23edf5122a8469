"""Reading the conditions of a line in a refund pack or in house rules."""

from __future__ import annotations

from inspection.policy_source import Choice, Node, optional
from inspection.refund_table import ALWAYS, GroundState, When
from inspection.values import GoodsClass, ItemGrade, ReasonClass, Service

FLAGS = {
    "excluded": "is_excluded",
    "extra": "is_extra",
    "doubtful": "is_doubtful",
    "absent": "is_absent",
    "box_empty": "is_box_empty",
    "needs_person": "needs_person",
}
"""Yes/no conditions, by the field of the situation they look at."""

MAX_DAYS = 3650
MAX_REPAIRS = 9


def read_when(node: Node | None) -> When:
    """The conditions under `when`; without them a line fits everything."""
    if node is None:
        return ALWAYS
    within = node.get("within_days")
    repairs = optional(node.get("repairs"), lambda one: one.integer(least=1, most=MAX_REPAIRS))
    when = When(
        services=choices(node, "service", Service),
        reasons=choices(node, "reason", ReasonClass),
        goods=choices(node, "goods", GoodsClass),
        items=choices(node, "item", ItemGrade),
        grounds=choices(node, "ground", GroundState),
        flags={
            flag: found.yes() for key, flag in FLAGS.items() if (found := node.get(key)) is not None
        },
        within_days=optional(within, lambda one: one.integer(least=1, most=MAX_DAYS)),
        repairs=repairs or 0,
    )
    node.ensure_all_asked()
    if when == ALWAYS:
        raise node.fail("conditions that exclude nothing: leave `when` out")
    return when


def choices(node: Node, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
    """The members of an enumeration listed under `key`; empty where it is absent."""
    found = node.get(key)
    if found is None:
        return ()
    if not found.each():
        raise found.fail("an empty list: leave the key out to mean all")
    return tuple(one.choice(kind) for one in found.each())


def yes_unless_said(node: Node, key: str) -> bool:
    """What `key` says; true where it is absent."""
    found = node.get(key)
    return found is None or found.yes()
