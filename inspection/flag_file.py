"""Reads the flags and their words from their file."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from inspection.flags import (
    PLACES,
    FlagCode,
    FlagRules,
    FlagWords,
    ReasonCode,
    ReasonRule,
    ReturnerLimits,
    Strength,
)
from inspection.policy_source import Node, read_policy, unique
from inspection.values import Texts

_PLACE = re.compile(r"%(\d)")


def load_flags(path: Path) -> FlagRules:
    """The flag rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="flags")
    limits = root.need("limits")
    returner = limits.need("returner")
    rules = FlagRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        apart=timedelta(hours=limits.need("apart_h").integer(least=1, most=24 * 365)),
        returner=ReturnerLimits(
            orders=returner.need("orders").integer(least=2, most=999),
            window_days=returner.need("days").integer(least=1, most=730),
        ),
        flags=_flags(root.need("flags")),
        reasons=_reasons(root.need("reasons")),
    )
    for node in (root, limits, returner):
        node.ensure_all_asked()
    return rules


def _flags(node: Node) -> dict[FlagCode, FlagWords]:
    unique(node.each(), lambda one: one.need("code").word())
    found = {}
    for one in node.each():
        words = FlagWords(name=one.need("name").texts(), advice=one.need("advice").texts())
        found[one.need("code").choice(FlagCode)] = words
        one.ensure_all_asked()
    if set(found) != set(FlagCode):
        raise node.fail("every flag must stand here once")
    return found


def _reasons(node: Node) -> dict[ReasonCode, ReasonRule]:
    unique(node.each(), lambda one: one.need("code").word())
    found = {}
    for one in node.each():
        code = one.need("code").choice(ReasonCode)
        found[code] = ReasonRule(
            flag=one.need("flag").choice(FlagCode),
            strength=one.need("strength").choice(Strength),
            text=_sentence(one.need("text"), PLACES[code]),
        )
        one.ensure_all_asked()
    if set(found) != set(ReasonCode):
        raise node.fail("every reason must stand here once")
    return found


def _sentence(node: Node, places: int) -> Texts:
    texts = node.texts()
    wanted = {str(number) for number in range(1, places + 1)}
    for text in (texts.zh, texts.en):
        if set(_PLACE.findall(text)) != wanted:
            raise node.fail(f"a text with %1 to %{places} and no other")
    return texts
