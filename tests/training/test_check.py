"""`pixelsmile train CONFIG.toml --check` as a process: what it finds before anything is loaded."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faces.identity_networks import write_detector
from tests.training.datasets import record, write_config

Configured = Callable[..., Path]


def check(config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pixelsmile_desktop", "train", str(config), "--check"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def configured(tmp_path: Path, tiny_folder: Path, portraits: Path) -> Configured:
    """Writes records about the portraits beside them, and a configuration."""

    def write(records: list[dict[str, Any]], **sections: dict[str, Any]) -> Path:
        path = tmp_path / "records.jsonl"
        for name in ("neutral", "fear", "surprised", "angry"):
            (tmp_path / f"{name}.png").write_bytes((portraits / f"{name}.png").read_bytes())
        path.write_text("".join(json.dumps(each) + "\n" for each in records))
        return write_config(tmp_path / "training", tiny_folder, path, **sections)

    return write


def test_a_dataset_without_faults_is_estimated_and_nothing_is_written_for_the_run(configured: Configured) -> None:
    path = configured([record()])
    done = check(path)
    assert done.returncode == 0, done.stderr
    assert "1 records, 4 steps of 1" in done.stderr
    assert "3 pictures to precompute" in done.stderr
    assert "warning" not in done.stderr
    assert not (path.parent / "run").exists()


def test_targets_that_hardly_show_what_they_are_meant_to_are_told_with_their_lines(configured: Configured) -> None:
    weak = record(name="weak")
    weak["dst"][1]["scores"]["surprised"] = 0.0
    done = check(configured([record(), weak]))
    assert done.returncode == 0, done.stderr
    assert "records.jsonl, line 2: a target scores below 0.05 of its own category" in done.stderr


def test_a_detector_in_place_of_a_recogniser_is_refused(configured: Configured, tmp_path: Path) -> None:
    detector = write_detector(tmp_path / "scrfd.onnx")
    loss = {"identity_weight": 0.1, "recogniser": detector, "accept_identity_licence": True}
    done = check(configured([record()], loss=loss))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"pixelsmile: error: {detector} has 1 inputs and 9 outputs; name the ONNX file")
