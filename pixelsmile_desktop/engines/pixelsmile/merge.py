"""Adds adapters to the weights themselves, one tensor at a time: for weights that will be quantised or streamed.

A quantised weight cannot take an adapter afterwards without a second, larger error, and a whole model in bfloat16 does
not fit where a quantised one is wanted. So the shards are merged on their way from the disk, for the price of one
tensor of memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter, LoraPair

if TYPE_CHECKING:
    import torch

    from pixelsmile_desktop.engines.pixelsmile.shards import Shards


@dataclass(frozen=True, eq=False)
class WeightedAdapter:
    """An adapter and how much of it.

    Attributes:
        adapter: it.
        strength: 0..2; multiplies the adapter's own scale.
    """

    adapter: Adapter
    strength: float = 1.0

    @property
    def key(self) -> tuple[str, float]:
        """Equal for what has equal effect."""
        return self.adapter.fingerprint, self.strength


def merged(weight: torch.Tensor, pairs: Sequence[tuple[LoraPair, float]]) -> torch.Tensor:
    """A weight with adapters added, bit-identical to what `pipe.fuse_lora()` leaves.

    The product is computed in float32 from matrices of the weight's type, the sum in the weight's type, one adapter
    after another.

    Args:
        weight: (outputs, inputs); stays as it is.
        pairs: what to add, each with the strength of its adapter.

    Returns:
        The sum; the very weight if there is nothing to add.
    """
    for pair, strength in pairs:
        up, down = (matrix.to(weight.device, weight.dtype).float() for matrix in (pair.up, pair.down))
        weight = weight + (up @ down * (strength * pair.scale)).to(weight.dtype)
    return weight


class MergedWeights:
    """The tensors of a model with adapters added, each made when it is asked for.

    Args:
        shards: the model's own tensors.
        adapters: what is added, fitted to the model (see `lora.fitted`).
        device: where the tensors are wanted and where the sums are computed.
        dtype: what the tensors are cast to before anything is added.
    """

    def __init__(self, shards: Shards, adapters: Sequence[WeightedAdapter], device: str, dtype: torch.dtype) -> None:
        self._shards = shards
        self._adapters = adapters
        self._device = device
        self._dtype = dtype

    def __iter__(self) -> Iterator[str]:
        """The names of all tensors, file by file."""
        return iter(self._shards)

    def bytes_of(self, name: str) -> int:
        """Size of a tensor, without reading it."""
        return math.prod(self._shards.shape(name)) * self._dtype.itemsize

    def tensor(self, name: str) -> torch.Tensor:
        """The tensor of that name."""
        module = name.removesuffix(".weight")
        pairs = [
            (weighted.adapter.pairs[module], weighted.strength)
            for weighted in self._adapters
            if module in weighted.adapter.pairs
        ]
        return merged(self._shards.tensor(name).to(self._device, self._dtype), pairs)
