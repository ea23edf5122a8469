"""Which of a label's codes is the tracking number, and by what proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from scanners.decode import is_linear
from scanners.label import ParsedCode, normalise
from scanners.scan import Scan

Why = Literal["expected", "check_digit", "prefix", "only_one", "ambiguous", "nothing"]

_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9._/-]{5,39}")


@dataclass(frozen=True, kw_only=True)
class ReadCode:
    """A code as read, with what the rules say of it."""

    scan: Scan
    parsed: ParsedCode


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The chosen code with its proof.

    `code` is None where a person has to choose (`ambiguous`: among `others`, likeliest first) or
    where nothing can be a tracking number (`nothing`).
    """

    code: ReadCode | None
    why: Why
    others: tuple[ReadCode, ...]


def choose(codes: Sequence[ReadCode], is_expected: Callable[[str], bool]) -> Choice:
    """Takes the strongest proof that singles out one code.

    In order: it is on the list of expected parcels; its check digit holds; a printed prefix names
    the carrier; it is the only code that looks like a number, the only one in bars, the only one
    at all. Two codes with equal proof are put to a person.
    """
    candidates = [code for code in codes if code.parsed.kind in {"tracking", "other"}]
    proofs: tuple[tuple[Why, Callable[[ReadCode], bool]], ...] = (
        ("expected", lambda code: _expected(code, is_expected)),
        # where digits alone make the format, one number in ten passes by chance
        ("check_digit", lambda code: code.parsed.check_digit_ok is True and code.parsed.certain),
        ("prefix", lambda code: code.parsed.certain),
        ("only_one", lambda code: _NUMBER.fullmatch(code.parsed.normalised) is not None),
        ("only_one", lambda code: is_linear(code.scan.symbology)),
        ("only_one", lambda code: True),
    )
    for why, holds in proofs:
        proven = _distinct([code for code in candidates if holds(code)])
        # digits that fit several carriers, as an EAN does, are no better than an unknown number
        tracking = [one for one in proven if one.parsed.kind == "tracking" and one.parsed.carrier]
        if len(tracking or proven) == 1:
            chosen = (tracking or proven)[0]
            return Choice(code=chosen, why=why, others=_rest(codes, chosen))
        if proven:
            return Choice(code=None, why="ambiguous", others=tuple(tracking or proven))
    return Choice(code=None, why="nothing", others=tuple(codes))


def _expected(code: ReadCode, is_expected: Callable[[str], bool]) -> bool:
    return is_expected(code.parsed.normalised) or is_expected(normalise(code.scan.text))


def _distinct(codes: Sequence[ReadCode]) -> list[ReadCode]:
    """One per number: a label carries it as bars and as QR, with and without a box suffix."""
    kept: dict[str, ReadCode] = {}
    for code in sorted(codes, key=lambda code: not is_linear(code.scan.symbology)):
        kept.setdefault(code.parsed.normalised, code)
    return list(kept.values())


def _rest(codes: Sequence[ReadCode], chosen: ReadCode) -> tuple[ReadCode, ...]:
    return tuple(code for code in codes if code is not chosen)
