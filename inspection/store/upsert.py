"""INSERT … ON CONFLICT and lists as one parameter, said once for SQLite and PostgreSQL.

Both understand the same text, so that a statement is made once and serves a station and either
kind of hub. SQLite's own classes are used: PostgreSQL's would load at a station that has none.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam, column, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.dialects.sqlite.dml import OnConflictClause
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

__all__ = ["Insert", "among", "insert"]

# PostgreSQL's compiler asks each clause for the name of a constraint, which SQLite's never has.
OnConflictClause.constraint_target = None  # type: ignore[attr-defined]


class _EachText(FunctionElement[str]):
    """The texts of a JSON list as rows, in a column `value`."""

    name = "json_each"
    inherit_cache = True


@compiles(_EachText)
def _sqlite_each(element: _EachText, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"json_each{compiler.process(element.clause_expr, **options)}"


@compiles(_EachText, "postgresql")
def _postgres_each(element: _EachText, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"json_array_elements_text({compiler.process(element.clauses, **options)}::json)"


def among(of: ColumnElement[Any], name: str = "of") -> ColumnElement[bool]:
    """`of` is one of the texts in the parameter `name`, a JSON list.

    One parameter however many they are: the statement is made once.
    """
    each = _EachText(bindparam(name)).table_valued(column("value"))
    return of.in_(select(each.c.value))
