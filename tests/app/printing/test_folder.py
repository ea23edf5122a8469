from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.printing.folder import FolderPrinter
from app.printing.zpl import zpl_of
from inspection.errors import WorldError
from tests.app.printing.labels import JOB, LPN, never


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_label_is_a_file_of_its_own(qapp, tmp_path: Path) -> None:
    folder = tmp_path / "hall 2" / "labels"
    printer = FolderPrinter(folder)
    for _ in range(3):
        printer.send(JOB, never)
    assert names(folder) == [f"{LPN}-2.zpl", f"{LPN}-3.zpl", f"{LPN}.zpl"]
    for path in folder.iterdir():
        assert path.read_text(encoding="ascii") == zpl_of(JOB.label, JOB.form)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "printer.folder_full"),
        (errno.EDQUOT, "printer.folder_full"),
        (errno.EIO, "printer.folder_unwritable"),
    ],
)
def test_a_label_that_could_not_be_kept_leaves_nothing_behind(
    qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def failing(_handle: int) -> None:
        raise OSError(number, "disk")

    printer = FolderPrinter(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(WorldError) as refused:
            printer.send(JOB, never)
    assert refused.value.code == code
    assert names(tmp_path) == []
    printer.send(JOB, never)
    assert names(tmp_path) == [f"{LPN}.zpl"]


def test_a_folder_that_cannot_be(qapp, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorldError) as refused:
        FolderPrinter(tmp_path / "file" / "labels").send(JOB, never)
    assert refused.value.code == "printer.folder_unwritable"
