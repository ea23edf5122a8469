"""The live picture: what to photograph now, guide corners, the quality line below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.states.codes import NONE_SEEN, SeenCodes
from app.widgets import paint
from app.widgets.measure import width_of
from app.widgets.pictures.code_boxes import paint_codes
from app.widgets.pictures.guides import guide_of
from app.widgets.pictures.photo import covering
from app.widgets.text import broken

LEAST_ARM = 8
"""Pixels of a guide corner; in a picture too low for that there are none."""
_INKS = {"ok": "overlayOk", "warn": "overlayWarn", "waiting": "overlayMuted"}


@dataclass(frozen=True, kw_only=True)
class Quality:
    """One judgement of the live picture; `status` is ok or warn."""

    text: str
    status: str


class CameraView(QWidget):
    """Painted in one go, pixel by pixel where the frames have the size it asks for."""

    fits = Signal(QSize)
    """Pixels that the frames should just cover; said again while they do not."""

    def __init__(self, theme: Theme) -> None:
        """Dark until the first frame."""
        super().__init__()
        self._theme = theme
        self._frame = QImage()
        self._subject = self._hint = self._live = self._message = ""
        self._quality: list[Quality] = []
        self._rows_for: tuple[object, ...] = ()
        self._rows_kept: list[list[Quality]] = [[]]
        self._held = 0.0
        self._codes = NONE_SEEN
        self._guide = guide_of("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.restyle)

    @Slot(QImage)
    def set_frame(self, image: QImage) -> None:
        """The newest picture."""
        self._frame = image
        self.update()

    @Slot(object)
    def set_codes(self, codes: SeenCodes) -> None:
        """What is read in the picture, to be outlined."""
        if codes != self._codes:
            self._codes = codes
            self.update()

    def set_subject(self, text: str) -> None:
        """What to photograph now, top left."""
        if text != self._subject:
            self._subject = text
            self._rename()
            self.update()

    def set_guide(self, subject: str) -> None:
        """The frame the photo of this subject should fill."""
        guide = guide_of(subject)
        if guide != self._guide:
            self._guide = guide
            self.update()

    def set_live_text(self, text: str) -> None:
        """The words beside the live dot, top right."""
        if text != self._live:
            self._live = text
            self.update()

    def set_quality(self, quality: list[Quality]) -> None:
        """Focus, light, glare, stillness, each with its advice."""
        if quality != self._quality:
            self._quality = quality
            self._rename()
            self.update()

    @Slot(float)
    def set_hold(self, fraction: float) -> None:
        """How much of the time before it fires by itself has passed, 0 for none, 1 as it fires."""
        fraction = min(1.0, max(0.0, fraction))
        if fraction != self._held:
            self._held = fraction
            self.update()

    def set_hint(self, text: str) -> None:
        """Quiet words at the right of the quality line."""
        if text != self._hint:
            self._hint = text
            self.update()

    def set_message(self, text: str) -> None:
        """Instead of the picture: why there is none. Empty shows the picture again."""
        if text != self._message:
            self._message = text
            self._rename()
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def sizeHint(self) -> QSize:
        """A picture of 16:9 with its line."""
        return QSize(self._theme.px(640), self._theme.px(420))

    def minimumSizeHint(self) -> QSize:
        """Small, but a picture."""
        return QSize(self._theme.px(240), self._theme.px(70 if self._theme.compact else 200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture, corners, chips, line."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), theme.radius("photo"), theme.radius("photo"))
        painter.setClipPath(path)
        painter.fillRect(self.rect(), theme.color("overlay"))
        stage = QRectF(0, 0, self.width(), self.height() - self._line_height())
        if self._message or self._frame.isNull():
            self._paint_message(painter, stage)
        else:
            painter.drawImage(stage, self._frame, self._part(stage))
            self._paint_corners(painter, stage)
            paint_codes(painter, theme, stage, self._frame, self._codes)
            self._paint_hold(painter, stage)
        self._paint_chips(painter)
        self._paint_line(painter)
        painter.end()

    def _part(self, stage: QRectF) -> QRectF:
        """What of the frame is seen; as large as the stage, or that size is asked for."""
        part = covering(stage, self._frame)
        wanted = (stage.size() * self.devicePixelRatioF()).toSize()
        off = part.size() - wanted.toSizeF()
        if abs(off.width()) < 1 and abs(off.height()) < 1:
            return QRectF(QPointF(int(part.left()), int(part.top())), wanted.toSizeF())
        self.fits.emit(wanted)
        return part

    def _line_height(self) -> int:
        if not self._quality and not self._hint:
            return 0
        rows = len(self._rows()) + len(self._hint_below())
        if rows > 1:
            return rows * self._row_pitch() + self._theme.space("l")
        return self._theme.px(48 if self._theme.compact else 72)

    def _row_pitch(self) -> int:
        return self._theme.px(32 if self._theme.compact else 38)

    def _side(self) -> int:
        return self._theme.px(12 if self._theme.compact else 24)

    def _rows(self) -> list[list[Quality]]:
        """The judgements in as many rows as they need; an advice is never cut."""
        # asked for several times in each painting, fifteen paintings a second
        given = (tuple(self._quality), self.width(), self._theme.px(1000), self._theme.compact)
        if given != self._rows_for:
            self._rows_for = given
            self._rows_kept = self._split()
        return self._rows_kept

    def _split(self) -> list[list[Quality]]:
        rows: list[list[Quality]] = [[]]
        left = 0
        for one in self._quality:
            wide = self._width_of(one)
            if rows[-1] and left + wide > self.width() - 2 * self._side():
                rows.append([])
                left = 0
            rows[-1].append(one)
            left += wide + self._theme.px(28)
        return rows

    def _is_hint_beside(self) -> bool:
        """Whether the hint has room in the last row; else it gets a row of its own."""
        left = sum(self._width_of(one) + self._theme.px(28) for one in self._rows()[-1])
        return left + width_of(self._hint, self._hint_font()) <= self.width() - 2 * self._side()

    def _hint_below(self) -> tuple[str, ...]:
        """Lines of the hint where it does not stand beside the judgements."""
        if self._is_hint_beside():
            return ()
        return broken(self._hint, self._hint_font(), max(1, self.width() - 2 * self._side()))

    def _hint_font(self) -> QFont:
        return self._theme.font("body" if self._theme.compact else "control", bold=False)

    def _width_of(self, one: Quality) -> int:
        return self._theme.px(34) + width_of(one.text, self._quality_font())

    def _quality_font(self) -> QFont:
        return self._theme.font("bodyStrong" if self._theme.compact else "control")

    def _paint_message(self, painter: QPainter, stage: QRectF) -> None:
        theme = self._theme
        size, line = theme.px(40), theme.line("control")
        high = size + line + theme.space("m")
        words = QRectF(0, stage.center().y() + high / 2 - line, stage.width(), line)
        if high <= stage.height():
            area = QRectF(0, words.bottom() - high, stage.width(), size)
            paint.icon(painter, theme, area, "camera", "overlayMuted", size)
        else:
            words.moveCenter(stage.center())  # too low for both: the words count
        ink = theme.color("onOverlay")
        paint.text(painter, words, self._message, theme.font("control"), ink, paint.CENTER)

    def _paint_corners(self, painter: QPainter, stage: QRectF) -> None:
        theme, box = self._theme, self._guide_box(stage)
        arm = min(theme.px(50), round(box.height() / 4))
        if arm < theme.px(LEAST_ARM):
            return
        color = theme.color("overlayOk" if self._held else "onOverlay")
        painter.setPen(QPen(color, theme.px(4)))
        for x, dx in ((box.left(), arm), (box.right(), -arm)):
            for y, dy in ((box.top(), arm), (box.bottom(), -arm)):
                painter.drawLine(QLineF(x, y, x + dx, y))
                painter.drawLine(QLineF(x, y, x, y + dy))

    def _guide_box(self, stage: QRectF) -> QRectF:
        """What the photo should fill, as far as no chip stands before it."""
        box = QRectF(0, 0, stage.width() * self._guide.width, stage.height() * self._guide.height)
        box.moveCenter(stage.center())
        box.setTop(max(box.top(), self._chips_end()))
        return box

    def _chips_end(self) -> int:
        """Pixels from the top down to which chips may stand, with the air below them."""
        if not self._subject and not self._live:
            return 0
        return self._chip_gap() + self._chip_height() + self._theme.space("s")

    def _chip_gap(self) -> int:
        return self._theme.px(12 if self._theme.compact else 24)

    def _chip_height(self) -> int:
        return self._theme.px(34 if self._theme.compact else 48)

    def _paint_hold(self, painter: QPainter, stage: QRectF) -> None:
        """A bar along the lower edge: full when it fires."""
        if not self._held:
            return
        theme = self._theme
        high = theme.px(8)
        track = QRectF(0, stage.bottom() - high, stage.width(), high)
        painter.fillRect(track, theme.color("overlay"))
        track.setWidth(stage.width() * self._held)
        painter.fillRect(track, theme.color("overlayOk"))

    def _paint_chips(self, painter: QPainter) -> None:
        theme = self._theme
        gap, high = self._chip_gap(), self._chip_height()
        font = theme.font("control" if theme.compact else "title")
        if self._subject:
            size = theme.px(24)
            words = width_of(self._subject, font)
            area = QRectF(gap, gap, words + size + theme.px(50), high)
            self._chip(painter, area)
            mark = QRectF(area.left() + theme.px(18), area.top(), size, high)
            paint.icon(painter, theme, mark, "camera", "onOverlay", size)
            inner = area.adjusted(size + theme.px(30), 0, 0, 0)
            paint.text(painter, inner, self._subject, font, theme.color("onOverlay"))
        if self._live and not self._message:
            font = theme.font("bodyStrong")
            words = width_of(self._live, font)
            wide = words + theme.px(46)
            area = QRectF(self.width() - gap - wide, gap, wide, high - theme.px(6))
            self._chip(painter, area)
            dot = theme.px(12)
            spot = QRectF(area.left() + theme.px(12), area.center().y() - dot / 2, dot, dot)
            paint.box(painter, spot, fill=theme.color("overlayRec"), radius=dot / 2)
            inner = area.adjusted(theme.px(32), 0, 0, 0)
            paint.text(painter, inner, self._live, font, theme.color("onOverlay"))

    def _chip(self, painter: QPainter, area: QRectF) -> None:
        fill = self._theme.color("overlay")
        paint.box(painter, area, fill=fill, radius=self._theme.radius("photo"))

    def _paint_line(self, painter: QPainter) -> None:
        theme, side = self._theme, self._side()
        whole = self._line_height()
        rows, hints = self._rows(), self._hint_below()
        count = len(rows) + len(hints)
        pitch = whole if count == 1 else self._row_pitch()
        top = self.height() - whole + (whole - count * pitch) / 2
        hint_top = top + (len(rows) - (not hints)) * pitch
        for row in rows:
            left = side
            for one in row:
                self._paint_quality(painter, QRectF(left, top, self._width_of(one), pitch), one)
                left += self._width_of(one) + theme.px(28)
            top += pitch
        muted = theme.color("overlayMuted")
        for words in hints or (self._hint,):
            area = QRectF(side, hint_top, self.width() - 2 * side, pitch)
            align = paint.LEFT if hints else paint.RIGHT
            paint.text(painter, area, words, self._hint_font(), muted, align)
            hint_top += pitch

    def _paint_quality(self, painter: QPainter, area: QRectF, one: Quality) -> None:
        theme, size = self._theme, self._theme.px(24)
        mark = QRectF(area.left(), area.top(), size, area.height())
        ink = _INKS.get(one.status, "onOverlay")
        paint.icon(painter, theme, mark, theme.status(one.status).icon, ink, size)
        words = area.adjusted(theme.px(34), 0, 0, 0)
        color = theme.color("overlayWarn" if one.status == "warn" else "onOverlay")
        paint.text(painter, words, one.text, self._quality_font(), color)

    def _rename(self) -> None:
        said = (self._message,) if self._message else tuple(one.text for one in self._quality)
        parts = (self._subject, *said)
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
