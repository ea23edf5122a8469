"""Pictures from outside: read, or refused with a code; never anything else."""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners import imaging
from scanners.errors import ImageError
from scanners.imaging import load_image

PICTURE = np.random.default_rng(1).integers(0, 255, (48, 64, 3)).astype(np.uint8)
FORMATS = (".png", ".jpg", ".webp", ".bmp", ".tif")


def encoded(suffix: str) -> bytes:
    _, data = cv2.imencode(suffix, PICTURE)
    return data.tobytes()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header claims a size, with next to no data behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def jpeg_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(".jpg"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_claiming(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + b"\0" * 4
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def lossless_webp_claiming(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    body = b"VP8L" + struct.pack("<I", 5) + b"\x2f" + struct.pack("<I", bits) + b"\0" * 8
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def bmp_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(".bmp"))
    data[18:26] = struct.pack("<ii", width, height)
    return bytes(data)


def tiff_claiming(width: int, height: int, *, order: str = "<", tile: int = 0) -> bytes:
    tags = [(256, 4, width), (257, 4, height), (277, 3, 3)]
    tags += [(322, 4, tile), (323, 4, tile)] if tile else []
    data = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(tags))
    for tag, kind, value in tags:
        short = struct.pack(order + "HH", value, 0) if kind == 3 else None
        data += struct.pack(order + "HHI", tag, kind, 1)
        data += short or struct.pack(order + "I", value)
    return data + b"\0" * 64


def code_of(source: Path | bytes) -> str:
    with pytest.raises(ImageError) as caught:
        load_image(source)
    return caught.value.code


@pytest.mark.parametrize("suffix", FORMATS)
def test_known_formats_are_read_from_bytes_and_files(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"label{suffix}"
    path.write_bytes(encoded(suffix))
    for image in (load_image(path), load_image(encoded(suffix))):
        assert image.shape == PICTURE.shape
        assert image.dtype == np.uint8
    if suffix in {".png", ".bmp", ".tif"}:
        assert np.array_equal(load_image(path), PICTURE)


@pytest.mark.parametrize(
    "data",
    [
        png_claiming(10_000, 10_000),
        jpeg_claiming(10_000, 10_000),
        webp_claiming(10_000, 10_000),
        lossless_webp_claiming(10_000, 10_000),
        bmp_claiming(10_000, -10_000),
        tiff_claiming(10_000, 10_000),
        tiff_claiming(10_000, 10_000, order=">"),
        tiff_claiming(100, 100, tile=2**20),
        png_claiming(2**31 - 1, 2**31 - 1),
    ],
    ids=[
        *("png", "jpeg", "webp", "webp lossless", "bmp"),
        *("tiff", "tiff of the other order", "tiff of one tile", "png huge"),
    ],
)
def test_a_hundred_megapixels_are_refused_before_decoding(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        pytest.fail("decoded")

    monkeypatch.setattr(cv2, "imdecode", never)
    assert code_of(data) == "image.too_large"


def test_a_file_beyond_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imaging, "MAX_BYTES", 1000)
    path = tmp_path / "big.png"
    path.write_bytes(encoded(".png") + b"\0" * 2000)
    assert code_of(path) == "image.too_large"


def test_empty_missing_and_foreign_files_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    assert code_of(tmp_path / "empty.png") == "image.empty"
    assert code_of(b"") == "image.empty"
    assert code_of(tmp_path / "none.png") == "image.missing"
    assert code_of(tmp_path) == "image.unreadable"
    assert code_of(b"%PDF-1.7 not a picture") == "image.unreadable"
    assert code_of(png_claiming(0, 10)) == "image.unreadable"


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.99])
def test_a_picture_cut_short_is_refused(suffix: str, share: float) -> None:
    data = encoded(suffix)
    assert code_of(data[: int(len(data) * share)]) == "image.unreadable"


@pytest.mark.parametrize("claimed", [1_000, 0x00800000, 0x7FFF001B, 0xFFFFFFFF])
@pytest.mark.parametrize("kind", [b"IHDR", b"IDAT"])
def test_a_png_that_claims_more_than_it_holds_is_refused_undecoded(
    monkeypatch: pytest.MonkeyPatch, kind: bytes, claimed: int
) -> None:
    # OpenCV takes the memory first: 205 bytes took 4 GB (found by make fuzz)
    data = bytearray(png_claiming(64, 48))
    struct.pack_into(">I", data, data.index(kind) - 4, claimed)
    monkeypatch.setattr(cv2, "imdecode", lambda *_: pytest.fail("decoded"))
    assert code_of(bytes(data)) == "image.unreadable"


def test_huge_exif_with_a_thumbnail_is_stepped_over() -> None:
    data = encoded(".jpg")
    block = b"Exif\0\0" + encoded(".jpg")
    segment = b"\xff\xe1" + struct.pack(">H", 65_535) + block.ljust(65_533, b"\0")
    assert load_image(data[:2] + segment * 160 + data[2:]).shape == PICTURE.shape


def test_a_jpeg_cut_in_its_pixels_is_not_saved_by_its_thumbnail() -> None:
    data = encoded(".jpg")
    block = b"Exif\0\0" + encoded(".jpg")
    segment = b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    whole = data[:2] + segment + data[2:]
    assert code_of(whole[:-200]) == "image.unreadable"


def test_fill_bytes_and_what_follows_a_jpeg_are_harmless() -> None:
    data = encoded(".jpg")
    assert load_image(data[:2] + b"\xff" + data[2:] + b"motion photo" * 9).shape == PICTURE.shape


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\x00\x00", b"\xff\xd8\xff\xe1\x00", b"\xff\xd8\xff\xd0\xff", b"BM\0"]
)
def test_broken_headers_are_refused(data: bytes) -> None:
    assert code_of(data) == "image.unreadable"


@given(
    suffix=st.sampled_from(FORMATS),
    changes=st.dictionaries(st.integers(0, 700), st.integers(0, 255), max_size=6),
    cut=st.integers(0, 700),
)
def test_damage_gives_a_picture_or_an_image_error(
    suffix: str, changes: dict[int, int], cut: int
) -> None:
    data = bytearray(encoded(suffix))
    for at, value in changes.items():
        data[at % len(data)] = value
    with contextlib.suppress(ImageError):
        assert load_image(bytes(data[: len(data) - cut])).ndim == 3


@given(st.binary(max_size=400))
def test_any_bytes_give_an_image_error(data: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"RIFF____WEBPVP8 ", b"BM"):
        assert code_of(start + data).startswith("image.")


def test_an_error_says_its_code_and_parameters() -> None:
    assert str(ImageError("image.too_large", width=3)) == "image.too_large(width=3)"
    assert str(ImageError("image.empty")) == "image.empty"


def test_a_pipe_is_no_picture_and_nobody_waits_for_it(tmp_path: Path) -> None:
    mkfifo = getattr(os, "mkfifo", None)
    if mkfifo is None:
        pytest.skip("no named pipes on this system")
    mkfifo(tmp_path / "picture.png")
    assert code_of(tmp_path / "picture.png") == "image.unreadable"


def test_what_is_transparent_is_paper() -> None:
    drawn = np.zeros((8, 8, 4), np.uint8)
    drawn[:, :4, 3] = 255
    image = load_image(cv2.imencode(".png", drawn)[1].tobytes())
    assert image.shape == (8, 8, 3)
    assert (image[:, :4] == 0).all()
    assert (image[:, 4:] == 255).all()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_is_known_by_its_content_whatever_it_is_called(
    suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / "tickets.csv"
    path.write_bytes(encoded(suffix))
    assert imaging.looks_like_picture(path)


@pytest.mark.parametrize(
    ("name", "content", "is_picture"),
    [
        ("tickets.csv", b"BMW,1\nnumber,order\n", False),
        ("tickets.json", b"[]", False),
        ("tickets.xlsx", b"PK\x03\x04", False),
        ("empty", b"", False),
        ("label.JPG", b"no picture at all", True),
    ],
)
def test_what_is_no_picture_is_none_unless_it_is_called_one(
    tmp_path: Path, name: str, content: bytes, is_picture: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert imaging.looks_like_picture(path) is is_picture
    assert not imaging.looks_like_picture(tmp_path)
    assert not imaging.looks_like_picture(tmp_path / "missing")


@pytest.mark.skipif(os.name == "nt", reason="no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "label"
    os.mkfifo(pipe)
    assert not imaging.looks_like_picture(pipe)
