"""How commands print: one JSON document, or lines for a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any


def print_json(document: Any) -> None:  # noqa: ANN401 - whatever json can write
    """One JSON document on standard output, keys as given."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    """Lines on standard output; what a file or label brought in cannot steer the terminal."""
    for line in lines:
        sys.stdout.write(plain(line) + "\n")


def plain(text: str) -> str:
    """Text without anything a terminal would obey."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
