from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import zxingcpp

from app.design.sounds_wave import Sound
from app.doctor import self_test_run
from app.doctor.findings import Finding, Named, Patient
from app.screens.sign_in_vm import PIN_LENGTH, Phase, SignInVm
from app.station.badges import SignedIn
from inspection.errors import OperatorError
from sync.status import SyncState, SyncStatus
from tests.app.conftest import LI, Bench


class Door:
    """Stands for the check of a PIN; the check itself has its own tests."""

    def __init__(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer: OperatorError | SignedIn = LI
        bench.desk.set_person(None)
        monkeypatch.setattr(bench.desk.badges, "sign_in", self.sign_in)
        monkeypatch.setattr(bench.desk.badges, "greet", lambda _badge, on_done: on_done(LI))

    def sign_in(self, badge: str, pin: str, on_done: Callable, on_error: Callable) -> None:
        self.asked.append((badge, pin))
        if isinstance(self.answer, SignedIn):
            on_done(self.answer)
        else:
            on_error(self.answer)


@pytest.fixture
def door(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Door:
    return Door(bench, monkeypatch)


@pytest.fixture
def vm(bench: Bench, door: Door) -> SignInVm:
    made = SignInVm(bench.desk)
    made.enter()
    return made


def type_pin(vm: SignInVm, digits: str) -> None:
    for digit in digits:
        vm.digit(digit)


def test_badge_then_pin_signs_in(qtbot, vm: SignInVm, door: Door, bench: Bench) -> None:
    vm.scan(" BADGE-2047 ")
    assert (vm.state.phase, vm.state.name_zh) == (Phase.PIN, "李晓燕")
    type_pin(vm, "204700")
    with qtbot.waitSignal(vm.signed_in):
        vm.submit()
    assert door.asked == [("BADGE-2047", "204700")]
    assert bench.desk.person == LI


def test_nothing_is_asked_before_all_digits_are_there(vm: SignInVm, door: Door) -> None:
    vm.submit()
    vm.scan("BADGE-2047")
    type_pin(vm, "20470")
    assert not vm.can_submit
    vm.submit()
    assert door.asked == []


def test_digits_are_counted_deleted_and_never_too_many(vm: SignInVm) -> None:
    vm.digit("1")
    assert vm.state.digits == 0
    vm.scan("BADGE-2047")
    type_pin(vm, "20470012")
    assert vm.state.digits == PIN_LENGTH
    vm.delete_digit()
    assert vm.state.digits == PIN_LENGTH - 1
    vm.clear()
    assert vm.state.digits == 0


def test_a_wrong_pin_keeps_the_badge(vm: SignInVm, door: Door) -> None:
    door.answer = OperatorError("person.wrong_pin", left=4)
    vm.scan("BADGE-2047")
    type_pin(vm, "111111")
    vm.submit()
    assert (vm.state.phase, vm.state.digits) == (Phase.PIN, 0)
    assert vm.state.problem.params == {"left": 4}
    vm.digit("2")
    assert vm.state.problem is None


def test_a_locked_badge_starts_over(vm: SignInVm, door: Door) -> None:
    door.answer = OperatorError("person.locked", until="2026-11-21T06:47:40.000Z")
    vm.scan("BADGE-2047")
    type_pin(vm, "111111")
    vm.submit()
    assert (vm.state.phase, vm.state.name_zh) == (Phase.BADGE, "")


def test_not_me_forgets_badge_and_digits(vm: SignInVm) -> None:
    vm.scan("BADGE-2047")
    type_pin(vm, "204")
    vm.not_me()
    assert (vm.state.phase, vm.state.digits, vm.state.name_zh) == (Phase.BADGE, 0, "")


def test_the_self_test_measures_disk_and_camera(qtbot, vm: SignInVm, bench, picture) -> None:
    bench.camera.show(picture(90))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    vm.test()
    qtbot.waitUntil(lambda: vm.state.disk is not None)
    assert vm.state.camera_size == (640, 480)
    assert vm.state.disk.free_bytes > 0


def test_the_sound_test_plays_every_sound_in_turn(vm: SignInVm, bench: Bench) -> None:
    heard: list[str] = []
    bench.desk.sounds.played.connect(heard.append)
    for _ in range(len(Sound) + 1):
        vm.hear()
    assert heard == [*(sound.value for sound in Sound), Sound.OK.value]


def test_behind_another_page_nothing_is_drawn_for_the_hub(
    qtbot, vm: SignInVm, bench: Bench
) -> None:
    vm.leave()
    status = SyncStatus(state=SyncState.OFFLINE, since=bench.desk.now(), waiting_records=3)
    with qtbot.assertNotEmitted(vm.changed):
        bench.desk.take_sync_status(status)
    vm.enter()
    assert vm.state.sync == status


class Eye:
    """A camera with one picture."""

    def __init__(self, image: np.ndarray) -> None:
        self._frame = SimpleNamespace(image=image)

    def latest(self) -> SimpleNamespace:
        return self._frame


def test_the_test_sheet_is_nobodys_badge_and_proves_scanner_and_camera(
    qtbot, vm: SignInVm, door: Door, bench: Bench
) -> None:
    image = np.full((600, 900, 3), 255, np.uint8)
    for number, (text, kind) in enumerate(
        [("TEST-QR-0123456789", "QRCode"), ("TEST-DM-0123456789", "DataMatrix"), ("SF1", "QRCode")]
    ):
        code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
        drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=6, add_quiet_zones=True))
        left = 40 + 280 * number
        image[80 : 80 + drawn.shape[0], left : left + drawn.shape[1]] = drawn[..., None]
    bench.desk.camera = Eye(image)
    vm.scan(" TEST-128-0123456789 ")
    assert (vm.state.phase, vm.state.sheet_scanned) == (Phase.BADGE, True)
    assert not vm.state.scanner_seen
    qtbot.waitUntil(lambda: vm.state.sheet_codes == 2, timeout=15_000)
    bench.desk.camera = Eye(np.zeros((300, 300, 3), np.uint8))
    vm.test_again()
    qtbot.waitUntil(lambda: vm.state.sheet_codes == 0, timeout=15_000)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The printer answers when it is let go."""
    go = threading.Event()

    def printer(_patient: Patient) -> Finding:
        assert go.wait(10)
        return Finding(name="printer", state="untested", code="printer.none")

    def clock(_patient: Patient) -> Finding:
        return Finding(name="clock", state="ok", code="clock.fine", params={"offset_s": 0.2})

    quick = (
        Named(name="printer", run=printer, limit_s=20),
        Named(name="clock", run=clock, limit_s=20),
    )
    monkeypatch.setattr(self_test_run, "QUICK", quick)
    yield go
    go.set()


def test_the_self_test_is_done_once_every_row_is(
    qtbot, vm: SignInVm, bench: Bench, held: threading.Event
) -> None:
    qtbot.waitUntil(lambda: vm.state.disk is not None)
    assert vm.state.tested_at is None, "printer and clock were not looked at yet"
    bench.desk.take_sync_status(SyncStatus(state=SyncState.ONLINE, since=bench.desk.now()))
    vm.test_again()
    qtbot.waitUntil(lambda: vm._due == {"quick"})
    assert vm.state.tested_at is None
    held.set()
    qtbot.waitUntil(lambda: vm.state.tested_at is not None)
    assert set(vm.state.findings) == {"printer", "clock"}
    assert not vm.state.is_tested, "the loudspeaker is still looked for"
    bench.desk.sounds.use(None)
    assert vm.state.is_tested
    assert not replace(vm.state, sync=None).is_tested
    held.clear()
    vm.test_again()
    assert vm.state.tested_at is None
    assert vm.state.findings == {}, "old verdicts are none while new ones are on their way"
    held.set()
    qtbot.waitUntil(lambda: vm.state.tested_at is not None)
    assert set(vm.state.findings) == {"printer", "clock"}
