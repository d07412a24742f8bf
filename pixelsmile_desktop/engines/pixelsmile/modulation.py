"""A table in place of the weights that depend only on the timestep: a third of the transformer.

Every block scales and shifts its features by numbers that two linear layers, `img_mod` and `txt_mod`, make from the
timestep and nothing else. The timesteps of an edit are known before it begins, so these layers can be worked off one by
one, each read from the disk and forgotten, and their results looked up while denoising. The same operations on the same
numbers: the pixels stay the same, bit by bit (of several pictures in one pass, as nearly as any pass of several is).

The published model has 6.8 of its 20.4 billion parameters there, 12.7 GiB in bfloat16; a table for 50 steps takes
316 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter, ignore_progress
from pixelsmile_desktop.engines.pixelsmile.merge import MergedWeights, WeightedAdapter

if TYPE_CHECKING:
    import torch

    from pixelsmile_desktop.engines.pixelsmile.shards import Shards

_REPLACED: Final = re.compile(r"transformer_blocks\.\d+\.(?:img|txt)_mod\.")
_TIME_EMBEDDING: Final = "time_text_embed."
_KEPT_TABLES = 2
"""A draft and the full edit have each their timesteps; a table takes seconds to make. One is at work, one waits."""

Tables = dict[tuple[object, ...], "torch.Tensor"]


def is_in_table(name: str) -> bool:
    """Whether a tensor or a module of the transformer, named in full, makes way for the table."""
    return _REPLACED.match(name + ".") is not None


class ModulationTable:
    """Answers in the place of `img_mod` and `txt_mod` of every block.

    Args:
        transformer: a `QwenImageTransformer2DModel` whose weights are not loaded yet; its modulation layers are
            replaced.
        shards: its weights on the disk.
        device: where the table is computed and used.
        dtype: what the transformer computes in.
    """

    def __init__(self, transformer: Any, shards: Shards, device: str, dtype: torch.dtype) -> None:
        self._shards = shards
        self._device = device
        self._dtype = dtype
        self._has_zero_rows: bool = transformer.zero_cond_t
        self._layers = len(transformer.transformer_blocks)
        self._embed_time = _without_weights(transformer.time_text_embed)
        self._adapters: tuple[WeightedAdapter, ...] = ()
        self._tables: Tables = {}
        self._rows: torch.Tensor | None = None
        self._step = 0
        for layer, block in enumerate(transformer.transformer_blocks):
            block.img_mod = _lookup(partial(self._image_rows, layer))
            block.txt_mod = _lookup(partial(self._text_rows, layer))

    def use(self, adapters: Sequence[WeightedAdapter]) -> None:
        """From the next `prepare` on, have these adapters merged in, as far as they change what the table is made from.

        Args:
            adapters: fitted to the transformer (see `lora.fitted`).
        """
        self._adapters = tuple(adapters)

    def prepare(
        self,
        timesteps: torch.Tensor,
        cancel: CancelToken | None = None,
        progress: ProgressListener = ignore_progress,
    ) -> None:
        """Make the table for an edit, unless it was made lately.

        Args:
            timesteps: (steps,) as the scheduler counts them, 1000 to 0.
            cancel: looked at between layers.
            progress: hears of every layer.

        Raises:
            ModelError: the weights cannot be read.
            Cancelled: the user stopped the job; the table is as it was.
        """
        # An adapter that changes none of these layers can change its strength and leave the table as it is.
        changes = tuple(weighted.key for weighted in self._adapters if any(map(_is_read, weighted.adapter.pairs)))
        key = (*timesteps.tolist(), *changes)
        rows = self._tables.pop(key, None)
        if rows is None:
            rows = self._computed(timesteps, cancel, ProgressMeter("Preparing steps", self._layers, progress))
        # The others wait in main memory: the plan has room for one on the device.
        self._rows = None
        self._tables = {old: table.cpu() for old, table in self._tables.items()}
        self._rows = self._tables[key] = rows.to(self._device)
        for old in list(self._tables)[:-_KEPT_TABLES]:
            del self._tables[old]
        self._step = 0

    def at(self, step: int) -> None:
        """The next pass of the transformer belongs to this step, counted from 0."""
        self._step = step

    def _computed(self, timesteps: torch.Tensor, cancel: CancelToken | None, meter: ProgressMeter) -> torch.Tensor:
        """(layers, steps, rows, 6 x width): the image stream's row, its row at timestep 0 if any, the text stream's.

        Computed on the device, gathered in main memory, so that the device never holds more than the table in use.
        """
        import torch

        weights = MergedWeights(self._shards, self._adapters, self._device, self._dtype)
        layers = []
        with torch.no_grad():
            embedded = self._embedded(timesteps, weights)
            for layer in range(self._layers):
                if cancel is not None:
                    cancel.raise_if_requested()
                block = f"transformer_blocks.{layer}"
                image = _worked_off(f"{block}.img_mod.1", embedded, weights)
                # In the text stream nothing is at timestep 0.
                text = _worked_off(f"{block}.txt_mod.1", [each[:1] for each in embedded], weights)
                layers.append(torch.cat([image, text], dim=1).cpu())
                meter.step()
        return torch.stack(layers)

    def _embedded(self, timesteps: torch.Tensor, weights: MergedWeights) -> list[torch.Tensor]:
        """By step: the embedding of the timestep, and of timestep 0 if the model wants it; (1 or 2, width).

        In passes of the very shapes in which `QwenImageTransformer2DModel.forward` has them: others round otherwise.
        """
        import torch

        like = torch.empty(0, dtype=self._dtype, device=self._device)
        parameters = {name: weights.tensor(_TIME_EMBEDDING + name) for name, _ in self._embed_time.named_parameters()}
        embedded = []
        for timestep in timesteps:
            time = timestep.reshape(1).to(self._device, self._dtype) / 1000
            if self._has_zero_rows:
                time = torch.cat([time, time * 0])
            embedded.append(torch.func.functional_call(self._embed_time, parameters, (time, like)))
        return embedded

    def _image_rows(self, layer: int, count: int) -> torch.Tensor:
        """(count, 6 x width); with rows at timestep 0 they are the second half, as the transformer stacks them."""
        return self._current(layer)[:-1].repeat_interleave(count // (2 if self._has_zero_rows else 1), dim=0)

    def _text_rows(self, layer: int, count: int) -> torch.Tensor:
        """(count, 6 x width)."""
        return self._current(layer)[-1:].expand(count, -1)

    def _current(self, layer: int) -> torch.Tensor:
        if self._rows is None:
            raise RuntimeError("the modulation table was not prepared")
        return self._rows[layer, self._step]


def _is_read(module: str) -> bool:
    return is_in_table(module) or module.startswith(_TIME_EMBEDDING)


def _worked_off(name: str, embedded: list[torch.Tensor], weights: MergedWeights) -> torch.Tensor:
    """(steps, rows, 6 x width): what a modulation layer makes of the embedded timesteps, one step at a time."""
    import torch
    from torch.nn.functional import linear, silu

    weight, bias = weights.tensor(f"{name}.weight"), weights.tensor(f"{name}.bias")
    return torch.stack([linear(silu(each), weight, bias) for each in embedded])


def _without_weights(module: Any) -> Any:
    """A copy that takes no memory and is called with weights from elsewhere."""
    import copy

    return copy.deepcopy(module).to("meta")


def _lookup(rows: Callable[[int], torch.Tensor]) -> Any:
    """A layer that asks for as many rows as it is given."""
    import torch

    class Lookup(torch.nn.Module):
        def forward(self, embedded: torch.Tensor) -> torch.Tensor:
            return rows(embedded.shape[0])

    return Lookup()
