from __future__ import annotations

import socket
from pathlib import Path

import pytest

from app.cli.display import has_display, prepare


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"DISPLAY": ":64999"}, "linux", False),
        ({"DISPLAY": "dock-3:0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
    ],
)
def test_a_display_counts_only_when_it_lives(
    environ: dict[str, str], system: str, *, expected: bool
) -> None:
    assert has_display(environ, system=system) is expected


@pytest.fixture
def wayland(tmp_path: Path) -> dict[str, str]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
    return {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}


def test_wayland_counts(wayland: dict[str, str]) -> None:
    assert has_display(wayland, system="linux")


def test_under_wayland_with_x11_the_window_is_x11(wayland: dict[str, str]) -> None:
    environ = {**wayland, "DISPLAY": "dock-3:0"}
    prepare(environ, system="linux")
    assert environ["QT_QPA_PLATFORM"] == "xcb"


def test_the_operators_choice_stands(wayland: dict[str, str]) -> None:
    environ = {
        **wayland,
        "DISPLAY": "dock-3:0",
        "QT_QPA_PLATFORM": "wayland",
        "QT_IM_MODULE": "compose",
    }
    before = dict(environ)
    prepare(environ, system="linux")
    assert environ == before


def test_fcitx_is_reached_through_ibus() -> None:
    environ = {"QT_IM_MODULE": "fcitx"}
    prepare(environ, system="linux")
    assert environ["QT_IM_MODULE"] == "ibus"


def test_elsewhere_nothing_is_set() -> None:
    environ: dict[str, str] = {}
    prepare(environ, system="win32")
    assert environ == {}
