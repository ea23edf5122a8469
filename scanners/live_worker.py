"""Reads codes in a process of its own: `python -m scanners.live_worker`, for `live_apart`."""

from __future__ import annotations

import time
from typing import Any

from scanners.apart_worker import Answer, Picture, serve
from scanners.scan import Scan

LIMIT_S = 20.0
"""A thorough search takes a quarter of a second, on a machine that others keep busy a few."""


def main() -> None:
    """Answer picture after picture; ends when the pipe closes."""
    serve(_load, limit_s=LIMIT_S)


def _load() -> tuple[dict[str, Any], Answer | None]:
    from scanners.decode import read_image  # noqa: PLC0415 - while the pipe is watched

    def answer(picture: Picture, wishes: dict[str, Any]) -> dict[str, Any]:
        began_s = time.process_time()
        found = read_image(
            picture,
            deep=bool(wishes["deep"]),
            budget_ms=float(wishes["budget_ms"]),
            itf_lengths=frozenset(map(int, wishes["itf_lengths"])),
        )
        codes = [_plain(one) for one in found.codes]
        return {"codes": codes, "why": found.why, "cpu_s": time.process_time() - began_s}

    return {"engine": "codes"}, answer


def _plain(scan: Scan) -> tuple[str, str, str, str, list[int] | None]:
    box = None if scan.box is None else [number for point in scan.box for number in point]
    return scan.text, scan.raw.hex(), scan.symbology, scan.aim, box


if __name__ == "__main__":
    main()
