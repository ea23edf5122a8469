"""A photo opened: drawn on by finger and by keys, covered, its original shown and covered again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.states.photo import PhotoState, Tool
from app.wording.photo import PhotoWords
from app.work.photo_marks import SHOWN_S, STEP, PhotoMarks
from inspection.evidence_events import FoundRegion
from inspection.handlers.mark import RecordLook, record_look
from inspection.marks import WHOLE
from inspection.values import GoodsClass, MarkShape, RegionKind, Role
from tests.app.screens.instant_desk import INSPECTOR, InstantDesk

NAME = FoundRegion(x=0, y=0, w=5000, h=500, what=RegionKind.NAME)
SUPERVISOR = replace(INSPECTOR, role=Role.SUPERVISOR)


@pytest.fixture
def label(desk: InstantDesk):
    """The photo of a label that was looked at."""
    parcel_id = desk.received()
    photo = desk.ask(lambda facts: facts.evidence_of(parcel_id))[0]
    look = RecordLook(evidence_id=photo.evidence_id, regions=(NAME,), engine="rapidocr")
    desk.act(lambda work: record_look(work, look))
    return photo


@pytest.fixture
def vm(desk: InstantDesk, label) -> PhotoMarks:
    made = PhotoMarks(desk, desk)
    made.open(label, GoodsClass.ELECTRONICS)
    return made


def annotations(desk: InstantDesk, photo):
    return desk.ask(lambda facts: facts.annotations_of(photo.evidence_id))


def test_a_box_by_keys_alone(desk: InstantDesk, vm: PhotoMarks, label) -> None:
    vm.use(Tool.BOX)
    vm.move(1, -1)
    vm.size(2, 0)
    vm.press(2)
    assert vm.state.can_keep
    vm.keep()
    (mark,) = annotations(desk, label)
    assert (mark.shape, mark.label_code) == (MarkShape.BOX, "dent")
    first = (3500 + STEP, 3500 - STEP, 6500 + 3 * STEP, 6500 - STEP)
    assert (mark.x, mark.y, mark.x2, mark.y2) == first
    assert vm.state.draft is None
    assert vm.state.markup.annotations == (mark,)
    vm.undo()
    assert annotations(desk, label) == ()
    assert not vm.state.can_undo


def test_an_arrow_by_finger_and_no_word_is_fine(desk: InstantDesk, vm: PhotoMarks, label) -> None:
    vm.use(Tool.ARROW)
    vm.draw((100, 200, 20_000, -5))
    vm.keep()
    (mark,) = annotations(desk, label)
    assert (mark.x, mark.y, mark.x2, mark.y2) == (100, 200, WHOLE, 0)
    assert mark.label_code is None


def test_a_finger_on_the_photo_draws_a_box(vm: PhotoMarks) -> None:
    vm.draw((100, 100, 4000, 4000))
    assert (vm.state.tool, vm.state.can_keep) == (Tool.BOX, True)


def test_a_word_needs_its_word_and_a_word_alone_is_a_mark(
    desk: InstantDesk, vm: PhotoMarks, label
) -> None:
    vm.use(Tool.TEXT)
    assert not vm.state.can_keep
    vm.keep()
    vm.undo()
    vm.press(1)
    assert (vm.state.tool, vm.state.can_keep) == (Tool.TEXT, True)
    vm.press(1)
    assert not vm.state.can_keep, "the same again takes it off"
    vm.press(3)
    vm.keep()
    assert [one.label_code for one in annotations(desk, label)] == ["stain"]


def test_more_words_are_on_further_pages(vm: PhotoMarks) -> None:
    first = [one.code for one in vm.state.words]
    vm.press(0)
    second = [one.code for one in vm.state.words]
    assert len(first) == 9
    assert "serial_differs" in second
    assert not set(first) & set(second)
    vm.press(0)
    assert [one.code for one in vm.state.words] == first


def test_what_is_too_small_is_said_and_stays_to_be_pulled(
    desk: InstantDesk, vm: PhotoMarks, label
) -> None:
    vm.draw((100, 100, 120, 120))
    vm.keep()
    assert [one.code for one in desk.complaints] == ["mark.too_small"]
    assert vm.state.draft == (100, 100, 120, 120)
    assert not vm.state.is_busy


def test_a_shape_stays_in_the_photo(vm: PhotoMarks) -> None:
    vm.use(Tool.BOX)
    for _ in range(60):
        vm.move(1, 1)
    x, y, x2, y2 = vm.state.draft
    assert (x2, y2) == (WHOLE, WHOLE)
    assert (x2 - x, y2 - y) == (3000, 3000)
    for _ in range(60):
        vm.size(-1, -1)
    x, y, x2, y2 = vm.state.draft
    assert x < x2
    assert y < y2


def test_a_part_is_covered_and_uncovered(desk: InstantDesk, vm: PhotoMarks, label) -> None:
    vm.use(Tool.COVER)
    vm.press(1)
    assert vm.state.code == ""
    vm.keep()
    assert len(vm.state.markup.regions) == 2
    vm.undo()
    assert vm.state.markup.regions == (NAME,)
    vm.undo()
    assert vm.state.markup.regions == (NAME,), "what a recogniser found stays covered"


def test_a_veiled_photo_is_not_drawn_on(desk: InstantDesk) -> None:
    parcel_id = desk.received()
    photo = desk.ask(lambda facts: facts.evidence_of(parcel_id))[0]
    vm = PhotoMarks(desk, desk)
    vm.open(photo, None)
    vm.use(Tool.BOX)
    vm.draw((0, 0, 5000, 5000))
    assert (vm.state.can_draw, vm.state.draft) == (False, None)
    assert desk.photos.asked[-1][1].is_veiled
    desk.act(
        lambda work: record_look(
            work, RecordLook(evidence_id=photo.evidence_id, regions=(), engine="rapidocr")
        )
    )
    assert vm.state.can_draw, "it was looked at while it was open"


def test_the_original_is_shown_for_a_reason_for_some_seconds_and_recorded(
    desk: InstantDesk, vm: PhotoMarks, label
) -> None:
    vm.ask_original()
    assert vm.state.reasons == (), "not to an inspector"
    desk.person = SUPERVISOR
    desk.photos.asked.clear()
    vm.ask_original()
    assert vm.state.reasons[0].code == "dispute"
    assert desk.photos.asked == [], "nothing is shown before there is a reason"
    vm.press(1)
    assert vm.state.shown_s == SHOWN_S
    assert not desk.photos.asked[-1][1].hides
    with desk.store.reading() as connection:
        seen = connection.exec_driver_sql("SELECT evidence_id, reason_code FROM reveals").all()
    assert seen == [(label.evidence_id, "dispute")]
    for _ in range(SHOWN_S):
        vm._tick()
    assert vm.state.shown_s == 0
    assert desk.photos.asked[-1][1].regions == (NAME,)


@pytest.mark.parametrize("ends", ["undo", "lock", "close"])
def test_the_original_is_covered_at_once(desk: InstantDesk, vm: PhotoMarks, ends: str) -> None:
    desk.person = SUPERVISOR
    vm.ask_original()
    vm.undo()
    assert vm.state.reasons == ()
    vm.ask_original()
    vm.press(4)
    states: list[PhotoState] = []
    vm.changed.connect(states.append)
    if ends == "undo":
        vm.hide_original()
    elif ends == "lock":
        desk.person = None
        desk.person_changed.emit()
    else:
        vm.close()
    assert states[-1].shown_s == 0
    if ends != "close":
        assert desk.photos.asked[-1][1].hides


def test_nothing_of_it_stays_when_it_is_closed(desk: InstantDesk, vm: PhotoMarks) -> None:
    vm.use(Tool.BOX)
    vm.close()
    assert vm.state == PhotoState()
    vm.keep()
    vm.undo()
    vm.press(1)
    assert vm.state == PhotoState()


def test_a_label_nobody_can_read_here_is_not_promised(desk: InstantDesk) -> None:
    parcel_id = desk.received()
    photo = desk.ask(lambda facts: facts.evidence_of(parcel_id))[0]
    vm = PhotoMarks(desk, desk)
    vm.open(photo, None)
    states: list[PhotoState] = []
    vm.changed.connect(states.append)
    assert "moment" in PhotoWords().notice(vm.state, "Label").instruction
    desk.looks.unreadable.add(photo.sha256)
    desk.looks.failed.emit(photo.sha256)
    assert "supervisor" in PhotoWords().notice(states[-1], "Label").instruction
