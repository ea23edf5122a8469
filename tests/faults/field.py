"""A hub, its system of record and two stations, with a proxy before each, worked by schedules."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.verify import verify
from inspection.values import RefundId
from sync.client import HubClient
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import RefundRequest
from tests.e2e.link_thread import until
from tests.faults.checks import Books, Given, paid_minor
from tests.faults.ledger_server import run_ledger
from tests.faults.lives import HUB_LOG, Dock, Job, Told, run_dock, run_hub_over_http
from tests.faults.plan import DOCKS, Plan
from tests.faults.processes import Life, Shift, free_port, hub_token, until_serving
from tests.faults.proxy import Done, Line, Proxies, Proxy
from tests.faults.schedule import Fault
from tests.faults.ways import many_tickets

CALM_AFTER_S = 2.0
"""Lines misbehave until all is settled, no longer than this after the stations' work is done."""
LIMIT_S = 90.0
SYNC_LONGEST_S = 0.3
MONEY_LONGEST_S = 0.55
"""Below the life of a request and above the patience of its sender: some arrive too late for it."""


@dataclass(kw_only=True)
class Outcome:
    """What came of one schedule; empty `problems` where all held."""

    plan: Plan
    injected: Counter[str]
    killed: str | None
    seconds: float
    problems: list[str] = field(default_factory=list)
    log: list[Done] = field(default_factory=list)


@dataclass(kw_only=True)
class _Jobs:
    """What the stations were asked in a schedule, and how far they are."""

    jobs: dict[str, Job]
    worked: set[str] = field(default_factory=set)
    worked_s: float | None = None
    """When all were done with their work."""
    told: dict[str, Told] = field(default_factory=dict)

    @property
    def are_settled(self) -> bool:
        return len(self.told) == len(self.jobs)

    def hear(self, name: str, answer: object) -> None:
        if isinstance(answer, Told):
            self.told[name] = answer
        elif answer == "worked":
            self.worked.add(name)
            if len(self.worked) == len(self.jobs) and self.worked_s is None:
                self.worked_s = time.monotonic()


class Field:
    """Made for these plans, in their order."""

    def __init__(self, folder: Path, plans: Sequence[Plan], *, planted: bool = False) -> None:
        self._folder = folder
        ways = [way for plan in plans for way in plan.ways]
        table, codes = many_tickets(len(ways), ways=ways)
        self._codes = iter(codes)
        self._proxies = Proxies()
        self.lives: dict[str, Life] = {}
        self._docks: dict[str, Dock] = {}
        try:
            self._start(table, codes, planted)
        except BaseException:
            self.close()
            raise

    def _start(self, table: bytes, codes: Sequence[str], planted: bool) -> None:
        ledger, data = self._folder / "ledger.sqlite", self._folder / "hub"
        self._ledger = BuiltinConnector(ledger, clock=SystemClock())
        self._ports = {"ledger": free_port(), "hub": free_port()}
        money = Line(
            name="money",
            port=self._ports["ledger"],
            longest_s=MONEY_LONGEST_S,
            allows=lambda fault, method: fault is not Fault.TWICE or method == "GET",
        )
        self._lines: dict[str, Proxy] = {"money": self._proxies.open(money)}
        self._begin("ledger", run_ledger, str(ledger), self._ports["ledger"])
        hub = (str(data), self._ports["hub"], self._lines["money"].url, planted)
        self._begin("hub", run_hub_over_http, *hub)
        with closing(HubClient(self._hub_url, hub_token(data))) as admin:
            assert admin.import_tickets(table).bad == []
            enrolments = {name: admin.prepare_enrolment(name).code for name in DOCKS}
        for name in DOCKS:
            line = Line(name=name, port=self._ports["hub"], longest_s=SYNC_LONGEST_S)
            self._lines[name] = self._proxies.open(line)
            shift = Shift(
                folder=str(self._folder / name),
                name=name,
                hub_url=self._lines[name].url,
                enrolment_code=enrolments[name],
                parcels=tuple(codes),
            )
            life = self.lives[name] = Life(target=run_dock, arguments=(shift,))
            dock = self._docks[name] = Dock(shift=shift, life=life)
            dock.start()
        for dock in self._docks.values():
            assert dock.answer(LIMIT_S) == "ready"
        self.books = Books(data / "hub.sqlite", ledger)

    @property
    def _hub_url(self) -> str:
        return f"http://127.0.0.1:{self._ports['hub']}"

    def _begin(self, name: str, target: Callable[..., None], *arguments: object) -> None:
        life = self.lives[name] = Life(target=target, arguments=arguments)
        life.start()
        until_serving(self._ports[name])

    def run(self, plan: Plan) -> Outcome:
        """One schedule: work under faults, calm, everything settled, everything checked."""
        began_s = time.monotonic()
        given = [Given(code=next(self._codes), foreign=one) for one in plan.foreign]
        for one in given:
            self._refund_elsewhere(one)
        for name, schedule in plan.lines.items():
            self._lines[name].begin(schedule)
        try:
            problems = self.books.problems(given, self._worked(plan, given))
        except (AssertionError, EOFError) as stuck:
            problems = [f"stuck: {stuck!r}"]
        problems += self._unexpected()
        log = [one for line in self._lines.values() for one in line.log]
        return Outcome(
            plan=plan,
            injected=Counter(f"{one.line}:{one.fault.value}" for one in log),
            killed=plan.kill,
            seconds=time.monotonic() - began_s,
            problems=problems,
            log=log,
        )

    def _worked(self, plan: Plan, given: Sequence[Given]) -> list[Told]:
        shift = _Jobs(jobs={name: _job(plan, name, given) for name in set(plan.parcels_of)})
        for name, job in shift.jobs.items():
            self._docks[name].ask(job)
        now_s = time.monotonic()
        kill_at_s = now_s + plan.kill_after_s if plan.kill else None
        end_s = now_s + LIMIT_S
        while not shift.are_settled:
            now_s = time.monotonic()
            assert now_s < end_s, f"only {sorted(shift.told)} settled"
            if kill_at_s is not None and now_s >= kill_at_s:
                kill_at_s = None
                self._kill(plan.kill or "", shift)
            if shift.worked_s is not None and now_s >= shift.worked_s + CALM_AFTER_S:
                self._calm()
            for name in shift.jobs.keys() - shift.told.keys():
                shift.hear(name, self._docks[name].answer(0.005))
        self._calm()
        if kill_at_s is not None:  # all was settled before: it is killed at rest, and comes back
            self._kill(plan.kill or "", shift)
        for one in (one for one in given if one.foreign == "other"):
            until(partial(self.books.is_stopped, one), what=f"{one}")
        return list(shift.told.values())

    def _kill(self, name: str, shift: _Jobs) -> None:
        self.lives[name].kill()
        if name not in self._docks:
            self.lives[name].start()
            until_serving(self._ports[name])
            return
        dock = self._docks[name]
        dock.start()
        assert dock.answer(LIMIT_S) == "ready"
        if name in shift.jobs and name not in shift.told:
            shift.worked.discard(name)
            dock.ask(shift.jobs[name])

    def _calm(self) -> None:
        for line in self._lines.values():
            line.end()

    def _refund_elsewhere(self, given: Given) -> None:
        if given.foreign == "none":
            return
        paid = paid_minor(given.code)
        request = RefundRequest(
            key=RefundId(""),
            ticket_number="by hand",
            order_ref="",
            order_line=given.line,
            slot=1,
            lpn="",
            amount_minor=paid if given.foreign == "same" else paid // 3,
            currency="CNY",
        )
        self._ledger.book_elsewhere(request)

    def _unexpected(self) -> list[str]:
        """Lines of the hub's log beside where it serves and what it was asked."""
        lines = (self._folder / "hub" / HUB_LOG).read_text().splitlines()
        return [f"hub log: {line}" for line in lines if not _is_expected(line)]

    def verified(self) -> list[str]:
        """Stops all, then checks each store byte for byte against itself."""
        for dock in self._docks.values():
            dock.ask(None)
        for dock in self._docks.values():
            dock.life.ended_well()
        self.lives["hub"].kill()
        found: list[str] = []
        paths = [Path(dock.shift.folder) / "station.sqlite" for dock in self._docks.values()]
        for path in [self._folder / "hub" / "hub.sqlite", *paths]:
            clock = SystemClock()
            store = Store.open(path, clock=clock, ids=Uuid7Ids(clock))
            found += [f"{path.parent.name}: {one}" for one in verify(store).problems]
            store.close()
        return found

    def close(self) -> None:
        for life in self.lives.values():
            life.kill()
        self._proxies.close()


def _job(plan: Plan, name: str, given: Sequence[Given]) -> Job:
    mine = [one for one, dock in zip(given, plan.parcels_of, strict=True) if dock == name]
    return Job(
        number=plan.index,
        parcels=tuple(one.code for one in mine),
        stopped=tuple(one.code for one in mine if one.foreign == "other"),
    )


def _is_expected(line: str) -> bool:
    try:
        said = json.loads(line)
    except ValueError:
        return False
    return set(said) == {"url", "pid"} or said.get("level") == "info"
