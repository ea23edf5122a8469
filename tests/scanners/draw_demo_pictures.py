"""Draws the pictures that the demonstration compares with.

`python -m tests.scanners.draw_demo_pictures` writes them anew.
Stand-ins, like everything the simulated camera sees: what a customer photographed is turned, dim
and grainy, what was shipped stands under the packing bench's lamp, the shop's picture is clean.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from scanners.demo.scene import scene
from scanners.picture import encode_jpeg

FOLDER = Path(__file__).parents[2] / "resources" / "demo" / "pictures"
SIZE = (960, 540)
QUALITY = 80
DRAWN = {
    "RS-261121-0418/AU-H700-BK/customer-1.jpg": ("item.mark", 11),
    "RS-261121-0418/AU-H700-BK/customer-2.jpg": ("item.unboxed", 12),
    "RS-261121-0418/AU-H700-BK/outbound-1.jpg": ("item.front", 13),
    "AU-H700-BK/catalogue-1.jpg": ("item.front", 0),
    "RS-261120-0307/customer-1.jpg": ("item.fault", 15),
    "RS-261118-0155/customer-1.jpg": ("item.mark", 16),
}


def main() -> None:
    """Writes all of them anew."""
    for name, (subject, seed) in DRAWN.items():
        picture = scene(subject, seed, SIZE)
        if "customer" in name:
            picture = _by_hand(picture, seed)
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_small_jpeg(picture))


def _by_hand(picture: np.ndarray, seed: int) -> np.ndarray:
    """As a telephone sees it in a kitchen in the evening, held upright."""
    random = np.random.default_rng(seed)
    upright = picture[:, 330:750]
    turn = cv2.getRotationMatrix2D((210, 270), float(random.uniform(-12, 12)), 1.25)
    turned = cv2.warpAffine(upright, turn, (420, 540), borderMode=cv2.BORDER_REFLECT)
    warm = turned.astype(np.float32) * np.array([0.72, 0.82, 0.92], np.float32)
    grain = random.normal(0, 5, warm.shape)
    return np.asarray(np.clip(warm + grain, 0, 255), np.uint8)


def _small_jpeg(picture: np.ndarray) -> bytes:
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes() if done else encode_jpeg(picture)


if __name__ == "__main__":
    main()
