"""How several processes work on one training: what accelerate is told, and what they agree on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.training.config import Sharding, TrainingConfig

_PATIENCE: Final = timedelta(days=1)
"""One process may precompute or draw longer than another; whoever dies is noticed by the launcher."""
_BLOCK: Final = "QwenImageTransformerBlock"


def make_accelerator(config: TrainingConfig) -> Any:
    """The `accelerate.Accelerator` of this process: alone, replicated (DDP) or sharded (FSDP).

    Raises:
        RequestError: there are more or fewer processes than the configuration says.
    """
    import torch
    from accelerate import Accelerator, DistributedDataParallelKwargs, InitProcessGroupKwargs

    torch.manual_seed(config.run.seed)
    if config.run.deterministic:
        torch.use_deterministic_algorithms(True, warn_only=True)
    handlers: list[Any] = [
        InitProcessGroupKwargs(timeout=_PATIENCE),
        # The last block's text stream leads nowhere, so its matrices never get a gradient.
        DistributedDataParallelKwargs(find_unused_parameters=True),
    ]
    accelerator = Accelerator(
        cpu=config.run.device == "cpu" or not torch.cuda.is_available(),
        mixed_precision="bf16" if config.model.precision is Precision.BF16 else "no",
        fsdp_plugin=_sharding() if is_sharded(config) else None,
        kwargs_handlers=handlers,
    )
    if accelerator.num_processes != config.run.processes:
        what = f"there are {accelerator.num_processes} processes, and the configuration says {config.run.processes}"
        raise RequestError(what, "set [run] processes to how many there are on all computers")
    return accelerator


def is_sharded(config: TrainingConfig) -> bool:
    """Whether the model lies in shards; one process alone has nobody to share it with."""
    return config.run.sharding is Sharding.SHARDED and config.run.processes > 1


def _sharding() -> Any:
    from accelerate import FullyShardedDataParallelPlugin

    return FullyShardedDataParallelPlugin(
        fsdp_version=2,
        auto_wrap_policy="transformer_based_wrap",
        transformer_cls_names_to_wrap=[_BLOCK],
        cpu_ram_efficient_loading=False,
    )


def any_process(accelerator: Any, wish: bool) -> bool:
    """Whether at least one process wishes something; all must ask at once."""
    if accelerator.num_processes == 1:
        return wish
    import torch

    votes = accelerator.reduce(torch.tensor(float(wish), device=accelerator.device), reduction="sum")
    return bool(votes > 0)


def mean_of_processes(accelerator: Any, value: Any) -> Any:
    """The mean of a tensor over the processes; all must ask at once."""
    return value if accelerator.num_processes == 1 else accelerator.reduce(value, reduction="mean")


def random_states(accelerator: Any) -> dict[str, Any]:
    """States of the random number generators of all processes, uint8 tensors by `device/process`."""
    import torch

    states = {"cpu": torch.get_rng_state()}
    if accelerator.device.type == "cuda":
        states["cuda"] = torch.cuda.get_rng_state(accelerator.device)
    if accelerator.num_processes == 1:
        return {f"{device}/0": state for device, state in states.items()}
    gathered: dict[str, Any] = {}
    for device, state in states.items():
        rows = accelerator.gather(state[None].to(accelerator.device)).cpu()
        gathered |= {f"{device}/{rank}": row.clone() for rank, row in enumerate(rows)}
    return gathered


def restore_random_states(accelerator: Any, states: Any) -> None:
    """Let this process's generators go on from states of `random_states`; those that are not among them stay."""
    import torch

    rank = accelerator.process_index
    if f"cpu/{rank}" in states:
        torch.set_rng_state(states[f"cpu/{rank}"])
    if accelerator.device.type == "cuda" and f"cuda/{rank}" in states:
        torch.cuda.set_rng_state(states[f"cuda/{rank}"], accelerator.device)
