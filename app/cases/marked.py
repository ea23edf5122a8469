"""What stands over the photos of a case: marks, covers, veils."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inspection.evidence import Evidence, is_personal
from inspection.marks import Markup, markup_of
from inspection.ports import Facts

Markups = Mapping[str, Markup]
"""By evidence id; a photo that is not there is shown as it is."""


def markups(facts: Facts, photos: Iterable[Evidence]) -> dict[str, Markup]:
    """Of each photo."""
    return {
        one.evidence_id: markup_of(
            one, facts.looks_of(one.evidence_id), facts.annotations_of(one.evidence_id)
        )
        for one in photos
    }


def over_of(photo: Evidence, known: Markups) -> Markup:
    """What stands over a photo; one that may name a customer is veiled until that is known."""
    return known.get(photo.evidence_id) or Markup(is_veiled=is_personal(photo.subject))
