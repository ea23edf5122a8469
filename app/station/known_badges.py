"""Badges of those who sign in here, of whatever shape a site gives them, known again."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class KnownBadges:
    """Keyed hashes of badges: `code in known` is for telling what a scan is, never a permission."""

    secret: bytes = b""
    hashes: frozenset[str] = frozenset()

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and hash_of(self.secret, code.strip()) in self.hashes

    def __or__(self, before: KnownBadges) -> KnownBadges:
        return replace(self, hashes=self.hashes | before.hashes)


def hash_of(secret: bytes, badge: str) -> str:
    """What is kept of a badge; with the station's secret, which is in no backup of its database."""
    return hmac.new(secret, badge.encode(), hashlib.sha256).hexdigest()
