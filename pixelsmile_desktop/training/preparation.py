"""Everything that can be found wrong with a training before the first second of GPU time."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.training.cache import TensorCache
from pixelsmile_desktop.training.config import TrainingConfig
from pixelsmile_desktop.training.features import clip_fingerprint, recogniser_fingerprint
from pixelsmile_desktop.training.inventory import Naming, Work, check_disk, estimated_bytes, missing_work, size_text
from pixelsmile_desktop.training.memory import MemoryEstimate, check_memory, checkpoint_bytes, estimate
from pixelsmile_desktop.training.pictures import PictureFile, check_pictures
from pixelsmile_desktop.training.progress_log import ProgressLog
from pixelsmile_desktop.training.records import Record, read_records

_GIB = 2**30
_WEAKEST = 0.05
"""Score of a target that is still told from neutral."""
_NAMED = 5


@dataclass(frozen=True)
class Preparation:
    """A training that nothing is known to be wrong with.

    Attributes:
        config: what is wished.
        model: the base model.
        records: the dataset.
        files: its pictures.
        naming: says how precomputed tensors are called.
        memory: what it will take.
    """

    config: TrainingConfig
    model: ModelFolder
    records: tuple[Record, ...]
    files: Mapping[Path, PictureFile]
    naming: Naming
    memory: MemoryEstimate

    @property
    def samples_per_step(self) -> int:
        """Records of one update, in all processes."""
        run = self.config.run
        return run.batch * run.accumulation * run.processes

    @property
    def steps(self) -> int:
        """Updates of the whole run."""
        run = self.config.run
        return run.steps or math.ceil(run.epochs * len(self.records) / self.samples_per_step)

    @property
    def identity(self) -> dict[str, str | int | float]:
        """What must be the same for a run to go on from a checkpoint."""
        config = self.config
        return {
            "model": self.model.fingerprint,
            "dataset": self._dataset_digest(),
            "rank": config.adapter.rank,
            "alpha": config.adapter.alpha,
            "side": config.data.side,
            "subject": str(config.data.subject),
            "seed": config.run.seed,
        }

    def open_cache(self) -> TensorCache:
        """The cache of this model, made if missing.

        Raises:
            DatasetError: the folder holds another model's.
            SaveError: it cannot be made.
        """
        facts = {"model": self.model.fingerprint, "precision": str(self.config.model.precision)}
        return TensorCache(self.config.data.cache, facts)

    def missing(self, cache: TensorCache) -> tuple[Work, ...]:
        """What is not precomputed yet."""
        return missing_work(self.records, self.files, self.naming, cache)

    def _dataset_digest(self) -> str:
        digest = hashlib.sha256()
        for record in self.records:
            images = [self.files[path].digest for path in record.images]
            scores = [f"{target.category} {target.score}" for target in record.targets]
            digest.update(f"{record.name}\0{images}\0{scores}\n".encode())
        return digest.hexdigest()


def prepare(config: TrainingConfig, cancel: CancelToken, log: ProgressLog) -> Preparation:
    """Read and check everything that a training depends on; nothing is loaded.

    Args:
        config: what is wished.
        cancel: looked at before every picture.
        log: hears how far it is and what the training will take.

    Raises:
        DatasetError: something is wrong with the dataset or the cache.
        ModelError: something is wrong with a model.
        OutOfMemoryError: the memory is too small.
        SaveError: the disk is too small, or a folder cannot be written to.
        Cancelled: the user stopped the job.
    """
    records = read_records(config.data.records)
    model = inspect_model(config.model.folder)
    clip = clip_fingerprint(config.loss.clip) if config.uses_contrast and config.loss.clip else ""
    recogniser = (
        recogniser_fingerprint(config.loss.recogniser) if config.uses_identity and config.loss.recogniser else ""
    )
    memory = estimate(config, model.facts)
    check_memory(config, memory, machine.hardware(config.run.output.parent))
    files = check_pictures(
        config.data.records,
        records,
        config.data.cache,
        workers=config.data.workers,
        cancel=cancel,
        progress=log.stage,
    )
    naming = Naming(config.data.side, config.data.subject, clip, recogniser)
    preparation = Preparation(config, model, records, files, naming, memory)
    _check_disk(preparation, log)
    _tell_of_weak_targets(preparation, log)
    return preparation


def _tell_of_weak_targets(preparation: Preparation, log: ProgressLog) -> None:
    """Name the targets whose prompts hardly differ from neutral's, whatever their pictures show."""
    weak = [record for record in preparation.records if min(target.score for target in record.targets) < _WEAKEST]
    if not weak:
        return
    word = "line" if len(weak) == 1 else "lines"
    lines = ", ".join(str(record.line) for record in weak[:_NAMED])
    more = f" and {len(weak) - _NAMED} more" if len(weak) > _NAMED else ""
    sentence = (
        f"warning: {preparation.config.data.records}, {word} {lines}{more}: a target scores below {_WEAKEST:g} of its"
        " own category, so it is trained as neutral; correct the scores, or remove these records"
    )
    log.event("weak_targets", sentence, {"lines": [record.line for record in weak]})


def _check_disk(preparation: Preparation, log: ProgressLog) -> None:
    """See that there is room, and say what the training will take."""
    config = preparation.config
    number = 2 if config.model.precision is Precision.BF16 else 4
    with preparation.open_cache() as cache:
        work = preparation.missing(cache)
    cached = estimated_bytes(work, config.data.side, preparation.model, number)
    kept = checkpoint_bytes(config, preparation.model.facts)
    check_disk(config.data.cache, cached, "the cache")
    check_disk(config.run.output, kept, "the checkpoints")
    facts = {
        "records": len(preparation.records),
        "pictures": len(preparation.files),
        "steps": preparation.steps,
        "samples_per_step": preparation.samples_per_step,
        "to_precompute": len(work),
        "cache_gb": round(cached / _GIB, 3),
        "checkpoints_gb": round(kept / _GIB, 3),
        "memory_gb": preparation.memory.as_dict(),
    }
    sentence = (
        f"{facts['records']} records, {facts['steps']} steps of {facts['samples_per_step']}; about"
        f" {size_text(preparation.memory.total)} of memory a process; {len(work)} pictures to precompute"
        f" ({size_text(cached)}); checkpoints {size_text(kept)}"
    )
    log.event("prepared", sentence, facts)
