"""Adapters with random numbers, written as each trainer writes them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file

from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.lora import Shapes
from pixelsmile_desktop.engines.pixelsmile.lora_file import read_adapter
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter

TARGETS = (
    *("attn.to_q", "attn.to_k", "attn.to_v", "attn.to_out.0"),
    *("attn.add_q_proj", "attn.add_k_proj", "attn.add_v_proj", "attn.to_add_out"),
    *("img_mlp.net.0.proj", "img_mlp.net.2", "txt_mlp.net.0.proj", "txt_mlp.net.2"),
)
"""The layers of a block that the published adapter changes."""
MODULATION_TARGETS = ("img_mod.1", "txt_mod.1")
"""What the Lightning adapters change besides."""

# By name: how a trainer calls the pair of a module.
DIALECTS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "diffusers": lambda m: (f"transformer.{m}.lora_A.weight", f"transformer.{m}.lora_B.weight"),
    "reference": lambda m: (f"transformer.{m}.lora.down.weight", f"transformer.{m}.lora.up.weight"),
    "bare": lambda m: (f"{m}.lora_A.weight", f"{m}.lora_B.weight"),
    "peft": lambda m: (f"base_model.model.{m}.lora_A.weight", f"base_model.model.{m}.lora_B.weight"),
    "peft_named": lambda m: (f"{m}.lora_A.default.weight", f"{m}.lora_B.default.weight"),
    "comfy": lambda m: (f"diffusion_model.{m}.lora_down.weight", f"diffusion_model.{m}.lora_up.weight"),
    "lightning": lambda m: (f"{m}.lora_down.weight", f"{m}.lora_up.weight"),
    "kohya": lambda m: (
        f"lora_unet_{m.replace('.', '_')}.lora_down.weight",
        f"lora_unet_{m.replace('.', '_')}.lora_up.weight",
    ),
}

Pairs = dict[str, tuple[torch.Tensor, torch.Tensor]]


def is_target(module: str, targets: tuple[str, ...] = TARGETS) -> bool:
    return module.startswith("transformer_blocks.") and module.endswith(targets)


def random_pairs(
    shapes: Shapes,
    targets: tuple[str, ...] = TARGETS,
    rank: int = 4,
    seed: int = 1,
    dtype: torch.dtype = torch.float32,
) -> Pairs:
    """By module: down (rank, inputs) and up (outputs, rank), large enough to be seen in the result."""
    generator = torch.Generator().manual_seed(seed)
    return {
        module: (
            torch.randn(rank, inputs, generator=generator).mul(0.2).to(dtype),
            torch.randn(outputs, rank, generator=generator).mul(0.2).to(dtype),
        )
        for module, (outputs, inputs) in shapes.items()
        if is_target(module, targets)
    }


def tensors_of(pairs: Pairs, dialect: Callable[[str], str] | str = "diffusers") -> dict[str, torch.Tensor]:
    """By key: the matrices; `dialect` is one for all or says the one of a module."""
    tensors = {}
    for module, (down, up) in pairs.items():
        name = dialect if isinstance(dialect, str) else dialect(module)
        down_key, up_key = DIALECTS[name](module)
        tensors |= {down_key: down, up_key: up}
    return tensors


def reference_dialect(module: str) -> str:
    """What the trainer of the reference writes: some layers in one dialect, the others in another."""
    return "reference" if module.endswith(("to_q", "to_k", "to_v", "to_out.0")) else "diffusers"


def save_adapter(path: Path, tensors: Mapping[str, torch.Tensor], metadata: Mapping[str, str] | None = None) -> Path:
    save_file(
        {key: tensor.clone() for key, tensor in tensors.items()}, path, metadata={"format": "pt", **(metadata or {})}
    )
    return path


def weighted(path: Path, strength: float = 1.0) -> WeightedAdapter:
    return WeightedAdapter(read_adapter(path), strength)


def a_plan(
    precision: Precision = Precision.FP32,
    *,
    transformer: Placement = Placement.RESIDENT,
    text_encoder: Placement = Placement.RESIDENT,
    table: bool = False,
    tiled: bool = False,
) -> Plan:
    return Plan(
        name="test",
        device="cpu",
        precision=precision,
        transformer=transformer,
        text_encoder_precision=precision,
        text_encoder=text_encoder,
        modulation_table=table,
        tiled_vae=tiled,
        batch=1,
        vram_gb=0.0,
        ram_gb=0.0,
        disk_gb=0.0,
        load_seconds=0.0,
        seconds=0.0,
        fits=True,
        reason="",
    )


def some_inputs(batch: int = 1, timestep: float = 0.5, dtype: torch.dtype = torch.float32) -> dict[str, object]:
    """Arguments of a pass of a tiny transformer over a picture of 4 x 4 tokens and one it is made from."""
    generator = torch.Generator().manual_seed(5)
    return {
        "hidden_states": torch.randn(batch, 32, 64, generator=generator).to(dtype),
        "encoder_hidden_states": torch.randn(batch, 9, 32, generator=generator).to(dtype),
        "timestep": torch.full((batch,), timestep, dtype=dtype),
        "img_shapes": [[(1, 4, 4), (1, 4, 4)]] * batch,
        "return_dict": False,
    }


@torch.no_grad()
def output_of(transformer: object, **inputs: object) -> torch.Tensor:
    dtype = inputs.pop("dtype", torch.float32)
    return transformer(**some_inputs(dtype=dtype, **inputs))[0]
