"""Reading dispositions from YAML: every restriction must bring the words of its lock."""

from __future__ import annotations

from pathlib import Path

from inspection.disinfection import DisinfectionState
from inspection.disposition import (
    DispositionRules,
    Lock,
    LockCause,
    SampleDisposition,
    Standing,
    Usual,
    Way,
)
from inspection.people import BENCH
from inspection.policy_source import Choice, Node, read_policy, unique
from inspection.values import (
    Disposition,
    GoodsClass,
    ItemGrade,
    PackagingGrade,
    Role,
    Verdict,
)

MAX_WAYS = 9
"""Ways have the keys 1 to 9 (UI)."""


def load_dispositions(path: Path) -> DispositionRules:
    """The dispositions in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="dispositions")
    way_nodes = root.need("ways").each()
    if len(way_nodes) > MAX_WAYS:
        raise root.need("ways").fail(f"at most {MAX_WAYS} ways were expected")
    unique(way_nodes, lambda node: node.need("disposition").word())
    rules = DispositionRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        goods=tuple(node.choice(GoodsClass) for node in root.need("goods").each()),
        ways=tuple(_way(node) for node in way_nodes),
        usual=tuple(_usual(node) for node in root.need("usual").each()),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    _ensure_way_out(root.need("ways"), rules)
    return rules


def _ensure_way_out(node: Node, rules: DispositionRules) -> None:
    for way in rules.ways:
        if way.disposition is Disposition.QUARANTINE:
            if way.locks:
                raise node.fail("quarantine must never be locked: it is the way out")
            if way.is_terminal:
                raise node.fail("quarantine must never be terminal: goods wait there")
            if way.needs_second:
                raise node.fail("quarantine must never need a second person: it is the way out")
            return
    raise node.fail("quarantine is missing: it is the way out")


def _way(node: Node) -> Way:
    way = Way(
        disposition=node.need("disposition").choice(Disposition),
        text=node.need("text").texts(),
        container=node.need("container").texts(),
        is_terminal=node.need("terminal").yes(),
        grades=_words(node, "grades"),
        items=_choices(node, "items", ItemGrade),
        disinfection=_choices(node, "disinfection", DisinfectionState),
        choices=_choices(node, "choices", Verdict),
        roles=_choices(node, "roles", Role),
        locks=_locks(node.get("locks")),
        needs_second=_yes(node.get("second_person")),
        changeable=_changers(node),
    )
    told = {lock.cause for lock in way.locks}
    if told != _restricted(way):
        raise node.fail("`locks` must explain each restriction, and nothing else")
    node.ensure_all_asked()
    return way


def _yes(node: Node | None) -> bool:
    return node is not None and node.yes()


def _changers(node: Node) -> tuple[Role, ...]:
    """Who may choose another way later: whoever decides at the bench, where nobody is named."""
    found = node.get("changeable")
    if node.need("terminal").yes():
        if found is not None:
            raise found.fail("a terminal way is changed by nobody")
        return ()
    if found is None:
        return tuple(sorted(BENCH))
    roles = _choices(node, "changeable", Role)
    if BENCH.isdisjoint(roles):
        raise found.fail("somebody who decides must be able to choose another way")
    return roles


def _restricted(way: Way) -> set[LockCause]:
    found = {
        LockCause.GRADE: bool(way.grades or way.items),
        LockCause.DISINFECTION: bool(way.disinfection),
        LockCause.CHOICE: bool(way.choices),
        LockCause.ROLE: bool(way.roles),
    }
    return {cause for cause, is_restricted in found.items() if is_restricted}


def _locks(node: Node | None) -> tuple[Lock, ...]:
    if node is None:
        return ()
    locks = tuple(
        Lock(cause=cause, text=found.texts())
        for cause in LockCause
        if (found := node.get(cause.value)) is not None
    )
    node.ensure_all_asked()
    return locks


def _usual(node: Node) -> Usual:
    usual = Usual(
        disposition=node.need("disposition").choice(Disposition),
        grades=_words(node, "grades"),
        packaging=_choices(node, "packaging", PackagingGrade),
        items=_choices(node, "items", ItemGrade),
    )
    node.ensure_all_asked()
    return usual


def _sample(node: Node) -> SampleDisposition:
    sample = SampleDisposition(
        line=node.line,
        standing=Standing(
            packaging=node.need("packaging").choice(PackagingGrade),
            item=node.need("item").choice(ItemGrade),
            grade=node.need("grade").word(),
            disinfection=node.need("disinfection").choice(DisinfectionState),
            choice=node.need("choice").choice(Verdict),
            role=node.need("role").choice(Role),
        ),
        usual=node.need("usual").choice(Disposition),
        locked=_choices(node, "locked", Disposition),
    )
    node.ensure_all_asked()
    return sample


def _choices(node: Node, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
    found = node.get(key)
    return () if found is None else tuple(one.choice(kind) for one in found.each())


def _words(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return () if found is None else tuple(one.word() for one in found.each())
