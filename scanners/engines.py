"""The barcode engines, each tried alone on a label drawn here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from typing import Any

PROBE = "SF1624990000001"
"""A tracking number that is nobody's."""


@dataclass(frozen=True, kw_only=True)
class EngineFacts:
    """`problem` is empty where the engine read the label."""

    name: str
    version: str
    ms: float
    problem: str


def try_engines() -> tuple[EngineFacts, ...]:
    """Every engine there should be. Brings OpenCV: not for the GUI thread."""
    return (_try("zxing-cpp", _with_zxing), _try("pyzbar", _with_zbar))


def _try(name: str, read: Callable[[Any], Iterable[str]]) -> EngineFacts:
    version, problem, ms = "", "", 0.0
    try:
        version = metadata.version(name)
        label = _label()
        begun = time.perf_counter()
        texts = list(read(label))
        ms = (time.perf_counter() - begun) * 1000
        problem = "" if PROBE in texts else "misread"
    except (ImportError, OSError, metadata.PackageNotFoundError) as error:
        # a missing library of the system comes as ImportError or OSError
        problem = type(error).__name__
    return EngineFacts(name=name, version=version, ms=round(ms, 1), problem=problem)


def _label() -> Any:  # noqa: ANN401 - an array, of a library loaded here
    from scanners.demo.drawing import bars  # noqa: PLC0415 - brings OpenCV

    return bars(PROBE, module_px=3, height_px=120)


def _with_zxing(label: Any) -> Iterable[str]:  # noqa: ANN401 - as above
    import zxingcpp  # noqa: PLC0415

    return [one.text for one in zxingcpp.read_barcodes(label)]


def _with_zbar(label: Any) -> Iterable[str]:  # noqa: ANN401 - as above
    from pyzbar import pyzbar  # noqa: PLC0415

    return [one.data.decode("ascii", "replace") for one in pyzbar.decode(label)]
