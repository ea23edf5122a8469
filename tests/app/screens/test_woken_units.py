"""Whoever is signed in hears once that a customer answered; never over what nobody has read."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.language.notices import Notice
from app.window.woken_units import WokenUnits
from inspection.policies import Policies
from inspection.store.queries.waiting import AskedOf, WaitingUnit
from inspection.values import OriginId, ParcelId, Ref, UnitId
from inspection.waiting import Reply
from tests.inspection.samples import DELIVERED_AT

NOW = DELIVERED_AT


class Window(QWidget):
    """As much of the main window as is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.page = SimpleNamespace(HAS_BANNER=True)
        self.banner = SimpleNamespace(notice=Notice(kind="idle", headline=""))
        self.is_standing = False
        self.said: list[Notice] = []

    def say(self, notice: Notice) -> None:
        self.said.append(notice)


def unit(number: int, code: str | None, *, hours: int = 24, seq: int = 1) -> WaitingUnit:
    place = Ref(origin=OriginId("hub"), seq=seq)
    reply = None
    if code is not None:
        reply = Reply(answer_id=f"a{seq}", answer_code=code, answered_at=NOW, at=place)
    return WaitingUnit(
        unit_id=UnitId(f"u{number}"),
        parcel_id=ParcelId(f"p{number}"),
        lpn=f"U-7F3K-000{number}",
        parked=None,
        asked=AskedOf(
            kind_code="damage_found",
            asked_at=NOW,
            due_at=NOW + timedelta(hours=hours),
            is_open=code is None,
            reply=reply,
        ),
    )


@pytest.fixture
def window(qapp: QApplication) -> Window:
    return Window()


def told(window: Window, policies: Policies, *units: WaitingUnit) -> list[str]:
    desk = SimpleNamespace(person="somebody", policies=policies, now=lambda: NOW)
    watch = getattr(window, "watch", None) or WokenUnits(window, desk)
    window.watch = watch
    watch.look([SimpleNamespace(waits=units)])
    return [one.headline for one in window.said]


def test_an_answer_is_told_once_and_another_answer_again(
    window: Window, policies: Policies
) -> None:
    assert told(window, policies, unit(1, None)) == []
    first = ["U-7F3K-0001: Disputes it"]
    assert told(window, policies, unit(1, "disputes")) == first
    assert told(window, policies, unit(1, "disputes")) == first
    assert window.said[0].kind == "warn", "with the sound of attention"
    assert window.said[0].instruction.startswith("Open it at inspection, then press C")
    both = [*first, "U-7F3K-0001: Says the damage is theirs"]
    assert told(window, policies, unit(1, "owns_damage", seq=2)) == both


def test_silence_is_told_and_several_are_one_sentence(window: Window, policies: Policies) -> None:
    units = (unit(1, "disputes"), unit(2, None, hours=0))
    assert told(window, policies, *units) == ["U-7F3K-0002: No answer in time, and 1 more"]


def test_what_nobody_has_read_yet_comes_first(window: Window, policies: Policies) -> None:
    window.banner.notice = Notice(kind="warn", headline="Scan again")
    assert told(window, policies, unit(1, "disputes")) == []
    window.banner.notice = Notice(kind="idle", headline="")
    assert len(told(window, policies, unit(1, "disputes"))) == 1
