"""Terms: what the systems around us call a grade or a disposition, client by client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspection.values import Disposition, ItemGrade, PackagingGrade, Texts

ANY_CLIENT = "*"
"""The book of every client without one of its own."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A graded unit and where it goes: all that a term may depend on."""

    grade: str
    packaging: PackagingGrade
    item: ItemGrade
    disposition: Disposition


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """A word and what it stands for; empty tuples match everything."""

    term: str
    grades: tuple[str, ...]
    packaging: tuple[PackagingGrade, ...]
    items: tuple[ItemGrade, ...]
    dispositions: tuple[Disposition, ...]

    def fits(self, placed: Placed) -> bool:
        """The unit is of the kind this word stands for."""
        return (
            (not self.grades or placed.grade in self.grades)
            and (not self.packaging or placed.packaging in self.packaging)
            and (not self.items or placed.item in self.items)
            and (not self.dispositions or placed.disposition in self.dispositions)
        )


@dataclass(frozen=True, kw_only=True)
class TermSystem:
    """One system's own words for one thing; `words` are all it knows."""

    system: str
    name: Texts
    words: tuple[str, ...]
    lines: tuple[TermLine, ...]

    def term(self, placed: Placed) -> str | None:
        """Its word for a unit, from the first line that fits; None where it has none."""
        return next((line.term for line in self.lines if line.fits(placed)), None)


@dataclass(frozen=True, kw_only=True)
class SampleTerms:
    """A sample case of the file: a unit, and its word in every system that has one."""

    line: int
    placed: Placed
    terms: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class TermBook:
    """The words of one client's systems; `client` `*` serves all that have no book."""

    book_id: str
    version: int
    client: str
    systems: tuple[TermSystem, ...]
    samples: tuple[SampleTerms, ...]

    def terms(self, placed: Placed) -> dict[str, str]:
        """The words for a unit, by system; systems without one are absent."""
        found = {one.system: one.term(placed) for one in self.systems}
        return {system: term for system, term in found.items() if term is not None}


def book_for(client: str, books: Sequence[TermBook]) -> TermBook:
    """The book of a client's own systems, or the one for everybody."""
    for one in books:
        if one.client == client:
            return one
    return next(one for one in books if one.client == ANY_CLIENT)
