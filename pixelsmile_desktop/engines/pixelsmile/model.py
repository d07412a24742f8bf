"""A whole model in memory, each part where the plan wants it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.components import (
    load_image_processor,
    load_scheduler,
    load_text_encoder,
    load_tokenizer,
    load_vae,
)
from pixelsmile_desktop.engines.pixelsmile.loading import LoadedTransformer, load_transformer
from pixelsmile_desktop.engines.pixelsmile.lora_file import read_adapter
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model
from pixelsmile_desktop.engines.pixelsmile.modulation import ModulationTable
from pixelsmile_desktop.engines.pixelsmile.placing import at_work
from pixelsmile_desktop.engines.pixelsmile.quantise import compute_dtype
from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

if TYPE_CHECKING:
    import torch


class Model:
    """The parts of a model and the adapters that they were loaded with.

    Args:
        choice: its files.
        plan: how it is held.
        cancel: looked at between tensors.
        progress: hears how much is read.

    Attributes:
        plan: as above.
        dtype: what the transformer computes in.
        text_encoder, tokenizer, image_processor, vae: see `components`.
        scheduler_config: the model's own schedule.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
        Cancelled: the user stopped the job.
    """

    def __init__(self, choice: ModelChoice, plan: Plan, cancel: CancelToken, progress: ProgressListener) -> None:
        silence_libraries()
        folder = inspect_model(choice.base)
        self.plan = plan
        self.dtype: torch.dtype = compute_dtype(plan.precision)
        self._choice = choice
        self._folder = folder
        self._adapters = _read_adapters(choice)
        # First, because it is held in full for a moment while it is quantised, when there is still room.
        self.text_encoder: Any = load_text_encoder(folder.text_encoder, plan)
        cancel.raise_if_requested()
        self.vae: Any = load_vae(folder.vae, plan)
        self.tokenizer: Any = load_tokenizer(choice.base)
        self.image_processor: Any = load_image_processor(choice.base)
        self.scheduler_config: Any = load_scheduler(choice.base).config
        self._transformer: LoadedTransformer = load_transformer(
            folder.transformer, plan, self._adapters, cancel, progress
        )

    @property
    def transformer(self) -> Any:
        """The `QwenImageTransformer2DModel`."""
        return self._transformer.model

    @property
    def modulation(self) -> ModulationTable | None:
        """The table in place of the transformer's modulation layers, if the plan wants one."""
        return self._transformer.modulation

    @property
    def fingerprint(self) -> str:
        """Tells apart models whose embeddings of a prompt may differ."""
        return _fingerprint(self._folder, self._adapters, self.plan)

    def serves(self, choice: ModelChoice, plan: Plan) -> bool:
        """Whether it can render that choice by that plan without being loaded anew."""
        same_place = (choice.base, plan.name, plan.device, plan.tiled_vae) == (
            self._choice.base,
            self.plan.name,
            self.plan.device,
            self.plan.tiled_vae,
        )
        return same_place and (self._transformer.takes_adapters or choice == self._choice)

    def use(self, choice: ModelChoice) -> None:
        """Work with the adapters of a choice that it serves, at their strength.

        Raises:
            ModelError: one cannot be read or does not fit; the ones before stay at work.
        """
        if choice == self._choice:
            return
        adapters = _read_adapters(choice)
        self._transformer.use(adapters)
        self._choice, self._adapters = choice, adapters

    def on_device(self, rows: Sequence[torch.Tensor]) -> torch.Tensor:
        """(n, rows, width): n times (1, rows, width), where and as the transformer wants them."""
        import torch

        return torch.cat(list(rows)).to(self.plan.device, self.dtype)

    def text_encoder_at_work(self) -> AbstractContextManager[None]:
        """Has the text encoder where it can work."""
        return at_work(self.text_encoder, self.plan.text_encoder, self.plan.device)

    def transformer_at_work(self) -> AbstractContextManager[None]:
        """Has the transformer where it can work."""
        return at_work(self.transformer, self.plan.transformer, self.plan.device)


def _read_adapters(choice: ModelChoice) -> tuple[WeightedAdapter, ...]:
    adapters = []
    if choice.adapter is not None:
        adapters.append(WeightedAdapter(read_adapter(choice.adapter), choice.strength))
    if choice.draft is not None:
        adapters.append(WeightedAdapter(read_adapter(choice.draft)))
    return tuple(adapters)


def _fingerprint(folder: ModelFolder, adapters: Sequence[WeightedAdapter], plan: Plan) -> str:
    parts = (folder.fingerprint, plan.text_encoder_precision, *(weighted.adapter.fingerprint for weighted in adapters))
    return " ".join(parts)
