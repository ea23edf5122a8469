"""The live picture: what is said of it, and when it is photographed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from app.devices.live_picture import LivePicture
from inspection.photo_quality import Light
from tests.app.conftest import Bench

HELD_MS = 5_000
QUIET_MS = 900


def sharp(seed: int) -> np.ndarray:
    """Coarse random squares: sharp edges, and another scene for every seed."""
    squares = np.random.default_rng(seed).integers(60, 190, (24, 32, 1), dtype=np.uint8)
    return np.repeat(squares.repeat(20, axis=0).repeat(20, axis=1), 3, axis=2)


@pytest.fixture
def live(bench: Bench) -> Iterator[LivePicture]:
    made = LivePicture(bench.desk)
    made.switch(on=True)
    yield made
    made.switch(on=False)


@pytest.fixture
def fired(live: LivePicture) -> list[str]:
    shots: list[str] = []
    live.auto_shot.connect(lambda: shots.append("shot"))
    return shots


def test_what_is_measured_is_told(qtbot, bench: Bench, live: LivePicture) -> None:
    with qtbot.waitSignal(live.measured):
        bench.camera.show(sharp(1))
    assert live.quality.is_good
    with qtbot.waitSignal(live.measured, timeout=HELD_MS):
        bench.camera.show(np.full((480, 640, 3), 20, np.uint8))
    qtbot.waitUntil(lambda: live.quality.light is Light.DARK)
    assert not live.quality.is_sharp


def test_a_good_picture_is_photographed_once(
    qtbot, bench: Bench, live: LivePicture, fired: list[str]
) -> None:
    shares: list[float] = []
    live.held.connect(shares.append)
    live.aim("item.front")
    bench.camera.show(sharp(1))
    qtbot.waitUntil(lambda: len(fired) == 1, timeout=HELD_MS)
    assert any(0 < share < 1 for share in shares)
    live.aim("item.back")
    qtbot.wait(QUIET_MS)
    assert fired == ["shot"]
    bench.camera.show(sharp(2))
    qtbot.waitUntil(lambda: len(fired) == 2, timeout=HELD_MS)


def test_nothing_is_photographed_that_is_not_due(
    qtbot, bench: Bench, live: LivePicture, fired: list[str]
) -> None:
    bench.camera.show(sharp(1))
    qtbot.waitUntil(lambda: live.quality is not None)
    qtbot.wait(QUIET_MS)
    assert fired == []
    live.aim("item.front")
    qtbot.waitUntil(lambda: len(fired) == 1, timeout=HELD_MS)


@pytest.mark.parametrize("spoil", ["setting", "hand", "page"])
def test_it_does_not_fire(
    qtbot, bench: Bench, live: LivePicture, fired: list[str], spoil: str
) -> None:
    doings: dict[str, Callable[[], None]] = {
        "setting": lambda: bench.desk.preferences.set("camera_auto_shot", False),
        "hand": live.took,
        "page": lambda: live.switch(on=False),
    }
    bench.camera.show(sharp(1))
    qtbot.waitUntil(lambda: live.quality is not None)
    doings[spoil]()
    live.aim("item.front")
    qtbot.wait(QUIET_MS)
    assert fired == []


def test_a_camera_that_went_holds_nothing(qtbot, bench: Bench, live: LivePicture) -> None:
    live.aim("item.front")
    bench.camera.show(sharp(1))
    qtbot.waitUntil(lambda: live.hold_share > 0)
    with qtbot.waitSignal(live.turned):
        bench.desk.camera.use(None)
    assert live.is_gone
    assert live.hold_share == 0
    assert live.quality is None
