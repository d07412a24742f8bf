"""From pictures of a person to an adapter, by the program's own commands: score, dataset, train."""

import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from pixelsmile_desktop.core.expression import TWELVE
from pixelsmile_desktop.training.records import read_records
from tests.training.datasets import write_config
from tests.training.runs import losses

TINTS = {"neutral": (1, 1, 1), "fear-1": (1, 0.9, 0.8), "surprised-1": (0.8, 1, 0.9)}


def pixelsmile(*words: object) -> str:
    """What a command printed."""
    command = [sys.executable, "-m", "pixelsmile_desktop", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_judge_s_scores_become_a_dataset_that_trains(astronaut: Path, tiny_folder: Path, tmp_path: Path) -> None:
    with Image.open(astronaut) as whole:
        face = np.asarray(whole.convert("RGB").crop((100, 0, 356, 256)), np.float32)
    (tmp_path / "persons" / "ann").mkdir(parents=True)
    for name, tint in TINTS.items():
        Image.fromarray((face * np.array(tint)).astype(np.uint8)).save(tmp_path / "persons" / "ann" / f"{name}.png")
    scores, records = tmp_path / "scores.csv", tmp_path / "records.jsonl"
    assert pixelsmile("bench", "score", tmp_path / "persons", "-o", scores) == str(scores)
    assert pixelsmile("train", "dataset", tmp_path / "persons", scores, "-o", records) == str(records)
    (record,) = read_records(records)
    assert [path.stem for path in record.images] == ["neutral", "fear-1", "surprised-1"]
    assert record.targets[0].scores.keys() == set(TWELVE)
    config = write_config(tmp_path / "training", tiny_folder, records, run={"steps": 2})
    adapter = Path(pixelsmile("train", config))
    assert adapter.stat().st_size > 0
    assert len(losses(config.parent / "run")) == 2
