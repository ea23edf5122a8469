"""Which mounted volumes are sticks, by the rules of each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.station.sticks import Volume, _linux_is_plugged, chosen_stick, find_sticks, sticks_among
from inspection.errors import OperatorError, WorldError


def volume(root: str, device: str = "/dev/sdb1", **changes: object) -> Volume:
    values = {"root": Path(root), "device": device, "name": "KINGSTON", "free_bytes": 10}
    return Volume(**{**values, **changes})


@pytest.mark.parametrize(
    ("root", "device", "is_plugged", "is_stick"),
    [
        ("/media/dock/KINGSTON", "/dev/sdb1", False, True),
        ("/run/media/dock/KINGSTON", "/dev/mapper/luks-1", False, True),
        ("/mnt/usb", "/dev/sdb1", True, True),
        ("/mnt", "/dev/sdb1", True, True),
        ("/mnt/archive", "/dev/sda3", False, False),
        ("/media/dock/share", "//server/share", True, False),
        ("/media/ram", "tmpfs", True, False),
        ("/home", "/dev/sda2", True, False),
        ("/mediathek", "/dev/sdb1", True, False),
        ("/boot/efi", "/dev/sda1", False, False),
    ],
)
def test_linux(root: str, device: str, is_plugged: bool, is_stick: bool) -> None:
    found = sticks_among(
        [volume(root, device)], platform="linux", is_plugged=lambda _one: is_plugged
    )
    assert bool(found) is is_stick


def test_macos_and_windows() -> None:
    mac = [volume("/Volumes/KINGSTON", "/dev/disk4s1"), volume("/Volumes/share", "//a@b/share")]
    found = sticks_among([*mac, volume("/", "/dev/disk1")], platform="darwin", is_plugged=bool)
    assert found == mac[:1]
    letters = [volume("E:/", r"\\?\Volume{1}\ "), volume("D:/", r"\\?\Volume{2}\ ")]
    found = sticks_among(letters, platform="win32", is_plugged=lambda one: one is letters[0])
    assert found == letters[:1]


def test_the_kernel_tells_what_is_plugged_in(tmp_path: Path) -> None:
    blocks = tmp_path / "class"
    blocks.mkdir()
    ways = {
        "sdb1": "pci0/usb2/2-1/host6/sdb/sdb1",
        "mmcblk0p1": "mmc_host/mmc0",
        "sda3": "ata1/sda",
    }
    for name, way in ways.items():
        (tmp_path / way).mkdir(parents=True)
        (blocks / name).symlink_to(tmp_path / way)
    plugged = {
        name: _linux_is_plugged(volume("/mnt/x", f"/dev/{name}"), blocks)
        for name in (*ways, "sdz9")
    }
    assert plugged == {"sdb1": True, "mmcblk0p1": True, "sda3": False, "sdz9": False}


def test_the_one_with_most_room_that_can_be_written_is_taken() -> None:
    small, large = volume("/media/a"), volume("/media/b", free_bytes=20)
    locked = volume("/media/c", free_bytes=30, is_read_only=True)
    assert chosen_stick([small, locked, large]) is large
    with pytest.raises(WorldError, match=r"save\.read_only"):
        chosen_stick([locked])
    with pytest.raises(OperatorError, match=r"save\.no_stick"):
        chosen_stick([])


def test_this_machine_can_be_asked() -> None:
    assert all(one.root.is_dir() for one in find_sticks())
