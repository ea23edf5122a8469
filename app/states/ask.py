"""A question of the bench's own, standing in place of the checklist's until it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One numbered answer; `locked` is why it cannot be chosen now, empty where it can."""

    label: str
    run: Callable[[], None] = field(compare=False)
    help: str = ""
    trailing: str = ""
    locked: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Words in the language of the moment, at most nine answers.

    `shot` is the subject of a photo that is due meanwhile, of the item `unit_id` or, without one,
    of the parcel. `is_standing`: it cannot be left without an answer.
    """

    question: str
    help: str = ""
    entries: tuple[Entry, ...] = ()
    shot: str = ""
    unit_id: UnitId | None = None
    is_standing: bool = False
