from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from app.design.theme import Theme, icon_path, read_icon_sources
from app.design.tokens import load_tokens

TOKENS = load_tokens()


def luminance(color: QColor) -> float:
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "pair", TOKENS.raw["contrast"], ids=lambda p: f"{p['foreground']}/{p['background']}"
)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_pair_is_legible(pair, dark: bool) -> None:
    front = QColor(TOKENS.color(pair["foreground"], dark=dark))
    back = QColor(TOKENS.color(pair["background"], dark=dark))
    assert contrast(front, back) >= pair["minimum"]


def test_every_status_names_an_icon_and_colours_that_exist(theme: Theme) -> None:
    for name in TOKENS.raw["status"]:
        status = theme.status(name)
        assert icon_path(status.icon).is_file()
        for color in (status.text, status.soft, status.fill, status.on_fill):
            assert theme.color(color).isValid()


def names_in(path: Path) -> set[str]:
    """String constants of a module; icon names are among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_only_used_icons_are_kept(repository: Path) -> None:
    used = set().union(*(names_in(path) for path in (repository / "app").rglob("*.py")))
    used |= {entry["icon"] for entry in TOKENS.raw["status"].values()}
    kept = {path.stem for path in (repository / "resources" / "icons").glob("*.svg")}
    assert kept - used == set()
    assert (repository / "resources" / "icons" / "LICENSE").is_file()


def test_no_widget_names_a_colour_or_style_of_its_own(repository: Path) -> None:
    offenders = [
        path.name
        for path in (repository / "app").rglob("*.py")
        if path.name not in {"theme.py", "tokens.py"}
        for text in names_in(path)
        if text.startswith("#") and len(text) == 7
    ]
    assert offenders == []


def test_a_change_is_told_once_and_only_if_it_is_one(qtbot, theme: Theme) -> None:
    told = []
    theme.changed.connect(lambda: told.append(1))
    theme.use(dark=True)
    theme.use(dark=True)
    assert told == [1]
    assert theme.color("bg") == QColor("#0E1114")


def test_scale_and_density(theme: Theme) -> None:
    assert (theme.size("banner"), theme.line("heading")) == (96, 35)
    theme.use(scale=1.5)
    assert theme.size("banner") == 144
    assert theme.is_compact_at(1920)
    theme.use(scale=1.0, compact=True)
    assert theme.size("banner") == 64
    assert theme.font("question").pixelSize() == 22


def test_an_icon_takes_the_colour_it_is_asked_for(theme: Theme) -> None:
    image = theme.icon("check", "danger", 48).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme.color("danger").name()}


def test_every_icon_is_read_before_a_paint_needs_it(theme: Theme) -> None:
    sources = read_icon_sources()
    assert set(sources) >= {theme.status(name).icon for name in TOKENS.raw["status"]}
    drawn = theme.icon("check", "text", 24).toImage()
    again = Theme()
    again.take_icon_sources(sources)
    assert again.icon("check", "text", 24).toImage() == drawn
