"""A private Request Tracker 5 with the shipped set-up, and what only tests do in it.

Debian: request-tracker5, rt5-standalone, rt5-db-sqlite and rt5-db-postgresql. All of an instance is
in one folder: database, sessions, templates, mail. It serves on a free port of this machine.
"""

from __future__ import annotations

import base64
import itertools
import json
import secrets
import shutil
import sqlite3
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import requests
from requests import Response

from sync.connectors.port import (
    AnswerState,
    ConnectorLostError,
    OrderLine,
    RefundAnswer,
    ReturnRef,
)
from sync.connectors.request_tracker import RequestTrackerConnector, RequestTrackerSettings
from tests.sync.connectors.behaviour import Sold, a_key
from tests.systems.postgres import OWNER, PrivatePostgres
from tests.systems.running import Running, free_port, run

HOME = Path("/usr/share/request-tracker5")
SERVER = HOME / "libexec" / "rt-server"
SETUP = files("sync.connectors.request_tracker_setup")
ACCOUNT = "returns-station"
WORKERS = 5

_CONFIG = """
Set($rtname, 'station.test'); Set($Organization, 'station.test'); Set($Timezone, 'UTC');
Set($WebDomain, '127.0.0.1'); Set($WebPort, {port}); Set($WebBaseURL, 'http://127.0.0.1:{port}');
{database}
Set($CorrespondAddress, 'rt@station.test'); Set($CommentAddress, 'rt@station.test');
Set($LogToSyslog, ''); Set($LogToSTDERR, 'warning'); Set($MailCommand, 'testfile');
Set($WebSessionClass, 'Apache::Session::File'); Set($WebSecureCookies, 0);
Set($MasonDataDir, '{folder}/mason'); Set($MasonSessionDir, '{folder}/sessions');
1;
"""
_ON_SQLITE = """
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '{folder}/rt.sqlite');
Set($DatabaseHost, ''); Set($DatabaseUser, ''); Set($DatabasePassword, ''); Set($DatabaseAdmin, '');
"""
_ON_POSTGRES = """
Set($DatabaseType, 'Pg'); Set($DatabaseName, '{name}'); Set($DatabaseHost, '127.0.0.1');
Set($DatabasePort, {port}); Set($DatabaseUser, '{owner}'); Set($DatabaseAdmin, '{owner}');
Set($DatabasePassword, '');
"""
DATABASE = "rt5"
_TOKEN = """
use RT -init;
my $user = RT::User->new(RT->SystemUser);
$user->Load($ARGV[0]);
my ($ok, $why, $token) = RT::AuthToken->new(RT->SystemUser)->Create(
    Owner => $user->id, Description => 'hub');
die $why unless $ok;
print $token;
"""


def is_installed() -> bool:
    return SERVER.is_file()


class RequestTracker:
    """One instance: made and started at once, its processes ended by `stop`."""

    def __init__(self, folder: Path, *, postgres: PrivatePostgres | None = None) -> None:
        """On SQLite, or in a cluster that runs."""
        self.folder = folder
        self._postgres = postgres
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._password = secrets.token_hex(12)
        self._lay()
        self.token = self._perl(_TOKEN, ACCOUNT)
        where = ("--port", str(self.port), "--host", "127.0.0.1")
        self.server = Running(
            command=(SERVER, *where, "--max-workers", str(WORKERS)),
            cwd=folder,
            log=folder / "server.log",
            env=self._env,
        )
        self.start()

    @property
    def database(self) -> Path:
        return self.folder / "rt.sqlite"

    def start(self) -> None:
        self.server.start(self._serves)

    def stop(self) -> None:
        self.server.stop()

    def ask(self, method: str, path: str, content: object = None) -> Response:
        """As the administrator, past our connector."""
        said = base64.b64encode(f"root:{self._password}".encode()).decode()
        return self.ask_as({"Authorization": f"Basic {said}"}, method, path, content)

    def ask_as(
        self, headers: dict[str, str], method: str, path: str, content: object = None
    ) -> Response:
        with requests.Session() as session:
            session.trust_env = False
            address = f"{self.url}/REST/2.0{path}"
            return session.request(method, address, json=content, headers=headers, timeout=30)

    def make(self, queue: str, **fields: object) -> str:
        """A ticket, as somebody makes one in Request Tracker itself; its number."""
        content = {"Queue": queue, "Subject": "by hand", "CustomFields": fields}
        answer = self.ask("POST", "/ticket", content)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def rows(self, query: str) -> list[list[str]]:
        """Read in their database, each value as text."""
        if self._postgres is not None:
            return self._postgres.sql(DATABASE, query)
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return [[str(value) for value in row] for row in connection.execute(query)]

    def _lay(self) -> None:
        extra = self.folder / "config.d"
        for name in ("config.d", "mason", "sessions"):
            (self.folder / name).mkdir(parents=True)
        lifecycles = "returns_station_lifecycles.pm"
        (extra / lifecycles).write_bytes(SETUP.joinpath(lifecycles).read_bytes())
        config = self.folder / "RT_SiteConfig.pm"
        database = _ON_SQLITE.format(folder=self.folder)
        if self._postgres is not None:
            self._postgres.create(DATABASE)
            database = _ON_POSTGRES.format(name=DATABASE, port=self._postgres.port, owner=OWNER)
        config.write_text(
            _CONFIG.format(port=self.port, folder=self.folder, database=database.strip())
        )
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(self._password)
        self._env = {
            "TMPDIR": str(self.folder),
            "RT_SITE_CONFIG": str(config),
            "RT_SITE_CONFIG_DIR": str(extra),
        }
        self._setup("--action", "init", "--root-password-file", str(password))
        if self._postgres is None:
            with closing(sqlite3.connect(self.database)) as connection:
                connection.executescript(SETUP.joinpath("station_refunds.SQLite.sql").read_text())
        else:
            claims = SETUP.joinpath("station_refunds.Pg.sql").read_text()
            self._postgres.sql(DATABASE, claims)
        shutil.copy(str(SETUP.joinpath("initialdata.pl")), self.folder / "initialdata.pl")
        self._setup("--action", "insert", "--datafile", str(self.folder / "initialdata.pl"))

    def _setup(self, *arguments: str) -> None:
        command = ["/usr/sbin/rt-setup-database-5", *arguments, "--skip-create"]
        run(command, cwd=self.folder, env=self._env, limit_s=120)

    def _perl(self, program: str, *arguments: str) -> str:
        said = run(
            ["perl", f"-I{HOME}/lib", "-e", program, *arguments], cwd=self.folder, env=self._env
        )
        return said.strip().splitlines()[-1]

    def _serves(self) -> bool:
        try:
            return self.ask("GET", "/queue/Refunds").status_code == 200
        except requests.ConnectionError:
            return False


class RequestTrackerSystem:
    """The system of record of the behaviour suite."""

    def __init__(self, tracker: RequestTracker, *, settle_s: float = 300.0) -> None:
        self.tracker = tracker
        self.settle_s = settle_s
        self.connector = self.connect()
        self._number = itertools.count(1)

    def connect(
        self, url: str | None = None, *, timeout_s: float = 20.0
    ) -> RequestTrackerConnector:
        """Another connector, as another thread of the hub has one."""
        settings = RequestTrackerSettings(
            url=url or self.tracker.url,
            token=self.tracker.token,
            account=ACCOUNT,
            timeout_s=timeout_s,
            settle_s=self.settle_s,
        )
        return RequestTrackerConnector(settings)

    def sold(self, *paid_minor: int) -> Sold:
        order = f"SO-{uuid.uuid4().hex[:12]}"
        number, tracking = f"RS-{order}", f"SF{uuid.uuid4().int % 10**13:013}"
        lines = tuple(
            OrderLine(order_ref=order, order_line=f"{order}/{n}") for n, _ in enumerate(paid_minor)
        )
        says = [
            {
                "order_line": line.order_line,
                "sku": f"SKU-{n}",
                "name_zh": "外套",
                "name_en": "Jacket, navy blue, size L, with a name that is long " + "x" * 200,
                "quantity": "1",
                "ordered_quantity": "1",
                "paid": f"{paid // 100}.{paid % 100:02}",
            }
            for n, (line, paid) in enumerate(zip(lines, paid_minor, strict=True))
        ]
        ref = self.tracker.make(
            "Returns",
            TicketNumber=number,
            Tracking=[tracking],
            OrderRef=order,
            Currency="CNY",
            ReturnLine=[json.dumps(one, ensure_ascii=False) for one in says],
        )
        return Sold(
            lines=lines,
            paid_minor=paid_minor,
            currency="CNY",
            announced=ReturnRef(ref=ref, number=number),
            tracking=tracking,
        )

    def refund_by_hand(self, line: OrderLine, amount_minor: int) -> None:
        self.tracker.make(
            "Refunds",
            RefundOrder=line.order_ref,
            RefundLine=line.order_line,
            RefundAmount=f"{amount_minor // 100}.{amount_minor % 100:02}",
            RefundCurrency="CNY",
        )

    def booked(self, line: OrderLine) -> int:
        rows = self.tracker.rows(
            "SELECT t.id, v.Content FROM Tickets t"
            " JOIN ObjectCustomFieldValues v ON v.ObjectType = 'RT::Ticket' AND v.ObjectId = t.id"
            " JOIN CustomFields f ON f.id = v.CustomField AND f.Name = 'RefundLine'"
            " WHERE t.Status IN ('booked', 'paid') AND v.Disabled = 0"
        )
        tickets = {ticket for ticket, said in rows if said == line.order_line}
        claims = {ticket for (ticket,) in self.tracker.rows("SELECT Ticket FROM StationRefunds")}
        assert tickets <= claims
        return len(tickets)

    def photos(self, of: ReturnRef) -> list[bytes]:
        rows = self.tracker.rows(
            "SELECT a.Content, a.ContentEncoding FROM Attachments a"
            " JOIN Transactions t ON t.id = a.TransactionId AND t.ObjectType = 'RT::Ticket'"
            f" WHERE t.ObjectId = {int(of.ref)} AND a.ContentType LIKE 'image/%'"
        )
        # SQLite holds them in base64
        assert all(encoding == "base64" for _, encoding in rows)
        return [base64.b64decode(content) for content, _ in rows]


def five_at_once(system: RequestTrackerSystem) -> None:
    """Five connectors ask with one key at the same time; one refund stands."""
    sold = system.sold(5990)
    request = sold.request(a_key())
    gate = threading.Barrier(5)

    def ask() -> RefundAnswer | ConnectorLostError:
        connector = system.connect(timeout_s=60)
        gate.wait()
        try:
            return connector.refund(request)
        except ConnectorLostError as lost:
            return lost
        finally:
            connector.close()

    with ThreadPoolExecutor(5) as threads:
        answers = [one.result() for one in [threads.submit(ask) for _ in range(5)]]
    states = [one.state for one in answers if isinstance(one, RefundAnswer)]
    assert states.count(AnswerState.ACCEPTED) <= 1
    assert set(states) <= {AnswerState.ACCEPTED, AnswerState.ALREADY}
    assert system.booked(sold.lines[0]) == 1
    (booked,) = system.connector.refunds_of(sold.lines[0])
    assert booked.key == request.key
    refs = {one.external_ref for one in answers if isinstance(one, RefundAnswer)}
    assert refs == {booked.external_ref}
