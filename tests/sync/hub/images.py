"""Pictures for the hub's tests: small good ones, and files made to hurt a decoder."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image


def encoded(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """A picture of one colour but for a dark left half."""
    mode = str(options.pop("mode", "RGB"))
    picture = Image.new(mode, size, options.pop("ink", "white"))  # type: ignore[arg-type]
    picture.paste(Image.new(mode, (size[0] // 2, size[1])), (0, 0))
    out = BytesIO()
    picture.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def png_of(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG whose header claims a size."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(body)), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(name + data))
        parts += [struct.pack(">I", len(data)), name, data, crc]
    return b"".join(parts)


def jpeg_claiming(width: int, height: int) -> bytes:
    """A JPEG whose frame header claims another size than its picture has."""
    data = bytearray(encoded())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_claiming(width: int, height: int) -> bytes:
    """An extended WebP whose canvas claims a size."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk
