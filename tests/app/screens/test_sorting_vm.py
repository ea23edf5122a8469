from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.screens.sorting_vm import SortingVm
from app.states.navigation import GoInspect, GoReceive
from app.states.sorting import Phase
from app.station.badges import SignedIn
from app.wording.sorting import SortingWords
from app.wording.sorting_offers import SortingOffers
from app.work.unit_scans import follow, is_own_label
from inspection.errors import OperatorError
from inspection.events import BY_KIND
from inspection.handlers.decide import SubmitDecision, propose, submit
from inspection.handlers.inspect import Answer, IdentifyUnit, answer, identify_unit, progress_of
from inspection.policies import Policies
from inspection.sorting import Due, standing_bin
from inspection.values import Disposition, LineId, PersonId, Role, UnitId
from scanners.label_rules import load_rules
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import INSPECTOR, InstantDesk, desk_in, photo
from tests.inspection import samples

RESTOCK, QUARANTINE = Disposition.RESTOCK, Disposition.QUARANTINE
ZHOU = SignedIn(
    person_id=PersonId("p-zhou"),
    name_zh="周建国",
    name_en="Zhou Jianguo",
    staff_no="3001",
    role=Role.SUPERVISOR,
)


class Badges:
    """Lets in whose badge it is, with any PIN but one."""

    def __init__(self) -> None:
        self.people = {"BADGE-3001": ZHOU, "BADGE-2047": INSPECTOR, "0007719": ZHOU}

    def __contains__(self, text: object) -> bool:
        return text in self.people

    def greet(self, badge: str, on_done: Any) -> None:
        on_done(self.people.get(badge))

    def sign_in(self, badge: str, pin: str, on_done: Any, on_error: Any) -> None:
        if pin == "000000" or badge not in self.people:
            on_error(OperatorError("person.wrong_pin", left=4))
        else:
            on_done(self.people[badge])


@pytest.fixture
def shelf(qapp: object, tmp_path: Path, policies: Policies, repository: Path) -> Iterator[Any]:
    """A desk, its view-model, and one item to decide."""
    with desk_in(tmp_path, policies) as desk:
        desk.badges = Badges()  # type: ignore[attr-defined]
        desk.labels = load_rules(repository / "resources" / "labels")  # type: ignore[attr-defined]
        config = replace(desk.preferences.config, data_dir=tmp_path)
        desk.preferences = SimpleNamespace(config=config)  # type: ignore[assignment]
        going: list[Any] = []
        vm = SortingVm(desk)  # type: ignore[arg-type]
        vm.going.connect(going.append)
        yield SimpleNamespace(desk=desk, vm=vm, going=going, unit=_inspected(desk))


def _inspected(desk: InstantDesk, **answers: str) -> UnitId:
    parcel = desk.disinfected()
    unit = desk._do(
        lambda work: identify_unit(work, IdentifyUnit(parcel_id=parcel, line_id=LineId("line-1")))
    ).unit_id

    def progress() -> Any:
        return desk.ask(lambda facts: progress_of(facts, unit, policies=desk.policies))

    while (question := progress().current) is not None:
        given = Answer(
            unit_id=unit,
            question_id=question.question_id,
            answer_id=answers.get(question.question_id, question.usual_id),
        )
        desk._do(lambda work, one=given: answer(work, one, policies=desk.policies))
    from inspection.handlers.evidence import capture  # noqa: PLC0415

    for subject in progress().required_shots:
        shot = photo(subject, parcel, unit, desk.photos.next_number(), desk.now())
        desk._do(lambda work, one=shot: capture(work, one))
    return unit


def decide(shelf: Any, way: Disposition = RESTOCK) -> None:
    advice = shelf.desk.ask(
        lambda facts: propose(facts, shelf.unit, policies=shelf.desk.policies)
    ).advice
    intent = SubmitDecision(
        unit_id=shelf.unit,
        disposition=way,
        choice=advice.verdict,
        choice_minor=advice.amount_minor,
    )
    shelf.desk._do(lambda work: submit(work, intent, policies=shelf.desk.policies))


def scan(shelf: Any, text: str) -> None:
    shelf.vm.scan(typed_scan(text))


def lpn(shelf: Any) -> str:
    return shelf.desk.ask(lambda facts: facts.unit(shelf.unit)).lpn


def kinds(shelf: Any) -> list[str]:
    with shelf.desk.store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT kind FROM journal ORDER BY seq")
        return [row[0] for row in rows]


def test_an_item_is_put_away_with_two_scans(shelf: Any) -> None:
    decide(shelf)
    vm = shelf.vm
    vm.enter(None, None)
    assert [one.unit_id for one in vm.state.board.waiting] == [shelf.unit]
    scan(shelf, lpn(shelf))
    assert (vm.state.phase, vm.state.case.here.due) == (Phase.UNIT, Due.CONTAINER)
    vm.new_bin()
    (bin_,) = vm.state.case.targets
    assert (shelf.desk.preferences.config.data_dir / "sheets" / f"{bin_.code}.pdf").is_file()
    scan(shelf, bin_.code)
    assert vm.state.phase is Phase.LIST
    assert vm.state.board.waiting == ()
    assert shelf.desk.notices[-1].kind == "ok"
    scan(shelf, bin_.code)
    assert (vm.state.phase, len(vm.state.held)) == (Phase.CONTAINER, 1)
    vm.bins.full()
    offers, words = SortingOffers(vm, vm), SortingWords()
    keys = {one.text: one.key for one in offers.actions(vm.state).left}
    assert keys["It left the dock"] == "1"
    assert "Press 1" in words.notice(vm.state).instruction
    vm.leaving()
    assert (vm.state.phase, offers.actions(vm.state).primary.key) == (Phase.LEAVING, "Enter")
    assert "Enter says yes" in words.notice(vm.state).instruction
    vm.back()
    assert vm.state.container.ended.value == "full"
    vm.leaving()
    vm.proceed()
    assert (vm.state.phase, vm.state.container.ended.value) == (Phase.CONTAINER, "shipped")


def test_a_wrong_container_is_an_error_and_records_nothing(shelf: Any) -> None:
    decide(shelf)
    shelf.vm.enter(shelf.unit, typed_scan(standing_bin().code))
    before = kinds(shelf)
    said = shelf.desk.notices[-1]
    assert (said.kind, said.aside_code) == ("error", standing_bin().code)
    scan(shelf, "BIN-7F3K-0ZZZ")
    assert shelf.desk.notices[-1].kind == "error"
    assert shelf.vm.state.case.here.due is Due.CONTAINER
    assert kinds(shelf) == before


def test_an_item_left_lying_for_another_is_told(shelf: Any) -> None:
    decide(shelf, QUARANTINE)
    vm = shelf.vm
    vm.enter(shelf.unit, None)
    vm.proceed()
    assert vm.state.phase is Phase.UNIT, "Enter never stands for a scan"
    scan(shelf, "U-7F3K-ZZZZZ")
    assert shelf.desk.notices[-1].kind == "error"
    scan(shelf, standing_bin().code)
    scan(shelf, lpn(shelf))
    assert vm.state.case.here.due is Due.NOTHING
    vm.undo()
    assert vm.state.case.here.due is Due.CONTAINER
    vm.back()
    assert [one.unit_id for one in vm.state.board.waiting] == [shelf.unit]
    vm.press(1)
    assert vm.state.phase is Phase.UNIT


def test_another_way_is_two_numbers(shelf: Any) -> None:
    decide(shelf, QUARANTINE)
    vm = shelf.vm
    vm.enter(shelf.unit, None)
    vm.other_way()
    assert vm.state.phase is Phase.WAYS
    at = [one.disposition for one in vm.state.ways].index(RESTOCK) + 1
    vm.press(at)
    assert vm.state.phase is Phase.REASONS
    vm.press(1)
    assert (vm.state.phase, vm.state.case.here.disposition) == (Phase.UNIT, RESTOCK)
    assert not vm.can_change, "restocking is for good"
    assert kinds(shelf)[-1] == "disposition.changed"


def need_second(shelf: Any) -> None:
    """Restocking takes a second person; the item in hand is decided to go there."""
    desk = shelf.desk
    desk.policies = replace(
        desk.policies,
        dispositions=tuple(
            replace(
                one,
                ways=tuple(
                    replace(way, needs_second=way.disposition is RESTOCK) for way in one.ways
                ),
            )
            for one in desk.policies.dispositions
        ),
    )
    decide(shelf)
    shelf.vm.enter(shelf.unit, None)


def test_a_second_person_agrees_with_badge_and_pin(shelf: Any) -> None:
    need_second(shelf)
    desk, vm = shelf.desk, shelf.vm
    vm.proceed()
    assert vm.state.phase is Phase.WITNESS
    assert vm.takes("BADGE-3001")
    scan(shelf, "BADGE-2047")
    assert not vm.state.badge_seen, "who chose it does not stand for it"
    scan(shelf, "BADGE-3001")
    for digit in (0, 0, 0, 0, 0, 0, 9):
        vm.press(digit)
    assert (vm.state.digits, vm.state.name_en) == (6, "Zhou Jianguo")
    vm.proceed()
    assert (vm.state.digits, vm.state.badge_seen) == (0, True), "wrong PIN: typed again"
    for digit in (3, 0, 0, 1, 0, 0):
        vm.press(digit)
    vm.proceed()
    assert (vm.state.phase, vm.state.case.here.due) == (Phase.UNIT, Due.CONTAINER)
    assert kinds(shelf)[-1] == "disposition.witnessed"
    assert desk.person == INSPECTOR, "whoever works here stays signed in"


@pytest.mark.parametrize("badge", ["BADGE-3001", "0007719"], ids=["of ours", "a site's card"])
def test_a_badge_scanned_before_enter_begins_the_second_person_s_step(
    shelf: Any, badge: str
) -> None:
    need_second(shelf)
    vm = shelf.vm
    assert (vm.state.phase, vm.state.awaits_badge) == (Phase.UNIT, True)
    assert vm.takes(badge)
    assert not vm.takes(samples.TRACKING)
    scan(shelf, badge)
    assert (vm.state.phase, vm.state.name_en) == (Phase.WITNESS, "Zhou Jianguo")
    for digit in (3, 0, 0, 1, 0, 0):
        vm.press(digit)
    vm.proceed()
    assert kinds(shelf)[-1] == "disposition.witnessed"
    assert (vm.state.case.here.due, vm.state.awaits_badge) == (Due.CONTAINER, False)
    assert not vm.takes(badge), "nobody is asked for any more"


def test_labels_of_our_own_lead_to_what_is_due(shelf: Any) -> None:
    going: list[Any] = []
    missed: list[Any] = []

    def lead(text: str) -> None:
        follow(shelf.desk, typed_scan(text), going.append, missed.append)

    assert not any(map(is_own_label, (samples.TRACKING, "U-", "BINGO-1", "CMD-OK", "")))
    assert is_own_label(f" {lpn(shelf).lower()}\r")
    lead(lpn(shelf))
    assert isinstance(going[-1], GoInspect)
    decide(shelf)
    lead(lpn(shelf))
    assert going[-1].unit_id == shelf.unit
    lead(standing_bin().code)
    assert going[-1].scan.text == standing_bin().code
    lead("U-7F3K-ZZZZZ")
    assert [one.text for one in missed] == ["U-7F3K-ZZZZZ"]


def test_with_nothing_to_do_the_next_parcel_comes(shelf: Any) -> None:
    shelf.vm.enter(None, None)
    shelf.vm.proceed()
    assert isinstance(shelf.going[-1], GoReceive)
    assert BY_KIND[("unit.sorted", 1)].KIND == "unit.sorted"


def test_a_supervisor_takes_a_decision_back_for_a_reason(shelf: Any) -> None:
    decide(shelf)
    vm, words, offers = shelf.vm, SortingWords(), SortingOffers(shelf.vm, shelf.vm)
    vm.enter(shelf.unit, None)
    assert "D" not in [one.key for one in offers.actions(vm.state).left]
    vm.ask_take_back()
    assert vm.state.phase is Phase.UNIT, "only supervisors"
    shelf.desk.person = ZHOU
    vm.enter(shelf.unit, None)
    assert "D" in [one.key for one in offers.actions(vm.state).left]
    vm.ask_take_back()
    assert (vm.state.phase, len(words.choices(vm.state))) == (Phase.TAKE_BACK, 4)
    vm.back()
    assert vm.state.phase is Phase.UNIT
    vm.ask_take_back()
    before = kinds(shelf)
    scan(shelf, "BIN-7F3K-0ZZZ")
    assert shelf.desk.complaints[-1].code == "takeback.asked"
    assert (vm.state.phase, kinds(shelf)) == (Phase.TAKE_BACK, before)
    vm.press(9)
    vm.press(1)
    assert (vm.state.phase, vm.state.is_undecided) == (Phase.UNIT, True)
    assert kinds(shelf)[-1] == "decision.taken_back"
    assert shelf.desk.notices[-1].kind == "ok"


def test_an_undecided_item_waits_in_quarantine_and_is_inspected_from_there(shelf: Any) -> None:
    vm, words, offers = shelf.vm, SortingWords(), SortingOffers(shelf.vm, shelf.vm)
    vm.enter(shelf.unit, typed_scan(standing_bin().code))
    assert kinds(shelf)[-1] == "unit.sorted"
    scan(shelf, standing_bin().code)
    (held,) = vm.state.held
    vm.take(held.unit_id)
    assert vm.state.case.here.due is Due.NOTHING
    assert standing_bin().code in words.notice(vm.state).headline
    assert offers.actions(vm.state).primary.text == "Inspect it"
    vm.proceed()
    assert (shelf.going[-1].unit_id, type(shelf.going[-1])) == (shelf.unit, GoInspect)
    scan(shelf, lpn(shelf))
    assert shelf.going[-1].unit_id == shelf.unit, "its own label leads there as well"
    decide(shelf)
    vm.enter(shelf.unit, None)
    assert vm.state.case.here.due is Due.CONTAINER
