"""`hub.toml`: what it says, or one sentence about what is wrong with it; never a secret."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from inspection.errors import OperatorError
from sync.hub.news.endpoints import MAX_FILE_BYTES, read_endpoints
from sync.hub.news.sender import signature
from tests.sync.hub.news.receiving import KEY, SECRET, name_endpoint

URL = "https://shop.example/hook"


def refused(folder: Path) -> OperatorError:
    with pytest.raises(OperatorError) as error:
        read_endpoints(folder)
    assert SECRET not in str(error.value)
    return error.value


def test_without_a_file_there_is_none_and_with_one_its_key_is_shown_nowhere(tmp_path: Path) -> None:
    assert read_endpoints(tmp_path) == ()
    name_endpoint(tmp_path, URL, "return.received")
    (found,) = read_endpoints(tmp_path)
    assert (found.name, found.url, found.key) == ("shop", URL, KEY)
    assert repr(KEY) not in repr(found)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("[[webhooks]]", "[[webhook]]", "webhook"),
        ('"return.received"', '"return.exploded"', "webhooks.0.events.0"),
        ('"return.received"', "", "webhooks.0.events"),
        ('"shop"', "7", "webhooks.0.name"),
        ('"shop"', '"SHOP/.."', "webhooks.0.name"),
        ("url", 'secret = "x"\nurl', "webhooks.0.secret"),
        ("[[", "[[[", "TOMLDecodeError"),
        ("[[", "\udcff", "UnicodeDecodeError"),
        ("[[", "#" * MAX_FILE_BYTES + "\n[[", "size"),
    ],
)
def test_a_bad_file_is_told_with_its_place(tmp_path: Path, old: str, new: str, where: str) -> None:
    name_endpoint(tmp_path, URL, "return.received")
    file = tmp_path / "hub.toml"
    text = file.read_text().replace(old, new, 1)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    error = refused(tmp_path)
    assert (error.code, error.params["where"]) == ("webhook.file_bad", where)


def test_two_endpoints_have_two_names(tmp_path: Path) -> None:
    name_endpoint(tmp_path, URL, "return.received")
    file = tmp_path / "hub.toml"
    file.write_text(file.read_text() * 2)
    assert refused(tmp_path).params["where"] == "name"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://shop.example/hook", "webhook.insecure_url"),
        ("ftp://shop.example", "webhook.bad_url"),
        ("https://user:word@shop.example", "webhook.bad_url"),
    ],
)
def test_an_address_that_would_show_what_is_sent_is_refused(
    tmp_path: Path, url: str, code: str
) -> None:
    name_endpoint(tmp_path, url, "return.received")
    assert refused(tmp_path).code == code


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "c" * 44, "whsec_???", "ü"])
def test_a_secret_that_is_none_is_refused(tmp_path: Path, secret: str) -> None:
    name_endpoint(tmp_path, URL, "return.received")
    (tmp_path / "hook.secret").write_text(secret)
    assert refused(tmp_path).code == "webhook.secret_bad"


def test_a_secret_others_may_read_is_refused(tmp_path: Path) -> None:
    name_endpoint(tmp_path, URL, "return.received")
    (tmp_path / "hook.secret").chmod(0o640)
    assert refused(tmp_path).code == "webhook.secret_open"
    (tmp_path / "hook.secret").unlink()
    assert refused(tmp_path).code == "webhook.secret_bad"


def test_the_signature_is_that_of_the_standards_own_example() -> None:
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signed = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
