"""At reception too a photo opens large, and one that cannot be taken is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.cases.receiving import Step
from app.design.theme import Theme
from app.pictures.overlaid import VEIL
from app.screens.receive_page import ReceivePage
from inspection.evidence_events import FoundRegion
from inspection.handlers.mark import RecordLook, record_look
from inspection.values import ParcelId, RegionKind
from scanners.scan import typed_scan
from tests.app.conftest import Bench
from tests.inspection import samples

NAME = FoundRegion(x=0, y=0, w=5000, h=500, what=RegionKind.NAME)


@pytest.fixture
def page(qtbot, bench: Bench) -> ReceivePage:
    made = ReceivePage(Theme(), bench.desk)
    qtbot.addWidget(made)
    made._vm.enter()
    made.on_scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: made._vm.state.step is Step.CASE)
    return made


def test_a_label_is_left_out_with_a_reason(qtbot, page: ReceivePage) -> None:
    assert "K" in [one.key for one in page.offered.left]
    page.on_key("K")
    assert page.notice.headline == "Without this photo: Label"
    page.on_key("1")
    qtbot.waitUntil(lambda: "label" not in page._vm.state.case.missing)
    assert not page._has_front
    assert "K" not in [one.key for one in page.offered.left]


def test_a_scan_takes_the_next_parcel_and_closes_what_is_in_front(qtbot, page: ReceivePage) -> None:
    page.on_key("K")
    page.on_scan(typed_scan("SF0000000000000"))
    assert not page._has_front
    qtbot.waitUntil(lambda: page._vm.state.step is Step.UNKNOWN)


def test_a_label_is_veiled_from_the_moment_it_is_taken(
    qtbot, page: ReceivePage, bench: Bench, picture
) -> None:
    noise = np.random.default_rng(1).integers(0, 255, picture(120).shape, np.uint8)
    bench.camera.show(noise)
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    shown: list[QImage] = []
    page._vm.pictured.connect(lambda _subject, image: shown.append(image))
    page._vm.photograph("label")
    row = {shown[0].pixel(x, 0) for x in range(shown[0].width())}
    assert 1 < len(row) <= VEIL.width()


def test_what_was_found_on_the_label_shows_while_the_parcel_is_in_hand(
    qtbot, page: ReceivePage, bench: Bench, picture
) -> None:
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    page._vm.photograph("label")
    qtbot.waitUntil(lambda: bool(page._vm.state.case.evidence))
    (photo,) = page._vm.state.case.evidence
    assert page._vm.state.case.markups[photo.evidence_id].is_veiled
    look = RecordLook(evidence_id=photo.evidence_id, regions=(NAME,), engine="rapidocr")
    bench.desk.act(lambda work: record_look(work, look))
    covered = (NAME,)
    qtbot.waitUntil(lambda: page._vm.state.case.markups[photo.evidence_id].regions == covered)
    page._front.press("label")
    assert page._has_front
    assert not page._vm._live._is_on
    page.on_command("CMD-NEW")
    assert not page._has_front, "nobody's photo stands over the next parcel"
    assert page._faces.currentWidget() is page._idle
    assert page._vm._live._is_on


def test_another_parcel_in_hand_closes_what_stands_over_the_last(page: ReceivePage) -> None:
    page.on_key("K")
    case = page._vm.state.case
    page._vm._set(awaits_weight=True)
    assert page._has_front, "still the same parcel"
    other = replace(case.parcel, parcel_id=ParcelId("other"))
    page._vm._set(case=replace(case, parcel=other))
    assert not page._has_front


def test_no_label_takes_itself_while_its_reason_is_asked(
    qtbot, page: ReceivePage, bench: Bench, picture
) -> None:
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    page.on_key("K")
    assert not page._vm._live._is_on
    page._vm.photograph("label")  # one that was under way already
    qtbot.waitUntil(lambda: not page._has_front)
    assert page._vm._live._is_on
