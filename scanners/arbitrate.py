"""Which of a label's codes is the tracking number, and by what proof."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from scanners.decode import is_linear
from scanners.label import MAX_CODE_CHARS, ParsedCode, normalise
from scanners.scan import Scan

Why = Literal["expected", "check_digit", "prefix", "printed", "only_one", "ambiguous", "nothing"]

MAX_PRINTED = 200
"""Printed texts looked at; a label has about thirty."""
_MAX_PRINTED_CHARS = 400
_LEAST_PRINTED = 6
"""Signs a code must have to be found in print: shorter ones stand in any date or phone number."""
_MOST_PRINTED = 64
_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9._/-]{5,39}")
_SEPARATORS = re.compile(r"[^0-9A-Z]+")
_Test = Callable[["ReadCode"], bool]


@dataclass(frozen=True, kw_only=True)
class ReadCode:
    """A code as read, with what the rules say of it."""

    scan: Scan
    parsed: ParsedCode


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The chosen code with its proof.

    `code` is None where a person has to choose (`ambiguous`: among `others`, likeliest first) or
    where nothing can be a tracking number (`nothing`). `proofs`: for each of `codes`, in their
    order, the strongest thing that speaks for it; `nothing` where nothing does.
    """

    code: ReadCode | None
    why: Why
    others: tuple[ReadCode, ...]
    proofs: tuple[Why, ...] = ()


def choose(
    codes: Sequence[ReadCode], is_expected: Callable[[str], bool], printed: Sequence[str] = ()
) -> Choice:
    """Takes the strongest proof that singles out one code, in whatever order the codes come.

    In order: it is on the list of expected parcels; its check digit holds; a printed prefix names
    the carrier; it also stands on the label in print (`printed`: what OCR read there); it is the
    only code that looks like a number, the only one in bars, the only one at all. Codes with the
    same proof are told apart by the next one; two that none tells apart are put to a person.
    Goods' own codes and order numbers are taken only where they are expected.
    """
    texts = [_spaced(text) for text in printed[:MAX_PRINTED]]
    strong: tuple[tuple[Why, _Test], ...] = (
        ("expected", lambda code: _expected(code, is_expected)),
        # where digits alone make the format, one number in ten passes by chance
        ("check_digit", lambda code: code.parsed.check_digit_ok is True and code.parsed.certain),
        ("prefix", lambda code: code.parsed.certain),
        ("printed", lambda code: _stands_in(code, texts)),
    )
    weak: tuple[_Test, ...] = (
        lambda code: _NUMBER.fullmatch(code.parsed.normalised) is not None,
        lambda code: is_linear(code.scan.symbology),
        lambda code: True,
    )
    proofs = tuple(_proof(code, strong) for code in codes)
    why, left = _singled_out(sorted(codes, key=_likelihood), strong, weak)
    if len(left) == 1:
        rest = tuple(code for code in codes if code is not left[0])
        return Choice(code=left[0], why=why, others=rest, proofs=proofs)
    others = tuple(left or codes)
    return Choice(code=None, why="ambiguous" if left else "nothing", others=others, proofs=proofs)


def _singled_out(
    codes: Sequence[ReadCode], strong: Sequence[tuple[Why, _Test]], weak: Sequence[_Test]
) -> tuple[Why, list[ReadCode]]:
    """The proof that decided, and the codes it leaves: one, several, or none."""
    left = [code for code in codes if code.parsed.kind in {"tracking", "other"}]
    is_proven = False
    for why, holds in strong:
        asked = codes if why == "expected" else left
        proven = _best([code for code in asked if holds(code)])
        if len(proven) == 1:
            return why, proven
        if proven:
            left, is_proven = proven, True
    for holds in () if is_proven else weak:
        proven = _best([code for code in left if holds(code)])
        if proven:
            return "only_one", proven
    return "ambiguous", left


def _proof(code: ReadCode, strong: Sequence[tuple[Why, _Test]]) -> Why:
    is_candidate = code.parsed.kind in {"tracking", "other"}
    return next(
        (why for why, holds in strong if (is_candidate or why == "expected") and holds(code)),
        "nothing",
    )


def _expected(code: ReadCode, is_expected: Callable[[str], bool]) -> bool:
    parsed, text = code.parsed, code.scan.text
    forms = [
        parsed.normalised,
        *(parsed.fields[name] for name in ("sscc",) if name in parsed.fields),
    ]
    if len(text) <= MAX_CODE_CHARS:
        forms.append(normalise(text))
    return any(is_expected(form) for form in forms)


def _best(proven: Sequence[ReadCode]) -> list[ReadCode]:
    """One per number: a label carries it as bars and as QR, with and without a box suffix.

    Digits that fit several carriers, as an EAN does, are no better than an unknown number.
    """
    kept: dict[str, ReadCode] = {}
    for code in proven:
        kept.setdefault(code.parsed.normalised, code)
    distinct = list(kept.values())
    named = [one for one in distinct if one.parsed.kind == "tracking" and one.parsed.rule]
    return named or distinct


def _likelihood(code: ReadCode) -> tuple[object, ...]:
    """Sorts the likelier first, and the same codes always in the same order."""
    parsed, scan = code.parsed, code.scan
    return (
        not is_linear(scan.symbology),
        parsed.kind != "tracking",
        not parsed.certain,
        parsed.normalised,
        scan.symbology,
        scan.text,
        scan.box or (),
        repr(code),
    )


def _stands_in(code: ReadCode, texts: Sequence[str]) -> bool:
    """Whether a code stands in print, whole, separators aside; a sign that differs is no print.

    What OCR confuses (0 and O, 1 and I, 8 and B) does not agree: it is to prove the reading.
    """
    return any(_is_in(_spaced(one), texts) for one in (code.parsed.normalised, code.scan.text))


def _is_in(code: str, texts: Sequence[str]) -> bool:
    signs = code.replace(" ", "")
    if not _LEAST_PRINTED <= len(signs) <= _MOST_PRINTED:
        return False
    before = r"(?<![0-9])(?<![0-9] )" if signs[0].isdigit() else r"(?<![0-9A-Z])"
    after = r"(?! ?[0-9])" if signs[-1].isdigit() else r"(?![0-9A-Z])"
    whole = re.compile(before + " ?".join(signs) + after)
    return any(whole.search(text) is not None for text in texts)


def _spaced(text: str) -> str:
    """Letters and digits in capitals, whatever stands between them made one blank."""
    narrow = unicodedata.normalize("NFKC", text[:_MAX_PRINTED_CHARS]).upper()
    return _SEPARATORS.sub(" ", narrow).strip()
