"""What the receive page says of a parcel's weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.widgets.chip import ChipSpec

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase
    from inspection.weight import WeightCheck


class WeightWords(QObject):
    """Words in the language of the moment; weights in kilograms, as scales show them."""

    def chip(self, case: ReceptionCase) -> ChipSpec | None:
        """What is out of the ordinary, beside the ticket's number; None where nothing is."""
        if not case.weight.is_off:
            return None
        return ChipSpec(text=self.off(case.weight), status="warn", icon="triangle")

    def off(self, check: WeightCheck) -> str:
        """`0.31 kg too light`."""
        from inspection.weight import WeightVerdict  # noqa: PLC0415 - with the first off weight

        is_lighter = check.verdict is WeightVerdict.LIGHTER
        words = self.tr("%1 too light") if is_lighter else self.tr("%1 too heavy")
        return words.replace("%1", kilograms(check.off_g))

    def both(self, case: ReceptionCase) -> str:
        """What was measured beside what was sent; empty before it was weighed."""
        measured_g, expected_g = case.notes.weight_g, case.weight.expected_g
        if measured_g is None:
            return ""
        now = kilograms(measured_g)
        if case.weight.measured_g not in (None, measured_g):
            whole = kilograms(case.weight.measured_g or 0)
            now = self.tr("%1, all parcels %2").replace("%1", now).replace("%2", whole)
        if not expected_g:
            return self.tr("weighs %1").replace("%1", now)
        text = self.tr("weighs %1, sent %2").replace("%1", now)
        return text.replace("%2", kilograms(expected_g))

    def banner(self, case: ReceptionCase) -> tuple[str, str, str] | None:
        """Headline, what to do before the box is opened, and the sound; None with its photos."""
        lacking = sum(1 for one in case.missing if one in case.weight_shots)
        if not case.weight.is_off or not lacking:
            return None
        if lacking == len(case.weight_shots):
            advice = self.tr("Do not open; photograph the box twice")
            return self.off(case.weight), advice, "attention"
        return self.off(case.weight), self.tr("Do not open; one more photo of the box"), "none"


def kilograms(weight_g: int) -> str:
    """`0.31 kg`; grams only where there are some."""
    whole, part = divmod(weight_g, 1000)
    digits = f"{part:03d}"
    return f"{whole}.{digits[:2] if digits.endswith('0') else digits} kg"
