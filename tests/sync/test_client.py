"""The client: bounded in time and size, and clear about what is known after a failure."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from inspection.errors import OperatorError
from sync.client import HubClient
from sync.errors import HubGarbledError, HubRefusedError, HubUnreachableError
from tests.sync.faulty_hub import HUB_ORIGIN
from tests.sync.rig import FaultyHub


def test_it_reads_what_a_hub_says(client: HubClient) -> None:
    assert client.health().hub_origin == HUB_ORIGIN


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("garbage", "Health"),
        ("redirect", "redirect"),
        ("packed", "encoding"),
        ("long", "too_long"),
    ],
)
def test_what_no_hub_answers_is_garbled(
    faulty: FaultyHub, client: HubClient, fault: str, why: str
) -> None:
    faulty.faults("/health", fault)
    with pytest.raises(HubGarbledError) as met:
        client.health()
    assert met.value.params["why"] == why


@pytest.mark.parametrize("fault", ["lost", "cut", "stall", "drip"])
def test_no_whole_answer_in_time_is_unreachable(
    faulty: FaultyHub, client: HubClient, fault: str
) -> None:
    faulty.faults("/health", fault)
    with pytest.raises(HubUnreachableError):
        client.health()
    assert client.health().demo, "and the next request works again"


@pytest.mark.parametrize(("fault", "passing"), [("500", True), ("429", True), ("422", False)])
def test_a_refusal_says_whether_patience_helps(
    faulty: FaultyHub, client: HubClient, fault: str, passing: bool
) -> None:
    faulty.faults("/health", fault)
    with pytest.raises(HubRefusedError) as met:
        client.health()
    assert met.value.code == "hub.busy"
    assert met.value.is_passing is passing
    assert met.value.retry_after_s == (1 if fault == "429" else None)


def test_a_redirect_takes_the_token_nowhere(faulty: FaultyHub, client: HubClient) -> None:
    faulty.faults("/health", "redirect")
    with pytest.raises(HubGarbledError):
        client.health()
    assert faulty.control()["requests"] == ["GET /health"]


def test_nobody_listening_is_unreachable(faulty: FaultyHub, client: HubClient) -> None:
    faulty.kill()
    with pytest.raises(HubUnreachableError):
        client.health()


@pytest.mark.parametrize("fault", ["stall", "drip"])
def test_it_stops_in_the_middle_of_a_request_when_asked(faulty: FaultyHub, fault: str) -> None:
    faulty.faults("/health", fault)
    stop = threading.Event()
    patient = HubClient(faulty.url, timeout_s=60.0, should_stop=stop.is_set)
    alarm = threading.Timer(0.3, stop.set)
    alarm.start()
    began = time.monotonic()
    with pytest.raises(HubUnreachableError):
        patient.health()
    assert time.monotonic() - began < 1.3
    alarm.join()
    patient.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://192.0.2.7:8000", "hub.insecure_url"),
        ("http://hub.example", "hub.insecure_url"),
        ("ftp://127.0.0.1", "hub.bad_url"),
        ("127.0.0.1:8000", "hub.bad_url"),
        ("http://user:secret@127.0.0.1", "hub.bad_url"),
        ("http://127.0.0.1:notaport", "hub.bad_url"),
        ("", "hub.bad_url"),
    ],
)
def test_secrets_travel_only_safely(url: str, code: str) -> None:
    with pytest.raises(OperatorError) as met:
        HubClient(url, "token")
    assert met.value.code == code


def test_a_photo_the_hub_lacks_is_simply_not_there(client: HubClient) -> None:
    assert client.has_photo("00" * 32) is False


def test_a_photo_that_is_not_what_its_name_says_is_refused(
    faulty: FaultyHub, client: HubClient
) -> None:
    with pytest.raises(HubRefusedError) as refused:
        client.put_photo("00" * 32, b"other bytes")
    assert refused.value.code == "photo.hash_mismatch"
    assert faulty.control()["photos"] == []


def test_it_stops_in_the_middle_of_sending_to_someone_who_does_not_read() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        stop = threading.Event()
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        sender = HubClient(url, timeout_s=60.0, should_stop=stop.is_set)
        alarm = threading.Timer(0.3, stop.set)
        alarm.start()
        began = time.monotonic()
        with pytest.raises(HubUnreachableError):
            sender.put_photo("00" * 32, bytes(30_000_000))
        assert time.monotonic() - began < 1.3
        alarm.join()
        sender.close()
