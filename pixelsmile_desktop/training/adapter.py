"""The adapter that is trained: LoRA matrices beside the frozen weights, and its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.atomic import atomic_write

if TYPE_CHECKING:
    import torch

TARGETS: Final = (
    *("to_q", "to_k", "to_v", "add_q_proj", "add_k_proj", "add_v_proj", "to_out.0", "to_add_out"),
    *("img_mlp.net.0.proj", "img_mlp.net.2", "txt_mlp.net.0.proj", "txt_mlp.net.2"),
)
"""The layers of every block that PixelSmile's adapter changes: attention and the two perceptrons."""
_NAME: Final = "default"
_INFIX: Final = f".{_NAME}."
_PREFIX: Final = "transformer."
_METADATA: Final = "lora_adapter_metadata"


def add_adapter(transformer: Any, rank: int, alpha: float, seed: int) -> None:
    """Lay trainable LoRA matrices in float32 beside the frozen layers of a transformer.

    Args:
        transformer: a `QwenImageTransformer2DModel`; its own weights are frozen.
        rank: width between the two matrices.
        alpha: the scale is alpha / rank.
        seed: of the first matrices; the second are 0, so that at first nothing changes.
    """
    import torch
    from peft import LoraConfig

    transformer.requires_grad_(False)
    # peft declares whole numbers and takes any.
    config = LoraConfig(
        r=rank,
        lora_alpha=alpha,  # type: ignore[arg-type]
        target_modules=list(TARGETS),
        lora_dropout=0.0,
        init_lora_weights="gaussian",
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        transformer.add_adapter(config, adapter_name=_NAME)
    for parameter in transformer.parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.float()


def trainable(transformer: Any) -> dict[str, torch.nn.Parameter]:
    """By name: the matrices of the adapter, in the order of the model."""
    return {name: parameter for name, parameter in transformer.named_parameters() if parameter.requires_grad}


def adapter_tensors(values: Mapping[str, torch.Tensor], dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """The matrices of `trainable`, or of an average of them, as diffusers names them in a file."""
    named = {f"{_PREFIX}{name.replace(_INFIX, '.')}": value for name, value in values.items()}
    return {name: value.detach().to("cpu", dtype).contiguous() for name, value in named.items()}


def trainable_name(name: str) -> str:
    """What `trainable` calls a matrix that `adapter_tensors` named."""
    return name.removeprefix(_PREFIX).replace(".weight", f"{_INFIX}weight")


def adapter_metadata(rank: int, alpha: float) -> dict[str, str]:
    """What the head of a file says of an adapter, where diffusers and the PixelSmile engine look for it."""
    config = {"r": rank, "lora_alpha": alpha, "target_modules": sorted(TARGETS), "lora_dropout": 0.0, "bias": "none"}
    return {"format": "pt", _METADATA: json.dumps({f"{_PREFIX}{key}": value for key, value in config.items()})}


def write_adapter(path: Path, tensors: Mapping[str, torch.Tensor], metadata: Mapping[str, str]) -> None:
    """Write an adapter.

    Args:
        path: the file.
        tensors: from `adapter_tensors`.
        metadata: from `adapter_metadata`.

    Raises:
        SaveError: the file system refuses; what was at `path` stays.
    """
    from safetensors.torch import save

    data = save(dict(tensors), dict(metadata))
    with atomic_write(path) as file:
        file.write(data)
