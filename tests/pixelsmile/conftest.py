"""A tiny model on disk, once per session, and torch on one thread, because tests run beside each other."""

from pathlib import Path

import pytest

from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

silence_libraries()

import torch  # noqa: E402 - some libraries warn while they are imported, which is silenced above

from pixelsmile_desktop.benchmark.random_model import RandomModel  # noqa: E402
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder, inspect_model  # noqa: E402

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diffusers folder of a tiny model in float32, its transformer in several shards; read only."""
    return RandomModel().save(tmp_path_factory.mktemp("models") / "tiny", shard_bytes=100_000)


@pytest.fixture(scope="session")
def tiny_folder_bf16(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in bfloat16, as the published model is; read only."""
    folder = tmp_path_factory.mktemp("models") / "tiny-bf16"
    return RandomModel().save(folder, dtype=torch.bfloat16, shard_bytes=50_000)


@pytest.fixture(scope="session")
def tiny(tiny_folder: Path) -> ModelFolder:
    """What lies in `tiny_folder`."""
    return inspect_model(tiny_folder)


@pytest.fixture(scope="session")
def tiny_bf16(tiny_folder_bf16: Path) -> ModelFolder:
    """What lies in `tiny_folder_bf16`."""
    return inspect_model(tiny_folder_bf16)
