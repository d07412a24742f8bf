"""Checkpoints: folders of safetensors and JSON, whole or not there; the newest one is where a run goes on.

A checkpoint is written beside its place, synced, and then takes its name, so a full disk or a kill at any moment leaves
the one before untouched.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.atomic import atomic_write, save_error, sync_folder
from pixelsmile_desktop.core.errors import EngineError

if TYPE_CHECKING:
    import torch

_NAME: Final = re.compile(r"checkpoint-(\d{8})")
_STATE: Final = "state.json"
_PARTS: Final = ("adapter", "optimizer", "average", "random")
_UNFINISHED: Final = ".unfinished"


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """Everything that a run needs to go on as if it had never stopped.

    Attributes:
        step: updates done.
        position: samples seen.
        identity: what must be the same for a run to go on; see `trainer`.
        adapter: the trained matrices in float32, as diffusers names them, so that every checkpoint can be tried.
        adapter_metadata: rank and alpha, as `adapter.adapter_metadata` gives them.
        optimizer: what the optimizer remembers, tensors.
        numbers: what it remembers besides.
        average: the moving average; empty if there is none.
        random: states of random number generators, uint8, by process and device.
    """

    step: int
    position: int
    identity: Mapping[str, Any]
    adapter: Mapping[str, torch.Tensor]
    adapter_metadata: Mapping[str, str]
    optimizer: Mapping[str, torch.Tensor]
    numbers: Mapping[str, float] = field(default_factory=dict)
    average: Mapping[str, torch.Tensor] = field(default_factory=dict)
    random: Mapping[str, torch.Tensor] = field(default_factory=dict)


def write_checkpoint(folder: Path, checkpoint: Checkpoint, keep: int) -> Path:
    """Write a checkpoint into the folder of a run and remove the oldest; its folder. One that is there stays as it is.

    Args:
        folder: of the run; made if missing.
        checkpoint: what is written.
        keep: how many of the newest stay, at least 1.

    Raises:
        SaveError: the file system refuses; the checkpoints before are whole.
    """
    from safetensors.torch import save

    place = folder / f"checkpoint-{checkpoint.step:08d}"
    unfinished = place.with_name(place.name + _UNFINISHED)
    if place.exists():
        return place
    try:
        for left in folder.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(left)
        unfinished.mkdir(parents=True)
        for part in _PARTS:
            metadata = dict(checkpoint.adapter_metadata) if part == "adapter" else {"format": "pt"}
            with atomic_write(unfinished / f"{part}.safetensors") as file:
                file.write(save(dict(getattr(checkpoint, part)), metadata))
        state = {
            "step": checkpoint.step,
            "position": checkpoint.position,
            "identity": checkpoint.identity,
            "numbers": checkpoint.numbers,
        }
        with atomic_write(unfinished / _STATE) as file:
            file.write(json.dumps(state, indent=1).encode())
        unfinished.rename(place)
        sync_folder(folder)
        for _, old in checkpoints_in(folder)[:-keep]:
            shutil.rmtree(old)
    except OSError as error:
        raise save_error(place, error) from error
    return place


def checkpoints_in(folder: Path) -> list[tuple[int, Path]]:
    """Steps and folders of the checkpoints of a run, the oldest first."""
    if not folder.is_dir():
        return []
    found = [(match, path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name)) and path.is_dir()]
    return sorted((int(match[1]), path) for match, path in found)


def newest_checkpoint(folder: Path) -> Checkpoint | None:
    """Where a run goes on; None if it has not begun.

    Raises:
        EngineError: the newest checkpoint is damaged.
    """
    found = checkpoints_in(folder)
    return read_checkpoint(found[-1][1]) if found else None


def read_checkpoint(place: Path) -> Checkpoint:
    """The checkpoint in a folder.

    Raises:
        EngineError: it is damaged.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        state = json.loads((place / _STATE).read_bytes())
        tensors = {part: load_file(place / f"{part}.safetensors") for part in _PARTS}
        return Checkpoint(
            step=int(state["step"]),
            position=int(state["position"]),
            identity=dict(state["identity"]),
            adapter_metadata=_metadata(place / "adapter.safetensors"),
            numbers=dict(state["numbers"]),
            **tensors,
        )
    except (OSError, SafetensorError, ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"the checkpoint {place} is damaged ({' '.join(str(error).split())})"
        raise EngineError(what, "remove it, and training goes on from the one before") from error


def _metadata(path: Path) -> dict[str, str]:
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        return dict(file.metadata() or {})
