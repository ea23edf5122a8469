"""Blind receiving: for some clients nobody is told what to expect before it was counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class BlindSample:
    """A sample case of the file: a shop as a ticket names it, and whether it is blind."""

    shop: str
    is_blind: bool
    line: int


@dataclass(frozen=True, kw_only=True)
class BlindRules:
    """Whose parcels are counted blind; `clients` by `same_shop`, `usual` for all others."""

    rules_id: str
    version: int
    usual: bool
    clients: Mapping[str, bool]
    samples: tuple[BlindSample, ...]

    def covers(self, shop: str) -> bool:
        """Whether a ticket of this shop is received blind."""
        return self.clients.get(same_shop(shop), self.usual)


def same_shop(name: str) -> str:
    """A shop's name as it is compared: however wide its letters are typed, and whatever case."""
    return unicodedata.normalize("NFKC", name).casefold().strip()
