"""What the page says on which items are put away."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.cases.put_away import PutAwayCase
from app.language.names import clock_text, day_text, goods_name, language, local_name
from app.language.notices import Notice
from app.states.sorting import Phase, SortingState
from app.widgets.cards.put_away_card import TargetWords
from app.widgets.cards.ways_card import WayWords
from app.widgets.facts import Fact
from app.widgets.table import Cell, Row
from app.wording.mend import MendWords
from app.wording.ways import WayTexts
from inspection.policies import Policies
from inspection.sorting import Due
from inspection.store.queries.sorting import HeldUnit, StandingContainer, WaitingUnit
from inspection.values import ContainerEnd, Disposition, Service

_DAY_S = 24 * 3600
CODES_SHOWN = 3
NUMBERED = 9
"""Rows with a number key."""


class SortingWords(QObject):
    """Words for a SortingState in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        """With the words for what is not decided, or not any more."""
        super().__init__(parent)
        self._mend = MendWords(self)
        self._ways = WayTexts(self)

    # --- banner

    def notice(self, state: SortingState) -> Notice:
        """What the banner says."""
        headline, instruction = self._banner(state)
        case, container = state.case, state.container
        code = case.here.unit.lpn if case else container.code if container else ""
        label = self.tr("Unit LPN") if case else self.tr("Container") if container else ""
        return Notice(
            kind="idle",
            headline=headline,
            instruction=instruction,
            icon="package",
            aside_label=label,
            aside_code=code,
        )

    def _banner(self, state: SortingState) -> tuple[str, str]:
        if state.phase is Phase.UNIT and state.case is not None:
            return self._unit_banner(state.case)
        if state.phase is Phase.CONTAINER and state.container is not None:
            return self._container_banner(state)
        if state.phase is Phase.LEAVING and state.container is not None:
            asked_for = self.tr("Did %1 leave the dock?").replace("%1", state.container.code)
            return asked_for, self.tr("It cannot be taken back. Enter says yes, Esc no")
        if state.phase is Phase.WITNESS:
            return self._witness_banner(state)
        if state.phase is Phase.TAKE_BACK:
            return self._mend.asked(state)
        asked = {
            Phase.WAYS: (self.tr("Where does it go instead?"), self.tr("Choose by its number")),
            Phase.REASONS: (
                self.tr("Why another way?"),
                self.tr("By its number. Money stays as it is"),
            ),
        }
        return asked.get(state.phase) or self._list_banner(state)

    def _list_banner(self, state: SortingState) -> tuple[str, str]:
        if state.board is None:
            return self.tr("Looking for what is not put away"), ""
        count = len(state.board.waiting)
        if not count:
            return self.tr("Everything is put away"), self.tr("Scan an item or a container")
        text = self.tr("%1 items to put away") if count > 1 else self.tr("1 item to put away")
        return text.replace("%1", str(count)), self.tr("Scan an item, then its container")

    def _unit_banner(self, case: PutAwayCase) -> tuple[str, str]:
        here = case.here
        if here.chosen_id is None:
            return self._mend.undecided(case)
        place = self.place(case)
        due = {
            Due.WITNESS: (
                self.tr("A second person has to agree: %1").replace("%1", self.way(case)),
                self.tr("They look at the item, then scan their badge"),
            ),
            Due.CONTAINER: (
                self.tr("Put it into: %1").replace("%1", place),
                self.tr("Then scan the container"),
            ),
            Due.SEND_BACK: (
                self.tr("Send it back to the customer"),
                self.tr("Stick the new label on, then scan it"),
            ),
        }
        if here.due in due:
            return due[here.due]
        if here.shipment is not None:
            code = here.shipment.code
            return self.tr("On its way to the customer: %1").replace("%1", code), self._next()
        code = here.container.code if here.container else ""
        return self.tr("It lies in %1").replace("%1", code), self._next()

    def _next(self) -> str:
        return self.tr("Nothing to do. Scan the next item")

    def _witness_banner(self, state: SortingState) -> tuple[str, str]:
        if not state.badge_seen:
            return self.tr("Second person: scan your badge"), self.tr("Look at the item first")
        name = local_name(state.name_zh, state.name_en)
        text = self.tr("%1: type your PIN") if name else self.tr("Type your PIN")
        text = text.replace("%1", name)
        return text, self.tr("You stand for where this item goes")

    def _container_banner(self, state: SortingState) -> tuple[str, str]:
        container = state.container
        if container is None:
            return "", ""
        if container.ended is ContainerEnd.SHIPPED:
            return self.tr("%1 left the dock").replace("%1", container.code), ""
        if container.ended is ContainerEnd.FULL:
            advice = self.tr("Nothing more goes in. Press 1 once it left")
            return self.tr("%1 is full").replace("%1", container.code), advice
        count = str(len(state.held))
        text = self.tr("%1 holds %2").replace("%1", container.code).replace("%2", count)
        return text, self.tr("Scan an item to put it away")

    def second_person(self, state: SortingState) -> tuple[str, str, str]:
        """Headline, whose turn it is, and what they stand for."""
        headline, _ = self._witness_banner(state)
        note = self.tr("Your name is recorded beside the one who chose this way.")
        return headline, self.way(state.case) if state.case else "", note

    # --- the item in hand

    def way(self, case: PutAwayCase) -> str:
        """Where it goes, as the rules call it."""
        way = case.here.way
        if way is None:
            return case.here.disposition.value
        return self._ways.name(way.disposition, way.text, case.service)

    def place(self, case: PutAwayCase) -> str:
        """The place its way leads to."""
        way = case.here.way
        return way.container.of(language()) if way else case.here.disposition.value

    def name(self, case: PutAwayCase) -> str:
        """What it is; of an item nobody announced what it was taken for."""
        return local_name(case.name_zh, case.name_en) or goods_name(case.here.goods_class)

    def facts(self, case: PutAwayCase, now: datetime) -> list[Fact]:
        """What was decided."""
        here = case.here
        decided_at = here.decision.decided_at if here.decision else None
        if here.settlement is not None and here.decision is None:
            decided_at = here.settlement.settled_at
        decided = day_text(decided_at, now) if decided_at else self.tr("not yet")
        found = [
            Fact(label=self.tr("LPN"), value=here.unit.lpn, mono=True),
            Fact(label=self.tr("Ticket"), value=case.ticket_number, mono=True),
            Fact(label=self.tr("Grade"), value=case.grade, bold=True),
            Fact(label=self.tr("Decided"), value=decided),
        ]
        return [one for one in found if one.value]

    def target(self, case: PutAwayCase, policies: Policies) -> TargetWords:
        """Where it goes, in large."""
        here = case.here
        note, status, headline = self._note(case, policies)
        codes = [one.code for one in case.targets][:CODES_SHOWN]
        is_back = here.due is Due.SEND_BACK
        return TargetWords(
            caption=self.way(case),
            place=self.tr("New outbound label") if is_back else self.place(case),
            codes="" if is_back or here.due is Due.NOTHING else "   ".join(codes),
            note=note,
            note_status=status,
            note_headline=headline,
        )

    def _note(self, case: PutAwayCase, policies: Policies) -> tuple[str, str, str]:
        """Words, status and headline of what to know; empty for nothing."""
        here = case.here
        if here.is_disputed:
            text = self.tr("It waits in quarantine until one of them is chosen again.")
            return text, "warn", self.tr("Two people chose different ways")
        if here.due is not Due.NOTHING:
            return self._due_note(case) or self._change_note(case, policies)
        if here.sorting is not None and here.shipment is None:
            at = clock_text(here.sorting.sorted_at)
            return self.tr("Put in at %1").replace("%1", at), "ok", ""
        return "", "waiting", ""

    def _due_note(self, case: PutAwayCase) -> tuple[str, str, str] | None:
        here = case.here
        if here.due is Due.SEND_BACK and here.money is not None:
            text = self.tr("Its refund is on the way or paid. Call the supervisor.")
            return text, "danger", self.tr("It must not go back")
        if here.due is Due.WITNESS:
            text = self.tr("Nothing is destroyed or given away on one person's word.")
            return text, "warn", self.tr("Second person missing")
        if here.due is Due.CONTAINER and not case.targets:
            text = self.tr("Press F8 to open one; its label prints.")
            return text, "warn", self.tr("No container stands open for this")
        return None

    def _change_note(self, case: PutAwayCase, policies: Policies) -> tuple[str, str, str]:
        if not case.here.changes:
            return "", "waiting", ""
        code = case.here.changes[-1].reason_code
        known = [one for one in policies.sorting.reasons if one.code == code]
        text = known[0].text.of(language()) if known else code
        return text, "waiting", self.tr("Another way was chosen")

    # --- lists

    def waiting_row(self, number: int, one: WaitingUnit, now: datetime, policies: Policies) -> Row:
        """A decided item that is not where it belongs, `number` in the list."""
        age_s = (now - one.decided_at).total_seconds()
        is_back = one.disposition is Disposition.RETURN_TO_CUSTOMER
        rules = policies.sorting
        late_h = rules.send_back_h if is_back else rules.put_away_h
        is_late = age_s >= late_h * 3600
        way = policies.any_way(one.disposition)
        age = self._age(age_s)
        words = self.tr("late, %1").replace("%1", age) if is_late else age
        name = local_name(one.name_zh, one.name_en) or one.lpn
        goes = way.text.of(language()) if way else one.disposition.value
        color = "danger" if is_late else "text"
        icon = "triangle" if is_late else "clock"
        return Row(
            key=one.unit_id,
            name=" ".join((name, one.lpn, words, goes)),
            cells=(
                Cell(text=str(number) if number <= NUMBERED else "", bold=True, color="textMuted"),
                Cell(text=name, sub=one.lpn, bold=True),
                Cell(text=goes),
                Cell(text=words, bold=True, color=color, icon=icon, icon_color=color),
            ),
        )

    def container_row(self, one: StandingContainer, policies: Policies) -> Row:
        """An open container."""
        way = policies.any_way(one.container.disposition)
        words = way.text.of(language()) if way else one.container.disposition.value
        return Row(
            key=one.container.code,
            name=f"{words} {one.container.code} {one.units}",
            cells=(
                Cell(text=words, sub=one.container.code, bold=True),
                Cell(text=str(one.units), bold=True),
            ),
        )

    def held_row(self, one: HeldUnit, now: datetime) -> Row:
        """An item in the container that is looked into."""
        name = local_name(one.name_zh, one.name_en) or one.lpn
        at = day_text(one.sorted_at, now)
        return Row(
            key=one.unit_id,
            name=f"{name} {one.lpn} {at}",
            cells=(Cell(text=name, sub=one.lpn, bold=True), Cell(text=at, color="textMuted")),
        )

    def title(self, state: SortingState) -> str:
        """Over what can be chosen."""
        if state.phase is Phase.TAKE_BACK:
            return self._mend.title(state)
        return self.tr("Other ways") if state.phase is Phase.WAYS else self.tr("Reason")

    def choices(self, state: SortingState) -> list[WayWords]:
        """Ways, reasons or decisions, with their numbers."""
        lang = language()
        if state.phase is Phase.TAKE_BACK:
            return self._mend.choices(state)
        if state.phase is Phase.REASONS:
            return [
                WayWords(
                    key=str(number), label=one.text.of(lang), place="", lock="", is_selected=False
                )
                for number, one in enumerate(state.reasons, start=1)
            ]
        case = state.case
        service, grade = (case.service, case.grade) if case else (Service.RETURN, "")
        return [
            WayWords(
                key=str(number),
                label=self._ways.name(one.disposition, one.text, service),
                place=one.container.of(lang),
                lock=self._ways.lock(one, service, grade),
                is_selected=False,
            )
            for number, one in enumerate(state.ways, start=1)
        ]

    def _age(self, seconds: float) -> str:
        hours = int(seconds // 3600)
        if seconds >= _DAY_S:
            words = self.tr("%1 d %2 h").replace("%1", str(hours // 24))
            return words.replace("%2", str(hours % 24))
        if hours:
            return self.tr("%1 h").replace("%1", str(hours))
        return self.tr("%1 min").replace("%1", str(max(0, int(seconds // 60))))
