"""The manifest of a save: what is in it, from where, and what it tells of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import orjson

from inspection.store.export import Outline
from inspection.store.save_folder import Written
from inspection.values import rfc3339

FORMAT = 1
KIND = "returns-station-journal"
MANIFEST = "manifest.json"
PHOTO_FOLDER = "photos"
_CONTACTS = "Customers' names, phones and addresses are not included."
_WITHOUT_LABELS = (
    "Photos of labels are left out. The others are evidence, unaltered: where a label is in the "
    "picture by chance it can show names, phones and addresses. Hand them on as such."
)
_WITH_LABELS = (
    "Photos of labels are included, as was asked for: they show names, phones and addresses. "
    "All photos are evidence, unaltered. Hand them on as such."
)

PhotoState = Literal["saved", "withheld", "elsewhere", "missing", "altered"]


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who saves, and when."""

    station_name: str
    version: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Content:
    """What came of a save, once its files are written."""

    origin: str | None
    receipts: int
    photos: Mapping[PhotoState, int]
    has_labels: bool
    """Photos of labels were asked for."""
    labels_there: int
    """Photos of labels that earlier saves left at this place, where none were asked for."""


def manifest_of(
    stamp: Stamp, found: Outline, content: Content, files: Mapping[str, Written]
) -> bytes:
    """The whole file."""
    photos: dict[str, object] = {
        "folder": f"../{PHOTO_FOLDER}",
        "with_labels": content.has_labels,
        "labels_of_earlier_saves": content.labels_there,
    }
    photos.update((state, count) for state, count in content.photos.items())
    manifest = {
        "kind": KIND,
        "format": FORMAT,
        "program": "returns-station",
        "version": stamp.version,
        "saved_at": rfc3339(stamp.at),
        "station_name": stamp.station_name,
        "origin": content.origin,
        "records": found.records,
        "streams": [
            {"origin": head.origin, "seq": head.taken_seq, "hash": head.hash.hex()}
            for head in found.heads
        ],
        "receipts": content.receipts,
        "photos": photos,
        "files": {
            name: {"sha256": one.sha256, "size_bytes": one.size_bytes}
            for name, one in files.items()
        },
        "personal_data": {"contacts": _CONTACTS, "photos": _photos(content)},
    }
    return orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _photos(content: Content) -> str:
    if content.has_labels:
        return _WITH_LABELS
    if content.labels_there:
        return (
            f"{_WITHOUT_LABELS} The folder of photos still holds {content.labels_there} of labels, "
            "from earlier saves."
        )
    return _WITHOUT_LABELS
