"""What a rung of the ladder takes of a computer: peaks of memory, space on disk, and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.hardware import Accelerator, Gpu
from pixelsmile_desktop.core.plan import Placement
from pixelsmile_desktop.engines.pixelsmile import footprint, speed
from pixelsmile_desktop.engines.pixelsmile.footprint import GIB
from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts
from pixelsmile_desktop.engines.pixelsmile.rungs import BFLOAT16_CAPABILITY, Rung
from pixelsmile_desktop.engines.pixelsmile.speed import capability

_CONTEXT_GB: Final = {Accelerator.CUDA: 0.6, Accelerator.ROCM: 1.0, Accelerator.MPS: 0.3}
"""GiB of a device that its software takes for itself, with the workspaces of its matrix library; an assumption."""
_PROCESS_GB: Final = {None: 0.8, Accelerator.CUDA: 2.5, Accelerator.ROCM: 2.5, Accelerator.MPS: 1.2}
"""GiB of main memory that the libraries take: 0.5 was measured without a GPU, the others are assumptions."""
_LOADING_GB = 0.5
"""GiB of main memory through which weights go, tensor by tensor, at most."""
_EMBEDDINGS_GB = 0.5
"""GiB on disk for embeddings of pictures that were encoded before, at most."""
_WAITING_TABLES = 1
"""Modulation tables of other schedules that wait in main memory: that of a draft, as a rule."""


@dataclass(frozen=True)
class Job:
    """What is to be rendered.

    Attributes:
        size: side of the pictures in pixels.
        steps: denoising steps.
        intensities: how many pictures of one face.
        batch: how many of them in one pass.
        tiled_vae: whether the autoencoder works in tiles.
        adapters: how many adapters are used.
    """

    size: int
    steps: int
    intensities: int = 1
    batch: int = 1
    tiled_vae: bool = False
    adapters: int = 1


@dataclass(frozen=True)
class Needs:
    """Estimated peaks in GiB: memory of the device, main memory, space on disk for caches."""

    vram_gb: float
    ram_gb: float
    disk_gb: float


def needs_of(rung: Rung, model: ModelFacts, job: Job, gpu: Gpu | None) -> Needs:
    """What a rung takes to do a job on a graphics processor, or on the processor if that is None.

    Main memory of Apple silicon is the same as that of its device, so that the device's part is counted in both.
    """
    table = footprint.table_bytes(model, rung.precision, job.steps) if rung.modulation_table else 0.0
    adapters = job.adapters * footprint.adapter_bytes(model, rung.precision)
    plain_attention = gpu is not None and _has_plain_attention(gpu)
    peak = _peak_at_work(rung, model, job, plain_attention=plain_attention)
    peak += table + footprint.vae_bytes(model, rung.precision) + (0.0 if rung.merges_adapters else adapters)
    # What was merged is kept as well: a table for other steps needs it again.
    waiting = _WAITING_TABLES * table + (adapters if rung.merges_adapters else 0.0)
    if gpu is None:
        return Needs(0.0, (peak + waiting) / GIB + _PROCESS_GB[None], _EMBEDDINGS_GB)
    vram_gb = peak / GIB + _CONTEXT_GB[gpu.kind]
    ram_gb = waiting / GIB + _PROCESS_GB[gpu.kind]
    if gpu.kind is Accelerator.MPS:
        return Needs(vram_gb, ram_gb + vram_gb, _EMBEDDINGS_GB)
    loading_gb = min(_LOADING_GB, model.disk_bytes / GIB)
    return Needs(vram_gb, ram_gb + loading_gb + _parked_bytes(rung, model) / GIB, _EMBEDDINGS_GB)


def load_seconds(rung: Rung, model: ModelFacts, gpu: Gpu | None) -> float:
    """Time to read the model from disk, and to bring to the device what lies there.

    The weights that a modulation table replaces are read as well, when the first table is made.
    """
    onto_device = 0.0 if gpu is None else _transformer(rung, model) + _encoder(rung, model) - _parked_bytes(rung, model)
    return model.disk_bytes / speed.DISK_BYTES_PER_SECOND + onto_device / speed.BUS_BYTES_PER_SECOND


def edit_seconds(rung: Rung, model: ModelFacts, job: Job, gpu: Gpu | None, cores: int) -> float:
    """Time of one edit with all its intensities once the model is loaded, for a picture that was not encoded before."""
    flops = speed.cpu_flops(cores, rung.precision) if gpu is None else speed.gpu_flops(gpu, rung.precision)
    step = footprint.step_flops(model, footprint.Tokens.of(job.size)) / flops * job.intensities
    passes = -(-job.intensities // job.batch)
    if rung.transformer is Placement.STREAMED:
        # The next block is on its way while one is at work, so that the slower of the two counts.
        blocks = model.blocks * footprint.BYTES[rung.precision]
        step = max(step, passes * blocks / speed.BUS_BYTES_PER_SECOND)
    once = footprint.encoder_flops(model) + footprint.vae_flops(model, job.size, job.intensities)
    return step * job.steps + once / flops + _moved_bytes(rung, model) / speed.BUS_BYTES_PER_SECOND


def _peak_at_work(rung: Rung, model: ModelFacts, job: Job, *, plain_attention: bool) -> float:
    """Bytes of the largest of the three stages: reading the prompt, denoising, the autoencoder."""
    number = max(2.0, footprint.BYTES[rung.precision])
    transformer, encoder = _transformer(rung, model), _encoder(rung, model)
    if rung.transformer is Placement.STREAMED:
        transformer = footprint.streamed_transformer_bytes(model, rung.precision)
    if rung.encoder is Placement.STREAMED:
        encoder = footprint.streamed_encoder_bytes(model, rung.encoder_precision)
    waiting_transformer = transformer if rung.transformer is Placement.RESIDENT else 0.0
    waiting_encoder = encoder if rung.encoder is Placement.RESIDENT else 0.0
    denoising = footprint.denoise_bytes(model, job.size, job.batch, number, plain_attention=plain_attention)
    vae = footprint.vae_working_bytes(model, job.size, number, tiled=job.tiled_vae)
    return max(
        waiting_transformer + encoder + footprint.encoder_working_bytes(model, number),
        transformer + waiting_encoder + max(denoising, vae),
    )


def _transformer(rung: Rung, model: ModelFacts) -> float:
    return footprint.transformer_bytes(model, rung.precision, with_table=rung.modulation_table)


def _encoder(rung: Rung, model: ModelFacts) -> float:
    return footprint.encoder_bytes(model, rung.encoder_precision)


def _parked_bytes(rung: Rung, model: ModelFacts) -> float:
    """Weights that wait in main memory."""
    transformer = 0.0 if rung.transformer is Placement.RESIDENT else _transformer(rung, model)
    encoder = 0.0 if rung.encoder is Placement.RESIDENT else _encoder(rung, model)
    return transformer + encoder


def _moved_bytes(rung: Rung, model: ModelFacts) -> float:
    """Weights that go over the bus for one edit, besides those that are streamed in every step."""
    transformer = 2 * _transformer(rung, model) if rung.transformer is Placement.SWAPPED else 0.0
    encoder = 0.0 if rung.encoder is Placement.RESIDENT else _encoder(rung, model)
    return transformer + encoder


def _has_plain_attention(gpu: Gpu) -> bool:
    """Whether fused attention in bfloat16 cannot be counted on, so that all weights of attention exist at once."""
    return gpu.kind is not Accelerator.CUDA or capability(gpu) < BFLOAT16_CAPABILITY
