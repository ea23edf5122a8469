"""A photographed order QR code that holds a customer's data: read, matched, and never written."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from app.cases.receiving import Step
from app.screens.receive_vm import ReceiveVm
from scanners.writing import QUIET_MODULES, Symbology, modules
from tests.app.conftest import Bench
from tests.inspection import samples

NAME, PHONE, STREET = "张三丰", "13866663333", "Wensan Road 88"
ORDER = samples.ticket().order_ref
TEXTS = {
    "json": f'{{"order":"{ORDER}","name":"{NAME}","phone":"{PHONE}","addr":"{STREET}"}}',
    "ascii": f'{{"order":"{ORDER}","name":"Zhang Sanfeng","addr":"{STREET}"}}',
    "address": f"https://shop.example.cn/o?orderId={ORDER}&tel={PHONE}&addr=Wensan",
}
CANARIES = (NAME, PHONE, STREET, "Sanfeng", "SANFENG", "Wensan", "WENSAN")


def label(text: str) -> np.ndarray:
    """The code alone, large, on a white page."""
    dots = np.array(modules(text, Symbology.QR))
    page = np.pad(np.where(dots, 0, 255).astype(np.uint8), 2 * QUIET_MODULES[Symbology.QR],
                  constant_values=255)  # fmt: skip
    return np.repeat(page.repeat(8, axis=0).repeat(8, axis=1)[:, :, None], 3, axis=2)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_order_matches_and_only_its_number_is_kept(
    qtbot, bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    caplog.set_level(logging.DEBUG)
    bench.camera.show(label(text))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    vm = ReceiveVm(bench.desk)
    vm.enter()
    vm.read_label()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    qtbot.waitUntil(lambda: "evidence.captured" in bench.kinds())
    case = vm.state.case
    assert [(one.code, one.raw) for one in case.parcel.codes] == [
        (ORDER, f"<withheld {len(text)}>")
    ]
    assert [(one.ticket_id, one.code) for one in case.parcel.matches] == [("ticket-1", ORDER)]
    files = [one for one in tmp_path.rglob("*") if one.is_file() and "photos" not in one.parts]
    assert any(ORDER.encode() in one.read_bytes() for one in files)
    for canary in CANARIES:
        assert canary not in caplog.text
        for file in files:
            assert canary.encode() not in file.read_bytes(), file.name
