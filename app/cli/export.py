"""`… export journal`: records, receipts and photos of a station saved to a folder. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.counts import counted
from app.cli.output import print_json, print_lines
from app.program.program_version import program_version
from app.settings.config import read_config
from inspection.errors import OperatorError, WorldError
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.save import Saved, Watch, save_journal
from inspection.store.save_manifest import Stamp
from inspection.store.store import Store

EXIT_PHOTOS_LEFT_OUT = 3
"""Saved, but for photos of this station that are not there or not as recorded."""


def save_station(
    out: Path,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    with_labels: bool,
    as_json: bool,
) -> int:
    """Save one data folder into `out`, which is made; the station may be open meanwhile.

    Photos of labels only `with_labels`: that is for whoever administers this computer.
    """
    config = read_config(flags, environ)
    if not config.database.is_file():
        raise OperatorError("store.missing", folder=str(config.data_dir))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("save.failed", why=error.strerror or type(error).__name__) from error
    clock = SystemClock()
    store = Store.open(config.database, clock=clock, ids=Uuid7Ids(clock), create=False)
    stamp = Stamp(station_name=config.station_name, version=program_version(), at=clock.now())
    try:
        saved = save_journal(
            store,
            PhotoFiles(config.photos),
            out.resolve(),
            stamp=stamp,
            watch=Watch(),
            with_labels=with_labels,
        )
    finally:
        store.close()
    if as_json:
        print_json({**asdict(saved), "folder": str(saved.folder)})
    else:
        print_lines(_lines(saved))
    return EXIT_PHOTOS_LEFT_OUT if saved.missing or saved.altered else 0


def _lines(saved: Saved) -> Iterator[str]:
    records, photos = counted(saved.records, "record"), counted(saved.photos, "photo")
    yield f"{records} and {photos} saved to {saved.folder}"
    yield f"{counted(saved.copied, 'photo')} copied, the others were there already."
    if saved.withheld:
        yield f"{counted(saved.withheld, 'label photo')} left out; --with-labels includes them."
    if saved.labels_there:
        labels = counted(saved.labels_there, "label photo")
        yield f"Still at this place from earlier saves: {labels}."
    if saved.elsewhere:
        yield f"Taken at other stations and not here: {counted(saved.elsewhere, 'photo')}."
    if saved.missing or saved.altered:
        yield f"Photos of this station: {saved.missing} missing, {saved.altered} altered."
