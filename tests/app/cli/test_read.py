"""`returns-station read`: pictures in, JSON out, one bad picture stops no other."""

from __future__ import annotations

import json
from pathlib import Path

from app.cli.read import read_images

LABELS = Path(__file__).resolve().parents[2] / "data" / "labels"


def test_a_label_gives_its_codes_and_the_choice_with_its_reason() -> None:
    (row,) = read_images([LABELS / "jd_box_suffix.jpg"])
    assert (row["tracking"], row["why"], row["error"]) == ("JDVA11408814483", "prefix", None)
    bars = next(code for code in row["codes"] if code["symbology"] == "Code128")
    assert bars["text"] == "JDVA11408814483-1-2-"
    assert bars["carrier_name"] == {"zh": "京东快递", "en": "JD Logistics"}
    assert bars["fields"] == {"box": "1", "boxes": "2"}
    assert len(bars["box"]) == 4
    assert bars["believed"] in {"check_character", "two_engines", "two_views"}
    assert row["unsure"] == []
    assert row["ms"] > 0
    json.dumps(row)


def test_a_bad_picture_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    rows = read_images([tmp_path / "empty.png", LABELS / "ups_1z.jpg", LABELS / "no_label.jpg"])
    assert rows[0]["error"] == {"code": "image.empty", "params": {}}
    assert (rows[1]["tracking"], rows[1]["why"]) == ("1Z5R89390357567127", "check_digit")
    assert (rows[2]["tracking"], rows[2]["why"], rows[2]["codes"]) == (None, "nothing", [])
    assert {tuple(row) for row in rows} == {tuple(rows[0])}


def test_hostile_text_travels_as_text() -> None:
    (row,) = read_images([LABELS / "hostile_text.jpg"])
    assert row["tracking"] == "=HYPERLINK(1);'--"
    assert "<script>alert(1)</script>" in {code["text"] for code in row["codes"]}


def test_real_labels_with_several_numbers_are_put_to_a_person(scan_data: Path) -> None:
    (row,) = read_images([scan_data / "img" / "label_008.jpg"])
    assert (row["tracking"], row["why"]) == (None, "ambiguous")
    assert set(row["candidates"]) == {"R1278512336FPL", "160390797970200578_1_GSM"}
