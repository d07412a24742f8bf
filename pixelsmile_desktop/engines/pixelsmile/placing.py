"""Where the parts of a model lie, and how they get to the device and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pixelsmile_desktop.core.plan import Placement


def home_of(placement: Placement, device: str) -> str:
    """The device on which the weights of a part lie while it is not at work."""
    return device if placement is Placement.RESIDENT else "cpu"


@contextmanager
def at_work(module: Any, placement: Placement, device: str) -> Iterator[None]:
    """Have a part of the model on the device within the block, if it is one that visits it for its work.

    Args:
        module: a `torch.nn.Module`.
        placement: the others are left where they are: they are there always, or come in pieces by themselves.
        device: as torch calls it.
    """
    if placement is not Placement.SWAPPED:
        yield
        return
    try:
        module.to(device)
        yield
    finally:
        module.to("cpu")
        free_cache(device)


def free_cache(device: str) -> None:
    """Give memory that torch keeps for later back to the device, so that another part finds room."""
    import torch

    kind = torch.device(device).type
    if kind != "cpu":
        torch.get_device_module(kind).empty_cache()


def stream_transformer(transformer: Any, device: str) -> None:
    """Have the blocks of a diffusers transformer visit the device one after another, the next while one is at work."""
    transformer.enable_group_offload(**_streaming(device))


def stream_text_encoder(encoder: Any, device: str) -> None:
    """Have the layers of a `Qwen2_5_VLModel` visit the device one after another.

    Its token embedding stays in main memory, and so does `encoder.device`; inputs are brought to the device by
    the layers themselves.
    """
    from diffusers.hooks.group_offloading import apply_group_offloading

    apply_group_offloading(encoder, block_modules=["visual", "language_model"], **_streaming(device))


def _streaming(device: str) -> dict[str, Any]:
    """Arguments of diffusers' group offloading."""
    import torch

    has_streams = torch.device(device).type == "cuda"
    return {
        "onload_device": torch.device(device),
        "offload_device": torch.device("cpu"),
        "offload_type": "block_level",
        "num_blocks_per_group": 1,
        "use_stream": has_streams,
        "record_stream": has_streams,
        # Pinned beforehand, the weights would lie in main memory twice.
        "low_cpu_mem_usage": True,
    }
