"""The three networks and the geometry file, checked against the sha256 they were shipped with, loaded on first use."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.face import CanonicalFace
from pixelsmile_desktop.faces.canonical import read_canonical_face

Tensor = npt.NDArray[np.float32]

DETECTOR = "face_detector.tflite"
LANDMARKS = "face_landmarks_detector.tflite"
BLENDSHAPES = "face_blendshapes.tflite"
GEOMETRY = "geometry_pipeline_metadata_landmarks.binarypb"

SHA256SUMS: Mapping[str, str] = {
    BLENDSHAPES: "4f36dded049db18d76048567439b2a7f58f1daabc00d78bfe8f3ad396a2d2082",
    DETECTOR: "b4578f35940bf5a1a655214a1cce5cab13eba73c1297cd78e1a04c2380b0152f",
    LANDMARKS: "c7d54204ce0448474c7f3fa9af494787c0965cbdd6f20fc72867e43046bd43d5",
    GEOMETRY: "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4",
}
"""Parts of MediaPipe's face_landmarker.task, float16, version 1 (Apache-2.0)."""


def read_verified(folder: Path, name: str) -> bytes:
    """The bytes of a file of `SHA256SUMS`.

    Raises:
        ResourceError: it is missing, unreadable, or not the file that was shipped.
    """
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ResourceError(f"the face model {path} cannot be read ({reason})", "install the program again") from error
    if hashlib.sha256(content).hexdigest() != SHA256SUMS[name]:
        raise ResourceError(f"the face model {path} is not the one that was shipped", "install the program again")
    return content


class Networks:
    """The face models of one folder. Safe to share between threads: one network runs at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._loaded: dict[str, Any] = {}
        self._canonical: CanonicalFace | None = None

    @property
    def canonical(self) -> CanonicalFace:
        """The canonical face.

        Raises:
            ResourceError: its file is missing or altered.
        """
        with self._lock:
            if self._canonical is None:
                self._canonical = read_canonical_face(read_verified(self._folder, GEOMETRY))
            return self._canonical

    def run(self, name: str, batch: Tensor, outputs: Sequence[str] = ("",)) -> list[Tensor]:
        """The named outputs of a network for one batch of inputs, as copies.

        Raises:
            ResourceError: the network's file is missing or altered.
        """
        with self._lock:
            network = self._network(name)
            network.setInput(np.ascontiguousarray(batch))
            results = network.forward(list(outputs)) if outputs != ("",) else [network.forward()]
            return [np.array(result, np.float32) for result in results]

    def _network(self, name: str) -> Any:
        if name not in self._loaded:
            content = read_verified(self._folder, name)
            self._loaded[name] = cv2.dnn.readNetFromTFLite(np.frombuffer(content, np.uint8))
        return self._loaded[name]
