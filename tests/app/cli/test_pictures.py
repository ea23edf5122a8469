"""`pictures`: what is given, what is left out and why, and what is about all of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.cli import pictures
from app.cli.pictures import EXIT_SOME_BAD, give_pictures
from inspection.errors import OperatorError
from sync.errors import HubRefusedError
from sync.picture_wire import MAX_PICTURE_BYTES, PictureTaken


class Client:
    """A hub that knows one ticket and no second picture."""

    def __init__(self) -> None:
        self.given: list[Mapping[str, str]] = []
        self.refusal = HubRefusedError("ticket.unknown", {"ticket": "RS-9"}, status=404)

    def put_picture(self, query: Mapping[str, str], data: bytes) -> PictureTaken:
        if query.get("ticket") == "RS-9":
            raise self.refusal
        self.given.append(query)
        is_new = data != b"again"
        return PictureTaken(picture_id="p", sha256="0" * 64, size_bytes=1, is_new=is_new)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    made = Client()

    @contextmanager
    def hub_for(_config, *, admin_token_stdin):
        yield made

    monkeypatch.setattr(pictures, "hub_for", hub_for)
    monkeypatch.setattr(pictures, "read_config", lambda _flags, _environ: SimpleNamespace())
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "RS-1/customer-1.jpg": b"new",
        "SKU/catalogue-1.jpg": b"again",
        "RS-9/customer-1.jpg": b"new",
        "RS-1/customer-2.jpg": b"",
        "RS-1/IMG_1.jpg": b"new",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    with (tmp_path / "RS-1" / "customer-3.jpg").open("wb") as large:
        large.truncate(MAX_PICTURE_BYTES + 1)
    return tmp_path


def give(folder: Path, *, as_json: bool = False) -> int:
    return give_pictures(folder, {}, {}, admin_token_stdin=False, as_json=as_json)


def test_the_good_ones_are_given_and_the_rest_is_said(
    client: Client, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert give(folder) == EXIT_SOME_BAD
    assert len(client.given) == 2
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["1 picture taken, 1 known already.", "Left out: 4 files:"]
    assert {line.split(":")[0].strip() for line in said[2:]} == {
        "RS-1/IMG_1.jpg",
        "RS-1/customer-2.jpg",
        "RS-1/customer-3.jpg",
        "RS-9/customer-1.jpg",
    }
    assert not [line for line in said if "picture." in line or "ticket." in line]
    assert give(folder, as_json=True) == EXIT_SOME_BAD
    document = json.loads(capsys.readouterr().out)
    assert (document["taken"], document["already"], len(document["left_out"])) == (1, 1, 4)


def test_what_is_about_all_of_them_ends_it(client: Client, folder: Path) -> None:
    client.refusal = HubRefusedError("auth.forbidden", {}, status=403)
    with pytest.raises(HubRefusedError):
        give(folder)
    with pytest.raises(OperatorError) as missing:
        give(folder / "nowhere")
    assert missing.value.code == "folder.missing"
