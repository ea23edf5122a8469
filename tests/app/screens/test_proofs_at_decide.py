"""Decide: a photo that proves something and is poor says so, and is one key from its retake."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.pictures.photos import Photos
from app.screens.decide_page import DecidePage
from app.screens.decide_vm import DecideVm
from app.screens.inspect_page import InspectPage
from app.states.navigation import GoDecide, GoInspect
from app.widgets.cards.findings_card import FindingRow, FindingWords
from app.wording.proof import ProofWords
from inspection.photo_quality import Light, PhotoQuality, measure
from inspection.store.photo_files import PhotoFiles
from scanners.picture import encode_jpeg
from tests.app.screens.instant_desk import GOOD, InstantDesk
from tests.app.screens.test_decide_vm import ACTIVATED, IN_ORDER, SCRATCHED, inspected
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection.test_photo_quality import stripes

BLURRED = PhotoQuality(is_sharp=False, light=Light.GOOD, sharpness=12, brightness=120)
SURFACE = "Mark close-up (blurred: take it again)"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def evidence_of(desk: InstantDesk, unit_id: str) -> dict[str, str]:
    """Hashes of the item's photos that count, by subject."""
    unit = desk.ask(lambda facts: facts.unit(unit_id))
    photos = desk.ask(lambda facts: facts.evidence_of(unit.parcel_id))
    return {one.subject: one.sha256 for one in photos if one.unit_id and one.is_current}


def spoil(desk: InstantDesk, unit_id: str, subject: str) -> None:
    desk.photos.qualities[evidence_of(desk, unit_id)[subject]] = BLURRED


def opened(theme: Theme, desk: InstantDesk, unit_id: str) -> DecidePage:
    page = DecidePage(theme, desk)
    page.enter(GoDecide(unit_id=unit_id))
    return page


def test_a_poor_photo_of_the_gravest_finding_says_so_beside_it(
    theme: Theme, desk: InstantDesk
) -> None:
    unit_id = inspected(desk, SCRATCHED)
    spoil(desk, unit_id, "item.mark")
    page = opened(theme, desk, unit_id)
    assert page._findings._hero_poor.text() == SURFACE
    assert not page._findings._hero_poor.isHidden()
    assert SURFACE in page._refund._ground.accessibleName()
    assert page.offered.primary is not None
    assert page.offered.primary.enabled, "never refusing"


def test_good_photos_say_nothing(theme: Theme, desk: InstantDesk) -> None:
    page = opened(theme, desk, inspected(desk, SCRATCHED))
    assert page._findings._hero_poor.isHidden()
    assert "again" not in page._refund._ground.accessibleName()
    assert all(one.key != "Space" for one in page.offered.all())
    page._vm.retake()  # a pedal, say
    assert desk.photos.judged


def test_a_poor_photo_of_another_finding_says_so_in_its_row(
    theme: Theme, desk: InstantDesk
) -> None:
    unit_id = inspected(desk, ACTIVATED)
    spoil(desk, unit_id, "item.plate")
    page = opened(theme, desk, unit_id)
    said = [one.accessibleName() for one in page._findings._rows if not one.isHidden()]
    assert [one for one in said if one.endswith("(blurred: take it again)")]
    assert page._findings._hero_poor.isHidden()


def test_its_retake_is_one_key_away_and_ends_it(theme: Theme, desk: InstantDesk) -> None:
    unit_id = inspected(desk, SCRATCHED)
    spoil(desk, unit_id, "item.mark")
    decide = opened(theme, desk, unit_id)
    went: list[GoInspect] = []
    decide.go.connect(went.append)
    press(decide, "Space")
    (there,) = went
    assert (there.unit_id, there.retake) == (unit_id, "item.mark")
    inspect = InspectPage(theme, desk)
    inspect.enter(there)
    assert inspect._vm.state.retake == "item.mark"
    assert inspect.notice.headline == "Take this photo once more"
    press(inspect, "Space")
    assert not inspect._vm.state.retake
    decide.enter(GoDecide(unit_id=unit_id))
    assert not decide._vm.state.poor
    assert decide._findings._hero_poor.isHidden()


def test_what_is_decided_is_not_taken_again(theme: Theme, desk: InstantDesk) -> None:
    unit_id = inspected(desk, IN_ORDER)
    spoil(desk, unit_id, "item.front")
    page = opened(theme, desk, unit_id)
    assert page._vm.state.poor
    press(page, "Enter")
    assert not page._vm.state.poor
    assert all(one.key != "Space" for one in page.offered.all())
    asked = len(desk.photos.judged)
    opened(theme, desk, unit_id)
    assert len(desk.photos.judged) == asked


def test_each_photo_is_measured_once(desk: InstantDesk) -> None:
    vm = DecideVm(desk)
    unit_id = inspected(desk, SCRATCHED)
    vm.enter(unit_id)
    vm.resume()
    assert sorted(desk.photos.judged) == sorted(evidence_of(desk, unit_id).values())


def test_what_comes_late_of_the_item_before_is_not_the_next_ones(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit_id = inspected(desk, SCRATCHED)
    waiting = []
    monkeypatch.setattr(desk.photos, "quality", lambda _sha256, on_done: waiting.append(on_done))
    vm = DecideVm(desk)
    vm.enter(unit_id)
    vm._proofs.clear()
    for one in waiting:
        one(BLURRED)
    assert not vm._proofs.poor


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (None, "Label"),
        (GOOD, "Label"),
        (BLURRED, "Label (blurred: take it again)"),
        ({"is_glaring": True}, "Label (glare: take it again)"),
        ({"light": Light.DARK}, "Label (too dark: take it again)"),
        ({"light": Light.BRIGHT}, "Label (too bright: take it again)"),
    ],
)
def test_the_words_name_what_spoils_it(measured: object, said: str) -> None:
    if isinstance(measured, dict):
        measured = PhotoQuality(**(vars(GOOD) | measured))
    assert ProofWords().named("Label", measured) == said


def test_a_low_row_says_it_in_place_of_the_finding(theme: Theme) -> None:
    words = FindingWords(title="Surface: scratched", help="", icon="", color="ok", has_photo=True)
    row = FindingRow(theme)
    row.resize(theme.px(300), theme.px(28))
    row.show_as(words)
    plain = row.grab().toImage()
    row.show_as(FindingWords(**(vars(words) | {"poor": SURFACE})))
    assert row.grab().toImage() != plain
    row.show_as(FindingWords(**(vars(words) | {"title": SURFACE})))
    by_title = row.grab().toImage()
    row.show_as(FindingWords(**(vars(words) | {"poor": SURFACE})))
    assert row.grab().toImage() == by_title


def test_a_kept_photo_is_measured_as_the_frame_it_was(desk: InstantDesk, tmp_path: Path) -> None:
    files = PhotoFiles(tmp_path)
    desk.services.photos = files
    photos = Photos(desk, lambda: None)
    found: list[PhotoQuality] = []
    soft = stripes(40, 200, ramp_px=16)
    for frame in (stripes(40, 200, ramp_px=1), soft, np.full((90, 160, 3), 20, np.uint8)):
        photos.quality(files.write(encode_jpeg(frame)), found.append)
    assert [one.fault for one in found] == [None, measure(soft).fault, "blurred"]
    for lost in (files.write(b"no picture"), "ab" * 32):
        photos.quality(lost, found.append)
    assert len(found) == 3
    assert not desk.complaints
