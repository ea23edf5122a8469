"""Photos at the hub: taken in under their SHA-256, verified before they are named safe."""

from __future__ import annotations

import hashlib
from pathlib import Path

from inspection.errors import OperatorError
from inspection.store.photo_files import PhotoFiles
from inspection.values import Sha256


class PhotoStore:
    """A folder of photos; any thread may call."""

    def __init__(self, folder: Path) -> None:
        """Bytes are kept as they came: they are evidence, and nothing here decodes them."""
        self._files = PhotoFiles(folder)

    def has(self, sha256: Sha256) -> bool:
        """Whether the photo is durable here; what is no hash is never here."""
        try:
            return self._files.path(sha256).is_file()
        except ValueError:
            return False

    def put(self, sha256: Sha256, data: bytes) -> bool:
        """Make the photo durable; False when it was here already.

        Raises OperatorError `photo.hash_mismatch` or `photo.empty`, WorldError `photo.disk_full`
        or `photo.io`.
        """
        if not data:
            raise OperatorError("photo.empty")
        if hashlib.sha256(data).hexdigest() != sha256:
            raise OperatorError("photo.hash_mismatch")
        is_new = not self.has(sha256)
        self._files.write(data)
        return is_new

    def read(self, sha256: Sha256) -> bytes:
        """The verified bytes; raises WorldError `photo.missing` or `photo.altered`."""
        return self._files.read(sha256)
