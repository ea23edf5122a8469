"""Reads the words of photos from their file."""

from __future__ import annotations

from pathlib import Path

from inspection.evidence_rules import KEYS, EvidenceRules, MarkWord, SampleWords
from inspection.policy_source import Node, named_list, read_policy, unique
from inspection.values import GoodsClass, Named


def load_evidence_rules(path: Path) -> EvidenceRules:
    """The words in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="evidence")
    nodes = root.need("words").each()
    unique(nodes, lambda one: one.need("code").identifier())
    words = tuple(map(_word, nodes))
    rules = EvidenceRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        words=words,
        waive_reasons=_reasons(root.need("waive_reasons")),
        reveal_reasons=_reasons(root.need("reveal_reasons")),
        samples=tuple(_sample(one) for one in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return rules


def _word(node: Node) -> MarkWord:
    word = MarkWord(
        word=Named(code=node.need("code").identifier(), text=node.need("text").texts()),
        goods=tuple(one.choice(GoodsClass) for one in _listed(node, "goods")),
    )
    node.ensure_all_asked()
    return word


def _reasons(node: Node) -> tuple[Named, ...]:
    reasons = named_list(node)
    if not 1 <= len(reasons) <= KEYS:
        raise node.fail(f"1 to {KEYS} reasons were expected: each has a number key")
    return reasons


def _sample(node: Node) -> SampleWords:
    sample = SampleWords(
        line=node.line,
        goods=node.need("goods").choice(GoodsClass),
        keys=tuple(one.identifier() for one in _listed(node, "keys")),
        lacks=tuple(one.identifier() for one in _listed(node, "lacks")),
    )
    node.ensure_all_asked()
    return sample


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key)
    return () if found is None else found.each()
