"""The client over TLS: a trusted hub is talked to, another is not, and waiting stays patient."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.client import HubClient
from sync.errors import HubUnreachableError

HEALTH = b'{"hub_origin": "h", "hub_time": "2026-03-02T08:00:00.000Z"}'


class Handler(BaseHTTPRequestHandler):
    """Answers in two halves with a pause between them, or with the first alone."""

    pause_s = 0.0
    gone = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(HEALTH)))
        self.end_headers()
        self.wfile.write(HEALTH[:10])
        self.wfile.flush()
        self.gone.wait(self.pause_s)
        self.wfile.write(HEALTH[10:])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(HTTPServer):
    """One that does not mind clients who leave."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Key and self-signed certificate of this machine, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    begins = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    made = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins.replace(year=2120))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "hub.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    pem = serialization.Encoding.PEM
    path.write_bytes(key.private_bytes(pem, form, plain) + made.public_bytes(pem))
    return path


@pytest.fixture
def url(certificate: Path) -> Iterator[str]:
    """A hub's health over TLS."""
    Handler.gone = threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    yield f"https://127.0.0.1:{server.server_port}"
    Handler.gone.set()
    server.shutdown()
    serving.join()
    server.server_close()


def test_a_slow_answer_of_a_trusted_hub_is_waited_for(
    url: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "pause_s", 0.7)  # several slices long
    client = HubClient(url, ca_file=certificate)
    assert client.health().hub_origin == "h"
    client.close()


def test_a_hub_nobody_vouches_for_is_not_talked_to(url: str) -> None:
    client = HubClient(url)
    with pytest.raises(HubUnreachableError) as met:
        client.health()
    assert met.value.params["why"] == "SSLError"
    client.close()


def test_it_stops_in_the_middle_of_an_answer(
    url: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "pause_s", 30.0)
    stop = threading.Event()
    client = HubClient(url, ca_file=certificate, should_stop=stop.is_set)
    alarm = threading.Timer(0.3, stop.set)
    alarm.start()
    began = time.monotonic()
    with pytest.raises(HubUnreachableError):
        client.health()
    assert time.monotonic() - began < 1.3
    alarm.join()
    client.close()
