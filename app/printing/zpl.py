"""A label in ZPL II, for thermal printers that speak it.

Codes are drawn by the printer (`^BC`, `^BX`), plain text in its own faces. Text a printer has no
letters for, Chinese above all, goes as a picture of ours (`^GFA`): few printers hold such fonts.
"""

from __future__ import annotations

from PySide6.QtGui import QImage, qGray

from app.printing.label import Label, LabelFormat
from app.printing.layout import BarsPart, MatrixPart, Part, TextPart, lay_out, matrix
from app.printing.painting import picture_of_text, text_width

LAST_PLAIN = 0x17F
"""Code points up to Latin Extended-A are in the face every such printer has."""
_COMMANDING = frozenset("^~_\\")
"""Begin commands, or an escape, where they stand in data."""
_CELL = (18, 10)
_CELL_STEP = 12
"""Font D: dots of a letter at size one, and from one letter to the next."""
_QUALITY = 200
"""ECC 200: the Data Matrix of today."""
_HALF = 128
_BITS = 8


def zpl_of(label: Label, form: LabelFormat) -> str:
    """The whole label in ASCII, from ^XA to ^XZ, and its size: no set-up of the printer matters."""
    fields = [_field(part) for part in lay_out(label, form, text_width)]
    head = ["^XA", "^CI28", "^LH0,0", f"^PW{form.width}", f"^LL{form.height}"]
    return "\n".join([*head, *fields, "^PQ1", "^XZ", ""])


def escaped(text: str) -> str:
    """Data for ^FD after ^FH: what would command the printer, and all but ASCII, in hexadecimal."""
    return "".join(
        one
        if one.isascii() and one.isprintable() and one not in _COMMANDING
        else "".join(f"_{byte:02X}" for byte in one.encode("utf-8"))
        for one in text
        if one.isprintable()
    )


def graphic(image: QImage) -> str:
    """A ^GFA field of a black and white picture: a bit per dot, rows filled up to whole bytes."""
    dots = image.convertToFormat(QImage.Format.Format_Mono)
    row_bytes, height = (dots.width() + _BITS - 1) // _BITS, dots.height()
    all_bits = bytes(dots.constBits())
    # one bits are black to a printer; Qt says by a colour table what they are to it
    if qGray(dots.color(1)) >= _HALF:
        all_bits = bytes(byte ^ 0xFF for byte in all_bits)
    unused = row_bytes * _BITS - dots.width()
    rows = []
    for y in range(height):
        row = bytearray(all_bits[y * dots.bytesPerLine() :][:row_bytes])
        row[-1] &= 0xFF << unused & 0xFF
        rows.append(row.hex().upper())
    total = row_bytes * height
    return f"^GFA,{total},{total},{row_bytes},{''.join(rows)}"


def _field(part: Part) -> str:
    at = f"^FO{part.x},{part.y}"
    match part:
        case BarsPart():
            bars = f"^BY{part.module}^BCN,{part.height},N,N,N"
            return f"{at}{bars}^FH^FD{escaped(part.text)}^FS"
        case MatrixPart():
            side = len(matrix(part.text))
            code = f"^BXN,{part.module},{_QUALITY},{side},{side}"
            return f"{at}{code}^FH^FD{escaped(part.text)}^FS"
        case TextPart():
            return f"{at}{_text(part)}^FS"


def _text(part: TextPart) -> str:
    if any(ord(one) > LAST_PLAIN for one in part.text):
        return graphic(picture_of_text(part))
    side = "C" if part.is_centred else "L"
    block = f"^FB{part.width},1,0,{side}"
    return f"{_face(part)}{block}^FH^FD{escaped(part.text)}"


def _face(part: TextPart) -> str:
    """Font D has letters of one width, in whole multiples; font 0 any size."""
    if not part.is_mono:
        return f"^A0N,{part.size},{part.size}"
    across = part.width // (_CELL_STEP * len(part.text))
    times = max(1, min(across, part.height // _CELL[0]))
    return f"^ADN,{_CELL[0] * times},{_CELL[1] * times}"
