"""What stands aside: the queue's groups, another bench going on, what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from inspection import events as ev
from inspection.handlers.inspect import progress_of
from inspection.handlers.wait import ParkUnit, ResumeUnit, park, resume
from inspection.people import Actor
from inspection.policies import Policies, load_policies
from inspection.store.queries.bench import Group, in_groups, queue
from inspection.store.queries.contacts import words_of
from inspection.store.queries.waiting import unanswered, waiting_units
from inspection.store.store import Store
from inspection.values import GoodsClass, Role, TicketId
from tests.inspection.conftest import RESOURCES
from tests.inspection.store.parts import DOCK, HUB, START, Stores, found, give, own, withdrawn
from tests.inspection.store.queries.acts import act, decided, line_of, receive, skipped, unit

NOW = START + timedelta(minutes=30)
DAY = timedelta(hours=24)
INSPECTOR = Actor(person_id=DOCK.person_id, role=Role.INSPECTOR)
POLICIES: Policies = load_policies(RESOURCES, demo=False)


@dataclass(frozen=True, kw_only=True)
class WordsChange:
    words_id: str
    ticket_id: str
    words: str


def taken_out(station: Store, number: int) -> None:
    """A parcel of ticket `RS-number` with one unit."""
    receive(station, f"p{number}", f"SF{number}", f"RS-{number}")
    item = unit(f"u{number}", f"p{number}", line_of(number))
    act(station, skipped(f"p{number}"), item)


def parked(number: int) -> ev.UnitParked:
    return ev.UnitParked(
        parking_id=f"parking-{number}",
        unit_id=f"u{number}",
        parcel_id=f"p{number}",
        reason_code="shift_end",
        supersedes=(),
    )


def asked(number: int, *, evidence: tuple[str, ...] = ()) -> ev.CustomerAsked:
    return ev.CustomerAsked(
        question_id=f"q{number}",
        unit_id=f"u{number}",
        ticket_id=f"RS-{number}",
        kind_code="damage_found",
        policy_id="waiting",
        policy_version=1,
        evidence=evidence,
        due_at=NOW + DAY,
        supersedes=(),
    )


def answered(number: int, code: str = "disputes") -> ev.CustomerAnswered:
    return ev.CustomerAnswered(
        answer_id=f"a{number}-{code}",
        question_id=f"q{number}",
        unit_id=f"u{number}",
        answer_code=code,
        answered_at=NOW,
    )


def groups(store: Store, hours: int = 0) -> list[tuple[str, str]]:
    now = NOW + timedelta(hours=hours)
    with store.reading() as conn:
        return [(one.parcel_id, one.group(now).value) for one in in_groups(queue(conn), now)]


def test_the_queue_shows_what_woke_up_first_and_what_stands_aside_last(
    hub: Store, station: Store
) -> None:
    for number in (1, 2, 3):
        taken_out(station, number)
    assert groups(station) == [("p2", "open"), ("p1", "open"), ("p3", "open")]
    act(station, parked(2), asked(3))
    assert groups(station) == [("p1", "open"), ("p2", "parked"), ("p3", "asked")]
    hub.transact(HUB, lambda work: work.record(answered(3)))
    give(hub, station)
    assert groups(station) == [("p3", "woken"), ("p1", "open"), ("p2", "parked")]


def test_silence_wakes_up_when_the_time_is_over(station: Store) -> None:
    taken_out(station, 1)
    act(station, asked(1))
    assert groups(station, hours=23) == [("p1", Group.ASKED)]
    assert groups(station, hours=24) == [("p1", Group.WOKEN)]


def test_a_parcel_with_another_item_to_inspect_stays_open(station: Store) -> None:
    taken_out(station, 1)
    act(station, unit("u1b", "p1"), parked(1))
    assert groups(station) == [("p1", Group.OPEN)]


def test_a_question_taken_back_and_a_decided_unit_wait_for_nothing(station: Store) -> None:
    taken_out(station, 1)
    taken_out(station, 2)
    act(station, asked(1), withdrawn("w1", "q1"), parked(2), decided("u2", "p2", "RS-2"))
    assert groups(station) == [("p1", Group.OPEN)]
    with station.reading() as conn:
        assert waiting_units(conn, own(station)) == []


def test_another_bench_sees_who_put_it_aside_and_goes_on(
    hub: Store, station: Store, stores: Stores
) -> None:
    other = stores.station("b")
    named = ev.PersonRegistered(
        fact_id="f",
        person_id=DOCK.person_id,
        name_zh="李晓燕",
        name_en="Li Xiaoyan",
        staff_no="0417",
        role=Role.INSPECTOR,
    )
    enrolled = ev.StationEnrolled(
        station_origin=own(station), name="B03", lpn_code="7F3K", public_key="ab" * 32
    )
    hub.transact(HUB, lambda work: (work.record(named), work.record(enrolled)))
    taken_out(station, 1)
    checklist = POLICIES.checklist_for(GoodsClass.GENERAL)
    question = checklist.questions[1]  # the first compares with a ticket, and this item has none
    station.transact(
        INSPECTOR,
        lambda work: work.record(
            ev.FindingRecorded(
                finding_id="f1",
                unit_id="u1",
                checklist_id=checklist.checklist_id,
                checklist_version=checklist.version,
                question_id=question.question_id,
                answer_id=question.usual_id,
                evidence=("photo-at-the-other-station",),
                supersedes=(),
            )
        ),
    )
    intent = ParkUnit(unit_id="u1", reason_code="needs_colleague")
    station.transact(INSPECTOR, lambda work: park(work, intent, policies=POLICIES))
    give(hub, other)
    give(station, other)
    with other.reading() as conn:
        (waiting,) = waiting_units(conn, own(other))
    assert waiting.parked is not None
    assert (waiting.parked.reason_code, waiting.parked.station, waiting.parked.is_here) == (
        "needs_colleague",
        "B03",
        False,
    )
    assert waiting.parked.name_en == "Li Xiaoyan"
    other.transact(INSPECTOR, lambda work: resume(work, ResumeUnit(unit_id="u1")))
    with other.facts() as facts:
        assert facts.parkings_of("u1") == ()
        assert progress_of(facts, "u1", policies=POLICIES).asked == 1


def test_two_benches_that_resume_apart_both_stand_and_their_answers_are_two(
    station: Store, stores: Stores
) -> None:
    other = stores.station("b")
    taken_out(station, 1)
    act(station, parked(1))
    give(station, other)
    for store, finding, code in ((station, "f-a", "yes"), (other, "f-b", "no")):
        store.transact(INSPECTOR, lambda work: resume(work, ResumeUnit(unit_id="u1")))
        act(store, found(finding, "u1", answer=code))
    give(station, other)
    give(other, station)
    for store in (station, other):
        with store.facts() as facts:
            assert facts.parkings_of("u1") == ()
            assert {one.finding_id for one in facts.findings_of("u1")} == {"f-a", "f-b"}
        with store.reading() as conn:
            rows = conn.exec_driver_sql("SELECT count(*) FROM unit_resumes").scalar_one()
        assert rows == 2


def test_what_waits_for_an_answer_names_ticket_unit_and_photos(hub: Store, station: Store) -> None:
    taken_out(station, 1)
    photo = ev.EvidenceCaptured(
        evidence_id="e1",
        sha256="ab" * 32,
        size_bytes=9,
        width_px=1,
        height_px=1,
        subject="item.front",
        parcel_id="p1",
        unit_id="u1",
        taken_at=START,
        supersedes=(),
    )
    act(station, photo, asked(1, evidence=("e1", "not here yet")))
    with station.reading() as conn:
        (waiting,) = unanswered(conn, 10)
        assert unanswered(conn, 0) == []
    assert (waiting.ticket_number, waiting.lpn, waiting.photos) == (
        "RS-1",
        "U-7F3K-u1",
        ("ab" * 32,),
    )
    hub.transact(HUB, lambda work: work.record(answered(1)))
    give(hub, station)
    with station.reading() as conn:
        assert unanswered(conn, 10) == []


def test_customers_words_come_change_and_go(station: Store) -> None:
    def take(*words: WordsChange, closed: tuple[str, ...] = (), revision: int) -> None:
        station.local.take_words(words, closed=closed, revision=revision, at="2026-11-21T06:30:00Z")

    def said() -> list[tuple[str | None, str]]:
        with station.reading() as conn:
            return [(one.answer_id, one.words) for one in words_of(conn, TicketId("RS-1"))]

    claim = WordsChange(words_id="RS-1", ticket_id="RS-1", words="有划痕")
    reply = WordsChange(words_id="a1", ticket_id="RS-1", words="不是我")
    other = WordsChange(words_id="RS-2", ticket_id="RS-2", words="别人的")
    take(claim, reply, other, revision=3)
    assert set(said()) == {(None, "有划痕"), ("a1", "不是我")}
    assert station.local.words_revision() == 3
    take(closed=("RS-1", "a1"), revision=5)
    assert (said(), station.local.words_revision()) == ([], 5)
    with station.reading() as conn:
        assert len(words_of(conn, TicketId("RS-2"))) == 1
