"""Renders the committed label photographs anew: `python tests/data/make_labels.py`.

They are committed, so that a change of the renderer does not change what the readers are tested on.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cv2

from scanners.demo.scene import waybill_for
from scanners.demo.staging import Shot, cardboard, photograph
from scanners.demo.waybill import Waybill, draw_waybill

FOLDER = Path(__file__).resolve().parent / "labels"
SIZE = (880, 720)
JPEG_QUALITY = 72
SF = waybill_for("SF1624088315207", "RS-261121-0418")
SF2 = waybill_for("SF1624088315216", "RS-261121-0419")
JD = replace(waybill_for("JDVA11408814483", "RS-261121-0420"), bars_text="JDVA11408814483-1-2-")
EMS = waybill_for("EE000000005CN", "RS-261121-0421")
UPS = waybill_for("1Z5R89390357567127", "RS-261121-0422")
NUMBER_IN_QR = replace(SF2, matrix_text="SF1624088315216")
CHINESE_QR = replace(SF, matrix_text="退货 声野售后仓 库位一")
DATA_MATRIX = replace(EMS, matrix_symbology="DataMatrix", matrix_text="EE000000005CN")
FORMULA = replace(SF, tracking="=HYPERLINK(1);'--", matrix_text="<script>alert(1)</script>")

LABELS: dict[str, tuple[Waybill, Shot]] = {
    "sf_plain": (SF, Shot(noise=2)),
    "sf_turned_12": (SF2, Shot(turn_deg=12, height=0.9, noise=2)),
    "sf_turned_25": (SF2, Shot(turn_deg=25, height=0.78, noise=2)),
    "sf_upside_down": (SF, Shot(turn_deg=178, noise=2)),
    "sf_sideways": (SF2, Shot(turn_deg=92, noise=2, height=0.9)),
    "sf_tilted": (SF, Shot(tilt=0.12, turn_deg=-9, noise=2)),
    "sf_blurred": (SF2, Shot(blur_px=1.0, noise=2)),
    "sf_noisy": (SF, Shot(noise=10)),
    "sf_shadow": (SF2, Shot(shade=0.55, noise=2)),
    "sf_dark": (SF, Shot(light=0.4, noise=4)),
    "sf_number_in_qr": (NUMBER_IN_QR, Shot(turn_deg=3, noise=2)),
    "sf_chinese_qr": (CHINESE_QR, Shot(turn_deg=2, noise=2)),
    "jd_box_suffix": (JD, Shot(noise=2)),
    "ems_s10": (EMS, Shot(turn_deg=7, noise=2)),
    "ems_data_matrix": (DATA_MATRIX, Shot(turn_deg=-2, noise=2)),
    "ups_1z": (UPS, Shot(turn_deg=-6, noise=2)),
    "hostile_text": (FORMULA, Shot(noise=2)),
    "too_blurred": (SF, Shot(blur_px=4.5, noise=2)),
}
UNREADABLE = {"too_blurred", "sf_turned_25"}
"""The known misses: reading nothing is right, reading something wrong is not."""


def main() -> None:
    rows = []
    for seed, (name, (waybill, shot)) in enumerate(LABELS.items()):
        file = f"{name}.jpg"
        save(file, photograph(draw_waybill(waybill), shot, seed=seed, size=SIZE))
        codes = [waybill.bars_text or waybill.tracking, waybill.matrix_text]
        is_readable = int(name not in UNREADABLE)
        printed = json.dumps(codes, ensure_ascii=False)
        rows.append([file, waybill.tracking, printed, is_readable])
    save("no_label.jpg", cardboard(SIZE, seed=99))
    rows.append(["no_label.jpg", "", "[]", 0])
    with (FOLDER / "manifest.csv").open("w", newline="", encoding="utf-8") as file_out:
        writer = csv.writer(file_out, lineterminator="\n")
        writer.writerow(["file", "tracking", "printed_codes", "is_readable"])
        writer.writerows(rows)


def save(file: str, picture: cv2.typing.MatLike) -> None:
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    (FOLDER / file).write_bytes(data.tobytes())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    main()
