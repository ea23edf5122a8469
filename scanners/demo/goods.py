"""Draws the demonstration goods, a pair of headphones and what comes with it, on a light bench.

Every painter takes a random generator for small differences and gives a `(1080, 1920, 3)` picture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scanners.demo.drawing import (
    Mask,
    Pen,
    Picture,
    Place,
    bars,
    ellipse,
    gradient,
    line,
    paint,
    polygon,
    put,
    radial,
    rounded,
    soften,
)
from scanners.demo.staging import studio

SIZE = (1920, 1080)
_SHELL = ("#454B54", "#15171B")
_SHADOW = "#23272D"


def front(random: np.random.Generator) -> Picture:
    """The headphones from the front, standing."""
    picture = studio(SIZE)
    _headphones(picture, (960 + drift(random), 560), 1.0, light=None)
    return picture


def power(random: np.random.Generator) -> Picture:
    """The headphones switched on, beside the phone they are connected to."""
    picture = studio(SIZE)
    _headphones(picture, (760 + drift(random), 560), 0.92, light="#5FD3FF")
    _phone(picture, (1330, 300))
    return picture


def scratch(random: np.random.Generator) -> Picture:
    """One ear cup close up, with scratches on its right."""
    picture = studio(SIZE)
    x, y = 985 + drift(random), 505
    shadow = ellipse(SIZE, (x, y), (545, 545))
    paint(picture, soften(shadow, 46, offset=(26, 40)), _SHADOW, share=0.5)
    paint(picture, ellipse(SIZE, (x + 12, y + 6), (545, 545)), "#0E1012")
    cup = ellipse(SIZE, (x - 6, y), (536, 536))
    paint(picture, cup, radial(SIZE, (x - 260, y - 300), 1050, "#4A515B", "#17191D"))
    paint(picture, ellipse(SIZE, (x, y), (396, 396), stroke_px=6), "#5A626D")
    paint(picture, ellipse(SIZE, (x, y), (388, 388)), "#1F2227", share=0.75)
    arc = ellipse(SIZE, (x - 8, y), (496, 496), arc=(200, 258), stroke_px=16)
    paint(picture, soften(arc, 1.6), "#8D96A1", share=0.8)
    shine = ellipse(SIZE, (x - 190, y - 250), (235, 62), angle_deg=-38)
    paint(picture, soften(shine, 34) & cup, "#FFFFFF", share=0.8)
    Pen().write(picture, (x - 250, y + 40), "A R I A", size_px=110, ink="#99A1AB", is_bold=True)
    for start, end, stroke in (
        ((222, -92), (344, 46), 9),
        ((250, -98), (346, 4), 3),
        ((288, 66), (344, 112), 4),
    ):
        ends = [(x + start[0], y + start[1]), (x + end[0], y + end[1])]
        paint(picture, line(SIZE, ends, stroke), "#DCE1E6")
    return picture


def plate(random: np.random.Generator, serial: str) -> Picture:
    """The rating plate inside the headband with its serial number in bars."""
    picture = gradient(SIZE, "#31353C", "#1B1E22", angle_deg=40)
    corner = (330 + drift(random), 215)
    card = rounded(SIZE, corner, (1260, 650), 44)
    paint(picture, soften(card, 30, offset=(10, 22)), "#000000", share=0.6)
    paint(picture, card, gradient(SIZE, "#2A2E35", "#1D2025", angle_deg=70))
    pen = Pen()
    x, y = corner[0] + 76, corner[1]
    pen.write(picture, (x, y + 118), "ARIA 700", size_px=76, ink="#EDF0F3", is_bold=True)
    lines = ("头戴式降噪耳机　型号 AU-H700-BK", "输入 5V / 1A　蓝牙 5.4　声野科技（上海）制造")
    for row, text in enumerate(lines):
        pen.write(picture, (x, y + 182 + 52 * row), text, size_px=34, ink="#AEB6C0")
    strip = bars(serial, module_px=5 if len(serial) <= 14 else 3, height_px=190)
    sticker = rounded(SIZE, (x - 12, y + 284), (strip.shape[1] + 24, 214), 10)
    paint(picture, sticker, "#F4F5F6")
    put(picture, strip, (round(x), round(y + 296)))
    spread = " ".join(serial[at : at + 4] for at in range(0, len(serial), 4))
    pen.write(picture, (x, y + 580), f"SN {spread}", size_px=56, ink="#EDF0F3")
    for row, mark in enumerate(("CCC", "CE")):
        place = (corner[0] + 1120, y + 120 + 150 * row)
        paint(picture, ellipse(SIZE, place, (58, 58), stroke_px=5), "#AEB6C0")
        width = pen.width(mark, size_px=40, is_bold=True)
        pen.write(
            picture,
            (place[0] - width / 2, place[1] + 15),
            mark,
            size_px=40,
            ink="#AEB6C0",
            is_bold=True,
        )
    return picture


def unboxed(random: np.random.Generator) -> Picture:
    """The product box, flaps open."""
    picture = studio(SIZE)
    x = 960 + drift(random)
    floor = ellipse(SIZE, (x, 865), (560, 46))
    paint(picture, soften(floor, 30), _SHADOW, share=0.55)
    inside = _around(x, [(-430, 400), (430, 400), (400, 300), (-400, 300)])
    paint(picture, polygon(SIZE, inside), "#111316")
    flaps = (
        [(-430, 400), (-640, 330), (-560, 250), (-400, 300)],
        [(430, 400), (640, 330), (560, 250), (400, 300)],
    )
    for flap, ink in zip(flaps, ("#3A4049", "#2E333A"), strict=True):
        paint(picture, polygon(SIZE, _around(x, flap)), ink)
    back = _around(x, [(-400, 300), (400, 300), (370, 208), (-370, 208)])
    paint(picture, polygon(SIZE, back), "#2A2F36")
    face = polygon(SIZE, _around(x, [(-430, 400), (430, 400), (410, 870), (-410, 870)]))
    paint(picture, face, gradient(SIZE, "#2C3138", "#191C20", angle_deg=80))
    pen = Pen()
    pen.write(picture, (x - 330, 560), "ARIA 700", size_px=104, ink="#E8EBEE", is_bold=True)
    pen.write(picture, (x - 326, 626), "头戴式降噪耳机　曜石黑", size_px=40, ink="#A6AEB8")
    strip = bars("6901234567892", module_px=2, height_px=86)
    put(picture, strip, (round(x + 60), 730))
    return picture


def accessories(random: np.random.Generator) -> Picture:
    """Case, cable, adapter and manual, laid out."""
    picture = studio(SIZE)
    x = drift(random)
    case = rounded(SIZE, (230 + x, 250), (560, 500), 150)
    paint(picture, soften(case, 26, offset=(12, 24)), _SHADOW, share=0.5)
    paint(picture, case, radial(SIZE, (430 + x, 380), 560, "#474D56", "#1C1F23"))
    seam = rounded(SIZE, (256 + x, 276), (508, 448), 126) ^ rounded(
        SIZE, (262 + x, 282), (496, 436), 122
    )
    paint(picture, seam, "#6A727D", share=0.7)
    pen = Pen()
    pen.write(picture, (418 + x, 522), "ARIA", size_px=70, ink="#98A0AA", is_bold=True)
    turns = np.linspace(0, 4.6 * np.pi, 120)
    loop: list[Place] = [
        (1040 + x + (150 + 5 * t) * float(np.cos(t)), 620 + (120 + 4 * t) * float(np.sin(t)))
        for t in turns
    ]
    cable = line(SIZE, loop, 15)
    paint(picture, soften(cable, 7, offset=(5, 9)), _SHADOW, share=0.5)
    paint(picture, cable, "#23262B")
    _block(picture, (905 + x, 250), (230, 170), ("#FFFFFF", "#D3D7DB"), 30)
    for pin in (985, 1045):
        paint(picture, rounded(SIZE, (pin + x, 206), (16, 48), 4), "#8E959D")
    _block(picture, (1300 + x, 270), (370, 500), ("#FCFCFA", "#E9EAEB"), 8)
    pen.write(picture, (1340 + x, 372), "使用说明书", size_px=50, ink="#22262B", is_bold=True)
    pen.write(picture, (1340 + x, 428), "Quick start", size_px=32, ink="#5A636E")
    for row in range(6):
        rule = [(1340 + x, 500 + 38 * row), (1340 + x + (280 if row % 3 else 230), 500 + 38 * row)]
        paint(picture, line(SIZE, rule, 5), "#C4C9CE")
    return picture


def _headphones(picture: Picture, centre: Place, scale: float, *, light: str | None) -> None:
    x, y = centre

    def spot(dx: float, dy: float) -> Place:
        return x + dx * scale, y + dy * scale

    floor = ellipse(SIZE, spot(0, 372), (400 * scale, 40 * scale))
    paint(picture, soften(floor, 30), _SHADOW, share=0.5)
    band_axes = (300 * scale, 345 * scale)
    band = ellipse(SIZE, spot(0, -10), band_axes, arc=(184, 356), stroke_px=round(64 * scale))
    paint(picture, band, gradient(SIZE, "#565D67", "#1B1E22", angle_deg=80))
    inner_axes = (280 * scale, 320 * scale)
    pad = ellipse(SIZE, spot(0, -10), inner_axes, arc=(200, 340), stroke_px=round(26 * scale))
    paint(picture, pad, "#101215")
    gleam_axes = (316 * scale, 361 * scale)
    gleam = ellipse(SIZE, spot(0, -10), gleam_axes, arc=(228, 282), stroke_px=round(8 * scale))
    paint(picture, soften(gleam, 2), "#B9C1CA", share=0.8)
    for side in (-1, 1):
        arm = line(SIZE, [spot(298 * side, -40), spot(304 * side, 90)], round(38 * scale))
        paint(picture, arm, "#7C858F")
        cushion = ellipse(SIZE, spot(226 * side, 170), (92 * scale, 186 * scale))
        paint(
            picture, cushion, radial(SIZE, spot(240 * side, 90), 300 * scale, "#32363C", "#0D0E10")
        )
        cup = ellipse(SIZE, spot(300 * side, 170), (104 * scale, 196 * scale), angle_deg=3 * side)
        paint(picture, cup, radial(SIZE, spot(260 * side, 40), 420 * scale, *_SHELL))
        ring = ellipse(SIZE, spot(306 * side, 170), (72 * scale, 150 * scale), stroke_px=3)
        paint(picture, ring, "#636B76")
        shine = ellipse(SIZE, spot(266 * side, 60), (18 * scale, 70 * scale), angle_deg=14 * side)
        paint(picture, soften(shine, 12), "#FFFFFF", share=0.42)
    if light:
        lamp = ellipse(SIZE, spot(312, 300), (9 * scale, 9 * scale))
        paint(picture, soften(ellipse(SIZE, spot(312, 300), (26, 26)), 22), light, share=0.95)
        paint(picture, lamp, "#FFFFFF")


def _phone(picture: Picture, corner: Place) -> None:
    x, y = corner
    body = rounded(SIZE, corner, (330, 640), 46)
    paint(picture, soften(body, 24, offset=(10, 22)), _SHADOW, share=0.5)
    paint(picture, body, "#0C0D0F")
    paint(picture, rounded(SIZE, (x + 14, y + 14), (302, 612), 36), "#F3F5F8")
    pen = Pen()
    pen.write(picture, (x + 46, y + 118), "ARIA 700", size_px=48, ink="#12161B", is_bold=True)
    pen.write(picture, (x + 46, y + 176), "已连接", size_px=38, ink="#00695A", is_bold=True)
    paint(picture, ellipse(SIZE, (x + 165, y + 340), (96, 96), stroke_px=18), "#D3D8DD")
    charge = ellipse(SIZE, (x + 165, y + 340), (96, 96), arc=(-90, 205), stroke_px=18)
    paint(picture, charge, "#0A54C9")
    pen.write(picture, (x + 112, y + 360), "82%", size_px=56, ink="#12161B", is_bold=True)
    pen.write(picture, (x + 46, y + 520), "降噪 开　固件 3.1", size_px=28, ink="#464F5A")


def _block(
    picture: Picture, corner: Place, extent: Place, inks: tuple[str, str], radius: float
) -> Mask:
    """A flat thing with a shadow."""
    mask = rounded(SIZE, corner, extent, radius)
    paint(picture, soften(mask, 18, offset=(8, 16)), _SHADOW, share=0.45)
    paint(picture, mask, gradient(SIZE, *inks, angle_deg=75))
    return mask


def _around(x: float, points: Sequence[Place]) -> list[Place]:
    return [(x + dx, y) for dx, y in points]


def drift(random: np.random.Generator) -> float:
    """Nobody puts a thing down twice at the same place."""
    return float(random.uniform(-18, 18))
