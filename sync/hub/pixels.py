"""Pictures that came from outside, decoded with suspicion and written anew; covers painted in.

What is decoded is bounded before it is, one at a time for the whole process, and only in the three
formats that phones and shops use. What comes out holds pixels and nothing else: no place, no time,
no camera, no comment.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from inspection.errors import OperatorError, WorldError
from inspection.events import FoundRegion
from inspection.overlay import covers

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 50_000_000
"""Largest picture decoded, as at the station; phones make up to 50 megapixels."""
LONGEST_PX = 1600
"""Of what is kept: as large as a screen shows it."""
QUALITY = 85
COVERED_QUALITY = 92
"""As the station's own photos."""

_ORIENTATION = 0x0112
"""The one EXIF tag that is listened to: phones lay pictures on their side and say so there."""
_INK = (16, 18, 21)
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, EOFError),
    *(ArithmeticError, MemoryError, RuntimeError, Warning, struct.error),
)
"""What decoders raise of a file that was made to hurt them."""
_ONE = Lock()
"""Of forty requests at once only one may take the memory of a decoded picture."""


def fresh_jpeg(data: bytes) -> bytes:
    """A JPEG of at most `LONGEST_PX` with the picture's pixels, upright, transparency on white.

    Raises OperatorError `picture.empty`, `picture.unreadable` (another format, broken, cut short)
    or `picture.too_large` (found before anything is decoded).
    """
    if not data:
        raise OperatorError("picture.empty")
    with _opened(data) as picture:
        return _written(_upright(picture), QUALITY)


def covered_jpeg(data: bytes, regions: Sequence[FoundRegion]) -> bytes:
    """A station's photo in full size, these parts of it painted over.

    Raises WorldError `photo.altered` for what is no photo of a station.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - with the first photo that is asked for

    try:
        with _opened(data) as picture:
            shown = picture.convert("RGB")
            pen = ImageDraw.Draw(shown)
            for left, top, width, height in covers(regions, shown.width, shown.height):
                pen.rectangle((left, top, left + width - 1, top + height - 1), fill=_INK)
            return _written(shown, COVERED_QUALITY)
    except OperatorError as error:
        raise WorldError("photo.altered") from error


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, its size known to be bearable, nothing of it decoded yet; alone meanwhile."""
    from PIL import Image  # noqa: PLC0415 - most hubs start without a picture to look at

    with _ONE, warnings.catch_warnings():
        # what it has to say of a strange file is no news; a bomb it is about to warn of is refused
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise OperatorError("picture.too_large", max_pixels=MAX_PIXELS)
                yield picture
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise OperatorError("picture.too_large", max_pixels=MAX_PIXELS) from error
        except OperatorError:
            raise
        except _BROKEN as error:
            raise OperatorError("picture.unreadable") from error


def _upright(picture: Image.Image) -> Image.Image:
    """A new picture, so that nothing the file said beside its pixels comes along."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - there since it was opened

    turn = picture.getexif().get(_ORIENTATION, 1)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
    elif picture.mode not in {"RGB", "L"}:
        picture = picture.convert("RGB")
    picture.thumbnail((LONGEST_PX, LONGEST_PX))
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    exif = clean.getexif()
    exif[_ORIENTATION] = turn if turn in range(1, 9) else 1
    upright = ImageOps.exif_transpose(clean)
    upright.info.clear()
    return upright


def _written(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
