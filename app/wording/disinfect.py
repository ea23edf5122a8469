"""What the disinfection page says."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject

from app.contact_timers import Timer
from app.names import clock_text_s, duration_text, joined, language
from app.notices import Notice
from app.states.disinfect import DisinfectState, Phase
from app.widgets.solution_card import SolutionFacts
from app.widgets.steps import Step
from inspection.disinfection import Procedure, ends_at

WAIT_STEP = 2
"""Every procedure reads: prepare, apply, wait, then what follows."""
MILLI_PERCENT = 1000


class DisinfectWords(QObject):
    """Words for a DisinfectState in the language of the moment."""

    def solution_facts(self, state: DisinfectState, procedure: Procedure) -> SolutionFacts:
        """The disinfectant of a procedure, its concentration derived from the mix."""
        lang = language()
        stock = procedure.stock_milli_percent * procedure.density_mg_per_ml // 100
        percent = f"{procedure.stock_milli_percent / MILLI_PERCENT:g}"
        derivation = self.tr("Stock %1 % = %2 mg/L, 1 part made up to %3")
        return SolutionFacts(
            figure=_spaced(procedure.concentration_mg_l),
            required=self.tr("Needs %1").replace("%1", _spaced(procedure.required_mg_l)),
            derivation=derivation.replace("%1", percent)
            .replace("%2", _spaced(stock))
            .replace("%3", str(procedure.dilution_parts)),
            facts=(
                (self.tr("Agent"), procedure.agent.text.of(lang)),
                (self.tr("Procedure"), self._procedure_name(procedure)),
                (self.tr("Discard"), self._discard(procedure.discard_after_s)),
                (self.tr("Contact"), duration_text(procedure.contact_s)),
            ),
            ppe=tuple(one.text.of(lang) for one in procedure.ppe),
            is_worn=state.phase in {Phase.RUNNING, Phase.DONE},
            warning=procedure.warning.of(lang),
            excluded=self._excluded(procedure),
        )

    def _procedure_name(self, procedure: Procedure) -> str:
        version = self.tr("edition %1").replace("%1", str(procedure.version))
        return joined(procedure.name.of(language()), version)

    def _excluded(self, procedure: Procedure) -> str:
        names = (one.text.of(language()) for one in procedure.excluded_materials)
        return self.tr("Not for: %1").replace("%1", self.tr(", ").join(names))

    def _discard(self, after_s: int) -> str:
        return self.tr("%1 h after mixing").replace("%1", str(after_s // 3600))

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
            kind="ok" if state.phase is Phase.DONE else "idle",
            headline=headline,
            instruction=instruction,
            icon="" if state.phase is Phase.DONE else "droplet",
            aside_label=target if code else "",
            aside_code=code,
            sound="none",  # the end of a contact time has a sound of its own
        )

    def _words(self, state: DisinfectState) -> tuple[str, str]:
        if state.is_asking_reason:
            return self.tr("Leave disinfection out?"), self.tr("Choose the reason by its number")
        if state.phase is Phase.READY:
            headline = self.tr("Disinfect before opening")
            return headline, self.tr("Wet every side as the steps say, then start the timer")
        if state.phase is Phase.RUNNING:
            left = state.timer.remaining_s if state.timer else self.required_s(state)
            headline = self.tr("Disinfecting: %1 to go").replace("%1", self._spoken(left))
            return headline, self.tr("Opening stays locked until then. Take the next parcel")
        if state.phase is Phase.DONE:
            return self.tr("Contact time reached"), self.tr("Air and wipe dry, then open it")
        if state.phase is Phase.SKIPPED:
            reason = self._skip_words(state)
            headline = self.tr("Disinfection left out: %1").replace("%1", reason)
            return headline, self.tr("It may be opened, but nothing from it is restocked")
        return self.tr("Nothing to disinfect"), self.tr("Scan the next parcel")

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

    def primary(self, phase: Phase) -> tuple[str, str]:
        """Words and icon of the filled button."""
        if phase is Phase.READY:
            return self.tr("Start the timer"), "clock"
        if phase in {Phase.DONE, Phase.SKIPPED}:
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


def _spaced(number: int) -> str:
    """Thousands apart by a space, as units are written in both languages."""
    return f"{number:,}".replace(",", " ")
