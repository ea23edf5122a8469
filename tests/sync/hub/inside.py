"""A hub inside the test's process: same parts, a clock that stands still, connectors that lie."""

from __future__ import annotations

from pathlib import Path
from secrets import token_bytes

from argon2 import PasswordHasher
from sqlalchemy import select

from inspection.events import RecordObjected
from inspection.store.ids import Uuid7Ids
from inspection.store.records import parse_line
from inspection.store.tables import ticket_lines
from inspection.values import RefundId
from sync.connectors.builtin import BuiltinConnector, LedgerEntry
from sync.connectors.port import (
    BookedRefund,
    Capabilities,
    ConnectorLostError,
    OrderLine,
    OrderRequest,
    RefundAnswer,
    RefundRequest,
)
from sync.hub.config import HubConfig
from sync.hub.demo import PEOPLE
from sync.hub.enrolment import NewStation
from sync.hub.hub import Hub, build_hub
from sync.hub.refund_list import list_refunds
from sync.hub.surroundings import Surroundings
from sync.wire import Receipt, RefundView
from tests.postgres import lay_hub
from tests.sync.hub.bench import BenchStation, LineRef, Piece, StillClock
from tests.sync.hub.returns import ScriptedReturns

SETTLE_S = 30.0
HEADING = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
    ",tracking,service,contact_name\n"
)

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"
THREE = "RS-3,O-3,OL-3,SKU,麦克风,Microphone,3,3,1000.00,CNY,SF3,return,李"


class ScriptedConnector(BuiltinConnector):
    """The built-in ledger behind a network that loses, as scripted.

    `faults` are used up one per call of `refund` or `order`: `lost_before` books nothing,
    `lost_after` books and loses the answer, `unsent` fails before anything left, `late` books once
    `arrive` is called.
    """

    def __init__(self, path: Path, clock: StillClock, *, settle_s: float | None = SETTLE_S) -> None:
        super().__init__(path, clock=clock)
        self.settle_s = settle_s
        self.makes_orders = True
        self.faults: list[str] = []
        self.is_blind = False
        self.answer: RefundAnswer | None = None
        self.calls: list[RefundRequest] = []
        self.ordered: list[OrderRequest] = []
        self.reads = 0
        self._late: list[RefundRequest | OrderRequest] = []

    def capabilities(self) -> Capabilities:
        return Capabilities(name="scripted", settle_s=self.settle_s, makes_orders=self.makes_orders)

    def refund(self, request: RefundRequest) -> RefundAnswer:
        self.calls.append(request)
        return self._answered(request)

    def order(self, request: OrderRequest) -> RefundAnswer:
        self.ordered.append(request)
        return self._answered(request)

    def _answered(self, request: RefundRequest | OrderRequest) -> RefundAnswer:
        if self.answer is not None:
            return self.answer
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "unsent":
            raise ConnectorLostError("connector.unreachable", was_sent=False)
        if fault == "late":
            self._late.append(request)
        if fault in {"", "lost_after"}:
            answer = self.book(request)
            if not fault:
                return answer
        raise ConnectorLostError("connector.timeout", was_sent=True)

    def arrive(self) -> None:
        """Requests thought lost reach the system of record now."""
        for request in self._late:
            self.book(request)
        self._late.clear()

    def book(self, request: RefundRequest | OrderRequest) -> RefundAnswer:
        """What stands there, however it came there."""
        if isinstance(request, OrderRequest):
            return super().order(request)
        return super().refund(request)

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        self.reads += 1
        if self.is_blind:
            raise ConnectorLostError("connector.unreachable", was_sent=False)
        return super().refunds_of(line)


class InsideHub:
    """Builds, feeds and reopens a hub on one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        demo: bool = True,
        settle_s: float | None = SETTLE_S,
        makes_orders: bool = True,
    ):
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.demo = demo
        self.clock = StillClock()
        self.connector = ScriptedConnector(folder / "ledger.sqlite", self.clock, settle_s=settle_s)
        self.connector.makes_orders = makes_orders
        self.returns = ScriptedReturns(folder / "ledger.sqlite", self.clock)
        self.hub: Hub = self._build()
        for person in PEOPLE:
            self.hub.people.register(person)

    def _build(self) -> Hub:
        around = Surroundings(
            clock=self.clock,
            ids=Uuid7Ids(self.clock),
            random_bytes=token_bytes,
            hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
            connector=self.connector,
            returns_connector=self.returns,
            random=lambda: 1.0,
        )
        config = HubConfig(data=self.folder, database_url=lay_hub(self.folder), demo=self.demo)
        return build_hub(config, around, admin_token="a" * 40)

    def reopen(self) -> None:
        """As after a restart: everything in memory is gone."""
        self.hub.close()
        self.hub = self._build()

    def close(self) -> None:
        self.hub.close()

    def announce(self, *rows: str) -> None:
        result = self.hub.tickets.import_csv(
            (HEADING + "\n".join(rows)).encode(), now=self.clock.now()
        )
        assert not result.bad, result.bad

    def line(self, order_line: str, amount_minor: int) -> LineRef:
        """The announced line, as a station that pulled it would know it."""
        with self.hub.database.reading() as connection:
            row = connection.execute(
                select(ticket_lines.c.ticket_id, ticket_lines.c.line_id).where(
                    ticket_lines.c.order_line == order_line
                )
            ).one()
        return LineRef(ticket_id=row[0], line_id=row[1], amount_minor=amount_minor)

    def enrol(self, station: BenchStation) -> None:
        now = self.clock.now()
        code, _ = self.hub.enrolment.issue_code(station.name, now=now)
        new = NewStation(
            origin=station.origin, name=station.name, public_key=station.signer.public_hex
        )
        station.lpn_code = self.hub.enrolment.enrol(code, new, now=now).lpn_code

    def take(self, station: BenchStation, *pieces: Piece) -> Receipt:
        """Push everything the station has, and these pieces' photos."""
        receipt = self.hub.ingest.push(station.batch())
        self.photos(*pieces)
        return receipt

    def photos(self, *pieces: Piece) -> None:
        for piece in pieces:
            self.hub.photos.put(piece.sha256, piece.photo)  # type: ignore[arg-type]

    def assess(self) -> None:
        """The first thing the desk's thread does in a pass."""
        self.hub.assessor.assess(lambda: False)

    def desk_pass(self) -> None:
        """What the desk's thread does once."""
        self.hub.desk.one_pass()

    def returns_pass(self) -> float:
        """What the returns desk's thread does once; seconds until it wants to go on."""
        return self.hub.side_loops[0].one_pass()

    def news_pass(self) -> float:
        """What the news desk does once."""
        return self.hub.side_loops[1].one_pass()

    def refunds(self) -> list[RefundView]:
        return list_refunds(self.hub.database, ticket_number=None)

    @property
    def states(self) -> list[str]:
        return [refund.state for refund in self.refunds()]

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        return self.connector.entries()

    def own_events(self, kind: str) -> list[dict[str, object]]:
        """Bodies of the hub's own records of one kind."""
        store = self.hub.database.store
        records = [parse_line(line, known) for _, line, known in store.own_records_after(0, 10_000)]
        return [record.body for record in records if record.kind == kind]

    def objections(self) -> list[str]:
        return [str(body["reason"]) for body in self.own_events(RecordObjected.KIND)]

    def book_elsewhere(self, order_line: str, amount_minor: int, *, key: str | None = None) -> None:
        """Someone else refunds, or someone books under a key of ours."""
        request = RefundRequest(
            key=RefundId(key or ""),
            ticket_number="T",
            order_ref="O",
            order_line=order_line,
            slot=1,
            lpn="",
            amount_minor=amount_minor,
            currency="CNY",
        )
        if key is None:
            self.connector.book_elsewhere(request)
        else:
            self.connector.book(request)


def decided(inside: InsideHub, bench: BenchStation) -> None:
    """One piece, decided in full, pushed with its photo."""
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, piece)
