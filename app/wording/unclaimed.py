"""What the page for parcels without a ticket says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.language.names import clock_text, joined, language, local_name
from app.language.notices import Notice
from app.states.unclaimed import UnclaimedState
from app.widgets.cards.bench_queue import QueueRow
from app.widgets.cards.receive_candidates import CandidateFacts, Clue
from app.widgets.chip import ChipSpec
from app.widgets.clocks.countdown import DAY_S, HOUR_S, band
from app.widgets.facts import Fact
from app.wording.receiving.rescue import RescueWords
from app.wording.time_left import TimeWords
from inspection.matchmaker import ItemClue, ItemReason
from inspection.store.queries.stages import Stage
from inspection.store.queries.unclaimed import UnclaimedItem
from inspection.unclaimed import Urgency

if TYPE_CHECKING:
    from app.cases.unclaimed import FoundLine
    from inspection.checklist import Question
    from inspection.policies import Policies

CLUES = 3
"""Clues there is room for on one line of a candidate, in either language."""
_URGENCY = {Urgency.OK: "waiting", Urgency.WARN: "warn", Urgency.DANGER: "danger"}


class UnclaimedWords(TimeWords):
    """Words for a UnclaimedState in the language of the moment."""

    def notice(self, state: UnclaimedState, policies: Policies, now: datetime) -> Notice:
        """What the banner says."""
        if state.item is not None:
            return self._of_item(state, state.item, now)
        if not state.items:
            return Notice(
                kind="idle",
                headline=self.tr("Nothing waits for its ticket"),
                instruction=self.tr("Scan the next parcel"),
                icon="cube",
            )
        oldest = state.items[0]
        late = policies.unclaimed.band_of(oldest.received_at, now)
        is_late = late.urgency is Urgency.DANGER
        count = str(len(state.items))
        many = self.tr("%1 wait for their ticket").replace("%1", count)
        one = self.tr("One waits for its ticket")
        choose = self.tr("Press the number of one, or scan it")
        advice = late.advice.of(language())
        return Notice(
            kind="warn" if is_late else "idle",
            headline=one if len(state.items) == 1 else many,
            instruction=joined(advice, choose) if is_late else choose,
            icon="cube",
        )

    def _of_item(self, state: UnclaimedState, item: UnclaimedItem, now: datetime) -> Notice:
        code = item.lpn or item.code
        waits = self.tr("Waiting for %1").replace("%1", self._since(item.received_at, now))
        if state.chosen is not None:
            advice = self.tr("Compare photo and ticket, then confirm")
        elif state.found:
            advice = self.tr("Compare the photos, and press the number of its ticket")
        elif state.is_searching:
            advice = self.tr("The label is being read")
        else:
            advice = self.tr("Nothing fits yet. It stays on the list until a ticket comes in")
        return Notice(
            kind="idle",
            headline=waits,
            instruction=advice,
            icon="search",
            aside_label=self.tr("Unit LPN") if item.lpn else self.tr("Parcel"),
            aside_code=code,
        )

    def rows(self, state: UnclaimedState, policies: Policies, now: datetime) -> list[QueueRow]:
        """The list, oldest first."""
        return [self._row(item, policies, now) for item in state.items]

    def _row(self, item: UnclaimedItem, policies: Policies, now: datetime) -> QueueRow:
        age = policies.unclaimed.band_of(item.received_at, now)
        status = _URGENCY[age.urgency]
        shown = self.tr("May be found now") if item.is_announced else age.text.of(language())
        return QueueRow(
            key=item.key,
            deadline=self.age((now - item.received_at).total_seconds()),
            urgency=status,
            name=joined(self._goods(item, policies), self._stage(item)),
            code=item.lpn or item.code or self.tr("no label"),
            state=shown,
            state_status="ok" if item.is_announced else status,
            fast="",
        )

    def known(self, item: UnclaimedItem, policies: Policies, now: datetime) -> list[Fact]:
        """What is recorded of it."""
        pairs = (
            (self.tr("Goods"), self._goods(item, policies), False),
            (self.tr("State"), self._stage(item), False),
            (self.tr("Waiting"), self._since(item.received_at, now), False),
            (self.tr("Parcel"), item.code or self.tr("no label"), True),
            (self.tr("GTIN"), item.gtin or "", True),
            (self.tr("Code on it"), item.serial or "", True),
        )
        return [Fact(label=name, value=value, mono=mono) for name, value, mono in pairs if value]

    def captions(self) -> tuple[str, str]:
        """Under the photos."""
        return self.tr("Label"), self.tr("Item")

    def lines(self, state: UnclaimedState, now: datetime) -> list[CandidateFacts]:
        """The likely lines, each with its reasons."""
        return [self._line(one, now) for one in state.found]

    def above(self, state: UnclaimedState) -> tuple[str, str, str]:
        """Title and note over the lines, and what stands where there is none."""
        title = self.tr("Likely tickets")
        if state.is_searching:
            return title, self.tr("The label is being read"), self.tr("Searching")
        note = self.tr("strongest evidence first; you decide") if state.found else ""
        nothing = self.tr("No open ticket fits so far. It is looked for again with each new one.")
        return title, note, nothing if state.is_found else ""

    def attached(self, chosen: FoundLine, to_ask: tuple[Question, ...]) -> Notice:
        """It has its ticket: what is left to do."""
        headline = self.tr("Attached to %1").replace("%1", chosen.ticket.number)
        if not to_ask:
            return Notice(kind="ok", headline=headline, instruction=self.tr("The parcel goes on"))
        asked = joined(*(one.name.of(language()) for one in to_ask))
        left = self.tr("Still to answer: %1. The box stays closed").replace("%1", asked)
        return Notice(kind="ok", headline=headline, instruction=left)

    def overdue(self, count: int, hours: int) -> Notice:
        """Once a shift: somebody should ask the seller."""
        one = self.tr("A parcel has waited over %1 hours for its ticket")
        many = self.tr("%2 parcels have waited over %1 hours for their ticket")
        words = (one if count == 1 else many).replace("%1", str(hours))
        return Notice(
            kind="warn",
            headline=words.replace("%2", str(count)),
            instruction=self.tr("Press W on the receive page, and ask the seller for the ticket"),
            icon="cube",
        )

    def age(self, seconds: float) -> str:
        """How long it has waited, in a column's few characters."""
        if seconds >= DAY_S:
            return self.tr("%1 d").replace("%1", str(int(seconds // DAY_S)))
        if seconds >= HOUR_S:
            return self.tr("%1 h").replace("%1", str(int(seconds // HOUR_S)))
        return self.tr("%1 min").replace("%1", str(max(0, int(seconds // 60))))

    def _line(self, one: FoundLine, now: datetime) -> CandidateFacts:
        ticket, line = one.ticket, one.line
        left_s = (ticket.deadline_at - now).total_seconds() if ticket.deadline_at else DAY_S
        certain = ChipSpec(text=self.tr("certain"), status="ok")
        possible = ChipSpec(text=self.tr("possible"), status="warn")
        against = [self._item(why) for why in one.likely.item if why.is_against]
        fitting = [why for why in one.likely.item if not why.is_against]
        spoken = [*RescueWords(self).each(one.likely.label), *map(self._item, fitting)]
        return CandidateFacts(
            title=local_name(line.name_zh, line.name_en),
            number=ticket.number,
            who=ticket.shop,
            chip=certain if one.likely.is_certain else possible,
            deadline=self.left(left_s) if ticket.deadline_at else "",
            deadline_status=band(left_s),
            # what speaks against it is never what there was no room for
            clues=tuple([*spoken[: max(1, CLUES - len(against))], *against][:CLUES]),
        )

    def _item(self, why: ItemReason) -> Clue:
        fits = {
            ItemClue.SERIAL: self.tr("serial fits"),
            ItemClue.PRODUCT: self.tr("same product"),
            ItemClue.GOODS: self.tr("same kind of goods"),
            ItemClue.DATES: self.tr("dates fit"),
        }
        contradicts = {
            ItemClue.SERIAL: self.tr("other serial"),
            ItemClue.PRODUCT: self.tr("other product"),
            ItemClue.GOODS: self.tr("other kind of goods"),
            ItemClue.DATES: self.tr("delivered only later"),
            ItemClue.PIECES: self.tr("all its pieces are here"),
        }
        if why.is_against:
            return Clue(text=contradicts[why.clue], status="danger")
        is_weak = why.clue in {ItemClue.GOODS, ItemClue.DATES}
        # weak is nothing to act on: amber is for what speaks against
        return Clue(text=fits[why.clue], status="waiting" if is_weak else "ok")

    def _goods(self, item: UnclaimedItem, policies: Policies) -> str:
        if item.goods_class is None:
            return ""
        return policies.checklist_for(item.goods_class).name.of(language())

    def _stage(self, item: UnclaimedItem) -> str:
        names = {
            Stage.UNCLAIMED: self.tr("inspected"),
            Stage.INSPECTING: self.tr("half inspected"),
        }
        return names.get(item.stage, self.tr("not opened"))

    def _since(self, moment: datetime, now: datetime) -> str:
        words = self.age((now - moment).total_seconds())
        if (now - moment).total_seconds() >= DAY_S:
            return words
        return f"{words} ({clock_text(moment)})"
