"""Draws a return waybill as carriers print them: bars, routing code, masked people, QR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scanners.demo.drawing import Pen, Picture, bars, blank, ellipse, matrix, paint, put

INK = "#17181A"
WIDTH_PX = 1000
HEIGHT_PX = 1360
_MARGIN_PX = 40


@dataclass(frozen=True, kw_only=True)
class Waybill:
    """What is printed. People are invented and masked, as on real waybills."""

    tracking: str
    carrier: str = "顺丰速运"
    routing: str = "021-B-17"
    printed_at: str = "2026-11-19 18:04"
    receiver: str = "声野售后仓 B02　021****6600"
    receiver_address: str = "上海市嘉定区 ********** 3 号库"
    sender: str = "张*　138****1234"
    sender_address: str = "浙江省杭州市 ****************"
    goods: str = "托寄物：数码产品　1 件"
    weight: str = "实重 0.32 kg"
    note: str = "RS-261121-0418"
    matrix_text: str = "https://ucmp.example.cn/s?n=RS-261121-0418"
    matrix_symbology: str = "QRCode"
    bars_text: str = ""
    """What the bars say if it differs from the number, such as one with a box suffix."""


def draw_waybill(waybill: Waybill) -> Picture:
    """The label as printed, `(1360, 1000, 3)`: flat, upright, sharp."""
    picture = blank((WIDTH_PX, HEIGHT_PX), "#FDFDFB")
    pen = Pen()
    pen.write(picture, (_MARGIN_PX, 112), waybill.carrier, size_px=58, ink=INK, is_bold=True)
    _right(pen, picture, "退货专用", 70, 26)
    _right(pen, picture, waybill.printed_at, 112, 26)
    _rule(picture, 142)
    below = _bars(pen, picture, waybill)
    _rule(picture, below)
    spread = " ".join(waybill.routing) if len(waybill.routing) < 10 else waybill.routing
    width = pen.width(spread, size_px=84, is_bold=True)
    place = ((WIDTH_PX - width) / 2, below + 96)
    pen.write(picture, place, spread, size_px=84, ink=INK, is_bold=True)
    _rule(picture, below + 126)
    _person(pen, picture, below + 126, "收", waybill.receiver, waybill.receiver_address)
    _rule(picture, below + 366)
    _person(pen, picture, below + 366, "寄", waybill.sender, waybill.sender_address)
    _rule(picture, below + 586)
    _foot(pen, picture, below + 586, waybill)
    return picture


def _rule(picture: Picture, y: int) -> None:
    picture[y : y + 3] = 40


def _right(pen: Pen, picture: Picture, text: str, y: int, size_px: int) -> None:
    x = WIDTH_PX - _MARGIN_PX - pen.width(text, size_px=size_px)
    pen.write(picture, (x, y), text, size_px=size_px, ink="#3A3D42")


def _bars(pen: Pen, picture: Picture, waybill: Waybill) -> int:
    text = waybill.bars_text or waybill.tracking
    narrow = bars(text, module_px=1, height_px=1).shape[1]
    module_px = max(1, (WIDTH_PX - 2 * _MARGIN_PX + 40) // narrow)
    strip = bars(text, module_px=module_px, height_px=190)
    put(picture, strip, (max(0, (WIDTH_PX - strip.shape[1]) // 2), 172))
    spread = " ".join(text) if len(text) <= 20 else text[:48]
    size_px = 50 if len(text) <= 20 else 34
    x = (WIDTH_PX - pen.width(spread, size_px=size_px)) / 2
    pen.write(picture, (x, 420), spread, size_px=size_px, ink=INK)
    return 446


def _person(pen: Pen, picture: Picture, top: int, role: str, name: str, address: str) -> None:
    size = (picture.shape[1], picture.shape[0])
    is_receiver = role == "收"
    stroke = -1 if is_receiver else 4
    paint(picture, ellipse(size, (82, top + 68), (34, 34), stroke_px=stroke), INK)
    ink = "#FFFFFF" if is_receiver else INK
    pen.write(picture, (64, top + 81), role, size_px=36, ink=ink, is_bold=True)
    pen.write(picture, (142, top + 80), name, size_px=40, ink=INK, is_bold=True)
    pen.write(picture, (142, top + 146), address, size_px=36, ink="#2A2D31")


def _foot(pen: Pen, picture: Picture, top: int, waybill: Waybill) -> None:
    width = matrix(waybill.matrix_text, module_px=1, symbology=waybill.matrix_symbology).shape[1]
    module_px = max(2, 270 // width)
    code = matrix(waybill.matrix_text, module_px=module_px, symbology=waybill.matrix_symbology)
    put(picture, np.ascontiguousarray(code), (_MARGIN_PX - 10, top + 26))
    x = _MARGIN_PX + code.shape[1] + 16
    lines = (waybill.goods, waybill.weight, f"备注：{waybill.note}")
    for row, text in enumerate(lines):
        pen.write(picture, (x, top + 96 + 66 * row), text, size_px=36, ink="#2A2D31")
