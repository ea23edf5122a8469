"""Another bench of the same site, a program of its own: what was parked elsewhere is finished here.

`python -m app.walkthrough.other_bench`, started by the walkthrough beside its own station.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.settings.config import Config
from app.settings.printer_target import ZplFolder, text_of
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from sync.client import HubClient
from sync.enrolment import Applicant, enrol_as_admin
from sync.origin import ensure_origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk import Desk
    from app.walkthrough.driver import Driver
    from inspection.ports import Facts
    from sync.embedded import EmbeddedHub

NAME = "B02"
TOLD = "told.json"
"""In its data folder: its steps and pictures, once it is done."""
REST = "2111"
"""Opened but reusable, complete, no traces, works: the first bench compared the plate."""
NEWS_LIMIT_S = 30.0
"""For what the first bench recorded to arrive here, and the refund behind it."""


def config_of(folder: Path, *, hub_url: str | None = None, language: str = "zh") -> Config:
    """The second bench's settings; its labels are files beside its data."""
    labels = folder / "labels"
    labels.mkdir(parents=True, exist_ok=True)
    return Config(
        data_dir=folder,
        station_name=NAME,
        hub_url=hub_url,
        language=language,
        demo=True,
        printer=text_of(ZplFolder(folder=labels)),
    )


def admit(config: Config, hub: EmbeddedHub) -> str:
    """What an administrator does with a one-time code: the hub knows this bench from now on.

    Gives the characters its LPNs begin with.
    """
    clock = SystemClock()
    store = Store.open(config.database, clock=clock, ids=Uuid7Ids(clock))
    client = HubClient(hub.url, hub.admin_token)
    try:
        origin = ensure_origin(store, secrets=config.secrets, station_name=config.station_name)
        applicant = Applicant(origin=str(origin), station_name=NAME, secrets=config.secrets)
        return enrol_as_admin(client, applicant).lpn_code
    finally:
        client.close()
        store.close()


def main(arguments: Sequence[str]) -> int:
    """Take the parcel up, finish it, wait for its refund; tells what was done in `TOLD`."""
    parser = argparse.ArgumentParser(prog="app.walkthrough.other_bench", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hub", required=True)
    parser.add_argument("--parcel", required=True, help="Its tracking number.")
    parser.add_argument("--language", default="zh")
    asked = parser.parse_args(arguments)
    from app.launch.qt_loading import load_qt  # noqa: PLC0415 - brings Qt

    load_qt()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    config = config_of(asked.data, hub_url=asked.hub, language=asked.language)
    told = _work(config, asked.out, asked.parcel)
    (asked.data / TOLD).write_text(json.dumps(told), encoding="utf-8")
    del application
    return 0


def _work(config: Config, out: Path, tracking: str) -> dict[str, Any]:
    from app.walkthrough.stage import Stage  # noqa: PLC0415 - brings Qt

    stage = Stage(config, out, named=f"{config.language}-{NAME.lower()}")
    try:
        stage.open()
        _finish(stage.driver, stage.station.desk, tracking)
        stage.until_saved()
    finally:
        stage.close()
    steps = [asdict(step) for step in stage.driver.steps]
    return {"steps": steps, "pictures": stage.driver.pictures}


def _finish(driver: Driver, desk: Desk, tracking: str) -> None:
    from app.walkthrough import story  # noqa: PLC0415 - brings Qt
    from app.walkthrough.proof import ensure, looked_up, recorded  # noqa: PLC0415

    story.sign_in(driver, desk)
    arrived = story.asked_until(desk, lambda facts: _is_parked(facts, tracking))
    driver.until(arrived, "the parked item", limit_s=NEWS_LIMIT_S)
    with driver.step("parked-elsewhere"):
        driver.scan(tracking)
        driver.until_offered("Enter", "the parcel that was received at the other bench")
        driver.press_filled()
        driver.until_at_bench()
    with driver.step("taken-up-elsewhere"):
        parked = driver.headline
        driver.key("1")
        driver.until(lambda: driver.is_shown and driver.headline != parked, "the item")
    with driver.step("finished-elsewhere"):
        # what was answered and photographed at the other bench is not asked again
        for key in REST:
            story.answer(driver, key)
        driver.scan(looked_up(driver, desk, lambda store: _lpn(store, tracking)))
        driver.until_advised()
    with driver.step("submitted-elsewhere"):
        driver.press_filled()
        driver.until(lambda: driver.window.page.notice.kind == "ok", "the submit")
    with driver.step("refunded-elsewhere"):
        paid = story.payment_of(desk, tracking)
        driver.until(paid, "the refund", limit_s=NEWS_LIMIT_S)
    here = looked_up(driver, desk, lambda store: {one: len(recorded(store, one)) for one in _HERE})
    ensure(here == _HERE, f"at this bench {_HERE} was recorded, not {here}")


_HERE = {
    "parcel.received": 0,
    "unit.identified": 0,
    "unit.resumed": 1,
    "finding.recorded": len(REST),
    "unit.decided": 1,
}
"""Only what was left to do is done here."""


def _is_parked(facts: Facts, tracking: str) -> bool:
    return any(
        facts.parkings_of(unit.unit_id)
        for parcel in facts.parcels_by_code(tracking)
        for unit in facts.units_of_parcel(parcel.parcel_id)
    )


def _lpn(store: Store, tracking: str) -> str:
    from app.walkthrough.proof import unit_of  # noqa: PLC0415 - with the rest

    with store.facts() as facts:
        return unit_of(facts, tracking).lpn


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
