"""What the disinfection page says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QObject

from app.language.names import clock_text_s, duration_text, language
from app.language.notices import Notice, NoticeKind
from app.states.disinfect import LATE_AGO_MIN, Asking, DisinfectState, Need, Phase, Timer
from app.widgets.steps import Step
from app.wording.disinfect_supplies import SupplyWords
from inspection.disinfection import Procedure, ends_at
from inspection.values import OUTER, Named

WAIT_STEP = 2
"""Every procedure reads: prepare, apply, wait, then what follows."""


class DisinfectWords(QObject):
    """Words for a DisinfectState in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        """With the words for solutions and lamps."""
        super().__init__(parent)
        self.supplies = SupplyWords(self)

    def step_list(self, state: DisinfectState, procedure: Procedure) -> list[Step]:
        """The steps of a procedure, as far as this parcel is."""
        at = {Phase.RUNNING: WAIT_STEP, Phase.DONE: WAIT_STEP + 1}.get(state.phase, 0)
        found = []
        for number, step in enumerate(procedure.steps):
            name: Literal["done", "current", "todo"] = (
                "done" if number < at else ("current" if number == at else "todo")
            )
            help_text = step.help.of(language()) if step.help else ""
            found.append(Step(title=step.text.of(language()), sub=help_text, state=name))
        return found

    def notice(self, state: DisinfectState) -> Notice:
        """What the banner says."""
        code = state.case.code if state.case else ""
        procedure = state.procedure
        target = procedure.target_name.of(language()) if procedure else ""
        headline, instruction = self._words(state)
        return Notice(
            kind=self._kind(state),
            headline=headline,
            instruction=instruction,
            icon="" if state.phase is Phase.DONE else "droplet",
            aside_label=target if code else "",
            aside_code=code,
            sound="none",  # the end of a contact time has a sound of its own
        )

    def _words(self, state: DisinfectState) -> tuple[str, str]:
        if state.asking is not Asking.NOTHING:
            return self._asked(state)
        if state.phase is Phase.READY:
            return self._ready(state)
        if state.phase is Phase.RUNNING:
            left = state.timer.remaining_s if state.timer else self.required_s(state)
            headline = self.tr("Disinfecting: %1 to go").replace("%1", self._spoken(left))
            return headline, self.tr("Opening stays locked until then. Take the next parcel")
        if state.phase is Phase.DONE:
            inner = self.tr(
                "Air and open it, then disinfect the inner packaging. Without it: not to the shelf"
            )
            instruction = inner if state.more_targets else self.tr("Air and wipe dry, then open it")
            return self.tr("Contact time reached"), instruction
        if state.phase in {Phase.SKIPPED, Phase.LATE}:
            reason = self._skip_words(state)
            headline = self.tr("Disinfection left out: %1").replace("%1", reason)
            if state.phase is Phase.LATE:
                headline = self.tr("Disinfection entered late")
            return headline, self.tr("It may be opened, but nothing from it is restocked")
        return self.tr("Nothing to disinfect"), self.tr("Scan the next parcel")

    def _kind(self, state: DisinfectState) -> NoticeKind:
        if state.phase is Phase.DONE:
            return "ok"
        stale = state.need in {Need.FRESH, Need.WEAK, Need.TUBE} and state.asking is Asking.NOTHING
        return "warn" if stale else "idle"

    def _ready(self, state: DisinfectState) -> tuple[str, str]:
        if state.need is not Need.NOTHING:
            return self.supplies.need(state)
        procedure = state.procedure
        is_inner = procedure is not None and procedure.target != OUTER
        headline = self.tr("Disinfect before opening")
        if is_inner:
            headline = self.tr("Disinfect the inner packaging")
        elif state.case is not None and state.case.runs.late:
            headline = self.tr("Entered late: not proven. Disinfect before opening")
        if procedure is not None and procedure.lamp is not None:
            return headline, self.tr("Close the door, step away, then start the timer")
        return headline, self.tr("Wet every side as the steps say, then start the timer")

    def _asked(self, state: DisinfectState) -> tuple[str, str]:
        by_number = self.tr("Choose by its number")
        reason = self.tr("Choose the reason by its number")
        return {
            Asking.REASON: (self.tr("Leave disinfection out?"), reason),
            Asking.MATERIAL: (self.tr("What is the surface made of?"), by_number),
            Asking.SOLUTION: (self.tr("What became of the solution?"), by_number),
            Asking.LAMP: (
                self.tr("Lamp %1").replace("%1", state.pending),
                self.tr("If this number stands on the device, choose how it shines"),
            ),
            Asking.BATCH: (
                self.tr("Scan the batch number on the bottle"),
                self.tr("Esc goes back without one"),
            ),
            Asking.STRIP: (
                self.tr("What does the test strip read?"),
                self.tr("Type it in mg/L, then Enter. Too weak, the solution starts no timer"),
            ),
            Asking.LATE_REASON: (self.tr("Why is it entered late?"), reason),
            Asking.LATE_WHEN: (self.tr("When was its contact time over?"), by_number),
        }[state.asking]

    def question(self, state: DisinfectState) -> str:
        """What stands above the numbered answers."""
        return {
            Asking.REASON: self.tr("Why is it left out? The reason is recorded."),
            Asking.MATERIAL: self.tr("The surface is made of"),
            Asking.SOLUTION: self.tr("The solution of this bench"),
            Asking.LAMP: self.tr("A new tube is in it. It shines"),
            Asking.LATE_REASON: self.tr("An entry made late proves nothing and is marked so."),
            Asking.LATE_WHEN: self.tr("It ended"),
        }.get(state.asking, "")

    def answers(self, state: DisinfectState) -> list[str]:
        """The numbered answers of the question asked; none while there is none."""
        ago = self.tr("%1 min ago")
        solution = [self.supplies.mixed(state), self.tr("Scan its batch number")]
        if state.solution:
            solution += [self.tr("It is poured away"), self.tr("Test strip reading")]
        late = self.tr("Done elsewhere: enter it late")
        return {
            Asking.REASON: [*_texts(state.skip_reasons), late],
            Asking.MATERIAL: _texts(state.materials),
            Asking.LATE_REASON: _texts(state.late_reasons),
            Asking.LATE_WHEN: [ago.replace("%1", str(one)) for one in LATE_AGO_MIN],
            Asking.LAMP: [self.tr("From one side"), self.tr("From both sides at once")],
            Asking.SOLUTION: solution,
        }.get(state.asking, [])

    def excluded(self, state: DisinfectState) -> str:
        """Which procedures the material rules out; empty where all may be chosen."""
        barred = [one.name.of(language()) for one in state.procedures if not state.suits(one)]
        if not barred or state.material is None:
            return ""
        words = self.tr("%1 rules out: %2").replace("%1", state.material.text.of(language()))
        return words.replace("%2", self.tr(", ").join(barred))

    def _skip_words(self, state: DisinfectState) -> str:
        code = state.case.runs.skipped_reason if state.case else None
        found = (one.text.of(language()) for one in state.skip_reasons if one.code == code)
        return next(found, code or "")

    def _spoken(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.tr("%1 s").replace("%1", str(rest))
        return self.tr("%1 min %2 s").replace("%1", str(minutes)).replace("%2", str(rest))

    def required_s(self, state: DisinfectState) -> int:
        """Contact time asked for, in seconds."""
        if state.run is not None:
            return state.run.required_contact_s
        return state.procedure.contact_s if state.procedure else 0

    def primary(self, state: DisinfectState) -> tuple[str, str]:
        """Words and icon of the filled button."""
        phase = state.phase
        if state.need is not Need.NOTHING:
            return self.supplies.needed(state)
        if phase is Phase.DONE and state.more_targets:
            return self.tr("Now the inner packaging"), "droplet"
        if phase is Phase.READY:
            return self.tr("Start the timer"), "clock"
        if phase in {Phase.DONE, Phase.SKIPPED, Phase.LATE}:
            return self.tr("Open and inspect"), "box-open"
        return self.tr("Next parcel"), "barcode"

    def passed(self, elapsed_s: float, required_s: int) -> str:
        """Below the figure: how much is over."""
        words = self.tr("%1 of %2").replace("%1", duration_text(elapsed_s))
        return words.replace("%2", duration_text(required_s))

    def times(self, state: DisinfectState) -> tuple[str, str, str]:
        """Start, end, and what they are worth."""
        run = state.run
        if run is None:
            skipped = state.phase is Phase.SKIPPED
            kept = self.tr("Kept by the timer, never typed")
            return "", "", self.tr("Left out, with a reason") if skipped else kept
        end = run.finished_at or ends_at(run)
        proven = run.finished_at is None or run.proven
        return (
            self.tr("Start %1").replace("%1", clock_text_s(run.started_at)),
            self.tr("End %1").replace("%1", clock_text_s(end)),
            self.tr("Kept by the timer, never typed")
            if proven
            else self.tr("The clock was changed meanwhile: time not proven"),
        )

    def other(self, timer: Timer, target_name: str) -> tuple[str, str]:
        """Title and last line of a parcel that runs beside this one."""
        if timer.is_finished:
            return self.tr("Done"), self.tr("Ready to inspect")
        return duration_text(timer.remaining_s), target_name

    def ring_caption(self, phase: Phase) -> str:
        """What the figure in the ring means."""
        if phase is Phase.READY:
            return self.tr("Contact time")
        return self.tr("Contact time reached") if phase is Phase.DONE else self.tr("Still to go")


def _texts(named: Iterable[Named]) -> list[str]:
    return [one.text.of(language()) for one in named]
