"""Trainings in the test's own process."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.training.config_file import read_config
from pixelsmile_desktop.training.preparation import prepare
from pixelsmile_desktop.training.progress_log import ProgressLog
from pixelsmile_desktop.training.run import train


class StoppingLog(ProgressLog):
    """Asks for a stop when a step has been told of."""

    def __init__(self, cancel: CancelToken, after: int) -> None:
        super().__init__()
        self._cancel = cancel
        self._after = after

    def step(self, step: int, steps: int, facts: Any) -> None:
        super().step(step, steps, facts)
        if step == self._after:
            self._cancel.cancel()


def run(config_path: Path, *, stop_after: int | None = None) -> Path:
    """Train; the adapter's file."""
    from accelerate.state import AcceleratorState, GradientState, PartialState

    for state in (AcceleratorState, GradientState, PartialState):
        state._shared_state.clear()
    config, cancel = read_config(config_path), CancelToken()
    log = ProgressLog() if stop_after is None else StoppingLog(cancel, stop_after)
    log.open(config.run.output, tensorboard=config.run.tensorboard)
    try:
        return train(prepare(config, cancel, log), cancel, log)
    finally:
        log.close()


def events(output: Path, name: str) -> list[dict[str, Any]]:
    """What a run told, of one kind."""
    lines = [json.loads(line) for line in (output / "progress.jsonl").read_text().splitlines()]
    return [line for line in lines if line["event"] == name]


def losses(output: Path) -> list[float]:
    return [event["loss"] for event in events(output, "step")]


def is_same(first: Path, second: Path) -> bool:
    """Whether two safetensors files hold the same tensors, bit by bit."""
    a, b = load_file(first), load_file(second)
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)
