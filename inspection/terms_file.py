"""Reading other systems' terms from YAML; a word its system does not know is refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from inspection.policy_source import Node, read_policy, unique
from inspection.terms import Placed, SampleTerms, TermBook, TermLine, TermSystem
from inspection.values import Disposition, ItemGrade, PackagingGrade


def load_terms(path: Path) -> TermBook:
    """The terms in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="terms")
    nodes = root.need("systems").each()
    unique(nodes, lambda node: node.need("system").identifier())
    systems = tuple(_system(node) for node in nodes)
    book = TermBook(
        book_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        client=root.need("client").word(),
        systems=systems,
        samples=tuple(_sample(node, systems) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return book


def _system(node: Node) -> TermSystem:
    words = tuple(one.word() for one in node.need("words").each())
    unique(node.need("words").each(), Node.word)
    system = TermSystem(
        system=node.need("system").identifier(),
        name=node.need("name").texts(),
        words=words,
        lines=tuple(_line(one, words) for one in node.need("lines").each()),
    )
    node.ensure_all_asked()
    return system


def _line(node: Node, words: tuple[str, ...]) -> TermLine:
    line = TermLine(
        term=_known(node.need("term"), words),
        grades=tuple(one.word() for one in _listed(node, "grades")),
        packaging=tuple(one.choice(PackagingGrade) for one in _listed(node, "packaging")),
        items=tuple(one.choice(ItemGrade) for one in _listed(node, "items")),
        dispositions=tuple(one.choice(Disposition) for one in _listed(node, "dispositions")),
    )
    node.ensure_all_asked()
    return line


def _sample(node: Node, systems: Iterable[TermSystem]) -> SampleTerms:
    told = node.need("terms")
    found = {one.system: (told.get(one.system), one.words) for one in systems}
    sample = SampleTerms(
        line=node.line,
        placed=Placed(
            grade=node.need("grade").word(),
            packaging=node.need("packaging").choice(PackagingGrade),
            item=node.need("item").choice(ItemGrade),
            disposition=node.need("disposition").choice(Disposition),
        ),
        terms={name: _known(one, words) for name, (one, words) in found.items() if one},
    )
    told.ensure_all_asked()
    node.ensure_all_asked()
    return sample


def _known(node: Node, words: tuple[str, ...]) -> str:
    if node.word() not in words:
        raise node.fail(f"`{node.word()}` is none of {', '.join(words)}")
    return node.word()


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key)
    return () if found is None else found.each()
