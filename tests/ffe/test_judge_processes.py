"""The judges and recognisers that a user brings, through `pixelsmile bench` as processes."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.run_ledger import read_run
from pixelsmile_desktop.core.expression import TWELVE, Expression
from tests.faces.identity_networks import write_detector, write_recogniser
from tests.ffe.making import write_tasks
from tests.ffe.onnx_files import write_mean_network

BOX = [180, 70, 271, 179]
"""Of the face of the astronaut."""
LABELS = ["neutral", "happy", "surprised", "sad", "angry", "disgust", "fear", "contempt"]
KNOWN = {Expression(label) for label in LABELS[1:]}


def bench(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pixelsmile_desktop", "bench", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def table(path: Path) -> dict[str, dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["image"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def persons(tmp_path_factory: pytest.TempPathFactory, astronaut: Path, hopper: Path) -> Path:
    folder = tmp_path_factory.mktemp("persons")
    for person, portrait in (("ann", astronaut), ("bea", hopper)):
        (folder / person).mkdir()
        shutil.copy(portrait, folder / person / f"neutral{portrait.suffix}")
    return folder


@pytest.fixture(scope="module")
def tasks(persons: Path) -> Path:
    entries = [{"image": "ann/neutral.png", "box": BOX, "category": each} for each in ("happy", "shy")]
    return write_tasks(persons / "tasks.jsonl", entries)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model laid out as the published one: bfloat16, in shards, with a folder of the processor."""
    from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

    silence_libraries()
    import torch
    from transformers import Qwen2VLImageProcessorPil

    from pixelsmile_desktop.benchmark.random_model import RandomModel

    folder = tmp_path_factory.mktemp("model") / "tiny"
    RandomModel().save(folder, dtype=torch.bfloat16, shard_bytes=50_000)
    Qwen2VLImageProcessorPil().save_pretrained(folder / "processor")
    assert len(list((folder / "text_encoder").glob("model-*-of-*.safetensors"))) > 1
    return folder


@pytest.fixture(scope="module")
def mapping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A classifier of eight outputs, which are the logits of the mean colours."""
    folder = tmp_path_factory.mktemp("classifier")
    write_mean_network(folder / "net.onnx", np.random.default_rng(0).normal(size=(3, 8)), shape=(1, 3, 64, 64))
    file = folder / "map.json"
    described = {"model": "net.onnx", "name": "Toy", "labels": LABELS, "input": {"size": [64, 64], "mean": 0.5}}
    file.write_text(json.dumps(described))
    return file


@pytest.fixture(scope="module")
def recognisers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack as InsightFace's: its detector lies beside the recognisers."""
    folder = tmp_path_factory.mktemp("antelopev2")
    write_recogniser(folder / "glintr100.onnx")
    write_recogniser(folder / "w600k.onnx", width=128)
    write_detector(folder / "scrfd_10g_bnkps.onnx")
    return folder


def test_the_language_model_scores_a_dataset(persons: Path, model: Path, tmp_path: Path) -> None:
    done = bench("score", persons, "-o", tmp_path / "scores.csv", "--judge", "vlm", "--judge-file", model)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if not line.startswith("pixelsmile: ")] == []
    rows = table(tmp_path / "scores.csv")
    assert rows.keys() == {"ann/neutral.png", "bea/neutral.jpg"}
    for row in rows.values():
        assert row["category"] == "neutral"
        assert all(0 < float(row[expression]) < 1 for expression in TWELVE)


def test_the_language_model_judges_an_engine(tasks: Path, model: Path, tmp_path: Path) -> None:
    words = ["ffe", tasks, "-o", tmp_path / "run", "--engine", "instant", "--intensities", "1", "--judge", "vlm"]
    done = bench(*words, "--judge-file", model, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["run"]["judge"] == "Qwen2.5-VL, asked yes or no"
    assert told["known"] == list(TWELVE)
    assert 0 < told["metrics"]["expression"]["value"] < 1


def test_a_classifier_scores_what_it_knows(persons: Path, mapping: Path, tmp_path: Path) -> None:
    done = bench("score", persons, "-o", tmp_path / "scores.csv", "--judge", "onnx", "--judge-file", mapping)
    assert done.returncode == 0, done.stderr
    for row in table(tmp_path / "scores.csv").values():
        assert row.keys() == {"image", "category", *KNOWN}
        assert 0 < sum(float(row[expression]) for expression in KNOWN) < 1  # the rest is neutral


def test_a_classifier_judges_and_recognisers_compare(
    tasks: Path, mapping: Path, recognisers: Path, tmp_path: Path
) -> None:
    words = ["ffe", tasks, "-o", tmp_path / "run", "--engine", "instant", "--intensities", "0.5", "1", "--jobs", "2"]
    judged = [*words, "--judge", "onnx", "--judge-file", mapping]
    compared = ["--identity-models", recognisers, "--accept-identity-licence"]
    done = bench(*judged, *compared, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["run"]["judge"] == "Toy (ONNX)"
    assert told["run"]["recognisers"] == ["glintr100", "w600k"]  # not the detector
    assert set(told["known"]) == KNOWN
    assert told["metrics"]["acc12"]["value"] is None
    judgements = read_run(tmp_path / "run").judgements
    assert len(judgements) == 4
    assert all(0.5 < (judgement.identity or 0) < 1 for judgement in judgements)
    text = (tmp_path / "run" / "report.md").read_text(encoding="utf-8")
    assert "Identity was measured by glintr100, w600k." in text
    assert "The judge does not know confident, anxious, confused, sleepy, shy" in text
    for other in ([*words], judged):
        refused = bench(*other, "--resume")
        assert refused.returncode == 2
        assert "was made with another" in refused.stderr
