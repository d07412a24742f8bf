"""A download whose process is killed at any moment goes on where it was."""

import multiprocessing
import random
import sys
import threading
import time
from multiprocessing.process import BaseProcess

import pytest

from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.manifest import Manifest
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from tests.model_store.downloads import ENTRY, FILES, REPO, fetch, fetch_in_child, is_whole, resolved, wrong_files
from tests.model_store.hub_server import Hub

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(sys.platform == "win32", reason="forkserver, which makes children cheap, is not for Windows"),
]

MIB = 1 << 20
KILLS = 30
LARGE = CatalogueEntry("large", "Large", "one large file", "owner/large", ("large.safetensors",), 1, "MIT", "https://x")


def child_of(manifest: Manifest, store: ModelStore, hub: Hub) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.model_store.downloads"])
    child = context.Process(target=fetch_in_child, args=(manifest, str(store.root), hub.url), daemon=True)
    child.start()
    return child


def kill_when_sent(child: BaseProcess, hub: Hub, count: int) -> None:
    """Kill it after the hub has sent so many bytes in all, unless it ends before."""
    deadline = time.monotonic() + 60
    while child.is_alive() and hub.sent < count:
        assert time.monotonic() < deadline
        threading.Event().wait(0.0005)
    child.kill()
    child.join()


def test_a_kill_at_any_moment_loses_at_most_a_mebibyte(hub: Hub, store: ModelStore) -> None:
    chance = random.Random(30)
    content = chance.randbytes(KILLS * MIB)
    hub.repos[LARGE.repo] = {"large.safetensors": content}
    hub.rate = 30e6
    manifest = resolved(hub.url, LARGE)
    part = store.part_of(LARGE.name, manifest.files[0])
    kept = kills = 0
    while kills < KILLS:
        sent_before = hub.sent
        wanted = chance.randrange(1, 3 * MIB // 2)
        kill_when_sent(child_of(manifest, store, hub), hub, sent_before + wanted)
        if store.state(LARGE.name).presence is Presence.COMPLETE:
            break
        kills += 1
        hub.wait_until_idle()
        received = kept + hub.sent - sent_before
        kept = part.stat().st_size if part.exists() else 0
        assert received - kept <= MIB
        assert part.read_bytes() == content[:kept]
        if kept == len(content):
            break
    assert kills == KILLS
    fetch(manifest, store, hub.url)
    assert is_whole(store, LARGE.name, hub.repos[LARGE.repo])
    assert hub.sent <= len(content) + KILLS * MIB


def test_a_kill_between_any_two_steps_leaves_no_wrong_file(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    chance = random.Random(7)
    for number in range(KILLS):
        round_store = ModelStore(store.root / str(number // 5))
        child = child_of(manifest, round_store, hub)
        child.join(chance.uniform(0.01, 0.12))
        child.kill()
        child.join()
        assert not wrong_files(round_store.own_folder(ENTRY.name))
        if round_store.state(ENTRY.name).presence is Presence.COMPLETE:
            assert is_whole(round_store)
    for number in range(KILLS // 5):
        round_store = ModelStore(store.root / str(number))
        fetch(manifest, round_store, hub.url)
        assert is_whole(round_store)
    assert hub.repos[REPO] == FILES
