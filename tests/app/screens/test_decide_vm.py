"""Decide: the rules advise, every override needs a reason and a review, submitted once."""

from __future__ import annotations

import pytest

from app.screens.decide_vm import DecideVm
from app.screens.inspect_vm import InspectVm
from app.states.decide import Digits, Phase
from app.states.navigation import GoInspect, GoReceive
from inspection.events import CodeClaim, TicketFlagged
from inspection.values import CodeKind, Disposition, Verdict
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples

IN_ORDER = (1, 0, 2, 0, 1, 1, 0, 1)
SCRATCHED = (1, 0, 2, 0, 1, 4, 0, 0, 1, 1)
ACTIVATED = (1, 0, 2, 0, 1, 1, 0, 2, 0)
"""Answers by number; 0 takes the photo that is due."""


def inspected(desk: InstantDesk, presses: tuple[int, ...], code: str = samples.TRACKING) -> str:
    vm = InspectVm(desk)
    vm.enter(desk.disinfected(code))
    for number in presses:
        if number:
            vm.choose(number)
        else:
            vm.take_photo()
    return vm.state.case.unit.unit_id


def opened(desk: InstantDesk, presses: tuple[int, ...]) -> DecideVm:
    vm = DecideVm(desk)
    vm.enter(inspected(desk, presses))
    return vm


def test_an_item_in_order_is_one_key_from_its_refund(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER)
    assert vm.state.phase is Phase.CHOOSING
    assert vm.state.case.proposal.graded.grade == "A"
    assert (vm.state.choice, vm.state.choice_minor) == (Verdict.FULL, 89900)
    assert vm.state.way is Disposition.RESTOCK
    assert not vm.state.needs_review
    vm.proceed()
    assert vm.state.phase is Phase.DECIDED
    assert vm.state.case.decision.choice_minor == 89900


def test_enter_again_goes_on_and_never_decides_twice(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER)
    went: list[object] = []
    vm.going.connect(went.append)
    vm.proceed()
    vm.proceed()
    assert went == [GoReceive()]
    unit_id = vm.state.case.unit.unit_id
    assert len(desk.ask(lambda facts: facts.decisions_of(unit_id))) == 1


def test_a_clear_scratch_goes_to_review_with_its_ground(desk: InstantDesk) -> None:
    vm = opened(desk, SCRATCHED)
    state = vm.state
    assert state.case.proposal.graded.grade == "C"
    assert state.needs_review
    assert not state.is_override
    assert state.case.proposal.advice.grounds[-1].code == "appearance_traces"
    locked = {one.disposition for one in state.ways if one.lock is not None}
    assert Disposition.RESTOCK in locked


def test_an_override_needs_a_reason_and_always_a_review(desk: InstantDesk) -> None:
    vm = opened(desk, SCRATCHED)
    vm.override()
    assert vm.state.digits is Digits.VERDICT
    vm.press(2)
    assert (vm.state.choice, vm.state.digits) == (Verdict.FULL, Digits.REASON)
    assert vm.state.missing == "reason"
    vm.proceed()
    assert vm.state.phase is Phase.CHOOSING
    vm.press(1)
    assert vm.state.missing == ""
    vm.proceed()
    assert vm.state.case.decision.needs_review


def test_an_item_in_order_cannot_be_refused(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER)
    assert vm.state.verdicts == (Verdict.FULL, Verdict.PARTIAL)
    vm.choose(Verdict.NONE)
    assert not vm.state.is_override


def test_less_than_advised_goes_to_review_as_well(desk: InstantDesk) -> None:
    vm = opened(desk, SCRATCHED)
    assert Verdict.NONE in vm.state.verdicts
    vm.choose(Verdict.NONE)
    vm.press(1)
    assert vm.state.needs_review
    assert vm.state.way is Disposition.QUARANTINE


def test_a_partial_refund_takes_only_the_buyers_consent_and_an_amount(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER)
    vm.choose(Verdict.PARTIAL)
    assert [one.code for one in vm.state.reasons] == ["buyer_consented"]
    assert vm.state.missing == "amount"
    vm.set_partial(99_999_999)
    assert vm.state.choice_minor == 89899
    vm.set_partial(50000)
    vm.press(1)
    vm.proceed()
    assert vm.state.case.decision.choice_minor == 50000
    assert vm.state.case.decision.needs_review


def test_escape_returns_to_the_advice(desk: InstantDesk) -> None:
    vm = opened(desk, SCRATCHED)
    vm.choose(Verdict.NONE)
    assert vm.state.is_override
    vm.undo()
    assert not vm.state.is_override
    assert vm.state.digits is Digits.WAY


def test_a_locked_way_cannot_be_chosen(desk: InstantDesk) -> None:
    vm = opened(desk, SCRATCHED)
    before = vm.state.way
    vm.go_way(Disposition.RESTOCK)
    assert vm.state.way is before


def test_number_keys_choose_the_way(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER)
    vm.press(2)
    assert vm.state.way is vm.state.ways[1].disposition


def test_open_questions_lead_back_to_them(desk: InstantDesk) -> None:
    vm = opened(desk, IN_ORDER[:3])
    went: list[object] = []
    vm.going.connect(went.append)
    assert vm.state.phase is Phase.NOT_READY
    assert vm.state.case.refusal.code == "decision.questions_open"
    vm.proceed()
    assert went == [GoInspect(parcel_id=vm.state.case.unit.parcel_id)]


def test_what_is_ready_waits_in_the_queue(desk: InstantDesk) -> None:
    unit_id = inspected(desk, IN_ORDER)
    vm = DecideVm(desk)
    vm.enter(None)
    assert [one.unit.unit_id for one in vm.state.queue] == [unit_id]
    vm.press(1)
    assert vm.state.phase is Phase.CHOOSING


@pytest.mark.parametrize("number", [0, 7, 9])
def test_other_numbers_do_nothing(desk: InstantDesk, number: int) -> None:
    vm = opened(desk, IN_ORDER)
    before = vm.state.way
    vm.press(number)
    assert vm.state.way is before


def test_flags_stand_beside_the_advice_and_change_nothing_of_it(desk: InstantDesk) -> None:
    unit_id = inspected(desk, IN_ORDER)
    calm = DecideVm(desk)
    calm.enter(unit_id)
    claims = (CodeClaim(code=samples.TRACKING, what=CodeKind.TRACKING),)
    other = samples.other_ticket("9", codes=claims)
    count = TicketFlagged(
        flag_id="f", ticket_id="ticket-1", code="frequent_returner", count=999, window_days=90
    )
    desk.store.transact(samples.HUB, lambda work: work.record_all([other, count]))
    vm = DecideVm(desk)
    vm.enter(unit_id)
    assert [one.code for one in vm.state.flags] == ["tracking_repeated", "frequent_returner"]
    assert calm.state.flags == ()
    proposal, before = vm.state.case.proposal, calm.state.case.proposal
    assert (proposal.advice, proposal.graded) == (before.advice, before.graded)
    assert (vm.state.ways, vm.state.verdicts) == (calm.state.ways, calm.state.verdicts)
    vm.proceed()
    assert vm.state.case.decision.choice_minor == 89900
    assert not vm.state.case.decision.needs_review
