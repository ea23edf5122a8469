"""The network transport against real servers that answer, listen only, stall, break off, lie."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import pytest

from app.language.world_errors import WORLD_WORDS
from app.printing import network
from app.printing.jobs import PrintJob
from app.printing.label import LabelFormat
from app.printing.network import NetworkPrinter
from app.printing.zpl import zpl_of
from inspection.errors import WorldError
from tests.app.printing.labels import JOB, LABEL, never
from tests.app.printing.printers import answer, tcp_printer

BIG = PrintJob(
    label=replace(LABEL, name_zh="耳" * 40, name_en="机" * 40, station="站" * 40),
    form=LabelFormat(width_mm=110, height_mm=110, dpi=300),
)


@pytest.fixture(autouse=True)
def quick(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "FIRST_ANSWER_S", 0.2)
    monkeypatch.setattr(network, "SEND_S", 0.6)
    monkeypatch.setattr(network, "CONNECT_S", 0.5)
    monkeypatch.setattr(network, "LOOK_S", 0.05)


def zpl() -> bytes:
    return zpl_of(JOB.label, JOB.form).encode()


def refused(printer: NetworkPrinter, job: PrintJob = JOB) -> WorldError:
    with pytest.raises(WorldError) as found:
        printer.send(job, never)
    return found.value


def test_a_printer_that_answers_gets_the_label_whole() -> None:
    with tcp_printer(answers=(answer(),)) as server:
        NetworkPrinter("127.0.0.1", server.port).send(JOB, never)
        assert server.got == zpl()


def test_one_that_only_listens_gets_it_too() -> None:
    with tcp_printer() as server:
        NetworkPrinter("127.0.0.1", server.port).send(JOB, never)
    assert server.got == zpl()


@pytest.mark.parametrize(
    ("flag", "code"),
    [("paper", "printer.paper_out"), ("head", "printer.head_open"), ("paused", "printer.paused")],
)
def test_a_printer_that_cannot_print_gets_no_label_and_says_why(flag: str, code: str) -> None:
    with tcp_printer(answers=(answer(**{flag: 1}), answer())) as server:
        printer = NetworkPrinter("127.0.0.1", server.port)
        assert refused(printer).code == code
        assert server.got == b""
        printer.send(JOB, never)
    assert server.got == zpl()


@pytest.mark.parametrize("flag", ["paper", "ribbon", "head", "paused", "hot"])
def test_one_that_stops_with_the_label_in_it_is_told_apart(flag: str) -> None:
    with tcp_printer(answers=(answer(), answer(**{flag: 1}))) as server:
        code = refused(NetworkPrinter("127.0.0.1", server.port)).code
        assert server.got == zpl()
    assert code.endswith("_sent")
    assert code in WORLD_WORDS
    assert code.removesuffix("_sent") in WORLD_WORDS


def test_silence_of_one_that_used_to_answer_is_a_fault() -> None:
    with tcp_printer(answers=(answer(),)) as server:
        printer = NetworkPrinter("127.0.0.1", server.port)
        printer.send(JOB, never)
        server.hush()
        assert refused(printer).code == "printer.silent"
        assert server.got == zpl()


def test_a_printer_that_takes_nothing_is_given_up_in_time() -> None:
    with tcp_printer(reads=False) as server:
        began_s = time.monotonic()
        printer = NetworkPrinter("127.0.0.1", server.port)
        assert refused(printer, BIG).code == "printer.stalled"
        assert time.monotonic() - began_s < 3


def test_a_connection_broken_off_is_told() -> None:
    with tcp_printer(resets_after=600) as server:
        assert refused(NetworkPrinter("127.0.0.1", server.port), BIG).code == "printer.cut"


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = refused(NetworkPrinter("127.0.0.1", port))
    assert (error.code, error.params["printer"]) == ("printer.unreachable", "127.0.0.1")


@pytest.mark.parametrize("name", ["no-such-printer.invalid", "a..b", "x" * 80 + ".invalid"])
def test_a_name_nobody_has(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(host: str, *_args: object, **_more: object) -> None:
        host.encode("idna")  # what getaddrinfo does to a name first
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert refused(NetworkPrinter(name, 9100)).code == "printer.unreachable"


@pytest.mark.parametrize("reply", [b"\x02\xff" * 900, b"HTTP/1.1 400 Bad\r\n\r\n", b"\x00"])
def test_an_answer_that_is_none_counts_as_silence(reply: bytes) -> None:
    with tcp_printer(answers=(reply,)) as server:
        NetworkPrinter("127.0.0.1", server.port).send(JOB, never)
    assert server.got == zpl()


def test_a_closing_station_does_not_wait() -> None:
    with tcp_printer(reads=False) as server:
        began_s = time.monotonic()
        with pytest.raises(WorldError):
            NetworkPrinter("127.0.0.1", server.port).send(BIG, lambda: True)
        assert time.monotonic() - began_s < 1
