"""The look of the program: every colour, size and font comes from the tokens through here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.design.kept import KeptPictures
from app.design.tokens import RESOURCES, Status, Tokens, TypeRole, load_tokens

_LUCIDE_STROKE = 'stroke-width="2"'


class Theme(QObject):
    """Tokens at one brightness, scale and density; `changed` tells widgets to look again.

    Lives on the GUI thread; made once by bootstrap and handed to every widget.
    """

    changed = Signal()

    def __init__(
        self, tokens: Tokens | None = None, *, dark: bool = False, scale: float = 1.0
    ) -> None:
        """`scale` is 1.0, 1.15, 1.25 or 1.5."""
        super().__init__()
        self._tokens = tokens or load_tokens()
        self.dark = dark
        self.scale = scale
        self.compact = False
        self._fonts: dict[tuple[str, bool | None, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._icons: dict[tuple[str, str, int], QPixmap] = {}
        self._roles: dict[str, TypeRole] = {}
        self._sizes: dict[str, int] = {}
        self._spaces: dict[str, int] = {}
        self._sources: dict[str, str] = {}
        self.kept = KeptPictures()
        """Of widgets painted in this look."""

    def use(
        self,
        *,
        dark: bool | None = None,
        scale: float | None = None,
        compact: bool | None = None,
    ) -> None:
        """Change what is given; emits `changed` only if something did."""
        wanted = (
            self.dark if dark is None else dark,
            self.scale if scale is None else scale,
            self.compact if compact is None else compact,
        )
        if wanted == (self.dark, self.scale, self.compact):
            return
        self.dark, self.scale, self.compact = wanted
        self._fonts.clear()
        self._colors.clear()
        self._icons.clear()
        self.kept.clear()
        self._roles.clear()
        self._sizes.clear()
        self._spaces.clear()
        self.changed.emit()

    def is_compact_at(self, width_px: int, scale: float | None = None) -> bool:
        """Whether a window this wide takes the compact layout, at this scale or the current one."""
        narrowest = float(self._tokens.raw["layout"]["regular"]["minWidth"])
        return width_px / (scale or self.scale) < narrowest

    @property
    def touch_px(self) -> int:
        """The smallest touch target in pixels at any scale: the scale makes the millimetres."""
        return int(self._tokens.raw["size"]["touchMinPx"])

    def color(self, name: str) -> QColor:
        """A colour token in the current brightness."""
        if name not in self._colors:
            self._colors[name] = QColor(self._tokens.color(name, dark=self.dark))
        return self._colors[name]

    def px(self, number: float) -> int:
        """A token number in pixels of this screen; never 0 for something visible."""
        return max(1, round(number * self.scale)) if number else 0

    def size(self, name: str) -> int:
        """A component size (`button`, `banner`, ...) in pixels."""
        if name not in self._sizes:
            self._sizes[name] = self.px(self._tokens.size(name, compact=self.compact))
        return self._sizes[name]

    def pair(self, name: str) -> QSize:
        """A component size with width and height."""
        width, height = self._tokens.size(name, compact=self.compact)
        return QSize(self.px(width), self.px(height))

    def space(self, name: str) -> int:
        """A gap: xs s m l xl xxl xxxl."""
        if name not in self._spaces:
            self._spaces[name] = self.px(self._tokens.number("space", name))
        return self._spaces[name]

    def radius(self, name: str) -> int:
        """A corner radius: chip photo card dialog banner."""
        return self.px(self._tokens.number("radius", name))

    def stroke(self, name: str) -> int:
        """A line width: line selected dashed focus focusGap."""
        return self.px(self._tokens.number("stroke", name))

    @property
    def margin(self) -> int:
        """Distance of page content from the window's edge."""
        return self.px(self._layout()["margin"])

    @property
    def gutter(self) -> int:
        """Distance between columns."""
        return self.px(self._layout()["gutter"])

    @property
    def padding(self) -> int:
        """Distance of card content from the card's edge."""
        return self.space("l" if self.compact else "xl")

    def role(self, name: str) -> TypeRole:
        """Size and line height of a text role, before scaling."""
        if name not in self._roles:
            self._roles[name] = self._tokens.role(name, compact=self.compact)
        return self._roles[name]

    def line(self, role: str) -> int:
        """Line height of a text role in pixels."""
        return self.px(self.role(role).line)

    def font(self, role: str, *, bold: bool | None = None, mono: bool = False) -> QFont:
        """The font of a text role; `bold` overrides the role's weight."""
        key = (role, bold, mono)
        if key not in self._fonts:
            entry = self.role(role)
            font = QFont()
            font.setFamilies(self._tokens.families(mono=mono))
            font.setPixelSize(self.px(entry.size))
            heavy = entry.bold if bold is None else bold
            font.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Normal)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def status(self, name: str) -> Status:
        """How a state looks (icon and colour names)."""
        return self._tokens.status(name)

    def icon(self, name: str, color: str | QColor, size_px: int) -> QPixmap:
        """An icon tinted with a colour or its token; kept: painting it again costs nothing."""
        ink = (self.color(color) if isinstance(color, str) else color).name()
        key = (name, ink, size_px)
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name, ink, size_px)
        return self._icons[key]

    def take_icon_sources(self, sources: dict[str, str]) -> None:
        """The drawings, read elsewhere: then no first paint waits for the disk."""
        self._sources.update(sources)

    def palette(self) -> QPalette:
        """Colours for the few native parts (text selection, tooltips, carets)."""
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "bg"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "surfaceAlt"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "onAccent"),
            (QPalette.ColorRole.PlaceholderText, "textFaint"),
        ):
            palette.setColor(role, self.color(name))
        return palette

    def field_qss(self) -> str:
        """Style sheet of text fields, the only native controls."""
        return (
            f"QLineEdit, QPlainTextEdit {{ color: {self.color('text').name()};"
            f" background: {self.color('surface').name()};"
            f" border: {self.stroke('line')}px solid {self.color('borderStrong').name()};"
            f" border-radius: {self.radius('card')}px; padding: 0 {self.space('l')}px;"
            f" selection-background-color: {self.color('accent').name()};"
            f" selection-color: {self.color('onAccent').name()}; }}"
            f"QLineEdit:disabled {{ color: {self.color('onDisabled').name()};"
            f" background: {self.color('disabled').name()};"
            f" border-color: {self.color('disabled').name()}; }}"
            f"QPlainTextEdit {{ padding: {self.space('m')}px {self.space('m')}px; }}"
        )

    def _layout(self) -> dict[str, int]:
        layout: dict[str, dict[str, int]] = self._tokens.raw["layout"]
        return layout["compact" if self.compact else "regular"]

    def _draw_icon(self, name: str, ink: str, size_px: int) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = icon_path(name).read_text(encoding="utf-8")
        width = self._tokens.raw["size"]["iconStroke"]
        source = self._sources[name].replace("currentColor", ink)
        source = source.replace(_LUCIDE_STROKE, f'stroke-width="{width}"')
        renderer = QSvgRenderer(QByteArray(source.encode()))
        sharp = QGuiApplication.primaryScreen().devicePixelRatio()
        pixmap = QPixmap(round(size_px * sharp), round(size_px * sharp))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(sharp)
        return pixmap


def read_icon_sources() -> dict[str, str]:
    """Every icon's SVG by its name; for a thread that may wait for the disk."""
    return {
        path.stem: path.read_text(encoding="utf-8") for path in icon_path("x").parent.glob("*.svg")
    }


def icon_path(name: str) -> Path:
    """The SVG file of an icon name."""
    return RESOURCES / "icons" / f"{name}.svg"
