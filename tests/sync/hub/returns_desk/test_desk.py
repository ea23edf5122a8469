"""The returns desk tells a system of record what the dock did: each thing once, whatever breaks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from inspection.events import FoundRegion, RegionsFound
from inspection.people import Actor
from inspection.values import STATION_ACTOR, RegionKind, Role
from sync.connectors.port import ReturnRef, Standing
from sync.hub.database import HubWork
from sync.hub.returns_desk.feed import Feed, Happened
from sync.hub.returns_desk.telling import MANY_TRIES
from sync.hub.returns_desk.touched import Touched
from sync.hub.store.goods_tables import reports
from tests.sync.hub.bench import BenchStation, Piece
from tests.sync.hub.images import encoded
from tests.sync.hub.inside import ONE, THREE, InsideHub

PHOTO = encoded(size=(400, 200))


@pytest.fixture
def piece(inside: InsideHub, bench: BenchStation) -> Piece:
    """One decided piece of RS-1, pushed with its photo."""
    inside.announce(ONE, THREE)
    made = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, made)
    return made


def held(inside: InsideHub, number: str = "RS-1") -> Standing:
    """What the ledger holds, read past everything scripted."""
    return super(type(inside.returns), inside.returns).standing(
        ReturnRef(ref=number, number=number)
    )


def book(inside: InsideHub, what: str) -> list[tuple[str, str | None, int]]:
    """State, reason and tries of everything of a kind."""
    with inside.hub.database.reading() as connection:
        rows = connection.execute(reports.select().where(reports.c.what == what)).all()
    return [(row.state, row.reason, row.tries) for row in rows]


def told(inside: InsideHub) -> list[str]:
    return [what for _, what, _ in inside.returns.calls]


def test_a_reception_the_photos_and_the_decision_are_told_once_and_in_that_order(
    inside: InsideHub, piece: Piece
) -> None:
    inside.returns_pass()
    assert told(inside) == ["receipt", "photo", "outcome"]
    assert held(inside).receipts == {piece.parcel_id}
    assert held(inside).outcomes == {piece.decision_id}
    assert held(inside).photos == {piece.sha256}
    (outcome,) = inside.returns.outcomes
    assert (outcome.order_line, outcome.grade, outcome.disposition) == ("OL-1", "A+", "restock")
    assert (outcome.is_sellable, outcome.verdict) == (True, "full")
    assert outcome.photos == (piece.sha256,)
    inside.returns_pass()
    inside.reopen()
    inside.returns_pass()
    assert told(inside) == ["receipt", "photo", "outcome"]


@pytest.mark.parametrize("what", ["receipt", "photo", "outcome"])
def test_a_lost_answer_is_read_before_anything_is_said_again(
    inside: InsideHub, piece: Piece, what: str
) -> None:
    """Also by a process that knows nothing of the first try."""
    inside.returns.faults["RS-1", what] = "lost_after"
    inside.returns_pass()
    assert told(inside)[-1] == what
    inside.reopen()
    inside.returns_pass()
    assert told(inside) == ["receipt", "photo", "outcome"]
    assert held(inside).outcomes == {piece.decision_id}


@pytest.mark.parametrize("what", ["receipt", "photo", "outcome"])
def test_what_was_lost_on_its_way_is_said_again_after_a_wait(
    inside: InsideHub, piece: Piece, what: str
) -> None:
    inside.returns.faults["RS-1", what] = "lost"
    assert inside.returns_pass() == pytest.approx(0.5)
    before = len(inside.returns.calls)
    inside.returns_pass()
    assert len(inside.returns.calls) == before, "not before its time"
    inside.clock.advance(1)
    inside.returns_pass()
    assert told(inside).count(what) == 2
    assert held(inside).outcomes == {piece.decision_id}


def test_being_offline_costs_no_attempt(inside: InsideHub, piece: Piece) -> None:
    inside.returns.is_down = True
    for _ in range(20):
        inside.returns_pass()
        inside.clock.advance(60)
    assert 0 < inside.returns.reads <= 21, "asked once a minute"
    assert {tries for what in ("receipt", "outcome") for _, _, tries in book(inside, what)} == {0}
    inside.returns.is_down = False
    inside.clock.advance(60)
    inside.returns_pass()
    assert held(inside).outcomes == {piece.decision_id}


def test_what_is_refused_waits_for_a_person_and_holds_up_nothing_else(
    inside: InsideHub, bench: BenchStation, piece: Piece
) -> None:
    other = bench.decide(inside.line("OL-3", 33334), code="SF3OTHER")
    inside.take(bench, other)
    inside.returns.faults["RS-1", "photo"] = "refused"
    inside.returns.faults["RS-3", "receipt"] = "refused"
    inside.returns_pass()
    assert ("stopped", "scripted.no", 1) in book(inside, "photo")
    assert held(inside).outcomes == {piece.decision_id}, "the decision does not wait for the photo"
    assert held(inside, "RS-3").outcomes == {other.decision_id}
    inside.clock.advance(3600)
    inside.returns_pass()
    assert told(inside).count("receipt") == 2


def test_a_ticket_whose_answers_are_always_lost_keeps_no_other_from_being_told(
    inside: InsideHub, bench: BenchStation, piece: Piece
) -> None:
    inside.returns.is_stubborn = True
    inside.returns.faults["RS-1", "photo"] = "lost"
    other = bench.decide(inside.line("OL-3", 33334), code="SF3OTHER")
    inside.take(bench, other)
    inside.returns_pass()
    assert held(inside, "RS-3").outcomes == {other.decision_id}
    assert not held(inside).outcomes, "its photo comes first"
    for _ in range(MANY_TRIES):
        inside.clock.advance(120)
        inside.returns_pass()
    assert held(inside).outcomes == {piece.decision_id}, "its photo never gets there"


def test_a_photo_on_its_way_is_waited_for_and_one_nobody_looked_at_is_not(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(ONE)
    made = bench.decide(inside.line("OL-1", 89900))
    inside.hub.ingest.push(bench.batch())
    inside.returns_pass()
    assert told(inside) == ["receipt"]
    assert ("waiting", "photo.not_here", 0) in book(inside, "photo")
    inside.photos(made)
    inside.clock.advance(60)
    inside.returns_pass()
    assert told(inside) == ["receipt", "photo", "outcome"]
    assert ("waiting", "evidence.hidden", 0) in book(inside, "photo"), "the parcel's label"


def test_a_photo_too_large_is_never_sent(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce(ONE)
    made = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, made)
    inside.returns.can = type(inside.returns.can)(
        name="small", settle_s=None, max_photo_bytes=len(made.photo) - 1
    )
    inside.reopen()
    inside.returns_pass()
    assert told(inside) == ["receipt", "outcome"]
    assert ("stopped", "photo.too_large", 0) in book(inside, "photo")


def test_money_under_review_is_not_told_as_decided(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce(ONE)
    made = bench.decide(inside.line("OL-1", 89900), needs_review=True)
    inside.take(bench, made)
    inside.returns_pass()
    (outcome,) = inside.returns.outcomes
    assert outcome.verdict == "human", "no money is decided before the review"


def test_a_return_that_is_not_there_any_more_waits_and_says_why(
    inside: InsideHub, piece: Piece
) -> None:
    inside.returns.gone.add("RS-1")
    inside.returns_pass()
    assert told(inside) == []
    assert ("waiting", "return.gone", 0) in book(inside, "receipt") + book(
        inside, "outcome"
    ) + book(inside, "photo")
    inside.returns.gone.clear()
    inside.clock.advance(60)
    inside.returns_pass()
    assert held(inside).outcomes == {piece.decision_id}


def test_a_photo_that_names_somebody_goes_painted_over_and_only_once(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(ONE)
    made = bench.decide(inside.line("OL-1", 89900))
    label = bench.photograph(made.parcel_id, PHOTO, "label", None)  # type: ignore[arg-type]
    inside.take(bench, made)
    inside.hub.photos.put(hashlib.sha256(PHOTO).hexdigest(), PHOTO)  # type: ignore[arg-type]
    inside.returns_pass()
    assert PHOTO not in [one.data for one in inside.returns.photos], "nobody has looked at it"
    look = RegionsFound(
        look_id=bench.ids.new(),
        evidence_id=label,
        regions=(FoundRegion(x=5_000, y=0, w=5_000, h=10_000, what=RegionKind.NAME),),
        engine="rapidocr",
        supersedes=(),
    )
    bench.record(look, actor=Actor(person_id=STATION_ACTOR, role=Role.ADMIN))
    inside.take(bench)
    inside.returns.faults["RS-1", "photo"] = "lost_after"
    inside.returns_pass()
    sent = inside.returns.photos[-1]
    assert (sent.lpn, sent.media_type, sent.data != PHOTO) == ("", "image/jpeg", True)
    assert sent.sha256 == hashlib.sha256(sent.data).hexdigest()
    inside.reopen()
    inside.returns_pass()
    assert [one.sha256 for one in inside.returns.photos].count(sent.sha256) == 1
    assert sent.sha256 in held(inside).photos


def test_a_record_nobody_can_make_anything_of_keeps_no_later_one_waiting(
    inside: InsideHub,
    piece: Piece,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    taker = Touched()
    stumbles = [True]

    def take(work: HubWork, happened: Happened) -> None:
        if stumbles and happened.record.kind == "parcel.matched":
            stumbles.clear()
            raise KeyError("张三")
        Touched.take(taker, work, happened)

    monkeypatch.setattr(taker, "take", take)
    feed = Feed(inside.hub.database, (taker,))
    expect_log("sync.hub.returns_desk.feed: ERROR: feed: parcel.matched passed over: KeyError")
    assert feed.hand_on() > 1
    assert feed.hand_on() == 0
    inside.returns_pass()
    assert held(inside).outcomes == {piece.decision_id}
