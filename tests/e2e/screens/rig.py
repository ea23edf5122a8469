"""A whole station in its real window, worked by synthesized keys as a person would.

Waits end on what the screen says. Screens speak English here, so that a test reads like its screen.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.launch.bootstrap import Station
from app.program import crash
from app.program.watchdog import Watchdog
from app.screens.inspect_page import InspectPage
from app.settings.config import Config
from app.states.inspect import InspectState
from app.states.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive, GoSync
from app.walkthrough.driver import LIMIT_S, Driver
from app.window.main_window import MainWindow
from inspection.errors import BugError
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.verify import verify
from inspection.values import RefundState
from sync.client import HubClient
from sync.embedded import READY_FILE
from sync.enrolment import Applicant, enrol_as_admin
from sync.origin import ensure_origin
from sync.status import SyncState
from tests.e2e.hub_process import HubProcess
from tests.empty_database import lay_empty

HAND_PAUSE_MS = 45
"""The quickest hand that is not taken for a scanner; twice per key."""
AIM_MS = 250
BADGE = "BADGE-2047"
PIN = "204700"
ANSWERS = ("1", "2", "1", "1", "1")
"""Serial matches, opened but reusable, complete, no traces, works."""
HEADING = (
    "ticket_number,order_ref,market,service,reason_code,reason_class,tracking,sku,name_zh,name_en,"
    "goods_class,quantity,ordered_quantity,paid,currency,serials,delivered_days_ago,deadline_in_h"
)


@dataclass(frozen=True, kw_only=True)
class Announced:
    """A ticket of one electronic item; the parcel carries `tracking`, the item `serial`."""

    number: int

    @property
    def tracking(self) -> str:
        return f"SF16249900{self.number:05d}"

    @property
    def serial(self) -> str:
        return f"WRLD{self.number:06d}"

    def row(self) -> str:
        cells = (
            f"RS-W-{self.number:04d}", f"29991102375{self.number:05d}", "CN", "return",
            "no_longer_wanted", "no_reason", self.tracking, "AU-H700-BK", "头戴式耳机",
            "Headphones", "electronics", "1", "1", "899.00", "CNY", self.serial, "6", "30",
        )  # fmt: skip
        return ",".join(cells)


def announce(hub: HubProcess, tickets: list[Announced]) -> None:
    client = HubClient(hub.url, hub.token)
    try:
        text = "\n".join([HEADING, *(ticket.row() for ticket in tickets)])
        report = client.import_tickets(text.encode())
    finally:
        client.close()
    assert report.announced == len(tickets), report.bad


def english(folder: Path) -> Config:
    """Photos and scans are made by hand: what happens must not depend on the picture."""
    return Config(
        data_dir=folder,
        language="en",
        demo=True,
        log_level="WARNING",
        camera_auto_shot=False,
        receive_goes_on=False,
        camera_reads_codes=False,
    )


def admit(config: Config, hub: HubProcess) -> Config:
    """The same station, admitted by a hub somebody else runs."""
    config.data_dir.mkdir(parents=True, exist_ok=True)
    clock = SystemClock()
    store = Store.open(lay_empty(config.database), clock=clock, ids=Uuid7Ids(clock))
    ensure_origin(store, secrets=config.secrets, station_name=config.station_name)
    applicant = Applicant(
        origin=str(store.origin), station_name=config.station_name, secrets=config.secrets
    )
    client = HubClient(hub.url, hub.token)
    try:
        enrol_as_admin(client, applicant)
    finally:
        client.close()
        store.close()
    return replace(config, hub_url=hub.url)


class Screens:
    """One open station and the hands and eyes before it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._counted: dict[str, tuple[int, int]] = {}
        self.station = Station(config)
        self.driver = Driver(
            window=self.station.window,
            wedge=self.station.keys,
            watchdog=Watchdog(self.station),
            out=config.data_dir,
            encode=lambda _picture, _path: None,
            language=config.language,
            hand_pause_ms=HAND_PAUSE_MS,
            aim_ms=AIM_MS,
        )

    # --- opening and closing --------------------------------------------------------------------

    def open(self) -> None:
        """The window, and every page behind it."""
        done: list[bool] = []
        self.station.complete.connect(lambda: done.append(True))
        self.station.window.resize(1920, 1080)
        self.station.start()
        self.until(lambda: bool(done), "every page")

    def close(self) -> None:
        self.station.language.use("en")
        self.station.window.close()
        self.station.stop()
        self.station.window.deleteLater()
        self.station.deleteLater()
        QApplication.processEvents()

    # --- eyes -----------------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        return self.station.window

    @property
    def said(self) -> str:
        """Headline and instruction of the banner, as it stands on the screen."""
        notice = self.window.banner.notice
        return f"{notice.headline}. {notice.instruction}"

    @property
    def shown_code(self) -> str:
        return self.window.banner.notice.aside_code

    @property
    def sync_words(self) -> str:
        return self.window.top_bar.sync.text()

    @property
    def sync_state(self) -> SyncState | None:
        status = self.station.desk.sync_status
        return None if status is None else status.state

    @property
    def inspecting(self) -> InspectState:
        page = self.window.page
        assert isinstance(page, InspectPage)
        return page._vm.state

    def assert_same_step(self, before: InspectState) -> None:
        """The item, its answers and its photos are as they were.

        What is read off a photo aside may arrive in any moment: that is no part of the step.
        """
        now, was = self.inspecting, before.case
        assert now.case is not None
        assert was is not None
        assert now.place == before.place
        assert (now.case.unit, now.case.progress) == (was.unit, was.progress)
        assert set(was.photos) <= set(now.case.photos)

    def until(self, holds: Callable[[], bool], what: str, *, limit_s: float = LIMIT_S) -> None:
        """Let the program run until `holds`."""
        try:
            self.driver.until(holds, what, limit_s=limit_s)
        except BugError:
            pytest.fail(f"waited in vain for {what}; the banner says: {self.said}")

    def until_said(self, words: str, *, limit_s: float = LIMIT_S) -> None:
        self.until(lambda: words in self.said, f"the banner to say {words!r}", limit_s=limit_s)

    def until_online(self) -> None:
        self.until(lambda: self.sync_state is SyncState.ONLINE, "the hub")

    def until_synced(self) -> None:
        """Nothing of this station waits any more."""

        def is_synced() -> bool:
            status = self.station.desk.sync_status
            return (
                status is not None
                and status.state is SyncState.ONLINE
                and not status.waiting_records
                and not status.waiting_photos
            )

        self.until(is_synced, "everything to be sent")

    def until_known(self, ticket: Announced | str) -> None:
        """The ticket has come from the hub."""
        code = ticket if isinstance(ticket, str) else ticket.tracking

        def is_known() -> bool:
            with self.station.desk.services.store.facts() as facts:
                return bool(facts.tickets_by_code(code))

        self.until(is_known, "the ticket")

    # --- hands ----------------------------------------------------------------------------------

    def sign_in(self) -> None:
        self.driver.scan(BADGE)
        self.driver.keys(PIN)
        self.driver.key("Enter")
        self.until(lambda: self.window.is_at(GoReceive), "the receive page")

    def sign_in_again(self) -> None:
        """After the lock: back to the step that was left."""
        self.driver.scan(BADGE)
        self.driver.keys(PIN)
        self.driver.key("Enter")
        self.until(lambda: self.station.desk.person is not None, "the person")

    def receive(self, tracking: str) -> None:
        """Scan, label photo, outside intact: ready to be sent on."""
        driver = self.driver
        driver.scan(tracking)
        driver.until_offered("P", "the match")
        driver.aim()
        driver.press_filled()
        driver.until(lambda: not driver.is_offered("P"), "the label photo")
        driver.key("1")
        driver.until_offered("Enter", "the way to disinfection")

    def disinfect(self) -> None:
        """The demonstration procedure, waited for; ends on the inspect page."""
        driver = self.driver
        driver.press_filled()
        driver.until_at(GoDisinfect)
        driver.until_offered("Enter", "the start")
        driver.press_filled()
        driver.until_open()
        driver.press_filled()
        driver.until_at(GoInspect)
        driver.until(lambda: bool(self.inspecting.place.question), "the first question")

    def answer(self, key: str) -> None:
        """One answer, with the photos it asks for."""
        driver = self.driver
        driver.until_shown("the question")
        asked = driver.headline
        driver.key(key)
        driver.until_answered(asked)
        while driver.headline == asked:
            self.photograph()

    def photograph(self) -> None:
        """The photo that is due, until it is recorded."""
        driver = self.driver
        before = self.taken
        driver.aim()
        driver.press_filled()
        self.until(lambda: self.taken > before, "the photo")
        driver.until_shown("the photo")

    @property
    def taken(self) -> int:
        """Photos recorded here so far; the same picture taken twice counts twice."""
        return self._count("evidence.captured")

    @property
    def decided(self) -> int:
        """Decisions recorded here so far."""
        return self._count("unit.decided")

    def _count(self, kind: str) -> int:
        """Only what is new since the last look is read: a whole shift takes milliseconds."""
        store = self.station.desk.services.store
        seen, total = self._counted.get(kind, (0, 0))
        with store.reading() as conn:
            found = conn.exec_driver_sql(
                "SELECT max(seq), sum(kind = ?) FROM journal WHERE origin = ? AND seq > ?",
                (kind, str(store.origin), seen),
            )
            newest, more = found.one()
        self._counted[kind] = (newest or seen, total + (more or 0))
        return self._counted[kind][1]

    @property
    def photos(self) -> tuple[str, ...]:
        """Photos in the store."""
        with self.station.desk.services.store.reading() as conn:
            rows = conn.exec_driver_sql("SELECT sha256 FROM photos ORDER BY captured_at")
            return tuple(row[0] for row in rows)

    def finish_inspection(self, answers: tuple[str, ...]) -> None:
        for key in answers:
            self.answer(key)
        self.driver.until_offered("Enter", "the way to the decision")

    def decide(self) -> None:
        driver = self.driver
        driver.press_filled()
        driver.until_advised()
        driver.until_offered("Enter", "the submit to be possible")
        before = self.decided
        driver.press_filled()
        self.until(lambda: self.decided > before, "the submit")

    def go(self, tab: str) -> None:
        """A tab of the top bar."""
        self.driver.click(self.window.top_bar.tab(tab))
        target = {"receive": GoReceive, "inspect": GoInspect, "decide": GoDecide}[tab]
        self.driver.until_at(target)

    def go_sync(self) -> None:
        self.driver.click(self.window.top_bar.sync)
        self.driver.until_at(GoSync)

    # --- facts ----------------------------------------------------------------------------------

    def until_refunded(self, tracking: str) -> None:
        """The one refund of this parcel's ticket is confirmed, as this station knows it."""

        def is_paid() -> bool:
            return self.refunds(tracking) == [RefundState.CONFIRMED]

        self.until(is_paid, "the refund")

    def refunds(self, tracking: str) -> list[RefundState]:
        with self.station.desk.services.store.facts() as facts:
            return [
                one.state
                for ticket in facts.tickets_by_code(tracking)
                for one in facts.refunds_of_ticket(ticket.ticket_id)
            ]

    def assert_sound(self) -> None:
        """Chain, tables and photos are whole."""
        services = self.station.desk.services
        report = verify(services.store)
        assert report.problems == ()
        for sha256 in self.photos:
            assert services.photos.read(sha256)


@contextmanager
def opened(config: Config) -> Iterator[Screens]:
    screens = Screens(config)
    try:
        screens.open()
        yield screens
    finally:
        screens.close()


@contextmanager
def logged(config: Config) -> Iterator[Path]:
    """The station's own log as `_run` of app.cli.station opens it, with everything it can say."""
    root = logging.getLogger()
    before, level = set(root.handlers), root.level
    with pytest.MonkeyPatch.context() as patched:
        # the test run has one of its own
        patched.setattr("faulthandler.enable", lambda *_given: None)
        crash.open_log(config.log_file, "DEBUG")
    try:
        yield config.log_file
    finally:
        root.setLevel(level)
        for handler in set(root.handlers) - before:
            root.removeHandler(handler)
            handler.close()


def own_hub_pid(config: Config, *, limit_s: float = 20.0) -> int:
    """Process id of the hub the station started."""
    end_s = time.monotonic() + limit_s
    while time.monotonic() < end_s:
        line, newline, _rest = (config.hub_data / READY_FILE).read_bytes().partition(b"\n")
        if newline:
            return int(json.loads(line)["pid"])
    raise AssertionError
