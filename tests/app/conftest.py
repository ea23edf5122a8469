"""The real desk: real threads, a real store, a camera that shows one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from app.design.theme import Theme
from app.desk import Desk
from app.pictures.camera_view import CameraFeed
from app.program.background import Background
from app.settings.config import Config
from app.settings.preferences import Preferences
from app.station.badges import SignedIn
from app.station.rule_book import RuleBook
from app.station.services import Services
from inspection.store.photo_files import PhotoFiles
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from inspection.store.writer import WriterQueue
from inspection.values import PersonId, Role
from scanners.camera import StillCamera
from sync.bell import Bell
from tests.empty_database import lay_empty
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds

LI = SignedIn(
    person_id=PersonId("p-li"),
    name_zh="李晓燕",
    name_en="Li Xiaoyan",
    staff_no="2047",
    role=Role.INSPECTOR,
)


ENDED_S = 10.0
"""That threads end within a second is proven where each is tested, not in every test's end."""


@dataclass
class Bench:
    """A desk with what stands around it."""

    desk: Desk
    store: Store
    background: Background
    camera: StillCamera
    clock: FakeClock

    def announce(self, *tickets: object) -> None:
        for ticket in tickets:
            self.store.transact(samples.HUB, lambda work, one=ticket: work.record(one))

    def kinds(self) -> list[str]:
        lines = self.store.own_records_after(0, 1000)
        return [line.split('"kind":"')[1].split('"')[0] for _seq, line, _hash in lines]


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.stop(ENDED_S) == []


@pytest.fixture
def bench(
    background: Background,
    tmp_path: Path,
    repository: Path,
    qtbot: object,
) -> Iterator[Bench]:
    clock = FakeClock()
    store = Store.open(lay_empty(tmp_path / "b02.db"), clock=clock, ids=CountedIds("b02"))
    store.open_origin("B02", "ab" * 32)
    store.put_setting(LPN_CODE, "7F3K")
    config = Config(data_dir=tmp_path, station_name="B02", demo=True)
    desk = Desk(background, clock, Preferences(config, background))
    camera = StillCamera(fps=100)
    feed = CameraFeed(lambda: camera)
    desk.use_camera(feed)
    writer = WriterQueue()
    background.start("writer", writer.run, is_last=True)
    background.start("camera", feed.run)
    resources = repository / "resources"
    desk.open(
        Services(
            store=store,
            writer=writer,
            photos=PhotoFiles(tmp_path / "photos"),
            rules=RuleBook(resources, demo=True),
            bell=Bell(),
            pins=lambda: pytest.fail("nobody signs in here"),
            folder=tmp_path,
        )
    )
    desk.set_person(LI)
    made = Bench(desk=desk, store=store, background=background, camera=camera, clock=clock)
    made.announce(samples.ticket())
    yield made
    # three at once on two cores: what a read imports at its first use takes seconds then
    background.stop(ENDED_S)
    store.close()


@pytest.fixture
def picture() -> Callable[[int], np.ndarray]:
    """A grey picture of 640 x 480."""
    return lambda grey: np.full((480, 640, 3), grey, np.uint8)
