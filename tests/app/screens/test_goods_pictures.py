"""What the goods look like, before the lines of the parcel in hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.screens.receive_case import CaseFace
from app.station.services import REFERENCES
from app.work.goods_pictures import GoodsPictures
from inspection.store.local_pictures import PICTURES_CAME
from inspection.store.photo_files import PhotoFiles
from inspection.store.reports import Changed
from inspection.tickets import Ticket
from scanners.picture import encode_jpeg
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_compare_at_inspect import Picture
from tests.inspection import samples

SKU = "AU-H700-BK"


class Goods:
    """The pictures of one ticket's goods, and what the hub tells of them."""

    def __init__(self, desk: InstantDesk, folder: Path) -> None:
        desk.services.folder = folder
        self.desk = desk
        self.files = PhotoFiles(folder / REFERENCES)
        self.pictures = GoodsPictures(desk, desk)
        self.revision = 0
        self.ticket: Ticket = desk.ask(lambda facts: facts.tickets_by_code(samples.TRACKING))[0]

    def drawn(self, shade: int) -> str:
        return self.files.write(encode_jpeg(np.full((60, 80, 3), shade, np.uint8)))

    def know(self, *pictures: Picture, is_here: bool = True) -> None:
        self.revision += 1
        local = self.desk.store.pictures
        local.take(pictures, closed=(), revision=self.revision)
        for one in pictures:
            local.mark(one.sha256, is_here=is_here)
        self.desk.changed.emit(Changed(kinds=frozenset({PICTURES_CAME}), ids=frozenset()))

    def hold(self, *, is_blind: bool = False) -> None:
        self.pictures.hold((self.ticket,), is_blind=is_blind)

    @property
    def shade(self) -> int | None:
        """Of the picture that is shown, about; None for none, -1 for one that is to come."""
        found = self.pictures.of(self.ticket.ticket_id, SKU)
        if found is None:
            return None
        return -1 if found.isNull() else round(found.pixelColor(5, 5).red() / 10) * 10


@pytest.fixture
def goods(desk: InstantDesk, tmp_path: Path) -> Goods:
    return Goods(desk, tmp_path)


def test_without_pictures_there_is_no_room_for_them(goods: Goods) -> None:
    goods.hold()
    assert goods.shade is None


def test_the_catalogue_goes_before_what_was_shipped_and_customers_are_not_shown(
    goods: Goods,
) -> None:
    goods.know(
        Picture("a", "customer", goods.drawn(10), sku=SKU),
        Picture("b", "outbound", goods.drawn(50), sku=SKU),
    )
    goods.hold()
    assert goods.shade == 50
    goods.know(Picture("c", "catalogue", goods.drawn(90), sku=SKU))
    assert goods.shade == 90, "it is news of the parcel in hand, too"


def test_a_picture_of_the_whole_ticket_is_of_no_line(goods: Goods) -> None:
    goods.know(Picture("b", "outbound", goods.drawn(50)))
    goods.hold()
    assert goods.shade is None


def test_counted_blind_it_is_not_shown_how_it_was_shipped(goods: Goods) -> None:
    goods.know(Picture("b", "outbound", goods.drawn(50), sku=SKU))
    goods.hold(is_blind=True)
    assert goods.shade is None
    goods.hold()
    assert goods.shade == 50


def test_one_that_is_to_come_keeps_its_place_and_a_broken_one_gives_it_up(goods: Goods) -> None:
    goods.know(Picture("c", "catalogue", "c" * 64, sku=SKU), is_here=False)
    goods.hold()
    assert goods.shade == -1
    goods.know(Picture("c", "catalogue", "c" * 64, sku=SKU), is_here=True)
    assert goods.shade is None
    assert goods.desk.complaints == []


def test_what_is_here_goes_before_what_is_to_come_or_broken(goods: Goods) -> None:
    goods.know(Picture("b", "outbound", goods.drawn(50), sku=SKU))
    goods.know(Picture("c", "catalogue", "c" * 64, sku=SKU), is_here=False)
    goods.hold()
    assert goods.shade == 50
    goods.know(Picture("c", "catalogue", "c" * 64, sku=SKU), is_here=True)
    assert goods.shade == 50, "its file cannot be read"


def test_two_orders_of_one_sku_were_two_pieces(goods: Goods) -> None:
    goods.know(Picture("b", "outbound", goods.drawn(50), sku=SKU))
    other = replace(goods.ticket, ticket_id="ticket-2")
    goods.pictures.hold((goods.ticket, other), is_blind=False)
    assert goods.shade == 50
    assert goods.pictures.of("ticket-2", SKU) is None


def test_another_parcel_shows_none_of_the_last_one_s(goods: Goods) -> None:
    goods.know(Picture("c", "catalogue", goods.drawn(90), sku=SKU))
    goods.hold()
    goods.pictures.hold((), is_blind=False)
    assert goods.shade is None


def test_the_lines_of_the_parcel_in_hand_get_their_pictures(qtbot: QtBot, goods: Goods) -> None:
    face = CaseFace(Theme(), goods.desk, goods.desk)
    qtbot.addWidget(face.view)
    words = face._words
    plain = words.lines((goods.ticket,), lambda _ticket, _sku: None)
    assert {row.cells[0].picture for row in plain} == {None}
    goods.know(Picture("c", "catalogue", goods.drawn(90), sku=SKU))
    goods.hold()
    shown = words.lines((goods.ticket, goods.ticket), goods.pictures.of)
    assert [row.cells[0].picture.isNull() for row in shown] == [False, False]
