"""Reads print in a process of its own: `python -m scanners.ocr.worker`, for `ocr.apart`."""

from __future__ import annotations

import sys
from typing import Any

from scanners.apart_worker import Answer, Picture, serve
from scanners.ocr.reader import Line

LIMIT_S = 40.0
"""A picture takes two seconds."""
IDLE_LIMIT_S = 600.0
"""Of one that gets only what others leave of the processor."""


def main() -> None:
    """Answer picture after picture; ends when the pipe closes."""
    is_idle = "--idle" in sys.argv[1:]
    serve(_load, limit_s=IDLE_LIMIT_S if is_idle else LIMIT_S, is_idle=is_idle)


def _load() -> tuple[dict[str, Any], Answer | None]:
    from scanners.ocr.engines import open_reader  # noqa: PLC0415 - while the pipe is watched

    reader = open_reader()
    if reader is None:
        return {"engine": ""}, None

    def answer(picture: Picture, _wishes: dict[str, Any]) -> dict[str, Any]:
        return {"lines": [_plain(line) for line in reader.read(picture)]}

    return {"engine": reader.name}, answer


def _plain(line: Line) -> tuple[str, list[int], float]:
    return line.text, [number for point in line.box for number in point], line.confidence


if __name__ == "__main__":
    main()
