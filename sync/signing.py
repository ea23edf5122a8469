"""Ed25519 keys: one per origin, kept in a file only its user can read."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inspection.errors import WorldError

KEY_BYTES = 32


class Signer:
    """Signs for one origin."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        """`key` stays in this object; nothing hands it out."""
        self._key = key

    @property
    def public_hex(self) -> str:
        """The public key, 64 hex digits."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> str:
        """The signature of `data`, 128 hex digits."""
        return self._key.sign(data).hex()


def load_or_create_key(path: Path) -> Signer:
    """The signer of the key file, made on first use (0600, durable before it is used).

    Raises WorldError `key.unreadable` when the file is there but is no key: a new key under an
    enrolled origin would be refused by the hub, so nothing is overwritten.
    """
    try:
        return load_key(path)
    except FileNotFoundError:
        pass
    fresh = Ed25519PrivateKey.generate()
    try:
        write_secret(path, fresh.private_bytes_raw().hex())
    except FileExistsError:  # another process of this station was faster
        return load_key(path)
    return Signer(fresh)


def load_key(path: Path) -> Signer:
    """The signer of an existing key file; raises FileNotFoundError, or WorldError as above."""
    try:
        raw = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as problem:
        raise WorldError("key.unreadable", name=path.name) from problem
    if len(raw) != KEY_BYTES:
        raise WorldError("key.unreadable", name=path.name)
    return Signer(Ed25519PrivateKey.from_private_bytes(raw))


def verify(public_hex: str, signature_hex: str, data: bytes) -> bool:
    """Whether the signature is the key's own over exactly these bytes; bad hex is a no."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_hex))
        key.verify(bytes.fromhex(signature_hex), data)
    except (ValueError, InvalidSignature):
        return False
    return True


def write_secret(path: Path, text: str, *, replace: bool = False) -> None:
    """Write `text` to a file only its owner can read, complete or not at all.

    Raises FileExistsError unless `replace`, WorldError `secret.unwritable` when the disk cannot.
    On Windows the folder's own access list protects it.
    """
    try:
        _write_secret(path, text, replace=replace)
    except FileExistsError:
        raise
    except OSError as problem:
        raise WorldError("secret.unwritable", name=path.name) from problem


def _write_secret(path: Path, text: str, *, replace: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        if replace:
            temporary.replace(path)
        else:
            _put_if_absent(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _put_if_absent(temporary: Path, path: Path) -> None:
    if os.name == "nt":
        temporary.rename(path)  # refuses an existing target there
    else:
        os.link(temporary, path)
