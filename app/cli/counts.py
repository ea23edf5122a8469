"""Numbers with their nouns, as the command line says them."""

from __future__ import annotations


def counted(number: int, name: str) -> str:
    """`1 record`, `2 records`."""
    return f"{number:d} {name}" if number == 1 else f"{number:d} {name}s"
