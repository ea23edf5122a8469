"""What every test gets: no display, no network, no user's settings, no unexpected warning."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# before anything imports Qt: it reads the platform once
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()
for _name in [name for name in os.environ if name.startswith("RETURNS_STATION_")]:
    if _name not in {"RETURNS_STATION_SCAN_DATA", "RETURNS_STATION_SYSTEMS"}:
        del os.environ[_name]

import hypothesis  # noqa: E402 - the environment comes first
import pytest  # noqa: E402

REPOSITORY = Path(__file__).resolve().parent.parent

# One set of examples for everyone, at whatever speed; HYPOTHESIS_PROFILE=search looks for new ones.
hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000, database=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

SLOW_PLACES = (
    "app/cli/bench/test_gaps.py",
    "app/cli/bench/test_ocr.py",
    "app/cli/bench/test_shown.py",
    "app/doctor/",
    "app/printing/test_network.py",
    "app/printing/test_press.py",
    "app/screens/test_pages_of_the_bench.py",
    "app/screens/test_pages_switched.py",
    "app/screens/test_plate_at_inspect.py",
    "app/screens/sections/test_camera.py",
    "app/screens/sections/test_check_and_log.py",
    "app/screens/sections/test_keys_section.py",
    "app/screens/sections/test_station_section.py",
    "app/printing/sheets/",
    "app/window/test_crash_desk.py",
    "app/window/test_file_drop.py",
    "app/labels/test_label_rescue.py",
    "app/labels/test_label_tie.py",
    "app/devices/test_live_codes.py",
    "app/devices/test_live_picture.py",
    "app/launch/test_opening.py",
    "app/station/test_save_to_stick.py",
    "app/devices/test_scanner_source.py",
    "app/window/test_screen_lock.py",
    "app/doctor/test_self_test_rows.py",
    "app/station/test_setup_desk.py",
    "benchmarks/",
    "e2e/",
    "faults/",
    "fuzz/",
    "inspection/properties/test_any_order.py",
    "inspection/properties/test_rescue.py",
    "inspection/store/test_migrations.py",
    "inspection/store/test_order.py",
    "inspection/store/test_save.py",
    "inspection/store/test_save_labels.py",
    "inspection/store/test_verify.py",
    "scanners/test_arbitrate_property.py",
    "scanners/ocr/test_apart.py",
    "scanners/ocr/test_readers.py",
    "scanners/ocr/test_trial.py",
    "scanners/ocr/test_upright.py",
    "scanners/reading/test_cascade.py",
    "scanners/test_decode.py",
    "scanners/test_demo.py",
    "scanners/test_device_camera.py",
    "scanners/test_live.py",
    "scanners/test_scene.py",
    "scanners/test_serial_scanner.py",
    "scanners/test_stability_property.py",
    "scanners/test_wedge_property.py",
    "screenshots/test_screens.py",
    "sync/hub/test_api.py",
    "sync/hub/test_api_office.py",
    "sync/hub/test_api_push.py",
    "sync/hub/test_kill.py",
    "sync/hub/test_process.py",
    "sync/hub/test_refunds.py",
    "sync/hub/test_rules.py",
    "sync/hub/test_slots.py",
    "sync/hub/test_ticket_import.py",
    "sync/test_client.py",
    "sync/test_embedded.py",
    "sync/test_photos.py",
    "sync/test_pull.py",
    "sync/test_push.py",
    "sync/test_tls.py",
    "sync/test_with_hub.py",
    "sync/test_worker.py",
    "sync/tickets/test_announcing_process.py",
    "sync/tickets/test_json.py",
    "sync/tickets/test_xlsx.py",
)
"""Real processes, real time-outs, whole scenes, searches by the hundred: left out of `make check`,
which has a minute."""


SERIAL_PLACES = (
    "app/devices/test_camera_source.py",
    "e2e/screens/test_auto_shot.py",
    "scanners/test_device_camera.py",
)
"""Pictures that must keep their pace: they have the machine to themselves."""


LONG_PLACES = (
    "app/cli/bench/test_gaps.py",
    "app/cli/test_person.py",
    "benchmarks/",
    "day/",
    "e2e/screens/test_camera.py",
    "e2e/screens/test_disk.py",
    "e2e/screens/test_first_setup.py",
    "e2e/screens/test_hub.py",
    "e2e/screens/test_killed.py",
    "e2e/screens/test_labels.py",
    "e2e/screens/test_live_codes.py",
    "e2e/screens/test_personal.py",
    "e2e/screens/test_plate_read.py",
    "e2e/screens/test_save.py",
    "e2e/screens/test_tickets_section.py",
    "e2e/test_walkthrough.py",
    "faults/test_kill_points.py",
    "faults/test_random_kills.py",
    "inspection/store/test_kill.py",
    "inspection/store/test_save_kill.py",
    "scanners/test_stability_property.py",
    "sync/hub/test_contract.py",
    "sync/hub/test_orders.py",
    "sync/hub/test_kill.py",
)
"""Kills one by one, disks that fill, hubs that go and come, the whole walkthrough, codes read off
the live picture (off unless chosen), every answer of the hub against its contract: `make test-long`
has them. `make test`, which has ten minutes,
has schedules of random faults instead."""


WINDOW_PLACES = ("e2e/screens/",)
"""Whole stations, each with a hub process: on a machine that others use, too, they take minutes."""
WINDOW_LIMIT_S = 600


FIRST_PLACES = (
    "e2e/test_walkthrough.py",
    "faults/test_schedules.py",
    "inspection/store/test_order.py",
)
"""Half a minute in one piece: begun last, one worker has it when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by where it stands; what cannot be shared out comes first."""
    items.sort(key=lambda item: not _place(item).startswith(FIRST_PLACES))
    for item in items:
        place = _place(item)
        if place.startswith(SLOW_PLACES):
            item.add_marker(pytest.mark.slow)
        if place.startswith(SERIAL_PLACES):
            item.add_marker(pytest.mark.serial)
        if place.startswith(LONG_PLACES):
            item.add_marker(pytest.mark.long)
        if place.startswith(WINDOW_PLACES):
            item.add_marker(pytest.mark.timeout(WINDOW_LIMIT_S))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(REPOSITORY / "tests").as_posix()


def pytest_sessionstart() -> None:
    """No thread collects by itself, as in the program (app.program.collecting)."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: nothing looks them through."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Else libraries that count their objects at exit take what was frozen for leaks."""
    gc.unfreeze()


OLDER_EACH = 20
OLDEST_EACH = 400
_ended = itertools.count(1)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """What a test leaves behind is collected on its own thread, the youngest at once."""
    yield
    ended = next(_ended)
    gc.collect(2 if ended % OLDEST_EACH == 0 else 1 if ended % OLDER_EACH == 0 else 0)


ExpectLog = Callable[[str], None]


class _Catcher(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.levelname}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [
            line for line in self.lines if not any(re.search(one, line) for one in self.expected)
        ]


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[_Catcher]:
    """Fails the test for each log line at WARNING or above it did not say it expects."""
    catcher = _Catcher()
    for marker in request.node.iter_markers("expect_log"):
        catcher.expected.extend(marker.args)
    root = logging.getLogger()
    root.addHandler(catcher)
    yield catcher
    root.removeHandler(catcher)
    if catcher.unexpected():
        pytest.fail("unexpected log lines:\n" + "\n".join(catcher.unexpected()), pytrace=False)


@pytest.fixture
def expect_log(_no_unexpected_log: _Catcher) -> ExpectLog:
    """`expect_log(pattern)`: lines `logger: LEVEL: message` that match may be logged from now on.

    The same as `@pytest.mark.expect_log(pattern)`, for patterns known only inside the test.
    """
    return _no_unexpected_log.expected.append


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def scan_data() -> Path:
    """Folder of real label photographs: RETURNS_STATION_SCAN_DATA, else beside the checkout."""
    named = os.environ.get("RETURNS_STATION_SCAN_DATA")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "scan-data"
    if not (folder / "manifest.csv").is_file():
        pytest.skip(f"no scan data at {folder} (set RETURNS_STATION_SCAN_DATA)")
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, which a command run in this test would take as its default."""
    folder = tmp_path / "data"
    monkeypatch.setenv("RETURNS_STATION_DATA", str(folder))
    return folder
