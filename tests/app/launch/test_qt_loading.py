from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.launch.type_maker import TypeMaker

HEAD = """
import builtins, importlib, sys
from pathlib import Path
from app.launch.qt_loading import all_types, first_types, load_qt
plain = builtins.__import__
load_qt()
assert builtins.__import__ is plain
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets
def made():
    return {name for one in (QtCore, QtGui, QtSvg, QtWidgets) for name in vars(one)}
"""
FIRST_PAGE = (
    HEAD
    + """
from app.launch.bootstrap import Station
from app.settings.config import Config
app = QtWidgets.QApplication([])
station = Station(Config(data_dir=Path(sys.argv[1])))
def painted():
    first_types()
    before = made()
    importlib.import_module("app.screens.receive_page")
    print(",".join(sorted(made() - before)))
    station.window.close()
    app.quit()
station.window.painted.disconnect()
station.window.painted.connect(painted)
station.start()
app.exec()
"""
)
TWO_THREADS = (
    HEAD
    + """
import threading
for _made in all_types():
    pass
modules = (QtCore, QtGui, QtSvg, QtWidgets)
names = [(one, name) for one in modules for name in dir(one) if name.startswith("Q")]
sys.setswitchinterval(1e-6)
start = threading.Barrier(2)
def name_all():
    start.wait()
    for module, name in names:
        dir(getattr(module, name))
other = threading.Thread(target=name_all)
other.start()
name_all()
other.join()
"""
)


def run(program: str, repository: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=repository,
        timeout=60,
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_the_first_page_of_another_thread_makes_no_type(tmp_path: Path, repository: Path) -> None:
    assert run(FIRST_PAGE, repository, str(tmp_path)) == ""


@pytest.mark.slow
def test_two_threads_may_name_types_that_were_made(repository: Path) -> None:
    assert run(TWO_THREADS, repository) == ""


def test_types_are_made_in_slices_and_then_it_says_so(qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.waitSignal(TypeMaker(owner).done):
        pass
    owner.deleteLater()
