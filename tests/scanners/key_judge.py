"""What must have come of a story at the keyboard: an account kept apart from the guard's own.

It allows a key of a scan to be typed, and one of a person to be swallowed and reported, only where
times alone cannot tell; each permission is a sentence of its own here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scanners.keys import KeyIn, KeyKind
from tests.scanners.key_player import Interrupt, Played
from tests.scanners.key_story import FRESH_MS, HOLD_MS, QUIET_MS, REST_MS, SURE_KEYS, Mark, Part


@dataclass
class _Group:
    """Keys in a row at a scanner's speed."""

    keys: list[KeyIn] = field(default_factory=list)


def mark_of(key: KeyIn) -> Mark:
    assert isinstance(key.token, Mark)
    return key.token


def judge(
    events: list[KeyIn | Interrupt], out: Played, scanned: list[str], wait_ms: int = REST_MS
) -> None:
    """Raises AssertionError with the sentence that was broken.

    `wait_ms`: how long the remainder of a code that broke off is waited for.
    """
    rest = iter(scanned)
    assert all(one in rest for one in out.scans), f"wrong, half or doubled: {out.scans}"
    keys = [one for one in events if isinstance(one, KeyIn)]
    turn = iter(keys)
    pressed = [one for one in out.delivered if one.kind is not KeyKind.MODIFIER]
    assert all(any(one is key for key in turn) for one in pressed), "out of order or twice"
    groups = _groups(events)
    got = {id(one) for one in out.delivered}
    reported = "".join(one.text for one in out.broken)
    for place, key in enumerate(keys):
        owner = mark_of(key).owner
        if owner == "scan" and id(key) in got and key.kind is not KeyKind.MODIFIER:
            assert _may_be_typed(key, keys[:place], groups, wait_ms), f"typed: {key}"
        if owner == "typed" and id(key) not in got:
            assert _may_be_swallowed(key, keys[:place], groups), f"lost: {key}"
            assert key.kind is KeyKind.TERMINATOR or key.text in reported, f"not reported: {key}"


def _groups(events: list[KeyIn | Interrupt]) -> dict[int, _Group]:
    """The group of each character."""
    found: dict[int, _Group] = {}
    group, last_ms = _Group(), -1
    for event in events:
        if isinstance(event, Interrupt) or event.kind is KeyKind.OTHER:
            is_over = not isinstance(event, Interrupt) or len(group.keys) < SURE_KEYS
            group = _Group() if is_over else group
        elif event.kind is KeyKind.TERMINATOR:
            group = _Group()
        elif event.kind is KeyKind.CHAR:
            if event.at_ms - last_ms > HOLD_MS:
                group = _Group()
            group.keys.append(event)
            last_ms = event.at_ms
            found[id(event)] = group
    return found


def _broke_at(part: Part, before: list[KeyIn], groups: dict[int, _Group]) -> int | None:
    """When the last key came of what is surely a piece of this scan; None: there is none yet."""
    at_ms = None
    for key in before:
        if mark_of(key).part is not part or mark_of(key).owner != "scan":
            continue
        if key.kind is not KeyKind.CHAR:
            continue
        size = len(groups[id(key)].keys)
        if size >= SURE_KEYS:
            at_ms = key.at_ms
    return at_ms


def _may_be_typed(key: KeyIn, before: list[KeyIn], groups: dict[int, _Group], wait_ms: int) -> bool:
    part = mark_of(key).part
    mine = [one for one in before if mark_of(one).part is part and one.kind is not KeyKind.MODIFIER]
    last = mine[-1] if mine else None
    ends = [n for n, one in enumerate(mine) if _is_scanned_end(one)]
    is_second_end = bool(ends) and ends[-1] == len(mine) - 1 and key.kind is KeyKind.TERMINATOR
    mine = mine[ends[-1] + 1 :] if ends else mine
    if key.kind is KeyKind.CHAR:
        group = groups[id(key)]
        size, first = len(group.keys), group.keys[0]
    else:
        if last is not None and is_second_end:
            # long after the first, or the first was taken for a person's as well
            is_late = key.at_ms - last.at_ms > HOLD_MS
            return is_late or _may_be_typed(last, before[: before.index(last)], groups, wait_ms)
        size, first = 0, key
        if last is not None and last.kind is KeyKind.CHAR and key.at_ms - last.at_ms <= HOLD_MS:
            group = groups[id(last)]
            size, first = len(group.keys), group.keys[0]
    if size >= SURE_KEYS:
        return False
    earlier = [one for one in mine if one is not key and one not in groups_keys(first, groups)]
    broke_ms = _broke_at(part, earlier, groups)
    if broke_ms is None:
        return True  # the first keys of a code, fewer than four in a row
    if first.at_ms - broke_ms <= FRESH_MS:
        return False
    is_person_since = any(
        one.kind is KeyKind.OTHER
        or (one.at_ms > broke_ms + FRESH_MS and one.kind is KeyKind.TERMINATOR)
        or (one.at_ms > broke_ms + FRESH_MS and len(groups[id(one)].keys) == 1)
        for one in earlier
        if one.at_ms >= broke_ms
    )
    is_lone = size == 1 and key.kind is KeyKind.CHAR
    return is_lone or is_person_since or first.at_ms - broke_ms > wait_ms


def _is_scanned_end(key: KeyIn) -> bool:
    return key.kind is KeyKind.TERMINATOR and mark_of(key).owner == "scan"


def groups_keys(first: KeyIn, groups: dict[int, _Group]) -> list[KeyIn]:
    return groups[id(first)].keys if id(first) in groups else []


def _may_be_swallowed(key: KeyIn, before: list[KeyIn], groups: dict[int, _Group]) -> bool:
    scanned = [one for one in before if mark_of(one).owner == "scan"]
    scanned = [one for one in scanned if one.kind is not KeyKind.MODIFIER]
    if not scanned:
        return False
    last = scanned[-1]
    since_ms = key.at_ms - last.at_ms
    if last.kind is KeyKind.TERMINATOR:
        # a second end, for all one can tell
        return key.kind is KeyKind.TERMINATOR and since_ms <= QUIET_MS
    if since_ms <= FRESH_MS:
        return True  # so soon after a code that broke off it is its remainder, for all one can tell
    is_first_group = key.kind is KeyKind.TERMINATOR or len(groups[id(key)].keys) > 1
    return is_first_group and since_ms <= REST_MS + HOLD_MS
