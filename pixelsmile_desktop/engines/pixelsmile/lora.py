"""Fits adapters to a transformer, and lays them beside its weights so that their strength can change at any time."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.engines.pixelsmile.adapter_keys import flat_name
from pixelsmile_desktop.engines.pixelsmile.lora_file import Adapter, LoraPair
from pixelsmile_desktop.engines.pixelsmile.merge import WeightedAdapter

if TYPE_CHECKING:
    import torch

Shapes = Mapping[str, tuple[int, int]]
"""By name of a linear layer: its numbers of outputs and inputs."""

_REMEDY: Final = "choose an adapter for Qwen-Image-Edit-2511"


def linear_shapes(transformer: Any) -> Shapes:
    """The layers of a model that an adapter can change; the model may lie on the meta device."""
    import torch

    return {
        name: (module.out_features, module.in_features)
        for name, module in transformer.named_modules()
        if isinstance(module, torch.nn.Linear)
    }


def fitted(adapter: Adapter, shapes: Shapes) -> Adapter:
    """The adapter with its modules named as the model names them; every pair of it lands in the model.

    Args:
        adapter: as it was read.
        shapes: of the model, see `linear_shapes`.

    Raises:
        ModelError: a pair finds no module, or one of another shape.
    """
    names = _names_in_model(adapter, shapes)
    found, count = len(names), len(adapter.pairs)
    if found < count:
        what = f"{found} of the {count} modules of {adapter.path.name} fit this model"
        raise ModelError(f"{what}: it was made for another model" if found == 0 else what, _REMEDY)
    pairs = {names[module]: pair for module, pair in adapter.pairs.items()}
    if len(pairs) < count:
        raise ModelError(f"{adapter.path.name} changes some modules twice", _REMEDY)
    for name, pair in pairs.items():
        shape = pair.up.shape[0], pair.down.shape[1]
        if shape != shapes[name]:
            what = f"{adapter.path.name} was made for a model of another size: {name} is {_by(shapes[name])} here"
            raise ModelError(f"{what}, {_by(shape)} there", _REMEDY)
    return replace(adapter, pairs=pairs)


def all_fitted(adapters: Sequence[WeightedAdapter], shapes: Shapes) -> list[WeightedAdapter]:
    """The adapters, each `fitted`, with their strengths.

    Raises:
        ModelError: one does not fit.
    """
    return [replace(weighted, adapter=fitted(weighted.adapter, shapes)) for weighted in adapters]


def _names_in_model(adapter: Adapter, shapes: Shapes) -> dict[str, str]:
    """By name in the adapter: name in the model, for those that are in the model."""
    flat = {name.replace(".", "_"): name for name in shapes}
    names = {}
    for module in adapter.pairs:
        name = flat.get(flat_name(module) or "", module)
        if name in shapes:
            names[module] = name
    return names


def _by(shape: tuple[int, int]) -> str:
    return f"{shape[0]} x {shape[1]}"


class AdapterLayers:
    """The adapters that lie beside the weights of a loaded transformer; none at first. Needs peft.

    Args:
        transformer: a `QwenImageTransformer2DModel`, not group-offloaded and not cast layer by layer.
        dtype: type that the adapters' matrices are held in.
    """

    def __init__(self, transformer: Any, dtype: torch.dtype) -> None:
        self._transformer = transformer
        self._dtype = dtype
        self._loaded: set[str] = set()

    def use(self, adapters: Sequence[WeightedAdapter]) -> None:
        """Have exactly these adapters at work, each fitted to the model (see `fitted`) and with its strength.

        A pair whose module has made way for a modulation table is passed over; the table takes care of it.

        Raises:
            ModelError: not all of an adapter was taken; the transformer is then without adapters, as it was at first.
        """
        strengths = _strengths(adapters)
        try:
            self._remove(self._loaded - strengths.keys())
            for weighted in adapters:
                self._load(weighted.adapter)
            if self._loaded:
                names = [name for name in strengths if name in self._loaded]
                self._transformer.set_adapters(names, [strengths[name] for name in names])
        except BaseException:
            self._clean()
            raise

    def _load(self, adapter: Adapter) -> None:
        name = _name(adapter)
        modules = dict(self._transformer.named_modules())
        pairs = {module: pair for module, pair in adapter.pairs.items() if module in modules}
        if name in self._loaded or not pairs:
            return
        self._loaded.add(name)
        options = {"adapter_name": name, "prefix": None, "low_cpu_mem_usage": True, "metadata": _configuration(pairs)}
        with warnings.catch_warnings():
            # peft doubts that anybody wants two adapters.
            warnings.filterwarnings("ignore", "Already found a `peft_config`", UserWarning)
            self._transformer.load_lora_adapter(self._state(pairs), **options)
        taken = sum(name in getattr(module, "lora_A", ()) for module in self._transformer.modules())
        if taken != len(pairs):
            raise ModelError(f"only {taken} of the {len(pairs)} modules of {adapter.path.name} were taken", _REMEDY)

    def _state(self, pairs: Mapping[str, LoraPair]) -> dict[str, torch.Tensor]:
        """The pairs as peft names them, on the device of the transformer."""
        device = self._transformer.device
        state = {f"{module}.lora_A.weight": pair.down for module, pair in pairs.items()}
        state |= {f"{module}.lora_B.weight": pair.up for module, pair in pairs.items()}
        return {key: matrix.to(device, self._dtype) for key, matrix in state.items()}

    def _remove(self, names: set[str]) -> None:
        if not names:
            return
        if names == self._loaded:
            self._clean()
            return
        self._transformer.delete_adapters(list(names))
        self._loaded -= names

    def _clean(self) -> None:
        """Give the transformer its own layers back."""
        if self._loaded:
            self._transformer.unload_lora()
        self._loaded.clear()


def _name(adapter: Adapter) -> str:
    return f"adapter_{adapter.fingerprint[:16]}"


def _strengths(adapters: Sequence[WeightedAdapter]) -> dict[str, float]:
    """By name of an adapter: how much of it; of one that is named twice, the sum."""
    strengths: dict[str, float] = {}
    for weighted in adapters:
        name = _name(weighted.adapter)
        strengths[name] = strengths.get(name, 0.0) + weighted.strength
    return strengths


def _configuration(pairs: Mapping[str, LoraPair]) -> dict[str, Any]:
    """What peft needs to know of these pairs: what is common to most of them, and the exceptions by name."""
    alphas = {module: pair.scale * pair.rank for module, pair in pairs.items()}
    rank = Counter(pair.rank for pair in pairs.values()).most_common(1)[0][0]
    alpha = Counter(alphas.values()).most_common(1)[0][0]
    return {
        "r": rank,
        "lora_alpha": alpha,
        "target_modules": list(pairs),
        "rank_pattern": {module: pair.rank for module, pair in pairs.items() if pair.rank != rank},
        "alpha_pattern": {module: value for module, value in alphas.items() if value != alpha},
    }
