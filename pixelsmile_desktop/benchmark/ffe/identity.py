"""Whether it is still the same person: the mean similarity over any set of recognisers in ONNX files.

A recogniser is a network that turns an upright face into a vector. Without a description beside it (`name.json`, an
object as `onnx_network.input_from` reads) it is taken for one of ArcFace's kind: 112 pixels, red green blue, -1..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture, Image
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError, digest_of_file
from pixelsmile_desktop.benchmark.ffe.onnx_network import (
    NetworkInput,
    OnnxNetwork,
    Vector,
    input_from,
    read_description,
)
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE, ARCFACE_LANDMARKS, ARCFACE_POINTS

_TEMPLATE: Final = np.array(ARCFACE_POINTS)
_ARCFACE: Final = NetworkInput(ALIGNED_SIZE, ALIGNED_SIZE, scale=1.0, mean=(127.5,), std=(127.5,))
_SHORTEST_VECTOR: Final = 64
"""Numbers; what gives fewer for a face tells its age or pose, not who it is."""


class Recogniser:
    """One network that tells people apart.

    Args:
        path: its ONNX file.

    Raises:
        JudgeError: it does not run, or is no recogniser.
    """

    def __init__(self, path: Path) -> None:
        description = path.with_suffix(".json")
        wanted = _ARCFACE
        if description.is_file():
            wanted = input_from(read_description(description), str(description))
        self._network = OnnxNetwork(path, wanted)
        if wanted is _ARCFACE and self._network.outputs > 1:
            what = (
                f"{path} has {self._network.outputs} outputs and no {description.name} beside it: it is no recogniser"
            )
            raise JudgeError(what, "bring another one, or describe its input")
        self.name = path.stem
        length = len(self._network.run(np.zeros((wanted.height, wanted.width, 3), np.uint8)))
        if length < _SHORTEST_VECTOR:
            raise JudgeError(f"{path} gives {length} numbers for a face, so it is no recogniser", "bring another one")
        described = digest_of_file(description) if description.is_file() else "arcface"
        self.key = f"{digest_of_file(path)} {described}"

    def embedding(self, aligned: Image) -> Vector:
        """What tells the person from others, of length 1, from an upright (112, 112, 3) uint8 face."""
        vector = self._network.run(aligned)
        length = float(np.linalg.norm(vector))
        if length == 0:
            raise JudgeError(f"the recogniser {self.name} gives no usable answer", "bring another one")
        return np.asarray(vector / length)


class Recognisers:
    """A set of recognisers.

    Args:
        recognisers: at least one.
    """

    def __init__(self, recognisers: Sequence[Recogniser]) -> None:
        self._recognisers = tuple(recognisers)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called."""
        return tuple(recogniser.name for recogniser in self._recognisers)

    @property
    def key(self) -> str:
        """Changes whenever their answers might."""
        return "; ".join(recogniser.key for recogniser in self._recognisers)

    def embeddings(self, picture: FacePicture) -> list[Vector] | None:
        """One for each recogniser; None when the picture shows no face."""
        if picture.face is None:
            return None
        aligned = upright_face(picture.pixels, picture.face)
        return [recogniser.embedding(aligned) for recogniser in self._recognisers]

    @staticmethod
    def similarity(before: Sequence[Vector], after: Sequence[Vector] | None) -> float:
        """The mean cosine over the recognisers, -1..1; 0 when there is no face any more: it is nobody's."""
        if after is None:
            return 0.0
        mean = float(np.mean([first @ second for first, second in zip(before, after, strict=True)]))
        return min(1.0, max(-1.0, mean))


def open_recognisers(folder: Path) -> Recognisers:
    """All recognisers of a folder; other networks in it, such as the detector of InsightFace's packs, are passed over.

    Raises:
        JudgeError: there is none; or one that has a description does not run.
    """
    remedy = "put the ONNX file of a face recogniser into it, such as glintr100.onnx"
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".onnx")
    except OSError as error:
        raise JudgeError(f"the folder {folder} cannot be read ({error.strerror})", remedy) from error
    found: list[Recogniser] = []
    complaint = f"the folder {folder} holds no recogniser"
    for path in files:
        try:
            found.append(Recogniser(path))
        except JudgeError as error:
            if path.with_suffix(".json").is_file():
                raise
            complaint = error.what
    if not found:
        raise JudgeError(complaint, remedy)
    return Recognisers(found)


def upright_face(pixels: Image, face: Face) -> Image:
    """ArcFace's upright face, (112, 112, 3) uint8, black beyond the edges.

    The turn, scale and shift are those that bring the five points nearest to the template, in the least squares
    (S. Umeyama, 1991).
    """
    points = face.landmarks[list(ARCFACE_LANDMARKS), :2]
    matrix = _similarity(points, _TEMPLATE)
    # By area: a warp that makes smaller does not smooth, and grain would become a pattern.
    shrink = float(np.hypot(*matrix[0, :2]))
    if shrink < 0.5:
        size = max(1, round(2 * shrink * pixels.shape[1])), max(1, round(2 * shrink * pixels.shape[0]))
        factors = np.array(size) / pixels.shape[1::-1]
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
        matrix = _similarity((points + 0.5) * factors - 0.5, _TEMPLATE)
    return np.asarray(cv2.warpAffine(pixels, matrix, (ALIGNED_SIZE, ALIGNED_SIZE), borderValue=0))


def _similarity(source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(2, 3) from (n, 2) points to others; in the plane it is one complex number."""
    z, w = (points[:, 0] + 1j * points[:, 1] for points in (source, target))
    centred = z - z.mean()
    factor = np.vdot(centred, w - w.mean()) / np.vdot(centred, centred).real
    shift = w.mean() - factor * z.mean()
    return np.array([[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag]])
