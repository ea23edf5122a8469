"""What assistive programs are told about painted widgets: name, number, state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.cases.difference import compare_codes
from app.design.theme import Theme
from app.language.translation import Language
from app.widgets.answers import AnswerButton
from app.widgets.cards.findings_card import FindingRow, FindingWords
from app.widgets.cards.grade_matrix import GradeMatrix
from app.widgets.cards.question_card import AnswerWords, QuestionCard, QuestionFacts
from app.widgets.cards.stop_parts import AckBarcode, CodeBox
from app.widgets.chip import ChipSpec
from app.widgets.clocks.countdown import Countdown
from app.widgets.clocks.mini_ring import MiniTimer
from app.widgets.clocks.timer_ring import TimerRing
from app.widgets.pictures.camera import CameraView, Quality
from app.widgets.pictures.shot_strip import ShotStrip
from app.widgets.pictures.shot_tile import Shot
from app.widgets.table import Cell, Column, Row, Table

Make = Callable[[QWidget], QWidget]


@pytest.fixture
def shown(qtbot) -> Make:
    """Puts a widget on the screen."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def chinese(qapp):
    language = Language()
    language.use("zh")
    yield
    language.use("en")


def told(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def state_of(widget: QWidget):
    return QAccessible.queryAccessibleInterface(widget).state()


def answer(theme: Theme) -> AnswerButton:
    made = AnswerButton(theme)
    made.show_as("4", "明显划痕")
    return made


def test_a_chosen_answer_is_checked_and_says_so(theme: Theme, shown: Make, chinese: None) -> None:
    widget = shown(answer(theme))
    assert (told(widget), state_of(widget).checked) == ("4，明显划痕", 0)
    widget.set_selected(True)
    assert (told(widget), state_of(widget).checked) == ("4，明显划痕，已选", 1)


def test_pressing_an_answer_alone_chooses_nothing(theme: Theme, shown: Make) -> None:
    widget = shown(answer(theme))
    widget.click()
    assert not state_of(widget).checked


def test_a_locked_answer_is_disabled_and_says_why(theme: Theme, shown: Make, chinese: None) -> None:
    widget = shown(answer(theme))
    widget.set_locked("成色 C 不能当新品卖", below=True)
    assert told(widget) == "4，明显划痕，已锁定，成色 C 不能当新品卖"
    assert state_of(widget).disabled
    widget.set_locked("")
    assert told(widget) == "4，明显划痕"
    assert not state_of(widget).disabled


def test_an_answer_takes_the_focus_by_tab(theme: Theme, shown: Make) -> None:
    widget = shown(answer(theme))
    assert state_of(widget).focusable
    widget.setFocus()
    assert state_of(widget).focused == widget.hasFocus()


def strip(theme: Theme, count: int = 4) -> ShotStrip:
    states = ("done", "rejected", "current", "required")
    made = ShotStrip(theme)
    made.set_shots(
        [
            Shot(key=str(n), label=f"照片 {n}", state=states[n % 4], reason="有点虚" * (n % 4 == 1))
            for n in range(count)
        ]
    )
    return made


def test_every_shot_says_what_it_is_of_and_where_it_stands(
    theme: Theme, shown: Make, chinese: None
) -> None:
    widget = shown(strip(theme))
    assert [told(one) for one in widget._buttons] == [
        "照片 0，已拍",
        "照片 1，要重拍，有点虚",
        "照片 2，现在拍",
        "照片 3，必拍",
    ]
    assert all(state_of(one).focusable for one in widget._buttons)


def test_a_long_strip_pages_to_the_shot_that_is_due_and_cuts_no_label(
    qtbot, theme: Theme, shown: Make
) -> None:
    widget = strip(theme, 12)
    widget.resize(500, 150)
    shown(widget)
    seen = [one.shot.key for one in widget._buttons if one.isVisible()]
    assert "2" in seen
    assert len(seen) < 12
    assert all(
        one.width() >= one.minimumSizeHint().width() for one in widget._buttons if one.isVisible()
    )
    reached = set(seen)
    while widget._on.isEnabled():
        widget._on.click()
        reached |= {one.shot.key for one in widget._buttons if one.isVisible()}
    assert len(reached) == 12
    with qtbot.waitSignal(widget.shot_clicked) as asked:
        next(one for one in widget._buttons if one.isVisible()).click()
    assert asked.args[0] in reached


@pytest.mark.parametrize("compact", [True, False])
def test_few_photos_keep_their_shape(theme: Theme, shown: Make, compact: bool) -> None:
    theme.use(compact=compact)
    widget = strip(theme, 2)
    widget.resize(760, 200)
    shown(widget)
    frames = [one._frame() for one in widget._buttons]
    assert all(one.width() / one.height() == pytest.approx(16 / 9, rel=0.02) for one in frames)
    assert widget._buttons[0].x() == 0
    gap = widget._buttons[1].x() - widget._buttons[0].geometry().right() - 1
    assert gap == theme.space("m")


def ring(theme: Theme) -> QWidget:
    made = TimerRing(theme)
    made.set_caption("Still to go", "11:36 of 30:00")
    made.set_time(696, 1800, done=False)
    return made


def matrix(theme: Theme) -> QWidget:
    made = GradeMatrix(theme)
    made.set_matrix(["Like new", "Damaged"], [("Intact", ""), ("Opened", "")], [["A", "C"]] * 2)
    made.select(1, 1)
    return made


def countdown(theme: Theme) -> QWidget:
    made = Countdown(theme)
    made.set_remaining(13378, 86400)
    return made


def camera(theme: Theme) -> QWidget:
    made = CameraView(theme)
    made.set_frame(QImage(8, 8, QImage.Format.Format_RGB32))
    made.set_subject("Now: Plate")
    made.set_quality([Quality(text="Sharp", status="ok"), Quality(text="Too dark", status="warn")])
    return made


def code(theme: Theme) -> QWidget:
    made = CodeBox(theme)
    made.show_as("Serial shipped", compare_codes("A7H2 2609 0418", "A7H226090481")[0])
    return made


def mini(theme: Theme) -> QWidget:
    made = MiniTimer(theme)
    made.show_as("5:20", "YT77", "Outer carton", 0.4, done=False)
    return made


def finding(theme: Theme) -> QWidget:
    made = FindingRow(theme)
    made.show_as(FindingWords(title="Plate: matches", help="A7H2", icon="", color="ok"))
    return made


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (ring, "Still to go 18:24 11:36 of 30:00"),
        (matrix, "Grade C, Opened, Damaged"),
        (countdown, "3:42:58"),
        (camera, "Now: Plate, Sharp, Too dark"),
        (code, "Serial shipped A7H2 2609 0418"),
        (mini, "5:20  YT77  Outer carton"),
        (finding, "Plate: matches, A7H2"),
        (AckBarcode, "CMD-ACK"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_painted_is_told(
    theme: Theme, shown: Make, make: Callable[[Theme], QWidget], name: str
) -> None:
    assert told(shown(make(theme))) == name


def test_a_row_says_all_its_words_and_its_state(theme: Theme, shown: Make) -> None:
    table = Table(theme, [Column(), Column(), Column()])
    chip = ChipSpec(text="Result unknown", status="warn")
    cells = (Cell(text="RS-0540"), Cell(text="¥329.00", sub="AU-H700"), Cell(chip=chip))
    table.set_rows([Row(cells=cells), Row(cells=cells, name="its own name")])
    shown(table)
    assert told(table._body) == "RS-0540, ¥329.00, AU-H700, Result unknown; its own name"


def test_a_lost_camera_is_told_instead_of_its_picture(theme: Theme, shown: Make) -> None:
    widget = shown(camera(theme))
    widget.set_message("No camera")
    assert told(widget) == "Now: Plate, No camera"


def nine(theme: Theme) -> QuestionCard:
    made = QuestionCard(theme)
    words = AnswerWords(label="Plate, serial or mark altered", help="Wear does not count")
    made.show_question(
        QuestionFacts(question="What is it like?", help="Look", answers=(words,) * 9)
    )
    return made


@pytest.mark.parametrize(("compact", "height"), [(True, 560), (True, 500), (False, 790)])
def test_nine_answers_are_whole_in_two_columns(
    theme: Theme, shown: Make, compact: bool, height: int
) -> None:
    theme.use(compact=compact)
    card = nine(theme)
    card.setFixedHeight(height)
    shown(card)
    QTest.qWait(0)
    buttons = [one for one in card._answers if one.isVisible()]
    assert len({one.x() for one in buttons}) == 2
    assert all(one.height() >= one.heightForWidth(one.width()) for one in buttons)
    assert all(one.height() >= (60 if compact else 88) for one in buttons)
    assert card.rect().contains(buttons[-1].geometry())


def test_a_brief_answer_shows_its_help_where_it_has_the_room(theme: Theme, shown: Make) -> None:
    answer = AnswerButton(theme)
    answer.show_as("1", "They match", "Compare digit by digit")
    answer.set_brief(True)
    shown(answer)
    answer.resize(360, answer.heightForWidth(360))
    assert answer.height() == theme.px(60)
    assert answer._below_now() == ""
    answer.resize(360, answer.whole_height(360, is_low=False))
    assert answer._below_now() == "Compare digit by digit"
