"""A scan that was in doubt: taken where the very same code is known, else asked for again."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject

from app.devices.second_look import SecondLook
from app.keys.wedge_filter import WedgeFilter
from scanners.keys import BrokenReason, BrokenScan
from scanners.wedge import ScanGuard
from tests.app.conftest import Bench
from tests.inspection import samples

KNOWN = samples.TRACKING


@dataclass
class Told:
    """What came of it, in order."""

    scans: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def keys(owner: QObject) -> WedgeFilter:
    return WedgeFilter(ScanGuard(), lambda _key: False, owner)


@pytest.fixture
def told(bench: Bench, keys: WedgeFilter, owner: QObject) -> Told:
    found = Told()
    keys.scanned.connect(lambda scan: found.scans.append(scan.text))
    look = SecondLook(keys, bench.desk, owner)
    look.broken.connect(lambda broken: found.broken.append(broken.text))
    return found


def doubtful(text: str, reason: BrokenReason = BrokenReason.CUT, *, is_ended: bool = True):
    return BrokenScan(text=text, reason=reason, is_ended=is_ended)


def test_an_announced_code_is_a_scan_and_one_action(qtbot, keys: WedgeFilter, told: Told) -> None:
    keys.take_broken(doubtful(KNOWN.lower()))
    qtbot.waitUntil(lambda: bool(told.scans or told.broken))
    assert (told.scans, told.broken) == ([KNOWN.lower()], [])
    assert keys.count.scans == 1


@pytest.mark.parametrize("text", [KNOWN[2:], KNOWN[:-1], "RS-ELSEWHERE", "\x1d", "9" * 4000])
def test_whatever_is_not_known_to_the_sign_is_asked_for_again(
    qtbot, keys: WedgeFilter, told: Told, text: str
) -> None:
    keys.take_broken(doubtful(text))
    qtbot.waitUntil(lambda: bool(told.scans or told.broken))
    assert (told.scans, told.broken) == ([], [text])


def test_without_its_end_a_known_code_is_asked_for_again_too(keys: WedgeFilter, told: Told) -> None:
    # more of it may be to come
    keys.take_broken(doubtful(KNOWN, BrokenReason.NO_END, is_ended=False))
    assert (told.scans, told.broken) == ([], [KNOWN])


def test_a_command_has_its_beginning(keys: WedgeFilter, told: Told) -> None:
    keys.take_broken(doubtful("CMD-OK"))
    assert (told.scans, told.broken) == (["CMD-OK"], [])


def test_the_same_code_again_is_one_scan(qtbot, keys: WedgeFilter, told: Told) -> None:
    keys.take_code(KNOWN)
    keys.take_broken(doubtful(KNOWN))
    keys.take_broken(doubtful("RS-ELSEWHERE"))
    qtbot.waitUntil(lambda: bool(told.broken))
    assert (told.scans, told.broken) == ([KNOWN], ["RS-ELSEWHERE"])


def test_before_the_data_is_open_nothing_is_known(keys: WedgeFilter, owner: QObject, bench) -> None:
    class Closed:
        is_open = False

    found: list[BrokenScan] = []
    SecondLook(keys, Closed(), owner).broken.connect(found.append)
    keys.take_broken(doubtful(KNOWN))
    assert [one.text for one in found] == [KNOWN]
