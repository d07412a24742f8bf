"""A model folder of any size that takes no space: weight files with true heads and holes for weights.

The program's own loading can be measured with it at the real size, on machines that have neither the 58 GB nor the
room for them: the files read as zeros. Fill the weights with random numbers afterwards (`randomise`), because
arithmetic on zeros costs a GPU less power and so runs faster than it would.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.benchmark.random_model import RandomModel

if TYPE_CHECKING:
    import torch

_WIDTH = 2
"""Bytes of a bfloat16."""
_SPREAD = 0.02
"""Standard deviation of random weights; about that of trained ones."""


def save_hollow(model: RandomModel, folder: Path) -> Path:
    """Write a model with weights of zero in bfloat16, as sparse files where the disk knows them; the folder."""
    import torch

    small = {"tokenizer": model.tokenizer(), "scheduler": model.scheduler()}
    for name, part in small.items():
        part.save_pretrained(folder / name)
    with torch.device("meta"):
        encoder, transformer, vae = model.text_encoder(), model.transformer(), model.vae()
    config = model.text_encoder_config()
    config.architectures = [type(encoder).__name__]
    config.save_pretrained(folder / "text_encoder")
    for name, part in {"transformer": transformer, "vae": vae}.items():
        (folder / name).mkdir(parents=True)
        part.save_config(folder / name)
    tensors = {_published(name): tensor for name, tensor in encoder.state_dict().items()}
    _write_holes(folder / "text_encoder" / "model.safetensors", tensors)
    _write_holes(folder / "transformer" / "diffusion_pytorch_model.safetensors", transformer.state_dict())
    _write_holes(folder / "vae" / "diffusion_pytorch_model.safetensors", vae.state_dict())
    (folder / "model_index.json").write_text(json.dumps(_index(encoder, transformer, vae)), encoding="utf-8")
    return folder


def randomise(part: torch.nn.Module) -> None:
    """Fill every weight of a loaded part with random numbers, whatever it is stored as."""
    import torch

    with torch.no_grad():
        for parameter in part.parameters():
            if parameter.dtype == torch.uint8:
                parameter.data.random_(0, 256)
            elif parameter.element_size() == 1:
                # There is no random generator for eight-bit floats.
                drawn = torch.empty(parameter.shape, dtype=torch.bfloat16, device=parameter.device)
                parameter.data.copy_(drawn.normal_(0, _SPREAD))
            else:
                parameter.data.normal_(0, _SPREAD)


def _published(name: str) -> str:
    """The name that a tensor of the text encoder has in files, from that in memory."""
    return name.replace("model.language_model.", "model.").replace("model.visual.", "visual.")


def _write_holes(path: Path, tensors: Mapping[str, torch.Tensor]) -> None:
    """A safetensors file (8 bytes of length, JSON, data) whose data is a hole."""
    head: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, tensor in tensors.items():
        start, end = end, end + _WIDTH * tensor.numel()
        head[name] = {"dtype": "BF16", "shape": list(tensor.shape), "data_offsets": [start, end]}
    text = json.dumps(head).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.truncate(8 + len(text) + end)


def _index(encoder: Any, transformer: Any, vae: Any) -> dict[str, Any]:
    from diffusers import FlowMatchEulerDiscreteScheduler

    return {
        "_class_name": "QwenImageEditPlusPipeline",
        "scheduler": ["diffusers", FlowMatchEulerDiscreteScheduler.__name__],
        "text_encoder": ["transformers", type(encoder).__name__],
        "tokenizer": ["transformers", "Qwen2Tokenizer"],
        "transformer": ["diffusers", type(transformer).__name__],
        "vae": ["diffusers", type(vae).__name__],
    }
