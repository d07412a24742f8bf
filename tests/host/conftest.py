"""Hosts whose child is scripted, closed when the test ends, and proof that nothing of them is left."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.engines.host.client import EngineHost, Patience
from tests.host.helpers import SCRIPTED, is_gone, scripted_environment, wait_until

MakeHost = Callable[..., EngineHost]


@pytest.fixture
def make_host() -> Iterator[MakeHost]:
    hosts: list[EngineHost] = []
    pids: set[int] = set()

    class Remembering(EngineHost):
        """Notes every child that it starts."""

        def _ready_child(self, cancel):
            child = super()._ready_child(cancel)
            pids.add(child.pid)
            return child

    def make(
        command: tuple[str, ...] = SCRIPTED, log: Path | None = None, patience: Patience | None = None
    ) -> EngineHost:
        host = Remembering(command, log, scripted_environment(), patience or Patience(answer=30))
        hosts.append(host)
        return host

    threads = threading.active_count()
    yield make
    for host in hosts:
        host.close()
    for pid in pids:
        wait_until(lambda pid=pid: is_gone(pid), f"the end of process {pid}")
    wait_until(lambda: threading.active_count() <= threads, "the end of all threads")


@pytest.fixture
def host(make_host: MakeHost) -> EngineHost:
    return make_host()
