"""Runs the story in both languages and sums it up."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.launch.bootstrap import Station
from app.settings.config import Config
from app.settings.printer_target import ZplFolder, text_of
from app.walkthrough import benches, boxes, findings, story, unknown, waiting
from app.walkthrough.driver import Driver
from app.walkthrough.proof import Told, Wanted, decided, ensure_paid
from app.walkthrough.stage import Stage
from app.walkthrough.story import Chapter
from inspection.store.verify import verify

CHAPTERS = {
    "zh": Chapter(
        tracking="SF1624088315207",
        unannounced="SF1399001122334",
        asked="78114062260307",
        wrong="YT7702651190064",
        empty="773165231240412",
        unsealed="SF1624088420520",
        line="1",
    ),
    "en": Chapter(
        tracking="SF1624088410611",
        unannounced="YT8899001122334",
        asked="SF1624087650155",
        wrong="YT7702651220514",
        empty="773165231300506",
        unsealed="SF1624088420521",
    ),
}
OPENED = Wanted(answers=("opened", "works"), advice="full", is_paid=True)
"""Electronics the buyer has opened: the law's own case of goods that go back in order."""
WITH_OTHER_BENCH = "zh"
"""Once is enough: starting a second program takes as long as three parcels."""
SUMMARY = "summary.json"
LABELS = "labels"
"""Folder in the data folder that stands for the label printer."""


def run_walkthrough(out: Path, config: Config) -> dict[str, Any]:
    """Drive a station on the empty data folder of `config`; pictures and summary go to `out`.

    Raises BugError `walkthrough.waited` where the screens did not do what the story expects, and
    `walkthrough.not_so` where something else was recorded, or paid.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("returns-station")
    out.mkdir(parents=True, exist_ok=True)
    labels = config.data_dir / LABELS
    labels.mkdir(exist_ok=True)
    printer = text_of(ZplFolder(folder=labels))
    stage = Stage(
        replace(config, demo=True, language="zh", printer=printer, camera_auto_shot=True), out
    )
    try:
        summary = _drive(stage)
    finally:
        stage.close()
    text = json.dumps(summary, indent=2, ensure_ascii=False)
    (out / SUMMARY).write_text(text + "\n", encoding="utf-8")
    return summary


def _drive(stage: Stage) -> dict[str, Any]:
    station, driver = stage.station, stage.driver
    stage.open()
    driver.watchdog.start()
    actions, told = _tell(station, driver)
    driver.watchdog.stop()
    stage.until_saved()
    paid = ensure_paid(driver, station.desk, told)
    summary = _summary(station, driver, actions)
    return {**summary, "chapters": [asdict(one) for one in told], "refunds_at_hub": paid}


def _tell(station: Station, driver: Driver) -> tuple[int, list[Told]]:
    """All chapters; gives the operator actions of the first in-order parcel, and how each ended."""
    desk = station.desk
    counted: list[int] = []
    told: list[Told] = []
    for language, chapter in CHAPTERS.items():
        if driver.language != language:
            story.hand_over(driver, desk, language)
        story.sign_in(driver, desk)
        counted.append(story.in_order(driver, desk, chapter))
        told.append(decided(driver, desk, chapter.tracking, f"{language}/in-order", OPENED))
        story.without_ticket(driver, chapter)
        unknown.matched_later(driver, desk, chapter)
        told.append(decided(driver, desk, chapter.unannounced, f"{language}/unknown", OPENED))
        story.scanned_twice(driver, chapter)
        told.append(findings.wrong_item(driver, desk, chapter.wrong))
        told.append(findings.empty_box(driver, desk, chapter.empty))
        told.append(findings.seal_broken(driver, desk, chapter.unsealed))
        told += boxes.in_one_box(driver, desk)
        waiting.parked_and_asked(driver, desk, chapter.asked)
        if language == WITH_OTHER_BENCH:
            told.append(benches.finished_elsewhere(driver, station, chapter.asked))
    return counted[0], told


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
