"""Pictures from outside: written anew with nothing but pixels, or refused before they hurt."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image

from inspection.errors import OperatorError, WorldError
from inspection.events import FoundRegion
from inspection.values import RegionKind
from sync.hub.pixels import LONGEST_PX, covered_jpeg, fresh_jpeg
from tests.sync.hub.images import encoded, jpeg_claiming, png_of, webp_claiming


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    assert picture.format == "JPEG"
    return picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_three_formats_come_out_as_one(kind: str) -> None:
    picture = opened(fresh_jpeg(encoded(kind)))
    assert (picture.size, picture.mode) == ((64, 48), "RGB")
    left, right = picture.getpixel((8, 20)), picture.getpixel((56, 20))
    assert (max(left), min(right)) <= (10, 255)
    assert min(right) > 245


def test_nothing_but_pixels_comes_along() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker of phones"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    data = encoded(exif=exif, comment=b"Zhang Wei", icc_profile=b"profile" * 20)
    fresh = fresh_jpeg(data)
    picture = opened(fresh)
    assert picture.size == (48, 64), "laid upright as its camera said"
    assert max(picture.getpixel((20, 8))) < 10, "the dark left half is on top"
    assert not picture.getexif()
    assert not {"exif", "comment", "icc_profile"} & set(picture.info)
    for said in (b"Maker", b"Zhang", b"profile", b"Exif"):
        assert said in data
        assert said not in fresh


def test_what_shows_through_is_white_and_long_sides_are_bounded() -> None:
    through = opened(fresh_jpeg(encoded("PNG", mode="RGBA", ink=(0, 0, 0, 0))))
    assert min(through.getpixel((56, 20))) > 245
    palette = opened(fresh_jpeg(encoded("PNG", mode="P", ink=0)))
    assert palette.size == (64, 48)
    assert opened(fresh_jpeg(encoded(size=(3200, 100)))).size == (LONGEST_PX, 50)


def refusal(data: bytes) -> str:
    with pytest.raises(OperatorError) as refused:
        fresh_jpeg(data)
    return refused.value.code


JPEG = encoded()
HOSTILE = {
    "empty": (b"", "picture.empty"),
    "text": (b"<svg onload='x'/>", "picture.unreadable"),
    "pdf": (b"%PDF-1.7 ...", "picture.unreadable"),
    "gif": (encoded("GIF", mode="P", ink=0), "picture.unreadable"),
    "bmp": (encoded("BMP"), "picture.unreadable"),
    "cut": (JPEG[: len(JPEG) // 2], "picture.unreadable"),
    "header alone": (JPEG[:4], "picture.unreadable"),
    "png without pixels": (png_of(64, 48), "picture.unreadable"),
    "png with a broken stream": (png_of(64, 48)[:-20] + b"x" * 20, "picture.unreadable"),
    "png of 200 megapixels": (png_of(20_000, 10_000, bytes(100_000)), "picture.too_large"),
    "png of 90 megapixels": (png_of(9_500, 9_500), "picture.too_large"),
    "png of 60 megapixels": (png_of(10_000, 6_000), "picture.too_large"),
    "png of no size": (png_of(0, 48), "picture.unreadable"),
    "jpeg of 4 gigapixels": (jpeg_claiming(65_000, 65_000), "picture.too_large"),
    "webp of 200 megapixels": (webp_claiming(16_000, 12_500), "picture.too_large"),
    "noise after a good start": (b"\xff\xd8\xff" + zlib.compress(b"x" * 999), "picture.unreadable"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_or_a_bomb_is_refused(name: str) -> None:
    data, code = HOSTILE[name]
    assert refusal(data) == code


def test_covered_parts_are_painted_and_the_rest_stays() -> None:
    region = FoundRegion(x=5_000, y=0, w=2_500, h=10_000, what=RegionKind.NAME)
    shown = opened(covered_jpeg(encoded(size=(400, 200)), [region]))
    assert shown.size == (400, 200)
    assert max(shown.getpixel((250, 100))) < 40
    assert min(shown.getpixel((360, 100))) > 245
    wild = FoundRegion(x=9_999, y=-5, w=90_000, h=4, what=RegionKind.NAME)
    opened(covered_jpeg(encoded(), [wild]))
    with pytest.raises(WorldError) as altered:
        covered_jpeg(b"no photo", [region])
    assert altered.value.code == "photo.altered"
