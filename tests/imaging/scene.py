"""A drawn portrait whose face is known to the pixel, the edit of it, and what a model makes of it."""

from dataclasses import dataclass

import cv2
import numpy as np

from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.imaging.framing import Frame
from pixelsmile_desktop.imaging.paste_back import Cover, FacePoints, GeneratedFace
from pixelsmile_desktop.imaging.registration import moved
from tests.studio.redrawing import NONE, Flaws, spoilt

SIDE = 360
_TURN = np.linspace(0, 2 * np.pi, 36, endpoint=False)
_MIDDLE = np.array([180.0, 190.0])
_RADII = np.array([75.0, 100.0])
FOREHEAD, CHEEK = Box(150, 110, 210, 135), Box(118, 205, 145, 240)
MOUTH = Box(130, 225, 230, 275)


@dataclass(frozen=True)
class Scene:
    """A portrait at a multiple of its size, of 8 or 16 bits."""

    factor: int = 1
    depth: type = np.uint8
    grain: float = 4.0

    @property
    def size(self) -> int:
        return SIDE * self.factor

    @property
    def photo(self) -> Photo:
        big = cv2.resize(portrait(), (self.size, self.size), interpolation=cv2.INTER_CUBIC)
        noise = np.random.default_rng(7).normal(0, self.grain, (self.size, self.size, 1))
        white = np.iinfo(self.depth).max
        return Photo(np.clip(np.round((big + noise) * (white / 255)), 0, white).astype(self.depth))

    @property
    def frame(self) -> Box:
        return Box(0, 0, self.size, self.size)

    @property
    def points(self) -> FacePoints:
        return face_points().mapped(Frame(self.frame, SIDE, SIDE).to_photo)

    def box(self, box: Box) -> Box:
        return Box(*(value * self.factor for value in (box.x0, box.y0, box.x1, box.y1)))

    def generated(self, flaws: Flaws = NONE, *, smile: bool = True, side: int = SIDE, **known: object) -> GeneratedFace:
        """What a model makes of it: the whole of it in `side` pixels, smiling, with flaws."""
        small = cv2.resize(self.photo.pixels, (side, side), interpolation=cv2.INTER_AREA)
        small = np.round(small / (np.iinfo(self.depth).max / 255)).astype(np.uint8)
        picture = spoilt(smiling(small) if smile else small, flaws)
        grid = Frame(self.frame, side, side)
        after = self.points.mapped(lambda points: moved(grid.from_photo(points), flaws.matrix(side, side)))
        return GeneratedFace(**{"box": self.frame, "pixels": picture, "before": self.points, "after": after} | known)


def face_points() -> FacePoints:
    outline = _MIDDLE + _RADII * np.stack([np.cos(_TURN), np.sin(_TURN)], axis=1)
    still = outline[18:] * 0.8 + _MIDDLE * 0.2
    return FacePoints(outline, still)


def portrait() -> np.ndarray:
    """(SIDE, SIDE, 3) float32: a face before a background with structure."""
    rng = np.random.default_rng(1)
    picture = sum(
        cv2.GaussianBlur(rng.normal(0, 1, (SIDE, SIDE, 3)).astype(np.float32), (0, 0), sigma) * sigma * 30
        for sigma in (2, 5, 14)
    ) + np.float32([90, 110, 130])
    shade = np.linspace(-12, 12, SIDE, dtype=np.float32)[None, :, None]
    face = np.float32([205, 160, 140]) + shade
    for centre, radii, colour in (
        ((180, 190), (75, 100), None),
        ((150, 165), (12, 7), (60, 45, 40)),
        ((210, 165), (12, 7), (60, 45, 40)),
        ((180, 205), (9, 4), (150, 105, 95)),
        ((180, 248), (26, 5), (150, 70, 75)),
    ):
        drawn = cv2.ellipse(np.zeros((SIDE, SIDE), np.float32), centre, radii, 0, 0, 360, 1, -1, cv2.LINE_AA)
        soft = cv2.GaussianBlur(drawn, (0, 0), 0.8)[..., None]
        picture = picture * (1 - soft) + (face if colour is None else np.float32(colour)) * soft
    return np.clip(picture, 0, 255)


def smiling(pixels: np.ndarray) -> np.ndarray:
    """The portrait in any size with an open mouth, and cheeks that are a little darker below."""
    height, width = pixels.shape[:2]
    scale = width / SIDE
    mouth = np.zeros((height, width), np.float32)
    centre, radii = (round(180 * scale), round(250 * scale)), (round(38 * scale), round(16 * scale))
    cv2.ellipse(mouth, centre, radii, 0, 0, 360, 1, -1, cv2.LINE_AA)
    mouth = cv2.GaussianBlur(mouth, (0, 0), 1)[..., None]
    folds = np.zeros((height, width), np.float32)
    for x in (131, 229):
        cv2.ellipse(
            folds, (round(x * scale), round(222 * scale)), (round(10 * scale), round(16 * scale)), 0, 0, 360, 1, -1
        )
    folds = cv2.GaussianBlur(folds, (0, 0), 7 * scale)[..., None]
    result = pixels - folds * np.float32([25, 25, 22])
    return np.clip(result * (1 - mouth) + np.float32([70, 25, 30]) * mouth, 0, 255).astype(np.uint8)


def covered(box: Box) -> Cover:
    """Something in front of the whole of a box."""
    return Cover(box, np.ones((100, 100), np.float32))


def grain_of(pixels: np.ndarray, box: Box, levels: float = 1.0) -> float:
    """Deviation of the finest detail of a part, in levels of 255."""
    part = pixels[box.slices].astype(np.float32).mean(2) * levels
    rough = part - cv2.GaussianBlur(part, (0, 0), 1.0)
    return float(rough[3:-3, 3:-3].std())
