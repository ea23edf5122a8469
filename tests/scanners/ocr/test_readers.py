"""One behaviour for RapidOCR, Tesseract and the fake."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from scanners.errors import ImageError
from scanners.ocr import engines, tesseract
from scanners.ocr.apart import ApartReader
from scanners.ocr.rapid import RapidReader
from scanners.ocr.reader import Reader
from tests.scanners.ocr.drawn import drawn
from tests.scanners.ocr.fake_reader import DrawnReader
from tests.scanners.ocr.reader_behaviour import ReaderBehaviour


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    """With its models loaded once."""
    return RapidReader()


class TestRapid(ReaderBehaviour):
    @pytest.fixture
    def reader(self, rapid: RapidReader) -> Reader:
        return rapid


@pytest.fixture(scope="module")
def apart() -> Iterator[ApartReader]:
    """Its process started once."""
    made = ApartReader()
    yield made
    made.stop()


class TestApart(ReaderBehaviour):
    @pytest.fixture
    def reader(self, apart: ApartReader) -> Reader:
        return apart


class TestTesseract(ReaderBehaviour):
    @pytest.fixture
    def reader(self) -> Reader:
        if not tesseract.is_installed():
            pytest.skip("no tesseract program here (Debian: tesseract-ocr)")
        return tesseract.TesseractReader()


class TestFake(ReaderBehaviour):
    @pytest.fixture
    def reader(self) -> Reader:
        return DrawnReader()


def test_tesseract_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> list[str]:
        raise FileNotFoundError("tesseract")

    monkeypatch.setattr("pytesseract.get_languages", fails)
    with pytest.raises(ImageError, match=r"image\.ocr_failed"):
        tesseract.TesseractReader().read(drawn())


def test_rapidocr_is_taken_first_and_tesseract_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first = engines.open_reader()
    assert first is not None
    assert first.name == "rapidocr"
    assert engines.survey() == engines.Survey(engine="rapidocr")
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    assert engines.survey() == engines.Survey(engine="", missing=("rapidocr", "onnxruntime"))
    assert engines.open_apart() is None
    monkeypatch.setattr(tesseract, "is_installed", lambda: True)
    second = engines.open_reader()
    assert second is not None
    assert second.name == "tesseract"
    monkeypatch.setattr(tesseract, "is_installed", lambda: False)
    assert engines.open_reader() is None


def test_no_engine_brings_a_qt_of_its_own_nor_loads_before_the_first_picture() -> None:
    """Two wheels of OpenCV overwrite each other, and one sets Qt's paths to its own plugins."""
    source = """
import os, sys
from scanners.ocr.engines import open_reader
reader = open_reader()
assert "rapidocr" not in sys.modules and "onnxruntime" not in sys.modules
import numpy
reader.read(numpy.zeros((64, 64, 3), numpy.uint8))
import rapidocr, onnxruntime, pytesseract
print(sorted(name for name in os.environ if name.startswith("QT_")))
from importlib import metadata
print(sorted({one.name for one in metadata.distributions() if one.name.startswith("opencv")}))
"""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, env=environ, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]", "['opencv-python-headless']"]


def test_the_models_are_in_the_wheel_and_are_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(*_given: object) -> None:
        raise AssertionError("a model is fetched")

    monkeypatch.setattr("rapidocr.utils.download_file.DownloadFile.run", fetched)
    assert RapidReader().read(drawn())


def test_two_reads_of_one_picture_are_alike(rapid: RapidReader) -> None:
    picture = drawn()
    before = picture.copy()
    assert rapid.read(picture) == rapid.read(picture)
    assert np.array_equal(picture, before)
