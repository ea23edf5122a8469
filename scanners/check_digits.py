"""Check digits of carriers, by the name a label rule gives them.

Algorithms as collected in jkeen/tracking_number_data b79ce4bf (CHECKSUM_ALGORITHMS.md) and in the
GS1 General Specifications; each is tried on a published number in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle

_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def gs1_holds(code: str) -> bool:
    """GS1 modulo 10: digits before the last count 3, 1, 3, ... from the right."""
    total = sum(
        int(digit) * (1 if index % 2 else 3) for index, digit in enumerate(reversed(code[:-1]))
    )
    return int(code[-1]) == (10 - total % 10) % 10


def fedex_12_holds(code: str) -> bool:
    """FedEx Express, twelve digits: weights 3, 1, 7, modulo 11, then 10."""
    return _weighted(code[:-1], (3, 1, 7)) == int(code[-1])


def fedex_14_holds(code: str) -> bool:
    """FedEx Express, the fourteen digits at the end of 34: weights 1, 7, 3, modulo 11, then 10."""
    return _weighted(code[:-1], (1, 7, 3)) == int(code[-1])


def modulo_7_holds(code: str) -> bool:
    """DHL Express: the number before the last digit, modulo 7."""
    return int(code[:-1]) % 7 == int(code[-1])


def mod_37_36_holds(code: str) -> bool:
    """DPD: ISO 7064 MOD 37,36 over digits and letters."""
    rest = 36
    for sign in code[:-1]:
        rest = ((rest + _SIGNS.index(sign)) % 36 or 36) * 2 % 37
    return (37 - rest) % 36 == _SIGNS.index(code[-1])


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    total = sum(weight * int(digit) for weight, digit in zip(cycle(weights), digits, strict=False))
    return total % 11 % 10


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "dhl": modulo_7_holds,
    "dpd": mod_37_36_holds,
    "fedex_12": fedex_12_holds,
    "fedex_14": fedex_14_holds,
    "gs1": gs1_holds,
    "s10": s10_holds,
    "ups_1z": ups_1z_holds,
}
"""Called only with codes the rule's pattern matched whole."""
