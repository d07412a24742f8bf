"""The denoising loop: what `QwenImageEditPlusPipeline` does, several mixes at a time, stoppable between blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.engines.pixelsmile.latents import Grid

if TYPE_CHECKING:
    import torch

_BLOCKS_AHEAD = 2
"""How many blocks may wait in the queue of a GPU: enough to keep it busy, few enough to be stopped at once."""


@dataclass(frozen=True, eq=False)
class Conditions:
    """What the pictures are made from.

    Attributes:
        noise: (1, tokens, 64); every mix starts from the same.
        embeddings: (mixes, rows, width) prompt embeddings.
        picture: (1, tokens, 64) latents of the crop.
        picture_grid: its size.
        target_grid: size of the pictures to be made.
    """

    noise: torch.Tensor
    embeddings: torch.Tensor
    picture: torch.Tensor
    picture_grid: Grid
    target_grid: Grid


class StepModulation(Protocol):
    """Knows how far the loop is; a modulation table answers by it."""

    def at(self, step: int) -> None:
        """The next pass of the transformer belongs to this step, counted from 0."""
        ...


StepListener = Callable[[Callable[[], Any]], None]
"""Hears of every finished step; the function gives the latents (mixes, tokens, 64) of the pictures as foreseen now."""


def denoise(
    transformer: Any,
    modulation: StepModulation | None,
    conditions: Conditions,
    scheduler: Any,
    *,
    cancel: CancelToken,
    on_step: StepListener,
) -> torch.Tensor:
    """Turn noise into the latents of pictures.

    Args:
        transformer: a `QwenImageTransformer2DModel`.
        modulation: the table in place of its modulation weights, if there is one.
        conditions: what the pictures are made from.
        scheduler: from `schedule.flow_schedule`; used up.
        cancel: looked at before every block.
        on_step: called after every step.

    Returns:
        (mixes, tokens, 64) latents.

    Raises:
        Cancelled: the user stopped the job; the transformer is as it was.
    """
    import torch

    count = len(conditions.embeddings)
    picture = conditions.picture.expand(count, -1, -1)
    latents = conditions.noise.expand(count, -1, -1)
    shapes = [[conditions.target_grid.shape, conditions.picture_grid.shape]] * count
    with torch.no_grad(), _stoppable(transformer, cancel):
        for step, timestep in enumerate(scheduler.timesteps):
            if modulation is not None:
                modulation.at(step)
            velocity = transformer(
                hidden_states=torch.cat([latents, picture], dim=1),
                timestep=timestep.expand(count).to(latents.dtype) / 1000,
                guidance=None,
                encoder_hidden_states_mask=None,
                encoder_hidden_states=conditions.embeddings,
                img_shapes=shapes,
                return_dict=False,
            )[0][:, : latents.shape[1]]
            on_step(_foreseen(latents, velocity, scheduler.sigmas[step]))
            latents = scheduler.step(velocity, timestep, latents, return_dict=False)[0].to(latents.dtype)
    return latents


def _foreseen(latents: torch.Tensor, velocity: torch.Tensor, sigma: torch.Tensor) -> Callable[[], torch.Tensor]:
    """Where a straight line from here would end: the estimate of flow matching, x0 = x - sigma * v."""
    return lambda: latents.float() - sigma * velocity.float()


@contextmanager
def _stoppable(transformer: Any, cancel: CancelToken) -> Iterator[None]:
    """Look at the token before every block of the transformer."""
    gate = _BlockGate(cancel, transformer.device)
    handles = [block.register_forward_pre_hook(gate) for block in transformer.transformer_blocks]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


class _BlockGate:
    """A forward pre-hook that raises `Cancelled`, and keeps a GPU's queue so short that this takes effect at once."""

    def __init__(self, cancel: CancelToken, device: torch.device) -> None:
        self._cancel = cancel
        self._is_asynchronous = device.type == "cuda"
        self._queued: list[Any] = []

    def __call__(self, _block: Any, _arguments: Any) -> None:
        self._cancel.raise_if_requested()
        if self._is_asynchronous:
            self._wait_for_the_gpu()

    def _wait_for_the_gpu(self) -> None:
        import torch

        event = torch.cuda.Event(blocking=True)
        event.record()
        self._queued.append(event)
        if len(self._queued) > _BLOCKS_AHEAD:
            self._queued.pop(0).synchronize()
