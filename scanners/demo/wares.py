"""Draws what is no electronics: a folded sweater with its tags, a bottle with its label and seal.

Painters as in `goods`; words on the things are made up.
"""

from __future__ import annotations

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
    rounded,
    soften,
)
from scanners.demo.goods import SIZE, drift
from scanners.demo.staging import studio

_SHADOW = "#23272D"
_WOOL = ("#37517E", "#243659")
_WOOL_INK = "#1B2A48"
_WOOL_LIGHT = "#6F88B4"
_STRAW = "#C9B38C"
_GLASS = ("#F7D9C4", "#D89B78")


def sweater(random: np.random.Generator) -> Picture:
    """Folded, from above, its hang tag on it."""
    picture = studio(SIZE)
    x = 960 + drift(random)
    body = rounded(SIZE, (x - 420, 200), (840, 720), 70)
    paint(picture, soften(body, 30, offset=(14, 26)), _SHADOW, share=0.5)
    paint(picture, body, gradient(SIZE, *_WOOL, angle_deg=75))
    _ribs(picture, body, x)
    for side in (-1, 1):
        fold = [(x + 420 * side, 330), (x + 300 * side, 470), (x + 330 * side, 920)]
        paint(picture, soften(line(SIZE, fold, 12), 4) & body, _WOOL_INK, share=0.8)
    _collar(picture, (x, 236))
    _tag(picture, (x + 120, 470), is_near=False)
    return picture


def tag(random: np.random.Generator) -> Picture:
    """The hang tag close up."""
    picture = _cloth(random)
    _tag(picture, (620 + drift(random), 150), is_near=True)
    return picture


def tag_place(random: np.random.Generator) -> Picture:
    """Inside the collar, where a tag was: the woven label and the end of a cut thread."""
    picture = _cloth(random)
    x = 960 + drift(random)
    _collar(picture, (x, 250), scale=2.3)
    label = rounded(SIZE, (x - 210, 430), (420, 190), 10)
    paint(picture, soften(label, 10, offset=(5, 9)), "#0E1626", share=0.6)
    paint(picture, label, "#F2EFE8")
    pen = Pen()
    pen.write(picture, (x - 132, 520), "MUMIAN", size_px=68, ink="#2A2A28", is_bold=True)
    pen.write(picture, (x - 150, 584), "男 XL　100% 羊毛", size_px=38, ink="#4A4A46")
    thread: list[Place] = [(x + 250, 500), (x + 292, 560), (x + 280, 640), (x + 318, 700)]
    paint(picture, soften(line(SIZE, thread, 7), 3, offset=(5, 8)), "#0E1626", share=0.6)
    paint(picture, line(SIZE, thread, 6), _STRAW)
    return picture


def fabric_fault(random: np.random.Generator) -> Picture:
    """The cloth close up: a spot, and a loop pulled out of it."""
    picture = _cloth(random)
    x, y = 900 + drift(random), 560
    for offset, axes in (((0, 0), (150, 96)), ((96, 44), (70, 52)), ((-108, 58), (52, 34))):
        spot = ellipse(SIZE, (x + offset[0], y + offset[1]), axes)
        paint(picture, soften(spot, 9), "#3B2417", share=0.75)
    loop: list[Place] = [(1240, 470), (1290, 400), (1350, 430), (1322, 500), (1264, 512)]
    paint(picture, soften(line(SIZE, loop, 14), 4, offset=(4, 8)), "#0E1626", share=0.7)
    paint(picture, line(SIZE, loop, 11), _WOOL_LIGHT)
    return picture


def bag(random: np.random.Generator) -> Picture:
    """The sweater in its clear bag, the flap open."""
    picture = sweater(random)
    film = rounded(SIZE, (470, 130), (980, 860), 24)
    paint(picture, film, "#FFFFFF", share=0.22)
    edge = film & ~rounded(SIZE, (478, 138), (964, 844), 20)
    paint(picture, edge, "#FFFFFF", share=0.7)
    for start, end in (((560, 240), (720, 880)), ((1210, 190), (1330, 760))):
        shine = line(SIZE, [start, end], 26)
        paint(picture, soften(shine, 12), "#FFFFFF", share=0.42)
    flap = polygon(SIZE, [(470, 150), (1450, 150), (1400, 60), (530, 60)])
    paint(picture, flap, "#F4F6F8", share=0.5)
    paint(picture, line(SIZE, [(540, 76), (1392, 76)], 12), "#DFE3E7")
    return picture


def bottle(random: np.random.Generator) -> Picture:
    """A dropper bottle with its carton beside it."""
    picture = studio(SIZE)
    x = drift(random)
    _carton(picture, (1060 + x, 210), is_open=False)
    _bottle(picture, 700 + x)
    return picture


def bottle_label(random: np.random.Generator) -> Picture:
    """The label close up: name, batch, shelf life."""
    return _close_label(random, "", "")


def expiry(random: np.random.Generator) -> Picture:
    """The foot of the carton with its dates, close up."""
    return _close_label(random, "生产日期　20260318", "限期使用　20290317")


def seal(random: np.random.Generator) -> Picture:
    """The cap with the film around it close up, torn on one side."""
    picture = studio(SIZE)
    x = 960 + drift(random)
    cap = rounded(SIZE, (x - 260, 180), (520, 560), 60)
    paint(picture, soften(cap, 30, offset=(14, 24)), _SHADOW, share=0.5)
    paint(picture, cap, gradient(SIZE, "#F5F5F3", "#C9CBCE", angle_deg=0))
    for row in range(9):
        rib = line(SIZE, [(x - 210 + 52 * row, 230), (x - 210 + 52 * row, 560)], 7)
        paint(picture, rib, "#AEB2B6", share=0.7)
    neck = rounded(SIZE, (x - 330, 700), (660, 380), 40)
    paint(picture, neck, gradient(SIZE, *_GLASS, angle_deg=0))
    film = polygon(
        SIZE,
        [
            (x - 300, 600),
            (x + 110, 590),
            (x + 60, 660),
            (x + 130, 720),
            (x + 70, 800),
            (x - 300, 830),
        ],
    )
    paint(picture, soften(film, 8, offset=(4, 8)), _SHADOW, share=0.35)
    paint(picture, film, "#EAF2F7", share=0.72)
    paint(picture, line(SIZE, [(x - 290, 640), (x + 60, 632)], 8), "#FFFFFF", share=0.9)
    Pen().write(picture, (x - 250, 748), "拆封后不可复原", size_px=44, ink="#7A2E1E")
    return picture


def carton(random: np.random.Generator) -> Picture:
    """The bottle's carton, its lid open."""
    picture = studio(SIZE)
    _carton(picture, (790 + drift(random), 300), is_open=True)
    return picture


def _cloth(random: np.random.Generator) -> Picture:
    picture = gradient(SIZE, *_WOOL, angle_deg=60)
    shift = int(drift(random))
    for column in range(-40, 1960, 34):
        rib = line(SIZE, [(column + shift, 0), (column + shift, 1080)], 9)
        paint(picture, rib, _WOOL_INK, share=0.5)
    for row in range(10, 1080, 26):
        paint(picture, line(SIZE, [(0, row), (1920, row + 4)], 3), _WOOL_LIGHT, share=0.22)
    return picture


def _ribs(picture: Picture, body: Mask, x: float) -> None:
    for column in range(-400, 420, 26):
        rib = line(SIZE, [(x + column, 200), (x + column, 920)], 6)
        paint(picture, rib & body, _WOOL_INK, share=0.4)
    hem = rounded(SIZE, (x - 420, 836), (840, 84), 40)
    paint(picture, hem, _WOOL_INK, share=0.35)


def _collar(picture: Picture, centre: Place, *, scale: float = 1.0) -> None:
    x, y = centre
    ring = ellipse(SIZE, (x, y), (170 * scale, 92 * scale))
    paint(picture, ring, _WOOL_INK)
    paint(picture, ellipse(SIZE, (x, y), (128 * scale, 62 * scale)), "#121C31")
    front = ellipse(
        SIZE, (x, y), (150 * scale, 78 * scale), arc=(10, 170), stroke_px=round(30 * scale)
    )
    paint(picture, front, _WOOL_LIGHT, share=0.65)


def _tag(picture: Picture, corner: Place, *, is_near: bool) -> None:
    scale = 1.0 if is_near else 0.36
    x, y = corner
    width, height = 640 * scale, 800 * scale
    string: list[Place] = [(x + width / 2, y + 50 * scale), (x + width / 2 - 70 * scale, y - 150)]
    paint(picture, line(SIZE, string, max(3, round(7 * scale))), _STRAW)
    card = rounded(SIZE, corner, (width, height), 26 * scale)
    paint(picture, soften(card, 16 * scale, offset=(8, 14)), "#0B1220", share=0.6)
    paint(picture, card, "#F7F4EC")
    paint(
        picture, ellipse(SIZE, (x + width / 2, y + 56 * scale), (17 * scale, 17 * scale)), "#77746E"
    )
    if not is_near:
        for row in (150, 200, 250):
            rule = [(x + 30, y + row * 0.7), (x + width - 30, y + row * 0.7)]
            paint(picture, line(SIZE, rule, 5), "#8C8A84")
        return
    pen = Pen()
    pen.write(picture, (x + 60, y + 190), "MUMIAN 木棉", size_px=72, ink="#23242A", is_bold=True)
    rows = (
        "货号 SW-M-XL-NV",
        "品名 羊毛衫 男　颜色 藏青",
        "号型 185/100A　XL",
        "合格证　GB 18401 B 类",
    )
    for row, text in enumerate(rows):
        pen.write(picture, (x + 60, y + 290 + 70 * row), text, size_px=42, ink="#45464C")
    strip = bars("6903214567018", module_px=3, height_px=150)
    put(picture, strip, (round(x + 60), round(y + 590)))


def _bottle(picture: Picture, x: float) -> None:
    floor = ellipse(SIZE, (x, 905), (210, 30))
    paint(picture, soften(floor, 22), _SHADOW, share=0.55)
    bulb = rounded(SIZE, (x - 44, 130), (88, 150), 40)
    paint(picture, bulb, gradient(SIZE, "#3A3D42", "#17191C", angle_deg=0))
    cap = rounded(SIZE, (x - 80, 260), (160, 110), 16)
    paint(picture, cap, gradient(SIZE, "#E3D3B0", "#A98B52", angle_deg=0))
    body = rounded(SIZE, (x - 190, 350), (380, 560), 54)
    paint(picture, body, gradient(SIZE, *_GLASS, angle_deg=0))
    shine = rounded(SIZE, (x - 160, 400), (34, 440), 16)
    paint(picture, soften(shine, 8), "#FFFFFF", share=0.7)
    label = rounded(SIZE, (x - 150, 500), (300, 280), 8)
    paint(picture, label, "#FBFAF7")
    pen = Pen()
    pen.write(picture, (x - 118, 590), "YUFU 玉肤", size_px=48, ink="#2A2B30", is_bold=True)
    pen.write(picture, (x - 118, 650), "修护精华液", size_px=40, ink="#4B4D53")
    pen.write(picture, (x - 118, 716), "30 mL", size_px=36, ink="#4B4D53")


def _carton(picture: Picture, corner: Place, *, is_open: bool) -> None:
    x, y = corner
    box = rounded(SIZE, corner, (360, 640), 10)
    paint(picture, soften(box, 22, offset=(12, 22)), _SHADOW, share=0.5)
    paint(picture, box, gradient(SIZE, "#FDFCFA", "#DDD8D0", angle_deg=20))
    if is_open:
        lid = polygon(SIZE, [(x, y), (x + 360, y), (x + 310, y - 150), (x + 50, y - 150)])
        paint(picture, lid, "#E9E5DE")
        inside = polygon(
            SIZE, [(x + 16, y + 4), (x + 344, y + 4), (x + 320, y + 60), (x + 40, y + 60)]
        )
        paint(picture, inside, "#6E6A64")
    pen = Pen()
    pen.write(picture, (x + 54, y + 230), "YUFU 玉肤", size_px=54, ink="#2A2B30", is_bold=True)
    pen.write(picture, (x + 54, y + 300), "修护精华液", size_px=44, ink="#4B4D53")
    pen.write(picture, (x + 54, y + 360), "30 mL", size_px=38, ink="#4B4D53")
    put(picture, bars("6905432187650", module_px=2, height_px=90), (round(x + 60), round(y + 500)))


def _close_label(random: np.random.Generator, first: str, second: str) -> Picture:
    picture = gradient(SIZE, "#FBFAF8", "#DAD5CC", angle_deg=30)
    x = 240 + drift(random)
    pen = Pen()
    if first:
        for row, text in enumerate((first, second, "批号　YF26C18-2")):
            pen.write(picture, (x, 420 + 140 * row), text, size_px=96, ink="#2B2C31", is_bold=True)
        return picture
    pen.write(picture, (x, 290), "YUFU 玉肤", size_px=120, ink="#2A2B30", is_bold=True)
    pen.write(picture, (x, 420), "修护精华液　净含量 30 mL", size_px=76, ink="#3C3E44")
    for row, text in enumerate(("批号　YF26C18-2", "限期使用　20290317", "备案号见外盒")):
        pen.write(picture, (x, 560 + 96 * row), text, size_px=60, ink="#4B4D53")
    put(picture, bars("6905432187650", module_px=4, height_px=150), (round(x + 900), 720))
    return picture
