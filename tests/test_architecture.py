"""Rules about the source that neither ruff nor import-linter can state."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = ("app", "inspection", "scanners", "sync")
SOURCES = sorted(path for name in PACKAGES for path in (REPOSITORY / name).rglob("*.py"))
SCREENS = sorted((REPOSITORY / "app" / "screens").glob("*.py"))
SECTIONS = sorted((REPOSITORY / "app" / "screens" / "sections").glob("*.py"))
MAX_LINES = 400
SHARED_BY_PAGES = {"app.screens.page", "app.screens.sections", "app.screens.special"}
HEAVY = ("PySide6", "sqlalchemy", "pydantic", "requests", "cv2", "numpy", "typer", "fastapi")
WINDOWLESS = (
    "app.cli.decisions",
    "app.cli.doctor",
    "app.cli.customer",
    "app.cli.export",
    "app.cli.hub",
    "app.cli.import_tickets",
    "app.cli.orders",
    "app.cli.person",
    "app.cli.pictures",
    "app.cli.readings",
    "app.cli.reconcile",
    "app.cli.verify",
)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)


def imported_modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_a_screen_knows_only_its_own_view_model(path: Path) -> None:
    own = f"app.screens.{path.stem.removesuffix('_page').removesuffix('_vm')}_"
    others = {
        name
        for name in imported_modules(path)
        if name.startswith("app.screens.")
        and not name.startswith(own)
        and not any(name == shared or name.startswith(f"{shared}.") for shared in SHARED_BY_PAGES)
    }
    assert not others


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: path.stem)
def test_a_section_knows_only_its_own_view_model(path: Path) -> None:
    own = f"app.screens.sections.{path.stem.rpartition('_')[0]}_vm"
    views = ("_section", "_vm")
    others = {
        name
        for name in imported_modules(path)
        if name.startswith("app.screens.sections.") and name.endswith(views) and name != own
    }
    assert not others


@pytest.mark.parametrize(
    "path",
    [p for p in (*SCREENS, *SECTIONS) if p.stem.endswith("_vm")],
    ids=lambda path: path.stem,
)
def test_a_view_model_uses_no_widgets(path: Path) -> None:
    assert not {n for n in imported_modules(path) if n.startswith("PySide6.QtWidgets")}
    assert not {n for n in imported_modules(path) if n.startswith("app.widgets")}


def test_modules_stay_short() -> None:
    lengths = {
        module_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES
    }
    assert not {name: length for name, length in lengths.items() if length > MAX_LINES}


def test_nothing_needs_a_hover() -> None:
    """A glove hovers over nothing: what a tooltip would say stands in words."""
    assert not [
        module_name(path) for path in SOURCES if "setToolTip" in path.read_text(encoding="utf-8")
    ]


def test_nothing_hides_in_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert not [module_name(path) for path in SOURCES if path.stem in drawers]


def run_python(code: str) -> str:
    """What a fresh interpreter prints; imports of this process must not colour the answer."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    return done.stdout.strip()


def test_opencv_leaves_qt_its_plugins() -> None:
    """The plain OpenCV wheel points Qt at its own plugins and fonts on import (SCANNING 1)."""
    names = run_python(
        "import os; before = set(os.environ); import cv2; "
        "print(sorted(n for n in set(os.environ) - before if n.startswith('QT_')))"
    )
    assert names == "[]"


def test_a_command_without_a_window_imports_no_qt() -> None:
    """Not even inside a function: the walk is over every import statement there is."""
    graph = grimp.build_graph(*PACKAGES, include_external_packages=True)
    reaching = {name for name in WINDOWLESS if "PySide6" in graph.find_upstream_modules(name)}
    assert not reaching


def test_the_command_line_itself_loads_little() -> None:
    """Every command pays for these modules, and so does the window's first paint."""
    loaded = run_python(
        "import sys, app.__main__, app.cli.station; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    assert loaded == "[]"
