"""The codes of a parcel: bounded, in normal form, looked up, and free of personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection.codes import is_prose, lookup_forms, may_hold_personal_data, normalise
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


def recordable(codes: Sequence[ParcelCode]) -> tuple[ParcelCode, ...]:
    """What of them may enter the journal: nothing that may name a customer."""
    return tuple(_writable(one) for one in codes if not _may_name_customer(one))


def recordable_text(text: str) -> str:
    """One code in normal form as it may enter the journal; nothing where it may not.

    Raises `code.too_long`.
    """
    if not text.strip():
        return ""
    code = normalise(text)
    return "" if is_prose(text) or may_hold_personal_data(code) else code


def received_before(facts: Facts, codes: Sequence[ParcelCode]) -> tuple[Parcel, ...]:
    """Parcels taken in under a code that only one parcel carries, oldest first."""
    earlier = {
        parcel.parcel_id: parcel
        for one in codes
        if one.what not in SHARED_KINDS
        for parcel in facts.parcels_by_code(one.code)
    }
    return tuple(sorted(earlier.values(), key=lambda one: (one.received_at, one.parcel_id)))


def hits(facts: Facts, codes: Sequence[ParcelCode]) -> dict[str, tuple[Ticket, ...]]:
    """For each code the tickets that claim it."""
    return {
        one.code: tuple(
            ticket for form in lookup_forms(one.code) for ticket in facts.tickets_by_code(form)
        )
        for one in codes
    }


def convincing(facts: Facts, codes: Sequence[ParcelCode], ticket: Ticket) -> str:
    """The strongest code that points to the ticket, or nothing."""
    for one in rank(codes, hits(facts, codes)):
        if one.ticket.ticket_id == ticket.ticket_id:
            return one.codes[0].code
    return ""


def _may_name_customer(code: ParcelCode) -> bool:
    # the raw reading is recorded too; the code may be a part of it, and has lost its blanks
    read = code.code if not code.raw.strip() else normalise(code.raw)
    return is_prose(code.raw) or any(map(may_hold_personal_data, (code.code, read)))


def _writable(code: ParcelCode) -> ParcelCode:
    # half a surrogate pair cannot be written as UTF-8; evidence keeps its escape instead
    return replace(code, raw=code.raw.encode("utf-8", "backslashreplace").decode("utf-8"))
