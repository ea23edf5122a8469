"""Scenes of pictures to compare with: beside the item, in large, on their way, of the goods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from app.states.navigation import GoInspect, GoReceive
from app.station.services import REFERENCES
from inspection.store.photo_files import PhotoFiles
from scanners.demo.scene import scene
from scanners.picture import encode_jpeg
from tests.inspection import samples
from tests.screenshots.stage import Stage
from tests.screenshots.waiting_scenes import Said

WORDS = "右耳没有声音，外壳寄出时没有划痕。我的电话 13812345678，请尽快处理。"


@dataclass(frozen=True)
class Picture:
    """What the hub tells of a picture."""

    picture_id: str
    kind: str
    sha256: str
    sku: str = ""
    number: int = 1
    size_bytes: int = 1000

    @property
    def ticket_id(self) -> str:
        return "" if self.kind == "catalogue" else "ticket-1"


@cache
def drawn(subject: str, *, is_upright: bool = False) -> bytes:
    picture = scene(subject, 3, (640, 360))
    if is_upright:
        picture = np.ascontiguousarray(cv2.convertScaleAbs(picture[:, 180:460], alpha=0.75))
    return encode_jpeg(picture)


def know(stage: Stage, *, is_here: bool = True) -> None:
    files = PhotoFiles(stage.desk.services.folder / REFERENCES)
    shown = {
        "a": ("customer", drawn("item.mark", is_upright=True)),
        "b": ("customer", drawn("item.unboxed", is_upright=True)),
        "c": ("outbound", drawn("item.front")),
        "d": ("catalogue", drawn("item.missing")),
    }
    pictures = [
        Picture(
            name,
            kind,
            files.write(data) if is_here else name * 64,
            sku="AU-H700-BK" if kind == "catalogue" else "",
            number=2 if name == "b" else 1,
        )
        for name, (kind, data) in shown.items()
    ]
    local = stage.desk.store.pictures
    local.take(pictures, closed=[], revision=1)
    for one in pictures:
        local.mark(one.sha256, is_here=is_here)


def inspecting(stage: Stage, *keys: str) -> None:
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys(*keys)


def beside(stage: Stage) -> None:
    know(stage)
    inspecting(stage, "1", "Space", "2", "Space", "1")


def beside_due(stage: Stage) -> None:
    know(stage)
    inspecting(stage, "1")


def coming(stage: Stage) -> None:
    know(stage, is_here=False)
    inspecting(stage, "1")


def large(*keys: str, reached: Callable[[Stage], None] = beside_due) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        reached(stage)
        stage.keys("X", *keys)

    return reach


def with_words(stage: Stage) -> None:
    stage.desk.store.local.take_words(
        [Said("ticket-1", WORDS)], closed=[], revision=1, at="2026-11-21T06:30:00Z"
    )
    beside(stage)
    stage.keys("C")


def goods(*, is_here: bool) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        know(stage, is_here=is_here)
        stage.sign_in()
        stage.go(GoReceive())
        stage.scan(samples.TRACKING)

    return reach


REACHES: dict[str, Callable[[Stage], None]] = {
    "inspect-beside": beside,
    "inspect-beside-due": beside_due,
    "inspect-beside-coming": coming,
    "compare-customer": large(),
    "compare-catalogue": large("4"),
    "compare-coming": large(reached=coming),
    "customer-photos": with_words,
    "receive-goods": goods(is_here=True),
    "receive-goods-coming": goods(is_here=False),
}
"""By the names of the scenes."""
