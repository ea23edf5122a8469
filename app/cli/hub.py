"""`… hub`: runs the hub as a server. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.sentences import sentence_of
from app.settings.config import read_config


def serve(flags: Mapping[str, Any], environ: Mapping[str, str], *, options: Sequence[str]) -> int:
    """Run the hub on this data folder until it is asked to stop; `options` are the hub's own.

    The folder is the one a station's own hub would have, so a station's hub can become a server.
    """
    from sync.hub.__main__ import main  # noqa: PLC0415 - the server's libraries, for this alone

    config = read_config(flags, environ)
    return main(["--data", str(config.hub_data), *options], sentence=sentence_of)
