"""A parcel whose photos take themselves: nobody presses a key for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import ANSWERS, Announced, Screens, admit, english, opened


@pytest.fixture
def screens(qapp: QApplication, site: HubProcess, tmp_path: Path) -> Iterator[Screens]:
    assert qapp is not None
    config = replace(english(tmp_path / "data"), camera_auto_shot=True)
    with opened(admit(config, site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        yield found


def test_label_and_item_are_photographed_without_a_key(screens: Screens, ticket: Announced) -> None:
    driver = screens.driver
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    driver.until(lambda: not driver.is_offered("P"), "the label photo")
    driver.key("1")
    driver.until_offered("Enter", "the way to disinfection")
    screens.disinfect()
    for key in ANSWERS:
        asked = driver.headline
        driver.key(key)
        driver.until(lambda asked=asked: driver.headline != asked, "the photos of the answer")
    driver.until_offered("Enter", "the way to the decision")
    # of those shown as taken: the last may not be on the disk and recorded yet
    photos = screens.station.desk.photos
    shots = photos._taken
    driver.pause(1500)
    assert photos._taken == shots
    assert screens.taken == shots >= 2
    screens.assert_sound()
