"""What the disinfection page says of solutions and lamps: what stands ready, and since when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.language.names import day_text, duration_text, joined, language
from app.states.disinfect import DisinfectState, Need, Phase
from app.widgets.cards.solution_card import SolutionFacts
from inspection.disinfection import LampRecipe, Procedure
from inspection.solutions import Lamp, Solution

MILLI_PERCENT = 1000
UJ_PER_MJ = 1000
S_PER_H = 3600


class SupplyWords(QObject):
    """Words for the left card in the language of the moment."""

    def facts(self, state: DisinfectState, procedure: Procedure, now: datetime) -> SolutionFacts:
        """What disinfects: a solution as it was mixed or will be, or a lamp with its hours."""
        if procedure.lamp is not None:
            return self._lamp_facts(state, procedure, procedure.lamp)
        return self._solution_facts(state, procedure, now)

    def need(self, state: DisinfectState) -> tuple[str, str]:
        """What stands in the way of a start, and what to do about it."""
        if state.need is Need.SOLUTION:
            instruction = self.tr("Mix it as the card says, then confirm. Cold water, never hot")
            return self.tr("No solution is mixed at this bench"), instruction
        if state.need is Need.FRESH:
            instruction = self.tr("Mix a new one, then scan Start disinfection")
            return self.tr("Solution expired"), instruction
        if state.need is Need.WEAK:
            read = str(state.solution.test_strip_mg_l if state.solution else 0)
            headline = self.tr("Solution too weak: the strip reads %1 mg/L").replace("%1", read)
            return headline, self.tr("Pour it away and mix a new one. It starts no timer")
        if state.need is Need.TUBE:
            hours = str(state.lamp.used_h if state.lamp else 0)
            headline = self.tr("The lamp has burnt %1 h").replace("%1", hours)
            return headline, self.tr("Put in a new tube, then scan the number on the device")
        instruction = self.tr("Scan the number on the device")
        return self.tr("No lamp is registered at this bench"), instruction

    def needed(self, state: DisinfectState) -> tuple[str, str]:
        """Words and icon of the button that unlocks the start."""
        if state.need in {Need.LAMP, Need.TUBE}:
            return self.tr("Scan the number first"), "barcode"
        return self.mixed(state), "droplet"

    def mixed(self, state: DisinfectState) -> str:
        """That a solution stands ready from now on; what is not diluted comes from a bottle."""
        procedure = state.procedure
        if procedure is not None and procedure.dilution_parts == 1:
            return self.tr("A fresh bottle is open")
        return self.tr("A new one is mixed")

    def strip(self, state: DisinfectState, procedure: Procedure) -> tuple[str, str, str, str]:
        """Label, digits, unit, and what the reading is held against."""
        computed = self.tr("Computed %1").replace("%1", spaced(procedure.concentration_mg_l))
        needs = self.tr("Needs %1").replace("%1", spaced(procedure.required_mg_l))
        return self.tr("Test strip"), state.typed, "mg/L", joined(computed, needs)

    def _solution_facts(
        self, state: DisinfectState, procedure: Procedure, now: datetime
    ) -> SolutionFacts:
        stock = procedure.stock_milli_percent * procedure.density_mg_per_ml // 100
        percent = f"{procedure.stock_milli_percent / MILLI_PERCENT:g}"
        derivation = self.tr("Stock %1 % = %2 mg/L, 1 part made up to %3")
        solution = state.solution
        return SolutionFacts(
            title=self.tr("Solution"),
            chip=self._solution_chip(state, now),
            label=self.tr("Active agent (computed)"),
            unit="mg/L",
            figure=spaced(procedure.concentration_mg_l),
            required=self.tr("Needs %1").replace("%1", spaced(procedure.required_mg_l)),
            derivation=derivation.replace("%1", percent)
            .replace("%2", spaced(stock))
            .replace("%3", str(procedure.dilution_parts)),
            facts=(
                (self.tr("Agent"), self._agent(state, procedure)),
                (self.tr("Procedure"), self._procedure_name(procedure)),
                *self._times(solution, procedure, now),
            ),
            ppe=tuple(one.text.of(language()) for one in procedure.ppe),
            is_worn=_is_worn(state),
            warning=procedure.warning.of(language()),
            excluded=self._excluded(procedure),
        )

    def _lamp_facts(
        self, state: DisinfectState, procedure: Procedure, recipe: LampRecipe
    ) -> SolutionFacts:
        lamp = state.lamp
        irradiance = lamp.irradiance_uw_cm2 if lamp else recipe.irradiance_uw_cm2
        both = lamp is not None and lamp.both_sides
        contact_s = recipe.contact_s(irradiance, both_sides=both)
        derivation = self.tr("%1 µW/cm², %2 on each of %3 sides")
        return SolutionFacts(
            title=self.tr("Lamp"),
            chip=self._lamp_chip(state),
            label=self.tr("Dose (computed)"),
            unit="mJ/cm²",
            figure=spaced(recipe.dose_uj_cm2 // UJ_PER_MJ),
            required=self.tr("Per side"),
            derivation=derivation.replace("%1", spaced(irradiance))
            .replace("%2", duration_text(contact_s // (1 if both else recipe.sides)))
            .replace("%3", str(recipe.sides)),
            facts=(
                (self.tr("Device"), lamp.device if lamp else self.tr("none registered")),
                (self.tr("Procedure"), self._procedure_name(procedure)),
                (self.tr("Hours"), self._hours(lamp, recipe)),
                (self.tr("Contact"), duration_text(contact_s)),
            ),
            ppe=tuple(one.text.of(language()) for one in procedure.ppe),
            is_worn=_is_worn(state),
            warning=procedure.warning.of(language()),
            excluded=self._excluded(procedure),
        )

    def _excluded(self, procedure: Procedure) -> str:
        names = (one.text.of(language()) for one in procedure.excluded_materials)
        return self.tr("Not for: %1").replace("%1", self.tr(", ").join(names))

    def _solution_chip(self, state: DisinfectState, now: datetime) -> tuple[str, str, str]:
        if state.need is Need.FRESH:
            return self.tr("Expired"), "warn", "triangle"
        if state.need is Need.WEAK:
            return self.tr("Too weak"), "warn", "triangle"
        if state.need is Need.SOLUTION:
            return self.tr("Not mixed"), "warn", "triangle"
        if state.solution is not None:
            minutes = int((state.solution.discard_at - now).total_seconds()) // 60
            left = self.tr("Usable for %1 h %2 min").replace("%1", str(minutes // 60))
            return left.replace("%2", str(minutes % 60)), "ok", "circle-check"
        return self.tr("By the procedure"), "waiting", "circle-i"

    def _lamp_chip(self, state: DisinfectState) -> tuple[str, str, str]:
        if state.need is Need.TUBE:
            return self.tr("Worn out"), "warn", "triangle"
        if state.lamp is None:
            return self.tr("Not registered"), "warn", "triangle"
        return self.tr("Usable"), "ok", "circle-check"

    def _agent(self, state: DisinfectState, procedure: Procedure) -> str:
        agent = procedure.agent.text.of(language())
        known = state.solution.product_batch if state.solution else None
        batch = state.pending or known
        return joined(agent, self.tr("batch %1").replace("%1", batch)) if batch else agent

    def _times(
        self, solution: Solution | None, procedure: Procedure, now: datetime
    ) -> tuple[tuple[str, str], ...]:
        if solution is None:
            hours = str(procedure.discard_after_s // S_PER_H)
            rule = self.tr("%1 h after mixing").replace("%1", hours)
            contact = (self.tr("Contact"), duration_text(procedure.contact_s))
            return (self.tr("Discard"), rule), contact
        # what comes last stands elsewhere as well, or can be done without on a compact page
        discard = (self.tr("Discard"), day_text(solution.discard_at, now))
        read = solution.test_strip_mg_l
        if read is not None:
            return (self.tr("Test strip"), f"{spaced(read)} mg/L"), discard
        return discard, (self.tr("Mixed"), day_text(solution.mixed_at, now))

    def _hours(self, lamp: Lamp | None, recipe: LampRecipe) -> str:
        words = self.tr("%1 of %2 h").replace("%1", str(lamp.used_h if lamp else 0))
        return words.replace("%2", spaced(lamp.replace_at_h if lamp else recipe.replace_at_h))

    def _procedure_name(self, procedure: Procedure) -> str:
        version = self.tr("edition %1").replace("%1", str(procedure.version))
        return joined(procedure.name.of(language()), version)


def _is_worn(state: DisinfectState) -> bool:
    return state.phase in {Phase.RUNNING, Phase.DONE}


def spaced(number: int) -> str:
    """Thousands apart by a space, as units are written in both languages."""
    return f"{number:,}".replace(",", " ")
