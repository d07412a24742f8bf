"""The three bundled networks of MediaPipe's face landmarker, run by OpenCV.

Measured against LiteRT, landmarks differ by at most 4e-4 pixels of the 256-pixel crop. OpenCV 5 reads a wrong tensor of
networks with several outputs in its new engine, so the classic one is asked for there.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.core.errors import ResourceError

Array = npt.NDArray[Any]

SHA256: Mapping[str, str] = {
    "face_blendshapes.tflite": "4f36dded049db18d76048567439b2a7f58f1daabc00d78bfe8f3ad396a2d2082",
    "face_detector.tflite": "b4578f35940bf5a1a655214a1cce5cab13eba73c1297cd78e1a04c2380b0152f",
    "face_landmarks_detector.tflite": "c7d54204ce0448474c7f3fa9af494787c0965cbdd6f20fc72867e43046bd43d5",
    "geometry_pipeline_metadata_landmarks.binarypb": "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4",
}
_REMEDY = "install PixelSmile Desktop again"


def read_verified(folder: Path, name: str) -> bytes:
    """The bytes of a bundled model file.

    Raises:
        ResourceError: it is missing, unreadable or not the file that was shipped.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise ResourceError(f"the face model {name} cannot be read ({error.strerror})", _REMEDY) from error
    if hashlib.sha256(data).hexdigest() != SHA256[name]:
        raise ResourceError(f"the face model {name} is damaged or was changed", _REMEDY)
    return data


class Network:
    """One network, loaded at first use; safe to use from several threads.

    Args:
        folder: where the model files lie.
        name: file name of the model.
        outputs: names of the output tensors, in the order in which `run` gives them; none for the one there is.
    """

    def __init__(self, folder: Path, name: str, outputs: tuple[str, ...]) -> None:
        self._folder = folder
        self._name = name
        self._outputs = outputs
        self._lock = threading.Lock()
        self._net: Any = None

    def load(self) -> None:
        """Read and verify the model now instead of at first use.

        Raises:
            ResourceError: the file is missing, damaged or not understood.
        """
        with self._lock:
            if self._net is None:
                self._net = self._read()

    def run(self, tensor: Array) -> tuple[Array, ...]:
        """The outputs for an input tensor, each flattened as the network gives it."""
        self.load()
        with self._lock:
            self._net.setInput(np.ascontiguousarray(tensor, np.float32))
            # The layers' own memory is handed out and overwritten by the next run.
            outputs = self._net.forward(list(self._outputs)) if self._outputs else [self._net.forward()]
            return tuple(np.array(output) for output in outputs)

    def _read(self) -> Any:
        data = read_verified(self._folder, self._name)
        try:
            if hasattr(cv2.dnn, "ENGINE_CLASSIC"):
                # In OpenCV 5 only the overload that takes a path honours the engine.
                return cv2.dnn.readNetFromTFLite(str(self._folder / self._name), engine=cv2.dnn.ENGINE_CLASSIC)
            return cv2.dnn.readNetFromTFLite(np.frombuffer(data, np.uint8))
        except cv2.error as error:
            raise ResourceError(f"the face model {self._name} is not understood by OpenCV", _REMEDY) from error
