"""Fills a transformer from the disk, tensor by tensor: adapters merged, weights quantised and placed on their way.

So the largest thing that ever exists besides the model as it is wanted is one of its tensors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter
from pixelsmile_desktop.engines.pixelsmile.lora import AdapterLayers, Shapes, fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter
from pixelsmile_desktop.engines.pixelsmile.merge import MergedWeights, WeightedAdapter, merges_adapters
from pixelsmile_desktop.engines.pixelsmile.model_folder import Component
from pixelsmile_desktop.engines.pixelsmile.modulation import ModulationTable, is_in_table
from pixelsmile_desktop.engines.pixelsmile.placing import stream_transformer
from pixelsmile_desktop.engines.pixelsmile.quantise import compute_dtype, weight_store
from pixelsmile_desktop.engines.pixelsmile.shards import Shards, check_class

if TYPE_CHECKING:
    import torch

_CLASS: Final = "QwenImageTransformer2DModel"
_MIB: Final = 2**20
_REMEDY: Final = "verify or download the model again"


class LoadedTransformer:
    """A transformer with its adapters and, if the plan wants one, its modulation table.

    Attributes:
        model: the `QwenImageTransformer2DModel`.
        modulation: the table in place of its modulation layers, if there is one.
    """

    def __init__(self, model: Any, modulation: ModulationTable | None, shapes: Shapes, layers: AdapterLayers | None) -> None:
        self.model = model
        self.modulation = modulation
        self._shapes = shapes
        self._layers = layers
        self._adapters: tuple[WeightedAdapter, ...] = ()

    def takes(self, adapters: Sequence[WeightedAdapter]) -> bool:
        """Whether it can work with these adapters as it is; not if others were merged into its weights."""
        return self._layers is not None or _keys(adapters) == _keys(self._adapters)

    def use(self, adapters: Sequence[WeightedAdapter]) -> None:
        """Work with exactly these adapters from now on; a modulation table wants to be prepared again then.

        Raises:
            ModelError: one does not fit; nothing has changed.
            ValueError: it does not take them, see `takes`.
        """

def load_transformer(
    component: Component,
    plan: Plan,
    adapters: Sequence[WeightedAdapter],
    cancel: CancelToken,
    progress: ProgressListener,
) -> LoadedTransformer:
    ...
