"""Where two codes differ, in groups a person can compare from arm's length."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

GROUP = 4
"""Characters in a group: what a person holds in mind while looking from label to screen."""


@dataclass(frozen=True, kw_only=True)
class CodeGroup:
    """A few characters; `differs` where the other code has something else in their place."""

    text: str
    differs: bool


def compare_codes(expected: str, seen: str) -> tuple[tuple[CodeGroup, ...], tuple[CodeGroup, ...]]:
    """Both codes in groups of four, with the differing groups marked on both sides."""
    pairs = list(zip_longest(_groups(expected), _groups(seen)))
    return (
        tuple(CodeGroup(text=a, differs=a != b) for a, b in pairs if a is not None),
        tuple(CodeGroup(text=b, differs=a != b) for a, b in pairs if b is not None),
    )


def grouped(code: str) -> str:
    """The code with a space between its groups, as it is shown."""
    return " ".join(_groups(code))


def _groups(code: str) -> list[str]:
    # plates and tickets set serials with spaces of their own, scanners read them without
    code = "".join(code.split())
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
