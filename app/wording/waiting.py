"""Words for units that stand aside: who put them there, what the customer was asked and said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.masked_words import masked_words
from app.language.names import day_text, joined, language, local_name
from app.widgets.chip import ChipSpec
from inspection.store.queries.bench import BenchItem, Group
from inspection.waiting import last_reply

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from inspection.people import Person
    from inspection.policies import Policies
    from inspection.store.queries.customer import CustomerSide
    from inspection.store.queries.waiting import ParkedBy
    from inspection.waiting import Parking, Question, Reply, WaitingRules

SHOWN_QUESTIONS = 2
SHOWN_REPLIES = 3
"""The newest ones; of more the cover has no room, and the record keeps them all."""


class WaitWords(QObject):
    """Words in the language of the moment; codes of another policy version show as they are."""

    def row_chip(self, item: BenchItem, now: datetime, policies: Policies) -> ChipSpec | None:
        """What a row of the queue says of its group; None for one that simply waits its turn."""
        group = item.group(now)
        if group is Group.WOKEN:
            woken = next(one for one in item.waits if one.is_woken(now))
            return self.outcome(woken.asked.reply if woken.asked else None, policies.waiting)
        if group is Group.PARKED:
            return ChipSpec(text=self.tr("Parked"), status="waiting", icon="package")
        if group is Group.ASKED:
            return ChipSpec(text=self.tr("Customer asked"), status="waiting", icon="clock")
        return None

    def row_note(self, item: BenchItem, now: datetime, policies: Policies) -> str:
        """What stands below the name: why, who, where and when; until when a customer may answer.

        Empty for a group whose chip says it all.
        """
        group = item.group(now)
        if group is Group.PARKED:
            parked = next(one.parked for one in item.waits if one.parked is not None)
            return self.parked(parked, now, policies.waiting)
        if group is Group.ASKED:
            asked = next(one.asked for one in item.waits if one.asked and one.asked.is_open)
            until = self.tr("Until %1").replace("%1", day_text(asked.due_at, now))
            return joined(self.question(asked.kind_code, policies.waiting), until)
        return ""

    def parked(self, parked: ParkedBy, now: datetime, rules: WaitingRules) -> str:
        """Reason, person, station, time."""
        who = local_name(parked.name_zh, parked.name_en)
        where = self.tr("here") if parked.is_here else parked.station
        return joined(
            self.park_reason(parked.reason_code, rules),
            who,
            where,
            day_text(parked.parked_at, now),
        )

    def parking(
        self,
        parking: Parking,
        by: Person | None,
        now: datetime,
        rules: WaitingRules,
        *,
        is_here: bool,
    ) -> str:
        """The same of a parking whose station's name is not known."""
        return joined(
            self.park_reason(parking.reason_code, rules),
            local_name(by.name_zh, by.name_en) if by else "",
            self.tr("here") if is_here else self.tr("another bench"),
            day_text(parking.parked_at, now),
        )

    def waited_for(self, questions: Sequence[Question], now: datetime, rules: WaitingRules) -> str:
        """What is asked, and how long the customer still has."""
        waiting = [one for one in questions if one.is_waiting(now)]
        if not waiting:
            return ""
        left = int((waiting[-1].due_at - now).total_seconds())
        words = self.tr("%1 h %2 min left").replace("%1", str(left // 3600))
        words = words.replace("%2", str(left % 3600 // 60))
        return joined(self.question(waiting[-1].kind_code, rules), words)

    def outcome(self, reply: Reply | None, rules: WaitingRules) -> ChipSpec:
        """What came of a question: the customer's last word, or none."""
        if reply is None:
            return ChipSpec(text=self.tr("No answer in time"), status="warn", icon="clock")
        return ChipSpec(text=self.answer(reply.answer_code, rules), status="info", icon="user")

    def answer_chip(
        self, case: InspectionCase | None, now: datetime, policies: Policies
    ) -> ChipSpec | None:
        """What the customer said of the item in hand; None where nobody asked, or it waits."""
        asked = [one for one in case.questions if one.is_current or one.replies] if case else []
        if not asked or any(one.is_waiting(now) for one in asked):
            return None
        return self.outcome(last_reply(asked), policies.waiting)

    def answer_line(self, questions: Sequence[Question], now: datetime, policies: Policies) -> str:
        """The customer's last word with its time, or that none came; empty if nobody asked."""
        asked = [one for one in questions if one.is_current or one.replies]
        if not asked:
            return ""
        reply = last_reply(asked)
        if reply is None:
            return self.tr("No answer in time")
        return joined(
            self.answer(reply.answer_code, policies.waiting), day_text(reply.answered_at, now)
        )

    def park_reason(self, code: str, rules: WaitingRules) -> str:
        """Why a unit was put aside."""
        found = rules.park_reason(code)
        return found.text.of(language()) if found else code

    def question(self, code: str, rules: WaitingRules) -> str:
        """What a question is about."""
        found = rules.question(code)
        return found.name.of(language()) if found else code

    def answer(self, code: str, rules: WaitingRules) -> str:
        """What a customer answered."""
        found = rules.answer(code)
        return found.text.of(language()) if found else code

    def side(self, side: CustomerSide, now: datetime, rules: WaitingRules) -> list[tuple[str, str]]:
        """Label and text of each line below the reason; what names the customer is masked."""
        nothing = self.tr("Nothing was written, or it was erased")
        lines = [(self.tr("Own words"), masked_words(side.words, side.contact) or nothing)]
        for one in side.questions[-SHOWN_QUESTIONS:]:
            asked = joined(self.question(one.kind_code, rules), day_text(one.asked_at, now))
            lines.append((self.tr("Asked"), asked))
            lines += self._replies(one, side, now, rules)
        return lines

    def _replies(
        self, question: Question, side: CustomerSide, now: datetime, rules: WaitingRules
    ) -> list[tuple[str, str]]:
        if not question.replies:
            until = self.tr("Not yet; until %1").replace("%1", day_text(question.due_at, now))
            late = self.tr("None in time; until %1 was asked").replace(
                "%1", day_text(question.due_at, now)
            )
            return [(self.tr("Answer"), until if question.is_waiting(now) else late)]
        lines = [
            (
                self.tr("Answer"),
                joined(self.answer(one.answer_code, rules), day_text(one.answered_at, now)),
            )
            for one in question.replies[-SHOWN_REPLIES:]
        ]
        said = side.replies.get(question.replies[-1].answer_id, "")
        words = masked_words(said, side.contact)
        return [*lines, (self.tr("Own words"), words)] if words else lines
