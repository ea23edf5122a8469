"""Sorting: containers with codes of their own, and what is due for a unit that leaves the bench."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from inspection.contents import Settlement
from inspection.disposition import DispositionRules, Way
from inspection.refund_policy import Decision, Refund
from inspection.units import Unit, coded, is_checked
from inspection.values import (
    ContainerEnd,
    DecisionId,
    Disposition,
    GoodsClass,
    Named,
    PersonId,
    Ref,
    RefundState,
    Texts,
    UnitId,
)

BIN_PREFIX = "BIN"
MAX_OPEN = 40
"""Open containers of one way at once; a dock has a handful."""
_BIN_LIKE = re.compile(r"BIN-[0-9A-Z-]{4,16}")
_LEAST_DIGITS = 3


@dataclass(frozen=True, kw_only=True)
class Container:
    """A bin, cart or cage for one way; `ended` is None while goods may still go in.

    `closings` are the ids of what ended it. `at` is None for the one that stands everywhere without
    a record.
    """

    container_id: str
    code: str
    disposition: Disposition
    goods_class: GoodsClass | None
    opened_at: datetime | None
    ended: ContainerEnd | None
    closings: tuple[str, ...] = ()
    at: Ref | None

    def takes(self, disposition: Disposition, goods_class: GoodsClass) -> bool:
        """Units of this way and class belong in here."""
        is_class = self.goods_class in (None, goods_class)
        return self.disposition is disposition and is_class


@dataclass(frozen=True, kw_only=True)
class Sorting:
    """A unit in a container."""

    sorting_id: str
    unit_id: UnitId
    container_id: str
    sorted_at: datetime
    sorted_by: PersonId
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Change:
    """Another way than the decision's, chosen later."""

    change_id: str
    unit_id: UnitId
    decision_id: DecisionId
    disposition: Disposition
    reason_code: str
    changed_by: PersonId
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Witness:
    """A second person's word for one way of a unit."""

    witness_id: str
    unit_id: UnitId
    decision_id: DecisionId
    disposition: Disposition
    person_id: PersonId
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """A unit on its way back to the customer."""

    shipment_id: str
    unit_id: UnitId
    carrier: str | None
    code: str
    sent_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class ExtraWay:
    """What may become of an item nobody announced; `needs_second` as of any other way."""

    disposition: Disposition
    text: Texts
    needs_second: bool


@dataclass(frozen=True, kw_only=True)
class SortingRules:
    """Reasons for another way, and the hours after which a unit is late, by what is due.

    `extra_ways` are those of items nobody announced; the reasons beside them are for settling such
    an item and for taking a decision back.
    """

    rules_id: str
    version: int
    reasons: tuple[Named, ...]
    put_away_h: int
    send_back_h: int
    extra_ways: tuple[ExtraWay, ...] = ()
    extra_reasons: tuple[Named, ...] = ()
    takeback_reasons: tuple[Named, ...] = ()

    def knows(self, reason_code: str) -> bool:
        """This reason may be given."""
        return any(one.code == reason_code for one in self.reasons)

    def extra_way(self, disposition: Disposition) -> ExtraWay | None:
        """What these rules say of a way of extra items; None where they do not know it."""
        return next((one for one in self.extra_ways if one.disposition is disposition), None)


class Due(StrEnum):
    """What has to be done next with a decided unit."""

    WITNESS = "witness"
    """A second person has to stand for its way first."""
    CONTAINER = "container"
    SEND_BACK = "send_back"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class PutAway:
    """A unit that left the bench and all that says where it goes.

    One without a `decision` waits in quarantine, but for an extra item with a `settlement`. `way`
    is None where this program's rules do not know the way; `chosen_by` chose it.
    `container` is the one it lies in, `shipment` the one it left with. `is_disputed`: several chose
    differently, so it waits in quarantine. `money` keeps it from going back to the customer.
    """

    unit: Unit
    decision: Decision | None
    goods_class: GoodsClass
    disposition: Disposition
    way: Way | None
    chosen_by: frozenset[PersonId]
    is_witnessed: bool
    container: Container | None
    sorting: Sorting | None
    shipment: Shipment | None
    changes: tuple[Change, ...]
    money: Refund | None
    is_disputed: bool = False
    settlement: Settlement | None = None

    @property
    def chosen_id(self) -> str | None:
        """The fact that says where it goes, which a second person stands for."""
        if self.decision is not None:
            return self.decision.decision_id
        return None if self.settlement is None else self.settlement.settlement_id

    @property
    def due(self) -> Due:
        """The next thing."""
        if self.shipment is not None:
            return Due.NOTHING
        if self.needs_witness:
            return Due.WITNESS
        if self.disposition is Disposition.RETURN_TO_CUSTOMER:
            return Due.SEND_BACK
        lies_right = self.container is not None and self.container.takes(
            self.disposition, self.goods_class
        )
        return Due.NOTHING if lies_right else Due.CONTAINER

    @property
    def needs_witness(self) -> bool:
        """This way needs a second person, and none has signed for it."""
        return self.way is not None and self.way.needs_second and not self.is_witnessed


STANDING_ID = "quarantine"
_HOLD = "HOLD"
"""In the place of a station's code; no hub gives out one with an O."""


@cache
def standing_bin() -> Container:
    """The quarantine container of every dock: nobody has to open it and nobody can close it.

    So what belongs nowhere else, or is in doubt, always has a place.
    """
    return Container(
        container_id=STANDING_ID,
        code=bin_code(_HOLD, 1),
        disposition=Disposition.QUARANTINE,
        goods_class=None,
        opened_at=None,
        ended=None,
        at=None,
    )


def bin_code(code: str, counter: int) -> str:
    """The code of the `counter`-th container of the origin with this 4-character code.

    `BIN-7F3K-001P`: code, counter in base 36, check character over both (ISO 7064 MOD 37,36).
    Raises ValueError on a code or counter that no origin has.
    """
    return coded(BIN_PREFIX, code, counter, least_digits=_LEAST_DIGITS)


def is_valid_bin(text: str) -> bool:
    """Shape and check character of a normalised container code are right."""
    return is_checked(BIN_PREFIX, text)


def looks_like_bin(text: str) -> bool:
    """Codes of containers, misread ones too: nothing else that is scanned looks so."""
    return _BIN_LIKE.fullmatch(text) is not None


def current_disposition(decisions: Sequence[Decision], changes: Iterable[Change]) -> Disposition:
    """Where a unit goes now, of its current decisions and changes.

    Two that disagree put it into quarantine until a further record settles it: nothing is sold,
    sent off or destroyed on half of what is known. Raises ValueError without a decision.
    """
    if not decisions:
        message = "no decision"
        raise ValueError(message)
    heads = _heads(decisions, changes)
    return heads.pop() if len(heads) == 1 else Disposition.QUARANTINE


def is_disputed(decisions: Sequence[Decision], changes: Iterable[Change]) -> bool:
    """Decisions or changes that stand side by side name different ways."""
    return len(_heads(decisions, changes)) > 1


def counting(decisions: Sequence[Decision], changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes of decisions that stand; one of a corrected decision went with it."""
    standing = {one.decision_id for one in decisions}
    return tuple(one for one in changes if one.decision_id in standing)


def choosers(
    disposition: Disposition, decisions: Sequence[Decision], changes: Iterable[Change]
) -> frozenset[PersonId]:
    """Who chose this way, by decision or by change."""
    changed = counting(decisions, changes)
    return frozenset(
        [one.changed_by for one in changed if one.disposition is disposition]
        + [one.decided_by for one in decisions if one.disposition is disposition]
    )


def is_witnessed(
    disposition: Disposition, witnesses: Iterable[Witness], chosen_by: frozenset[PersonId]
) -> bool:
    """Somebody who did not choose this way stands for it."""
    return any(
        one.disposition is disposition and one.person_id not in chosen_by for one in witnesses
    )


def bars_sending(refunds: Iterable[Refund], unit_id: UnitId) -> Refund | None:
    """The refund of a unit that keeps it here: whoever has the money does not get the goods too."""
    for one in refunds:
        if one.unit_id == unit_id and one.state is not RefundState.REFUSED:
            return one
    return None


def may_change(way: Way | None, *, role: object) -> bool:
    """Whether this role may choose another way later; what no rule knows may always be left."""
    return way is None or (not way.is_terminal and role in way.changeable)


def way_of(rules: DispositionRules, disposition: Disposition) -> Way | None:
    """The way as these rules describe it."""
    return next((one for one in rules.ways if one.disposition is disposition), None)


def _heads(decisions: Sequence[Decision], changes: Iterable[Change]) -> set[Disposition]:
    changed = {one.disposition for one in counting(decisions, changes)}
    return changed or {one.disposition for one in decisions}
