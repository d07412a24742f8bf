"""What frozen networks see in a picture: CLIP the scene, ArcFace the person. Gradients flow through both."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE
from pixelsmile_desktop.training.alignment import aligned
from pixelsmile_desktop.training.onnx_module import check_network, network_module, read_network

if TYPE_CHECKING:
    import torch

_MEAN: Final = (0.48145466, 0.4578275, 0.40821073)
_DEVIATION: Final = (0.26862954, 0.26130258, 0.27577711)
"""Of the pictures that CLIP was trained on (openai/CLIP, `clip.py`), for folders that do not say it."""
_REMEDY: Final = "name the folder of a CLIP model in transformers' format, with safetensors weights"


def clip_fingerprint(folder: Path) -> str:
    """SHA-256 of the weights and the configuration of a CLIP model.

    Raises:
        ModelError: there are none.
    """
    files = sorted([*folder.glob("*.safetensors"), *folder.glob("*config.json")])
    if not any(path.suffix == ".safetensors" for path in files):
        raise ModelError(f"{folder} holds no safetensors weights", _REMEDY)
    return hashlib.sha256("".join(f"{path.name} {_digest(path)}\n" for path in files).encode()).hexdigest()


def recogniser_fingerprint(path: Path) -> str:
    """SHA-256 of the file of a recogniser, whose steps are known.

    Raises:
        ModelError: it cannot be read, or is no recogniser that can be trained with.
    """
    digest = _digest(path)
    check_network(path)
    return digest


class ClipFeatures:
    """The projected features of a frozen CLIP vision model.

    Args:
        folder: of a CLIP model: OpenAI's ViT-L/14 for persons, DanbooruCLIP for drawn characters.
        device: as torch calls it.
        dtype: that it computes in.

    Attributes:
        device: as above.

    Raises:
        ModelError: it cannot be loaded.
    """

    def __init__(self, folder: Path, device: str, dtype: torch.dtype) -> None:
        import torch

        self.device = device
        self._model = _clip_model(folder).to(device, dtype)
        self._dtype = dtype
        self._side = int(self._model.config.image_size)
        mean, deviation = _statistics(folder)
        self._mean = torch.tensor(mean, device=device, dtype=dtype)[:, None, None]
        self._deviation = torch.tensor(deviation, device=device, dtype=dtype)[:, None, None]

    def __call__(self, pictures: torch.Tensor) -> torch.Tensor:
        """(n, features) of (n, 3, side, side) pictures in -1..1."""
        from torch.nn.functional import interpolate

        size = (self._side, self._side)
        scaled = interpolate(pictures.float(), size, mode="bicubic", antialias=True, align_corners=False)
        shown = (scaled.to(self._dtype) / 2 + 0.5 - self._mean) / self._deviation
        features: torch.Tensor = self._model(pixel_values=shown).image_embeds
        return features


class FaceFeatures:
    """ArcFace's embedding of the person, in float32: what it tells apart is small.

    Args:
        path: ONNX file of the recogniser.
        device: as torch calls it.

    Attributes:
        device: as above.

    Raises:
        ModelError: it cannot be loaded, or is no recogniser of faces of 112 pixels.
    """

    def __init__(self, path: Path, device: str) -> None:
        import torch

        network = read_network(path)
        self.device = device
        self._takes_bytes = network.takes_bytes
        self._module = network_module(network).to(device)
        probe = torch.zeros(2, 3, ALIGNED_SIZE, ALIGNED_SIZE, device=device)
        try:
            with torch.no_grad():
                shape = self._module(probe).shape
        except (RuntimeError, KeyError, IndexError, TypeError, ValueError) as error:
            raise ModelError(
                f"{path} does not run on faces of 112 pixels ({error})", "name an ArcFace recogniser"
            ) from error
        if len(shape) != 2 or shape[0] != 2:
            raise ModelError(f"{path} gives {tuple(shape)} for two faces", "name an ArcFace recogniser")

    def __call__(self, pictures: torch.Tensor, points: torch.Tensor) -> torch.Tensor:
        """(n, features) of the faces at (n, 5, 2) points in pixels of (n, 3, h, w) pictures in -1..1."""
        faces = aligned(pictures.float(), points.float())
        if self._takes_bytes:
            faces = (faces + 1) * 127.5
        features: torch.Tensor = self._module(faces)
        return features


def _clip_model(folder: Path) -> Any:
    from transformers import CLIPVisionModelWithProjection

    options: dict[str, Any] = {"local_files_only": True, "use_safetensors": True, "trust_remote_code": False}
    try:
        loaded: Any = CLIPVisionModelWithProjection.from_pretrained(folder, output_loading_info=True, **options)
        model, report = loaded
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ModelError(f"{folder} cannot be loaded ({' '.join(str(error).split())})", _REMEDY) from error
    if report["missing_keys"]:
        raise ModelError(f"the weights in {folder} lack {sorted(report['missing_keys'])[0]}", _REMEDY)
    return model.eval().requires_grad_(False)


def _statistics(folder: Path) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation of the three colours, 0..1."""
    path = folder / "preprocessor_config.json"
    if not path.is_file():
        return _MEAN, _DEVIATION
    try:
        data = json.loads(path.read_bytes())
        mean, deviation = (tuple(map(float, data[name])) for name in ("image_mean", "image_std"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is damaged", _REMEDY) from error
    return mean, deviation


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})", "check the name in the configuration") from error
