"""A whole training in this process, which may be one of several: precompute, load, train."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import OutOfMemoryError
from pixelsmile_desktop.engines.pixelsmile.components import load_scheduler
from pixelsmile_desktop.training.adapter import add_adapter
from pixelsmile_desktop.training.batches import BatchMaker
from pixelsmile_desktop.training.cache import TensorCache
from pixelsmile_desktop.training.objective import Judges, Objective
from pixelsmile_desktop.training.parts import load_base, load_frozen, load_judges
from pixelsmile_desktop.training.precompute import precompute
from pixelsmile_desktop.training.preparation import Preparation
from pixelsmile_desktop.training.processes import is_sharded, make_accelerator
from pixelsmile_desktop.training.progress_log import ProgressLog
from pixelsmile_desktop.training.samples import SampleMaker
from pixelsmile_desktop.training.trainer import Trainer, TrainingParts


def train(preparation: Preparation, cancel: CancelToken, log: ProgressLog, *, only_precompute: bool = False) -> Path:
    """Train an adapter, or go on with it.

    Args:
        preparation: what is wished, checked.
        cancel: asks for a clean end.
        log: hears of everything.
        only_precompute: end when the cache is full.

    Returns:
        The adapter's file, or the cache's folder.

    Raises:
        EngineError: a model is damaged, or the training failed.
        OutOfMemoryError: the device has too little memory.
        SaveError: the disk is full.
        Cancelled: the user stopped the job.
    """
    import torch

    config = preparation.config
    accelerator = make_accelerator(config)
    watch = Watch(cancel, log)
    try:
        judges = load_judges(config, preparation.model, str(accelerator.device))
        with preparation.open_cache() as cache:
            _fill(preparation, cache, judges, accelerator, watch)
            if only_precompute:
                return config.data.cache
            parts = training_parts(preparation, cache, judges, str(accelerator.device), watch)
            return Trainer(preparation, parts, accelerator, log, cancel).run()
    except torch.OutOfMemoryError as error:
        what = "the device has not enough memory for this training"
        raise OutOfMemoryError(what, "choose a smaller batch or side, or eight_bit = true") from error


@dataclass(frozen=True)
class Watch:
    """Who may stop a training and who hears how far it is.

    Attributes:
        cancel: asks for a clean end.
        log: hears of everything.
    """

    cancel: CancelToken
    log: ProgressLog


def _fill(preparation: Preparation, cache: TensorCache, judges: Judges, accelerator: Any, watch: Watch) -> None:
    """Precompute what is missing, every process its share. The text encoder is in memory only meanwhile."""
    config = preparation.config
    work = preparation.missing(cache)
    # Nobody writes before everybody has counted, or the shares would not fit together.
    accelerator.wait_for_everyone()
    if work:
        frozen = load_frozen(config, preparation.model, judges, str(accelerator.device))
        share = work[accelerator.process_index :: accelerator.num_processes]
        timing = precompute(
            share,
            frozen,
            preparation.naming,
            cache,
            cancel=watch.cancel,
            progress=watch.log.stage,
        )
        sentence = f"precomputed in {timing.seconds:.1f} s, {timing.share:.0%} of them in the model"
        facts = {"seconds": timing.seconds, "model_seconds": timing.model_seconds, "pictures": len(share)}
        watch.log.event("precomputed", sentence, facts)
        del frozen
        accelerator.free_memory()
    accelerator.wait_for_everyone()
    cache.refresh()


def training_parts(
    preparation: Preparation, cache: TensorCache, judges: Judges, device: str, watch: Watch
) -> TrainingParts:
    """Load what is trained, and what it is trained with.

    Args:
        preparation: what is wished, checked.
        cache: full.
        judges: from `parts.load_judges`.
        device: as torch calls it.
        watch: may stop it.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
        Cancelled: the user stopped the job.
    """
    config = preparation.config
    # What will be sharded is too large for one device in one piece.
    place = "cpu" if is_sharded(config) else device
    transformer = load_base(config, preparation.model, place, watch.cancel, watch.log.stage)
    add_adapter(transformer, config.adapter.rank, config.adapter.alpha, config.run.seed)
    if config.run.gradient_checkpointing:
        transformer.enable_gradient_checkpointing()
    batches = BatchMaker(
        preparation.records,
        preparation.files,
        preparation.naming,
        cache,
        timesteps=config.loss.timesteps,
        rescale=config.data.rescale_scores,
    )
    samples = SampleMaker(
        preparation.records[: config.run.samples],
        batches,
        judges.codec,
        load_scheduler(preparation.model.folder).config,
        config.data.side,
        config.run.sample_steps,
        config.run.seed,
    )
    used = judges if config.uses_contrast or config.uses_identity else None
    return TrainingParts(transformer, Objective.of(config, used), batches, samples)
