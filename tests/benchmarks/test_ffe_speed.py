"""Metrics and report of 1,200 results: run with `-m benchmark` on a machine that does nothing else."""

import time
from pathlib import Path

import pytest

from pixelsmile_desktop.benchmark.ffe.metrics import measure
from pixelsmile_desktop.benchmark.ffe.report import build_report
from pixelsmile_desktop.benchmark.ffe.report_files import write_report
from pixelsmile_desktop.benchmark.ffe.run_ledger import read_run
from pixelsmile_desktop.benchmark.ffe.subject_edits import THUMBNAIL_SIDE
from tests.benchmarks.conftest import Report
from tests.ffe.making import QUARTERS, many, write_run

pytestmark = pytest.mark.benchmark


def test_1200_results(tmp_path: Path, report: Report) -> None:
    judgements = many(25, QUARTERS)
    assert len(judgements) == 1200
    start = time.perf_counter()
    measure(judgements)
    report.add("metrics of 1,200 results, with intervals", f"{time.perf_counter() - start:.2f} s", "< 5 s")
    run = read_run(write_run(tmp_path / "run", judgements, THUMBNAIL_SIDE))
    start = time.perf_counter()
    files = write_report(build_report(run), run)
    report.add("report of 1,200 results, all three forms", f"{time.perf_counter() - start:.2f} s", "")
    size = files.page.stat().st_size
    left_out = "all pictures in it" if "too large" not in files.page.read_text() else "some pictures left in the folder"
    report.add("page of 1,200 results, noisy pictures", f"{size / 1e6:.1f} MB, {left_out}", "< 20 MB")
    assert size < 20e6
