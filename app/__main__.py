"""Entry point of the console script `returns-station`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from app.program import crash
from inspection.errors import StationError
from scanners.errors import ScannerError


def main() -> None:
    """Run the command line of this process and exit with its code."""
    crash.install(crash.tell_terminal)
    sys.exit(run(sys.argv[1:], os.environ))


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """The exit code of one command; an expected error becomes one clear sentence."""
    try:
        if not arguments:
            # the station itself: parsing no arguments must not cost the window its first 70 ms
            from app.cli.station import open_station  # noqa: PLC0415

            return open_station({}, environ)
        from app.cli.commands import call  # noqa: PLC0415

        return call(arguments)
    except (StationError, ScannerError) as error:
        from app.cli.sentences import sentence_of  # noqa: PLC0415

        sys.stderr.write(f"{sentence_of(error)}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader of a pipe (`… | head`) has seen enough; say nothing at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    main()
