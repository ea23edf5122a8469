"""Runs the story in both languages and sums it up."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.launch.bootstrap import Station
from app.program.watchdog import Watchdog
from app.settings.config import Config
from app.settings.printer_target import ZplFolder, text_of
from app.walkthrough import story, unknown, waiting
from app.walkthrough.driver import Driver
from app.walkthrough.story import Chapter
from inspection.errors import BugError
from inspection.store.verify import verify

CHAPTERS = {
    "zh": Chapter(
        tracking="SF1624088315207",
        unannounced="SF1399001122334",
        asked="78114062260307",
        line="1",
    ),
    "en": Chapter(
        tracking="SF1624088410611", unannounced="YT8899001122334", asked="SF1624087650155"
    ),
}
SUMMARY = "summary.json"
LABELS = "labels"
"""Folder in the data folder that stands for the label printer."""
SIZE = (1920, 1080)
PNG_QUALITY = 80
"""Light compression: a third of the time, so that encoding leaves the cores to the program."""


def run_walkthrough(out: Path, config: Config) -> dict[str, Any]:
    """Drive a station on the empty data folder of `config`; pictures and summary go to `out`.

    Raises BugError `walkthrough.waited` where the screens did not do what the story expects.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("returns-station")
    out.mkdir(parents=True, exist_ok=True)
    labels = config.data_dir / LABELS
    labels.mkdir(exist_ok=True)
    printer = text_of(ZplFolder(folder=labels))
    station = Station(
        replace(config, demo=True, language="zh", printer=printer, camera_auto_shot=True)
    )
    try:
        summary = _drive(station, out)
    finally:
        station.window.close()
        station.stop()
    text = json.dumps(summary, indent=2, ensure_ascii=False)
    (out / SUMMARY).write_text(text + "\n", encoding="utf-8")
    return summary


def _drive(station: Station, out: Path) -> dict[str, Any]:
    watchdog = Watchdog(station)
    unsaved: list[str] = []

    def encode(picture: QImage, path: Path) -> None:
        unsaved.append(path.name)

        def saved(done: bool) -> None:  # noqa: FBT001 - what QImage.save answers
            if not done:
                raise BugError("walkthrough.picture", name=path.name)
            unsaved.remove(path.name)

        def save() -> bool:
            return picture.save(str(path), quality=PNG_QUALITY)

        station.background.run(save, saved, lane="heavy")

    driver = Driver(
        window=station.window, wedge=station.keys, watchdog=watchdog, out=out, encode=encode
    )
    station.window.resize(*SIZE)
    station.start()
    opened: list[bool] = []
    station.rehearsed.connect(lambda: opened.append(True))
    driver.until(lambda: bool(opened), "the pages")
    driver.until(lambda: story.is_online(station.desk), "the hub")
    watchdog.start()
    actions = _tell(station, driver)
    watchdog.stop()
    driver.until(lambda: not unsaved, "the pictures")
    return _summary(station, driver, actions)


def _tell(station: Station, driver: Driver) -> int:
    """Both chapters; gives the operator actions of the first in-order parcel."""
    counted: list[int] = []
    for language, chapter in CHAPTERS.items():
        if driver.language != language:
            story.hand_over(driver, station.desk, language)
        story.sign_in(driver, station.desk)
        counted.append(story.in_order(driver, station.desk, chapter))
        story.without_ticket(driver, chapter)
        unknown.matched_later(driver, station.desk, chapter)
        story.scanned_twice(driver, chapter)
        waiting.parked_and_asked(driver, station.desk, chapter.asked)
    return counted[0]


def _summary(station: Station, driver: Driver, actions: int) -> dict[str, Any]:
    store = station.desk.services.store
    report = verify(store)
    blocks = driver.watchdog.blocks()
    return {
        "steps": [asdict(step) for step in driver.steps],
        "operator_actions": actions,
        "refunds": _refunds(station),
        "chain_ok": report.chain_ok,
        "records": report.records,
        "gui_block_ms_p999": blocks.p999_ms,
        "gui_block_ms_max": blocks.max_ms,
        "gui_own_ms_p999": blocks.own_p999_ms,
        "gui_own_ms_max": blocks.own_max_ms,
        "gui_block_longest": [{"ms": ms, "step": doing} for ms, doing in blocks.longest],
        "pictures": driver.pictures,
    }


def _refunds(station: Station) -> list[dict[str, Any]]:
    found = []
    with station.desk.services.store.facts() as facts:
        for chapter in CHAPTERS.values():
            for ticket in (
                *facts.tickets_by_code(chapter.tracking),
                *facts.tickets_by_code(chapter.unannounced),
            ):
                found += [
                    {
                        "key": one.refund_id,
                        "state": one.state.value,
                        "amount_minor": one.amount_minor,
                        "currency": one.currency,
                    }
                    for one in facts.refunds_of_ticket(ticket.ticket_id)
                ]
    return found
