"""Small pictures and broken files, made of a number each: the same number, the same picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from scanners.decode import read_image
from scanners.errors import ImageError
from scanners.imaging import load_image
from tests.fuzz.texts import promise

Image = NDArray[np.uint8]
FORMATS = (".png", ".jpg", ".webp", ".bmp", ".tif")
WRITTEN = (
    ("Code128", "SF1624088315207"),
    ("QRCode", "https://example.test/退货"),
    ("DataMatrix", "4354210"),
    ("Code39", "A7H2-26"),
    ("ITF", "00123456789018"),
    ("EAN13", "6901234567892"),
    ("PDF417", "PDF 417 0123"),
)
LENGTHS = frozenset({14})
"""Interleaved codes as a station is told of them: a torn one reads as a shorter one."""
HEAD = struct.Struct("HHH")
"""Height, width, bytes of what the code says."""
LONGEST_SIDE = 160
NUMBERS = (0, 1, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


@cache
def _drawn(which: int) -> Image:
    symbology, text = WRITTEN[which]
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, symbology))
    return np.array(zxingcpp.write_barcode_to_image(code, scale=2, add_quiet_zones=True))


def picture_of(random: Random) -> Image:
    """Noise, flat, stripes, or a code: cut, turned, squeezed, speckled."""
    return picture_and_code(random)[0]


def picture_and_code(random: Random) -> tuple[Image, str]:
    """The same, and what the code in it says; empty where nothing was drawn."""
    pixels = np.random.default_rng(random.getrandbits(64))
    height, width = random.randint(1, LONGEST_SIDE), random.randint(1, LONGEST_SIDE)
    told = ""
    kind = random.random()
    if kind < 0.1:
        image = pixels.integers(0, 256, (height, width, 3), np.uint8)
    elif kind < 0.15:
        image = np.full((height, width, 3), random.randint(0, 255), np.uint8)
    elif kind < 0.3:
        bars = pixels.integers(0, 2, width).astype(np.uint8) * 255
        image = np.repeat(np.repeat(bars[None, :, None], height, 0), 3, 2)
    else:
        which = random.randrange(len(WRITTEN))
        told = WRITTEN[which][1]
        image = _changed(_drawn(which), random, pixels)
    if random.random() < 0.2:
        image = np.ascontiguousarray(np.rot90(image, random.randint(0, 3)))
    return np.ascontiguousarray(image), told


def _changed(code: Image, random: Random, pixels: np.random.Generator) -> Image:
    gray = code if code.ndim == 2 else cv2.cvtColor(code, cv2.COLOR_BGR2GRAY)
    scale = min(1.0, LONGEST_SIDE * random.uniform(0.4, 1.6) / max(gray.shape))
    gray = cv2.resize(gray, None, fx=scale, fy=scale * random.uniform(0.5, 1.2))
    if random.random() < 0.5:
        cut = random.randint(0, gray.shape[1] // 2)
        gray = gray[:, cut:]
    if random.random() < 0.5:
        height, width = gray.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), random.uniform(-90, 90), 1)
        gray = cv2.warpAffine(gray, turn, (width, height), borderValue=(255,))
    noise = pixels.normal(0, random.choice((0, 8, 40)), gray.shape)
    gray = np.clip(gray + noise, 0, 255).astype(np.uint8)
    return cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR).astype(np.uint8)


def file_of(random: Random) -> bytes:
    """A picture as a file, broken: cut, bytes changed, a claim of its header made wrong."""
    done, data = cv2.imencode(random.choice(FORMATS), picture_of(random))
    promise(done, "a picture that cannot be written")
    broken = bytearray(data.tobytes())
    for _ in range(random.choice((0, 1, 1, 3, 10))):
        random.choice(DAMAGES)(broken, random)
    return bytes(broken)


def _flip(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] = random.randint(0, 255)


def _claim(data: bytearray, random: Random) -> None:
    """Numbers in the first bytes: sizes, lengths, offsets."""
    if len(data) > 8:
        at = random.randrange(min(60, len(data) - 4))
        order = random.choice((">", "<"))
        size = random.choice(("H", "I"))
        number = random.choice(NUMBERS) & (0xFFFF if size == "H" else 0xFFFFFFFF)
        struct.pack_into(order + size, data, at, number)


def _truncate(data: bytearray, random: Random) -> None:
    del data[random.randint(0, len(data)) :]


def _grow(data: bytearray, random: Random) -> None:
    at = random.randint(0, len(data))
    data[at:at] = bytes(random.randint(0, 255) for _ in range(random.randint(1, 40)))


def _sum(data: bytearray, _random: Random) -> None:
    """A PNG whose header's check sum is right again: its claims are believed."""
    if data[:4] == b"\x89PNG" and len(data) > 33:
        struct.pack_into(">I", data, 29, zlib.crc32(data[12:29]))


DAMAGES: tuple[Callable[[bytearray, Random], None], ...] = (
    _flip,
    _flip,
    _claim,
    _claim,
    _truncate,
    _grow,
    _sum,
)


def load_file(data: bytes) -> None:
    try:
        image = load_image(data)
    except ImageError:
        return
    promise(image.dtype == np.uint8 and image.ndim == 3 and image.shape[2] == 3, "no BGR picture")


def read_live(data: bytes) -> None:
    _read(data, deep=False)


def read_deep(data: bytes) -> None:
    _read(data, deep=True)


def _read(data: bytes, *, deep: bool) -> None:
    """What is believed is what was drawn: never a part of it, nor anything out of noise."""
    height, width, size = HEAD.unpack_from(data)
    told = data[HEAD.size : HEAD.size + size].decode()
    image = np.frombuffer(data[HEAD.size + size :], np.uint8).reshape(height, width, 3)
    found = read_image(image, deep=deep, itf_lengths=LENGTHS)
    promise(not found.error, "a picture refused")
    for code in found.codes:
        promise(bool(code.text) and isinstance(code.raw, bytes), "an empty code")
        promise(code.text == told, f"{code.symbology} {code.text!r} read of {told!r}")


TARGETS: tuple[Callable[[bytes], None], ...] = (
    load_file,
    read_live,
    load_file,
    read_live,
    load_file,
    read_deep,
)


def make(number: int, seed: int) -> bytes:
    """The bytes of this number: a broken file, or pixels behind their size and what they say."""
    random = Random(f"{seed}:{number}")
    if TARGETS[number % len(TARGETS)] is load_file:
        return file_of(random)
    image, told = picture_and_code(random)
    text = told.encode()
    return HEAD.pack(*image.shape[:2], len(text)) + text + image.tobytes()


def check(data: bytes, number: int) -> None:
    """One target reads it; the number says which."""
    TARGETS[number % len(TARGETS)](data)


def save(number: int, seed: int, folder: Path) -> str:
    """Keep what it was as a file the short test reads again; its name."""
    file = folder / f"image-{seed}-{number}.bin"
    file.write_bytes(make(number, seed))
    return f"{TARGETS[number % len(TARGETS)].__name__}, {file.name}"


def again(file: Path) -> None:
    """What was found once, once more."""
    check(file.read_bytes(), int(file.stem.rpartition("-")[2]))
