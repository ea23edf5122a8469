"""What goes with a refund beside its amount: who bears the freight, time limits, what to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inspection.refund_pack import Bearer, RefundPack, marked
from inspection.refund_table import Situation
from inspection.values import Texts


@dataclass(frozen=True, kw_only=True)
class Freight:
    """Who bears the freight of the return.

    `paid_minor` is what the ticket says the buyer paid for the way out; what the way back cost no
    ticket says.
    """

    bearer: Bearer
    text: Texts
    article: str | None
    paid_minor: int


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A time limit that began with the reception, and when it runs out."""

    code: str
    text: Texts
    article: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Note:
    """What whoever decides should know; it decides nothing."""

    code: str
    text: Texts
    article: str | None


def freight_of(pack: RefundPack, situation: Situation, *, paid_minor: int) -> Freight:
    """Who bears the freight; the last line of every pack's table fits everything."""
    rule = next(one for one in pack.freight if one.when.fits(situation))
    return Freight(
        bearer=rule.bearer,
        text=marked(rule.text, is_confirmed=rule.is_confirmed),
        article=rule.article,
        paid_minor=paid_minor,
    )


def clocks_of(pack: RefundPack, situation: Situation, received_at: datetime) -> tuple[Clock, ...]:
    """The time limits that run in such a case, the first to end first.

    Days are counted as 24 hours from the reception itself. Who counts from the next day ends later,
    so that nobody who keeps these limits breaks the law's.
    """
    clocks = [
        Clock(
            code=one.code,
            text=marked(one.text, is_confirmed=one.is_confirmed),
            article=one.article,
            ends_at=received_at + timedelta(days=one.days),
        )
        for one in pack.clocks
        if one.when.fits(situation)
    ]
    return tuple(sorted(clocks, key=lambda one: one.ends_at))


def notes_of(pack: RefundPack, situation: Situation) -> tuple[Note, ...]:
    """What to know in such a case, in the order of the pack."""
    return tuple(
        Note(
            code=one.code,
            text=marked(one.text, is_confirmed=one.is_confirmed),
            article=one.article,
        )
        for one in pack.notes
        if one.is_enabled and one.when.fits(situation)
    )
