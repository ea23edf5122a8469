"""Everything the sync thread of a station does, put together; `bootstrap` makes one and runs it.

Importing this module loads the network libraries, a fifth of a second: import it on the sync
thread, after the first window is painted. `sync.bell` and `sync.status` are for the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspection.ports import Clock
from inspection.store.store import Store
from sync.backoff import Backoff
from sync.bell import Bell
from sync.client import HubClient
from sync.cycle import Cycle
from sync.embedded import EmbeddedHub, start_hub
from sync.enrolment import Applicant
from sync.gate import ClientMaker, HubGate, HubSource, OwnHub, SiteHub
from sync.pictures import PictureLane
from sync.ports import PhotoBytes, PictureFiles
from sync.station_store import StationStore, Submit
from sync.status import SyncStatus
from sync.worker import POLL_S, Cadence, SyncWorker


@dataclass(frozen=True, kw_only=True)
class LinkSettings:
    """Where the hub is and where secrets live. Without `hub_url` the station runs its own hub.

    `hub_ca_file` holds the certificates to trust where a site has an authority of its own.
    """

    secrets: Path
    hub_data: Path
    station_name: str
    demo: bool = False
    hub_url: str | None = None
    hub_ca_file: Path | None = None
    enrolment_code: str | None = None
    poll_s: float = POLL_S


@dataclass(frozen=True, kw_only=True)
class LinkParts:
    """What the link works on; all of it belongs to the caller.

    `random` gives numbers in [0, 1). `on_status` is called on the sync thread, and so is
    `on_own_hub` after each start of the own hub, with the administrator's token in its hands.
    `pictures` is the folder of what is compared with; without it none are fetched.
    """

    store: Store
    submit: Submit
    files: PhotoBytes
    clock: Clock
    random: Callable[[], float]
    on_status: Callable[[SyncStatus], None]
    on_own_hub: Callable[[EmbeddedHub], None] | None = None
    pictures: PictureFiles | None = None


def run_link(settings: LinkSettings, parts: LinkParts, bell: Bell, stop: threading.Event) -> None:
    """Keep station and hub alike until `stop` is set; blocks. Stops the own hub at the end."""
    side = StationStore(parts.store, parts.submit, clock=parts.clock, should_stop=stop.is_set)

    def make_client(url: str, token: str | None) -> HubClient:
        return HubClient(url, token, should_stop=stop.is_set, ca_file=settings.hub_ca_file)

    gate = HubGate(
        _source(settings, parts, make_client, stop),
        Applicant(origin=side.origin, station_name=settings.station_name, secrets=settings.secrets),
        make_client,
        on_admitted=side.keep_membership,
    )
    cycle = Cycle(
        side,
        parts.files,
        parts.clock,
        is_wanted=lambda: not stop.is_set(),
        pictures=PictureLane(side, parts.pictures) if parts.pictures is not None else None,
        beside_s=settings.poll_s,
    )
    worker = SyncWorker(
        cycle,
        gate,
        clock=parts.clock,
        cadence=Cadence(backoff=Backoff(random=parts.random), poll_s=settings.poll_s),
        bell=bell,
        on_status=parts.on_status,
    )
    cycle.on_progress = worker.progressed
    try:
        worker.run(stop)
    finally:
        gate.close()


def _source(
    settings: LinkSettings, parts: LinkParts, make_client: ClientMaker, stop: threading.Event
) -> HubSource:
    if settings.hub_url is not None:
        site = SiteHub(settings.hub_url, make_client)
        if settings.enrolment_code is not None:
            site.offer_code(settings.enrolment_code)
        return site

    def start() -> EmbeddedHub:
        hub = start_hub(settings.hub_data, demo=settings.demo, should_stop=stop.is_set)
        try:
            if parts.on_own_hub is not None:
                parts.on_own_hub(hub)
        except BaseException:
            hub.stop()
            raise
        return hub

    return OwnHub(start, make_client)
