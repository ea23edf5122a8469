"""The hub's parts, built once (DESIGN D8) and handed to whoever serves them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from inspection.policies import Policies, load_policies
from inspection.ports import Clock, Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.process_lock import ProcessLock
from inspection.store.store import Store
from sync.connectors.port import Connector
from sync.hub.access import Access
from sync.hub.checks import Checker
from sync.hub.config import HubConfig
from sync.hub.database import Database
from sync.hub.desks import DeskParts, build_desks
from sync.hub.enrolment import EnrolmentDesk
from sync.hub.evidence_desk import EvidenceDesk
from sync.hub.ingest import Ingest, IngestParts
from sync.hub.loop import Loop
from sync.hub.metrics import HubMetrics, State, StateCollector, program_version
from sync.hub.payable import Assessor
from sync.hub.people import PeopleDesk
from sync.hub.photo_store import PhotoStore
from sync.hub.questions import QuestionDesk
from sync.hub.references import ReferenceDesk
from sync.hub.refunds import RefundDesk
from sync.hub.relay import Relay
from sync.hub.returners import Returners
from sync.hub.rules import Rules
from sync.hub.secrets import load_or_create_secret
from sync.hub.surroundings import Surroundings
from sync.hub.ticket_import import TicketImport
from sync.signing import Signer, load_or_create_key

HUB_NAME = "hub"


@dataclass(frozen=True, kw_only=True)
class Hub:
    """Everything a route or the runner may use."""

    config: HubConfig
    clock: Clock
    ids: Ids
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
    metrics: HubMetrics
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
    metrics = HubMetrics(program_version())
    desks = build_desks(
        DeskParts(
            database=database,
            photos=photos,
            references=references,
            evidence=evidence,
            tickets=tickets,
            policies=policies,
            metrics=metrics,
        ),
        config,
        around,
    )
    loops = (desks.desk, *desks.side_loops)
    state = State(
        database=database,
        loops=loops,
        has_photo=photos.has,
        folder=config.data,
        clock=around.clock,
    )
    metrics.registry.register(StateCollector(state))
    return Hub(
        config=config,
        clock=around.clock,
        ids=around.ids,
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
                count=metrics.events.inc,
            )
        ),
        relay=Relay(database),
        photos=photos,
        references=references,
        evidence=evidence,
        assessor=desks.assessor,
        refund_desk=desks.refund_desk,
        desk=desks.desk,
        side_loops=desks.side_loops,
        connectors=desks.connectors,
        metrics=metrics,
        lock=lock,
    )


def _open_database(config: HubConfig, around: Surroundings, signer: Signer) -> Database:
    store = _open_store(config, around)
    origin = store.origin or store.open_origin(
        HUB_NAME, signer.public_hex, program="returns-station hub"
    )
    store.local.trust_hub(origin)
    return Database(store)


def _open_store(config: HubConfig, around: Surroundings) -> Store:
    if config.database_url is None:
        return Store.open(config.database, clock=around.clock, ids=around.ids)
    return Store.open_postgres(config.database_url, config.data, clock=around.clock, ids=around.ids)


def _rules(policies: Policies, *, demo: bool) -> Rules:
    # demo-only procedures are known to every hub, so that it can refuse them by name
    newest_last = reversed(policies.procedures)
    procedures = {one.procedure_id: one for one in newest_last}
    return Rules(demo=demo, procedures=procedures, policies=policies)
