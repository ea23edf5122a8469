"""Pictures beside the item: seen at a glance, in large with one key, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.overlays.customer_cover import CustomerCover
from app.screens.inspect_page import InspectPage
from app.states.beside import How
from app.states.navigation import GoInspect
from app.station.services import REFERENCES
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from inspection.store.local_pictures import PICTURES_CAME
from inspection.store.photo_files import PhotoFiles
from inspection.store.reports import Changed
from scanners.picture import encode_jpeg
from scanners.scan import typed_scan
from sync.status import SyncState, SyncStatus
from tests.app.screens.instant_desk import InstantDesk


@dataclass(frozen=True)
class Picture:
    """What the hub tells of a picture."""

    picture_id: str
    kind: str
    sha256: str
    sku: str = ""
    number: int = 1
    size_bytes: int = 1000

    @property
    def ticket_id(self) -> str:
        return "" if self.kind == "catalogue" else "ticket-1"


class Bench:
    """An inspection page with an item in hand, and the pictures of its ticket."""

    def __init__(self, desk: InstantDesk, window: MainWindow, folder: Path) -> None:
        self.desk = desk
        self.window = window
        self.files = PhotoFiles(folder / REFERENCES)
        self.revision = 0

    @property
    def compare(self):
        return self.window.page._front.compare

    @property
    def state(self):
        return self.compare._pictures.state

    def drawn(self, shade: int) -> str:
        """A picture that is here; its hash."""
        return self.files.write(encode_jpeg(np.full((60, 80, 3), shade, np.uint8)))

    def know(self, *pictures: Picture, closed: tuple[str, ...] = ()) -> None:
        """The hub told of these."""
        self.revision += 1
        local = self.desk.store.pictures
        local.take(pictures, closed=closed, revision=self.revision)
        for one in pictures:
            if self.files.has(one.sha256):
                local.mark(one.sha256, is_here=True)
        self.desk.changed.emit(Changed(kinds=frozenset({PICTURES_CAME}), ids=frozenset()))

    def three(self) -> None:
        """One of each kind."""
        self.know(
            Picture("a", "customer", self.drawn(10)),
            Picture("b", "outbound", self.drawn(20)),
            Picture("c", "catalogue", self.drawn(30), sku="AU-H700-BK"),
        )

    def key(self, name: str) -> bool:
        return self.window.take_key(name)


@pytest.fixture
def bench(qtbot: QtBot, desk: InstantDesk, tmp_path: Path) -> Iterator[Bench]:
    theme = Theme()
    window = MainWindow(theme)
    qtbot.addWidget(window)
    desk.services.folder = tmp_path
    window.add_page(GoInspect, InspectPage(theme, desk))
    KeyDesk(window, desk, theme)
    window.show()
    window.go(GoInspect(parcel_id=desk.disinfected()))
    return Bench(desk, window, tmp_path)


def test_without_pictures_nothing_stands_beside_and_the_key_says_why(bench: Bench) -> None:
    assert bench.compare._tiles.isHidden()
    assert "compare" not in bench.window.page.deeds()
    bench.key("X")
    assert not bench.compare.is_open
    assert "pictures came with the ticket" in bench.window.banner.notice.instruction


def test_one_of_each_kind_stands_beside_and_opens_in_large(bench: Bench) -> None:
    bench.three()
    assert [one.how for one in bench.state.tiles] == [How.SHOWN] * 3
    assert not bench.compare._tiles.isHidden()
    assert bench.state.large is None
    bench.compare._tiles.chosen.emit(1)
    assert (bench.state.large.kind, bench.state.large.how) == ("outbound", How.SHOWN)
    assert "As shipped" in bench.window.banner.notice.headline
    bench.key("Enter")
    bench.key("Enter")
    assert bench.state.large.kind == "customer", "after the last comes the first"
    bench.key("Backspace")
    assert bench.state.large.kind == "catalogue"
    bench.key("2")
    assert bench.state.large.kind == "outbound"
    bench.key("Esc")
    assert (bench.compare.is_open, bench.state.large) == (False, None)
    bench.key("X")
    bench.key("X")
    assert not bench.compare.is_open
    bench.window.take_scan(typed_scan("CMD-COMPARE"))
    assert bench.compare.is_open
    bench.window.take_scan(typed_scan("A7H2 2609 0418"))
    assert not bench.compare.is_open, "a scan is for the page"


def test_while_it_is_open_digits_answer_nothing_and_only_the_space_bar_takes_photos(
    bench: Bench,
) -> None:
    bench.three()
    vm = bench.window.page._vm
    before = vm.state.place
    bench.key("X")
    bench.key("1")
    bench.key("X")
    assert vm.state.place == before
    bench.key("1")
    due = vm.state.due
    assert due
    bench.key("X")
    assert vm.photos.live._is_resting
    bench.key("Space")
    assert due in vm.photos.taken(vm.state.case)
    bench.key("Esc")
    assert not vm.photos.live._is_resting


def test_what_is_not_here_or_broken_says_so(bench: Bench) -> None:
    missing = "f" * 64
    bench.know(Picture("a", "customer", missing))
    assert [one.how for one in bench.state.tiles] == [How.COMING]
    now = bench.desk.now()
    bench.desk.sync_status = SyncStatus(state=SyncState.OFFLINE, since=now)
    bench.desk.sync_changed.emit(bench.desk.sync_status)
    assert [one.how for one in bench.state.tiles] == [How.OFFLINE]
    broken = bench.files.write(b"no picture at all")
    bench.know(Picture("b", "outbound", broken))
    assert [one.how for one in bench.state.tiles] == [How.OFFLINE, How.BROKEN]
    bench.key("X")
    assert bench.compare.view.pane._look.message
    assert bench.desk.complaints == []
    bench.key("Esc")
    wide = encode_jpeg(cv2.resize(np.zeros((9, 16, 3), np.uint8), (4000, 2250)))
    bench.know(Picture("c", "catalogue", bench.files.write(wide), sku="AU-H700-BK"))
    bench.key("X")
    bench.key("3")
    large = bench.state.large.picture
    assert max(large.width(), large.height()) == 1600, "no larger in memory than a screen"


def test_closed_pictures_go_from_the_screen_at_once_and_so_do_another_items(bench: Bench) -> None:
    bench.three()
    bench.key("X")
    bench.know(closed=("a",))
    assert not bench.compare.is_open
    assert [one.kind for one in bench.state.tiles] == ["outbound", "catalogue"]
    bench.key("X")
    bench.window.page._vm.show_queue()
    assert (bench.state.total, bench.compare.is_open) == (0, False)
    assert bench.compare._tiles.isHidden()


def test_the_customers_side_shows_their_photos_and_forgets_them(bench: Bench) -> None:
    bench.three()
    bench.key("C")
    cover = bench.window.cover
    assert isinstance(cover, CustomerCover)
    assert [one.isHidden() for one in cover._photos] == [False, True, True, True]
    assert cover._photos[0].has_picture
    bench.key("C")
    assert not any(one.has_picture for one in cover._photos)
