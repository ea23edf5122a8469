"""A hub as a real process, spoken to over HTTP."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import requests

from inspection.store.clock import SystemClock
from sync.connectors.builtin import BuiltinConnector, LedgerEntry
from sync.connectors.port import ReturnRef, Standing
from sync.embedded import LOG_FILE, EmbeddedHub, start_hub
from sync.wire import Enrolled, EnrolRequest, RefundView
from tests.postgres import lay_hub
from tests.sync.hub.bench import BenchStation, LineRef, Piece

LIMIT_S = 20.0
AT_ROOT = ("/healthz", "/metrics")
"""Routes without the version before their path."""
PEOPLE = (
    ("demo-2047", "李晓燕", "2047", "inspector"),
    ("demo-1012", "陈敏", "1012", "dock"),
)
TICKET = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency\n"
    "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY\n"
)


def eventually(check: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    """Wait until it holds; fails after the limit."""
    pause = Event()
    ends_at = time.monotonic() + limit_s
    while not check():
        assert time.monotonic() < ends_at, "it never came to that"
        pause.wait(0.02)


class OutsideHub:
    """One data folder and the process on it."""

    def __init__(self, data: Path, *, demo: bool = False) -> None:
        self.data = data
        self.demo = demo
        lay_hub(data)
        self.process: EmbeddedHub | None = None
        self.session = requests.Session()

    def start(self, *module: str) -> None:
        arguments = {"module": module} if module else {}
        self.process = start_hub(self.data, demo=self.demo, **arguments)  # type: ignore[arg-type]

    def stop(self) -> None:
        self.session.close()
        if self.process is not None:
            self.process.stop()
            # the child's warnings count like our own
            said = (self.data / LOG_FILE).read_text()
            assert said == "", said

    @property
    def running(self) -> EmbeddedHub:
        assert self.process is not None
        return self.process

    def wait_for_death(self) -> int:
        code = self.running.process.wait(LIMIT_S)
        assert self.running.process.stdin is not None
        self.running.process.stdin.close()
        return code

    def call(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        json: object = None,
        data: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> requests.Response:
        """One request; `token=None` sends none."""
        sent = dict(headers or {})
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        return self.session.request(
            method,
            f"{self.running.url}{'' if path in AT_ROOT else '/v1'}{path}",
            json=json,
            data=data,
            headers=sent,
            timeout=LIMIT_S,
        )

    def admin(self, method: str, path: str, **body: object) -> requests.Response:
        return self.call(method, path, token=self.running.admin_token, **body)  # type: ignore[arg-type]

    def enrol(self, station: BenchStation) -> str:
        """Admit the station; its token."""
        return self.enrolled(station).token

    def enrolled(self, station: BenchStation) -> Enrolled:
        """Admit the station; the whole answer."""
        code = self.admin("POST", "/enrolments", json={"station_name": station.name}).json()["code"]
        request = EnrolRequest(
            code=code,
            origin=station.origin,
            station_name=station.name,
            public_key=station.signer.public_hex,
        )
        answer = self.call("POST", "/enrol", json=request.model_dump())
        enrolled = Enrolled.model_validate_json(answer.content)
        station.lpn_code = enrolled.lpn_code
        return enrolled

    def register_people(self, people: Sequence[tuple[str, str, str, str]] = PEOPLE) -> None:
        for person_id, name, staff_no, role in people:
            answer = self.admin(
                "POST",
                "/people",
                json={
                    "person_id": person_id,
                    "name_zh": name,
                    "name_en": name,
                    "staff_no": staff_no,
                    "role": role,
                    "badge": f"BADGE-{staff_no}",
                    "pin": f"{staff_no}00",
                },
            )
            assert answer.status_code == 200, answer.text

    def announce(self, station: BenchStation, token: str) -> LineRef:
        """The one ticket, and its line as the station pulls it."""
        answer = self.admin("POST", "/tickets/import", data=TICKET.encode())
        assert answer.json()["bad"] == []
        self.pull(station, token)
        with station.store.reading() as connection:
            row = connection.exec_driver_sql("SELECT ticket_id, line_id FROM ticket_lines").one()
        return LineRef(ticket_id=row[0], line_id=row[1], amount_minor=89900)

    def pull(self, station: BenchStation, token: str) -> None:
        answer = self.call(
            "POST", "/pull", token=token, json={"vector": dict(station.store.vector())}
        ).json()
        for part in answer["streams"]:
            pairs = zip(part["lines"], part["hashes"], strict=True)
            station.store.take(
                [(line, bytes.fromhex(known)) for line, known in pairs], part["origin"]
            )

    def push(self, station: BenchStation, token: str) -> requests.Response:
        return self.call("POST", "/push", token=token, json=station.batch().model_dump())

    def put_photo(self, piece: Piece, token: str) -> requests.Response:
        name = hashlib.sha256(piece.photo).hexdigest()
        return self.call("PUT", f"/photos/{name}", token=token, data=piece.photo)

    def refunds(self) -> list[RefundView]:
        found = self.admin("GET", "/refunds").json()["refunds"]
        return [RefundView.model_validate(one) for one in found]

    def reported(self, number: str) -> Standing:
        """What the built-in connector was told of a ticket, read past the hub."""
        connector = BuiltinConnector(self.data / "ledger.sqlite", clock=SystemClock())
        return connector.standing(ReturnRef(ref=number, number=number))

    def ledger(self) -> tuple[LedgerEntry, ...]:
        connector = BuiltinConnector(self.data / "ledger.sqlite", clock=SystemClock())
        return connector.entries()
