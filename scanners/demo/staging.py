"""Puts a flat picture in front of a camera: surface, perspective, shadow, blur, noise."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.demo.drawing import (
    Mask,
    Picture,
    Place,
    gradient,
    line,
    paint,
    polygon,
    radial,
    soften,
)


@dataclass(frozen=True, kw_only=True)
class Shot:
    """How a label was photographed. Lengths in pixels of the frame."""

    height: float = 0.86
    """Share of the frame's height the label takes."""
    turn_deg: float = -4.0
    tilt: float = 0.03
    """Perspective: how much narrower the far edge is, as a share."""
    blur_px: float = 0.0
    noise: float = 3.0
    """Standard deviation in grey levels."""
    shade: float = 0.0
    """Darkest share of a shadow that falls across the label."""
    light: float = 1.0


def photograph(flat: Picture, shot: Shot, *, seed: int, size: tuple[int, int]) -> Picture:
    """The label lying on cardboard as a camera sees it; the same seed gives the same picture."""
    random = np.random.default_rng(seed)
    frame = cardboard(size, seed=seed)
    corners = _corners(flat, shot, size)
    lay(frame, flat, corners)
    if shot.shade:
        _shade(frame, shot.shade, random)
    return develop(frame, seed=seed, blur_px=shot.blur_px, noise=shot.noise, light=shot.light)


def lay(frame: Picture, flat: Picture, corners: list[Place], *, shadow: float = 0.45) -> None:
    """Warps a flat picture onto four corners (clockwise from top left) with a shadow below."""
    size = (frame.shape[1], frame.shape[0])
    mask = polygon(size, corners)
    paint(
        frame,
        soften(mask, size[1] / 70, offset=(size[1] // 110, size[1] // 70)),
        "#1E140A",
        share=shadow,
    )
    height, width = flat.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    target = np.array(corners, np.float32)
    shrink = width / max(1.0, float(np.linalg.norm(target[1] - target[0])))
    smooth = cv2.GaussianBlur(flat, (0, 0), shrink * 0.36) if shrink > 1.2 else flat
    warp = cv2.getPerspectiveTransform(source, target)
    laid = cv2.warpPerspective(smooth, warp, size, borderMode=cv2.BORDER_REPLICATE)
    paint(frame, mask, np.asarray(laid, np.uint8))


def cardboard(size: tuple[int, int], *, seed: int) -> Picture:
    """A box top: brown, slightly uneven, faintly ribbed, with a strip of tape."""
    width, height = size
    random = np.random.default_rng(seed)
    frame = gradient(size, "#CFA679", "#A67C50", angle_deg=62)
    coarse = random.normal(0, 5, (height // 24 + 1, width // 96 + 1)).astype(np.float32)
    fibre = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    fibre += (2.2 * np.sin(np.arange(height) * (2 * np.pi / 9)))[:, None].astype(np.float32)
    frame = _add(frame, np.asarray(fibre, np.float32))
    tape_y, tape_height = 0.12 * height, 0.055 * height
    edges = [(0, tape_y), (width, tape_y), (width, tape_y + tape_height), (0, tape_y + tape_height)]
    paint(frame, polygon(size, edges), "#E8CFA6", share=0.55)
    for y in (0.30, 0.62):
        paint(
            frame,
            line(size, [(0, y * height), (width, (y + 0.006) * height)], 2),
            "#7E5B36",
            share=0.35,
        )
    return frame


def studio(size: tuple[int, int]) -> Picture:
    """A light bench under a soft lamp."""
    width, height = size
    reach = 0.75 * width
    return radial(size, (0.5 * width, 0.42 * height), reach, "#E9EBEE", "#A9AEB5")


def develop(
    frame: Picture, *, seed: int, blur_px: float = 0.0, noise: float = 2.0, light: float = 1.0
) -> Picture:
    """What lens and sensor add."""
    if blur_px:
        frame = np.asarray(cv2.GaussianBlur(frame, (0, 0), blur_px), np.uint8)
    if light != 1.0:
        frame = np.asarray(cv2.convertScaleAbs(frame, alpha=light), np.uint8)
    grain = np.random.default_rng(seed).normal(0, noise, (256, 256)).astype(np.float32)
    repeats = (frame.shape[0] // 256 + 1, frame.shape[1] // 256 + 1)
    return _add(frame, np.tile(grain, repeats)[: frame.shape[0], : frame.shape[1]])


def _add(frame: Picture, change: NDArray[np.float32]) -> Picture:
    moved = cv2.merge([change, change, change])
    return np.asarray(cv2.add(frame, moved, dtype=cv2.CV_8U), np.uint8)


def _corners(flat: Picture, shot: Shot, size: tuple[int, int]) -> list[Place]:
    height = shot.height * size[1]
    width = height * flat.shape[1] / flat.shape[0]
    far, near = width * (1 - shot.tilt) / 2, width * (1 + shot.tilt) / 2
    flat_corners = [
        (-far, -height / 2),
        (far, -height / 2),
        (near, height / 2),
        (-near, height / 2),
    ]
    turn = np.deg2rad(shot.turn_deg)
    return [
        (
            size[0] / 2 + x * float(np.cos(turn)) - y * float(np.sin(turn)),
            size[1] / 2 + x * float(np.sin(turn)) + y * float(np.cos(turn)),
        )
        for x, y in flat_corners
    ]


def _shade(frame: Picture, share: float, random: np.random.Generator) -> None:
    height, width = frame.shape[:2]
    start, end = (width * float(random.uniform(0.35, 0.65)) for _ in range(2))
    outline: list[Place] = [(start, 0), (width, 0), (width, height), (end, height)]
    mask: Mask = soften(polygon((width, height), outline), width / 60)
    paint(frame, mask, "#000000", share=share)
