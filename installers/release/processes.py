"""Starts the tools of the build."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from release import product
from release.build_error import BuildError


def run(command: Sequence[str], *, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> str:
    """Run a tool with the date of the release, and give back what it printed.

    Raises:
        BuildError: it is not installed, or failed.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(product.source_date()), "PYTHONHASHSEED": "0"}
    environment |= variables or {}
    try:
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BuildError(f"{command[0]} is not installed; see the README for what a release needs") from None
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise BuildError(f"{Path(command[0]).name} failed with {done.returncode}:\n{said}")
    return done.stdout
