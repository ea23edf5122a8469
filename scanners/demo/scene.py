"""What the simulated camera sees for each subject the program asks a photo of."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.demo import goods, wares
from scanners.demo.drawing import Pen, Picture, line, paint, polygon, rounded, soften
from scanners.demo.staging import Shot, cardboard, develop, photograph, studio
from scanners.demo.waybill import Waybill, draw_waybill

SIZE = goods.SIZE
SUBJECTS = (
    "label",
    "outer.seal",
    "outer.damage",
    "outer.weight_outside",
    "item.sealed",
    "item.unboxed",
    "item.packaging_damage",
    "item.front",
    "item.whole",
    "item.plate",
    "item.tag",
    "item.tag_place",
    "item.label",
    "item.expiry",
    "item.mark",
    "item.stain",
    "item.missing",
    "item.opened_case",
    "item.extra",
    "item.fault",
    "item.screen",
)
"""The subjects the shipped policies ask photos of; others show the empty bench."""
DEMO_TRACKING = "SF1624088315207"
DEMO_TICKET = "RS-261121-0418"
DEMO_SERIAL = "A7H226090418"
_CARRIERS = {"JD": "京东快递", "1Z": "UPS", "YT": "圆通速递"}


def scene(subject: str, seed: int = 0, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """A photograph of a subject, `(height, width, 3)` uint8 BGR; same arguments, same picture.

    `label:NUMBER` prints that tracking number, `label:NUMBER/TICKET` that ticket number as well,
    `item.plate:SERIAL` that serial, `item.…:apparel` and `item.…:hygiene` goods of that class; all
    other goods are a pair of headphones. A name nobody asks for shows the empty bench.
    """
    name, _, detail = subject.partition(":")
    if name == "label":
        picture = _label(detail, seed)
    else:
        picture = develop(_still(name, detail, np.random.default_rng(seed)), seed=seed, noise=2.4)
    if size != SIZE:
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return picture


def waybill_for(tracking: str, ticket: str) -> Waybill:
    """A waybill as its carrier would print it."""
    carrier = _CARRIERS.get(tracking[:2], "顺丰速运" if tracking.startswith("SF") else "邮政 EMS")
    matrix_text = f"https://waybill.example.cn/s?n={ticket}"
    return Waybill(tracking=tracking, carrier=carrier, note=ticket, matrix_text=matrix_text)


def _label(detail: str, seed: int) -> Picture:
    tracking, _, ticket = detail.partition("/")
    waybill = waybill_for(tracking or DEMO_TRACKING, ticket or DEMO_TICKET)
    turn = float(np.random.default_rng(seed).uniform(-5, 5))
    return photograph(draw_waybill(waybill), Shot(turn_deg=turn), seed=seed, size=SIZE)


def _still(name: str, detail: str, random: np.random.Generator) -> Picture:
    if name.startswith("outer."):
        return _seal(int(random.integers(1000))) if name in SUBJECTS else studio(SIZE)
    if name == "item.plate":
        return goods.plate(random, detail or DEMO_SERIAL)
    painter = _WARES.get(detail, {}).get(name) or _GOODS.get(name)
    return studio(SIZE) if painter is None else painter(random)


def _demo_plate(random: np.random.Generator) -> Picture:
    return goods.plate(random, DEMO_SERIAL)


_Painter = Callable[[np.random.Generator], Picture]
_GOODS: dict[str, _Painter] = {
    "item.sealed": goods.unboxed,
    "item.unboxed": goods.unboxed,
    "item.packaging_damage": goods.unboxed,
    "item.front": goods.front,
    "item.whole": goods.front,
    "item.extra": goods.front,
    "item.tag": _demo_plate,
    "item.tag_place": _demo_plate,
    "item.label": _demo_plate,
    "item.expiry": _demo_plate,
    "item.mark": goods.scratch,
    "item.stain": goods.scratch,
    "item.opened_case": goods.scratch,
    "item.missing": goods.accessories,
    "item.fault": goods.power,
    "item.screen": goods.power,
}
_WARES: dict[str, dict[str, _Painter]] = {
    "apparel": {
        "item.sealed": wares.bag,
        "item.unboxed": wares.bag,
        "item.packaging_damage": wares.bag,
        "item.front": wares.sweater,
        "item.whole": wares.sweater,
        "item.missing": wares.bag,
        "item.tag": wares.tag,
        "item.tag_place": wares.tag_place,
        "item.mark": wares.fabric_fault,
        "item.stain": wares.fabric_fault,
        "item.fault": wares.fabric_fault,
    },
    "hygiene": {
        "item.sealed": wares.seal,
        "item.unboxed": wares.carton,
        "item.packaging_damage": wares.carton,
        "item.front": wares.bottle,
        "item.whole": wares.bottle,
        "item.missing": wares.carton,
        "item.label": wares.bottle_label,
        "item.expiry": wares.expiry,
        "item.mark": wares.seal,
        "item.stain": wares.seal,
        "item.fault": wares.seal,
    },
}


def _seal(seed: int) -> Picture:
    """The closed top of the carton: seam, tape over it, seal sticker, handling marks."""
    picture = cardboard(SIZE, seed=seed)
    paint(picture, soften(line(SIZE, [(0, 566), (1920, 560)], 14), 4), "#3B2716", share=0.8)
    paint(picture, line(SIZE, [(0, 563), (1920, 557)], 4), "#2A1B0E")
    tape = polygon(SIZE, [(0, 470), (1920, 462), (1920, 654), (0, 660)])
    paint(picture, tape, "#EAD9B8", share=0.42)
    paint(picture, soften(line(SIZE, [(0, 505), (1920, 497)], 10), 5), "#FFFFFF", share=0.45)
    pen = Pen()
    for x in (120, 700, 1280):
        pen.write(picture, (x, 632), "声野售后 ARIA CARE", size_px=38, ink="#9A6B32")
    sticker = rounded(SIZE, (1420, 420), (300, 290), 18)
    paint(picture, soften(sticker, 8, offset=(4, 8)), "#3B2716", share=0.5)
    paint(picture, sticker, "#F7F7F4")
    pen.write(picture, (1462, 530), "封签", size_px=84, ink="#B3261E", is_bold=True)
    pen.write(picture, (1462, 600), "拆封后不可复原", size_px=32, ink="#3A3D42")
    pen.write(picture, (1462, 656), "No. 0041872", size_px=34, ink="#3A3D42")
    ink = "#6B2A1C"
    pen.write(picture, (150, 900), "易碎　小心轻放", size_px=72, ink=ink, is_bold=True)
    pen.write(picture, (150, 970), "FRAGILE", size_px=52, ink=ink, is_bold=True)
    for x in (1000, 1120):
        paint(picture, line(SIZE, [(x, 960), (x, 840)], 18), ink)
        arrow = [(x - 46.0, 850.0), (x + 46.0, 850.0), (float(x), 780.0)]
        paint(picture, polygon(SIZE, arrow), ink)
    return picture
