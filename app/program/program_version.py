"""Which program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

PACKAGE = "returns-station"


def program_version() -> str:
    """Its version; `0` where it runs from its source without being installed. Reads the disk."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "0"
