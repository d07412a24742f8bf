"""AdamW, the course of its learning rate, and a moving average of what it trains."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.errors import EngineError
from pixelsmile_desktop.training.config import OptimizerConfig

if TYPE_CHECKING:
    import torch


def learning_rate(config: OptimizerConfig, step: int, steps: int) -> float:
    """The rate of an update: a straight rise during the warm-up, then half a cosine down to 0.

    A function of the step alone, so that a run that goes on needs no memory of it.

    Args:
        config: the peak and the warm-up.
        step: counted from 0.
        steps: of the whole run.
    """
    if step < config.warm_up:
        return config.learning_rate * (step + 1) / config.warm_up
    way = (step - config.warm_up) / max(1, steps - config.warm_up)
    return config.learning_rate * 0.5 * (1 + math.cos(math.pi * min(1.0, way)))


def make_optimizer(parameters: Iterable[torch.nn.Parameter], config: OptimizerConfig) -> Any:
    """AdamW over some parameters, its moments in 8 bits if that is wished.

    Raises:
        EngineError: bitsandbytes is not installed, or does not run here.
    """
    import torch

    options: dict[str, Any] = {
        "lr": config.learning_rate,
        "betas": (config.beta1, config.beta2),
        "eps": config.epsilon,
        "weight_decay": config.weight_decay,
    }
    if not config.eight_bit:
        return torch.optim.AdamW(parameters, **options)
    try:
        from bitsandbytes.optim.adamw import AdamW8bit
    except (ImportError, RuntimeError, OSError) as error:
        raise EngineError("bitsandbytes is not installed or does not run here", "set eight_bit = false") from error
    return AdamW8bit(parameters, **options)


def optimizer_state(
    optimizer: Any, parameters: Mapping[str, torch.nn.Parameter]
) -> tuple[dict[str, torch.Tensor], dict[str, float]]:
    """What an optimizer remembers, as tensors and as numbers, named `parameter/what`.

    Every process must ask at once where parameters are sharded.
    """
    import torch

    tensors: dict[str, torch.Tensor] = {}
    numbers: dict[str, float] = {}
    for name, parameter in parameters.items():
        for key, value in optimizer.state.get(parameter, {}).items():
            if isinstance(value, torch.Tensor):
                tensors[f"{name}/{key}"] = whole(value).cpu()
            else:
                numbers[f"{name}/{key}"] = value
    return tensors, numbers


def restore_optimizer(
    optimizer: Any,
    parameters: Mapping[str, torch.nn.Parameter],
    tensors: Mapping[str, torch.Tensor],
    numbers: Mapping[str, float],
) -> None:
    """Let an optimizer remember what `optimizer_state` gave."""
    remembered: dict[str, dict[str, Any]] = {}
    for full_name, value in {**tensors, **numbers}.items():
        name, _, key = full_name.rpartition("/")
        remembered.setdefault(name, {})[key] = value
    for name, state in remembered.items():
        parameter = parameters[name]
        # torch counts steps on the processor.
        optimizer.state[parameter] = {
            key: value if key == "step" else distributed(value, parameter) for key, value in state.items()
        }


def whole(value: torch.Tensor) -> torch.Tensor:
    """A tensor in one piece; of a sharded one every process must ask at once."""
    from torch.distributed.tensor import DTensor

    detached: Any = value.detach()
    tensor: torch.Tensor = detached.full_tensor() if isinstance(value, DTensor) else detached
    return tensor


def distributed(value: Any, like: torch.Tensor) -> Any:
    """A whole tensor where a parameter lies: on its device, and in shards if it is."""
    from torch.distributed.tensor import DTensor, distribute_tensor

    placed = value.to(like.device)
    if isinstance(like, DTensor) and placed.shape == like.shape:
        return distribute_tensor(placed, like.device_mesh, like.placements)
    return placed


class MovingAverage:
    """An exponential moving average of parameters: `average = decay * average + (1 - decay) * parameter`.

    Args:
        parameters: by name; the average begins with them.
        decay: 0..1.
    """

    def __init__(self, parameters: Mapping[str, torch.nn.Parameter], decay: float) -> None:
        self._parameters = parameters
        self._decay = decay
        self.values: dict[str, torch.Tensor] = {name: p.detach().clone() for name, p in parameters.items()}

    def update(self) -> None:
        """Take in the parameters as they are now."""
        import torch

        with torch.no_grad():
            parameters = [parameter.detach() for parameter in self._parameters.values()]
            torch._foreach_lerp_(list(self.values.values()), parameters, 1 - self._decay)

    def restore(self, values: Mapping[str, torch.Tensor]) -> None:
        """Go on from the whole tensors of an earlier average."""
        for name, parameter in self._parameters.items():
            self.values[name] = distributed(values[name], parameter)
