"""Disposition: where the unit may go, what locks the other ways, and which way is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspection.disinfection import DisinfectionState
from inspection.values import (
    Disposition,
    GoodsClass,
    ItemGrade,
    PackagingGrade,
    Role,
    Texts,
    Verdict,
)


class LockCause(StrEnum):
    """What a lock is about, in the order in which it is told."""

    GRADE = "grade"
    DISINFECTION = "disinfection"
    CHOICE = "choice"
    ROLE = "role"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything about a unit that dispositions depend on."""

    packaging: PackagingGrade
    item: ItemGrade
    grade: str
    disinfection: DisinfectionState
    choice: Verdict
    role: Role


@dataclass(frozen=True, kw_only=True)
class Lock:
    """Why a disposition is not available; `text` is ready to show."""

    cause: LockCause
    text: Texts


@dataclass(frozen=True, kw_only=True)
class Way:
    """One disposition as the policy describes it; an empty tuple restricts nothing.

    `is_terminal`: once chosen it may not be changed to another way (sold, sent off, destroyed);
    where it is not, the roles in `changeable` may. `needs_second`: nothing goes this way before a
    second person stands for it.
    """

    disposition: Disposition
    text: Texts
    container: Texts
    is_terminal: bool
    grades: tuple[str, ...]
    items: tuple[ItemGrade, ...]
    disinfection: tuple[DisinfectionState, ...]
    choices: tuple[Verdict, ...]
    roles: tuple[Role, ...]
    locks: tuple[Lock, ...]
    needs_second: bool = False
    changeable: tuple[Role, ...] = ()

    def lock(self, standing: Standing) -> Lock | None:
        """The first reason that bars this way, its `{grade}` filled in."""
        barred = {
            LockCause.GRADE: _bars(self.grades, standing.grade) or _bars(self.items, standing.item),
            LockCause.DISINFECTION: _bars(self.disinfection, standing.disinfection),
            LockCause.CHOICE: _bars(self.choices, standing.choice),
            LockCause.ROLE: _bars(self.roles, standing.role),
        }
        for cause in LockCause:
            if barred[cause]:
                return self._told(cause, standing)
        return None

    def _told(self, cause: LockCause, standing: Standing) -> Lock:
        lock = next(one for one in self.locks if one.cause is cause)
        return Lock(
            cause=cause,
            text=Texts(
                zh=lock.text.zh.replace("{grade}", standing.grade),
                en=lock.text.en.replace("{grade}", standing.grade),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Usual:
    """A line of the table that says which way is usual; empty tuples match everything."""

    disposition: Disposition
    grades: tuple[str, ...]
    packaging: tuple[PackagingGrade, ...]
    items: tuple[ItemGrade, ...]

    def fits(self, standing: Standing) -> bool:
        """The unit is of the kind this line speaks of."""
        return not (
            _bars(self.grades, standing.grade)
            or _bars(self.packaging, standing.packaging)
            or _bars(self.items, standing.item)
        )


@dataclass(frozen=True, kw_only=True)
class SampleDisposition:
    """A sample case of the file: a standing, the usual way and the ways that are locked."""

    line: int
    standing: Standing
    usual: Disposition
    locked: tuple[Disposition, ...]


@dataclass(frozen=True, kw_only=True)
class DispositionRules:
    """The ways of some goods classes. Quarantine is always among them and never locked."""

    rules_id: str
    version: int
    goods: tuple[GoodsClass, ...]
    ways: tuple[Way, ...]
    usual: tuple[Usual, ...]
    samples: tuple[SampleDisposition, ...]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One disposition as offered for a unit; a `lock` says why it cannot be chosen."""

    disposition: Disposition
    text: Texts
    container: Texts
    lock: Lock | None
    is_usual: bool


def options(rules: DispositionRules, standing: Standing) -> tuple[Option, ...]:
    """All ways for a unit: the usual one first, then the open ones, the locked ones last.

    Of those, what only the person lacks comes before what the choice of money bars, and last what
    the unit itself does not allow: a page without room for all shows what could still be opened.
    """
    locks = {way.disposition: way.lock(standing) for way in rules.ways}
    usual = _usual(rules, standing, {name for name, lock in locks.items() if lock is None})
    offered = [
        Option(
            disposition=way.disposition,
            text=way.text,
            container=way.container,
            lock=locks[way.disposition],
            is_usual=way.disposition is usual,
        )
        for way in rules.ways
    ]
    return tuple(sorted(offered, key=lambda one: (not one.is_usual, _distance(one.lock))))


def with_usual(found: Sequence[Option], usual: Disposition) -> tuple[Option, ...]:
    """These ways with another usual one, where it is open; else as they are."""
    if not any(one.disposition is usual and one.lock is None for one in found):
        return tuple(found)
    named = [replace(one, is_usual=one.disposition is usual) for one in found]
    return tuple(sorted(named, key=lambda one: not one.is_usual))


def _distance(lock: Lock | None) -> int:
    """How far a way is from being open; 0 is open."""
    causes = list(LockCause)
    return 0 if lock is None else len(causes) - causes.index(lock.cause)


def _usual(rules: DispositionRules, standing: Standing, open_ways: set[Disposition]) -> Disposition:
    for line in rules.usual:
        if line.disposition in open_ways and line.fits(standing):
            return line.disposition
    return Disposition.QUARANTINE


def _bars(allowed: tuple[object, ...], value: object) -> bool:
    return bool(allowed) and value not in allowed
