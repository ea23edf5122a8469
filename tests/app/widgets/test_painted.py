from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.language.notices import Notice
from app.widgets.answers import AnswerButton
from app.widgets.bar import Bar
from app.widgets.buttons import ActionButton, ChoiceButton, TileButton
from app.widgets.card import Card
from app.widgets.cards.grade_matrix import GradeMatrix
from app.widgets.cards.receive_candidates import CandidateButton, CandidateFacts, Clue
from app.widgets.chip import Chip
from app.widgets.clocks.countdown import Countdown, band
from app.widgets.clocks.mini_ring import MiniTimer
from app.widgets.clocks.timer_ring import TimerRing
from app.widgets.facts import Fact, FactGrid
from app.widgets.figure import Figure
from app.widgets.frame.banner import Banner
from app.widgets.frame.focus_ring import FocusRing
from app.widgets.frame.top_bar import TopBar
from app.widgets.frame.top_bar_parts import Tab
from app.widgets.keypad import Keypad, PinDots
from app.widgets.note import Note
from app.widgets.pictures.camera import CameraView, Quality
from app.widgets.pictures.parcel_picture import ParcelPicture
from app.widgets.pictures.photo import PhotoView
from app.widgets.pictures.shot_strip import ShotStrip
from app.widgets.pictures.shot_tile import Shot
from app.widgets.steps import Step, StepList
from app.widgets.table import Cell, ChipSpec, Column, Row, Table
from app.widgets.text import Text


def picture() -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    return image


def answer(theme: Theme) -> QWidget:
    made = AnswerButton(theme)
    made.show_as("4", "明显划痕", "长于 5 mm", "C 区")
    made.set_selected(True)
    return made


def locked(theme: Theme) -> QWidget:
    made = AnswerButton(theme, compact=True)
    made.show_as("5", "上架")
    made.set_locked("成色 C 不能当新品卖")
    return made


def action(theme: Theme) -> QWidget:
    made = ActionButton(theme, kind="primary")
    made.show_as("拍照", "camera", "空格")
    return made


def choice(theme: Theme) -> QWidget:
    made = ChoiceButton(theme)
    made.show_as("全额退款")
    made.setChecked(True)
    return made


def tile(theme: Theme) -> QWidget:
    made = TileButton(theme)
    made.show_as("2", "压痕", "dent")
    made.setChecked(True)
    return made


def banner(theme: Theme) -> QWidget:
    made = Banner(theme)
    made.say(Notice(kind="warn", headline="已匹配", instruction="看一下外包装", aside_code="SF16"))
    return made


def camera(theme: Theme) -> QWidget:
    made = CameraView(theme)
    made.set_frame(picture())
    made.set_subject("划痕近照")
    made.set_live_text("实时画面")
    made.set_quality([Quality(text="清晰", status="ok"), Quality(text="有反光", status="warn")])
    return made


def chip(theme: Theme) -> QWidget:
    made = Chip(theme)
    made.show_as("已退款", "ok")
    return made


def countdown(theme: Theme) -> QWidget:
    made = Countdown(theme)
    made.set_remaining(13378, 86400)
    return made


def facts(theme: Theme) -> QWidget:
    made = FactGrid(theme)
    made.set_facts([Fact(label="订单", value="2846****7731", mono=True)])
    return made


def figure(theme: Theme) -> QWidget:
    made = Figure(theme)
    made.show_as("6 小时内到期", "3", "件", "优先处理", "warn")
    return made


def matrix(theme: Theme) -> QWidget:
    made = GradeMatrix(theme)
    made.set_matrix(["如新", "有损"], [("完好", ""), ("拆封", "盒")], [["A", "C"], ["B", "C"]])
    made.select(1, 1)
    return made


def dots(theme: Theme) -> QWidget:
    made = PinDots(theme)
    made.set_filled(4, active=True)
    return made


def mini(theme: Theme) -> QWidget:
    made = MiniTimer(theme)
    made.show_as("5:20", "YT77", "纸箱", 0.7, done=False)
    return made


def note(theme: Theme) -> QWidget:
    made = Note(theme)
    made.show_as("不要混用", "warn", headline="注意")
    return made


def photo(theme: Theme) -> QWidget:
    made = PhotoView(theme)
    made.set_picture(picture())
    made.set_caption("面单面")
    return made


def candidate(theme: Theme) -> QWidget:
    made = CandidateButton(theme)
    facts = CandidateFacts(
        title="Aria 700",
        number="RS-1",
        who="店",
        chip=ChipSpec(text="很可能", status="ok"),
        deadline="3:58",
        deadline_status="warn",
        clues=(Clue(text="快递单号一致", status="ok"),),
    )
    made.show_as("1", facts, selected=True)
    return made


def shots(theme: Theme) -> QWidget:
    made = ShotStrip(theme)
    made.set_shots(
        [
            Shot(key="a", label="外箱", state="done", picture=picture()),
            Shot(key="b", label="正面", state="current"),
            Shot(key="c", label="铭牌", state="required"),
            Shot(key="d", label="配件", state="rejected", reason="虚"),
        ]
    )
    return made


def steps(theme: Theme) -> QWidget:
    made = StepList(theme)
    done = Step(title="核对材质", sub="纸箱", state="done")
    made.set_steps([done, Step(title="等待", sub="", state="current")])
    return made


def ring(theme: Theme) -> QWidget:
    made = TimerRing(theme)
    made.set_caption("接触时间还要", "共 30:00")
    made.set_time(696, 1800, done=False)
    return made


def bar(theme: Theme) -> QWidget:
    made = TopBar(theme)
    made.show_tabs([Tab(key=key, text=key, count=2) for key in "abc"], "a")
    return made


def card(theme: Theme) -> QWidget:
    made = Card(theme)
    made.set_title("平台时限")
    made.set_chip("6 小时内", "warn", "clock")
    made.body.addWidget(Text(theme))
    return made


MAKERS: list[Callable[[Theme], QWidget]] = [
    answer,
    locked,
    action,
    choice,
    tile,
    banner,
    camera,
    chip,
    countdown,
    facts,
    figure,
    matrix,
    dots,
    mini,
    note,
    photo,
    candidate,
    shots,
    steps,
    ring,
    bar,
    card,
    Keypad,
    Bar,
    ParcelPicture,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_it_paints_itself_in_every_look(qtbot, theme: Theme, make) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    seen = []
    for look in ({}, {"dark": True}, {"compact": True}, {"scale": 1.5}):
        theme.use(**look)
        widget.resize(widget.sizeHint().expandedTo(QSize(40, 10)))
        image = widget.grab().toImage()
        columns, rows = range(0, image.width(), 2), range(0, image.height(), 2)
        colors = {image.pixel(x, y) for x in columns for y in rows}
        assert len(colors) > 1
        seen.append(image)
    same_in_the_dark = make in {banner, camera}
    assert same_in_the_dark or seen[0] != seen[1]


NAMED = [answer, locked, action, choice, tile, mini, candidate, chip, dots]


@pytest.mark.parametrize("make", NAMED, ids=lambda make: make.__name__)
def test_it_has_a_name_for_assistive_programs(qtbot, theme: Theme, make) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    assert widget.accessibleName()


def test_an_answer_says_number_words_and_state(qtbot, theme: Theme) -> None:
    widget = answer(theme)
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "4, 明显划痕, 长于 5 mm, C 区, selected"


@pytest.mark.parametrize(
    ("remaining_s", "status"),
    [(21601, "waiting"), (21600, "warn"), (3600, "warn"), (3599, "danger"), (-1, "danger")],
)
def test_deadline_bands(remaining_s: int, status: str) -> None:
    assert band(remaining_s) == status


def test_wrapped_text_grows_downwards_and_is_whole(qtbot, theme: Theme) -> None:
    text = Text(theme, "body", wrap=True)
    qtbot.addWidget(text)
    text.setText("到期未处理，平台会不经质检自动退款。" * 4)
    assert text.heightForWidth(200) > text.heightForWidth(800)
    assert "".join(text._lines(200)) == text.text()


def test_a_table_pages_what_does_not_fit(qtbot, theme: Theme) -> None:
    table = Table(theme, [Column(title="a"), Column(width=60, align="right")], touch=True)
    qtbot.addWidget(table)
    table.resize(400, 420)
    rows = [Row(cells=(Cell(text=f"row {n}"), Cell(text=str(n))), key=str(n)) for n in range(12)]
    table.set_rows(rows)
    table.show()
    qtbot.waitUntil(table._pager.isVisible)
    assert table._body.capacity() < 12
    table._page_next()
    assert table._body.first == table._body.capacity()
    with qtbot.waitSignal(table.row_clicked) as pressed:
        QTest.mouseClick(table._body, Qt.MouseButton.LeftButton, pos=QPoint(10, 50))
    assert pressed.args == [str(table._body.first)]
    table.set_rows(rows[:2])
    assert table._body.first == 0
    assert not table._pager.isVisible()


def test_the_focus_ring_follows_and_leaves(qtbot, theme: Theme) -> None:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    button = ActionButton(theme, parent=window)
    button.show_as("Go")
    button.move(50, 50)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = FocusRing(theme, window)
    ring.show_around(button)
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry())
    button.move(80, 80)
    assert ring.geometry().contains(button.geometry())
    button.clearFocus()
    assert not ring.isVisible()


def test_the_focus_ring_goes_with_what_holds_the_widget(qtbot, theme: Theme) -> None:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    row = QWidget(window)
    button = ActionButton(theme, parent=row)
    button.show_as("Go")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = FocusRing(theme, window)
    ring.show_around(button)
    row.move(60, 90)
    where = button.mapTo(window, button.rect().topLeft())
    assert ring.geometry().contains(QRect(where, button.size()))


def test_the_keypad_says_what_was_pressed(qtbot, theme: Theme) -> None:
    pad = Keypad(theme)
    qtbot.addWidget(pad)
    pressed = []
    pad.pressed.connect(pressed.append)
    for key in pad._keys:
        key.click()
    assert pressed == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "back"]


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("height", [420, 300, 200])
def test_guide_corners_stay_clear_of_the_chips(
    qtbot, theme: Theme, compact: bool, height: int
) -> None:
    theme.use(compact=compact)
    view = camera(theme)
    qtbot.addWidget(view)
    view.resize(620, height)
    stage = QRectF(0, 0, 620, height)
    chips = theme.px(12 + 34 if compact else 24 + 48)
    assert view._guide_box(stage).top() > chips
    assert stage.contains(view._guide_box(stage))


def test_a_picture_without_chips_keeps_its_whole_frame(qtbot, theme: Theme) -> None:
    view = CameraView(theme)
    qtbot.addWidget(view)
    box = view._guide_box(QRectF(0, 0, 620, 300))
    assert box.center().y() == pytest.approx(150)
