"""A tiny model, a tiny CLIP, a tiny recogniser and a dataset of a few pictures, each once per session."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from tests.faces.identity_networks import write_recogniser
from tests.pixelsmile.conftest import tiny, tiny_folder, tiny_folder_bf16  # noqa: F401
from tests.training.datasets import SIDE, record

# Sums of other threads are other sums in their last bits; the processes that tests start must add up alike.
os.environ["OMP_NUM_THREADS"] = "1"
torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a CLIP vision model with 8 features; read only."""
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    torch.manual_seed(2)
    config = CLIPVisionConfig(
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=32,
        patch_size=16,
        projection_dim=8,
    )
    folder = tmp_path_factory.mktemp("models") / "clip"
    CLIPVisionModelWithProjection(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_recogniser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ONNX file that takes faces of 112 pixels; read only."""
    return write_recogniser(tmp_path_factory.mktemp("models") / "recogniser.onnx", factor=0.01, width=16)


@pytest.fixture(scope="session")
def portraits(tmp_path_factory: pytest.TempPathFactory, astronaut: Path) -> Path:
    """A dataset of three records, `records.jsonl` and its pictures: a face and its tinted copies; read only."""
    folder = tmp_path_factory.mktemp("portraits")
    with Image.open(astronaut) as whole:
        face = np.asarray(whole.convert("RGB").crop((130, 10, 320, 200)).resize((SIDE, SIDE)), np.float32)
    tints = {"neutral": (1, 1, 1), "fear": (1, 0.8, 0.8), "surprised": (0.8, 1, 0.8), "angry": (0.8, 0.8, 1)}
    for name, tint in tints.items():
        Image.fromarray((face * np.array(tint)).astype(np.uint8)).save(folder / f"{name}.png")
    pairs = [("fear", "surprised"), ("angry", "fear"), ("surprised", "angry")]
    lines = [json.dumps(record(*pair, name=f"r{number}")) for number, pair in enumerate(pairs)]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n")
    return folder
