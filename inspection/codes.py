"""Codes: one normal form for what is announced, scanned and typed, so that equal means equal."""

from __future__ import annotations

import re
import unicodedata

from inspection.errors import OperatorError

MAX_CODE_LENGTH = 512
"""Characters. Tracking numbers have up to 40, QR addresses some 300; more is no parcel's code."""

_UPPER = {lower: lower - 32 for lower in range(ord("a"), ord("z") + 1)}
_JD_BOX = re.compile(r"(JD[A-Z0-9]{8,20}|[0-9]{11})-[0-9]{1,3}-[0-9]{1,3}-[A-Z0-9]{0,8}")
_SSCC = re.compile(r"00([0-9]{18})")
"""A logistic unit's number behind its GS1 identifier, as bars and labels have it."""


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


def lookup_forms(code: str) -> tuple[str, ...]:
    """The forms under which a normalised code may have been announced, most literal first.

    JD prints `number-box-boxes-` on each box of a shipment, and the shop announces the number. An
    SSCC is announced with its identifier 00 or without.
    """
    longer = _JD_BOX.fullmatch(code) or _SSCC.fullmatch(code)
    return (code,) if longer is None else (code, longer.group(1))
