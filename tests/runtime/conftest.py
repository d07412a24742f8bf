"""A server with what a small runtime is made from, its lock, and a store to make it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.store import RuntimeStore
from tests.model_store import hub_server
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import KIND, REPO, files, write_lock


@pytest.fixture(scope="session")
def held() -> dict[str, bytes]:
    """The files of the small runtime."""
    if KIND is None:
        pytest.skip("the small private Python borrows its library by a link, which Windows does not do")
    return files()


@pytest.fixture
def server(held: dict[str, bytes]) -> Iterator[Hub]:
    with hub_server.running({REPO: dict(held)}) as server:
        yield server


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    return tmp_path / "locks"


@pytest.fixture
def lock(server: Hub, held: dict[str, bytes], locks: Path) -> RuntimeLock:
    return write_lock(locks, held, f"{server.url}/{REPO}/resolve/1")


@pytest.fixture
def store(tmp_path: Path) -> RuntimeStore:
    return RuntimeStore(tmp_path / "runtime")
