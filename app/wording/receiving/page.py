"""What the banner of the receive page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.cases.receiving import ReceiveState, Step
from app.language.broken_scan import shown_code
from app.language.names import clock_text, joined, language, local_name
from app.language.notices import Notice
from app.widgets.clocks.countdown import HOUR_S, SOON_S
from app.wording.receiving.codes import CodesWords
from app.wording.receiving.receptions import ReceptionsWords
from app.wording.weight import WeightWords
from inspection.evidence import CONDITION

if TYPE_CHECKING:
    from app.cases.counting import Counted
    from app.cases.reception import Earlier, ReceptionCase
    from inspection.policies import Policies


class ReceiveWords(QObject):
    """Words for where receiving stands, in the language of the moment."""

    def __init__(self, parent: QObject) -> None:
        """Words change with the language; nothing is kept."""
        super().__init__(parent)
        self._codes = CodesWords(self)
        self._weight = WeightWords(self)
        self._receptions = ReceptionsWords(self)

    def notice(self, state: ReceiveState, now: datetime, *, is_fast: bool = False) -> Notice:
        """What the banner says; `is_fast`: the parcel in hand takes the fast lane."""
        label = self.tr("Just scanned")
        if state.symbology not in ("", "wedge", "keys"):
            label = joined(label, state.symbology, self._codes.why_taken(state))
        code = shown_code(state.raw)
        if state.step is Step.CASE and state.case is not None:
            notice = self._case_notice(state.case, label, code)
            if self._weight.banner(state.case) is not None or self._says_twice(state.case):
                return notice  # what must not be missed, however little time is left
            return self._hurried(notice, state.case, now, is_fast=is_fast)
        headline, advice, kind, icon = self._other(state)
        if kind == "idle":
            return Notice(kind="idle", headline=headline, instruction=advice)
        if kind == "ok":
            return Notice(kind="ok", headline=headline, instruction=advice)
        return Notice(
            kind="error" if kind == "error" else "warn",
            headline=headline,
            instruction=advice,
            icon=icon,
            sound="duplicate" if state.step is Step.DUPLICATE else "",
            aside_label=label if code else "",
            aside_code=code,
        )

    def _other(self, state: ReceiveState) -> tuple[str, str, str, str]:
        if state.step is Step.DUPLICATE and state.earlier is not None:
            return self._duplicate(state.earlier)
        if state.is_searching and state.step in (Step.UNKNOWN, Step.UNREAD):
            unread = self.tr("No code could be read on this label")
            text = self.tr("No ticket has this number") if state.step is Step.UNKNOWN else unread
            advice = self.tr("Looking for it by what is printed on the label")
            return text, advice, "warn", "search"
        if state.step is Step.UNKNOWN:
            advice = self.tr("Photograph the label, or press 0 to receive it unmatched")
            return self.tr("No ticket has this number"), advice, "warn", "search"
        if state.step is Step.UNREAD:
            advice = self.tr("Straighten the label and take it again, or type the number")
            return self.tr("No code could be read on this label"), advice, "warn", "camera"
        if state.step is Step.CANDIDATES:
            count = len(state.candidates)
            text = self.tr("%1 tickets may be it") if count > 1 else self.tr("%1 ticket may be it")
            text = text.replace("%1", str(count))
            advice = self.tr("Compare and choose one; if none fits, press 0")
            if state.is_searching:
                advice = self.tr("Looking for it by what is printed on the label")
            return text, advice, "warn", "search"
        return self._idle(state)

    def _duplicate(self, earlier: Earlier) -> tuple[str, str, str, str]:
        at = clock_text(earlier.at)
        who = local_name(earlier.name_zh, earlier.name_en)
        text = self.tr("%2 received it at %3, %1") if earlier.station_name else ""
        text = text or self.tr("%2 received it at %1")
        text = text.replace("%1", at).replace("%2", who or self.tr("Someone"))
        text = text.replace("%3", earlier.station_name)
        advice = self.tr("Nothing to do. Enter opens it")
        if earlier.place:
            advice = self.tr("It lies at %1. Enter opens it").replace("%1", earlier.place)
        return text, advice, "warn", ""

    def _idle(self, state: ReceiveState) -> tuple[str, str, str, str]:
        if state.counted is not None:
            return self._counted(state.counted)
        if state.put_down:
            text = self.tr("Put down at %1").replace("%1", state.put_down)
            return text, self.tr("Scan the next parcel"), "ok", ""
        last = self.tr("Last one: %1").replace("%1", state.last_code) if state.last_code else ""
        return self.tr("Ready to scan"), last, "idle", ""

    def _counted(self, told: Counted) -> tuple[str, str, str, str]:
        counts = self.tr("%1 counted, %2 received").replace("%1", str(told.counted))
        counts = counts.replace("%2", str(told.received))
        if told.missing > 0:
            one = self.tr("%1 parcel missing: %2")
            text = one if told.missing == 1 else self.tr("%1 parcels missing: %2")
            text = text.replace("%1", str(told.missing)).replace("%2", counts)
            return text, self.tr("Look for it and scan it; N counts again"), "warn", "search"
        if told.missing < 0:
            one = self.tr("%1 parcel more than counted: %2")
            text = one if told.missing == -1 else self.tr("%1 parcels more than counted: %2")
            text = text.replace("%1", str(-told.missing)).replace("%2", counts)
            return text, self.tr("Count once more with N, or carry on"), "warn", "search"
        return (
            self.tr("All there: %1").replace("%1", counts),
            self.tr("Scan the next parcel"),
            "ok",
            "",
        )

    def _case_notice(self, case: ReceptionCase, label: str, code: str) -> Notice:
        advice = self._next(case)
        weight = self._weight.banner(case)
        twice = None if weight else self._receptions.banner(case.receptions)
        if twice is not None:
            return Notice(
                kind="warn",
                sound="attention",
                headline=twice[0],
                instruction=twice[1],
                aside_label=label,
                aside_code=code,
            )
        if case.ticket is None:
            headline = self.tr("Received without a ticket")
            return Notice(
                kind="warn",
                headline=headline,
                instruction=advice,
                icon="cube",
                aside_label=label,
                aside_code=code,
            )
        if weight is not None:
            return Notice(
                kind="warn",
                sound=weight[2],
                headline=weight[0],
                instruction=weight[1],
                aside_label=label,
                aside_code=code,
            )
        numbers = self._receptions.tickets([one.number for one in case.tickets])
        return Notice(
            kind="ok",
            headline=self.tr("Matched %1").replace("%1", numbers),
            instruction=advice,
            aside_label=label,
            aside_code=code,
        )

    def _says_twice(self, case: ReceptionCase) -> bool:
        return self._receptions.banner(case.receptions) is not None

    def _hurried(
        self, notice: Notice, case: ReceptionCase, now: datetime, *, is_fast: bool
    ) -> Notice:
        """The same with the time that is left, where it is short."""
        deadline = case.ticket.deadline_at if case.ticket else None
        if case.ticket is None or deadline is None:
            return notice
        left_s = (deadline - now).total_seconds()
        if not is_fast and left_s >= HOUR_S:
            return replace(notice, sound="attention" if left_s < SOON_S else "")
        overdue = self.tr("Overdue: %1").replace("%1", case.ticket.number)
        headline = self._minutes(int(left_s // 60)) if left_s > 0 else overdue
        return replace(notice, kind="warn", sound="deadline", headline=headline)

    def _minutes(self, minutes: int) -> str:
        one = self.tr("%1 minute left. Do this one now")
        words = one if minutes == 1 else self.tr("%1 minutes left. Do this one now")
        return words.replace("%1", str(minutes))

    def calm(self, state: ReceiveState) -> Notice:
        """What a case says after its success was shown."""
        case = state.case
        if case is None:
            return Notice(kind="idle", headline=self.tr("Ready to scan"))
        headline = case.ticket.number if case.ticket else self.tr("Received without a ticket")
        return Notice(
            kind="idle",
            headline=headline,
            instruction=self._next(case),
            icon="package",
            aside_label=self.tr("Parcel"),
            aside_code=case.code,
        )

    def _next(self, case: ReceptionCase) -> str:
        if case.is_complete:
            return self.tr("All recorded. Send it to disinfection")
        if case.missing == (CONDITION,):
            return self.tr("Check the outer box and press 1 to 6")
        if CONDITION in case.missing:
            return self.tr("Check the outer box; photograph the label")
        return self.tr("One more photo, then it can go on")


def shot_name(subject: str, policies: Policies) -> str:
    """A photo's name."""
    shot = policies.shot(subject)
    return shot.name.of(language()) if shot else subject
