"""The weights of one part of a model as they lie on the disk: safetensors files, read tensor by tensor."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError

if TYPE_CHECKING:
    import torch

_REMEDY: Final = "verify or download the model again"
_STEM: Final = "diffusion_pytorch_model"


def read_config(folder: Path, class_name: str) -> dict[str, Any]:
    """The config.json of a part of a model.

    Args:
        folder: of the part.
        class_name: the only class that it may be of.

    Raises:
        ModelError: it is not there or damaged, of another class, quantised by somebody else, or brings code along.
    """
    path = folder / "config.json"
    config = read_json(path)
    # Parts of diffusers name their class, those of transformers the architecture.
    named = config.get("_class_name") or (config.get("architectures") or [None])[0]
    if "auto_map" in config or config.get("trust_remote_code"):
        raise ModelError(f"{path} asks to run code that comes with the model", "choose a model without code of its own")
    if named != class_name:
        raise ModelError(f"{folder} holds a {named}, not a {class_name}", "choose a Qwen-Image-Edit-2511 model")
    if config.get("quantization_config"):
        raise ModelError(f"the weights in {folder} are quantised already", "choose the model in bfloat16")
    return config


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file of a model.

    Raises:
        ModelError: it is not there, cannot be read, or is none.
    """
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelError(f"the model is incomplete: there is no {path}", _REMEDY) from error
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}", _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is damaged", _REMEDY) from error
    if not isinstance(value, dict):
        raise ModelError(f"{path} is damaged", _REMEDY)
    return value


class Shards:
    """The tensors in a folder of safetensors files; the files stay open and are mapped, not read, until asked.

    Args:
        folder: of one part of the model; with an index if there are several files.

    Raises:
        ModelError: a file is missing, damaged, or no safetensors file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Any] = {}
        self._file_of: dict[str, str] = {}
        for file in _file_names(folder):
            self._files[file] = _opened(folder / file)
            self._file_of |= dict.fromkeys(self._files[file].keys(), file)

    def __iter__(self) -> Iterator[str]:
        """The names of all tensors, file by file."""
        return iter(self._file_of)

    def shape(self, name: str) -> tuple[int, ...]:
        """Shape of a tensor, without reading it."""
        return tuple(self._files[self._file_of[name]].get_slice(name).get_shape())

    def tensor(self, name: str) -> torch.Tensor:
        """A tensor, in main memory and of the type it was stored in.

        Raises:
            ModelError: there is none of that name, or it cannot be read.
        """
        from safetensors import SafetensorError

        if name not in self._file_of:
            raise ModelError(f"the model in {self._folder} has no tensor {name}", _REMEDY)
        try:
            return self._files[self._file_of[name]].get_tensor(name)
        except (SafetensorError, OSError) as error:
            raise ModelError(f"{self._folder / self._file_of[name]} is damaged ({error})", _REMEDY) from error


def _file_names(folder: Path) -> list[str]:
    """Names of the files that make up a part of a model."""
    index = folder / f"{_STEM}.safetensors.index.json"
    if not index.exists():
        return [f"{_STEM}.safetensors"]
    files = read_json(index).get("weight_map")
    if not isinstance(files, Mapping) or not files:
        raise ModelError(f"{index} is damaged", _REMEDY)
    names = sorted({str(name) for name in files.values()})
    if any(Path(name).name != name or not name.endswith(".safetensors") for name in names):
        raise ModelError(f"{index} names files that are not part of the model", _REMEDY)
    return names


def _opened(path: Path) -> Any:
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        pickles = next(path.parent.glob("*.bin"), None)
        if pickles is not None:
            raise ModelError(f"{pickles} may run code when it is read", "choose a model in safetensors format")
        raise ModelError(f"the model is incomplete: there is no {path}", _REMEDY)
    try:
        return safe_open(path, "pt")
    except (SafetensorError, OSError) as error:
        raise ModelError(f"{path} is damaged or not complete ({error})", _REMEDY) from error
