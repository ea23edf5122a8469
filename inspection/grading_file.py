"""Reading a grade matrix from YAML; a matrix with a hole is refused."""

from __future__ import annotations

from pathlib import Path

from inspection.grading import GradeRule, ItemColumn, PackagingRow, SampleGrade
from inspection.policy_source import Node, optional, read_policy, unique
from inspection.values import GoodsClass, ItemGrade, Named, PackagingGrade

Matrix = dict[tuple[PackagingGrade, ItemGrade], str]


def load_grade_rule(path: Path) -> GradeRule:
    """The grade rule in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="grade")
    letters = tuple(_letter(node) for node in root.need("letters").each())
    unique(root.need("letters").each(), lambda node: node.need("code").word())
    columns = tuple(_column(node) for node in root.need("items").each())
    if sorted(one.item for one in columns) != sorted(ItemGrade):
        raise root.need("items").fail("every item grade must stand here once")
    row_nodes = root.need("packaging").each()
    rows = tuple(_row(node) for node in row_nodes)
    if sorted(one.packaging for one in rows) != sorted(PackagingGrade):
        raise root.need("packaging").fail("every packaging grade must stand here once")
    rule = GradeRule(
        rule_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        goods=tuple(node.choice(GoodsClass) for node in root.need("goods").each()),
        letters=letters,
        rows=rows,
        columns=columns,
        matrix=_matrix(row_nodes, columns, letters),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return rule


def _letter(node: Node) -> Named:
    letter = Named(code=node.need("code").word(), text=node.need("text").texts())
    node.ensure_all_asked()
    return letter


def _column(node: Node) -> ItemColumn:
    column = ItemColumn(item=node.need("item").choice(ItemGrade), text=node.need("text").texts())
    node.ensure_all_asked()
    return column


def _row(node: Node) -> PackagingRow:
    row = PackagingRow(
        packaging=node.need("packaging").choice(PackagingGrade),
        text=node.need("text").texts(),
        help=node.need("help").texts(),
    )
    node.need("grades")
    node.ensure_all_asked()
    return row


def _matrix(
    row_nodes: tuple[Node, ...], columns: tuple[ItemColumn, ...], letters: tuple[Named, ...]
) -> Matrix:
    known = {letter.code for letter in letters}
    matrix: Matrix = {}
    for node in row_nodes:
        cells = node.need("grades").each()
        if len(cells) != len(columns):
            raise node.need("grades").fail(f"{len(columns)} grades were expected")
        for column, cell in zip(columns, cells, strict=True):
            if cell.word() not in known:
                raise cell.fail(f"grade `{cell.word()}` is not described under `letters`")
            matrix[node.need("packaging").choice(PackagingGrade), column.item] = cell.word()
    return matrix


def _sample(node: Node) -> SampleGrade:
    sample = SampleGrade(
        line=node.line,
        packaging=node.need("packaging").choice(PackagingGrade),
        item=node.need("item").choice(ItemGrade),
        forced=optional(node.get("forced"), Node.word),
        grade=node.need("grade").word(),
    )
    node.ensure_all_asked()
    return sample
