"""An installation whose process is killed at any moment goes on where it was, and no half-made runtime is ever used."""

import multiprocessing
import random
import sys
import threading
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.runtime import care
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.store import Presence, RuntimeStore
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import SITE, WEIGHTS, attention, install_in_child, supply

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(sys.platform == "win32", reason="forkserver, which makes children cheap, is not for Windows"),
]
KILLS = 24


def child_of(locks: Path, store: RuntimeStore) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.runtime.small_runtimes"])
    child = context.Process(target=install_in_child, args=(str(locks), str(store.root)), daemon=True)
    child.start()
    return child


def is_right(lock: RuntimeLock, store: RuntimeStore) -> bool:
    """Whether a runtime that may be used is right, byte for byte."""
    runtime = care.find_runtime([lock], store, None)
    weights = store.folder_of(lock.name) / SITE / "big_engine" / "kernels.bin"
    return runtime.python.exists() and weights.read_bytes() == WEIGHTS


def test_a_kill_at_any_moment_leaves_a_whole_runtime_or_none(
    lock: RuntimeLock, locks: Path, store: RuntimeStore, server: Hub
) -> None:
    chance = random.Random(19)
    finished = 0
    for number in range(KILLS):
        own = RuntimeStore(store.root / str(number // 4))
        child = child_of(locks, own)
        child.join(chance.uniform(0.0, 0.35))
        child.kill()
        child.join()
        if own.state(lock.name).presence is Presence.COMPLETE:
            finished += 1
            assert is_right(lock, own)
            assert care.verify(lock.name, own, attention()).faults == ()
        else:
            assert not own.folder_of(lock.name).exists()
            with pytest.raises(EngineRuntimeError, match="not installed"):
                care.find_runtime([lock], own, None)
    assert finished < KILLS
    for number in range(KILLS // 4):
        own = RuntimeStore(store.root / str(number))
        care.install(lock, own, supply(), attention())
        assert is_right(lock, own)
        assert care.verify(lock.name, own, attention()).faults == ()
        assert {path.name for path in own.root.iterdir()} <= {lock.name, ".lock", ".users"}


def test_what_was_received_before_a_kill_is_not_fetched_again(
    lock: RuntimeLock, locks: Path, store: RuntimeStore, server: Hub
) -> None:
    server.rate = 1e6
    child = child_of(locks, store)
    deadline = time.monotonic() + 60
    while server.sent < 250_000:
        assert time.monotonic() < deadline
        assert child.is_alive()
        threading.Event().wait(0.001)
    child.kill()
    child.join()
    server.wait_until_idle()
    server.rate, sent = None, server.sent
    care.install(lock, store, supply(), attention())
    total = sum(artifact.size or 0 for artifact in lock.artifacts)
    assert server.sent <= total + 3 * 64 * 1024
    assert server.sent > sent
    assert is_right(lock, store)


def test_a_second_process_waits_for_nothing_and_breaks_nothing(
    lock: RuntimeLock, locks: Path, store: RuntimeStore, server: Hub
) -> None:
    server.rate = 1e6
    child = child_of(locks, store)
    deadline = time.monotonic() + 60
    while not server.seen:
        assert time.monotonic() < deadline
        threading.Event().wait(0.001)
    with pytest.raises(EngineRuntimeError, match="another PixelSmile is changing the engine runtimes"):
        care.install(lock, store, supply(), attention())
    server.rate = None
    child.join(60)
    assert child.exitcode == 0
    assert is_right(lock, store)
