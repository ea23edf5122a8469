"""Reading house rules: a merchant's own lines on top of a pack, which refuse nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inspection.policy_source import Node, read_policy
from inspection.refund_pack import HouseRules, ReasonWords, RefundPack, RefundRule
from inspection.refund_pack_file import read_reasons, read_rule
from inspection.values import Verdict

KINDER = frozenset({Verdict.FULL, Verdict.HUMAN})
"""What the house may say: all of the money, or a person's case."""


def load_house_rules(path: Path, packs: Sequence[RefundPack]) -> HouseRules:
    """The house rules in a file, for one of these packs.

    Raises PolicyError with the line of the first fault.
    """
    root = read_policy(path, kind="refund_house")
    pack = _pack(root.need("pack"), packs)
    reasons = _own_reasons(root.need("reasons"), pack)
    house = HouseRules(
        house_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        pack_id=pack.pack_id,
        reasons=reasons,
        rules=tuple(_kind_rule(one, reasons) for one in root.need("rules").each()),
    )
    root.ensure_all_asked()
    return house


def _pack(node: Node, packs: Sequence[RefundPack]) -> RefundPack:
    code = node.identifier()
    for one in packs:
        if one.pack_id == code:
            return one
    raise node.fail(f"there is no refund pack `{code}`")


def _own_reasons(node: Node, pack: RefundPack) -> tuple[ReasonWords, ...]:
    # a decision names codes alone: one code with two meanings could not be told apart later
    taken = {one.code for one in pack.reasons} | {one.code for one in pack.grounds}
    for one in node.each():
        code = one.need("code").identifier()
        if code in taken:
            raise one.fail(f"`{code}` is the law's")
    return read_reasons(node, ())


def _kind_rule(node: Node, reasons: Sequence[ReasonWords]) -> RefundRule:
    rule = read_rule(node, reasons)
    if rule.verdict not in KINDER:
        raise node.fail("house rules may be kinder than the law or ask a person, never refuse")
    return rule
