"""Portraits made different: turned, enlarged, with painted glasses, masks, beards; and maps compared."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.face import Face, Occlusion

Image = npt.NDArray[Any]
_FINE = 4
OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
_BEARD = (132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 425, 426, 391, 164, 165,
          206, 205)  # fmt: skip
RIGHT_CHEEK, LEFT_CHEEK, NOSE, CHIN = 50, 280, 4, 152


def read_pixels(path: Path) -> Image:
    return np.ascontiguousarray(cv2.imread(str(path))[:, :, ::-1])


def mirrored(pixels: Image) -> Image:
    return np.ascontiguousarray(pixels[:, ::-1])


def rotated(pixels: Image, degrees: float) -> Image:
    """Clockwise about the middle."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), -degrees, 1)
    return cv2.warpAffine(pixels, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)


def grey(pixels: Image) -> Image:
    return cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


def noisy(pixels: Image, deviation: float) -> Image:
    noise = np.random.default_rng(3).normal(0, deviation, pixels.shape)
    return np.clip(np.round(pixels + noise), 0, 255).astype(np.uint8)


def area_of(face: Face, chain: tuple[int, ...], shape: tuple[int, ...]) -> Image:
    """(H, W) bool, inside an outline of landmarks."""
    drawn = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(drawn, [np.round(face.landmarks[list(chain), :2]).astype(np.int32)], 1)
    return drawn > 0


def painted(pixels: Image, cover: Image, colour: tuple[int, int, int]) -> Image:
    noise = np.random.default_rng(0).normal(0, 4, cover.shape)[..., None]
    mixed = pixels + (np.array(colour) + noise - pixels) * cover[..., None]
    return np.clip(np.round(mixed), 0, 255).astype(np.uint8)


def frames(face: Face, shape: tuple[int, ...], thickness: float, *, lower: bool = True) -> Image:
    """(H, W) 0..1 of spectacles; thickness as a share of the distance between the eyes."""
    right, left = face.landmarks[468, :2], face.landmarks[473, :2]
    distance = float(np.hypot(*(left - right)))
    along = (left - right) / distance
    down = np.array([-along[1], along[0]])
    canvas = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.uint8)
    width = max(1, round(thickness * distance * _FINE))

    def at(centre: Image, u: Image, v: Image) -> Image:
        points = centre + np.multiply.outer(u * distance, along) + np.multiply.outer(v * distance, down)
        return np.round((points + 0.5) * _FINE - 0.5).astype(np.int32)

    turn = np.linspace(0, 2 * np.pi, 120) if lower else np.linspace(np.pi, 2 * np.pi, 60)
    for centre in (right, left):
        u = 0.39 * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.7
        v = 0.29 * np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.7 + 0.05
        cv2.polylines(canvas, [at(centre, u, v)], lower, 255, width, cv2.LINE_AA)
    level = np.array([-0.05])
    bridge = np.concatenate([at(right, np.array([0.39]), level), at(left, np.array([-0.39]), level)])
    cv2.polylines(canvas, [bridge], False, 255, width, cv2.LINE_AA)
    return _reduced(canvas, shape)


def bar_over_mouth(face: Face, shape: tuple[int, ...]) -> Image:
    """(H, W) 0..1, something as broad as a hand that comes from the side."""
    mouth = face.landmarks[[13, 14], :2].mean(0)
    width = face.box[2]
    return _stroke(shape, mouth + np.array([-0.75, 0.25]) * width, mouth + np.array([0.2, -0.02]) * width, 0.26 * width)


def microphone(face: Face, shape: tuple[int, ...]) -> Image:
    mouth, width = face.landmarks[[13, 14], :2].mean(0), face.box[2]
    head = _stroke(shape, mouth, mouth + np.array([0.01, 0.02]) * width, 0.4 * width)
    return np.maximum(head, _stroke(shape, mouth, mouth + np.array([0.35, 1.1]) * width, 0.16 * width))


def hand_over_left_eye(face: Face, shape: tuple[int, ...]) -> Image:
    eye, width = face.landmarks[473, :2], face.box[2]
    return _stroke(shape, eye, eye + np.array([0.6, 0.7]) * width, 0.3 * width)


def beard(face: Face, shape: tuple[int, ...]) -> Image:
    hair = area_of(face, _BEARD, shape) & ~area_of(face, LIPS, shape)
    return cv2.GaussianBlur(hair.astype(np.float32), (0, 0), 1.2) * 0.9


def _stroke(shape: tuple[int, ...], start: Image, end: Image, thickness: float) -> Image:
    canvas = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.uint8)
    first, second = (tuple(int(value) for value in np.round(point * _FINE)) for point in (start, end))
    cv2.line(canvas, first, second, 255, round(thickness * _FINE), cv2.LINE_AA)
    return _reduced(canvas, shape)


def _reduced(canvas: Image, shape: tuple[int, ...]) -> Image:
    return cv2.resize(canvas, (shape[1], shape[0]), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def over_photo(values: Image, occlusion: Occlusion, shape: tuple[int, ...]) -> Image:
    """(H, W) a map of an occlusion at every pixel of the photo, 0 outside its box."""
    box = occlusion.box
    whole = np.zeros(shape[:2], np.float32)
    inside = box.clipped(shape[1], shape[0])
    enlarged = cv2.resize(values, (box.width, box.height), interpolation=cv2.INTER_LINEAR)
    whole[inside.slices] = enlarged[inside.moved(-box.x0, -box.y0).slices]
    return whole


def overlap(found: Image, truth: Image) -> float:
    """Intersection over union of soft masks."""
    return float(np.minimum(found, truth).sum() / np.maximum(found, truth).sum())
