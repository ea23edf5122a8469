"""Check digits of carriers, by the name a label rule gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def s10_holds(code: str) -> bool:
    """UPU S10: two letters, eight digits, the check digit, two letters."""
    total = sum(weight * int(digit) for weight, digit in zip(_S10_WEIGHTS, code[2:10], strict=True))
    digit = {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)
    return int(code[10]) == digit


def ups_1z_holds(code: str) -> bool:
    """UPS: `1Z`, fifteen letters or digits, the check digit; letters count as (ord - 3) % 10."""
    values = [int(c) if c.isdigit() else (ord(c) - 3) % 10 for c in code[2:17]]
    total = sum(value * (2 if index % 2 else 1) for index, value in enumerate(values))
    return int(code[17]) == (10 - total % 10) % 10


CHECKS: Mapping[str, Callable[[str], bool]] = {"s10": s10_holds, "ups_1z": ups_1z_holds}
"""Called only with codes the rule's pattern matched whole."""
