"""The design tokens of resources/theme/tokens.json, read once at start."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, kw_only=True)
class TypeRole:
    """One text role: size and line height in px at 100 %, and whether it is bold."""

    size: int
    line: int
    bold: bool


@dataclass(frozen=True, kw_only=True)
class Status:
    """How a state looks: an icon and the names of its colours."""

    icon: str
    text: str
    soft: str
    fill: str
    on_fill: str


@dataclass(frozen=True)
class Tokens:
    """Typed access to the token file; a missing name raises KeyError."""

    raw: dict[str, Any]

    def color(self, name: str, *, dark: bool) -> str:
        """`#RRGGBB` of a colour token."""
        return str(self.raw["color"]["dark" if dark else "light"][name])

    def role(self, name: str, *, compact: bool) -> TypeRole:
        """A text role; compact layouts shrink some of them."""
        entry = self.raw["type"][name]
        size, line = int(entry["size"]), int(entry["line"])
        small = self.raw["typeCompact"].get(name) if compact else None
        if small is not None:
            line, size = round(line * small / size), int(small)
        return TypeRole(size=size, line=line, bold=entry["weight"] >= 700)

    def size(self, name: str, *, compact: bool) -> Any:  # noqa: ANN401 - a number or a pair
        """A component size in px at 100 %."""
        sizes = self.raw["sizeCompact"] if compact else {}
        return sizes.get(name, self.raw["size"][name])

    def number(self, group: str, name: str) -> int:
        """A number of `space`, `radius`, `stroke` or `motion`."""
        return int(self.raw[group][name])

    def status(self, name: str) -> Status:
        """How `ok`, `info`, `warn`, `danger`, `waiting` or `locked` looks."""
        entry = self.raw["status"][name]
        return Status(
            icon=entry["icon"],
            text=entry["text"],
            soft=entry["soft"],
            fill=entry["fill"] or entry["soft"],
            on_fill=entry["onFill"] or entry["text"],
        )

    def families(self, *, mono: bool) -> list[str]:
        """Font families in order of preference."""
        return list(self.raw["font"]["mono" if mono else "ui"])


def load_tokens(path: Path = RESOURCES / "theme" / "tokens.json") -> Tokens:
    """The token file as it is shipped."""
    return Tokens(json.loads(path.read_text(encoding="utf-8")))
