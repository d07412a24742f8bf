"""How much a face after an edit is still the same person, by InsightFace's SCRFD and ArcFace."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE
from pixelsmile_desktop.faces.identity_models import IdentityModels, find_models

IDENTITY_NOTICE = (
    "The similarity of a person is measured with InsightFace's pretrained networks. InsightFace offers them for"
    " non-commercial research only. They are no part of this program: you bring them yourself, and you keep to their"
    " licence. Everything else works without them."
)
"""What a user must have read before anybody is compared."""

Image = npt.NDArray[np.uint8]

_WINDOW = 2.0
"""Side of the square that is searched, in sides of the face: SCRFD misses faces that fill the whole picture."""
_SEARCH_SIZE = 640
"""Side in pixels at which SCRFD searches, InsightFace's own default."""
_MIN_SCORE = 0.5
_MIN_OVERLAP = 0.2
"""Intersection over union with the known box; SCRFD draws its boxes a little larger than the landmarks' outline."""
_MOST_THREADS = 4
_SILENT = 4
"""onnxruntime's severity "fatal": what goes wrong comes as an exception, and other talk would go to the terminal."""


class IdentityScorer:
    """Compares the person in two pictures. Safe to share between threads; the networks are loaded on first use.

    No connection is opened and nothing is downloaded: only the two files of the folder are read.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is the user's, with the networks of antelopev2 or buffalo_l; see `IDENTITY_NOTICE`."""
        self._folder = folder
        self._lock = threading.Lock()
        self._models: IdentityModels | None = None
        self._networks: _Networks | None = None

    def why_unavailable(self) -> str | None:
        """None when packages and files are there, else a clause that says what is missing."""
        with self._lock:
            try:
                self._find()
            except ModelError as error:
                return error.what
        return None

    def similarity(self, before: Image, after: Image, box: Box) -> float | None:
        """The cosine between the ArcFace embeddings of the face near a box in two pictures, -1..1.

        The paper of PixelSmile calls 0.6 to 0.7 natural, more than 0.8 a copy, less than 0.5 distorted.

        Args:
            before: (h, w, 3) uint8, red green blue.
            after: the same after the edit, of the same size.
            box: where the face is.

        Returns:
            None when no face is found near the box in one of the pictures.

        Raises:
            ModelError: the networks are not there, or are not what they seem.
        """
        with self._lock:
            networks = self._load()
            try:
                embeddings = [networks.embedding(picture, box) for picture in (before, after)]
            except Exception as error:  # files of strangers can make onnxruntime and numpy raise anything
                raise _unusable(self._folder, error) from error
        if embeddings[0] is None or embeddings[1] is None:
            return None
        cosine = float(embeddings[0] @ embeddings[1])
        if not np.isfinite(cosine):
            raise ModelError(f"the recogniser in {self._folder} gives no usable answer", "bring another one")
        return min(1.0, max(-1.0, cosine))

    def embedding(self, picture: Image, box: Box) -> npt.NDArray[np.float64] | None:
        """What tells the person near a box from others, to be compared across photos by the cosine.

        Args:
            picture: (h, w, 3) uint8, red green blue.
            box: where the face is.

        Returns:
            (512,) of length 1; None when no face is found near the box, or the networks make nothing of it.

        Raises:
            ModelError: the networks are not there, or are not what they seem.
        """
        with self._lock:
            networks = self._load()
            try:
                embedding = networks.embedding(picture, box)
            except Exception as error:  # as above
                raise _unusable(self._folder, error) from error
        return embedding if embedding is not None and bool(np.isfinite(embedding).all()) else None

    def _find(self) -> IdentityModels:
        if self._models is None:
            self._models = find_models(self._folder)
        return self._models

    def _load(self) -> _Networks:
        if self._networks is None:
            models = self._find()
            try:
                self._networks = _Networks(models)
            except Exception as error:  # as above, and a package may be there without being whole
                raise _unusable(self._folder, error) from error
        return self._networks


class _Networks:
    """SCRFD and ArcFace in memory, on the CPU. Not for several threads at once."""

    def __init__(self, models: IdentityModels) -> None:
        # Before onnxruntime, whose telemetry it turns off.
        from insightface.model_zoo import SCRFD, ArcFaceONNX

        # With one session for every size; otherwise SCRFD writes the network anew for each.
        self._detector = SCRFD(str(models.detector), _session(models.detector), static_shape_sessions=False)
        self._recogniser = ArcFaceONNX(str(models.recogniser), _session(models.recogniser))

    def embedding(self, picture: Image, box: Box) -> npt.NDArray[np.float64] | None:
        """The (512,) embedding of length 1 of the face near a box; None when there is none."""
        if box.is_empty:
            return None
        window, scale = _window_around(picture, box)
        boxes, points = self._detector.detect(window, (_SEARCH_SIZE, _SEARCH_SIZE), det_thresh=_MIN_SCORE)
        middle, half = window.shape[0] / 2, np.array([box.width, box.height]) * scale / 2
        chosen = _nearest(boxes[:, :4], np.concatenate((middle - half, middle + half)))
        aligned = None if chosen is None else _aligned(window, points[chosen])
        if aligned is None:
            return None
        embedding = self._recogniser.get_feat(aligned).ravel().astype(np.float64)
        with np.errstate(invalid="ignore"):
            return np.asarray(embedding / np.linalg.norm(embedding))


def _session(path: Path) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = _SILENT
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _window_around(picture: Image, box: Box) -> tuple[Image, float]:
    """The square around a box, blue green red, black beyond the picture's edges, and its scale."""
    side = max(2, round(_WINDOW * max(box.width, box.height)))
    x0, y0 = (box.x0 + box.x1 - side) // 2, (box.y0 + box.y1 - side) // 2
    inside = Box(x0, y0, x0 + side, y0 + side).clipped(picture.shape[1], picture.shape[0])
    window = np.zeros((side, side, 3), np.uint8)
    window[inside.moved(-x0, -y0).slices] = picture[inside.slices][:, :, ::-1]
    if side <= _SEARCH_SIZE:
        return window, 1.0
    # By area: neither SCRFD's scaling nor the alignment smooths, and grain would become a pattern.
    smaller = cv2.resize(window, (_SEARCH_SIZE, _SEARCH_SIZE), interpolation=cv2.INTER_AREA)
    return np.asarray(smaller, np.uint8), _SEARCH_SIZE / side


def _nearest(boxes: npt.NDArray[np.float32], wanted: npt.NDArray[np.float64]) -> int | None:
    """Index of the (x0, y0, x1, y1) box among (n, 4) that overlaps another one most; None when none does enough."""
    if not len(boxes):
        return None
    overlap = np.minimum(boxes[:, 2:], wanted[2:]) - np.maximum(boxes[:, :2], wanted[:2])
    shared = np.prod(np.maximum(overlap, 0), axis=1)
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) + np.prod(wanted[2:] - wanted[:2])
    ratios = shared / np.maximum(areas - shared, 1)
    best = int(np.argmax(ratios))
    return best if ratios[best] >= _MIN_OVERLAP else None


def _aligned(window: Image, points: npt.NDArray[np.float32]) -> Image | None:
    """The upright face of ArcFace, from (5, 2) points of eyes, nose and mouth; None when they span no face.

    As `insightface.utils.face_align.norm_crop`, which calls what scikit-image is about to remove.
    """
    from insightface.utils.face_align import arcface_dst
    from skimage.transform import SimilarityTransform

    fitted = SimilarityTransform.from_estimate(points, arcface_dst)
    if not fitted:
        return None
    size = (ALIGNED_SIZE, ALIGNED_SIZE)
    return np.asarray(cv2.warpAffine(window, fitted.params[:2], size, borderValue=0), np.uint8)


def _unusable(folder: Path, error: Exception) -> ModelError:
    said = " ".join(str(error).split())[:200]
    return ModelError(f"the networks in {folder} do not run ({said})", "bring those of antelopev2 or buffalo_l")
