"""From the key that takes a label's photo to its picture on the screen, in the real window.

Each photo is of another parcel, scanned before: the page is as it is when somebody takes one. The
receive page shows a photo in its tile once it is recorded, so that is in the time; so is the wait
that tells a key from a scanner's burst.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from app.cli.bench.scan import START_LIMIT_S, Eyes, pause, prepare, press_ms, scan_ms, until
from app.launch.bootstrap import Station
from app.settings.config import read_config
from app.widgets.pictures.shot_tile import ShotButton

TICKETS = 200
AFTER_PHOTO_MS = 1_000
"""Reading the label of a photo takes most of it."""
FIRST_ROUNDS = 2
"""Not counted: they load libraries."""


def shown_ms(rounds: int) -> list[float]:
    """One time per photo, in milliseconds; there has to be an application."""
    flags = {"language": "en", "demo": True, "camera_auto_shot": False}
    with tempfile.TemporaryDirectory(prefix="bench-shown-") as folder:
        station = Station(read_config({**flags, "data_dir": Path(folder)}, {}))
        try:
            prepare(station, TICKETS)
            until(lambda: _has_picture(station), START_LIMIT_S)
            eyes = Eyes()
            times_ms = [_one_photo(station, eyes, turn) for turn in range(rounds + FIRST_ROUNDS)]
        finally:
            station.stop()
    return times_ms[FIRST_ROUNDS:]


def _has_picture(station: Station) -> bool:
    camera = station.desk.camera
    return camera is not None and camera.latest() is not None


def _one_photo(station: Station, eyes: Eyes, turn: int) -> float:
    scan_ms(station, eyes, turn + 1)
    until(lambda: not _is_photo_shown(station), START_LIMIT_S)
    eyes.look_for(lambda: _is_photo_shown(station))
    took_ms = press_ms(station, eyes, Qt.Key.Key_Space)
    # on the disk, recorded and read: nothing of it is left when the next parcel comes
    until(lambda: not station.desk.photos.are_under_way, START_LIMIT_S)
    pause(AFTER_PHOTO_MS)
    return took_ms


def _is_photo_shown(station: Station) -> bool:
    tiles = station.window.page.findChildren(ShotButton)
    return any(
        tile.isVisible() and tile.shot.picture is not None and not tile.shot.picture.isNull()
        for tile in tiles
    )
