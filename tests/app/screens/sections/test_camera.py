"""The camera's settings: what is plugged in, chosen, stepped through and typed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.design.theme import Theme
from app.devices.camera_devices import CameraDevice, camera_devices, stable_path
from app.screens.sections import camera_vm
from app.screens.sections.camera_section import CameraSection
from app.screens.sections.fixed import fixed_reason
from app.settings.config import Source
from app.states.codes import SeenCodes
from inspection.errors import WorldError
from tests.app.conftest import Bench

DEVICES = (
    CameraDevice(name="HD Pro Webcam", value="/dev/v4l/by-id/usb-hd"),
    CameraDevice(name="Built in", value="1"),
)


@pytest.fixture
def section(
    bench: Bench, theme: Theme, qtbot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CameraSection]:
    monkeypatch.setattr(camera_vm, "camera_devices", lambda: DEVICES)
    made = CameraSection(theme, bench.desk)
    qtbot.addWidget(made)
    made.enter()
    qtbot.waitUntil(lambda: made._vm.state.devices == DEVICES)
    yield made
    made.leave()


def value(section: CameraSection, name: str) -> object:
    return section.desk.preferences.value(name)


def test_digits_choose_what_is_plugged_in_and_none(section: CameraSection) -> None:
    assert section.on_key("1")
    assert value(section, "camera") == "/dev/v4l/by-id/usb-hd"
    assert section.on_key("3")
    assert value(section, "camera") == ""
    assert not section.on_key("5")


def test_keys_step_resolution_exposure_and_auto_shot(section: CameraSection) -> None:
    for key in "678":
        assert section.on_key(key)
    assert value(section, "camera_width_px") == 2560
    assert value(section, "camera_height_px") == 1440
    assert value(section, "camera_exposure_ms") == 4
    assert value(section, "camera_auto_shot") is False
    for _ in range(2):
        section.on_key("6")
    assert value(section, "camera_width_px") == 1280
    for _ in range(4):
        section.on_key("7")
    assert value(section, "camera_exposure_ms") == 0


def test_an_address_is_typed_and_kept_with_enter(section: CameraSection) -> None:
    assert section.on_key("0")
    section._field.insert("http://10.0.0.9/stream.mjpg")
    section._field.setModified(True)
    section._offer()
    section.offered.primary.run()
    assert value(section, "camera") == "http://10.0.0.9/stream.mjpg"
    assert section.offered.primary is None
    assert section._vm.state.typed == "http://10.0.0.9/stream.mjpg"


def test_an_address_of_another_kind_is_refused_and_stays_to_be_mended(
    section: CameraSection, qtbot
) -> None:
    section._field.setText("ftp://10.0.0.9")
    section._field.setModified(True)
    section._offer()
    with qtbot.waitSignal(section.desk.complained) as told:
        section.offered.primary.run()
    assert told.args[0].code == "config.invalid"
    assert section._field.text() == "ftp://10.0.0.9"
    assert section.on_key("Esc")
    assert section._field.text() == ""


def test_codes_are_switched_and_the_second_camera_stepped_through(section: CameraSection) -> None:
    assert section.on_key("C")
    assert value(section, "camera_reads_codes") is True
    section.on_key("C")
    assert value(section, "camera_reads_codes") is False
    section.on_key("1")
    assert section.on_key("S")  # the first one is taken
    assert value(section, "second_camera") == "1"
    section.on_key("S")
    assert value(section, "second_camera") == ""
    section.desk.preferences.set("second_camera", "/srv/overhead")
    assert section._vm.state.second_name == "/srv/overhead"
    section.on_key("S")
    assert value(section, "second_camera") == ""


@pytest.mark.parametrize("source", ["environment", "command line"])
def test_why_the_second_camera_is_fixed_stands_in_words(
    section: CameraSection, source: Source
) -> None:
    row, state = section._rows["camera"], section._vm.state
    assert row.reason == ""
    section._show(replace(state, sources={**state.sources, "second_camera": source}))
    assert row.reason == "The second one is set where the program starts"
    assert not section._second.isEnabled()
    assert section._camera.isEnabled(), "the first one still can be chosen"
    section.on_key("S")
    assert value(section, "second_camera") == ""
    section._show(replace(state, sources=dict.fromkeys(state.sources, source)))
    assert row.reason == fixed_reason("camera", source), "of both the first one's"


def test_what_is_read_is_outlined(section: CameraSection, bench: Bench) -> None:
    seen = SeenCodes(size=(640, 480))
    bench.desk.camera.codes.emit(seen)
    assert section._view._codes == seen


def test_the_live_picture_runs_while_the_section_is_open(
    section: CameraSection, bench: Bench, picture, qtbot
) -> None:
    bench.camera.show(picture(90))
    qtbot.waitUntil(lambda: not section._view._frame.isNull())
    section.leave()
    section._view._frame = type(section._view._frame)()
    qtbot.wait(60)
    assert section._view._frame.isNull()


# --- the list of devices


def told(text: str) -> list[str]:
    return [sys.executable, "-c", f"print({text!r})"]


def test_devices_are_told_by_a_process_of_its_own(tmp_path: Path) -> None:
    found = camera_devices(
        told('[{"name": "A\\u0007 cam", "id": "usb#1"}, {"name": "", "id": ""}]')
    )
    assert found == (CameraDevice(name="A cam", value="0"), CameraDevice(name="1", value="1"))


@pytest.mark.parametrize("text", ["", "nonsense", '[{"id": "x"}]', '{"a": 1}', "[1]"])
def test_an_answer_that_is_none_is_told(text: str) -> None:
    with pytest.raises(WorldError, match=r"camera\.no_list"):
        camera_devices(told(text))


def test_a_process_that_fails_is_told() -> None:
    with pytest.raises(WorldError, match=r"camera\.no_list"):
        camera_devices([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_device_goes_by_the_name_that_stays(tmp_path: Path) -> None:
    device = tmp_path / "video2"
    device.touch()
    names = tmp_path / "by-id"
    names.mkdir()
    (names / "usb-hd-index0").symlink_to(device)
    assert stable_path(str(device), names) == str(names / "usb-hd-index0")
    assert stable_path(str(tmp_path / "video3"), names) == str(tmp_path / "video3")
    assert stable_path("/dev/video0", tmp_path / "absent") == "/dev/video0"


def test_what_is_really_plugged_in_here_can_be_asked() -> None:
    assert all(one.name and one.value for one in camera_devices())
