"""`train`: the training runs in a process of its own, which loads torch and may take all the memory."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli.child_program import run_program

if TYPE_CHECKING:
    from pixelsmile_desktop.cli.commands import Desk


def train(arguments: argparse.Namespace, desk: Desk) -> int:
    """Train an adapter; a cancel is passed on, and the training ends with a checkpoint."""
    return run_program(bootstrap.training_program(desk.folders, arguments.words), desk.watch.cancel)
