"""What the Instant engine takes: run with `-m benchmark` on a machine that does nothing else."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.expression import TWELVE, ExpressionMix
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.instant.engine import InstantEngine, PreparedFace
from pixelsmile_desktop.engines.instant.renderer import Quality
from pixelsmile_desktop.engines.instant.rig import build_rig
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark


def median_ms(work: Callable[[], object], times: int) -> float:
    taken = []
    work()
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def test_live_preview(head_shot: npt.NDArray[np.uint8], finder: FaceFinder, report: Report) -> None:
    photo = Photo(head_shot)
    face = max(finder.find(photo.pixels), key=lambda found: found.box[2])
    prepared = PreparedFace(photo, finder.occlusion(photo.pixels, face), finder.canonical, finder.measure)
    medians = []
    for expression in TWELVE:
        intensities = iter(np.linspace(0.3, 1.2, 21))

        def move(values: object = intensities, name: object = expression) -> None:
            mix = ExpressionMix(((name, float(next(values))),))  # type: ignore[arg-type, call-overload]
            prepared.render(mix, Quality.PREVIEW, CancelToken())

        medians.append(median_ms(move, 20))
    report.add(
        "live preview: one slider move to pixels, 1 MP head shot",
        f"median {statistics.median(medians):.1f} ms (slowest expression {max(medians):.1f})",
        "<= 12 ms",
    )


def test_rig(head_shot: npt.NDArray[np.uint8], finder: FaceFinder, report: Report) -> None:
    (face, *_) = finder.find(head_shot)
    report.add(
        "rig of a face (once)",
        f"{median_ms(lambda: build_rig(finder.canonical, face, 1000, 1000), 9):.0f} ms",
        "<= 100 ms",
    )


def test_detection(half_length: npt.NDArray[np.uint8], finder: FaceFinder, report: Report) -> None:
    report.add(
        "detect + landmarks in a 24 MP photo", f"{median_ms(lambda: finder.find(half_length), 7):.0f} ms", "<= 150 ms"
    )


def test_final_render(half_length: npt.NDArray[np.uint8], finder: FaceFinder, report: Report) -> None:
    photo = Photo(half_length)
    face = max(finder.find(photo.pixels), key=lambda found: found.box[2])
    engine = InstantEngine(finder.canonical, finder.measure)
    face = finder.occlusion(photo.pixels, face)
    takes = [
        median_ms(lambda e=expression: engine.render(photo, face, ExpressionMix(((e, 1.0),)), RenderContext()), 3)  # type: ignore[misc]
        for expression in TWELVE
    ]
    report.add(
        "final render of a 24 MP half-length portrait, Lanczos, without file I/O",
        f"median {statistics.median(takes):.0f} ms (slowest expression {max(takes):.0f})",
        "<= 200 ms",
    )


_MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
"""Run in a small process of its own: a child's peak begins with what its parent held when it was started."""


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory of a child is read through getrusage")
def test_whole_process(jpeg_file: Path, report: Report) -> None:
    program = [sys.executable, "-m", "pixelsmile_desktop", "edit", str(jpeg_file), "-e", "happy=0.8"]
    command = [sys.executable, "-c", _MEASURE, *program, "-o", str(jpeg_file.with_name("out.jpg"))]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(5)]
    report.add(
        "`pixelsmile edit` of a 24 MP JPEG, the whole process",
        f"{statistics.median(float(run[0]) for run in runs):.2f} s, peak {max(float(run[1]) for run in runs):.0f} MB",
        "<= 2.0 s, <= 900 MB",
    )


def test_import_of_the_command_line(report: Report) -> None:
    def run(code: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return (time.perf_counter() - start) * 1e3

    bare = statistics.median(run("pass") for _ in range(7))
    full = statistics.median(run("import pixelsmile_desktop.cli") for _ in range(7))
    report.add("importing `pixelsmile_desktop.cli`", f"{full - bare:.0f} ms over a bare interpreter", "<= 150 ms")
