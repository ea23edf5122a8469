"""The hub's parts, built once (DESIGN D8) and handed to whoever serves them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from argon2 import PasswordHasher

from inspection.policies import Policies, load_policies
from inspection.ports import Clock, Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.process_lock import ProcessLock
from inspection.store.store import Store
from sync.connectors.chosen import open_connector, read_choice
from sync.connectors.port import Connector
from sync.hub.access import Access
from sync.hub.checkpoints import Checkpoint, pass_by
from sync.hub.checks import Checker
from sync.hub.config import HubConfig
from sync.hub.database import Database
from sync.hub.enrolment import EnrolmentDesk
from sync.hub.evidence_desk import EvidenceDesk
from sync.hub.ingest import Ingest, IngestParts
from sync.hub.loop import Loop
from sync.hub.news.desk import NewsDesk
from sync.hub.news.endpoints import read_endpoints
from sync.hub.news.outbox import News
from sync.hub.payable import Assessor
from sync.hub.people import PeopleDesk
from sync.hub.photo_store import PhotoStore
from sync.hub.questions import QuestionDesk
from sync.hub.references import ReferenceDesk
from sync.hub.refunds import RefundDesk
from sync.hub.relay import Relay
from sync.hub.returners import Returners
from sync.hub.returns_desk.desk import ReturnsDesk
from sync.hub.returns_desk.expected import ExpectedList
from sync.hub.returns_desk.feed import Feed
from sync.hub.returns_desk.telling import TellerParts
from sync.hub.returns_desk.touched import Touched
from sync.hub.rules import Rules
from sync.hub.secrets import RandomBytes, load_or_create_secret
from sync.hub.ticket_import import TicketImport
from sync.signing import Signer, load_or_create_key

HUB_NAME = "hub"


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the hub needs from outside; tests hand in their own."""

    clock: Clock
    ids: Ids
    random_bytes: RandomBytes
    hasher: PasswordHasher
    checkpoint: Checkpoint = pass_by
    connector: Connector | None = None
    returns_connector: Connector | None = None
    random: Callable[[], float] = random.random


@dataclass(frozen=True, kw_only=True)
class Hub:
    """Everything a route or the runner may use."""

    config: HubConfig
    clock: Clock
    signer: Signer
    database: Database
    access: Access
    enrolment: EnrolmentDesk
    people: PeopleDesk
    tickets: TicketImport
    questions: QuestionDesk
    ingest: Ingest
    relay: Relay
    photos: PhotoStore
    references: ReferenceDesk
    evidence: EvidenceDesk
    assessor: Assessor
    refund_desk: RefundDesk
    desk: Loop
    side_loops: tuple[Loop, ...]
    connectors: tuple[Connector, ...]
    lock: ProcessLock

    @property
    def loops(self) -> tuple[Loop, ...]:
        """The refund desk's, and those beside it."""
        return (self.desk, *self.side_loops)

    def ring(self) -> None:
        """Something came in: every desk looks what there is for it."""
        for loop in self.loops:
            loop.ring()

    def close(self) -> None:
        """Let go of files; the hub must not be used afterwards."""
        for connector in self.connectors:
            connector.close()
        self.database.store.close()
        self.lock.release()


def build_hub(config: HubConfig, around: Surroundings, *, admin_token: str) -> Hub:
    """Open the data folder and put the parts together; what was left unchecked is checked.

    Raises OperatorError `hub.already_running`, WorldError for what disk and database report.
    """
    lock = ProcessLock(config.lock, taken="hub.already_running")
    signer = load_or_create_key(config.key)
    secret = load_or_create_secret(config.secret, random_bytes=around.random_bytes)
    database = _open_database(config, around, signer)
    connector, returns_connector = _connectors(config, around)
    photos = PhotoStore(config.photos)
    references = ReferenceDesk(database, PhotoFiles(config.pictures))
    policies = load_policies(Path(str(resources.files("resources"))), demo=True)
    checker = Checker(database, rules=_rules(policies, demo=config.demo))
    checker.check_all()  # before the desk runs: a crash may have come between storing and checking
    tickets = TicketImport(
        database,
        ids=around.ids,
        returners=Returners(secret, policies.flags.returner),
        demo=config.demo,
    )
    evidence = EvidenceDesk(database, photos)
    parts = TellerParts(
        database=database, connector=returns_connector, evidence=evidence, policies=policies
    )
    assessor, refund_desk = _desk(database, connector, photos, policies, around)
    return Hub(
        config=config,
        clock=around.clock,
        signer=signer,
        database=database,
        access=Access(database, admin_token=admin_token, clock=around.clock),
        enrolment=EnrolmentDesk(database, secret=secret, random_bytes=around.random_bytes),
        people=PeopleDesk(
            database,
            ids=around.ids,
            secret=secret,
            random_bytes=around.random_bytes,
            hasher=around.hasher,
        ),
        tickets=tickets,
        questions=QuestionDesk(database, rules=policies.waiting),
        ingest=Ingest(
            IngestParts(
                database=database,
                checker=checker,
                signer=signer,
                clock=around.clock,
                checkpoint=around.checkpoint,
            )
        ),
        relay=Relay(database),
        photos=photos,
        references=references,
        evidence=evidence,
        assessor=assessor,
        refund_desk=refund_desk,
        desk=Loop(
            "refund-desk",
            assessor.assess,
            refund_desk.run_once,
            lambda _should_stop: references.tidy(),
            monotonic_s=around.clock.monotonic_s,
        ),
        side_loops=_side_loops(parts, tickets, config, around),
        connectors=(connector, returns_connector),
        lock=lock,
    )


def _open_database(config: HubConfig, around: Surroundings, signer: Signer) -> Database:
    store = _open_store(config, around)
    origin = store.origin or store.open_origin(
        HUB_NAME, signer.public_hex, program="returns-station hub"
    )
    store.local.trust_hub(origin)
    return Database(store)


def _connectors(config: HubConfig, around: Surroundings) -> tuple[Connector, Connector]:
    """One for the refund desk's thread and one for the returns desk's."""
    choice = read_choice(config.data)
    opened = (
        given or open_connector(choice, config.data, clock=around.clock)
        for given in (around.connector, around.returns_connector)
    )
    return next(opened), next(opened)


def _side_loops(
    parts: TellerParts, tickets: TicketImport, config: HubConfig, around: Surroundings
) -> tuple[Loop, Loop]:
    """The returns desk's and the news desk's; either hands the feed on to both."""
    database, connector = parts.database, parts.connector
    endpoints = read_endpoints(config.data)
    tells_customers = connector.capabilities().tells_customers
    news = News(endpoints, parts.policies, tells_customers=tells_customers)
    feed = Feed(database, (Touched(), news))
    expected = ExpectedList(database, connector, tickets, clock=around.clock, random=around.random)
    returns_desk = ReturnsDesk(parts, feed, expected, clock=around.clock, random=around.random)
    news_desk = NewsDesk(database, feed, endpoints, clock=around.clock, random=around.random)
    return (
        Loop("returns-desk", returns_desk.run_once, monotonic_s=around.clock.monotonic_s),
        Loop("news-desk", news_desk.run_once, monotonic_s=around.clock.monotonic_s),
    )


def _open_store(config: HubConfig, around: Surroundings) -> Store:
    if config.database_url is None:
        return Store.open(config.database, clock=around.clock, ids=around.ids)
    return Store.open_postgres(config.database_url, config.data, clock=around.clock, ids=around.ids)


def _desk(
    database: Database,
    connector: Connector,
    photos: PhotoStore,
    policies: Policies,
    around: Surroundings,
) -> tuple[Assessor, RefundDesk]:
    assessor = Assessor(
        database, policies=policies, has_photo=photos.has, checkpoint=around.checkpoint
    )
    desk = RefundDesk(database, connector, clock=around.clock, checkpoint=around.checkpoint)
    return assessor, desk


def _rules(policies: Policies, *, demo: bool) -> Rules:
    # demo-only procedures are known to every hub, so that it can refuse them by name
    newest_last = reversed(policies.procedures)
    procedures = {one.procedure_id: one for one in newest_last}
    return Rules(demo=demo, procedures=procedures, policies=policies)
