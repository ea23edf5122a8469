from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.cases.receiving import Step
from app.cases.reception import toggled
from app.design.theme import Theme
from app.labels.label_shot import LabelShot
from app.pictures.capture import KeptPhoto
from app.screens.receive_case import CaseFace
from app.screens.receive_vm import ReceiveVm
from app.states.navigation import GoDisinfect
from inspection.errors import WorldError
from inspection.values import OuterCondition
from scanners.scan import typed_scan
from tests.app.conftest import Bench
from tests.inspection import samples

O = OuterCondition  # noqa: E741 - short for six names in a row
UNKNOWN = "SF1624099999999"


@pytest.fixture
def vm(bench: Bench) -> ReceiveVm:
    made = ReceiveVm(bench.desk)
    made.enter()
    return made


@pytest.fixture
def matched(qtbot, vm: ReceiveVm, bench: Bench, picture: Callable[[int], np.ndarray]) -> ReceiveVm:
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    vm.scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    return vm


def test_a_known_number_is_taken_in_and_matched(matched: ReceiveVm, bench: Bench) -> None:
    case = matched.state.case
    assert case.ticket.number == samples.NUMBER
    assert case.missing == ("condition", "label")
    assert bench.kinds()[-2:] == ["parcel.received", "parcel.matched"]


def test_the_board_counts_what_came_in(qtbot, vm: ReceiveVm, matched: ReceiveVm) -> None:
    vm.enter()
    qtbot.waitUntil(lambda: vm.state.board is not None and vm.state.board.received_today == 1)
    assert vm.state.last_code == samples.TRACKING


def test_nothing_is_recorded_for_an_unknown_number_until_0(qtbot, vm: ReceiveVm, bench) -> None:
    before = bench.kinds()
    vm.scan(typed_scan(UNKNOWN))
    qtbot.waitUntil(lambda: vm.state.step is Step.UNKNOWN)
    assert bench.kinds() == before
    vm.receive_without_ticket()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket is None
    assert bench.kinds()[len(before) :] == ["parcel.received"]


def test_the_same_parcel_twice_tells_who_and_where(qtbot, matched: ReceiveVm, bench) -> None:
    before = bench.kinds()
    matched.scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: matched.state.step is Step.DUPLICATE)
    qtbot.waitUntil(lambda: matched.state.earlier.station_name == "B02")
    assert bench.kinds() == before
    matched.open_earlier()
    qtbot.waitUntil(lambda: matched.state.step is Step.CASE)


def test_two_tickets_with_one_number_are_put_to_a_person(qtbot, vm: ReceiveVm, bench) -> None:
    bench.announce(
        samples.ticket(
            ticket_id="t-2",
            number="RS-2",
            lines=(samples.line(line_id="line-2", order_line="order-2/1"),),
        )
    )
    vm.scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: vm.state.step is Step.CANDIDATES)
    vm.select(1)
    vm.select(7)
    wanted = vm.state.candidates[1].ticket.number
    vm.confirm()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    assert vm.state.case.ticket.number == wanted


def test_photo_and_condition_open_the_way(qtbot, matched: ReceiveVm, bench: Bench) -> None:
    shown = []
    matched.pictured.connect(lambda subject, image: shown.append((subject, image.width())))
    matched.photograph()
    assert shown == [("label", 640)]
    qtbot.waitUntil(lambda: matched.state.case.missing == ("condition",))
    matched.toggle(O.INTACT)
    qtbot.waitUntil(lambda: matched.state.case.is_complete)
    with qtbot.waitSignal(matched.going) as going:
        matched.send_on()
    assert going.args == [GoDisinfect(parcel_id=matched.state.case.parcel.parcel_id)]


def test_two_quick_keys_both_count(qtbot, matched: ReceiveVm) -> None:
    matched.toggle(O.DENTED)
    matched.toggle(O.RESEALED)
    qtbot.waitUntil(lambda: set(matched.state.case.conditions) == {O.DENTED, O.RESEALED})
    assert set(matched.state.case.required) == {"label", "outer.damage", "outer.seal"}


@pytest.mark.parametrize(
    ("now", "pressed", "then"),
    [
        ((), O.WET, {O.WET}),
        ((O.WET,), O.WET, set()),
        ((O.WET, O.TORN), O.INTACT, {O.INTACT}),
        ((O.INTACT,), O.TORN, {O.TORN}),
    ],
)
def test_intact_stands_alone(now, pressed, then) -> None:
    assert set(toggled(now, pressed)) == then


def test_undo_goes_back_step_by_step_to_nothing(qtbot, matched: ReceiveVm, bench: Bench) -> None:
    matched.photograph()
    qtbot.waitUntil(lambda: "label" not in matched.state.case.missing)
    matched.toggle(O.TORN)
    qtbot.waitUntil(lambda: matched.state.case.conditions == (O.TORN,))
    matched.undo()
    qtbot.waitUntil(lambda: matched.state.case.conditions == ())
    matched.undo()
    qtbot.waitUntil(lambda: "label" in matched.state.case.missing)
    matched.undo()
    qtbot.waitUntil(lambda: matched.state.step is Step.IDLE)
    with bench.store.facts() as facts:
        assert facts.parcels_by_code(samples.TRACKING) == ()


def test_a_wrong_match_leaves_the_parcel_without_a_ticket(qtbot, matched: ReceiveVm) -> None:
    matched.not_this_ticket()
    qtbot.waitUntil(lambda: matched.state.case.ticket is None)


def test_a_wrong_press_of_not_this_ticket_is_taken_back(qtbot, matched: ReceiveVm) -> None:
    """Esc brings the ticket back; only the next one takes the reception itself back."""
    ticket = matched.state.case.ticket
    matched.toggle(O.DENTED)
    qtbot.waitUntil(lambda: matched.state.case.conditions == (O.DENTED,))
    matched.not_this_ticket()
    qtbot.waitUntil(lambda: matched.state.case.ticket is None)
    matched.undo()
    qtbot.waitUntil(lambda: matched.state.case.ticket is not None)
    assert matched.state.case.ticket == ticket
    assert matched.state.case.conditions == (O.DENTED,)


@pytest.mark.parametrize(
    "text", ["9" * 4000, "' OR 1=1 --", "=cmd|'/C calc'!A0", "\x00\x07 \u202e"]
)
def test_hostile_codes_are_looked_up_and_nothing_more(qtbot, vm: ReceiveVm, bench, text) -> None:
    complaints = []
    bench.desk.complained.connect(complaints.append)
    vm.scan(typed_scan(text))
    qtbot.waitUntil(lambda: bool(complaints) or vm.state.step is Step.UNKNOWN)
    assert "parcel.received" not in bench.kinds()


def test_without_a_camera_the_banner_says_so(qtbot, vm: ReceiveVm, bench: Bench) -> None:
    vm.scan(typed_scan(samples.TRACKING))
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    with qtbot.waitSignal(bench.desk.complained) as told:
        vm.photograph()
    assert told.args[0].code == "camera.none"


def test_a_full_disk_loses_the_photo_and_nothing_else(
    qtbot, matched: ReceiveVm, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_data: bytes) -> str:
        raise WorldError("photo.disk_full")

    monkeypatch.setattr(bench.desk.services.photos, "write", full)
    before = bench.kinds()
    with qtbot.waitSignal(bench.desk.complained) as told:
        matched.photograph()
    assert told.args[0].code == "photo.disk_full"
    assert bench.kinds() == before
    assert "label" in matched.state.case.missing
    assert matched.state.taking == frozenset()


def test_a_photo_is_shown_as_taken_before_it_is_recorded(
    qtbot, matched: ReceiveVm, bench: Bench
) -> None:
    face = CaseFace(Theme(), bench.desk, bench.desk)
    qtbot.addWidget(face.view)
    pictures: dict[str, QImage] = {}
    matched.pictured.connect(pictures.__setitem__)
    matched.photograph()
    case = matched.state.case
    assert "label" in case.missing
    shown = {one.key: one.picture for one in face.shots(matched.state, case, pictures)}
    assert shown["label"] is pictures["label"]
    qtbot.waitUntil(lambda: "label" not in matched.state.case.missing)
    assert matched.state.taking == frozenset()
    matched.undo()
    qtbot.waitUntil(lambda: "label" in matched.state.case.missing)
    assert not any(one.picture for one in face.shots(matched.state, matched.state.case, pictures))


class LateDesk:
    """Keeps what was asked of the desk in the background, to be delivered when the test says."""

    def __init__(self, desk) -> None:
        self.pending: list[Callable[[], None]] = []
        self._run = desk.run
        desk.run = self.run

    def run(self, work, on_done=None, on_error=None) -> None:
        del on_error
        self.pending.append(lambda: on_done(work()) if on_done else work())

    def deliver(self) -> None:
        while self.pending:
            self.pending.pop(0)()


def test_a_scan_while_a_label_is_read_keeps_photo_and_reading_off_its_parcel(
    qtbot, vm: ReceiveVm, bench: Bench, picture: Callable[[int], np.ndarray]
) -> None:
    """Unreadable labels take longest, and that is when a worker takes the gun to the next one."""
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    late = LateDesk(bench.desk)
    vm.read_label()
    assert late.pending
    waiting, late.pending = late.pending, []
    vm.scan(typed_scan(samples.TRACKING))
    late.deliver()
    qtbot.waitUntil(lambda: vm.state.step is Step.CASE)
    late.pending = waiting
    late.deliver()
    qtbot.wait(20)
    assert vm.state.step is Step.CASE
    assert "label" in vm.state.case.missing
    assert "evidence.captured" not in bench.kinds()


def test_what_is_read_is_the_frame_that_is_kept(
    qtbot, bench: Bench, picture: Callable[[int], np.ndarray], monkeypatch
) -> None:
    bench.camera.show(picture(120))
    qtbot.waitUntil(lambda: bench.desk.camera.latest() is not None)
    seen: list[object] = []
    kept = KeptPhoto(
        sha256=samples.sha(1), size_bytes=1, width_px=1, height_px=1, taken_at=bench.desk.now()
    )
    monkeypatch.setattr("app.pictures.capture.keep", lambda one, *_more: seen.append(one) or kept)
    monkeypatch.setattr(bench.desk.looks, "prepare", lambda _sha256: None)
    monkeypatch.setattr(
        "app.labels.label_shot._label_reading", lambda one, *_more: seen.append(one)
    )
    late = LateDesk(bench.desk)
    # a second look would see another picture already
    frames = iter([bench.desk.camera.latest()])
    monkeypatch.setattr(bench.desk.camera, "latest", lambda: next(frames))
    LabelShot(bench.desk, bench.desk).take()
    late.deliver()
    assert len(seen) == 2
    assert seen[0] is seen[1]
