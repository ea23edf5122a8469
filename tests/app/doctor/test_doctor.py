from __future__ import annotations

import json
import os
import socket
import sqlite3
import string
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.cli import commands
from app.cli.doctor import run_doctor
from app.doctor import devices, machine, network, records, screen
from app.doctor.checks import CHECKS
from app.doctor.findings import Finding, Named, Patient, Seen
from app.doctor.runner import examine
from app.doctor.words import NAMES, SENTENCES, STATES, name_of, sentence_of, state_of
from app.settings.config import Config
from inspection.handlers.call import CallSupervisor, call_supervisor
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from scanners import engines
from scanners.ocr.trial import Trial
from tests.e2e.hub_process import HubProcess
from tests.inspection import samples

SIZE = {"width_px": 1920, "height_px": 1080, "ratio": 1.0, "width_mm": 344.0}
FINE_PROBE = screen.Probe(
    platform="xcb",
    display=SIZE,
    font="Noto Sans CJK SC",
    sound="Speaker",
    printers=("Zebra",),
)


class FixedClock:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return 0.0


def patient(folder: Path, **changes: object) -> Patient:
    config = Config(data_dir=folder, **changes)  # type: ignore[arg-type]
    return Patient(config=config, clock=SystemClock(), memo={"probe": FINE_PROBE})


def make_store(path: Path) -> None:
    clock = SystemClock()
    Store.open(path, clock=clock, ids=Uuid7Ids(clock)).close()


def test_a_check_that_hangs_or_breaks_is_a_finding_and_the_next_goes_on(tmp_path: Path) -> None:
    forever = threading.Event()

    def hang(_patient: Patient) -> Finding:
        forever.wait()
        raise AssertionError

    def broken(_patient: Patient) -> Finding:
        raise KeyError("Zhang San")

    checks = (
        Named(name="hub", run=hang, limit_s=0.2),
        Named(name="camera", run=broken, limit_s=2),
        Named(name="time_zone", run=machine.time_zone, limit_s=2),
    )
    found = list(examine(patient(tmp_path), checks))
    forever.set()
    assert [one.code for one in found[:2]] == ["check.late", "check.broke"]
    assert found[1].params == {"kind": "KeyError"}
    assert found[2].code in {"zone.fine", "zone.utc"}
    assert list(examine(patient(tmp_path), checks, should_stop=lambda: True)) == []


def test_everything_has_words_in_both_languages() -> None:
    assert set(NAMES) == {check.name for check in CHECKS}
    for chinese, english in (*SENTENCES.values(), *NAMES.values(), *STATES.values()):
        assert fields(chinese) <= fields(english) | fields(chinese)
        assert fields(chinese) == fields(english)
        assert english.isascii() or "×" in english
        assert not chinese.isascii()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_parameter_is_never_a_format() -> None:
    odd = Finding(
        name="hub", state="danger", code="hub.silent", params={"where": "{why}", "why": "x"}
    )
    assert sentence_of(odd, "en").startswith(("{why} does not", "x does not"))
    assert name_of("hub", "zh") == "售后中枢"
    assert state_of("danger", "en") == "Broken"


def test_the_disk_is_measured_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = machine.disk(patient(tmp_path))
    assert found.state in {"ok", "warn"}
    assert float(found.params["mb_s"]) > 0
    assert list(tmp_path.iterdir()) == []
    for name, code in (("NO_ROOM_BYTES", "disk.full"), ("LOW_BYTES", "disk.low")):
        with monkeypatch.context() as patch:
            patch.setattr(machine, name, 1 << 60)
            patch.setattr(machine, "SLOW_MB_S", 0.0)
            assert machine.disk(patient(tmp_path)).code == code
    monkeypatch.setattr(machine, "SLOW_MB_S", 1e9)
    assert machine.disk(patient(tmp_path)).code == "disk.slow"


def test_a_disk_that_takes_no_more_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert machine.disk(patient(tmp_path)).code == "disk.unwritable"
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_and_its_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.folder(patient(tmp_path / "new")).code == "folder.fresh"
    assert machine.folder(patient(tmp_path)).code == "folder.fine"
    secrets = tmp_path / "secrets"
    secrets.mkdir(mode=0o700)
    assert machine.folder(patient(tmp_path)).code == "folder.fine"
    key = secrets / "station.key"
    key.touch(mode=0o600)
    assert machine.folder(patient(tmp_path)).code == "folder.fine"
    key.chmod(0o644)
    assert machine.folder(patient(tmp_path)).code == "folder.open"
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert machine.folder(patient(tmp_path)).code == "folder.unwritable"
    assert machine.folder(patient(tmp_path / "new")).code == "folder.unwritable"


def test_the_database_whole_new_damaged_and_foreign(tmp_path: Path) -> None:
    who = patient(tmp_path)
    assert records.database(who).code == "database.fresh"
    path = who.config.database
    make_store(path)
    assert records.database(who).code == "database.fine"
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    conn.close()
    assert records.database(who).code == "database.too_new"
    path.write_bytes(b"no database at all " * 400)
    assert records.database(who).code == "database.unreadable"
    path.write_bytes(b"")
    assert records.database(who).code == "database.unreadable"


@pytest.mark.parametrize(
    ("ahead", "code", "minutes"),
    [
        (timedelta(minutes=-10), "clock_step.fine", 0),
        (timedelta(minutes=2), "clock_step.fine", 2),
        (timedelta(minutes=2, seconds=1), "clock_step.back", 2),
        (timedelta(hours=3), "clock_step.back", 180),
    ],
)
def test_a_clock_behind_the_newest_record_was_set_back(
    tmp_path: Path, ahead: timedelta, code: str, minutes: int
) -> None:
    now = datetime(2026, 11, 21, 8, tzinfo=UTC)
    who = Patient(config=Config(data_dir=tmp_path), clock=FixedClock(now))
    # the last record is older than the newest: it was made after the clock stepped
    for number, at in enumerate((now - timedelta(days=1), now + ahead, now - timedelta(hours=5))):
        clock = FixedClock(at)
        store = Store.open(who.config.database, clock=clock, ids=Uuid7Ids(clock))
        if not number:
            store.open_origin("B02", "ab" * 32)
        store.transact(samples.DOCK, lambda work: call_supervisor(work, CallSupervisor()))
        store.close()
    found = records.clock_step(who)
    assert (found.code, found.params["minutes"]) == (code, minutes)
    assert found.state == ("warn" if code.endswith("back") else "ok")


def test_a_clock_with_nothing_to_compare_is_not_judged(tmp_path: Path) -> None:
    who = patient(tmp_path)
    assert records.clock_step(who).code == "clock_step.fresh"
    make_store(who.config.database)
    assert records.clock_step(who).code == "clock_step.fresh"
    who.config.database.write_bytes(b"no database at all " * 400)
    found = records.clock_step(who)
    assert (found.state, found.code) == ("untested", "clock_step.unreadable")


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    who = patient(tmp_path)
    path = who.config.database
    make_store(path)
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 8)
    assert records.database(who).state == "danger"


def test_engines_read_the_drawn_label_and_a_missing_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert devices.engines(patient(tmp_path)).code == "engines.fine"

    def gone(_label: object) -> list[str]:
        raise ImportError

    monkeypatch.setattr(engines, "_with_zbar", gone)
    some = devices.engines(patient(tmp_path))
    assert (some.state, some.code, some.params["failed"]) == ("warn", "engines.some", "pyzbar")
    monkeypatch.setattr(engines, "_with_zxing", lambda _label: ["something else"])
    assert devices.engines(patient(tmp_path)).code == "engines.none"


def test_the_printer_by_every_kind_of_address(tmp_path: Path) -> None:
    def code(text: str) -> str:
        return devices.printer(patient(tmp_path, printer=text)).code

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert code(f"zpl:127.0.0.1:{port}") == "printer.reached"
    assert code(f"zpl:127.0.0.1:{port}") == "printer.silent"
    assert code("") == "printer.none"
    assert code(f"zpl-file:{tmp_path}") == "printer.folder"
    assert code(f"zpl-file:{tmp_path / 'new' / 'labels'}") == "printer.folder", "made when needed"
    assert not (tmp_path / "new").exists(), "looking makes nothing"
    (tmp_path / "file").write_text("x")
    assert code(f"zpl-file:{tmp_path / 'file' / 'labels'}") == "printer.no_folder"
    assert code("qt:Zebra") == "printer.there"
    assert code("qt:Other") == "printer.missing"
    assert code("nonsense") == "printer.unusable"


def test_the_camera_by_folder_and_by_what_the_window_sees(tmp_path: Path) -> None:
    assert devices.camera(patient(tmp_path)).code == "camera.none"
    assert devices.camera(patient(tmp_path, demo=True)).code == "camera.demo"
    assert devices.camera(patient(tmp_path, camera=str(tmp_path))).code == "camera.folder"
    who = patient(tmp_path, camera="0")
    for seen, code in (
        (Seen(camera_px=(640, 480)), "camera.fine"),
        (Seen(camera_px=None), "camera.silent"),
    ):
        watched = Patient(config=who.config, clock=who.clock, seen=seen)
        assert devices.camera(watched).code == code


@pytest.mark.parametrize("seen", [None, Seen(camera_px=None)])
def test_a_network_camera_is_nothing_to_plug_in(tmp_path: Path, seen: Seen | None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    who = patient(tmp_path, camera=f"rtsp://guard:secret@127.0.0.1:{port}/a")
    found = devices.camera(Patient(config=who.config, clock=who.clock, seen=seen))
    assert (found.state, found.code) == ("danger", "camera.stream")
    for said in (sentence_of(found, "en"), sentence_of(found, "zh")):
        assert "127.0.0.1" in said
        assert not any(word in said for word in ("USB", "camera.", "secret", "guard"))


def test_no_sentence_shows_the_code_of_an_error() -> None:
    assert [code for code, pair in SENTENCES.items() if "{why}" in "".join(pair)] == []


@pytest.mark.parametrize(
    ("changed", "check", "code"),
    [
        ({}, screen.display, "display.fine"),
        ({"platform": "offscreen"}, screen.display, "display.none"),
        ({"display": {**FINE_PROBE.display, "width_px": 1024}}, screen.display, "display.small"),
        (
            {"display": {**FINE_PROBE.display, "width_mm": 0.0}},
            screen.display,
            "display.unknown_pitch",
        ),
        ({}, screen.fonts, "fonts.fine"),
        ({"font": ""}, screen.fonts, "fonts.none"),
        ({}, screen.sound, "sound.there"),
        ({"sound": ""}, screen.sound, "sound.none"),
    ],
)
def test_what_qt_said_becomes_a_finding(
    tmp_path: Path, changed: dict[str, object], check: Callable[[Patient], Finding], code: str
) -> None:
    said = screen.Probe(**{**vars(FINE_PROBE), **changed})  # type: ignore[arg-type]
    who = Patient(config=Config(data_dir=tmp_path), clock=SystemClock(), memo={"probe": said})
    assert check(who).code == code


def test_a_probe_that_does_not_answer_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "_MODULE", "app.doctor.there_is_no_such_module")
    who = Patient(config=Config(data_dir=tmp_path), clock=SystemClock())
    assert screen.fonts(who).code == "probe.broken"
    assert screen.sound(who).code == "probe.broken"


def test_a_clock_that_is_plainly_wrong_is_said(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2001, 1, 1, tzinfo=UTC))
    who = Patient(config=Config(data_dir=tmp_path), clock=clock)
    assert network.clock(who).code == "clock.wrong"


@pytest.mark.slow
def test_a_real_hub_is_measured_and_its_absence_told(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub")
    try:
        who = patient(tmp_path, hub_url=hub.url)
        assert network.hub(who).code == "hub.local"
        assert network.clock(who).code == "clock.fine"
        late = Patient(config=who.config, clock=FixedClock(datetime(2026, 1, 1, tzinfo=UTC)))
        assert network.clock(late).code == "clock.off"
    finally:
        hub.close()
    assert network.hub(who).code == "hub.silent"
    assert network.clock(who).code == "clock.alone"
    assert network.hub(patient(tmp_path)).code == "hub.not_running"


def test_the_command_says_it_as_json_and_ends_with_what_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "_ask", lambda **_given: FINE_PROBE)
    folder = tmp_path / "data"
    arguments = ["--data", str(folder), "doctor", "--json"]
    assert commands.call(arguments) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is True
    named = [one.name for one in CHECKS if one.name != "scale"]
    assert [row["name"] for row in said["checks"]] == named, "there is no scale"
    for row in said["checks"]:
        assert set(row) == {"name", "state", "code", "params", "zh", "en"}
        assert row["state"] in STATES
        assert "{" not in row["zh"] + row["en"]
    folder.mkdir()
    (folder / "station.sqlite").write_bytes(b"broken")
    assert commands.call(arguments) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False
    assert run_doctor({"data_dir": folder}, {}, as_json=False, language="zh") == 1
    assert "X 本地数据库: 故障" in capsys.readouterr().out


def test_the_engine_of_text_recognition_is_tried(tmp_path: Path) -> None:
    finding = devices.ocr(patient(tmp_path))
    assert (finding.state, finding.code) == ("ok", "ocr.fine")
    assert finding.params["engine"] == "RapidOCR"
    assert int(finding.params["ms"]) > 0
    assert "RapidOCR" in sentence_of(finding, "zh")
    assert "RapidOCR" in sentence_of(finding, "en")


@pytest.mark.parametrize(
    ("trial", "code", "said"),
    [
        (
            Trial(engine="", missing=("rapidocr", "onnxruntime")),
            "ocr.none",
            ("rapidocr, onnxruntime missing",),
        ),
        (
            Trial(engine="tesseract", missing=("onnxruntime",), is_read=True, ms=700.4),
            "ocr.second",
            ("Tesseract", "onnxruntime missing", "700 ms"),
        ),
        (Trial(engine="rapidocr"), "ocr.broken", ("RapidOCR", "could not read")),
        (
            Trial(engine="tesseract", missing=("rapidocr",)),
            "ocr.broken",
            ("Tesseract", "could not read"),
        ),
    ],
)
def test_no_engine_a_second_best_or_one_that_fails_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trial: Trial,
    code: str,
    said: tuple[str, ...],
) -> None:
    monkeypatch.setattr("scanners.ocr.trial.try_reader", lambda: trial)
    finding = devices.ocr(patient(tmp_path))
    assert (finding.state, finding.code) == ("warn", code)
    for words in said:
        assert words in sentence_of(finding, "en")
    assert sentence_of(finding, "zh") != sentence_of(finding, "en")
