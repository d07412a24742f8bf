"""The weights of one part of a model as they lie on the disk, read tensor by tensor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.engines.pixelsmile.model_folder import Component

if TYPE_CHECKING:
    import torch

_REMEDY: Final = "download it again"


def check_class(component: Component, class_name: str) -> None:
    """Refuse a part of a model that is not plain weights of the one class that it may be of.

    Raises:
        ModelError: it is of another class, brings code along, or was quantised by somebody else.
    """
    config, folder = component.config, component.folder
    if "auto_map" in config or config.get("trust_remote_code"):
        what = f"{folder / 'config.json'} asks to run code that comes with the model"
        raise ModelError(what, "choose a model without code of its own")
    # Parts of diffusers name their class, those of transformers their architecture.
    named = config.get("_class_name") or next(iter(config.get("architectures") or ["part without a name"]))
    if named != class_name:
        raise ModelError(f"{folder} holds a {named}, not a {class_name}", "choose a Qwen-Image-Edit-2511 model")
    if config.get("quantization_config"):
        raise ModelError(f"the weights in {folder} are quantised already", "choose the model in bfloat16")


class Shards:
    """The tensors of a part of a model; its files stay open and are mapped into memory, not read, until asked.

    Args:
        component: the part.

    Raises:
        ModelError: a file is damaged.
    """

    def __init__(self, component: Component) -> None:
        self._component = component
        self._files: dict[str, Any] = {}
        self._file_of: dict[str, str] = {}
        for name, header in component.shards.items():
            self._files[name] = self._opened(name)
            self._file_of |= dict.fromkeys(header.parameters, name)

    def __iter__(self) -> Iterator[str]:
        """The names of all tensors, file by file."""
        return iter(self._file_of)

    def __contains__(self, name: str) -> bool:
        """Whether there is a tensor of that name."""
        return name in self._file_of

    def shape(self, name: str) -> tuple[int, ...]:
        """Shape of a tensor, without reading it."""
        return tuple(self._files[self._name_of_file(name)].get_slice(name).get_shape())

    def tensor(self, name: str) -> torch.Tensor:
        """A tensor, in main memory and of the type it was stored in.

        Raises:
            ModelError: there is none of that name, or it cannot be read.
        """
        from safetensors import SafetensorError

        file = self._name_of_file(name)
        try:
            return self._files[file].get_tensor(name)
        except (SafetensorError, OSError) as error:
            raise ModelError(f"{self._component.folder / file} is damaged ({error})", _REMEDY) from error

    def _name_of_file(self, name: str) -> str:
        if name not in self._file_of:
            raise ModelError(f"the model in {self._component.folder} has no {name}", _REMEDY)
        return self._file_of[name]

    def _opened(self, name: str) -> Any:
        from safetensors import SafetensorError, safe_open

        path = self._component.folder / name
        try:
            return safe_open(path, "pt")
        except (SafetensorError, OSError) as error:
            raise ModelError(f"{path} is damaged ({error})", _REMEDY) from error
