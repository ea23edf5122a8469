"""Customers' words at a station: whole pages, erased on closing, read anew from a hub set back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sync.client import HubClient
from sync.customer_wire import CustomerWords, CustomerWordsAnswer
from sync.customer_words import pull_words_once
from sync.errors import HubGarbledError, HubRefusedError
from sync.ports import WordsChange


class Side:
    """What a station keeps of them."""

    def __init__(self, revision: int = 0) -> None:
        self.revision = revision
        self.kept: dict[str, str] = {}

    def words_revision(self) -> int:
        return self.revision

    def take_words(
        self, changes: Sequence[WordsChange], *, closed: Sequence[str], revision: int
    ) -> None:
        self.kept |= {one.words_id: one.words for one in changes}
        for words_id in closed:
            self.kept.pop(words_id, None)
        self.revision = revision


class Answering(HubClient):
    """Answers one page after the other, or refuses."""

    def __init__(self, *pages: CustomerWordsAnswer | HubRefusedError) -> None:
        self.pages = list(pages)
        self.asked: list[int] = []

    def customer_words(self, *, since: int) -> CustomerWordsAnswer:
        self.asked.append(since)
        page = self.pages.pop(0)
        if isinstance(page, HubRefusedError):
            raise page
        return page


def page(*words: str, revision: int, closed: Sequence[str] = (), more: bool = False):
    said = [
        CustomerWords(words_id=one, ticket_id="t", words=f"say {one}", revision=revision)
        for one in words
    ]
    return CustomerWordsAnswer(words=said, closed=list(closed), revision=revision, more=more)


def test_pages_come_until_there_is_no_more_and_closed_ones_go() -> None:
    side = Side()
    hub = Answering(
        page("a", "b", revision=2, more=True), page("c", revision=4, closed=["a"]), page(revision=4)
    )
    assert pull_words_once(side, hub)
    assert not pull_words_once(side, hub)
    assert not pull_words_once(side, hub)
    assert (side.kept, side.revision) == ({"b": "say b", "c": "say c"}, 4)
    assert hub.asked == [0, 2, 4]


def test_a_hub_set_back_is_read_from_the_start() -> None:
    side = Side(revision=9)
    assert pull_words_once(side, Answering(page(revision=3)))
    assert side.revision == 0


def test_a_hub_of_before_has_nothing_to_tell_and_other_refusals_are_told() -> None:
    unknown = HubRefusedError("route.unknown", {}, status=404, retry_after_s=None)
    assert not pull_words_once(Side(), Answering(unknown))
    busy = HubRefusedError("hub.busy", {}, status=503, retry_after_s=1)
    with pytest.raises(HubRefusedError):
        pull_words_once(Side(), Answering(busy))


def test_more_without_anything_would_never_end() -> None:
    with pytest.raises(HubGarbledError):
        pull_words_once(Side(), Answering(page(revision=1, more=True)))
