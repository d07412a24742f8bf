"""How much memory a training will take: an estimate before anything is loaded, and where it comes from.

The weights are counted. Activations: 34 bytes per token and feature of a block at 16 bits without the attention's own
matrix (V. Korthikanti et al., "Reducing Activation Recomputation in Large Transformer Models", 2022, eq. 2). What the
autoencoder keeps for the gradient of one picture: 69 numbers per pixel and feature, counted on its own graph.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import OutOfMemoryError
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.engines.pixelsmile.footprint import BYTES, GIB, transformer_bytes, vae_bytes
from pixelsmile_desktop.engines.pixelsmile.latents import PATCH
from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts
from pixelsmile_desktop.training.config import Sharding, TrainingConfig

_ADAPTED_WIDTHS = 36
"""Inputs and outputs of a block's adapted matrices in widths of the model: eight of 1 + 1, four of 1 + 4."""
_BLOCK_ACTIVATIONS = 17
"""Numbers that a block keeps per token and feature."""
_DECODING_ACTIVATIONS = 69
_MERGED_PATCH = 28
_INSTRUCTION_TOKENS = 20
_BRANCHES = 2
_SAFETY: Final = 1.25
"""On activations, for workspaces of kernels and fragmentation."""


@dataclass(frozen=True)
class MemoryEstimate:
    """Bytes on the device of one process, by purpose.

    Attributes:
        weights: of the frozen transformer, or of a process's shard of it.
        adapter: the trained matrices, their gradients, the optimizer's moments and the average.
        activations: what the transformer keeps for the gradient.
        judges: the autoencoder, CLIP and ArcFace, and what they keep.
    """

    weights: float
    adapter: float
    activations: float
    judges: float

    @property
    def total(self) -> float:
        """All of it."""
        return self.weights + self.adapter + self.activations + self.judges

    def as_dict(self) -> dict[str, float]:
        """GiB by purpose, and in total."""
        parts = {**asdict(self), "total": self.total}
        return {name: round(value / GIB, 3) for name, value in parts.items()}


def estimate(config: TrainingConfig, model: ModelFacts) -> MemoryEstimate:
    """The memory that a training will take."""
    number = BYTES[config.model.precision]
    shards = config.run.processes if config.run.sharding is Sharding.SHARDED else 1
    trained = adapter_parameters(config, model)
    moments = 2.0 if config.optimizer.eight_bit else 8.0
    average = 4.0 if config.optimizer.ema_decay else 0.0
    return MemoryEstimate(
        weights=transformer_bytes(model, config.model.precision, with_table=False) / shards,
        adapter=trained * (4 + 4 + moments + average) / shards,
        activations=_SAFETY * _activations(config, model) * number,
        judges=_judges(config, model, number),
    )


def adapter_parameters(config: TrainingConfig, model: ModelFacts) -> int:
    """How many numbers are trained."""
    return model.layers * _ADAPTED_WIDTHS * model.width * config.adapter.rank


def check_memory(config: TrainingConfig, needed: MemoryEstimate, hardware: Hardware) -> None:
    """See that a training will fit, as far as is known.

    Raises:
        OutOfMemoryError: it will not.
    """
    if config.run.ignore_memory_estimate:
        return
    on_gpu = bool(hardware.gpus) and config.run.device != "cpu"
    available: float | None
    if on_gpu:
        available = hardware.gpus[0].free_gb or hardware.gpus[0].vram_gb
        wanted = needed.total
    else:
        available = hardware.free_ram_gb or hardware.ram_gb
        wanted = needed.total * config.run.processes
    if available is not None and wanted > available * GIB:
        place = hardware.gpus[0].name if on_gpu else "this computer"
        what = f"the training will take about {wanted / GIB:.1f} GiB, and {place} has {available:.1f} GiB free"
        raise OutOfMemoryError(what, f"{_advice(config)}, or set ignore_memory_estimate = true")


def checkpoint_bytes(config: TrainingConfig, model: ModelFacts) -> int:
    """How much of the disk the checkpoints of a run take, with one that is being written."""
    moments = 2 if config.optimizer.eight_bit else 8
    average = 4 if config.optimizer.ema_decay else 0
    each = adapter_parameters(config, model) * (4 + moments + average)
    return each * (config.run.keep_checkpoints + 1)


def _advice(config: TrainingConfig) -> str:
    if not config.run.gradient_checkpointing:
        return "set gradient_checkpointing = true"
    if config.run.batch > 1:
        return "choose a smaller batch and more accumulation"
    return "choose a smaller side, or sharding over more GPUs"


def _activations(config: TrainingConfig, model: ModelFacts) -> float:
    """Numbers that the transformer keeps: of every block its input, and of one at a time everything."""
    text = round(config.data.side / _MERGED_PATCH) ** 2 + _INSTRUCTION_TOKENS
    tokens = 2 * (config.data.side // PATCH) ** 2 + text
    features = _BRANCHES * config.run.batch * tokens * model.width
    if config.run.gradient_checkpointing:
        return float(features * (model.layers + _BLOCK_ACTIVATIONS))
    return float(features * model.layers * _BLOCK_ACTIVATIONS)


def _judges(config: TrainingConfig, model: ModelFacts, number: float) -> float:
    weights = vae_bytes(model, config.model.precision)
    if not (config.uses_contrast or config.uses_identity):
        return weights
    if config.uses_contrast and config.loss.clip is not None:
        weights += sum(map(_size, config.loss.clip.glob("*.safetensors")))
    if config.uses_identity and config.loss.recogniser is not None:
        weights += _size(config.loss.recogniser)
    # One picture at a time is decoded anew for its gradient.
    kept = config.data.side**2 * model.vae_width * _DECODING_ACTIVATIONS * number
    return weights + _SAFETY * kept


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
