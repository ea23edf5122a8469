"""`python -m tests.fuzz.guided RUNS SEED FOLDER`: texts chosen by what they reach (atheris).

A text that runs new lines is changed further. A process of its own: what is measured must not be
imported before atheris has prepared it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

LIMIT_S = 5
MOST_BYTES = 600


def main() -> None:
    """Ends the process: 0 where nothing was found, else with the input kept in the folder."""
    import atheris  # noqa: PLC0415 - only where it is installed

    runs, seed, found = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    with atheris.instrument_imports(
        include=["scanners", "inspection.codes", "biip", "tests.fuzz.texts"]
    ):
        from tests.fuzz import texts  # noqa: PLC0415 - prepared as it is imported

    texts.rules()
    with tempfile.TemporaryDirectory() as known:
        for number, text in enumerate(texts.SEEDS):
            (Path(known) / str(number)).write_bytes(text.encode())
        options = [f"-runs={runs}", f"-seed={seed}", f"-timeout={LIMIT_S}", "-rss_limit_mb=2048"]
        options += [f"-max_len={MOST_BYTES}", f"-artifact_prefix={found}/guided-", known]
        atheris.Setup([sys.argv[0], *options], texts.every)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
