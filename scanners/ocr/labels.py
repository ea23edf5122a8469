"""A label's picture to its fields: read upright, then understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scanners.label_rules import LabelRules
from scanners.ocr.fields import LabelText, label_text
from scanners.ocr.reader import Line, Picture, Reader
from scanners.ocr.upright import read_upright

_TAILS = ("快递", "速递", "速运", "物流", "快运", "快件")


def read_label_text(
    image: Picture,
    reader: Reader,
    rules: LabelRules,
    stopped: Callable[[], bool] = lambda: False,
) -> LabelText:
    """The fields of a label, however it was held; a second of work, at worst four.

    `stopped` is asked between readings; what was read by then is the answer.
    """
    return label_text_of(read_upright(image, reader, stopped).lines, rules)


def label_text_of(lines: Sequence[Line], rules: LabelRules) -> LabelText:
    """The fields of a label from its lines, which stand upright."""
    return label_text(lines, rules.patterns, carrier_words(rules))


def carrier_words(rules: LabelRules) -> Mapping[str, tuple[str, ...]]:
    """The words carriers go by on labels: their names, and Chinese ones with any usual ending."""
    words: dict[str, dict[str, None]] = {}
    for file in rules.files:
        known = words.setdefault(file.carrier, {})
        for name in file.name.values():
            known[name] = None
            for tail in _TAILS:
                stem = name.removesuffix(tail)
                if stem != name and len(stem) > 1:
                    known.update(dict.fromkeys(stem + other for other in _TAILS))
    return {carrier: tuple(known) for carrier, known in words.items()}
