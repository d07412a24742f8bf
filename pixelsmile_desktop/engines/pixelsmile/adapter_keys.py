"""The names that tensors of an adapter go by; every trainer has its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pixelsmile_desktop.core.errors import ModelError

_ROLE: Final = re.compile(
    r"(?P<module>.+?)\.(?:"
    r"(?P<down>lora_A(?:\.[^.]+)?\.weight|lora_down\.weight|lora\.down\.weight)|"
    r"(?P<up>lora_B(?:\.[^.]+)?\.weight|lora_up\.weight|lora\.up\.weight)|"
    r"(?P<alpha>alpha))"
)
"""Module and role: peft's lora_A and lora_B (with or without the adapter's name), kohya's lora_down and lora_up, and
the lora.down and lora.up of diffusers. One file may mix them: the trainer of the reference does."""
_PREFIXES: Final = ("base_model.model.", "model.diffusion_model.", "diffusion_model.", "transformer.")
FLAT_PREFIXES: Final = ("lora_unet_", "lycoris_")
"""Begin names in which the dots became underscores; only the model's own names can tell them apart again."""
_TEXT_ENCODER: Final = ("text_encoder.", "text_encoder_2.", "lora_te_", "lora_te1_", "lora_te2_")
_OTHER_KINDS: Final = {
    "lokr_": "a LoKr adapter",
    "hada_": "a LoHa adapter",
    "dora_scale": "a DoRA adapter",
    "lora_magnitude_vector": "a DoRA adapter",
    "oft_": "an OFT adapter",
    "lora_mid": "a convolutional LoRA adapter",
    "lora_embedding": "a LoRA adapter of embeddings",
    "lora_b.bias": "a LoRA adapter with biases",
    ".diff": "an adapter of whole weights",
}
_REMEDY: Final = "choose a LoRA adapter for Qwen-Image-Edit in safetensors format"


class Role(StrEnum):
    """What a tensor is to its module."""

    DOWN = "down"
    UP = "up"
    ALPHA = "alpha"


@dataclass(frozen=True)
class AdapterKey:
    """What the name of a tensor says.

    Attributes:
        key: the name itself.
        module: the module it belongs to; flat (see `FLAT_PREFIXES`) or as the transformer names it.
        role: what it is to the module.
    """

    key: str
    module: str
    role: Role


def parse_keys(keys: Iterable[str]) -> list[AdapterKey]:
    """What the names of an adapter's tensors say, whatever the dialect, also several in one file.

    Raises:
        ModelError: they are those of another kind of adapter, of one that changes the text encoder, or of none.
    """
    keys = list(keys)
    parsed = [(key, _ROLE.fullmatch(key)) for key in keys]
    strangers = [key for key, match in parsed if match is None]
    if strangers or not keys:
        raise _why_strange(strangers, has_pairs=len(strangers) < len(keys))
    for key in keys:
        if key.startswith(_TEXT_ENCODER):
            raise ModelError(f"the adapter also changes the text encoder ({key})", _REMEDY)
    return [_adapter_key(key, match) for key, match in parsed if match is not None]


def flat_name(module: str) -> str | None:
    """The part of a flat name that stands for a module, its dots turned to underscores; None if it is not flat."""
    prefix = next((prefix for prefix in FLAT_PREFIXES if module.startswith(prefix)), None)
    return None if prefix is None else module.removeprefix(prefix).replace(".", "_")


def without_prefix(module: str) -> str:
    """The name of a module without what trainers put before it."""
    while (prefix := next((p for p in _PREFIXES if module.startswith(p)), None)) is not None:
        module = module.removeprefix(prefix)
    return module


def _adapter_key(key: str, match: re.Match[str]) -> AdapterKey:
    role = next(role for role in Role if match[role] is not None)
    return AdapterKey(key, without_prefix(match["module"]), role)


def _why_strange(strangers: list[str], *, has_pairs: bool) -> ModelError:
    for key in strangers:
        for mark, kind in _OTHER_KINDS.items():
            if mark in key.lower():
                return ModelError(f"the file is {kind} ({key}), which is not supported", _REMEDY)
    if has_pairs:
        return ModelError(f"the adapter has a part that is unknown ({strangers[0]})", _REMEDY)
    return ModelError("the file has no adapter in it", _REMEDY)
