"""The forms of the first set-up: name of the desk, hub, scanner test, first person."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.design.theme import Theme
from app.station.pin_rules import MAX_BADGE, MAX_NAME, PIN_LENGTH, Lack
from app.widgets.card import Card
from app.widgets.cards.setting_row import SettingRow
from app.widgets.fields import LineField
from app.widgets.layouts import vbox
from app.widgets.note import Note
from app.widgets.options import Options
from app.widgets.rule import Rule
from app.widgets.text import Text

MAX_URL = 300
MAX_CODE = 64


class Form(QWidget):
    """Rows of settings in one card; words come from the page."""

    def __init__(self, theme: Theme) -> None:
        """No rows yet."""
        super().__init__()
        self._theme = theme
        self.card = Card(theme)
        self.note = Note(theme)
        self._rules: list[Rule] = []
        self.setLayout(vbox(self.card, 1))

    def lay_out(self, *rows: SettingRow) -> None:
        """Rows with lines between; the note below."""
        for number, row in enumerate(rows):
            if number:
                self._rules.append(Rule(self._theme))
                self.card.body.addWidget(self._rules[-1])
            self.card.body.addWidget(row)
        self.card.body.addWidget(self.note)
        self.note.hide()

    def begin(self) -> None:
        """Its step begins: the keyboard goes where typing is expected."""

    def say(self, text: str, status: str = "info", icon: str = "") -> None:
        """What to know here; empty for nothing."""
        self.note.setVisible(bool(text))
        if text:
            self.note.show_as(text, status, icon)


class NameForm(Form):
    """What others call this desk."""

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` is the one of now."""
        super().__init__(theme)
        self.name = LineField(theme, chinese=True)
        self.name.setMaxLength(MAX_NAME)
        self.name.setText(name)
        self.row = SettingRow(theme, self.name)
        self.lay_out(self.row)

    def begin(self) -> None:
        """Typing replaces the name of now."""
        self.name.setFocus()
        self.name.selectAll()


class HubForm(Form):
    """A hub of its own, or the site's with address and one-time code."""

    def __init__(self, theme: Theme, url: str) -> None:
        """`url` as configured, or empty."""
        super().__init__(theme)
        self.choice = Options(theme, ("own", "site"), first_digit=1)
        self.url = LineField(theme)
        self.url.setMaxLength(MAX_URL)
        self.url.setText(url)
        self.code = LineField(theme)
        self.code.setMaxLength(MAX_CODE)
        self.row = SettingRow(theme, self.choice)
        self.url_row = SettingRow(theme, self.url)
        self.code_row = SettingRow(theme, self.code)
        self.lay_out(self.row, self.url_row, self.code_row)

    def show_hub(self, hub: str) -> None:
        """Fields are there for the site's hub only."""
        is_site = hub == "site"
        self.choice.show_chosen(hub)
        was_site = not self.url_row.isHidden()
        self.url_row.setVisible(is_site)
        self.code_row.setVisible(is_site)
        for rule in self._rules:
            rule.setVisible(is_site)
        if is_site and not was_site and self.isVisible():
            (self.code if self.url.text() else self.url).setFocus()

    def take(self, text: str) -> None:
        """A scanned address, or a scanned code."""
        is_url = "://" in text
        if not (is_url and not self.url.isEnabled()):
            (self.url if is_url else self.code).setText(text.strip())


class ScannerForm(Form):
    """Scan anything and see it."""

    def __init__(self, theme: Theme) -> None:
        """Nothing scanned yet."""
        super().__init__(theme)
        self.text = Text(theme, "title", mono=True, wrap=True)
        self.row = SettingRow(theme, self.text)
        self.lay_out(self.row)


class PersonForm(Form):
    """Name, badge, PIN twice."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme)
        self.name = LineField(theme, chinese=True)
        self.name.setMaxLength(MAX_NAME)
        self.badge = LineField(theme)
        self.badge.setMaxLength(MAX_BADGE)
        self.pin, self.again = LineField(theme), LineField(theme)
        for field in (self.pin, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(PIN_LENGTH)
        self.rows = [SettingRow(theme, one) for one in self.fields()]
        self.lay_out(*self.rows)
        for field in self.fields():
            field.textEdited.connect(self._edited)

    def fields(self) -> tuple[LineField, LineField, LineField, LineField]:
        """In their order."""
        return self.name, self.badge, self.pin, self.again

    def texts(self) -> tuple[str, str, str, str]:
        """What stands in them."""
        name, badge, pin, again = (field.text() for field in self.fields())
        return name, badge, pin, again

    def begin(self) -> None:
        """The name first."""
        self.name.setFocus()

    def go_to(self, lack: Lack) -> None:
        """Where what is missing is typed."""
        if lack == "differ":
            self.pin.clear()
            self.again.clear()
        places = {"name": self.name, "badge": self.badge, "again": self.again}
        places.get(lack, self.pin).setFocus()
        self.edited.emit()

    def take_badge(self, text: str) -> None:
        """A scanned badge; the PIN comes next."""
        self.badge.setText(text.strip()[:MAX_BADGE])
        (self.pin if self.name.text().strip() else self.name).setFocus()
        self.edited.emit()

    def forget(self) -> None:
        """PINs do not stay in fields nobody needs any more."""
        self.pin.clear()
        self.again.clear()

    @Slot()
    def _edited(self) -> None:
        if self.sender() is self.pin and len(self.pin.text()) == PIN_LENGTH:
            self.again.setFocus()
        self.edited.emit()
