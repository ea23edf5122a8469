"""The main job on real input: photographed parcel labels, from the camera to the paid refund.

The photographs live outside the repository (RETURNS_STATION_SCAN_DATA); the test skips without.
"""

from __future__ import annotations

import csv
import json
from contextlib import closing
from importlib import resources
from pathlib import Path

import cv2
import pytest

from inspection.codes import normalise
from inspection.events import ParcelCode
from inspection.handlers.receive import Outcome, ReceiveParcel, receive_parcel
from inspection.values import CodeKind, RefundState
from scanners.camera import Frame, StillCamera
from scanners.decode import read_image
from scanners.imaging import load_image
from scanners.label import parse
from scanners.label_rules import load_rules
from sync.client import HubClient
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.hub_process import HubProcess, ledger_calls
from tests.e2e.link_thread import linked, until

pytestmark = [pytest.mark.slow]

COLUMNS = (
    "ticket_number,order_ref,shop,market,service,reason_code,reason_class,tracking,order_line,"
    "sku,name_zh,name_en,goods_class,quantity,ordered_quantity,paid,currency"
)
LEAST_READ = 7
"""What zxing-cpp and zbar read of the nine photographs (SCANNING.md section 3)."""


def label_rows(folder: Path) -> list[tuple[Path, list[str]]]:
    """Photographs of real parcel labels with the numbers printed on them."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["symbology"] == "Label"]
    return [(folder / row["file"], json.loads(row["expected_text"])) for row in rows]


def tickets_for(numbers: list[list[str]]) -> bytes:
    """One ticket per label: its first number announced as tracking, its second as the order."""
    rows = [
        f"RS-L-{n:03},{(known[1] if len(known) > 1 else f'9200{n:06}')},店,CN,return,"
        f"no_longer_wanted,no_reason,{known[0]},9200{n:06}-1,SKU-{n},耳机,Headphones,"
        f"electronics,1,1,{200 + n}.00,CNY"
        for n, known in enumerate(numbers)
    ]
    return "\n".join([COLUMNS, *rows]).encode()


def read_through(camera: StillCamera, picture: Path) -> tuple[ParcelCode, ...]:
    """Shows the photograph to the camera, takes a frame and reads every code on it."""
    rules = load_rules(resources.files("resources") / "labels")
    camera.show(load_image(picture))
    frame = camera.read(2.0)
    assert isinstance(frame, Frame)
    return tuple(
        ParcelCode(
            code=parse(scan.text, rules.patterns).normalised,
            raw=scan.text,
            symbology=scan.symbology,
            source="camera",
            what=CodeKind.OTHER,
        )
        for scan in read_image(frame.image, deep=True).codes
    )


def photographed(picture: Path) -> bytes:
    """The photograph as the station would store it."""
    done, data = cv2.imencode(".jpg", load_image(picture), [cv2.IMWRITE_JPEG_QUALITY, 92])
    assert done
    return bytes(data)


def test_real_parcels_are_received_from_their_photographs_and_paid(
    tmp_path: Path, scan_data: Path, hub: HubProcess
) -> None:
    labels = label_rows(scan_data)
    assert len(labels) == 9
    with closing(HubClient(hub.url, hub.token)) as client:
        report = client.import_tickets(tickets_for([numbers for _, numbers in labels]))
    assert (report.announced, report.bad) == (9, [])
    bench = Bench(tmp_path / "b01", policies=demo_policies(), name="B01")
    camera = StillCamera()
    camera.open()
    paid = []
    with linked(bench, hub.url, hub.enrolment_code("B01")):
        until(lambda: bench.knows(labels[-1][1][0]), what="tickets")
        for picture, numbers in labels:
            codes = read_through(camera, picture)
            if not codes:
                continue
            printed = {normalise(number) for number in numbers}
            assert {one.code for one in codes} <= printed, f"misread {picture.name}"
            received = bench.do(receive_parcel, ReceiveParcel(codes=codes))
            assert received.outcome is Outcome.MATCHED, picture.name
            bench.photograph("label", received.parcel_id, data=photographed(picture))
            paid.append(bench.in_order(codes[0].code)[0])
        assert len(paid) >= LEAST_READ
        until(
            lambda: all(bench.refund_states(one) == [RefundState.CONFIRMED] for one in paid),
            what="refunds",
        )
    camera.close()
    bench.close()
    assert list(ledger_calls(tmp_path / "hub").values()) == [1] * len(paid)
