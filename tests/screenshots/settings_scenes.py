"""Set-up and settings: how a stage gets there. The list of scenes stands in scenes.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from app.screens.sections import check_vm
from app.settings.config import Config
from app.settings.preferences import Preferences
from app.states.navigation import GoSettings, GoSetup, GoSignIn
from app.station.setup_steps import STEPS
from app.station.ticket_imports import ImportState
from app.window.screen_lock import ScreenLock
from inspection.errors import OperatorError
from sync.announcing import LeftOut, Outcome
from tests.app.screens.instant_desk import IdleBackground
from tests.screenshots import examined
from tests.screenshots.stage import Stage

LOOKS = 250
"""Of 20 ms each, until threads have answered."""
LOG = """\
2026-11-21 06:30:02,114 INFO app.launch.bootstrap: station opened
2026-11-21 06:31:40,002 WARNING sync.link: hub.unreachable, tried again in 20 s
2026-11-21 06:32:01,870 INFO sync.link: hub answers, 23 records sent
2026-11-21 06:35:12,441 ERROR app.pictures.camera_view: camera.lost
"""


class FirstSetup:
    """Stands for app.station.setup_desk.SetupDesk: keeps nothing, asks no hub."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.is_at_site = False

    @property
    def has_hub(self) -> bool:
        return STEPS.index(self.step) > STEPS.index("hub")

    def keep(self, step: str) -> None:
        self.step = step

    def use_own_hub(self, on_done: object, on_error: object) -> None:
        """It never starts: the page goes on waiting for it."""


# --- the first set-up


def setup(step: str) -> Callable[[Stage], None]:
    """A step of the first set-up, at a station nobody is known to."""

    def reach(stage: Stage) -> None:
        desk = stage.desk
        desk.setup = FirstSetup(step)
        desk.read = lambda _query, on_done, _on_error=None: on_done(False)
        stage.go(GoSetup())

    return reach


def setup_site(stage: Stage) -> None:
    setup("hub")(stage)
    stage.keys("2")


def setup_waiting(stage: Stage) -> None:
    setup("hub")(stage)
    stage.keys("Enter")


def setup_scanned(stage: Stage) -> None:
    setup("scanner")(stage)
    stage.scan("SF1624088900001")


def setup_complete(stage: Stage) -> None:
    setup("person")(stage)
    page = stage.window.page
    for field, text in zip(
        page._person.fields(), ("李晓燕", "BADGE-2047", "204700", "204700"), strict=True
    ):
        field.setText(text)
    page._person.edited.emit()
    stage.settle()


# --- the settings


def checked(stage: Stage) -> None:
    """The check is over; what it found is no matter of this machine."""
    real = check_vm.CHECKS
    check_vm.CHECKS = examined.CHECKS
    try:
        section("check")(stage)
        vm = stage.window.page.findChild(check_vm.CheckVm)
        for _ in range(LOOKS):
            if vm.state.done_at is not None:
                break
            QTest.qWait(20)
        assert vm.state.done_at is not None
    finally:
        check_vm.CHECKS = real


def section(name: str) -> Callable[[Stage], None]:
    """A section, by its name in the settings page's table."""

    def reach(stage: Stage) -> None:
        stage.sign_in()
        stage.go(GoSettings(section=name))

    return reach


def silent(stage: Stage) -> None:
    section("sound")(stage)
    stage.desk.sounds.use(None)
    stage.settle()


def printer(*keys: str) -> Callable[[Stage], None]:
    """The labels after these keys."""

    def reach(stage: Stage) -> None:
        section("labels")(stage)
        stage.keys(*keys)

    return reach


def address(stage: Stage) -> None:
    """A network printer was chosen just now; its address has the focus."""
    printer("2")(stage)
    host = stage.window.page.section._host
    host.setFocus()
    host.setText("192.168.1.40")
    stage.window.show_focus(host)
    stage.settle()


def no_camera(stage: Stage) -> None:
    stage.desk.camera.lose()
    section("camera")(stage)


def camera_codes(stage: Stage) -> None:
    """A label lies under the camera."""
    stage.desk.camera.subject = "label"
    section("camera")(stage)


def camera_fixed(stage: Stage) -> None:
    """What started the program says which cameras there are."""
    _configured(
        stage,
        second_camera="/srv/overhead",
        sources={"second_camera": "environment"},
    )
    section("camera")(stage)


def at_site(stage: Stage) -> None:
    _configured(stage, hub_url="https://hub.example:8443")
    section("station")(stage)


def importing(**state: object) -> Callable[[Stage], None]:
    """An import in this state."""

    def reach(stage: Stage) -> None:
        section("tickets")(stage)
        imports = stage.desk.imports
        imports.state = ImportState(file_name="261121.csv", **state)
        imports.changed.emit(imports.state)
        stage.settle()

    return reach


WORKING = importing(phase="working", stage="announcing", done=2100, total=8000, seconds_left=41.0)
IMPORTED = importing(
    phase="done",
    outcome=Outcome(
        announced=7991,
        already=6,
        left_out=tuple(
            LeftOut(row=row, ticket_number=f"RS-261120-0{row}", reason_code="row.malformed")
            for row in (212, 340, 871)
        ),
        rows=8000,
    ),
)
REFUSED = importing(phase="failed", error=OperatorError("file.unknown_column", column="colour"))


def sheets(stage: Stage) -> None:
    """Both were drawn."""
    section("keys")(stage)
    files = (Path("/media/usb/command-sheet.pdf"), Path("/media/usb/test-sheet.pdf"))
    stage.window.page.section._vm.saved.emit(files)
    stage.settle()


def logged(stage: Stage) -> None:
    _configured(stage)
    file = stage.desk.preferences.config.log_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(LOG, encoding="utf-8")
    section("log")(stage)


def _configured(stage: Stage, **settings: object) -> None:
    config = Config(data_dir=stage.desk.services.folder, **settings)
    stage.desk.preferences = Preferences(config, IdleBackground())


# --- the lock


def lock(stage: Stage) -> None:
    """Over whatever is in front."""
    stage.desk.setup = None
    stage.page(GoSignIn)
    ScreenLock(stage.window, stage.desk).lock()
    stage.settle()
