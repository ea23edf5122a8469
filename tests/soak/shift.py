"""A long shift in the real window: parcel after parcel, from scan to submit, and what it costs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import psutil

from app.cli.hub_access import hub_for
from app.program.collecting import TIDY_MS
from app.states.navigation import GoDisinfect, GoInspect
from tests.e2e.screens.rig import ANSWERS, HEADING, Announced, Screens, english

TIMED_EACH = 10
"""Every so many parcels the contact time is waited for; the others leave disinfection out."""
SAMPLE_EACH = 25
REST_MS = TIDY_MS + 500
"""Nobody at work for so long: the station has put away what it keeps for speed."""
LOOK_PAUSE_MS = 40
RESTING_LOOKS = 15
"""So many looks in a row that are all alike: nothing is in the making any more."""
MOST_LOOKS = 250
ALIKE_MIB = 0.25
MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What the station's process holds after so many parcels."""

    parcels: int
    rss_mib: float
    helpers_mib: float
    """Hub and reader of codes together; told, not judged: a hub keeps pages of what it stores."""
    threads: int
    handles: int
    elapsed_s: float


def work(folder: Path, *, parcels: int, codes: bool) -> dict[str, Any]:
    """Work `parcels` tickets through the window; samples, GUI blocks and what was recorded.

    `codes`: whether codes before the camera are read meanwhile.
    """
    screens = Screens(replace(english(folder), camera_reads_codes=codes))
    try:
        return _work(screens, parcels)
    finally:
        screens.close()


def _work(screens: Screens, parcels: int) -> dict[str, Any]:
    driver = screens.driver
    rehearsed: list[bool] = []
    screens.station.rehearsed.connect(lambda: rehearsed.append(True))
    screens.open()
    screens.until(lambda: bool(rehearsed), "the pages")
    screens.until_online()
    tickets = [Announced(number=number) for number in range(1, parcels + 1)]
    _announce(screens, tickets)
    screens.until_known(tickets[-1])
    screens.sign_in()
    driver.watchdog.start()
    samples = list(_samples(screens, tickets))
    driver.watchdog.stop()
    screens.until_synced()
    screens.assert_sound()
    return {
        "samples": [asdict(one) for one in samples],
        "gui_blocks": asdict(driver.watchdog.blocks()),
        "decided": screens.decided,
        "photos": len(screens.photos),
        "operator_actions": driver.wedge.count.total,
    }


def _announce(screens: Screens, tickets: list[Announced]) -> None:
    text = "\n".join([HEADING, *(ticket.row() for ticket in tickets)])
    with hub_for(screens.config, admin_token_stdin=False) as client:
        report = client.import_tickets(text.encode())
    assert report.announced == len(tickets), report.bad


def _samples(screens: Screens, tickets: list[Announced]) -> Iterator[Sample]:
    process = psutil.Process()
    count_handles = getattr(process, "num_fds" if os.name == "posix" else "num_handles")
    began_s = time.monotonic()
    for done, ticket in enumerate(tickets, 1):
        screens.driver.watchdog.note(f"parcel {done}")
        _parcel(screens, ticket, is_timed=done % TIMED_EACH == 0)
        if done % SAMPLE_EACH == 0:
            yield Sample(
                parcels=done,
                rss_mib=_resident_mib(process, screens),
                helpers_mib=_helpers_mib(process),
                threads=process.num_threads(),
                handles=count_handles(),
                elapsed_s=round(time.monotonic() - began_s, 1),
            )


def _resident_mib(process: psutil.Process, screens: Screens) -> float:
    """What is held once nobody is at work: before, pictures of 6 MiB each are in the making.

    Where it never rests, the least of the last looks: what is in the making comes on top of it.
    """
    screens.driver.pause(REST_MS)
    looks: list[float] = []
    for _ in range(MOST_LOOKS):
        looks = [*looks, process.memory_info().rss / MIB][-RESTING_LOOKS:]
        if len(looks) == RESTING_LOOKS and max(looks) - min(looks) < ALIKE_MIB:
            break
        screens.driver.pause(LOOK_PAUSE_MS)
    return round(min(looks), 1)


def _helpers_mib(process: psutil.Process) -> float:
    sizes = [one.memory_info().rss for one in process.children() if one.is_running()]
    return round(sum(sizes) / MIB, 1)


def _parcel(screens: Screens, ticket: Announced, *, is_timed: bool) -> None:
    screens.receive(ticket.tracking)
    if is_timed:
        screens.disinfect()
    else:
        _leave_disinfection_out(screens)
    screens.finish_inspection(ANSWERS)
    screens.decide()


def _leave_disinfection_out(screens: Screens) -> None:
    driver = screens.driver
    driver.press_filled()
    driver.until_at(GoDisinfect)
    driver.until_offered("Enter", "the start")
    driver.key("F8")
    driver.key("1")
    driver.until_open()
    driver.press_filled()
    driver.until_at(GoInspect)
    screens.until(lambda: bool(screens.inspecting.place.question), "the first question")
