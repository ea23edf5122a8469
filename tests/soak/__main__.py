"""`python -m tests.soak`: hundreds of parcels through the real windows; prints one JSON document.

Memory is compared with what it was after the first parcels, when every page has been seen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

WARM_PARCELS = 50
LIMITS = {"memory_percent": 5.0, "threads": 0, "handles": 0, "gui_block_ms_p999": 17.0}


def main() -> int:
    """Work the shift, print what it cost; 1 where a figure is over its limit."""
    parser = argparse.ArgumentParser(prog="tests.soak", description=__doc__)
    parser.add_argument("--parcels", type=int, default=500)
    parser.add_argument("--codes", action="store_true", help="the camera reads codes, too")
    asked = parser.parse_args()
    parcels = asked.parcels
    if parcels < WARM_PARCELS + 10:
        parser.error(f"at least {WARM_PARCELS + 10} parcels, else nothing is compared")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen first

    from tests.soak.shift import work  # noqa: PLC0415 - brings Qt

    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        result = work(Path(folder) / "data", parcels=parcels, codes=asked.codes)
    del application
    document = {"parcels": parcels, **_judged(result), **result}
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    return 0 if all(one["holds"] for one in document["figures"].values()) else 1


def _judged(result: dict[str, Any]) -> dict[str, Any]:
    warm, *later = [one for one in result["samples"] if one["parcels"] >= WARM_PARCELS]
    drift = [abs(one["rss_mib"] / warm["rss_mib"] - 1) * 100 for one in later]
    figures = {
        "memory_percent": round(max(drift), 2),
        # the last sample: a look-up may be under way in any one of them
        "threads": later[-1]["threads"] - warm["threads"],
        "handles": later[-1]["handles"] - warm["handles"],
        "gui_block_ms_p999": result["gui_blocks"]["p999_ms"],
    }
    return {
        "figures": {
            name: {"value": value, "limit": LIMITS[name], "holds": value <= LIMITS[name]}
            for name, value in figures.items()
        },
        "load_1_min": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


if __name__ == "__main__":
    sys.exit(main())
