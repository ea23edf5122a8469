"""The test sheet in the self-test: read by the hand scanner, and by the camera it lies under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.sheets.contents import TEST_CODES

if TYPE_CHECKING:
    from scanners.imaging import Image

_TEXTS = frozenset(one.text for one in TEST_CODES)
SHEET_CODES = len(_TEXTS)


def is_of_sheet(text: str) -> bool:
    """Whether a scan is one of the test sheet's: nobody's badge and nobody's parcel."""
    return text.strip() in _TEXTS


def codes_in(image: Image) -> int:
    """How many of the sheet's codes a picture holds; slow, for a background thread."""
    from scanners.decode import read_image  # noqa: PLC0415 - brings OpenCV

    return len(_TEXTS & {code.text for code in read_image(image, deep=True).codes})
