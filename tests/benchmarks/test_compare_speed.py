"""Frames and memory of the compare view on a pair of 45 megapixels: run with `-m benchmark`."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark

_SCRIPTED_RUN = Path(__file__).with_name("compare_run.py")


@pytest.fixture(scope="module")
def figures() -> dict[str, list[float]]:
    """Milliseconds of every frame of each part of the run, and megabytes; a process of its own for honest memory."""
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    run = subprocess.run(
        [sys.executable, str(_SCRIPTED_RUN)], env=environment, check=True, capture_output=True, text=True
    )
    measured: dict[str, list[float]] = json.loads(run.stdout)
    return measured


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


@pytest.mark.parametrize(
    "part",
    [
        "pan, split",
        "zoom, split",
        "pan, side by side",
        "zoom, side by side",
        "divider",
        "pan, heat map",
        "pan, mask and clipping",
        "previews of 1600 px streaming in",
        "frames while both pyramids are built",
    ],
)
def test_frames(figures: dict[str, list[float]], report: Report, part: str) -> None:
    frames = figures[part]
    report.add(
        f"compare view 1600 x 1000, 45 MP pair: {part}",
        f"median {statistics.median(frames):.1f} ms, p95 {p95(frames):.1f}"
        f" (processor time of all threads {p95(figures[f'{part}, processor']):.1f})",
        "p95 <= 16 ms",
    )


def test_first_picture(figures: dict[str, list[float]], report: Report) -> None:
    report.add("both pictures of a 45 MP pair ready", f"{figures['ready'][0] / 1e3:.2f} s", "-")


@pytest.mark.skipif(sys.platform == "win32", reason="memory is read through getrusage")
def test_memory(figures: dict[str, list[float]], report: Report) -> None:
    report.add(
        "peak memory of that process, both photos included: the pair / with heat map, mask and clipping of one side",
        f"{figures['memory, pair'][0]:.0f} / {figures['memory, maps'][0]:.0f} MB",
        "<= 900 MB",
    )
