"""The way of a model from the hub to its folder: resume, limits, pause, cancel, progress, room, locks."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, DownloadError, ModelStoreError
from pixelsmile_desktop.core.progress import ByteProgress, Progress
from pixelsmile_desktop.model_store.disk import RESERVE
from pixelsmile_desktop.model_store.limits import BandwidthLimit, Gate
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Presence
from tests.model_store.downloads import BIG, ENTRY, FILES, HURRIED, MEANS, fetch, is_whole, resolved, wrong_files
from tests.model_store.hub_server import COMMIT, Fault, Hub

pytestmark = pytest.mark.loopback
TOTAL = sum(map(len, FILES.values()))


def test_a_model_arrives_whole_and_is_noted(hub: Hub, store: ModelStore) -> None:
    fetch(resolved(hub.url), store, hub.url)
    assert is_whole(store)
    record = store.record(ENTRY.name)
    assert record is not None
    assert (record.origin, record.manifest.revision, record.manifest.size) == (Origin.DOWNLOAD, COMMIT, TOTAL)
    assert not store.parts_folder(ENTRY.name).exists()


def test_what_is_whole_is_not_fetched_again(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    fetch(manifest, store, hub.url)
    hub.seen.clear()
    fetch(manifest, store, hub.url)
    assert not hub.seen


def test_a_file_that_got_lost_is_fetched_and_no_other(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    fetch(manifest, store, hub.url)
    (store.own_folder(ENTRY.name) / BIG).unlink()
    state = store.state(ENTRY.name)
    assert (state.presence, state.bytes_missing) == (Presence.PARTIAL, len(FILES[BIG]))
    hub.seen.clear()
    fetch(manifest, store, hub.url)
    assert [seen.path.rpartition(COMMIT)[2] for seen in hub.seen] == [f"/{BIG}"]
    assert is_whole(store)


def test_files_of_an_interrupted_download_are_checked_and_not_fetched_again(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    fetch(manifest, store, hub.url)
    store.forget_record(ENTRY.name)
    other = store.own_folder(ENTRY.name) / "tokenizer/merges.txt"
    other.write_bytes(bytes(len(FILES["tokenizer/merges.txt"])))
    hub.seen.clear()
    fetch(manifest, store, hub.url)
    assert [seen.path.rpartition("/")[2] for seen in hub.seen] == ["merges.txt"]
    assert is_whole(store)


def test_a_cut_is_resumed_at_the_very_byte_and_only_for_the_same_content(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(cut=300_000)]}
    fetch(manifest, store, hub.url)
    first, second = hub.file_requests(BIG)
    assert "range" not in first.headers
    assert second.headers["range"] == "bytes=300000-"
    assert second.headers["if-range"] == hub.etag(FILES[BIG])
    assert is_whole(store)


def test_a_server_that_ignores_ranges_loses_nothing_that_was_received(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(cut=600_000), Fault(cut=200_000, ignores_range=True), Fault(cut=1000)]}
    fetch(manifest, store, hub.url, replace(MEANS, patience=replace(HURRIED, tries=4)))
    ranges = [seen.headers.get("range") for seen in hub.file_requests(BIG)]
    assert ranges == [None, "bytes=600000-", "bytes=600000-", "bytes=601000-"]
    assert is_whole(store)


def test_content_that_changed_meanwhile_begins_anew(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(cut=300_000, headers={"ETag": '"old"'})]}
    fetch(manifest, store, hub.url)
    requests = hub.file_requests(BIG)
    assert [seen.headers.get("if-range") for seen in requests] == [None, '"old"']
    assert hub.sent >= 300_000 + TOTAL
    assert is_whole(store)


def test_the_bandwidth_is_shared_by_all_files(hub: Hub, store: ModelStore) -> None:
    rate = 4 * TOTAL
    began = time.monotonic()
    fetch(resolved(hub.url), store, hub.url, replace(MEANS, bandwidth=BandwidthLimit(rate)))
    # It may be slower on a busy computer, but never faster.
    assert time.monotonic() - began >= 0.8 * TOTAL / rate - 0.1
    assert is_whole(store)


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.002)


class Background:
    """A download in another thread."""

    def __init__(self, hub: Hub, store: ModelStore, means=MEANS) -> None:
        self.cancel = CancelToken()
        self.error: BaseException | None = None
        self.ended = 0.0
        manifest = resolved(hub.url)

        def work() -> None:
            try:
                fetch(manifest, store, hub.url, means, cancel=self.cancel)
            except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
                self.error = error
            self.ended = time.monotonic()

        self.thread = threading.Thread(target=work)
        self.thread.start()

    def seconds_to_cancel(self) -> float:
        began = time.monotonic()
        self.cancel.cancel()
        self.thread.join()
        assert isinstance(self.error, Cancelled)
        return self.ended - began


def test_a_paused_download_receives_nothing_and_goes_on(hub: Hub, store: ModelStore) -> None:
    gate = Gate()
    hub.rate = 400_000
    download = Background(hub, store, replace(MEANS, gate=gate))
    wait_until(lambda: hub.sent > 100_000)
    gate.pause()
    assert gate.is_paused
    manifest = store.pin(ENTRY.name)
    assert manifest is not None
    part = store.part_of(ENTRY.name, manifest.file(BIG))
    threading.Event().wait(0.4)  # the piece that it waits for may still come
    before = part.stat().st_size
    threading.Event().wait(0.2)
    assert part.stat().st_size == before
    hub.rate = None
    gate.resume()
    download.thread.join()
    assert download.error is None
    assert is_whole(store)


@pytest.mark.parametrize("fault", [Fault(drip=100), Fault(hangs=True)], ids=["while it drips", "while nothing comes"])
def test_a_cancel_is_heard_at_once_and_keeps_what_was_received(hub: Hub, store: ModelStore, fault: Fault) -> None:
    hub.faults = {path: [Fault(cut=50_000), fault] for path in (BIG, "vae/weights.safetensors")}
    download = Background(hub, store)
    wait_until(lambda: len(hub.file_requests(BIG)) == 2)
    assert download.seconds_to_cancel() < 1.0
    assert not wrong_files(store.own_folder(ENTRY.name))
    assert store.state(ENTRY.name).bytes_present >= 50_000
    hub.faults = {}
    hub.seen.clear()
    fetch(resolved(hub.url), store, hub.url)
    assert int(hub.file_requests(BIG)[0].headers["range"].strip("bytes=-")) >= 50_000
    assert is_whole(store)


def test_a_cancel_is_heard_while_the_limit_or_a_retry_makes_it_wait(hub: Hub, store: ModelStore) -> None:
    hub.faults = {BIG: [Fault(status=503, headers={"Retry-After": "100"})]}
    download = Background(hub, store, replace(MEANS, bandwidth=BandwidthLimit(10_000)))
    wait_until(lambda: bool(hub.file_requests(BIG)) and hub.sent > 10_000)
    assert download.seconds_to_cancel() < 1.0


def test_progress_is_in_bytes_never_too_often_and_ends_at_the_whole(hub: Hub, store: ModelStore) -> None:
    moments: list[tuple[float, Progress]] = []
    hub.rate = 1_000_000
    hub.faults = {BIG: [Fault(cut=100_000)]}
    manifest = resolved(hub.url)
    fetch(manifest, store, hub.url, progress=lambda progress: moments.append((time.monotonic(), progress)))
    assert all(isinstance(progress, ByteProgress) and progress.total == TOTAL for _, progress in moments)
    times = [moment for moment, _ in moments[:-1]]
    assert all(later - earlier > 0.09 for earlier, later in pairwise(times))
    received = [progress.done for _, progress in moments if progress.stage == "Downloading"]
    assert received == sorted(received)
    assert received[-1] == TOTAL
    assert any(progress.seconds_left is not None and progress.bytes_per_second > 0 for _, progress in moments[:-1])


def test_resumed_progress_begins_where_it_was(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(cut=400_000), Fault(status=404)]}
    with pytest.raises(DownloadError):
        fetch(manifest, store, hub.url, parallel=1)
    # How much of what was sent before a hang-up arrives is up to the network.
    kept = store.state(manifest.name).bytes_present
    assert kept > 0
    heard: list[Progress] = []
    fetch(manifest, store, hub.url, progress=heard.append)
    assert heard[0].done >= kept


def set_free_space(monkeypatch: pytest.MonkeyPatch, free: Callable[[], int]) -> None:
    real = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda path: real(path)._replace(free=free()))


def test_without_room_nothing_is_asked_for(hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = resolved(hub.url)
    hub.seen.clear()
    set_free_space(monkeypatch, lambda: RESERVE + TOTAL - 1)
    with pytest.raises(DownloadError, match="free, and"):
        fetch(manifest, store, hub.url)
    assert not hub.seen


def test_only_what_is_missing_needs_room(hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(cut=400_000), Fault(status=404)]}
    with pytest.raises(DownloadError):
        fetch(manifest, store, hub.url, parallel=1)
    set_free_space(monkeypatch, lambda: RESERVE + TOTAL - 400_000)
    fetch(manifest, store, hub.url)
    assert is_whole(store)


def test_room_that_others_take_meanwhile_is_noticed(
    hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.rate = 200_000
    manifest = resolved(hub.url)
    set_free_space(monkeypatch, lambda: 0 if hub.sent > 50_000 else 10**12)
    with pytest.raises(DownloadError, match="make room"):
        fetch(manifest, store, hub.url)
    assert 0 < store.state(ENTRY.name).bytes_present < TOTAL


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.model_store.store import ModelStore
from tests.model_store.downloads import fetch, resolved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    fetch(resolved(sys.argv[1]), ModelStore(Path(sys.argv[2])), sys.argv[1])
except DownloadError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_refuses_is_named_and_what_it_took_is_kept(hub: Hub, store: ModelStore) -> None:
    words = [sys.executable, "-c", _LIMITED, hub.url, str(store.root)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], os.getcwd()])}  # noqa: PTH109
    said = subprocess.run(words, capture_output=True, text=True, env=environment, check=True).stdout
    assert "the disk takes no file of that size" in said
    assert "what was received is kept" in said
    manifest = store.pin(ENTRY.name)
    assert manifest is not None
    assert store.arrived(ENTRY.name, manifest.file(BIG)) == 500_000
    fetch(manifest, store, hub.url)
    assert is_whole(store)


def test_two_processes_cannot_change_the_store_at_once(hub: Hub, store: ModelStore) -> None:
    hold = f"""
import sys
from pathlib import Path
from pixelsmile_desktop.model_store.store import ModelStore
with ModelStore(Path({str(store.root)!r})).writing():
    print("held", flush=True)
    sys.stdin.read()
"""
    child = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        assert child.stdout.readline().strip() == b"held"
        with pytest.raises(ModelStoreError, match="another PixelSmile"):
            fetch(resolved(hub.url), store, hub.url)
        child.kill()
    fetch(resolved(hub.url), store, hub.url)
    assert is_whole(store)


def test_a_model_that_is_used_in_place_is_not_downloaded_over(hub: Hub, store: ModelStore, tmp_path: Path) -> None:
    manifest = resolved(hub.url)
    fetch(manifest, store, hub.url)
    record = store.record(ENTRY.name)
    assert record is not None
    store.keep_record(replace(record, folder=tmp_path / "elsewhere", origin=Origin.ADOPTION))
    with pytest.raises(DownloadError, match="used in place from"):
        fetch(manifest, store, hub.url)
