"""Everything that a training depends on, by section of its `CONFIG.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.request import Precision, Subject


class Contrast(StrEnum):
    """How the two branches of a pair are held apart."""

    NCE = "nce"
    HINGE = "hinge"
    RATIO = "ratio"


class Timesteps(StrEnum):
    """How timesteps are drawn."""

    UNIFORM = "uniform"
    LOGIT_NORMAL = "logit_normal"


class Sharding(StrEnum):
    """What several processes share."""

    REPLICATED = "replicated"
    """Every process has the whole model (DDP)."""
    SHARDED = "sharded"
    """Every process has its part of the model (FSDP)."""


def _number(default: float, lowest: float, highest: float) -> Any:
    return field(default=default, metadata={"lowest": lowest, "highest": highest})


@dataclass(frozen=True, kw_only=True)
class ModelConfig:
    """Section `[model]`.

    Attributes:
        folder: diffusers folder of the base model.
        precision: of the frozen weights, `bf16` or `fp32`; the adapter's are float32 in either case.
    """

    folder: Path
    precision: Precision = Precision.BF16


@dataclass(frozen=True, kw_only=True)
class DataConfig:
    """Section `[data]`.

    Attributes:
        records: the JSON-lines file.
        subject: whom the prompts speak of; the identity loss is for persons only.
        side: of the squares that pictures are cut to, in pixels.
        rescale_scores: stretch the upper end of the scores as the authors' code can (see `records.rescaled`).
        cache: folder of the precomputed tensors.
        workers: threads that read pictures.
    """

    records: Path
    subject: Subject = Subject.PERSON
    side: int = _number(512, 32, 2048)
    rescale_scores: bool = False
    cache: Path
    workers: int = _number(4, 1, 64)


@dataclass(frozen=True, kw_only=True)
class AdapterConfig:
    """Section `[adapter]`.

    Attributes:
        rank, alpha: of the LoRA; its scale is alpha / rank.
        export: precision of the finished adapter's file.
    """

    rank: int = _number(64, 1, 1024)
    alpha: float = _number(128.0, 0.001, 4096)
    export: Precision = Precision.BF16


@dataclass(frozen=True, kw_only=True)
class LossConfig:
    """Section `[loss]`: `flow matching + contrast_weight * contrast + identity_weight * identity`.

    Attributes:
        timesteps: how they are drawn.
        contrast: kind of the loss that holds the two branches apart.
        contrast_weight: the paper says 0.05, the authors' released configuration 1.0; 0 switches it off.
        temperature: of `nce`.
        margin: of `hinge`.
        clip: folder of the frozen CLIP vision model.
        identity_weight: 0 switches it off.
        identity_timestep: the identity loss counts only at timesteps up to this, out of 1000.
        recogniser: ONNX file of ArcFace.
        accept_identity_licence: the user keeps to the licence of the recogniser.
    """

    timesteps: Timesteps = Timesteps.UNIFORM
    contrast: Contrast = Contrast.NCE
    contrast_weight: float = _number(0.05, 0, 100)
    temperature: float = _number(0.07, 0.001, 100)
    margin: float = _number(0.2, 0, 2)
    clip: Path | None = None
    identity_weight: float = _number(0.1, 0, 100)
    identity_timestep: float = _number(600.0, 0, 1000)
    recogniser: Path | None = None
    accept_identity_licence: bool = False


@dataclass(frozen=True, kw_only=True)
class OptimizerConfig:
    """Section `[optimizer]`: AdamW.

    Attributes:
        learning_rate: its peak, after the warm-up; it falls to 0 along a half cosine.
        warm_up: steps of its linear rise.
        beta1, beta2, weight_decay, epsilon: of AdamW.
        max_grad_norm: longer gradients are shortened to this.
        eight_bit: keep the moments in 8 bits (bitsandbytes).
        ema_decay: of the moving average of the adapter, which is then what is exported; 0 keeps none.
    """

    learning_rate: float = _number(1e-4, 0, 1)
    warm_up: int = _number(500, 0, 10**7)
    beta1: float = _number(0.9, 0, 1)
    beta2: float = _number(0.999, 0, 1)
    weight_decay: float = _number(0.001, 0, 10)
    epsilon: float = _number(1e-8, 0, 1)
    max_grad_norm: float = _number(1.0, 1e-6, 1e6)
    eight_bit: bool = False
    ema_decay: float = _number(0.0, 0, 0.999999)


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """Section `[run]`.

    Attributes:
        output: folder of checkpoints, sheets, progress and the adapter.
        epochs: passes over the records; not looked at if `steps` is given.
        steps: updates; 0 takes what the epochs make.
        batch: records of one pass in one process; each is two branches.
        accumulation: passes of one update.
        processes: how many this computer runs; on GPUs, one each.
        sharding: what they share.
        device: `auto`, `cpu` or `cuda`.
        seed: the same seed, files and computer give the same adapter.
        deterministic: forbid operations of the GPU whose results vary from run to run; slower.
        gradient_checkpointing: compute activations twice instead of keeping them.
        checkpoint_every: updates between checkpoints.
        keep_checkpoints: how many of the newest stay.
        samples_every: updates between sheets; 0 draws none.
        samples: records on a sheet.
        sample_steps: denoising steps of its pictures.
        log_every: updates between lines of progress.
        tensorboard: also write TensorBoard's files.
        ignore_memory_estimate: begin although the memory seems too small.
    """

    output: Path
    epochs: int = _number(100, 1, 10**6)
    steps: int = _number(0, 0, 10**9)
    batch: int = _number(4, 1, 4096)
    accumulation: int = _number(1, 1, 4096)
    processes: int = _number(1, 1, 64)
    sharding: Sharding = Sharding.REPLICATED
    device: str = "auto"
    seed: int = _number(42, 0, 2**32 - 1)
    deterministic: bool = False
    gradient_checkpointing: bool = True
    checkpoint_every: int = _number(500, 1, 10**7)
    keep_checkpoints: int = _number(3, 1, 10**4)
    samples_every: int = _number(500, 0, 10**7)
    samples: int = _number(4, 1, 64)
    sample_steps: int = _number(20, 2, 200)
    log_every: int = _number(10, 1, 10**6)
    tensorboard: bool = False
    ignore_memory_estimate: bool = False


@dataclass(frozen=True)
class TrainingConfig:
    """A whole file; relative paths in it start at its folder."""

    model: ModelConfig
    data: DataConfig
    adapter: AdapterConfig
    loss: LossConfig
    optimizer: OptimizerConfig
    run: RunConfig

    @property
    def uses_contrast(self) -> bool:
        """Whether the two branches are held apart."""
        return self.loss.contrast_weight > 0

    @property
    def uses_identity(self) -> bool:
        """Whether persons are compared."""
        return self.loss.identity_weight > 0 and self.data.subject is Subject.PERSON
