"""Policies: everything under `resources/` that rules are made of, loaded together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from inspection.blind import BlindRules
from inspection.blind_file import load_blind
from inspection.checklist import Checklist, Finding, Shot
from inspection.checklist_file import load_checklist
from inspection.disinfection import Procedure
from inspection.disinfection_file import (
    LateRules,
    load_late_rules,
    load_procedure,
    load_skip_reasons,
    load_targets,
)
from inspection.disinfection_targets import TargetRules
from inspection.disposition import DispositionRules, Way
from inspection.disposition_file import load_dispositions
from inspection.errors import PolicyError
from inspection.evidence_rules import EvidenceRules
from inspection.evidence_rules_file import load_evidence_rules
from inspection.flag_file import load_flags
from inspection.flags import FlagRules
from inspection.grading import GradeRule
from inspection.grading_file import load_grade_rule
from inspection.pace import PaceRules
from inspection.pace_file import load_pace
from inspection.reception import ReceptionRules
from inspection.reception_file import load_reception
from inspection.refund_house_file import load_house_rules
from inspection.refund_pack import RefundPack
from inspection.refund_pack_file import load_refund_pack
from inspection.sorting import SortingRules, way_of
from inspection.sorting_file import load_sorting
from inspection.terms import ANY_CLIENT, TermBook
from inspection.terms_file import load_terms
from inspection.unclaimed import UnclaimedRules
from inspection.unclaimed_file import load_unclaimed
from inspection.values import OUTER, Disposition, GoodsClass, Named
from inspection.waiting import WaitingRules
from inspection.waiting_file import load_waiting

ANY_MARKET = "*"
PARCEL_TARGET = OUTER
"""What is disinfected before a parcel is opened."""


class _Versioned(Protocol):
    @property
    def version(self) -> int: ...


class _ForGoods(Protocol):
    @property
    def goods(self) -> tuple[GoodsClass, ...]: ...


T = TypeVar("T")
V = TypeVar("V", bound=_Versioned)
G = TypeVar("G", bound=_ForGoods)


@dataclass(frozen=True, kw_only=True)
class Policies:
    """All policies in force. Of each id the highest version comes first."""

    reception: ReceptionRules
    blind: BlindRules
    evidence: EvidenceRules
    checklists: tuple[Checklist, ...]
    procedures: tuple[Procedure, ...]
    skip_reasons: tuple[Named, ...]
    late: LateRules
    targets: TargetRules
    grade_rules: tuple[GradeRule, ...]
    dispositions: tuple[DispositionRules, ...]
    refund_packs: tuple[RefundPack, ...]
    waiting: WaitingRules
    sorting: SortingRules
    pace: PaceRules
    flags: FlagRules
    unclaimed: UnclaimedRules

    def checklist_for(self, goods: GoodsClass, findings: Sequence[Finding] = ()) -> Checklist:
        """The checklist of a unit: the version its findings were begun under, else the newest.

        Goods without a checklist of their own use the first there is: its questions do no harm,
        and grounds of another class never count in a refund pack.
        """
        begun = {(one.checklist_id, one.checklist_version) for one in findings}
        for one in self.checklists:
            if (one.checklist_id, one.version) in begun:
                return one
        return _for_goods(self.checklists, goods)

    def grade_rule_for(self, goods: GoodsClass) -> GradeRule:
        """The grade rule of a goods class."""
        return _for_goods(self.grade_rules, goods)

    def dispositions_for(self, goods: GoodsClass) -> DispositionRules:
        """The dispositions of a goods class."""
        return _for_goods(self.dispositions, goods)

    def any_way(self, disposition: Disposition) -> Way | None:
        """A way as the first goods class that has it describes it; None where none does."""
        for rules in self.dispositions:
            found = way_of(rules, disposition)
            if found is not None:
                return found
        return None

    def refund_pack_for(self, market: str) -> RefundPack:
        """The pack of a market, or the one that leaves every case to a person."""
        for one in self.refund_packs:
            if one.market == market:
                return one
        return next(one for one in self.refund_packs if one.market == ANY_MARKET)

    def procedure(self, procedure_id: str) -> Procedure | None:
        """The newest version of a procedure, if it is in force here."""
        return next((one for one in self.procedures if one.procedure_id == procedure_id), None)

    def knows_procedure(self, procedure_id: str, version: int) -> bool:
        """This very version is in force here; demo-only ones never are outside demo mode."""
        return any(
            (one.procedure_id, one.version) == (procedure_id, version) for one in self.procedures
        )

    def procedure_for(self, target: str = PARCEL_TARGET) -> Procedure:
        """The procedure offered for a surface; in demo mode the short one."""
        return self.procedures_for(target)[0]

    def procedures_for(self, target: str) -> tuple[Procedure, ...]:
        """Procedures of a surface: in demo mode the short one first, then liquids, then light."""
        fitting = [one for one in self.procedures if one.target == target]
        newest = {one.procedure_id: one for one in reversed(fitting)}
        kept = [one for one in fitting if newest[one.procedure_id] is one]
        return tuple(sorted(kept, key=lambda one: (not one.demo_only, one.lamp is not None)))

    def shot(self, subject: str) -> Shot | None:
        """The words of a photo subject, whichever list it stands in."""
        for shots in (self.reception.shots, *(one.shots for one in self.checklists)):
            if subject in shots:
                return shots[subject]
        return None


def load_policies(resources_dir: Path, *, demo: bool) -> Policies:
    """All policies under `resources_dir`; demo-only procedures are left out unless `demo`.

    Raises PolicyError (file, line, reason) on the first malformed file, or where a kind is absent.
    """
    policies = resources_dir / "policies"
    procedures = [
        one
        for one in _each(resources_dir / "disinfection", load_procedure, but="skip_reasons.yaml")
        if demo or not one.demo_only
    ]
    _ensure_some(procedures, PARCEL_TARGET, lambda one: one.target)
    packs = _each(policies, load_refund_pack, only="refund_*.yaml")
    _ensure_some(packs, ANY_MARKET, lambda one: one.market)
    return Policies(
        reception=load_reception(resources_dir / "checklists" / "reception.yaml"),
        blind=load_blind(policies / "blind.yaml"),
        evidence=load_evidence_rules(policies / "evidence.yaml"),
        procedures=_newest_first(procedures),
        skip_reasons=load_skip_reasons(resources_dir / "disinfection" / "skip_reasons.yaml"),
        late=load_late_rules(resources_dir / "disinfection" / "rules" / "late.yaml"),
        targets=load_targets(resources_dir / "disinfection" / "rules" / "targets.yaml"),
        grade_rules=_each(policies, load_grade_rule, only="grade_*.yaml"),
        dispositions=_each(policies, load_dispositions, only="dispositions_*.yaml"),
        refund_packs=_with_houses(packs, policies),
        waiting=load_waiting(policies / "waiting.yaml"),
        sorting=load_sorting(policies / "sorting.yaml"),
        pace=load_pace(policies / "pace.yaml"),
        flags=load_flags(policies / "flags.yaml"),
        # last, as they are by far the longest: what is wrong elsewhere is told without them
        checklists=(
            lists := _each(resources_dir / "checklists", load_checklist, but="reception.yaml")
        ),
        unclaimed=load_unclaimed(policies / "unclaimed.yaml", lists),
    )


def load_term_books(resources_dir: Path) -> tuple[TermBook, ...]:
    """What other systems call grades and dispositions; for who speaks to them, not for a bench.

    Raises PolicyError as `load_policies` does.
    """
    books = _each(resources_dir / "policies", load_terms, only="terms_*.yaml")
    _ensure_some(books, ANY_CLIENT, lambda one: one.client)
    return books


def _each(
    folder: Path, load: Callable[[Path], V], *, only: str = "*.yaml", but: str = ""
) -> tuple[V, ...]:
    loaded = [load(path) for path in sorted(folder.glob(only)) if path.name != but]
    if not loaded:
        raise PolicyError(folder.name, 1, f"no {only} here")
    return _newest_first(loaded)


def _with_houses(packs: Sequence[RefundPack], folder: Path) -> tuple[RefundPack, ...]:
    """The packs, each with the newest house rules there are for it; most have none."""
    houses = _newest_first(
        [load_house_rules(path, packs) for path in sorted(folder.glob("house_*.yaml"))]
    )
    newest = {one.pack_id: one for one in reversed(houses)}
    return tuple(one.under(newest[one.pack_id]) if one.pack_id in newest else one for one in packs)


def _newest_first(loaded: Sequence[V]) -> tuple[V, ...]:
    return tuple(sorted(loaded, key=lambda one: -one.version))


def _ensure_some(loaded: Sequence[T], wanted: str, key: Callable[[T], str]) -> None:
    if all(key(one) != wanted for one in loaded):
        raise PolicyError("resources", 1, f"nothing for `{wanted}`")


def _for_goods(candidates: Sequence[G], goods: GoodsClass) -> G:
    return next((one for one in candidates if goods in one.goods), candidates[0])
