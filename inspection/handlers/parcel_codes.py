"""The codes of a parcel: bounded, in normal form, looked up, and free of personal data."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from inspection.codes import MAX_CODE_LENGTH, lookup_forms, normalise, same_parcel
from inspection.errors import OperatorError
from inspection.matching import SHARED_KINDS, rank
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.station_events import ParcelCode
from inspection.tickets import Ticket

MAX_CODES = 16
"""Codes recorded of one parcel; real labels carry up to six."""


def cleaned(codes: Sequence[ParcelCode]) -> tuple[ParcelCode, ...]:
    """The first codes in normal form, each once; raises `code.too_long`, `code.empty`."""
    found: dict[str, ParcelCode] = {}
    for one in codes[:MAX_CODES]:
        code = normalise(one.code)
        found.setdefault(code, replace(one, code=code))
    return tuple(found.values())


def recordable(facts: Facts, codes: Sequence[ParcelCode]) -> tuple[ParcelCode, ...]:
    """The codes as they may enter the journal: nothing that may name a customer.

    A code some ticket claims is in the journal already and may. What may not is marked
    (`inspection.recordable`): a raw reading beside its code, a whole code behind all others. Behind
    them stand the shorter numbers that name the same parcel, under which others look it up.
    """
    kept = sorted((_recordable(facts, one) for one in codes), key=lambda one: not one.code)
    known = {one.code for one in kept}
    told = {
        form: replace(one, code=form)
        for one in kept
        if one.what not in SHARED_KINDS
        for form in same_parcel(one.code)
        if form not in known
    }
    return (*kept, *told.values())[:MAX_CODES]


def recordable_text(facts: Facts, text: str) -> str:
    """One code in normal form as it may enter the journal, else the mark of what may not.

    Raises `code.too_long`.
    """
    from inspection.recordable import hides_words, is_code, withheld  # noqa: PLC0415 - see below

    if not text.strip():
        return ""
    code = normalise(text)
    if _is_announced(facts, code):
        return code
    return code if is_code(code) and not hides_words(text) else withheld(text)


def received_before(facts: Facts, codes: Sequence[ParcelCode]) -> tuple[Parcel, ...]:
    """Parcels taken in under a code that only one parcel carries, oldest first."""
    earlier = {
        parcel.parcel_id: parcel
        for one in codes
        if one.what not in SHARED_KINDS
        for code in (one.code, *same_parcel(one.code))
        for parcel in facts.parcels_by_code(code)
    }
    return tuple(sorted(earlier.values(), key=lambda one: (one.received_at, one.parcel_id)))


def hits(facts: Facts, codes: Sequence[ParcelCode]) -> dict[str, tuple[Ticket, ...]]:
    """For each code the tickets that claim it; nobody claims one that is withheld."""
    return {one.code: _claiming(facts, *_spellings(one)) for one in codes if one.code}


def convincing(facts: Facts, codes: Sequence[ParcelCode], ticket: Ticket) -> str:
    """The strongest code that points to the ticket, or nothing."""
    for one in rank(codes, hits(facts, codes)):
        if one.ticket.ticket_id == ticket.ticket_id:
            return one.codes[0].code
    return ""


def _recordable(facts: Facts, code: ParcelCode) -> ParcelCode:
    # no scan needs it before a parcel is taken in, and no start waits for it
    from inspection.recordable import (  # noqa: PLC0415
        hides_words,
        is_code,
        recordable_raw,
        withheld,
    )

    may = is_code(code.code, code.symbology)
    if (may and not (_is_whole(code) and hides_words(code.raw))) or _is_announced(facts, code.code):
        return replace(code, raw=recordable_raw(code.raw, code.code, code.symbology))
    return replace(code, code="", raw=withheld(code.raw or code.code))


def _is_whole(code: ParcelCode) -> bool:
    """Whether the code is all that was read, not a number out of it."""
    return len(code.raw) <= MAX_CODE_LENGTH and normalise(code.raw) == code.code


def _is_announced(facts: Facts, code: str) -> bool:
    return bool(_claiming(facts, code))


def _spellings(code: ParcelCode) -> tuple[str, ...]:
    """The number, and the whole bars it was told of: tickets are announced under either."""
    with suppress(OperatorError):
        return code.code, normalise(code.raw)
    return (code.code,)


def _claiming(facts: Facts, *spellings: str) -> tuple[Ticket, ...]:
    forms = dict.fromkeys(form for code in spellings for form in lookup_forms(code))
    found = {ticket.ticket_id: ticket for form in forms for ticket in facts.tickets_by_code(form)}
    return tuple(found.values())
