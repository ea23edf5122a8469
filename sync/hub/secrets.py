"""The hub's own secrets: one file, from which tokens and badge hashes are derived."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

from sync.signing import write_secret

SECRET_BYTES = 32


RandomBytes = Callable[[int], bytes]
"""A source of that many unguessable bytes, such as `secrets.token_bytes`."""


class HubSecret:
    """Derives what must be the same at every asking, but guessable by nobody."""

    def __init__(self, secret: bytes) -> None:
        """`secret` never leaves this object."""
        self._secret = secret

    def station_token(self, *, code: str, origin: str, public_key: str) -> str:
        """The bearer token of one enrolment: asked again after a lost answer, the same again."""
        return self._derive(f"station|{code}|{origin}|{public_key}")

    def badge_hash(self, badge: str) -> str:
        """Badges are short and printed on cards, so they are stored keyed, not merely hashed."""
        return self._derive(f"badge|{badge}")

    def keyed(self, text: str) -> str:
        """A hash of what must be found again, but never read back, nor guessed by trying all."""
        return self._derive(f"keyed|{text}")

    def _derive(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def load_or_create_secret(path: Path, *, random_bytes: RandomBytes) -> HubSecret:
    """The secret of the data folder, made on first use (0600)."""
    try:
        return HubSecret(bytes.fromhex(path.read_text("ascii").strip()))
    except FileNotFoundError:
        pass
    fresh = random_bytes(SECRET_BYTES)
    write_secret(path, fresh.hex())
    return HubSecret(fresh)


def token_hash(token: str) -> str:
    """How tokens are stored. They have 128 random bits and more, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
