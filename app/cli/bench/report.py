"""Shape of a benchmark's result: ours beside its reference, measured in the same run."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.output import print_json, print_lines

Report = dict[str, Any]


def percentile(samples: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile; of few samples it is one of them, never an invention."""
    ordered = sorted(samples)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]


def report(
    name: str,
    *,
    unit: str,
    ours: Sequence[float],
    reference: Sequence[float],
    conditions: Mapping[str, Any],
    is_paired: bool = False,
) -> Report:
    """One result; `ratio` is ours to the reference at the median.

    `is_paired`: samples of one rank were taken one after the other, and `ratio` is the median of
    theirs. On a machine whose pace changes by half within seconds it varies a third as much.
    """
    ratio = percentile(ours, 50) / percentile(reference, 50)
    if is_paired:
        ratio = percentile([our / their for our, their in zip(ours, reference, strict=True)], 50)
        conditions = {**conditions, "ratio": "median of neighbours"}
    return {
        "name": name,
        "unit": unit,
        "ours": _summary(ours),
        "reference": _summary(reference),
        "ratio": round(ratio, 3),
        "conditions": {**machine(), **conditions},
    }


def machine() -> dict[str, Any]:
    """What the figures were measured on, and how busy it was otherwise."""
    load = {"load_1_min": round(os.getloadavg()[0], 2)} if hasattr(os, "getloadavg") else {}
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "cores": os.cpu_count(),
        **load,
    }


def print_report(document: Report, *, as_json: bool) -> None:
    """The whole document, or a line per part for a person."""
    if as_json:
        print_json(document)
        return
    print_lines(_line(part) for part in document.get("parts", [document]))


def _line(part: Report) -> str:
    ours, reference = part["ours"], part["reference"]
    return (
        f"{part['name']}: {ours['p50']} {part['unit']} (p95 {ours['p95']}) beside "
        f"{reference['p50']} (p95 {reference['p95']}), ratio {part['ratio']}"
    )


def _summary(samples: Sequence[float]) -> dict[str, float]:
    return {f"p{one}": round(percentile(samples, one), 3) for one in (50, 95)}
