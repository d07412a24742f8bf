"""The loop: batches through the objective, updates, checkpoints, sheets, and a clean end whenever it is asked for."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, EngineError
from pixelsmile_desktop.engines.pixelsmile.quantise import compute_dtype
from pixelsmile_desktop.training.adapter import (
    adapter_metadata,
    adapter_tensors,
    trainable,
    trainable_name,
    write_adapter,
)
from pixelsmile_desktop.training.batches import BatchMaker
from pixelsmile_desktop.training.checkpoint import Checkpoint, newest_checkpoint, write_checkpoint
from pixelsmile_desktop.training.objective import Objective
from pixelsmile_desktop.training.optimizer import (
    MovingAverage,
    distributed,
    learning_rate,
    make_optimizer,
    optimizer_state,
    restore_optimizer,
    whole,
)
from pixelsmile_desktop.training.preparation import Preparation
from pixelsmile_desktop.training.processes import (
    any_process,
    mean_of_processes,
    random_states,
    restore_random_states,
)
from pixelsmile_desktop.training.progress_log import ProgressLog
from pixelsmile_desktop.training.samples import SampleMaker, write_sheet
from pixelsmile_desktop.training.sampling import SampleStream

if TYPE_CHECKING:
    import torch

ADAPTER_NAME: Final = "adapter.safetensors"
_SHEETS: Final = "samples"
_MOST_SKIPPED = 3
"""Updates in a row whose gradients are no numbers, before the run gives up."""


@dataclass(frozen=True)
class TrainingParts:
    """What is trained, and what it is trained with.

    Attributes:
        transformer: with its adapter, not yet prepared by accelerate.
        objective: the loss.
        batches: reads the precomputed tensors.
        samples: draws the sheets.
    """

    transformer: Any
    objective: Objective
    batches: BatchMaker
    samples: SampleMaker


@dataclass(frozen=True, eq=False)
class Update:
    """How an update went.

    Attributes:
        means: (4,) total loss, flow, contrast and identity.
        grad_norm: length of the gradient before it was clipped.
        rate: the learning rate.
        records: names of this process's records.
    """

    means: torch.Tensor
    grad_norm: float
    rate: float
    records: tuple[str, ...]

    @property
    def is_finite(self) -> bool:
        """Whether the gradient is made of numbers, in every process."""
        return self.grad_norm - self.grad_norm == 0


class Trainer:
    """Trains one adapter.

    Args:
        preparation: what is wished, checked.
        parts: what is trained, and what with.
        accelerator: from `processes.make_accelerator`.
        log: hears of everything; silent in all processes but one.
        cancel: asks for a clean end.
    """

    def __init__(
        self,
        preparation: Preparation,
        parts: TrainingParts,
        accelerator: Any,
        log: ProgressLog,
        cancel: CancelToken,
    ) -> None:
        self._preparation = preparation
        self._config = preparation.config
        self._parts = parts
        self._accelerator = accelerator
        self._log = log
        self._cancel = cancel
        self._stream = SampleStream(len(preparation.records), self._config.run.seed)
        self._step = 0
        self._position = 0
        self._skipped = 0
        optimizer = make_optimizer(trainable(parts.transformer).values(), self._config.optimizer)
        self._model, prepared = accelerator.prepare(parts.transformer, optimizer)
        self._transformer: Any = accelerator.unwrap_model(self._model)
        self._optimizer: Any = prepared.optimizer
        self._parameters = trainable(self._transformer)
        decay = self._config.optimizer.ema_decay
        self._average = MovingAverage(self._parameters, decay) if decay else None

    def run(self) -> Path:
        """Train to the end, from the newest checkpoint if there is one; the file of the adapter.

        Raises:
            EngineError: the newest checkpoint is damaged or another training's, or the loss is no number any more.
            SaveError: the disk is full; the checkpoints before are whole.
            Cancelled: the user stopped the run, and a checkpoint was written.
        """
        self._resume()
        run, steps = self._config.run, self._preparation.steps
        started, first = time.monotonic(), self._step
        while self._step < steps:
            update = self.update()
            self._guard(update)
            if self._step % run.log_every == 0 or self._step == steps:
                self._tell(update, (time.monotonic() - started) / (self._step - first))
            if self._step % run.checkpoint_every == 0 or self._step == steps:
                self.save()
            if run.samples_every and (self._step % run.samples_every == 0 or self._step == steps):
                self.draw()
            if self._step < steps and any_process(self._accelerator, self._cancel.requested):
                place = self.save()
                self._log.event("stopped", f"stopped; start it again to go on from {place}", {"step": self._step})
                raise Cancelled
        return self.export()

    def update(self) -> Update:
        """One update of the adapter, from as many passes as are accumulated; nothing is written."""
        import torch

        run, config = self._config.run, self._config.optimizer
        rate = learning_rate(config, self._step, self._preparation.steps)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        sums: Any = 0.0
        names: list[str] = []
        for turn in range(run.accumulation):
            batch = self._next_batch()
            names += batch.records
            with self._synchronised(is_last=turn == run.accumulation - 1):
                losses = self._parts.objective.losses(self._model, batch)
                self._accelerator.backward(losses.total / run.accumulation)
            sums = sums + torch.stack([losses.total.detach(), losses.flow, losses.contrast, losses.identity])
        norm = torch.nn.utils.clip_grad_norm_(self._parameters.values(), config.max_grad_norm)
        update = Update(sums / run.accumulation, float(whole(norm)), rate, tuple(names))
        if update.is_finite:
            self._optimizer.step()
            if self._average is not None:
                self._average.update()
        self._optimizer.zero_grad(set_to_none=True)
        self._step += 1
        return update

    def save(self) -> Path:
        """Write a checkpoint; every process must take part.

        Raises:
            EngineError: the adapter is not made of numbers any more.
            SaveError: the file system refuses.
        """
        import torch

        values = self._whole(self._parameters)
        if not all(bool(value.isfinite().all()) for value in values.values()):
            raise EngineError(
                f"the adapter is not made of numbers any more after step {self._step}",
                "lower the learning rate, and start again from the checkpoint before",
            )
        tensors, numbers = optimizer_state(self._optimizer, self._parameters)
        checkpoint = Checkpoint(
            step=self._step,
            position=self._position,
            identity=self._preparation.identity,
            adapter=adapter_tensors(values, torch.float32),
            adapter_metadata=self._metadata,
            optimizer=tensors,
            numbers=numbers,
            average={} if self._average is None else adapter_tensors(self._whole(self._average.values), torch.float32),
            random=random_states(self._accelerator),
        )
        place = self._config.run.output / f"checkpoint-{self._step:08d}"
        if self._accelerator.is_main_process:
            place = write_checkpoint(self._config.run.output, checkpoint, self._config.run.keep_checkpoints)
            self._log.event("checkpoint", f"checkpoint {place}", {"step": self._step, "path": str(place)})
        self._accelerator.wait_for_everyone()
        return place

    def draw(self) -> None:
        """Draw a sheet; every process must take part, because the model may lie in shards.

        A wish to stop is heard after the sheet: the processes must agree on it.
        """
        import torch

        device, dtype = str(self._accelerator.device), compute_dtype(self._config.model.precision)
        with torch.random.fork_rng():
            title = f"step {self._step}"
            sheet = self._parts.samples.sheet(self._transformer, title, device, dtype, CancelToken())
        if self._accelerator.is_main_process:
            path = self._config.run.output / _SHEETS / f"step-{self._step:08d}.png"
            write_sheet(path, sheet)
            self._log.samples(self._step, path, sheet)
        self._accelerator.wait_for_everyone()

    def export(self) -> Path:
        """Write the adapter (its average, if there is one) for use; every process must take part; its file."""
        values = self._parameters if self._average is None else self._average.values
        tensors = adapter_tensors(self._whole(values), compute_dtype(self._config.adapter.export))
        path = self._config.run.output / ADAPTER_NAME
        if self._accelerator.is_main_process:
            write_adapter(path, tensors, self._metadata)
            self._log.event("finished", f"finished: {path}", {"step": self._step, "path": str(path)})
        self._accelerator.wait_for_everyone()
        return path

    @property
    def _metadata(self) -> dict[str, str]:
        return adapter_metadata(self._config.adapter.rank, self._config.adapter.alpha)

    def _next_batch(self) -> Any:
        run, accelerator = self._config.run, self._accelerator
        samples = self._stream.share(self._position, run.batch, accelerator.process_index)
        self._position += run.batch * accelerator.num_processes
        return self._parts.batches.batch(samples, str(accelerator.device), compute_dtype(self._config.model.precision))

    def _synchronised(self, *, is_last: bool) -> AbstractContextManager[Any]:
        """Processes exchange gradients in the last pass of an update only."""
        is_alone = is_last or self._accelerator.num_processes == 1
        return nullcontext() if is_alone else self._accelerator.no_sync(self._model)

    def _guard(self, update: Update) -> None:
        """Count updates that were skipped because their gradients were no numbers, and give up in the end."""
        if update.is_finite:
            self._skipped = 0
            return
        self._skipped += 1
        told = ", ".join(update.records)
        sentence = f"step {self._step} was skipped: its gradient is not a number (records {told})"
        self._log.event("skipped", sentence, {"step": self._step, "records": list(update.records)})
        if self._skipped >= _MOST_SKIPPED:
            what = f"the loss was not a number {_MOST_SKIPPED} times in a row, last at step {self._step} ({told})"
            raise EngineError(what, "look at these records, or lower the learning rate; the last checkpoint is whole")

    def _tell(self, update: Update, pace: float) -> None:
        import torch

        total, flow, contrast, identity = mean_of_processes(self._accelerator, update.means).tolist()
        facts = {
            "loss": total,
            "flow": flow,
            "contrast": contrast,
            "identity": identity,
            "learning_rate": update.rate,
            "grad_norm": update.grad_norm,
            "samples": self._position,
            "samples_per_second": self._preparation.samples_per_step / pace,
            "seconds_left": pace * (self._preparation.steps - self._step),
        }
        if self._accelerator.device.type == "cuda":
            facts["peak_gb"] = torch.cuda.max_memory_reserved() / 2**30
        self._log.step(self._step, self._preparation.steps, facts)

    def _resume(self) -> None:
        found = newest_checkpoint(self._config.run.output)
        if found is None:
            return
        wanted = self._preparation.identity
        other = [name for name in wanted if found.identity.get(name) != wanted[name]]
        if other:
            told = ", another ".join(other)
            what = f"the checkpoints in {self._config.run.output} are of a training with another {told}"
            raise EngineError(what, "choose another output, or remove them")
        self._take(found)
        self._log.event("resumed", f"going on after step {found.step}", {"step": found.step})

    def _take(self, found: Checkpoint) -> None:
        """Become what a checkpoint remembers."""
        import torch

        with torch.no_grad():
            for name, value in found.adapter.items():
                parameter = self._parameters[trainable_name(name)]
                parameter.copy_(distributed(value, parameter))
        restore_optimizer(self._optimizer, self._parameters, found.optimizer, found.numbers)
        if self._average is not None and found.average:
            self._average.restore({trainable_name(name): value for name, value in found.average.items()})
        restore_random_states(self._accelerator, found.random)
        self._step, self._position = found.step, found.position

    def _whole(self, values: Any) -> dict[str, torch.Tensor]:
        return {name: whole(value) for name, value in values.items()}
