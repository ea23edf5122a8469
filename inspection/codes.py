"""Codes: one normal form for what is announced, scanned and typed, so that equal means equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import cycle

from inspection.errors import OperatorError

MAX_CODE_LENGTH = 512
"""Characters. Tracking numbers have up to 40, QR addresses some 300; more is no parcel's code."""

_UPPER = {lower: lower - 32 for lower in range(ord("a"), ord("z") + 1)}
_BOXES = (
    re.compile(r"(JD[A-Z0-9]{8,20}|[0-9]{11})-[0-9]{1,3}-[0-9]{1,3}-[A-Z0-9]{0,8}"),
    re.compile(r"(DPK[0-9]{11,15})-[0-9]{1,4}-?"),
)
"""`number-box-boxes-` of JD, `number-box-` of Deppon."""
_LEAST_LONG = 15
"""No shorter code holds another number."""
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def normalise(raw: str) -> str:
    """The normal form: NFKC, ASCII letters upper case, no white space, no control characters.

    Normalising twice changes nothing. Only ASCII letters are raised: case rules of other scripts
    depend on language, and no code uses them. Raises OperatorError `code.too_long` or `code.empty`.
    """
    if len(raw) > MAX_CODE_LENGTH:
        raise OperatorError("code.too_long", length=len(raw), limit=MAX_CODE_LENGTH)
    # decomposed first: raising i + dot above must meet the same composition every time
    spread = unicodedata.normalize("NFKD", raw)
    kept = "".join(sign for sign in spread if unicodedata.category(sign)[0] not in "CZ")
    code = unicodedata.normalize("NFKC", kept.translate(_UPPER))
    if not code:
        raise OperatorError("code.empty")
    if len(code) > MAX_CODE_LENGTH:
        raise OperatorError("code.too_long", length=len(code), limit=MAX_CODE_LENGTH)
    return code


def normal_or_empty(raw: str) -> str:
    """The normal form, empty for what is no code at all: hostile text is a value here."""
    try:
        return normalise(raw)
    except OperatorError:
        return ""


def is_gtin(code: str) -> bool:
    """Whether a normalised code is a trade item number, by its length and check digit."""
    # loads more than any scan of a parcel needs
    from stdnum import ean  # noqa: PLC0415

    return bool(ean.is_valid(code))


def lookup_forms(code: str) -> tuple[str, ...]:
    """The forms under which a normalised code may have been announced, most literal first.

    JD and Deppon print the box behind the number, and the shop announces the number. The others are
    those of `same_parcel`.
    """
    shipment = next((found for one in _BOXES if (found := one.fullmatch(code))), None)
    return (code, *((shipment.group(1),) if shipment else same_parcel(code)))


def same_parcel(code: str) -> tuple[str, ...]:
    """Shorter numbers that name the same parcel as a normalised code, and no other.

    An SSCC is announced with its identifier 00 or without; FedEx, DPD and USPS have long bars that
    hold the number people are told, and DPD tells it with a check sign. A ticket claims these
    beside what was announced, and a scan is looked up under them: whichever of both is the longer
    one, they meet. Only where the carrier's check or mark holds, for digits alone fit many formats.
    """
    if len(code) < _LEAST_LONG:
        return ()
    found = (told(code) for told in _long_formats())
    return tuple(dict.fromkeys(number for number in found if number))


@cache
def _long_formats() -> tuple[Callable[[str], str], ...]:
    """Each gives the number in a code of its format, else nothing.

    As the label rules have them (resources/labels), which only a station knows. Made at the first
    long code: no start waits for it.
    """
    no_postcode = r"(?!420\d{5}(?:\d{4})?9[2345])"
    return (
        _told(r"00(\d{18})", _gs1_holds),
        _told(no_postcode + r"[0-8]\d{19}00(\d{12})", _fedex_holds((3, 1, 7))),
        _told(no_postcode + r"[0-8]\d{19}(?!00)(\d{14})", _fedex_holds((1, 7, 3))),
        _told(r"96[23]2\d{16}00(\d{12})", _fedex_holds((3, 1, 7))),
        _told(r"3\d{15}(\d{12})\d{4}", _fedex_holds((3, 1, 7))),
        _told(r"96\d{5}(\d{15})", _gs1_holds),
        _told(r"%?(?P<checked>\d{7}(\d{14})\d{6}[0-9A-Z])", _dpd_holds),
        # the bars as DPD prints them have its mark, and no check sign
        _told(r"%[0-9A-Z]{7}([0-9A-Z]{2}\d{12})\d{6}", lambda _number: True),
        # fifteen digits are other carriers' too, and one such number in 36 passes by chance
        _told(r"(?P<checked>(\d{14})[A-Z])", _dpd_holds),
        _told(r"420\d{5}(?:\d{4})?(9[1-5]\d{20}(?:\d{4})?)", _gs1_holds),
    )


def _told(shape: str, holds: Callable[[str], bool]) -> Callable[[str], str]:
    """The last group is the number; the check is of `checked` where the shape names it."""
    pattern = re.compile(shape, re.ASCII)

    def number_in(code: str) -> str:
        match = pattern.fullmatch(code)
        if match is None:
            return ""
        number = match[pattern.groups]
        return number if holds(match.groupdict().get("checked") or number) else ""

    return number_in


def _gs1_holds(digits: str) -> bool:
    """GS1 modulo 10: digits before the last count 3, 1, 3, ... from the right."""
    counted = (int(one) * (1 if at % 2 else 3) for at, one in enumerate(reversed(digits[:-1])))
    return (int(digits[-1]) + sum(counted)) % 10 == 0


def _fedex_holds(weights: tuple[int, ...]) -> Callable[[str], bool]:
    """FedEx Express: weighted digits modulo 11, then 10."""

    def holds(digits: str) -> bool:
        weighted = zip(cycle(weights), digits[:-1], strict=False)
        return sum(weight * int(one) for weight, one in weighted) % 11 % 10 == int(digits[-1])

    return holds


def _dpd_holds(code: str) -> bool:
    """ISO 7064 MOD 37,36 over digits and letters."""
    rest = 36
    for sign in code[:-1]:
        rest = ((rest + _SIGNS.index(sign)) % 36 or 36) * 2 % 37
    return (37 - rest) % 36 == _SIGNS.index(code[-1])
