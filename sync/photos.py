"""Photos: uploaded by hash, idempotent, verified on both sides."""

from __future__ import annotations

from inspection.values import Sha256
from sync.client import HubClient
from sync.ports import PhotoBytes, PhotosSide


def upload_once(
    side: PhotosSide, files: PhotoBytes, client: HubClient, sha256: str, *, ask_first: bool
) -> None:
    """Bring one photo to the hub and mark it uploaded.

    `ask_first` after a failure: the lost answer may have been to a finished upload, and asking is
    cheaper than sending again. Raises what the client raises, and WorldError `photo.*` where the
    file here is missing or altered; the photo stays waiting then.
    """
    if not (ask_first and client.has_photo(sha256)):
        client.put_photo(sha256, files.read(Sha256(sha256)))
    side.mark_uploaded(sha256)
