"""The hub's desks and their loops: the refund desk's, the returns desk's and the news desk's."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.policies import Policies
from sync.connectors.chosen import open_connector, read_choice
from sync.connectors.port import Connector
from sync.hub.config import HubConfig
from sync.hub.counted import CountedConnector
from sync.hub.database import Database
from sync.hub.evidence_desk import EvidenceDesk
from sync.hub.loop import Loop
from sync.hub.metrics import HubMetrics
from sync.hub.news.desk import NewsDesk
from sync.hub.news.endpoints import read_endpoints
from sync.hub.news.outbox import News
from sync.hub.payable import Assessor
from sync.hub.photo_store import PhotoStore
from sync.hub.references import ReferenceDesk
from sync.hub.refunds import RefundDesk
from sync.hub.returns_desk.desk import ReturnsDesk
from sync.hub.returns_desk.expected import ExpectedList
from sync.hub.returns_desk.feed import Feed
from sync.hub.returns_desk.telling import TellerParts
from sync.hub.returns_desk.touched import Touched
from sync.hub.surroundings import Surroundings
from sync.hub.ticket_import import TicketImport

REFUND_DESK, RETURNS_DESK, NEWS_DESK = "refund-desk", "returns-desk", "news-desk"
"""Names of threads, in logs, metrics and the hub's health."""


@dataclass(frozen=True, kw_only=True)
class DeskParts:
    """What the desks work with, and share with the rest of the hub."""

    database: Database
    photos: PhotoStore
    references: ReferenceDesk
    evidence: EvidenceDesk
    tickets: TicketImport
    policies: Policies
    metrics: HubMetrics


@dataclass(frozen=True, kw_only=True)
class Desks:
    """All that has a thread of its own; `connectors` are closed with the hub."""

    assessor: Assessor
    refund_desk: RefundDesk
    desk: Loop
    side_loops: tuple[Loop, ...]
    connectors: tuple[Connector, ...]


def build_desks(parts: DeskParts, config: HubConfig, around: Surroundings) -> Desks:
    """Nothing runs before the loops are started. Raises OperatorError `connector.*`."""
    connector, returns_connector = _connectors(parts.metrics, config, around)
    assessor = Assessor(
        parts.database,
        policies=parts.policies,
        has_photo=parts.photos.has,
        checkpoint=around.checkpoint,
    )
    refund_desk = RefundDesk(
        parts.database, connector, clock=around.clock, checkpoint=around.checkpoint
    )
    desk = Loop(
        REFUND_DESK,
        assessor.assess,
        refund_desk.run_once,
        lambda _should_stop: parts.references.tidy(),
        monotonic_s=around.clock.monotonic_s,
    )
    return Desks(
        assessor=assessor,
        refund_desk=refund_desk,
        desk=desk,
        side_loops=_side_loops(parts, returns_connector, config, around),
        connectors=(connector, returns_connector),
    )


def _connectors(
    metrics: HubMetrics, config: HubConfig, around: Surroundings
) -> tuple[Connector, Connector]:
    """One for the refund desk's thread and one for the returns desk's; their calls are counted."""
    choice = read_choice(config.data)
    given = ((REFUND_DESK, around.connector), (RETURNS_DESK, around.returns_connector))
    opened = (
        CountedConnector(
            one or open_connector(choice, config.data, clock=around.clock),
            metrics.connector_count(name),
        )
        for name, one in given
    )
    return next(opened), next(opened)


def _side_loops(
    parts: DeskParts, connector: Connector, config: HubConfig, around: Surroundings
) -> tuple[Loop, Loop]:
    """The returns desk's and the news desk's; either hands the feed on to both."""
    database, clock = parts.database, around.clock
    endpoints = read_endpoints(config.data)
    tells_customers = connector.capabilities().tells_customers
    news = News(endpoints, parts.policies, tells_customers=tells_customers)
    feed = Feed(database, (Touched(), news))
    teller = TellerParts(
        database=database, connector=connector, evidence=parts.evidence, policies=parts.policies
    )
    expected = ExpectedList(database, connector, parts.tickets, clock=clock, random=around.random)
    returns_desk = ReturnsDesk(teller, feed, expected, clock=clock, random=around.random)
    news_desk = NewsDesk(database, feed, endpoints, clock=clock, random=around.random)
    return (
        Loop(RETURNS_DESK, returns_desk.run_once, monotonic_s=clock.monotonic_s),
        Loop(NEWS_DESK, news_desk.run_once, monotonic_s=clock.monotonic_s),
    )
