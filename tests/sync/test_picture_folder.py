"""A folder of pictures: names say whose they are, anything else is said to be strange."""

from __future__ import annotations

from pathlib import Path

from sync.picture_folder import FoundPicture, StrangeFile, pictures_in

GOOD = {
    "RS-1/customer-1.jpg": {"kind": "customer", "ticket": "RS-1", "n": "1"},
    "RS-1/Outbound-2.PNG": {"kind": "outbound", "ticket": "RS-1", "n": "2"},
    "RS-1/SKU 7/customer-6.webp": {"kind": "customer", "ticket": "RS-1", "sku": "SKU 7", "n": "6"},
    "耳机-黑/catalogue-1.jpeg": {"kind": "catalogue", "sku": "耳机-黑", "n": "1"},
}
STRANGE = (
    "customer-1.jpg",
    "RS-1/customer-7.jpg",
    "RS-1/customer-0.jpg",
    "RS-1/customer-1.gif",
    "RS-1/customer-1.jpg.exe",
    "RS-1/SKU 7/catalogue-1.jpg",
    "RS-1/SKU 7/IMG_0001.jpg",
)
PASSED_OVER = (".DS_Store", "RS-1/Thumbs.db", "RS-1/.customer-1.jpg")


def test_names_say_whose_picture_it_is(tmp_path: Path) -> None:
    for name in (*GOOD, *STRANGE, *PASSED_OVER):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "RS-1" / "SKU 7" / "outbound-1.jpg").mkdir()
    found = list(pictures_in(tmp_path))
    good = {one.name: one.query for one in found if isinstance(one, FoundPicture)}
    strange = {one.name for one in found if isinstance(one, StrangeFile)}
    assert good == GOOD
    assert strange == {*STRANGE, "RS-1/SKU 7/outbound-1.jpg"}
