"""A runtime is fetched, made aside, tried out and only then used; whatever goes wrong leaves none or a whole one."""

import errno
import shutil
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import Cancelled, DownloadError, SaveError
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.in_use import using
from pixelsmile_desktop.runtime import care, unpacking
from pixelsmile_desktop.runtime.addresses import Addresses
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.notes import read_notes
from pixelsmile_desktop.runtime.store import Presence, RuntimeStore
from tests.model_store.hub_server import Fault, Hub
from tests.runtime.small_runtimes import (
    MEANS,
    PYTHON_FILE,
    REPO,
    SITE,
    WEIGHTS,
    WHEELS,
    attention,
    supply,
    tarred,
    wheel,
    write_lock,
)

pytestmark = pytest.mark.loopback
BIG = "big_engine-1.0-py3-none-any.whl"


def install(lock: RuntimeLock, store: RuntimeStore, **options: bool) -> None:
    care.install(lock, store, supply(), attention(), **options)


def value_in(store: RuntimeStore, lock: RuntimeLock) -> str:
    """What the packages say when the runtime's own Python imports them."""
    runtime = care.find_runtime([lock], store, None)
    command = [runtime.python, "-P", "-c", "import big_engine; print(big_engine.VALUE, big_engine.__file__)"]
    environment = {"PATH": "/usr/bin", **runtime.environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_a_runtime_is_made_and_its_python_runs_in_it(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    install(lock, store)
    folder = store.folder_of(lock.name)
    assert value_in(store, lock) == f"42 {folder / SITE}/big_engine/__init__.py\n"
    assert (folder / SITE / "big_engine" / "kernels.bin").read_bytes() == WEIGHTS
    assert (folder / "python" / "bin" / "python3").is_symlink()
    assert store.state(lock.name).presence is Presence.COMPLETE
    assert not store.files.exists()
    assert not store.partial_of(lock.name).exists()
    server.seen.clear()
    install(lock, store)
    assert server.seen == []


def test_every_unpacked_file_is_noted(lock: RuntimeLock, store: RuntimeStore) -> None:
    install(lock, store)
    folder = store.folder_of(lock.name)
    noted = {noted.path for note in read_notes(folder) for noted in note.files}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    assert {path for path in there if "__pycache__" not in path and path.startswith("python/")} == noted
    record = store.record(lock.name)
    assert record is not None
    assert record.size == sum(note.size for note in read_notes(folder))


def test_the_private_python_may_be_of_unknown_size(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore
) -> None:
    lock = write_lock(locks, held, f"{server.url}/{REPO}/resolve/1", has_size=False)
    assert lock.python.size is None
    install(lock, store)
    assert "42" in value_in(store, lock)


def test_what_has_arrived_is_not_fetched_again(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    server.faults[BIG] = [Fault(cut=200_000), Fault(status=404)]
    with pytest.raises(DownloadError, match="is not there; check the connection, the proxy and PIP_INDEX_URL"):
        install(lock, store)
    assert store.part_of(lock.wheels[0]).stat().st_size == 200_000
    assert not store.folder_of(lock.name).exists()
    install(lock, store)
    ranges = [seen.headers.get("range") for seen in server.file_requests(BIG)]
    assert ranges[-1] == "bytes=200000-"
    assert "42" in value_in(store, lock)


def test_a_wheel_with_other_content_is_refused(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    server.faults[BIG] = [Fault(flip=5_000), Fault(flip=6_000)]
    with pytest.raises(DownloadError, match="arrives with other content than was pinned; check PIP_INDEX_URL"):
        install(lock, store)
    assert not store.folder_of(lock.name).exists()
    install(lock, store)
    assert "42" in value_in(store, lock)


def test_a_wheel_that_lies_there_damaged_is_fetched_again(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    store.files.mkdir(parents=True)
    store.file_of(lock.wheels[0]).write_bytes(b"\0" * len(WHEELS[BIG]))
    store.file_of(lock.wheels[1]).write_bytes(WHEELS["helper-1.0-py3-none-any.whl"])
    install(lock, store)
    assert len(server.file_requests(BIG)) == 1
    assert not server.file_requests("/helper-1.0-py3-none-any.whl")
    assert "42" in value_in(store, lock)


def test_a_runtime_that_cannot_be_started_never_gets_its_name(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore
) -> None:
    lock = write_lock(locks, held, f"{server.url}/{REPO}/resolve/1", imports=["big_engine", "of_another_platform"])
    with pytest.raises(EngineRuntimeError, match=r"does not work on this computer .*No module named 'of_another"):
        install(lock, store)
    assert store.state(lock.name).presence is Presence.PARTIAL
    with pytest.raises(EngineRuntimeError, match="is not installed; install it under Models"):
        care.find_runtime([lock], store, None)


def test_a_program_for_another_processor_is_said_so(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore
) -> None:
    server.repos[REPO][PYTHON_FILE] = tarred([("python/bin/python3", b"\x7fELF of another machine", 0o755)])
    lock = write_lock(locks, server.repos[REPO], f"{server.url}/{REPO}/resolve/1")
    with pytest.raises(EngineRuntimeError, match="does not work on this computer"):
        install(lock, store)
    assert not store.folder_of(lock.name).exists()


def test_of_two_packages_with_different_files_of_one_name_none_is_taken(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore
) -> None:
    clash = {"clash-1.0-py3-none-any.whl": wheel("clash", {"helper.py": b"VALUE = 0\n"})}
    server.repos[REPO] |= clash
    lock = write_lock(locks, {**held, **clash}, f"{server.url}/{REPO}/resolve/1")
    with pytest.raises(EngineRuntimeError, match=r"both bring .*site-packages/helper\.py"):
        install(lock, store)


def test_switched_off_nothing_reaches_the_server(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    offline = supply(replace(MEANS, network=Network(is_allowed=False)))
    with pytest.raises(
        DownloadError, match="switched off in the settings; switch them on there, or import the runtime"
    ):
        care.install(lock, store, offline, attention())
    assert server.seen == []


def test_every_request_is_told(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    sent: list[tuple[str, str, int]] = []
    network = Network(sent=lambda *one: sent.append(one))
    care.install(lock, store, supply(replace(MEANS, network=network)), attention())
    assert sorted(path for _, path, _ in sent) == sorted(seen.path.replace("+", "%2B") for seen in server.seen)
    assert all(host == "127.0.0.1" and count > 0 for host, _, count in sent)


def test_a_full_disk_is_said_in_a_sentence_and_gone_on_from(
    lock: RuntimeLock, store: RuntimeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = unpacking.Unpacker.write

    def write(self, path, *rest, **options):  # type: ignore[no-untyped-def]
        if path.name == "kernels.bin":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, path, *rest, **options)

    with monkeypatch.context() as patch:
        patch.setattr(unpacking.Unpacker, "write", write)
        with pytest.raises(SaveError, match="the disk is full; make room"):
            install(lock, store)
    assert store.state(lock.name).presence is Presence.PARTIAL
    install(lock, store)
    assert "42" in value_in(store, lock)


def test_a_disk_that_is_too_small_is_seen_before_anything_is_fetched(
    lock: RuntimeLock, store: RuntimeStore, server: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(DownloadError, match="GB are needed; make room"):
        install(lock, store)
    assert server.seen == []


@pytest.mark.parametrize("stage", ["Downloading", "Unpacking", "Trying it out"])
def test_a_cancel_keeps_what_is_done(stage: str, lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    cancel = CancelToken()

    def listen(progress: Progress) -> None:
        if progress.stage == stage:
            cancel.cancel()

    server.rate = 3e6
    with pytest.raises(Cancelled):
        care.install(lock, store, supply(), attention(cancel, listen))
    assert not store.folder_of(lock.name).exists()
    server.rate = None
    server.seen.clear()
    install(lock, store)
    assert "42" in value_in(store, lock)
    if stage != "Downloading":
        assert server.seen == []


def test_progress_never_goes_back_and_ends(lock: RuntimeLock, store: RuntimeStore) -> None:
    heard: list[Progress] = []
    care.install(lock, store, supply(), attention(progress=heard.append))
    stages = list(dict.fromkeys(progress.stage for progress in heard))
    # Files as small as these may all be here, and be hashed, before the first look at the download.
    assert stages[0] in {"Downloading", "Checking"}
    assert stages[-3:] == ["Unpacking Python", "Unpacking", "Trying it out"]
    for stage in ("Downloading", "Unpacking", "Trying it out"):
        done = [progress.done for progress in heard if progress.stage == stage]
        assert done == sorted(done)
        assert heard[-1].fraction == 1


def test_two_processes_do_not_make_one_runtime(lock: RuntimeLock, store: RuntimeStore) -> None:
    with store.writing(), pytest.raises(EngineRuntimeError, match="another PixelSmile is changing the engine runtimes"):
        install(lock, store)
    install(lock, store)


def test_a_runtime_in_use_is_neither_removed_nor_repaired(lock: RuntimeLock, store: RuntimeStore) -> None:
    install(lock, store)
    with using(store.root, lock.name, "pixelsmile edit"):
        with pytest.raises(EngineRuntimeError, match=r"in use by pixelsmile edit \(process \d+\); close it"):
            care.remove([lock.name], store)
        (store.folder_of(lock.name) / SITE / "helper.py").write_bytes(b"VALUE = 40\n")
        with pytest.raises(EngineRuntimeError, match="in use by"):
            care.verify(lock.name, store, attention())
        assert store.folder_of(lock.name).is_dir()
    care.remove([lock.name], store)
    assert not store.folder_of(lock.name).exists()


def test_an_index_of_the_users_own_is_asked_for_what_lies_on_pypi(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = write_lock(locks, held, "https://files.pythonhosted.org/packages/00")
    python = replace(
        lock.python, url=f"https://github.com/astral-sh/python-build-standalone/releases/download/{PYTHON_FILE}"
    )
    lock = replace(lock, python=python)
    base = f"/{REPO}/resolve/1"
    for number, artifact in enumerate(lock.wheels):
        name = artifact.name.replace("_", "-")
        html = f'<a href="../../resolve/1/{artifact.filename}#sha256=00">{artifact.filename}</a><a>none</a>'
        text = f'{{"files": [{{"url": "{server.url}{base}/{artifact.filename}"}}]}}'
        server.faults[f"/{REPO}/simple/{name}/"] = [Fault(page=(html if number % 2 else text).encode())]
    addresses = Addresses(f"{server.url}/{REPO}/simple", f"{server.url}{base}")
    care.install(lock, store, supply(addresses=addresses), attention())
    assert "42" in value_in(store, lock)


def test_an_index_that_lacks_a_wheel_is_named(
    server: Hub, held: dict[str, bytes], locks: Path, store: RuntimeStore
) -> None:
    lock = write_lock(locks, held, "https://files.pythonhosted.org/packages/00")
    for name in ("big-engine", "helper", "other-helper"):
        server.faults[f"/{REPO}/simple/{name}/"] = [Fault(page=b"<html>a hotel's login</html>")]
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1 has no \w+-1.0-py3-none-any.whl; "):
        care.install(lock, store, supply(addresses=Addresses(f"{server.url}/{REPO}/simple")), attention())


def test_nothing_of_a_half_unpacked_package_stays(lock: RuntimeLock, store: RuntimeStore) -> None:
    stray = store.partial_of(lock.name) / SITE / "big_engine" / "half.py"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"raise SystemExit")
    (stray.parent / "link").symlink_to("half.py")
    install(lock, store)
    assert not stray.exists()
    assert {path.name for path in (store.folder_of(lock.name) / SITE / "big_engine").iterdir()} - {"__pycache__"} == {
        "__init__.py",
        "kernels.bin",
        "empty.py",
    }


def test_a_stop_from_another_thread_wakes_a_download_that_waits(
    lock: RuntimeLock, store: RuntimeStore, server: Hub
) -> None:
    server.always = Fault(hangs=True)
    cancel = CancelToken()
    threading.Timer(0.1, cancel.cancel).start()
    with pytest.raises(Cancelled):
        care.install(lock, store, supply(), attention(cancel))
