"""A hub on this computer with a small model, and a store to fetch it into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.model_store.store import ModelStore
from tests.model_store import hub_server
from tests.model_store.downloads import FILES, REPO
from tests.model_store.hub_server import Hub


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hub_server.running({REPO: dict(FILES)}) as hub:
        yield hub


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")
