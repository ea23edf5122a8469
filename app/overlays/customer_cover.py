"""What the customer says about the item in hand, over the page: a claim, never a finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSizeF, Qt, Slot
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.language.names import reason_name
from app.overlays.cover import Cover
from app.widgets.facts import Fact, FactGrid
from app.widgets.layouts import hbox
from app.widgets.pictures.photo import PhotoView
from app.widgets.text import Text
from app.wording.waiting import WaitWords
from inspection.store.queries.customer import CustomerSide
from inspection.waiting import WaitingRules

OWN_KEYS = ("C", "CMD-CUSTOMER")
"""What opens it, as a key and as a command of the sheet."""
WIDTH_PX = 1000
"""Of the card; a window that is smaller leaves it less."""
LABEL_PX = 160
PHOTOS = 4
"""Shown; of more the comparison at the item has room."""
PHOTO_PX = (200, 150)

Load = Callable[[str, Callable[[QImage], None]], None]
"""Brings a picture that is at this station, by its hash."""


class CustomerCover(Cover):
    """Reason, own words, photos, questions and answers; what names the customer is masked."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        now: Callable[[], datetime],
        load: Load | None = None,
    ) -> None:
        """Hidden until `open`; without `load` photos are counted and not shown."""
        super().__init__(theme, window)
        self._now = now
        self._load = load
        self._turn = 0
        self._photos = [PhotoView(theme) for _ in range(PHOTOS)]
        self._pictures: dict[PhotoView, QImage] = {}
        self._strip = hbox(*self._photos, 1)
        self._words = WaitWords(self)
        self._sides: tuple[CustomerSide, ...] = ()
        self._at = 0
        self._rules: WaitingRules | None = None
        self._facts = FactGrid(theme, columns=1, label_width=LABEL_PX)
        self._hint = Text(theme, "body", "textMuted")
        self._card.body.addWidget(self._facts)
        self._card.body.addLayout(self._strip)
        self._card.body.addSpacing(theme.space("m"))
        self._card.body.addWidget(self._hint)
        theme.changed.connect(self._restyled)

    def open(self, sides: tuple[CustomerSide, ...], rules: WaitingRules) -> None:
        """Show the customer's side; of several tickets in one box the first one's first."""
        self._sides, self._rules, self._at = sides, rules, 0
        self._load_photos(sides[0])
        self.come()

    def turns(self, asked: str) -> bool:
        """Its own key shows the next ticket's customer, and after the last one closes it."""
        if asked not in OWN_KEYS or self._at + 1 >= len(self._sides):
            return False
        self._at += 1
        self._load_photos(self._sides[self._at])
        self.come()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch is as good as the key."""
        if not self.turns(OWN_KEYS[0]):
            super().mousePressEvent(event)

    def _load_photos(self, side: CustomerSide) -> None:
        self._forget_photos()
        here = [one for one in side.photos if one.is_here]
        for view, one in zip(self._photos, here, strict=False):
            if self._load is not None:
                self._load(one.sha256, partial(self._photo_came, self._turn, view))

    def close_help(self) -> None:
        """Away with it, and with what it held: nothing of one customer stays for the next."""
        super().close_help()
        self._sides = ()
        self._forget_photos()
        self._facts.set_facts([])
        self.setAccessibleName("")

    def fill(self) -> None:
        """Every line anew."""
        rules = self._rules
        if not self._sides or rules is None:
            return
        side, count = self._sides[self._at], len(self._sides)
        title = self.tr("The customer's side")
        self._card.set_title(title)
        self._card.set_chip(self.tr("Claim, not a finding"), "info", "user")
        lines = self._words.side(side, self._now(), rules)
        facts = []
        if count > 1:
            which = self.tr("%1, %2 of %3 in this box").replace("%1", side.number)
            which = which.replace("%2", str(self._at + 1)).replace("%3", str(count))
            facts.append(Fact(label=self.tr("Ticket"), value=which))
        facts += [Fact(label=self.tr("Reason"), value=reason_name(side.reason))]
        facts += [Fact(label=label, value=value) for label, value in lines]
        facts.append(Fact(label=self.tr("Photos"), value=self._photos_said(side)))
        self._facts.set_facts(facts)
        self._card.setFixedWidth(
            min(self._theme.px(WIDTH_PX), self._window.width() - 2 * self._theme.margin)
        )
        gap = self._theme.space("m")
        self._strip.setSpacing(gap)
        self._strip.setContentsMargins(0, gap if side.photos else 0, 0, 0)
        self._show_photos()
        hint = self.tr("C, Esc, any key, a scan or a touch closes this")
        if self._at + 1 < count:
            hint = self.tr(
                "C or a touch shows the next ticket's customer; any other key closes this"
            )
        self._hint.setText(hint)
        spoken = "  ".join(f"{one.label}: {one.value}." for one in facts)
        self.setAccessibleName(f"{title}  {spoken}")

    def _photos_said(self, side: CustomerSide) -> str:
        if not side.photos:
            return self.tr("None came")
        coming = sum(not one.is_here for one in side.photos)
        words = self.tr("%1, of which %2 still on the way") if coming else "%1"
        return words.replace("%1", str(len(side.photos))).replace("%2", str(coming))

    def _forget_photos(self) -> None:
        self._turn += 1
        self._pictures.clear()
        for view in self._photos:
            view.set_picture(None)
            view.hide()

    def _photo_came(self, turn: int, view: PhotoView, picture: QImage) -> None:
        if turn == self._turn:
            self._pictures[view] = picture
            self._show_photos()

    def _show_photos(self) -> None:
        """Whole, each in its own shape."""
        most = QSizeF(*map(self._theme.px, PHOTO_PX))
        for view, picture in self._pictures.items():
            fits = QSizeF(picture.size()).scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
            view.setFixedSize(fits.toSize())
            view.set_picture(picture)
            view.setAccessibleName(self.tr("Photo of the customer's"))
            view.show()

    @Slot()
    def _restyled(self) -> None:
        if self.isVisible():
            self.fill()
