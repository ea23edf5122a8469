"""A parcel parked at this bench is taken up at another, a second program on the same hub."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from app.walkthrough import other_bench
from app.walkthrough.driver import StepTaken
from app.walkthrough.proof import Told, ensure, looked_up, recorded, unit_of

if TYPE_CHECKING:
    from app.launch.bootstrap import Station
    from app.walkthrough.driver import Driver
    from inspection.store.store import Store

OTHER_LIMIT_S = 120.0
"""For a second program to start, sign in and finish one item on a busy machine."""
STOP_MS = 5_000


def finished_elsewhere(driver: Driver, station: Station, tracking: str) -> Told:
    """The other bench works, this one only sends and takes in; its window is not measured."""
    hub, desk = station.own_hub, station.desk
    ensure(hub is not None, "this station started its hub")
    assert hub is not None
    folder = station.config.data_dir / other_bench.NAME.lower()
    config = other_bench.config_of(folder, language=driver.language)
    looked_up(driver, desk, lambda _store: other_bench.admit(config, hub))
    arguments = {
        "--data": str(folder),
        "--out": str(driver.out),
        "--hub": hub.url,
        "--parcel": tracking,
        "--language": driver.language,
    }
    driver.watchdog.stop()
    _run([text for pair in arguments.items() for text in pair], driver)
    driver.watchdog.start()
    told = json.loads((folder / other_bench.TOLD).read_text("utf-8"))
    driver.steps += [StepTaken(**step) for step in told["steps"]]
    driver.pictures += told["pictures"]
    name = f"{driver.language}/finished-elsewhere"
    return looked_up(driver, desk, lambda store: _decision(store, tracking, name))


def _decision(store: Store, tracking: str, name: str) -> Told:
    """Parked here, taken up and decided there."""
    parked = recorded(store, "unit.parked")
    with store.facts() as facts:
        unit = unit_of(facts, tracking)
        decisions = facts.decisions_of(unit.unit_id)
        answers = facts.findings_of(unit.unit_id)
        ticket = facts.ticket(unit.ticket_id) if unit.ticket_id else None
    ensure(len(decisions) == 1 and ticket is not None, "it is decided once")
    ensure(unit.unit_id in {one["unit_id"] for one in parked}, "it was parked at this bench")
    ensure(unit.at.origin == store.origin != decisions[0].at.origin, "the other has decided")
    origins = {one.at.origin for one in answers}
    ensure(origins == {store.origin, decisions[0].at.origin}, "both benches have inspected it")
    return Told(
        name=name,
        ticket_number=ticket.number if ticket else "",
        advice=decisions[0].choice.value,
        grounds=(),
        needs_review=decisions[0].needs_review,
        answers=tuple(one.answer_id for one in answers),
        is_paid=True,
    )


def _run(arguments: list[str], driver: Driver) -> None:
    process = QProcess()
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    process.start(sys.executable, ["-m", other_bench.__name__, *arguments])
    try:
        driver.until(
            lambda: process.state() is QProcess.ProcessState.NotRunning,
            "the other bench",
            limit_s=OTHER_LIMIT_S,
        )
    finally:
        process.kill()
        process.waitForFinished(STOP_MS)
    ensure(process.exitCode() == 0, "the other bench got through")
