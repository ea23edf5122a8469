"""Reading the rules for parcels without a ticket from YAML, refusing bands with gaps."""

from __future__ import annotations

from pathlib import Path

from inspection.checklist import Checklist
from inspection.policy_source import Node, read_policy, unique
from inspection.unclaimed import Band, SampleAge, UnclaimedRules, Urgency

LONGEST_H = 90 * 24
"""A parcel nobody asked about in a quarter is no matter of hours."""
LONGEST_DAYS = 3 * 365


def load_unclaimed(path: Path, checklists: tuple[Checklist, ...]) -> UnclaimedRules:
    """The rules in a file, whose questions must be those of `checklists`.

    Raises PolicyError with the line of the first fault.
    """
    root = read_policy(path, kind="unclaimed")
    needs = root.need("needs_ticket").each()
    unique(needs, lambda node: node.need("checklist").identifier())
    rules = UnclaimedRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        remind_after_h=root.need("remind_after_h").integer(least=1, most=LONGEST_H),
        returned_within_days=root.need("returned_within_days").integer(least=1, most=LONGEST_DAYS),
        bands=_bands(root.need("bands")),
        needs_ticket=dict(_needing(node, checklists) for node in needs),
        samples=tuple(_sample(node) for node in root.need("samples").each()),
    )
    root.ensure_all_asked()
    return rules


def _bands(node: Node) -> tuple[Band, ...]:
    nodes = node.each()
    unique(nodes, lambda one: one.need("id").identifier())
    bands = tuple(_band(one) for one in nodes)
    if not bands or bands[-1].below_h is not None:
        raise node.fail("the last band must have no `below_h`")
    ends = [one.below_h for one in bands[:-1]]
    if any(end is None for end in ends) or ends != sorted(set(ends), key=lambda end: end or 0):
        raise node.fail("each band must end later than the one before")
    return bands


def _band(node: Node) -> Band:
    below = node.get("below_h")
    band = Band(
        band_id=node.need("id").identifier(),
        below_h=None if below is None else below.integer(least=1, most=LONGEST_H),
        urgency=node.need("status").choice(Urgency),
        text=node.need("text").texts(),
        advice=node.need("advice").texts(),
    )
    node.ensure_all_asked()
    return band


def _needing(node: Node, checklists: tuple[Checklist, ...]) -> tuple[str, frozenset[str]]:
    checklist_id = node.need("checklist").identifier()
    known = [one for one in checklists if one.checklist_id == checklist_id]
    if not known:
        raise node.fail(f"there is no checklist `{checklist_id}`")
    for question in node.need("questions").each():
        found = [one.question(question.identifier()) for one in known]
        # what it is passed by with must lead on, or nothing would be asked without a ticket
        usual = [one.answer(one.usual_id) for one in found if one is not None]
        if not usual or any(one is None or one.next_id is None for one in usual):
            raise question.fail("no question whose usual answer leads on")
    asked = frozenset(one.identifier() for one in node.need("questions").each())
    node.ensure_all_asked()
    return checklist_id, asked


def _sample(node: Node) -> SampleAge:
    sample = SampleAge(
        hours=node.need("hours").integer(),
        band=node.need("band").identifier(),
        remind=node.need("remind").yes(),
        line=node.line,
    )
    node.ensure_all_asked()
    return sample
