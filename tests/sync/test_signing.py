"""Keys survive, stay private, and sign for one purpose only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspection.errors import WorldError
from sync import signing, wire


def test_the_key_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "origin.key"
    first = signing.load_or_create_key(path)
    assert signing.load_or_create_key(path).public_hex == first.public_hex
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead")
def test_only_its_user_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "origin.key"
    signing.load_or_create_key(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "zz", "00" * 31, "ü"])
def test_a_damaged_key_is_never_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "origin.key"
    path.write_text(content, "utf-8")
    with pytest.raises(WorldError, match=r"key\.unreadable"):
        signing.load_or_create_key(path)
    assert path.read_text("utf-8") == content


def test_a_signature_holds_for_its_bytes_and_key_alone(tmp_path: Path) -> None:
    one = signing.load_or_create_key(tmp_path / "one")
    two = signing.load_or_create_key(tmp_path / "two")
    made = one.sign(b"data")
    assert signing.verify(one.public_hex, made, b"data")
    assert not signing.verify(one.public_hex, made, b"data.")
    assert not signing.verify(two.public_hex, made, b"data")
    assert not signing.verify("no hex", made, b"data")
    assert not signing.verify(one.public_hex, "", b"data")


def test_a_push_can_never_pass_for_a_receipt() -> None:
    push = wire.push_message(origin="o", last_seq=1, head_hash="h")
    receipt = wire.receipt_message(origin="o", seq=1, head_hash="h", hub_time="t")
    assert not receipt.startswith(push)
    assert push.partition(b"|")[0] != receipt.partition(b"|")[0]


def test_a_secret_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    signing.write_secret(path, "old")
    with pytest.raises(FileExistsError):
        signing.write_secret(path, "new")
    assert path.read_text() == "old\n"
    signing.write_secret(path, "new", replace=True)
    assert path.read_text() == "new\n"
    assert list(tmp_path.iterdir()) == [path]
