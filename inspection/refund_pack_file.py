"""Reading a refund pack from YAML, refusing packs with a gap, a dead end or an illegal ground."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from inspection.policy_source import Node, named_list, optional, read_policy, unique
from inspection.refund_pack import (
    Article,
    Bearer,
    ClockRule,
    FreightRule,
    GroundWords,
    NoteRule,
    ReasonWords,
    RefundPack,
    RefundRule,
)
from inspection.refund_table import ALWAYS, GroundState
from inspection.refund_when_file import choices, read_when, yes_unless_said
from inspection.values import GoodsClass, Named, ReasonClass, Verdict

MAX_CLOCK_DAYS = 365


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


def load_refund_pack(path: Path) -> RefundPack:
    """The pack in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="refund")
    articles = _articles(root.need("articles"))
    never = named_list(root.need("never_grounds"))
    reasons = read_reasons(root.need("reasons"), articles)
    overrides = named_list(root.need("override_reasons"))
    pack = RefundPack(
        pack_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        market=root.need("market").word(),
        articles=articles,
        reasons=reasons,
        grounds=_grounds(root.need("grounds"), articles, never),
        never_grounds=never,
        rules=_rules(root.need("rules"), reasons, articles),
        freight=_freight(root.need("freight"), articles),
        clocks=_clocks(root.need("clocks"), articles),
        notes=_notes(root.need("notes"), articles),
        override_reasons=overrides,
        partial_reasons=tuple(known(one, overrides) for one in root.need("partial_reasons").each()),
        freight_reasons=optional(root.get("freight_reasons"), named_list) or (),
    )
    root.ensure_all_asked()
    return pack


def read_reasons(node: Node, articles: Sequence[Article]) -> tuple[ReasonWords, ...]:
    """Reasons with their words, each under a code of its own."""
    unique(node.each(), _code)
    return tuple(_reason(one, articles) for one in node.each())


def read_rule(node: Node, reasons: Sequence[ReasonWords]) -> RefundRule:
    """One line of a table of verdicts. A partial refund takes the buyer's consent, never a rule."""
    rule = RefundRule(
        verdict=node.need("verdict").choice(Verdict),
        reason=known(node.need("reason"), reasons),
        when=read_when(node.get("when")),
        is_enabled=yes_unless_said(node, "enabled"),
    )
    if rule.verdict is Verdict.PARTIAL:
        raise node.fail("only the buyer's consent makes a refund partial, no rule does")
    node.ensure_all_asked()
    return rule


def known(node: Node, described: Sequence[_Coded]) -> str:
    """A code that is described in this file."""
    code = node.identifier()
    if all(one.code != code for one in described):
        raise node.fail(f"`{code}` is not described in this file")
    return code


def _code(node: Node) -> str:
    return node.need("code").identifier()


def _articles(node: Node) -> tuple[Article, ...]:
    unique(node.each(), _code)
    return tuple(_article(one) for one in node.each())


def _article(node: Node) -> Article:
    article = Article(
        code=_code(node),
        text=node.need("text").texts(),
        source=node.need("source").word(),
        is_confirmed=yes_unless_said(node, "confirmed"),
    )
    node.ensure_all_asked()
    return article


def _reason(node: Node, articles: Sequence[Article]) -> ReasonWords:
    reason = ReasonWords(
        code=_code(node),
        text=node.need("text").texts(),
        article=optional(node.get("article"), lambda one: known(one, articles)),
    )
    node.ensure_all_asked()
    return reason


def _grounds(
    node: Node, articles: Sequence[Article], never: Sequence[Named]
) -> tuple[GroundWords, ...]:
    unique(node.each(), _code)
    return tuple(_ground(one, articles, never) for one in node.each())


def _ground(node: Node, articles: Sequence[Article], never: Sequence[Named]) -> GroundWords:
    code = _code(node)
    if any(one.code == code for one in never):
        raise node.fail(f"`{code}` may never be a ground")
    arguable = node.get("arguable")
    ground = GroundWords(
        code=code,
        text=node.need("text").texts(),
        article=known(node.need("article"), articles),
        goods=choices(node, "goods", GoodsClass),
        is_arguable=arguable is not None and arguable.yes(),
    )
    if not _is_confirmed(ground.article, articles):
        raise node.fail("a ground rests on an article that is confirmed")
    node.ensure_all_asked()
    return ground


def _rules(
    node: Node, reasons: Sequence[ReasonWords], articles: Sequence[Article]
) -> tuple[RefundRule, ...]:
    nodes = node.each()
    rules = tuple(read_rule(one, reasons) for one in nodes)
    if not (_ends_open([one.when == ALWAYS for one in rules]) and rules[-1].is_enabled):
        raise node.fail("the last rule, and only the last, has no `when`: it takes what is left")
    if rules[-1].verdict is not Verdict.HUMAN:
        raise nodes[-1].fail("what no rule foresaw goes to a person")
    unsure = {
        one.code
        for one in reasons
        if one.article is not None and not _is_confirmed(one.article, articles)
    }
    for rule, at in zip(rules, nodes, strict=True):
        _ensure_lawful(rule, at, unsure)
    return rules


def _ensure_lawful(rule: RefundRule, node: Node, unsure: set[str]) -> None:
    """Refuse a rule that takes more from the buyer, or gives more, than the law surely does."""
    if rule.verdict is Verdict.HUMAN:
        return
    if rule.reason in unsure:
        raise node.fail("what rests on an article that is not confirmed goes to a person")
    is_grounded = rule.when.grounds == (GroundState.PROVEN,)
    is_intact_asked = rule.when.reasons == (ReasonClass.NO_REASON,)
    if rule.verdict is Verdict.NONE and not (is_grounded and is_intact_asked):
        raise node.fail("`none` is for `reason: [no_reason]` with `ground: [proven]` alone")


def _freight(node: Node, articles: Sequence[Article]) -> tuple[FreightRule, ...]:
    rules = tuple(_freight_rule(one, articles) for one in node.each())
    if not _ends_open([one.when == ALWAYS for one in rules]):
        raise node.fail("the last line, and only the last, has no `when`: it takes what is left")
    return rules


def _freight_rule(node: Node, articles: Sequence[Article]) -> FreightRule:
    rule = FreightRule(
        bearer=node.need("bearer").choice(Bearer),
        text=node.need("text").texts(),
        article=optional(node.get("article"), lambda one: known(one, articles)),
        when=read_when(node.get("when")),
        is_confirmed=yes_unless_said(node, "confirmed"),
    )
    node.ensure_all_asked()
    return rule


def _clocks(node: Node, articles: Sequence[Article]) -> tuple[ClockRule, ...]:
    unique(node.each(), _code)
    return tuple(_clock(one, articles) for one in node.each())


def _clock(node: Node, articles: Sequence[Article]) -> ClockRule:
    clock = ClockRule(
        code=_code(node),
        text=node.need("text").texts(),
        days=node.need("days").integer(least=1, most=MAX_CLOCK_DAYS),
        article=known(node.need("article"), articles),
        when=read_when(node.get("when")),
        is_confirmed=yes_unless_said(node, "confirmed"),
    )
    node.ensure_all_asked()
    return clock


def _notes(node: Node, articles: Sequence[Article]) -> tuple[NoteRule, ...]:
    unique(node.each(), _code)
    return tuple(_note(one, articles) for one in node.each())


def _note(node: Node, articles: Sequence[Article]) -> NoteRule:
    note = NoteRule(
        code=_code(node),
        text=node.need("text").texts(),
        article=optional(node.get("article"), lambda one: known(one, articles)),
        when=read_when(node.get("when")),
        is_confirmed=yes_unless_said(node, "confirmed"),
        is_enabled=yes_unless_said(node, "enabled"),
    )
    node.ensure_all_asked()
    return note


def _ends_open(are_open: Sequence[bool]) -> bool:
    return [at for at, one in enumerate(are_open) if one] == [len(are_open) - 1]


def _is_confirmed(code: str, articles: Sequence[Article]) -> bool:
    return all(one.is_confirmed for one in articles if one.code == code)
