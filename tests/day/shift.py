"""The day: every parcel worked, then every list looked at, then the hub asked what it paid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.settings.config import Config
from app.settings.printer_target import ZplFolder, text_of
from app.states.navigation import GoInspect, GoReceive, GoSort, GoSync, GoUnclaimed
from app.walkthrough import story
from app.walkthrough.proof import looked_up, own_hub
from app.walkthrough.stage import Stage
from inspection.store.verify import verify
from inspection.values import RefundState
from sync.status import SyncState
from tests.day.parcels import Parcel
from tests.day.sheets import FIRST, Camera, sheets
from tests.day.worker import Worked, Worker

UNTIL_PAID_S = 60.0
Tell = Callable[[Worked], None]


class DayError(AssertionError):
    """The day did not end as it should: what is wrong, one line each."""


def spend(
    folder: Path, out: Path, parcels: Sequence[Parcel], tell: Tell = lambda _worked: None
) -> dict[str, Any]:
    """Work these parcels on an empty data folder; pictures and sheets go to `out`.

    `tell` hears of each as it is left; one that gets stuck does not keep the others from being
    worked. Raises DayError where advice, money or records are not what the parcels say.
    """
    labels = folder / "labels"
    labels.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    printer = text_of(ZplFolder(folder=labels))
    config = Config(data_dir=folder, demo=True, language=FIRST, printer=printer)
    stage = Stage(config, out)
    try:
        return _day(stage, out, parcels, tell)
    finally:
        # translators are the application's, which may outlive this station
        stage.station.language.use("en")
        stage.close()


def _day(stage: Stage, out: Path, parcels: Sequence[Parcel], tell: Tell) -> dict[str, Any]:
    driver, desk = stage.driver, stage.station.desk
    camera = Camera(stage, out / "pictures")
    stage.open()
    driver.watchdog.start()
    story.sign_in(driver, desk)
    camera.turn_to("morning")
    camera.take("ready")
    worker = Worker(stage, camera.take)
    worked = [_one(worker, camera, parcel, tell) for parcel in parcels]
    camera.turn_to("evening")
    _look_round(stage, camera)
    driver.watchdog.stop()
    wrong = [line for one in zip(parcels, worked, strict=True) for line in _wrong(*one)]
    wrong += _money(stage, parcels)
    pages = {name: sheets(shots, out, name) for name, shots in camera.shots.items()}
    report = verify(desk.services.store, desk.services.photos)
    wrong += [f"verify: {one.code} {dict(one.params)}" for one in report.problems]
    if wrong:
        raise DayError("\n".join(wrong))
    return {
        "parcels": [asdict(one) for one in worked],
        "seconds": round(sum(one.seconds for one in worked), 1),
        "operator_actions": sum(one.operator_actions for one in worked),
        "refunds": sum(one.refunds for one in parcels),
        "records": report.records,
        "photos": report.photos,
        "chain_ok": report.chain_ok,
        "gui_blocks": asdict(driver.watchdog.blocks()),
        "screens": len(camera.shots[FIRST]),
        "sheets": {name: [file.name for file in files] for name, files in pages.items()},
    }


def _one(worker: Worker, camera: Camera, parcel: Parcel, tell: Tell) -> Worked:
    camera.turn_to(parcel.name)
    pictures_s = camera.taken_s
    worked = worker.work(parcel)
    worked.seconds = round(worked.seconds - (camera.taken_s - pictures_s), 1)
    tell(worked)
    return worked


def _look_round(stage: Stage, camera: Camera) -> None:
    """What is left of the day on each page."""
    driver, window = stage.driver, stage.station.window
    story.go_receive(driver)
    driver.until_shown("the board")
    camera.take("receive")
    driver.key("W")
    driver.until_at(GoUnclaimed)
    driver.until_shown("what nobody announced")
    camera.take("unclaimed")
    window.go(GoInspect())
    driver.until_shown("the queue")
    camera.take("queue")
    window.go(GoSort())
    driver.until_at(GoSort)
    driver.until_shown("what is to be put away")
    camera.take("to put away")
    driver.click(window.top_bar.sync)
    driver.until_at(GoSync)
    driver.until_shown("the money")
    camera.take("sync")
    window.go(GoReceive())


def _wrong(parcel: Parcel, worked: Worked) -> list[str]:
    if worked.stuck:
        return [f"{parcel.name}: {worked.stuck}"]
    advice = tuple(one["advice"] for one in worked.decided)
    if advice == parcel.advice:
        return []
    return [f"{parcel.name}: advised {advice}, not {parcel.advice}"]


def _money(stage: Stage, parcels: Sequence[Parcel]) -> list[str]:
    """Each refund that is due is confirmed at the hub, once; and there is no other."""
    driver, desk = stage.driver, stage.station.desk
    driver.until(lambda: _is_sent(stage), "everything to be sent", limit_s=UNTIL_PAID_S)
    wanted = Counter(
        looked_up(driver, desk, lambda store: _numbers(store, parcels)),
    )
    found: Counter[str] = Counter()

    def is_settled() -> bool:
        nonlocal found
        found = looked_up(driver, desk, lambda _store: _paid(desk.preferences.config))
        return found.total() >= wanted.total()

    driver.wait(is_settled, UNTIL_PAID_S)
    return [
        f"{number}: {found[number]} refunds, not {wanted[number]}"
        for number in sorted(wanted | found)
        if found[number] != wanted[number]
    ]


def _numbers(store: Any, parcels: Sequence[Parcel]) -> dict[str, int]:
    due: Counter[str] = Counter()
    with store.facts() as facts:
        for parcel in parcels:
            for ticket in facts.tickets_by_code(parcel.code):
                due[ticket.number] += parcel.refunds
    return dict(due)


def _paid(config: Config) -> Counter[str]:
    """Refunds by ticket number; one that is not confirmed counts as none."""
    with own_hub(config) as client:
        confirmed = RefundState.CONFIRMED.value
        return Counter(one.ticket_number for one in client.refunds() if one.state == confirmed)


def _is_sent(stage: Stage) -> bool:
    status = stage.station.desk.sync_status
    return (
        status is not None
        and status.state is SyncState.ONLINE
        and not status.waiting_records
        and not status.waiting_photos
    )
