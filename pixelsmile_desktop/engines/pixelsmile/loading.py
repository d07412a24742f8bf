"""Fills a transformer from the disk, tensor by tensor: adapters merged, weights quantised and placed on their way.

So the largest thing that ever exists besides the model as it is wanted is one of its tensors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.plan import Placement, Plan, merges_adapters
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter
from pixelsmile_desktop.engines.pixelsmile.lora import AdapterLayers, Shapes, all_fitted, linear_shapes
from pixelsmile_desktop.engines.pixelsmile.merge import MergedWeights, WeightedAdapter
from pixelsmile_desktop.engines.pixelsmile.model_folder import Component
from pixelsmile_desktop.engines.pixelsmile.modulation import ModulationTable
from pixelsmile_desktop.engines.pixelsmile.placing import home_of, stream_transformer
from pixelsmile_desktop.engines.pixelsmile.quantise import WeightStore, compute_dtype, weight_store
from pixelsmile_desktop.engines.pixelsmile.shards import Shards, check_class

_CLASS: Final = "QwenImageTransformer2DModel"
_MIB: Final = 2**20
_REMEDY: Final = "download it again"


class LoadedTransformer:
    """A transformer, its adapters and, if the plan wants one, its modulation table.

    Args:
        model: the `QwenImageTransformer2DModel`.
        modulation: the table in place of its modulation layers, if there is one.
        shapes: of its linear layers, those in the table too.
        layers: takes adapters beside the weights; None if they are merged into them.

    Attributes:
        model, modulation: as above.
    """

    def __init__(
        self, model: Any, modulation: ModulationTable | None, shapes: Shapes, layers: AdapterLayers | None
    ) -> None:
        self.model = model
        self.modulation = modulation
        self._shapes = shapes
        self._layers = layers

    @property
    def takes_adapters(self) -> bool:
        """Whether its adapters and their strengths can be changed; if not, they are part of its weights."""
        return self._layers is not None

    def use(self, adapters: Sequence[WeightedAdapter]) -> None:
        """Work with exactly these adapters from now on; a modulation table must be prepared anew afterwards.

        Args:
            adapters: as they were read.

        Raises:
            ModelError: one does not fit; nothing has changed.
            ValueError: it does not take adapters any more.
        """
        if self._layers is None:
            raise ValueError("the adapters are part of the weights")
        fitting = all_fitted(adapters, self._shapes)
        self._layers.use(fitting)
        if self.modulation is not None:
            self.modulation.use(fitting)


def load_transformer(
    component: Component,
    plan: Plan,
    adapters: Sequence[WeightedAdapter],
    cancel: CancelToken,
    progress: ProgressListener,
) -> LoadedTransformer:
    """Load the transformer of a model.

    Args:
        component: where its files are.
        plan: how it is held; without quantising, the weights are those that `from_pretrained` gives, bit by bit.
        adapters: to work with, as they were read.
        cancel: looked at before every tensor.
        progress: hears of every tensor, in MiB.

    Raises:
        ModelError: a file is damaged, of another model, or lacks something; or an adapter does not fit.
        Cancelled: the user stopped the job.
    """
    check_class(component, _CLASS)
    shards = Shards(component)
    model = _empty(component)
    _check_tensors(model, shards, component)
    shapes = linear_shapes(model)
    fitting = all_fitted(adapters, shapes)
    dtype = compute_dtype(plan.precision)
    modulation = ModulationTable(model, shards, plan.device, dtype) if plan.modulation_table else None
    is_merging = merges_adapters(plan.precision, plan.transformer)
    home = home_of(plan.transformer, plan.device)
    # Sums are computed on the device, even of weights that then lie elsewhere.
    weights = MergedWeights(shards, fitting if is_merging else (), plan.device if is_merging else home, dtype)
    _fill(model, weights, weight_store(plan.precision, home), cancel, progress)
    if plan.transformer is Placement.STREAMED:
        stream_transformer(model, plan.device)
    if is_merging:
        if modulation is not None:
            modulation.use(fitting)
        return LoadedTransformer(model, modulation, shapes, None)
    loaded = LoadedTransformer(model, modulation, shapes, AdapterLayers(model, dtype))
    loaded.use(adapters)
    return loaded


def _empty(component: Component) -> Any:
    """The transformer of a configuration, without weights."""
    from accelerate import init_empty_weights
    from diffusers import QwenImageTransformer2DModel

    if component.config.get("use_additional_t_cond"):
        raise ModelError(f"{component.folder} is for layered pictures", "choose a Qwen-Image-Edit-2511 model")
    try:
        with init_empty_weights():
            model: Any = QwenImageTransformer2DModel.from_config(dict(component.config))
    except (TypeError, ValueError, RuntimeError, ArithmeticError, AssertionError) as error:
        reason = str(error) or "a number in it is impossible"
        raise ModelError(f"{component.folder / 'config.json'} makes no sense ({reason})", _REMEDY) from error
    return model.eval().requires_grad_(False)


def _check_tensors(model: Any, shards: Shards, component: Component) -> None:
    """Every parameter of the model must be on the disk, in its shape, and nothing else."""
    wanted = {name: tuple(parameter.shape) for name, parameter in model.named_parameters()}
    missing = next((name for name in wanted if name not in shards), None)
    if missing is not None:
        raise ModelError(f"the weights in {component.folder} lack {missing}", _REMEDY)
    for name in shards:
        if name not in wanted:
            raise ModelError(f"the weights in {component.folder} have a {name} that is not part of the model", _REMEDY)
        if shards.shape(name) != wanted[name]:
            what = f"{name} in {component.folder} has the shape {shards.shape(name)}, not {wanted[name]}"
            raise ModelError(what, _REMEDY)


def _fill(
    model: Any, weights: MergedWeights, store: WeightStore, cancel: CancelToken, progress: ProgressListener
) -> None:
    """Give every parameter of an empty model its weights, in the order in which they lie on the disk."""
    store.prepare(model)
    empty = dict(model.named_parameters())
    sizes = {name: weights.bytes_of(name) for name in weights if name in empty}
    meter = ProgressMeter("Loading model", math.ceil(sum(sizes.values()) / _MIB), progress)
    done = told = 0
    for name, size in sizes.items():
        cancel.raise_if_requested()
        path, _, leaf = name.rpartition(".")
        module = model.get_submodule(path)
        setattr(module, leaf, store.parameter(module, name, weights.tensor(name)))
        done += size
        if math.ceil(done / _MIB) > told:
            meter.step(math.ceil(done / _MIB) - told)
            told = math.ceil(done / _MIB)
    store.finish(model)
