"""Reading a refund pack from YAML, refusing packs with a gap, a dead end or an illegal ground."""

from __future__ import annotations

from pathlib import Path

from inspection.policy_source import Choice, Node, named_list, optional, read_policy, unique
from inspection.refund_pack import (
    GroundState,
    GroundWords,
    ReasonWords,
    RefundPack,
    RefundRule,
    SampleRefund,
    Situation,
)
from inspection.values import GoodsClass, ItemGrade, Named, ReasonClass, Service, Verdict

FLAGS = {
    "excluded": "is_excluded",
    "extra": "is_extra",
    "doubtful": "is_doubtful",
    "needs_person": "needs_person",
    "late": "is_late",
}
"""Yes/no conditions of a rule, by the field of the situation they look at."""


def load_refund_pack(path: Path) -> RefundPack:
    """The pack in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="refund")
    articles = named_list(root.need("articles"))
    never = named_list(root.need("never_grounds"))
    reasons = _reasons(root.need("reasons"), articles)
    overrides = named_list(root.need("override_reasons"))
    pack = RefundPack(
        pack_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        market=root.need("market").word(),
        return_days=root.need("return_days").integer(most=365),
        articles=articles,
        reasons=reasons,
        grounds=_grounds(root.need("grounds"), articles, never),
        never_grounds=never,
        rules=_rules(root.need("rules"), reasons),
        override_reasons=overrides,
        partial_reasons=_partial(root.need("partial_reasons"), overrides),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return pack


def _reasons(node: Node, articles: tuple[Named, ...]) -> tuple[ReasonWords, ...]:
    unique(node.each(), lambda one: one.need("code").identifier())
    return tuple(_reason(one, articles) for one in node.each())


def _reason(node: Node, articles: tuple[Named, ...]) -> ReasonWords:
    article = node.get("article")
    reason = ReasonWords(
        code=node.need("code").identifier(),
        text=node.need("text").texts(),
        article=None if article is None else _known(article, articles),
    )
    node.ensure_all_asked()
    return reason


def _grounds(
    node: Node, articles: tuple[Named, ...], never: tuple[Named, ...]
) -> tuple[GroundWords, ...]:
    return tuple(_ground(one, articles, never) for one in node.each())


def _ground(node: Node, articles: tuple[Named, ...], never: tuple[Named, ...]) -> GroundWords:
    code = node.need("code").identifier()
    if any(one.code == code for one in never):
        raise node.fail(f"`{code}` may never be a ground")
    ground = GroundWords(
        code=code,
        text=node.need("text").texts(),
        article=_known(node.need("article"), articles),
        goods=_choices(node, "goods", GoodsClass),
    )
    node.ensure_all_asked()
    return ground


def _known(node: Node, known: tuple[Named, ...] | tuple[ReasonWords, ...]) -> str:
    code = node.identifier()
    if all(one.code != code for one in known):
        raise node.fail(f"`{code}` is not described in this file")
    return code


def _partial(node: Node, overrides: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(_known(one, overrides) for one in node.each())


def _rules(node: Node, reasons: tuple[ReasonWords, ...]) -> tuple[RefundRule, ...]:
    nodes = node.each()
    rules = tuple(_rule(one, reasons) for one in nodes)
    open_ended = [at for at, one in enumerate(nodes) if one.get("when") is None]
    if open_ended != [len(nodes) - 1]:
        raise node.fail("the last rule, and only the last, has no `when`: it takes what is left")
    if rules[-1].verdict is not Verdict.HUMAN:
        raise nodes[-1].fail("what no rule foresaw goes to a person")
    return rules


def _rule(node: Node, reasons: tuple[ReasonWords, ...]) -> RefundRule:
    when = node.get("when") or Node(file=node.file, line=node.line, entries={})
    flags = {
        flag: found.yes() for key, flag in FLAGS.items() if (found := when.get(key)) is not None
    }
    rule = RefundRule(
        verdict=node.need("verdict").choice(Verdict),
        reason=_known(node.need("reason"), reasons),
        services=_choices(when, "service", Service),
        reasons=_choices(when, "reason", ReasonClass),
        items=_choices(when, "item", ItemGrade),
        grounds=_choices(when, "ground", GroundState),
        flags=flags,
    )
    when.ensure_all_asked()
    node.ensure_all_asked()
    return rule


def _sample(node: Node) -> SampleRefund:
    sample = SampleRefund(
        name=node.need("name").word(),
        line=node.line,
        situation=_situation(node),
        verdict=node.need("verdict").choice(Verdict),
        reason=node.need("because").identifier(),
    )
    node.ensure_all_asked()
    return sample


def _situation(node: Node) -> Situation:
    """What a sample leaves out is the ordinary: a return without reason, intact, in time."""

    def flag(key: str) -> bool:
        found = node.get(key)
        return found is not None and found.yes()

    ground = optional(node.get("ground"), lambda one: one.choice(GroundState))
    return Situation(
        service=optional(node.get("service"), lambda one: one.choice(Service)) or Service.RETURN,
        reason=optional(node.get("reason"), lambda one: one.choice(ReasonClass))
        or ReasonClass.NO_REASON,
        item=optional(node.get("item"), lambda one: one.choice(ItemGrade)) or ItemGrade.LIKE_NEW,
        ground=ground or GroundState.NONE,
        is_excluded=flag("excluded"),
        is_extra=flag("extra"),
        is_doubtful=flag("doubtful"),
        needs_person=flag("needs_person"),
        is_late=flag("late"),
    )


def _choices(node: Node, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
    found = node.get(key)
    return () if found is None else tuple(one.choice(kind) for one in found.each())
