"""`bench engine` from end to end on the processor, and the table it prints."""

import json
import os
import subprocess
import sys

import pytest

from pixelsmile_desktop.benchmark.engine import Measurement
from pixelsmile_desktop.benchmark.engine_report import EngineReport


def test_the_table_names_every_way_and_its_ratio_to_the_reference() -> None:
    measurements = (
        Measurement("reference", edit=2.0, sweep=10.0),
        Measurement("bf16", edit=1.0, sweep=5.0, peak_gb=53.0, planned_gb=55.0),
        Measurement("fp8-table", failure="it does not fit into the memory"),
    )
    lines = EngineReport("Card", "real-size", 1024, 8, measurements).lines()
    assert lines[0] == "Card, real-size model with random weights, 1024 px, 8 steps"
    assert lines[4].startswith("| reference |")
    assert lines[4].endswith("| 1.00 |")
    assert lines[5].endswith("| 53 | 55 | 0.50 |")
    assert lines[-1] == "fp8-table: it does not fit into the memory"
    assert len({line.count("|") for line in lines[2:7]}) == 1


@pytest.mark.parametrize("words", [[], ["fly"], ["engine", "--plans", "steam"]])
def test_wrong_usage_is_exit_2(words: list[str]) -> None:
    command = [sys.executable, "-m", "pixelsmile_desktop", "bench", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stdout == ""


def test_it_measures_a_small_model_and_says_that_there_is_no_gpu() -> None:
    command = [sys.executable, "-m", "pixelsmile_desktop", "bench", "engine", "--plans", "cpu-bf16", "--json"]
    environment = os.environ | {"CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "2"}
    done = subprocess.run(
        [*command, "--steps", "2"], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    if told["device"] == "processor":
        assert "there is no graphics processor to measure" in done.stderr
    reference, ours = told["measurements"]
    assert (reference["name"], ours["name"]) == ("reference", "cpu-bf16")
    assert all(ours[name] > 0 for name in ("load", "encode", "step", "edit", "sweep", "sheet"))
    assert reference["sweep"] > reference["edit"] > 0


def test_without_the_engine_s_packages_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from pixelsmile_desktop.benchmark import __main__ as program

    monkeypatch.setattr(program, "ENGINE_PACKAGES", ("no_such_package",))
    assert program.main(["engine"]) == 1
    assert capsys.readouterr().err.startswith("pixelsmile: error: the PixelSmile engine is not installed (no no_such_")
