"""Sample cases of a refund pack, in a file beside it: what a pack must say, and where it says so.

No station reads them at work; tests and whoever edits a pack do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspection.policy_source import Choice, Node, optional, read_policy, unique
from inspection.refund_pack import Bearer, RefundPack
from inspection.values import GoodsClass, ItemGrade, PackagingGrade, ReasonClass, Service, Verdict

UNKNOWN_DAYS = "unknown"
USUAL_DAYS = 6
MAX_DAYS = 3650


@dataclass(frozen=True, kw_only=True)
class RefundCase:
    """A whole case: facts of ticket and item, and what the pack must make of them.

    `days`: full days from delivery to reception, None where nobody knows. `grounds` have their
    photos, `unproven` lack them. `naive` says why a rule of thumb would refuse what is right here.
    """

    name: str
    line: int
    source: str
    naive: str | None
    goods: GoodsClass
    service: Service
    reason: ReasonClass
    packaging: PackagingGrade
    item: ItemGrade
    grounds: tuple[str, ...]
    unproven: tuple[str, ...]
    days: int | None
    repairs: int
    is_excluded: bool
    is_extra: bool
    is_doubtful: bool
    is_absent: bool
    is_box_shared: bool
    needs_person: bool
    verdict: Verdict
    because: str
    article: str | None
    freight: Bearer


def load_refund_cases(path: Path, packs: Sequence[RefundPack]) -> tuple[RefundCase, ...]:
    """The cases in a file, for the pack and the version it names.

    Raises PolicyError with the line of the first fault.
    """
    root = read_policy(path, kind="refund_cases")
    pack = _pack(root, packs)
    nodes = root.need("cases").each()
    unique(nodes, lambda one: one.need("name").word())
    cases = tuple(_case(one, pack) for one in nodes)
    root.ensure_all_asked()
    return cases


def _pack(root: Node, packs: Sequence[RefundPack]) -> RefundPack:
    named, version = root.need("pack"), root.need("version").integer(least=1)
    for one in packs:
        if (one.pack_id, one.version) == (named.identifier(), version):
            return one
    raise named.fail(f"there is no refund pack `{named.word()}` of version {version}")


def _case(node: Node, pack: RefundPack) -> RefundCase:
    case = RefundCase(
        name=node.need("name").word(),
        line=node.line,
        source=node.need("source").word(),
        naive=optional(node.get("naive"), Node.word),
        goods=node.need("goods").choice(GoodsClass),
        service=_choice(node, "service", Service.RETURN),
        reason=_choice(node, "reason", ReasonClass.NO_REASON),
        packaging=_choice(node, "packaging", PackagingGrade.OPENED),
        item=_choice(node, "item", ItemGrade.LIKE_NEW),
        grounds=_grounds(node.get("grounds"), pack),
        unproven=_grounds(node.get("unproven"), pack),
        days=_days(node.get("days")),
        repairs=optional(node.get("repairs"), lambda one: one.integer(most=9)) or 0,
        is_excluded=_flag(node, "excluded"),
        is_extra=_flag(node, "extra"),
        is_doubtful=_flag(node, "doubtful"),
        is_absent=_flag(node, "absent"),
        is_box_shared=_flag(node, "box_shared"),
        needs_person=_flag(node, "needs_person"),
        verdict=node.need("verdict").choice(Verdict),
        because=_reason(node.need("because"), pack),
        article=optional(node.get("article"), lambda one: _article(one, pack)),
        freight=node.need("freight").choice(Bearer),
    )
    node.ensure_all_asked()
    return case


def _choice(node: Node, key: str, ordinary: Choice) -> Choice:
    found = node.get(key)
    return ordinary if found is None else found.choice(type(ordinary))


def _flag(node: Node, key: str) -> bool:
    found = node.get(key)
    return found is not None and found.yes()


def _days(node: Node | None) -> int | None:
    if node is None:
        return USUAL_DAYS
    return None if node.word() == UNKNOWN_DAYS else node.integer(most=MAX_DAYS)


def _grounds(node: Node | None, pack: RefundPack) -> tuple[str, ...]:
    if node is None:
        return ()
    known = {one.code for one in pack.grounds}
    return tuple(_known(one, known) for one in node.each())


def _reason(node: Node, pack: RefundPack) -> str:
    return _known(node, {one.code for one in pack.reasons})


def _article(node: Node, pack: RefundPack) -> str:
    return _known(node, {one.code for one in pack.articles})


def _known(node: Node, known: set[str]) -> str:
    code = node.identifier()
    if code not in known:
        raise node.fail(f"`{code}` is not in the pack")
    return code
