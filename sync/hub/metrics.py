"""What the hub counts about itself, for Prometheus. Numbers alone: no customer, ticket or address.

Every hub has a registry of its own; a test may have several. What happens is counted as it does,
what stands in the tables is looked up when somebody asks.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy.exc import DBAPIError

from inspection.errors import WorldError
from inspection.ports import Clock
from inspection.values import Sha256
from sync.hub.counts import oldest_unpaid_at_s, photos_waited_for, refunds_by_state
from sync.hub.database import Database
from sync.hub.loop import Loop
from sync.hub.problem_list import list_problems
from sync.problem_wire import ProblemCode

MEDIA_TYPE = CONTENT_TYPE_LATEST
PREFIX = "returns_hub_"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds of the histogram: from a health check to a large photo over a slow line."""


class HubMetrics:
    """The counters of one hub; any thread may count."""

    def __init__(self, program: str) -> None:
        """`program` is this program's version."""
        self.registry = CollectorRegistry()
        """Where a hub's parts add what they know of themselves."""
        ProcessCollector(registry=self.registry)
        build = Gauge(f"{PREFIX}build_info", "This program.", ["version"], registry=self.registry)
        build.labels(program).set(1)
        self.requests = Counter(
            f"{PREFIX}requests",
            "Answered requests.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            f"{PREFIX}request_duration_seconds",
            "From a request's first byte to its answer's last.",
            ["method", "route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.events = Counter(
            f"{PREFIX}events_ingested", "Records taken from stations.", registry=self.registry
        )
        self.photo_bytes = Counter(
            f"{PREFIX}photo_stored_bytes", "Bytes of new photos kept.", registry=self.registry
        )
        self.connector_calls = Counter(
            f"{PREFIX}connector_calls",
            "Calls to the system of record: ok, lost (no answer), refused or fault (a bug).",
            ["desk", "call", "outcome"],
            registry=self.registry,
        )

    def connector_count(self, desk: str) -> Callable[[str, str], None]:
        """Counts the calls of the connector of one desk: by name and how they ended."""
        return lambda call, outcome: self.connector_calls.labels(desk, call, outcome).inc()

    def text(self) -> bytes:
        """All of them in Prometheus' text format; reads database and disk."""
        return generate_latest(self.registry)


@dataclass(frozen=True, kw_only=True)
class State:
    """The parts of a hub whose state is looked up."""

    database: Database
    loops: Sequence[Loop]
    has_photo: Callable[[Sha256], bool]
    folder: Path
    clock: Clock


class StateCollector(Collector):
    """Looks up what stands at the moment somebody asks."""

    def __init__(self, state: State) -> None:
        """For `registry.register` of the hub's metrics."""
        self._state = state

    def collect(self) -> Iterator[Metric]:
        """Without its database a hub tells at least that it has none."""
        yield from self._loops()
        free = shutil.disk_usage(self._state.folder).free
        yield _gauge("disk_free_bytes", "Room left where the hub keeps its photos.", free)
        try:
            rows = self._rows()
        except (WorldError, DBAPIError):
            yield _gauge("database_up", "Whether the database answers.", 0)
            return
        yield _gauge("database_up", "Whether the database answers.", 1)
        yield from rows

    def _loops(self) -> Iterator[Metric]:
        loops = self._state.loops
        failures = CounterMetricFamily(
            f"{PREFIX}loop_failures", "Steps of a desk that ended in an error.", labels=["loop"]
        )
        for loop in loops:
            failures.add_metric([loop.name], loop.failures)
        yield failures
        stood = {loop.name: loop.stood_s for loop in loops}
        yield _by("loop_stood_seconds", "Since a desk last finished something.", "loop", stood)

    def _rows(self) -> list[Metric]:
        state, now = self._state, self._state.clock.now()
        with state.database.reading() as connection:
            refunds = refunds_by_state(connection)
            oldest_at_s = oldest_unpaid_at_s(connection)
            missing = photos_waited_for(connection, state.has_photo)
        problems = dict.fromkeys(get_args(ProblemCode), 0)
        for one in list_problems(state.database, now=now).problems:
            problems[one.code] += 1
        age_s = 0.0 if oldest_at_s is None else max(0.0, now.timestamp() - oldest_at_s)
        return [
            _by("refunds", "Refunds and freights by state.", "state", refunds),
            _gauge(
                "oldest_unpaid_refund_seconds", "Age of the oldest refund agreed and unpaid.", age_s
            ),
            _gauge("photos_waiting", "Photos that decisions name and that are not here.", missing),
            _by("problems", "What waits for a person, at most a thousand.", "code", problems),
        ]


def program_version(package: str = "returns-station") -> str:
    """This program's version; `0` where it runs from its source without being installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "0"


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(PREFIX + name, about, value=value)


def _by(name: str, about: str, label: str, values: dict[str, float] | dict[str, int]) -> Metric:
    family = GaugeMetricFamily(PREFIX + name, about, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
