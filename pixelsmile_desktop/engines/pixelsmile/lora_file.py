"""Reads the file of an adapter without the model: every fault is found before anything is changed."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.safetensors_header import read_header
from pixelsmile_desktop.engines.pixelsmile.adapter_keys import AdapterKey, Role, parse_keys, without_prefix

if TYPE_CHECKING:
    import torch

_PICKLES: Final = (".bin", ".ckpt", ".pickle", ".pkl", ".pt", ".pth")
_METADATA: Final = "lora_adapter_metadata"
"""Where diffusers stores the configuration that peft trained with."""
_REMEDY: Final = "choose the adapter's .safetensors file, or download it again"


@dataclass(frozen=True, eq=False)
class LoraPair:
    """What an adapter adds to one linear layer: `scale * up @ down`.

    Attributes:
        down: (rank, inputs).
        up: (outputs, rank).
        alpha: numerator of the scale, if the file stores one.
    """

    down: torch.Tensor
    up: torch.Tensor
    alpha: float | None = None

    @property
    def rank(self) -> int:
        """Width between the two matrices."""
        return self.down.shape[0]

    @property
    def scale(self) -> float:
        """Alpha / rank; 1 without an alpha, as diffusers has it, whatever the training used."""
        return 1.0 if self.alpha is None else self.alpha / self.rank


@dataclass(frozen=True, eq=False)
class Adapter:
    """A LoRA adapter.

    Attributes:
        path: its file.
        fingerprint: SHA-256 of the whole file. Its header alone would not do: two trainings of the same kind differ in
            nothing but the numbers.
        pairs: by module, named as `parse_keys` names it; as the transformer does after `lora.fitted`.
    """

    path: Path
    fingerprint: str
    pairs: Mapping[str, LoraPair]


def read_adapter(path: Path) -> Adapter:
    """Read an adapter; the tensors keep their type and lie in main memory.

    Raises:
        ModelError: there is no such file, it is damaged or of another kind, or its numbers are none.
    """
    _check_kind(path)
    header = read_header(path)
    with _named(path):
        by_module = _grouped(parse_keys(header.parameters))
        metadata = json.loads(header.text).get("__metadata__", {})
        alphas = _stored_alphas(metadata, list(by_module))
        pairs = {
            module: _pair(module, tensors, alphas.get(module)) for module, tensors in _tensors(path, by_module).items()
        }
    with path.open("rb") as file:
        return Adapter(path, hashlib.file_digest(file, "sha256").hexdigest(), pairs)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of every complaint which file it is about."""
    try:
        yield
    except ModelError as error:
        raise ModelError(f"{path.name}: {error.what}", error.remedy) from error


def _check_kind(path: Path) -> None:
    if path.is_dir():
        raise ModelError(f"{path} is a folder, not the file of an adapter", _REMEDY)
    if not path.exists():
        raise ModelError(f"there is no adapter {path}", _REMEDY)
    if path.suffix.lower() in _PICKLES:
        raise ModelError(f"{path} can run programs when it is read; only safetensors files are read", _REMEDY)


def _grouped(keys: list[AdapterKey]) -> dict[str, dict[Role, str]]:
    """By module: the names of its tensors."""
    twice = [entry for entry, count in Counter((k.module, k.role) for k in keys).items() if count > 1]
    if twice:
        module, role = twice[0]
        raise ModelError(f"{module} has more than one {role} matrix, so it is more than one adapter", _REMEDY)
    by_module: dict[str, dict[Role, str]] = {}
    for key in keys:
        by_module.setdefault(key.module, {})[key.role] = key.key
    for module, names in by_module.items():
        missing = [role for role in (Role.DOWN, Role.UP) if role not in names]
        if missing:
            raise ModelError(f"{module} has no {missing[0]} matrix", _REMEDY)
    return by_module


def _tensors(path: Path, by_module: dict[str, dict[Role, str]]) -> dict[str, dict[Role, torch.Tensor]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt") as file:
            return {
                module: {role: file.get_tensor(key) for role, key in names.items()}
                for module, names in by_module.items()
            }
    except (SafetensorError, OSError) as error:
        raise ModelError(f"the file is damaged ({error})", _REMEDY) from error


def _pair(module: str, tensors: dict[Role, torch.Tensor], alpha: float | None) -> LoraPair:
    """The pair of a module, its shapes and numbers checked."""
    import torch

    down, up = tensors[Role.DOWN], tensors[Role.UP]
    for tensor in tensors.values():
        if not tensor.is_floating_point():
            raise ModelError(f"{module} holds numbers of the type {tensor.dtype}", _REMEDY)
        if not torch.isfinite(tensor if tensor.element_size() > 1 else tensor.float()).all():
            raise ModelError(f"{module} holds numbers that are not finite", _REMEDY)
    if down.ndim != 2 or up.ndim != 2 or down.shape[0] != up.shape[1] or 0 in (*down.shape, *up.shape):
        raise ModelError(f"the matrices of {module} do not fit together", _REMEDY)
    if Role.ALPHA in tensors:
        if tensors[Role.ALPHA].numel() != 1:
            raise ModelError(f"the alpha of {module} is not one number", _REMEDY)
        alpha = float(tensors[Role.ALPHA])
    return LoraPair(down, up, alpha)


def _stored_alphas(metadata: Any, modules: list[str]) -> dict[str, float]:
    """By module: the alpha that peft's configuration in the header gives it; empty without such a configuration.

    Raises:
        ModelError: the configuration is damaged, or asks for what is not supported.
    """
    if not isinstance(metadata, dict) or _METADATA not in metadata:
        return {}
    try:
        stored = {without_prefix(name): value for name, value in json.loads(metadata[_METADATA]).items()}
        general = stored.get("lora_alpha")
        alphas = {} if general is None else dict.fromkeys(modules, float(general))
        patterns = {name.removeprefix("^"): float(alpha) for name, alpha in (stored.get("alpha_pattern") or {}).items()}
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        raise ModelError("the configuration in its header is damaged", _REMEDY) from error
    if stored.get("use_dora") or stored.get("use_rslora"):
        raise ModelError("it is a DoRA or a rank-stabilised adapter, which is not supported", _REMEDY)
    for name, alpha in patterns.items():
        # Taken by the letter: peft's regular expressions would let a file keep the program busy for ever.
        named = [module for module in modules if f".{module}".endswith(f".{without_prefix(name)}")]
        if not named:
            raise ModelError(f"its header gives an alpha to {name}, which it does not change", _REMEDY)
        alphas |= dict.fromkeys(named, alpha)
    if not all(map(math.isfinite, alphas.values())):
        raise ModelError("its header holds an alpha that is not finite", _REMEDY)
    return alphas
