"""Scenes of items that stand aside: parked, waiting for the customer, woken by the answer."""

from __future__ import annotations

from collections.abc import Callable

from app.states.navigation import GoDecide, GoInspect
from inspection import events as ev
from inspection.handlers.wait import AskCustomer, ParkUnit, ask_customer, park
from inspection.store.queries.waiting import waiting_units
from inspection.values import UnitId
from tests.inspection import samples
from tests.screenshots.stage import Stage

WORDS = "右耳没有声音，外壳寄出时没有划痕。我的电话 13812345678，请尽快处理。"
ANSWERED = "照片里的划痕寄出时没有，应该是路上压的。"


class Said:
    """What the hub hands out of a customer's words."""

    def __init__(self, words_id: str, words: str) -> None:
        self.words_id, self.ticket_id, self.words = words_id, "ticket-1", words


def in_hand(stage: Stage, *keys: str) -> UnitId:
    """An item with its LPN, photographed, on the inspection page."""
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys(*(keys or ("1", "Space", "2", "Space", "1", "4", "Space", "Space")))
    unit_id = stage.window.page.in_hand().unit_id
    assert unit_id is not None
    return unit_id


def after(*keys: str) -> Callable[[Stage], None]:
    """An item in hand, then these keys."""

    def reach(stage: Stage) -> None:
        in_hand(stage)
        stage.keys(*keys)

    return reach


def parked(stage: Stage) -> None:
    unit_id = in_hand(stage)
    intent = ParkUnit(unit_id=unit_id, reason_code="needs_colleague")
    stage.desk.act(lambda work: park(work, intent, policies=stage.desk.policies))
    stage.settle()


def asked(stage: Stage) -> str:
    unit_id = in_hand(stage)
    intent = AskCustomer(unit_id=unit_id, kind_code="damage_found")
    done: list[str] = []
    stage.desk.act(
        lambda work: ask_customer(work, intent, policies=stage.desk.policies), done.append
    )
    stage.desk.clock.advance(3 * 3600)
    stage.settle()
    return done[0]


def waiting(stage: Stage) -> None:
    asked(stage)


def queue_of(stands: Callable[[Stage], object]) -> Callable[[Stage], None]:
    """The queue with another parcel that simply waits its turn."""

    def reach(stage: Stage) -> None:
        stands(stage)
        stage.desk.disinfected("SF261121-0530")
        stage.window.page._vm.show_queue()
        stage.settle()

    return reach


def answered(stage: Stage, code: str = "disputes") -> None:
    """The customer's answer came through the hub, with words beside it."""
    question_id = asked(stage)
    desk = stage.desk
    said = [Said("ticket-1", WORDS), Said("answer-1", ANSWERED)]
    desk.store.local.take_words(said, closed=[], revision=1, at="2026-11-21T06:30:00Z")
    with desk.store.reading() as conn:
        (unit,) = waiting_units(conn, "")
    event = ev.CustomerAnswered(
        answer_id="answer-1",
        question_id=question_id,
        unit_id=unit.unit_id,
        answer_code=code,
        answered_at=desk.now(),
    )
    desk.store.transact(samples.HUB, lambda work: work.record(event))
    stage.settle()


def silent(stage: Stage) -> None:
    asked(stage)
    stage.desk.clock.advance(24 * 3600)


def decide_answered(stage: Stage) -> None:
    answered(stage, "accepts_partial")
    stage.keys("1", "1")
    unit_id = stage.window.page.in_hand().unit_id
    stage.go(GoDecide(unit_id=unit_id))


def customer_side(stage: Stage) -> None:
    answered(stage)
    stage.keys("C")


def scanned(code: str) -> Callable[[Stage], None]:
    """The next parcel's label under the scanner while an item is in hand."""

    def reach(stage: Stage) -> None:
        in_hand(stage)
        stage.scan(code)

    return reach


REACHES: dict[str, Callable[[Stage], None]] = {
    "inspect-park": after("F8", "4"),
    "inspect-ask": after("F8", "3"),
    "inspect-parked": parked,
    "inspect-asked": waiting,
    "inspect-answered": answered,
    "inspect-queue-parked": queue_of(parked),
    "inspect-queue-asked": queue_of(asked),
    "inspect-queue-woken": queue_of(answered),
    "inspect-queue-silent": queue_of(silent),
    "inspect-next-parcel": scanned("YT7702651184093"),
    "inspect-next-or-both": scanned("SF261121-0530"),
    "decide-answered": decide_answered,
    "customer-side": customer_side,
}
"""By the names of the scenes."""
