"""Marks on photos, and what of a photo is covered; the photo itself is never altered."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import BugError, OperatorError
from inspection.events import EvidenceAnnotated, EvidenceRevealed, FoundRegion, RegionsFound
from inspection.evidence import Evidence
from inspection.handlers.inspect import progress_of
from inspection.handlers.subjects import undecided_unit, withdraw
from inspection.marks import BY_PERSON, LEAST, MOST_REGIONS, WHOLE, is_looked_at
from inspection.people import FLOOR, ORIGINALS, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.values import MarkShape, RegionKind, Role

Places = tuple[int, int, int, int]
"""x, y, x2, y2 in 1/10000 of the photo's width and height."""


@dataclass(frozen=True, kw_only=True)
class Annotate:
    """Draw on a photo; `label_code` is a word of the policy, which a `text` mark cannot lack.

    `replaces` is the mark that this one is instead of, if it was moved.
    """

    evidence_id: str
    shape: MarkShape
    places: Places
    label_code: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, kw_only=True)
class Cover:
    """A person saw something personal on a photo that no recogniser covered."""

    evidence_id: str
    places: Places


@dataclass(frozen=True, kw_only=True)
class UndoMark:
    """Take back a mark or a cover a person made; `fact_id` is its id."""

    evidence_id: str
    fact_id: str


@dataclass(frozen=True, kw_only=True)
class RecordLook:
    """A recogniser went over the photo; `engine` names it."""

    evidence_id: str
    regions: tuple[FoundRegion, ...]
    engine: str


@dataclass(frozen=True, kw_only=True)
class Reveal:
    """Show the whole photo for some seconds, for a reason of the policy."""

    evidence_id: str
    reason_code: str


def annotate(work: Work, intent: Annotate, *, policies: Policies) -> str:
    """Record a mark and give its id; it belongs to the finding that asked for the photo.

    Raises `evidence.unknown`, `mark.too_small`, `mark.word_missing`, `mark.word_unknown`, and
    `unit.already_decided` for anyone but a supervisor.
    """
    ensure_role(work.actor, FLOOR)
    photo = _open_photo(work, intent.evidence_id)
    places = _ensure_places(intent.shape, intent.places)
    if intent.shape is MarkShape.TEXT and intent.label_code is None:
        raise OperatorError("mark.word_missing")
    if intent.label_code is not None and policies.evidence.word(intent.label_code) is None:
        raise OperatorError("mark.word_unknown")
    there = [one.annotation_id for one in work.facts.annotations_of(photo.evidence_id)]
    if intent.replaces is not None and intent.replaces not in there:
        raise OperatorError("undo.nothing")
    annotation_id = work.ids.new()
    x, y, x2, y2 = places
    work.record(
        EvidenceAnnotated(
            annotation_id=annotation_id,
            evidence_id=photo.evidence_id,
            finding_id=_finding_of(work.facts, photo, policies),
            shape=intent.shape,
            x=x,
            y=y,
            x2=x2,
            y2=y2,
            label_code=intent.label_code,
            supersedes=() if intent.replaces is None else (intent.replaces,),
        )
    )
    return annotation_id


def cover(work: Work, intent: Cover) -> str:
    """Record a part of a photo to be covered, beside what was found before; gives its id.

    Raises as `annotate` does.
    """
    ensure_role(work.actor, FLOOR)
    photo = _open_photo(work, intent.evidence_id)
    x, y, x2, y2 = _ensure_places(MarkShape.BOX, intent.places)
    region = FoundRegion(x=x, y=y, w=x2 - x, h=y2 - y, what=RegionKind.OTHER)
    return _look(work, photo, (region,), BY_PERSON)


def undo_mark(work: Work, intent: UndoMark) -> None:
    """Withdraw a mark or a person's cover; raises `undo.nothing` where it is neither."""
    ensure_role(work.actor, FLOOR)
    photo = _open_photo(work, intent.evidence_id)
    marks = {one.annotation_id for one in work.facts.annotations_of(photo.evidence_id)}
    looks = work.facts.looks_of(photo.evidence_id)
    by_hand = {one.look_id for one in looks if one.engine == BY_PERSON}
    if intent.fact_id not in marks | by_hand:
        raise OperatorError("undo.nothing")
    withdraw(work, intent.fact_id)


def record_look(work: Work, intent: RecordLook) -> str:
    """Record what a recogniser found, as the station itself; gives the look's id.

    A photo that was looked at already is left as it is. Raises `evidence.unknown`.
    """
    if intent.engine in {"", BY_PERSON}:
        raise BugError("evidence.engine")
    photo = _photo(work.facts, intent.evidence_id)
    looks = work.facts.looks_of(photo.evidence_id)
    if is_looked_at(looks):
        return next(one.look_id for one in looks if one.engine != BY_PERSON)
    regions = intent.regions
    if len(regions) > MOST_REGIONS:
        # so many lines are no label: all of it is covered
        regions = (FoundRegion(x=0, y=0, w=WHOLE, h=WHOLE, what=RegionKind.OTHER),)
    return _look(work, photo, tuple(map(_inside, regions)), intent.engine)


def reveal(work: Work, intent: Reveal, *, policies: Policies) -> str:
    """Record that a photo is shown uncovered, before it is; gives the record's id.

    Raises `person.not_allowed`, `evidence.unknown`, `evidence.reason_unknown`.
    """
    ensure_role(work.actor, ORIGINALS)
    photo = _photo(work.facts, intent.evidence_id)
    if not policies.evidence.may_reveal(intent.reason_code):
        raise OperatorError("evidence.reason_unknown")
    reveal_id = work.ids.new()
    work.record(
        EvidenceRevealed(
            reveal_id=reveal_id, evidence_id=photo.evidence_id, reason_code=intent.reason_code
        )
    )
    return reveal_id


def _look(work: Work, photo: Evidence, regions: tuple[FoundRegion, ...], engine: str) -> str:
    look_id = work.ids.new()
    work.record(
        RegionsFound(
            look_id=look_id,
            evidence_id=photo.evidence_id,
            regions=regions,
            engine=engine,
            supersedes=(),
        )
    )
    return look_id


def _photo(facts: Facts, evidence_id: str) -> Evidence:
    found = facts.photo(evidence_id)
    if found is None:
        raise OperatorError("evidence.unknown")
    return found


def _open_photo(work: Work, evidence_id: str) -> Evidence:
    """The photo, while it may still be drawn on: a supervisor may after the decision as well."""
    photo = _photo(work.facts, evidence_id)
    if photo.unit_id is not None and work.actor.role is not Role.SUPERVISOR:
        undecided_unit(work.facts, photo.unit_id)
    return photo


def _ensure_places(shape: MarkShape, places: Places) -> Places:
    """Inside the photo, a box from its left top to its right bottom, large enough to be seen."""
    x, y, x2, y2 = (min(max(one, 0), WHOLE) for one in places)
    if shape is MarkShape.TEXT:
        return x, y, x, y
    wide, high = abs(x2 - x), abs(y2 - y)
    if shape is MarkShape.ARROW:
        if max(wide, high) < LEAST:
            raise OperatorError("mark.too_small")
        return x, y, x2, y2
    if min(wide, high) < LEAST:
        raise OperatorError("mark.too_small")
    return min(x, x2), min(y, y2), max(x, x2), max(y, y2)


def _inside(region: FoundRegion) -> FoundRegion:
    x, y = min(max(region.x, 0), WHOLE), min(max(region.y, 0), WHOLE)
    right = min(max(region.x + region.w, x), WHOLE)
    bottom = min(max(region.y + region.h, y), WHOLE)
    return FoundRegion(x=x, y=y, w=right - x, h=bottom - y, what=region.what)


def _finding_of(facts: Facts, photo: Evidence, policies: Policies) -> str | None:
    """The finding whose answer asked for this photo: the newest, where several did."""
    if photo.unit_id is None or facts.unit(photo.unit_id) is None:
        return None
    progress = progress_of(facts, photo.unit_id, policies=policies)
    steps = (*progress.steps, *filter(None, (progress.cleaning,)))
    asking = [one.finding for one in steps if photo.subject in one.answer.shots]
    return asking[-1].finding_id if asking else None
