"""`bench ocr`: its shape on a label drawn here, and what must hold on the photographs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import run
from app.cli.bench.ocr import measure_ocr
from scanners.ocr.rapid import RapidReader
from scanners.picture import encode_jpeg
from tests.scanners.ocr.drawn import drawn

LIST = """file,rotate_cw_to_upright,field,text,quad_in_upright,synthetic
label.jpg,0,tracking,SF1624088315207,,1
label.jpg,0,order,284417302255190013,,1
label.jpg,0,phone,4417,,1
label.jpg,0,name,张小明,,1
label.jpg,0,weather,fair,,1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ocr.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "label.jpg").write_bytes(encode_jpeg(drawn()))
    return tmp_path


def test_it_counts_what_was_read_by_field_and_prints_no_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", "ocr", "--manifest", str(folder), "--json"], {}) == 0
    printed = capsys.readouterr().out
    document = json.loads(printed)
    one = {"expected": 1, "first": 1, "among": 1}
    none = {"expected": 1, "first": 0, "among": 0}
    assert document["synthetic"] == {"tracking": one, "order": one, "phone": one, "name": none}
    assert document["misses"] == [{"file": "label.jpg", "field": "name"}]
    assert document["images"] == 1
    assert document["engine"] == "rapidocr"
    assert "SF1624088315207" not in printed
    assert run(["bench", "ocr", "--manifest", str(folder)], {}) == 0
    assert "synthetic tracking: 1 of 1 read first, 1 at all" in capsys.readouterr().out


def test_a_folder_without_a_list_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", "ocr", "--manifest", str(tmp_path)], {}) == 1
    assert "ocr.csv" in capsys.readouterr().out


@pytest.mark.long
def test_real_and_rendered_labels_are_read_as_promised(scan_data: Path) -> None:
    document = measure_ocr(scan_data, RapidReader())
    assert document["photographs"]["awb"]["first"] >= 8
    rendered = document["synthetic"]
    shares = {name: count["first"] / count["expected"] for name, count in rendered.items()}
    assert shares["tracking"] >= 0.95
    assert shares["phone"] >= 0.95
    assert shares["name"] >= 0.85
