from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets.frame.top_bar_parts import StateButton

SHOWN = ("Synced", "cloud-check", "ok", "")


class LayoutRequests(QObject):
    """Counts how often a widget is asked to lay out what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize(
    ("shown", "is_laid_out"),
    [
        (SHOWN, False),
        (("Synced", "", "", ""), False),
        (("3 to send", "cloud-check", "ok", ""), True),
        (("Synced", "refresh", "ok", ""), True),
        (("Synced", "cloud-check", "warn", ""), True),
        (("Synced", "cloud-check", "ok", "just now"), True),
    ],
)
def test_the_bar_is_laid_out_only_for_what_changed(
    qtbot, theme: Theme, shown: tuple[str, str, str, str], is_laid_out: bool
) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    row = QHBoxLayout(bar)
    button = StateButton(theme, icon="cloud-check", color="ok", bold=True)
    row.addWidget(button)
    button.show_as(*SHOWN)
    bar.show()
    qtbot.waitExposed(bar)
    requests = LayoutRequests()
    bar.installEventFilter(requests)
    qtbot.wait(20)
    requests.count = 0

    button.show_as(*shown)
    qtbot.wait(20)

    assert bool(requests.count) is is_laid_out
    assert (button.text(), button.accessibleName()) == (shown[0], f"{shown[0]} {shown[3]}".strip())
