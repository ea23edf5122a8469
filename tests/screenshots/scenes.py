"""Every state of every screen. A new one is a function of a few keys and a line in SCENES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from app.labels.label_rescue import Print
from app.overlays.crash_overlay import CrashOverlay, Safe
from app.pictures.label_reader import LabelReading
from app.program.crash import Crash
from app.screens.settings_page import SECTIONS
from app.states.navigation import (
    GoDecide,
    GoDisinfect,
    GoInspect,
    GoReceive,
    GoSettings,
    GoSignIn,
    GoSync,
)
from app.station.setup_steps import STEPS
from app.window.fast_lane import FastLane
from app.window.last_run import Counted, LastRun
from inspection.errors import OperatorError, WorldError
from inspection.events import CodeClaim, FoundRegion
from inspection.handlers.mark import RecordLook, record_look
from inspection.store.queries.safe import LeftBehind
from inspection.values import CodeKind, GoodsClass, RefundState, RegionKind, Role
from scanners.arbitrate import ReadCode, choose
from scanners.keys import BrokenReason, BrokenScan
from scanners.label import parse_scan
from scanners.ocr.fields import LabelText, ReadNumber
from scanners.ocr.nameplate import Nameplate
from scanners.scan import typed_scan
from sync.status import SyncState
from tests.app.screens.instant_desk import GOOD
from tests.inspection import samples
from tests.inspection.store.parts import give, journal_of
from tests.inspection.store.queries import acts
from tests.screenshots import (
    compare_scenes,
    mend_scenes,
    money_scenes,
    reception_scenes,
    waiting_scenes,
)
from tests.screenshots import disinfect_scenes as bench
from tests.screenshots import settings_scenes as more
from tests.screenshots import sorting_scenes as shelf
from tests.screenshots import unclaimed_scenes as unclaimed_ones
from tests.screenshots.stage import Stage
from tests.screenshots.world import TWICE, UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`reach` brings a fresh stage there; `dock` screens are worked with fingers."""

    name: str
    reach: Callable[[Stage], None]
    dock: bool = True
    says: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Per language, what has to be seen in every look."""


# --- sign-in


def badge(stage: Stage) -> None:
    stage.go(GoSignIn())


def sheet(stage: Stage) -> None:
    """The test sheet was scanned, and lies under the camera."""
    badge(stage)
    page = stage.window.page
    page._vm._set(sheet_scanned=True, sheet_codes=5, has_camera=True, camera_size=(3840, 2160))


def pin(stage: Stage) -> None:
    badge(stage)
    stage.scan("BADGE-2047")
    stage.keys("2", "0", "4")


def pin_complete(stage: Stage) -> None:
    pin(stage)
    stage.keys("7", "0", "0")


def pin_wrong(stage: Stage) -> None:
    stage.desk.refusal = OperatorError("person.wrong_pin", left=3)
    pin_complete(stage)
    stage.keys("Enter")


def self_test_bad(stage: Stage) -> None:
    status = stage.desk.sync_status
    stage.desk.sync_status = replace(
        status, state=SyncState.OFFLINE, problem_code="hub.unreachable"
    )
    stage.desk.camera.lose()
    stage.desk.sounds.use(None)
    badge(stage)


# --- receive


def ready(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoReceive())


def matched(stage: Stage) -> None:
    ready(stage)
    stage.scan(samples.TRACKING)


def matched_codes(stage: Stage) -> None:
    """The label lies under the camera, to be photographed; its codes are read meanwhile."""
    stage.desk.camera.subject = "label"
    matched(stage)


def matched_label(stage: Stage) -> None:
    matched(stage)
    stage.keys("Space")


def matched_complete(stage: Stage) -> None:
    matched_label(stage)
    stage.keys("1")


def matched_damaged(stage: Stage) -> None:
    matched(stage)
    stage.keys("2", "5")


def weighing(stage: Stage) -> None:
    matched(stage)
    stage.keys("F2")
    stage.window.page._case.view.check_in.field.setText("0.32")


def too_light(stage: Stage) -> None:
    """Half of what was sent, and the buyer refused it, too: every chip there is."""
    weighing(stage)
    stage.keys("Enter", "1", "7")


def going_on(stage: Stage) -> None:
    """Nothing is left to do."""
    matched_complete(stage)
    stage.window.page._vm._set(is_going_on=True)
    stage.settle()


def put_down(stage: Stage) -> None:
    matched(stage)
    stage.scan("LOC-A-01-3")


def put_down_before(stage: Stage) -> None:
    put_down(stage)
    stage.scan(samples.TRACKING)


def counting(stage: Stage) -> None:
    matched(stage)
    stage.window.page._vm.enter()
    stage.keys("N")
    stage.window.page._idle.count_field.setText("12")


def counted(stage: Stage) -> None:
    counting(stage)
    stage.keys("Enter")


def unmatched(stage: Stage) -> None:
    unknown(stage)
    stage.keys("0")


def candidates(stage: Stage) -> None:
    ready(stage)
    stage.scan(TWICE)


def candidates_read(stage: Stage) -> None:
    """The same from a photograph of the label that was read."""
    ready(stage)
    stage.keys("F3")
    stage.window.page._vm._label_read(label_reading(stage, TWICE))
    stage.settle()


def unknown_read(stage: Stage) -> None:
    """Nobody announced what a photographed label says."""
    ready(stage)
    stage.keys("F3")
    stage.window.page._vm._label_read(label_reading(stage, "RB123456785GB"))
    stage.settle()


def label_reading(stage: Stage, number: str) -> LabelReading:
    """What a label with a number, a sorting code, an order's QR and goods' bars gives."""
    patterns = stage.desk.labels.patterns
    texts = (
        ("https://ucmp.example.cn/s?n=RS-261121-0999", "QR"),
        (number, "Code128"),
        ("021-B-17", "Code128"),
        ("6901234567892", "EAN13"),
    )
    scans = [replace(typed_scan(text, "camera"), symbology=bars) for text, bars in texts]
    codes = tuple(ReadCode(scan=scan, parsed=parse_scan(scan, patterns)) for scan in scans)
    chosen = choose(codes, lambda _code: False)
    return LabelReading(codes=codes, choice=chosen, size=(480, 270), ms=40.0)


def searching(stage: Stage) -> None:
    """No code on what the camera saw; its text is being read."""
    ready(stage)
    stage.keys("F3")


def unread(stage: Stage) -> None:
    """Nor did its text help."""
    searching(stage)
    stage.desk.asides[-1](None)
    stage.settle()


def rescued(stage: Stage) -> None:
    """What is left of the number and of the customer led to two tickets."""
    searching(stage)
    torn = ReadNumber(text=TWICE[2:], confidence=0.9)
    order = ReadNumber(text=samples.ticket().order_ref[:-3], confidence=0.9)
    text = LabelText(tracking=(torn,), orders=(order,), carriers=("sf",))
    stage.desk.asides[-1](Print(text=text, reading=None))
    stage.settle()


def duplicate(stage: Stage) -> None:
    ready(stage)
    stage.scan(samples.TRACKING)
    stage.scan(samples.TRACKING)


def unknown(stage: Stage) -> None:
    ready(stage)
    stage.scan(UNKNOWN)


def number_by_hand(stage: Stage) -> None:
    ready(stage)
    stage.keys("F2")


def cut_scan(stage: Stage) -> None:
    ready(stage)
    cut = BrokenScan(text="SF162408831", reason=BrokenReason.NO_END)
    stage.say = lambda: stage.window.take_broken(cut)


def offline(stage: Stage) -> None:
    now = stage.desk.now()
    stage.desk.sync_status = replace(
        stage.desk.sync_status,
        state=SyncState.OFFLINE,
        since=now - timedelta(minutes=12),
        next_try_at=now + timedelta(seconds=41),
        waiting_records=23,
        waiting_photos=8,
        problem_code="hub.unreachable",
    )
    stage.desk.sync_changed.emit(stage.desk.sync_status)
    ready(stage)


# --- disinfect


def disinfect_ready(stage: Stage) -> None:
    matched_complete(stage)
    stage.keys("Enter")


def disinfect_solution(stage: Stage) -> None:
    """A list of what the agent would ruin; on a narrow page it stands on a tab."""
    disinfect_ready(stage)
    stage.keys("2")
    stage.window.page._choose_tab(0)
    stage.settle()


def disinfect_running(stage: Stage) -> None:
    disinfect_ready(stage)
    stage.keys("Enter")


def disinfect_done(stage: Stage) -> None:
    disinfect_running(stage)
    stage.desk.clock.advance(60)
    stage.window.page._vm._timers._tick()
    stage.settle()


def disinfect_reason(stage: Stage) -> None:
    disinfect_ready(stage)
    stage.keys("F8")


def disinfect_empty(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoDisinfect())


# --- inspect


def inspecting(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))


def inspect_queue(stage: Stage) -> None:
    stage.sign_in()
    stage.desk.disinfected()
    stage.go(GoInspect())


def inspect_nothing(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoInspect())


def question(number: int) -> Callable[[Stage], None]:
    """The page as it asks the `number`-th question of an item in order."""

    def reach(stage: Stage) -> None:
        inspecting(stage)
        stage.keys(*_IN_ORDER[:number])

    return reach


_IN_ORDER = ("1", "Space", "2", "Space", "1", "4", "Space", "Space", "1", "1", "Space")
"""With a clear scratch, so that every question comes."""


def nine_answers(stage: Stage) -> None:
    """The most a question may have; none of today's lists has so many."""
    desk = stage.desk
    lists = []
    for one in desk.policies.checklists:
        first = one.questions[0]
        answers = (first.answers * 2)[:9]
        answers = tuple(
            replace(
                answer, answer_id=f"{answer.answer_id}-{number}" if number > 5 else answer.answer_id
            )
            for number, answer in enumerate(answers)
        )
        lists.append(replace(one, questions=(replace(first, answers=answers), *one.questions[1:])))
    desk.policies = replace(desk.policies, checklists=tuple(lists))
    inspecting(stage)


_BY_CLASS = {
    GoodsClass.APPAREL: ("1", "Space", "2", "Space", "1", "1", "4", "Space", "Space"),
    # the date, the seal with its two photos, the set, the outside
    GoodsClass.HYGIENE: ("1", "Space", "1", "Space", "4", "Space", "Space", "1", "1", "Space"),
    GoodsClass.GENERAL: ("1", "Space", "2", "Space", "1", "4", "Space", "Space", "1"),
}
"""A soiled coat, a jar with its seal broken, a scratched case: every question once."""


def goods(kind: GoodsClass, *keys: str) -> Callable[[Stage], None]:
    """The same parcel, looked at by the rules of another goods class."""

    def reach(stage: Stage) -> None:
        policies = stage.desk.policies
        lists, rules, ways = (
            tuple(
                replace(one, goods=(GoodsClass.ELECTRONICS,)) for one in kept if kind in one.goods
            )
            for kept in (policies.checklists, policies.grade_rules, policies.dispositions)
        )
        stage.desk.policies = replace(
            policies, checklists=lists, grade_rules=rules, dispositions=ways
        )
        inspecting(stage)
        stage.keys(*keys)

    return reach


def cleaning(stage: Stage) -> None:
    """Merely dirty: the question waits while the item is cleaned."""
    inspecting(stage)
    stage.keys("1", "Space", "2", "Space", "1", "2", "Space")
    stage.desk.clock.advance(6)
    stage.window.page._vm._cleaning._tick()
    stage.settle()


def inspect_shoot(stage: Stage) -> None:
    inspecting(stage)
    stage.keys("1")


def nothing_inside(stage: Stage) -> None:
    """An empty box, photographed: no label is asked for."""
    stage.desk.preferences.set("printer", "zpl:10.0.0.40")
    inspecting(stage)
    page = stage.window.page
    page.on_command("CMD-EMPTY")
    stage.keys("Space")


def plate(*serials: str, answered: bool = False) -> Callable[[Stage], None]:
    """The photo of the plate was read, before its question was answered or after."""

    def reach(stage: Stage) -> None:
        reading(stage)
        if answered:
            stage.keys("1")
        stage.desk.asides[-1](Nameplate(serials=serials))
        stage.settle()

    return reach


def reading(stage: Stage) -> None:
    stage.desk.frame = stage.desk.camera.latest()
    inspecting(stage)
    stage.keys("Space")


def inspected(stage: Stage) -> None:
    inspecting(stage)
    stage.keys("1", "Space", "2", "Space", "1", "1", "Space", "1")


def scratched(stage: Stage) -> None:
    inspecting(stage)
    stage.keys("1", "Space", "2", "Space", "1", "4", "Space", "Space", "1", "1")


def stop(stage: Stage) -> None:
    inspecting(stage)
    stage.scan("A7H226090481")


# --- deadlines and flags


FAST = "SF261121-0510"
"""Of a ticket with 48 minutes left."""


def received_fast(stage: Stage) -> None:
    ready(stage)
    stage.scan(FAST)


def queue_fast(stage: Stage) -> None:
    """One of the fast lane, one in time, one that nobody announced."""
    stage.sign_in()
    stage.desk.disinfected()
    stage.desk.received("SF261121-0540")
    acts.receive(stage.desk.store, "p-unknown", UNKNOWN)
    stage.desk.received(FAST)
    stage.go(GoInspect())


def disinfect_fast(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoDisinfect(parcel_id=stage.desk.received(FAST)))


def fast_lane(stage: Stage) -> None:
    """Another parcel became urgent while an item is in hand."""
    inspecting(stage)
    lane = FastLane(stage.window, stage.desk)  # type: ignore[arg-type]
    stage.desk.received(FAST)
    with stage.desk.store.reading() as conn:
        items = stage.desk.pace.queue(conn)

    def say() -> None:
        stage.window.relieve()
        lane._told.clear()
        lane.look(items)

    stage.say = say


def flagged(stage: Stage) -> None:
    """The serial differs, and another ticket claims the number of the parcel."""
    inspecting(stage)
    claims = (CodeClaim(code=samples.TRACKING, what=CodeKind.TRACKING),)
    other = samples.other_ticket("261119-0077", codes=claims)
    heard = len(journal_of(stage.hub))
    stage.hub.transact(samples.HUB, lambda work: work.record(other))
    give(stage.hub, stage.desk.store, first=heard + 1)
    stage.scan("A7H226090481")
    stage.scan("CMD-ACK")


def flag_list(stage: Stage) -> None:
    flagged(stage)
    stage.keys("F")


def decide_flagged(stage: Stage) -> None:
    flagged(stage)
    stage.keys("Space", "2", "Space", "1", "1", "Space", "1", "Enter")


def photo_open(stage: Stage) -> None:
    """The front, opened to look at it."""
    inspect_shoot(stage)
    stage.keys("Space", "V")


def photo_drawn(stage: Stage) -> None:
    """One mark is kept, an arrow is being drawn."""
    photo_open(stage)
    stage.keys("B", "1", "Enter", "A", "2")


def photo_word(stage: Stage) -> None:
    """A word without its word yet, on the second page."""
    photo_open(stage)
    stage.keys("T", "0")


def in_two_parcels(stage: Stage, *, lines: int = 2) -> None:
    """A ticket that comes in two parcels; the first lies on the bench."""
    codes = tuple(CodeClaim(code=code, what=CodeKind.TRACKING) for code in ("SF31", "SF32"))
    announced = (
        samples.line(line_id="l-a", order_line="o/1", serials=(), quantity=2, ordered_quantity=2),
        samples.line(
            line_id="l-b", order_line="o/2", serials=(), name_zh="充电盒", name_en="Charging case"
        ),
    )
    both = samples.other_ticket("261121-0077", codes=codes, lines=announced[:lines])
    heard = len(journal_of(stage.hub))
    stage.hub.transact(samples.HUB, lambda work: work.record(both))
    give(stage.hub, stage.desk.store, first=heard + 1)
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected("SF31")))


def second_parcel(stage: Stage) -> None:
    """The other parcel, once the first is unpacked."""
    in_two_parcels(stage, lines=1)
    stage.keys("1", "F8", "1", "Space", "1")
    stage.go(GoReceive())
    stage.scan("SF32")


def two_lines(stage: Stage) -> None:
    """Goods of two lines, and room for one of them in a small window."""
    in_two_parcels(stage)
    stage.go(GoReceive())
    stage.scan("SF32")


def decide_one_of_three(stage: Stage) -> None:
    in_two_parcels(stage)
    stage.keys("1", "1", "Space", "2", "Space", "1", "1", "Space", "1", "Enter")


def special(*keys: str) -> Callable[[Stage], None]:
    """The list of special cases, and where these keys lead from it."""

    def reach(stage: Stage) -> None:
        inspecting(stage)
        stage.keys("F8", *keys)

    return reach


def label_covered(stage: Stage) -> None:
    """The label was looked at: what names somebody is covered."""
    matched_label(stage)
    desk = stage.desk
    parcel = desk.ask(lambda facts: facts.parcels_by_code(samples.TRACKING)[0])
    photo = desk.ask(lambda facts: facts.evidence_of(parcel.parcel_id)[0])
    name = FoundRegion(x=1800, y=4300, w=6000, h=2600, what=RegionKind.NAME)
    look = RecordLook(evidence_id=photo.evidence_id, regions=(name,), engine="rapidocr")
    desk.act(lambda work: record_look(work, look))


def label_open(stage: Stage) -> None:
    label_covered(stage)
    stage.keys("V")


def label_reason(stage: Stage) -> None:
    """A supervisor is asked why the original is needed."""
    label_covered(stage)
    stage.desk.set_person(replace(stage.desk.person, role=Role.SUPERVISOR))
    stage.keys("V", "O")


def outside_left_out(stage: Stage) -> None:
    """Why the label is not photographed."""
    matched(stage)
    stage.keys("K")


def photo_left_out(stage: Stage) -> None:
    """Why is asked."""
    inspect_shoot(stage)
    stage.keys("K")


def photo_was_left_out(stage: Stage) -> None:
    """The plate is left out, the next question is asked."""
    photo_left_out(stage)
    stage.keys("2")


# --- decide


def decide(stage: Stage) -> None:
    inspected(stage)
    stage.keys("Enter")


def decide_left_out(stage: Stage) -> None:
    """The plate could not be photographed."""
    photo_was_left_out(stage)
    stage.keys("2", "Space", "1", "1", "Space", "1", "Enter")


def decide_scratched(stage: Stage) -> None:
    scratched(stage)
    stage.keys("Enter")


def decide_missing(stage: Stage) -> None:
    """One of three was in the box; the others are decided as missing from it."""
    in_two_parcels(stage)
    stage.keys("1", "F8", "1", "Space", "1")
    desk = stage.desk
    (parcel,) = desk.ask(lambda facts: facts.parcels_by_code("SF31"))
    *_here, missing = desk.ask(lambda facts: facts.units_of_parcel(parcel.parcel_id))
    stage.go(GoInspect(parcel_id=parcel.parcel_id, unit_id=missing.unit_id))


def decided_missing(stage: Stage) -> None:
    decide_missing(stage)
    stage.keys("Enter", "Enter")


def decide_poor(stage: Stage) -> None:
    """No photo shows what it should; the parcel can be decided all the same."""
    scratched(stage)
    desk = stage.desk
    (parcel,) = desk.ask(lambda facts: facts.parcels_by_code(samples.TRACKING))
    photos = desk.ask(lambda facts: facts.evidence_of(parcel.parcel_id))
    blurred = replace(GOOD, is_sharp=False)
    desk.photos.qualities = {one.sha256: blurred for one in photos}
    stage.keys("Enter")


def decide_refused(stage: Stage) -> None:
    inspecting(stage)
    stage.keys("1", "Space", "2", "Space", "1", "1", "Space", "2", "Space")
    stage.keys("Enter")


def override(stage: Stage) -> None:
    decide_scratched(stage)
    stage.keys("F7")


def override_reason(stage: Stage) -> None:
    override(stage)
    stage.keys("2", "1")


def submitted(stage: Stage) -> None:
    decide(stage)
    stage.keys("Enter")


def decide_queue(stage: Stage) -> None:
    inspected(stage)
    stage.go(GoDecide())


def decide_nothing(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoDecide())


# --- sync


def sync(stage: Stage) -> None:
    submitted(stage)
    stage.desk.camera.watch(False)
    stage.go(GoSync())


def sync_money(stage: Stage) -> None:
    """A refund in each of its states, one of them unknown."""
    stage.sign_in()
    hub, store = stage.hub, stage.desk.store
    heard = len(journal_of(hub))
    states = (
        (RefundState.SENDING, RefundState.CONFIRMED),
        (RefundState.SENDING, RefundState.UNKNOWN),
        (RefundState.SENDING, RefundState.REFUSED),
        (RefundState.SENDING,),
        (),
    )
    for number, moves in enumerate(states):
        unit, ticket = f"u{number}", f"ticket-261121-05{number}0"
        decision = acts.decided(unit, f"p{number}", ticket)
        store.transact(samples.INSPECTOR, lambda work, one=decision: work.record(one))
        due = replace(acts.due(unit, ticket), order_line=f"ol-{number}")
        hub.transact(samples.HUB, lambda work, one=due: work.record(one))
        for step, state in enumerate(moves, start=1):
            move = acts.moved(unit, step, state)
            hub.transact(samples.HUB, lambda work, one=move: work.record(one))
    give(hub, store, first=heard + 1)
    stage.go(GoSync())


def sync_offline(stage: Stage) -> None:
    offline(stage)
    stage.go(GoSync())


def sync_error(stage: Stage) -> None:
    offline(stage)
    stage.desk.sync_status = replace(
        stage.desk.sync_status, state=SyncState.ERROR, problem_code="hub.refused"
    )
    stage.desk.sync_changed.emit(stage.desk.sync_status)
    stage.go(GoSync())


def camera_lost(stage: Stage) -> None:
    matched(stage)
    stage.desk.camera.lose()
    stage.desk.complain(WorldError("camera.lost"))


def called(stage: Stage) -> None:
    """The supervisor was called from the button, and has not come yet."""
    matched_complete(stage)
    stage.window.action_bar._extra.click()
    stage.settle()


# --- settings


def settings(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoSettings())


# --- what covers a page


def key_help(stage: Stage) -> None:
    matched(stage)
    stage.key_desk.show_help()
    stage.settle()


def locked(stage: Stage) -> None:
    inspecting(stage)
    more.lock(stage)


def crash_again(stage: Stage) -> None:
    """Going on led here at once, and nothing could be counted."""
    matched(stage)
    overlay = CrashOverlay(stage.theme, stage.window)
    mistake = Crash(kind="KeyError", where="app.desk:41 act", log_file=Path("log.txt"))
    overlay.open(mistake, is_again=True)
    stage.settle()


def after_crash(stage: Stage) -> None:
    """The first page after a sign-in, when the run before ended without a word."""
    ready(stage)
    left = LeftBehind(records=128, newest_at=stage.desk.now(), photos=(), waiting=1_204)
    last = LastRun(stage.desk, stage.desk.services.folder, stage.window)  # type: ignore[arg-type]
    stage.say = lambda: last._counted(Counted(left=left, photos_missing=0))


def crash(stage: Stage) -> None:
    matched(stage)
    overlay = CrashOverlay(stage.theme, stage.window)
    mistake = Crash(
        kind="ValueError", where="app.cases.place:41 place_of", log_file=Path("log.txt")
    )
    overlay.open(mistake, is_again=False)
    overlay.show_safe(Safe(records=4812, last_photo_at=stage.desk.now()))
    stage.settle()


SCENES = (
    Scene(name="sign-in-badge", reach=badge),
    Scene(name="sign-in-sheet", reach=sheet),
    Scene(name="sign-in-pin", reach=pin),
    Scene(name="sign-in-complete", reach=pin_complete),
    Scene(name="sign-in-wrong", reach=pin_wrong),
    Scene(name="sign-in-self-test", reach=self_test_bad),
    Scene(name="receive-idle", reach=ready),
    Scene(
        name="receive-matched",
        reach=matched,
        says={
            "zh": ("到期未处理，平台会不经质检自动退款",),
            "en": ("Not handled by then, the platform refunds without inspection",),
        },
    ),
    Scene(name="receive-label", reach=matched_label),
    Scene(name="receive-codes", reach=matched_codes),
    Scene(name="receive-complete", reach=matched_complete),
    Scene(name="receive-damaged", reach=matched_damaged),
    Scene(name="receive-weighing", reach=weighing),
    Scene(name="receive-too-light", reach=too_light),
    Scene(name="receive-going-on", reach=going_on),
    Scene(name="receive-put-down", reach=put_down),
    Scene(name="receive-put-down-before", reach=put_down_before),
    Scene(name="receive-counting", reach=counting),
    Scene(name="receive-counted", reach=counted),
    Scene(name="receive-unmatched", reach=unmatched),
    Scene(name="receive-candidates", reach=candidates),
    Scene(name="receive-candidates-read", reach=candidates_read),
    Scene(name="receive-unread", reach=unread),
    Scene(name="receive-searching", reach=searching),
    Scene(name="receive-rescued", reach=rescued),
    Scene(name="receive-unknown-read", reach=unknown_read),
    Scene(name="receive-duplicate", reach=duplicate),
    Scene(name="receive-unknown", reach=unknown),
    Scene(name="receive-by-hand", reach=number_by_hand),
    Scene(name="receive-cut-scan", reach=cut_scan),
    Scene(name="receive-offline", reach=offline),
    Scene(name="receive-camera-lost", reach=camera_lost),
    Scene(name="receive-called", reach=called),
    Scene(name="unclaimed-list", reach=unclaimed_ones.unclaimed),
    Scene(name="unclaimed-nothing", reach=unclaimed_ones.nothing),
    Scene(name="unclaimed-figure", reach=unclaimed_ones.from_receiving),
    Scene(name="unclaimed-read", reach=unclaimed_ones.read_row),
    Scene(name="unclaimed-chosen", reach=unclaimed_ones.chosen),
    Scene(name="unclaimed-announced", reach=unclaimed_ones.opened_row("2")),
    Scene(name="unclaimed-not-found", reach=unclaimed_ones.not_found),
    Scene(name="unclaimed-described", reach=unclaimed_ones.described_first),
    Scene(name="unclaimed-photographed", reach=unclaimed_ones.photographed),
    Scene(name="unclaimed-asked", reach=unclaimed_ones.asked),
    Scene(name="unclaimed-set-aside", reach=unclaimed_ones.leave_unclaimed),
    Scene(name="unclaimed-attached", reach=unclaimed_ones.attached),
    Scene(name="disinfect-ready", reach=disinfect_ready),
    Scene(
        name="disinfect-solution",
        reach=disinfect_solution,
        says={
            "zh": ("不能用于：裸露金属、", "丝、毛"),
            "en": ("Not for: Bare metal, ", "Silk and wool, "),
        },
    ),
    Scene(
        name="disinfect-running",
        reach=disinfect_running,
        says={
            "zh": ("开箱质检", "判定成色和处置"),
            "en": ("Open and inspect", "Grade and decide"),
        },
    ),
    Scene(name="disinfect-done", reach=disinfect_done),
    Scene(name="disinfect-outer-done", reach=bench.outer_done),
    Scene(name="disinfect-reason", reach=disinfect_reason),
    Scene(name="disinfect-empty", reach=disinfect_empty),
    Scene(
        name="disinfect-unmixed",
        reach=bench.unmixed,
        says={
            "zh": ("还没配消毒液", "新配好了"),
            "en": ("No solution is mixed", "A new one is mixed"),
        },
    ),
    Scene(name="disinfect-mixed", reach=bench.mixed),
    Scene(
        name="disinfect-expired",
        reach=bench.expired,
        says={"zh": ("消毒液已过期", "倒掉重配"), "en": ("Solution expired", "Mix a new one")},
    ),
    Scene(name="disinfect-bottle", reach=bench.solution),
    Scene(name="disinfect-lamp", reach=bench.lamp),
    Scene(name="disinfect-lamp-scanned", reach=bench.lamp_scanned),
    Scene(name="disinfect-lamp-known", reach=bench.lamp_known),
    Scene(name="disinfect-material", reach=bench.material),
    Scene(name="disinfect-excluded", reach=bench.excluded),
    Scene(name="disinfect-late", reach=bench.late),
    Scene(name="disinfect-late-when", reach=bench.late_when),
    Scene(name="disinfect-many", reach=bench.many),
    Scene(name="inspect-queue", reach=inspect_queue),
    Scene(name="inspect-nothing", reach=inspect_nothing),
    Scene(name="inspect-plate", reach=inspecting),
    Scene(name="inspect-shoot", reach=inspect_shoot),
    Scene(name="inspect-packaging", reach=question(2)),
    Scene(name="inspect-contents", reach=question(4)),
    Scene(name="inspect-surface", reach=question(5)),
    Scene(name="inspect-repair", reach=question(8)),
    Scene(name="inspect-power", reach=question(9)),
    Scene(name="inspect-nine", reach=nine_answers),
    Scene(name="inspect-clean", reach=cleaning),
    *(
        Scene(name=f"inspect-{kind}-{number}", reach=goods(kind, *keys[:taken]))
        for kind, keys in _BY_CLASS.items()
        for number, taken in enumerate((0, 2, 4, 5, 6, 8), start=1)
    ),
    Scene(name="inspect-reading", reach=reading),
    Scene(name="inspect-read-same", reach=plate("A7H226090418")),
    Scene(name="inspect-read-other", reach=plate("A7H226090481")),
    Scene(name="inspect-read-almost", reach=plate("A7H22609O4I8")),
    Scene(name="inspect-read-late", reach=plate("A7H226090481", answered=True)),
    Scene(name="inspect-read-agrees", reach=plate("A7H226090418", answered=True)),
    Scene(name="inspect-two-lines", reach=in_two_parcels),
    Scene(
        name="receive-second-parcel",
        reach=second_parcel,
        says={"zh": ("到了 1 件",), "en": ("1 of 2 items here",)},
    ),
    Scene(name="receive-two-lines", reach=two_lines),
    Scene(name="decide-one-of-three", reach=decide_one_of_three),
    Scene(name="decide-left-out", reach=decide_left_out),
    Scene(name="inspect-special", reach=special()),
    Scene(
        name="inspect-box-empty",
        reach=special("1"),
        says={"zh": ("缺的逐件判定",), "en": ("decide on what is missing",)},
    ),
    Scene(name="inspect-nothing-inside", reach=nothing_inside),
    Scene(name="inspect-box-short", reach=special("1", "Space", "2")),
    Scene(name="inspect-box-short-list", reach=special("1", "Space", "2", "F8")),
    Scene(name="inspect-box-missing", reach=special("1", "Space", "1")),
    Scene(name="inspect-extra", reach=special("2")),
    Scene(name="inspect-extra-kind", reach=special("2", "2")),
    Scene(name="inspect-extra-place", reach=special("2", "2", "Space", "2")),
    *(Scene(name=name, reach=reach) for name, reach in waiting_scenes.REACHES.items()),
    *(Scene(name=name, reach=reach) for name, reach in mend_scenes.REACHES.items()),
    *(Scene(name=name, reach=reach) for name, reach in compare_scenes.REACHES.items()),
    *(Scene(name=name, reach=reach) for name, reach in reception_scenes.REACHES.items()),
    *(Scene(name=name, reach=reach) for name, reach in money_scenes.REACHES.items()),
    Scene(name="inspect-done", reach=inspected),
    Scene(name="photo-open", reach=photo_open),
    Scene(name="photo-drawn", reach=photo_drawn),
    Scene(name="photo-word", reach=photo_word),
    Scene(name="photo-left-out", reach=photo_left_out),
    Scene(name="label-covered", reach=label_covered),
    Scene(name="label-open", reach=label_open),
    Scene(name="label-reason", reach=label_reason),
    Scene(name="outside-left-out", reach=outside_left_out),
    Scene(name="photo-was-left-out", reach=photo_was_left_out),
    Scene(name="stop", reach=stop),
    Scene(name="receive-fast", reach=received_fast),
    Scene(name="disinfect-fast", reach=disinfect_fast),
    Scene(name="inspect-queue-fast", reach=queue_fast),
    Scene(name="inspect-fast-lane", reach=fast_lane),
    Scene(name="inspect-flagged", reach=flagged),
    Scene(name="flag-list", reach=flag_list),
    Scene(name="decide-flagged", reach=decide_flagged),
    Scene(name="decide", reach=decide),
    Scene(name="decide-scratched", reach=decide_scratched),
    *(
        Scene(name=f"decide-{kind}", reach=goods(kind, *keys, "Enter"))
        for kind, keys in _BY_CLASS.items()
    ),
    Scene(
        name="inspect-missing-piece",
        reach=decide_missing,
        says={"en": ("not in the box",), "zh": ("箱里没有这一件",)},
    ),
    Scene(
        name="decided-missing-piece",
        reach=decided_missing,
        says={"en": ("Missing from its box",), "zh": ("箱里少了这一件",)},
    ),
    Scene(
        name="decide-poor",
        reach=decide_poor,
        says={"en": ("blurred: take it again",), "zh": ("模糊，请重拍",)},
    ),
    Scene(name="decide-refused", reach=decide_refused),
    Scene(name="decide-override", reach=override),
    Scene(name="decide-reason", reach=override_reason),
    Scene(name="decide-submitted", reach=submitted),
    Scene(name="decide-queue", reach=decide_queue),
    Scene(name="decide-nothing", reach=decide_nothing),
    Scene(name="sort-nothing", reach=shelf.nothing),
    Scene(name="sort-waiting", reach=shelf.waiting),
    Scene(name="sort-unit", reach=shelf.in_hand),
    Scene(name="sort-no-container", reach=shelf.no_container),
    Scene(name="sort-wrong", reach=shelf.wrong),
    Scene(name="sort-put", reach=shelf.put),
    Scene(name="sort-inside", reach=shelf.inside),
    Scene(name="sort-full", reach=shelf.full),
    Scene(name="sort-ways", reach=shelf.other_way),
    Scene(name="sort-reason", reach=shelf.reason),
    Scene(name="sort-second", reach=shelf.second_person),
    Scene(name="sort-second-due", reach=shelf.second_person),
    Scene(name="sort-witness", reach=shelf.witness),
    Scene(name="sort-witness-pin", reach=shelf.witness_pin),
    Scene(name="sort-send-back", reach=shelf.send_back),
    Scene(
        name="sync",
        reach=sync,
        dock=False,
        says={"zh": ("记录链", "照片指纹一致"), "en": ("Chain of records", "Photo hashes")},
    ),
    Scene(name="sync-money", reach=sync_money, dock=False),
    Scene(name="sync-offline", reach=sync_offline, dock=False),
    Scene(name="sync-error", reach=sync_error, dock=False),
    Scene(name="key-help", reach=key_help),
    Scene(name="crash", reach=crash),
    Scene(name="crash-again", reach=crash_again),
    Scene(
        name="after-crash",
        reach=after_crash,
        says={"zh": ("待上传 1,204 条",), "en": ("To upload: 1,204",)},
    ),
    Scene(name="locked", reach=locked),
    Scene(name="settings", reach=settings),
    *(
        Scene(name=f"settings-{one.name}", reach=more.section(one.name))
        for one in SECTIONS
        if one.name != "check"
    ),
    Scene(name="settings-check", reach=more.checked),
    Scene(name="settings-sound-silent", reach=more.silent),
    Scene(name="settings-camera-lost", reach=more.no_camera),
    Scene(name="settings-camera-codes", reach=more.camera_codes),
    Scene(name="settings-camera-fixed", reach=more.camera_fixed),
    Scene(name="settings-labels-network", reach=more.printer("2")),
    Scene(name="settings-labels-address", reach=more.address),
    Scene(name="settings-labels-file", reach=more.printer("3")),
    Scene(name="settings-labels-system", reach=more.printer("4")),
    Scene(name="settings-labels-roll", reach=more.printer("2", "6")),
    Scene(name="settings-station-site", reach=more.at_site),
    Scene(name="settings-tickets-working", reach=more.WORKING),
    Scene(name="settings-tickets-done", reach=more.IMPORTED),
    Scene(name="settings-tickets-refused", reach=more.REFUSED),
    Scene(name="settings-log-lines", reach=more.logged),
    Scene(name="settings-keys-drawn", reach=more.sheets),
    *(Scene(name=f"setup-{one}", reach=more.setup(one)) for one in STEPS),
    Scene(name="setup-hub-site", reach=more.setup_site),
    Scene(name="setup-hub-waiting", reach=more.setup_waiting),
    Scene(name="setup-scanner-works", reach=more.setup_scanned),
    Scene(name="setup-person-complete", reach=more.setup_complete),
    Scene(name="sort-leaving", reach=shelf.leaving),
)
