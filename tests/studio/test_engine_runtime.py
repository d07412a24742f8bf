"""The engine runtime as the window and the command line see it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import DownloadError, RequestError
from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.runtime.kinds import Platform, RuntimeKind
from pixelsmile_desktop.runtime.lock import read_lock
from pixelsmile_desktop.runtime.store import Presence
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes, open_runtimes
from pixelsmile_desktop.studio.models import DownloadWishes, wishes_of
from pixelsmile_desktop.studio.sent_log import SentLog
from pixelsmile_desktop.studio.services import Watch
from tests.model_store import hub_server
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import KIND, REPO, files, write_lock

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(KIND is None, reason="the small private Python borrows its library by a link"),
]
LINUX = Platform("linux", "x86_64")


@pytest.fixture(scope="module")
def held() -> dict[str, bytes]:
    return files()


@pytest.fixture
def server(held: dict[str, bytes]) -> Iterator[Hub]:
    with hub_server.running({REPO: dict(held)}) as server:
        yield server


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> list[Gpu]:
    """The graphics processors that are found; tests may change them."""
    gpus: list[Gpu] = []
    monkeypatch.setattr(machine, "hardware", lambda _folder: Hardware(tuple(gpus)))
    return gpus


@pytest.fixture
def runtimes(tmp_path: Path, server: Hub, held: dict[str, bytes], computer: list[Gpu]) -> EngineRuntimes:
    for kind in (RuntimeKind.LINUX_CPU, RuntimeKind.LINUX_CUDA, RuntimeKind.WINDOWS_CPU):
        write_lock(tmp_path / "locks", held, f"{server.url}/{REPO}/resolve/1", kind=kind)
    made = open_runtimes(tmp_path / "runtime", tmp_path / "locks", {}, DownloadWishes())
    return replace(made, platform=LINUX)


def name_of(runtimes: EngineRuntimes, kind: RuntimeKind) -> str:
    return read_lock(runtimes.locks, kind).name


def test_the_list_shows_what_fits_what_is_there_and_what_is_old(runtimes: EngineRuntimes, computer: list[Gpu]) -> None:
    computer.append(Gpu("RTX", 24, "590.1", "8.9"))
    (runtimes.store.root / "linux-cpu-0123456789ab").mkdir(parents=True)
    runtimes.install("linux-cpu", Watch())
    listed = {listing.name: listing for listing in runtimes.list()}
    assert [listing.name for listing in listed.values() if listing.is_chosen] == [
        name_of(runtimes, RuntimeKind.LINUX_CUDA)
    ]
    cpu = listed[name_of(runtimes, RuntimeKind.LINUX_CPU)]
    assert (cpu.state.presence, cpu.runs_here, cpu.is_current) == (Presence.COMPLETE, True, True)
    assert cpu.size > 400_000
    old = listed["linux-cpu-0123456789ab"]
    assert (old.kind, old.is_current, old.state.presence) == (RuntimeKind.LINUX_CPU, False, Presence.DAMAGED)
    assert not listed[name_of(runtimes, RuntimeKind.WINDOWS_CPU)].runs_here
    assert set(runtimes.unlisted()) == {RuntimeKind.LINUX_ROCM, RuntimeKind.WINDOWS_CUDA, RuntimeKind.MACOS_MPS}


def test_the_runtime_for_this_computer_is_preferred_and_another_one_does(
    runtimes: EngineRuntimes, computer: list[Gpu], tmp_path: Path
) -> None:
    computer.append(Gpu("RTX", 24, "590.1", "8.9"))
    with pytest.raises(EngineRuntimeError, match="not installed"):
        runtimes.find(None)
    runtimes.install("linux-cpu", Watch())
    assert runtimes.find(None).name == name_of(runtimes, RuntimeKind.LINUX_CPU)
    runtimes.install(None, Watch())
    found = runtimes.find(tmp_path / "sources")
    assert found.name == name_of(runtimes, RuntimeKind.LINUX_CUDA)
    assert found.environment["PYTHONPATH"] == str(tmp_path / "sources")
    assert found.environment["PYTHONNOUSERSITE"] == "1"


def test_a_runtime_for_another_system_is_exported_but_not_made(runtimes: EngineRuntimes, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="windows-cpu does not run on linux on x86_64"):
        runtimes.install("windows-cpu", Watch())
    assert len(list(runtimes.export("windows-cpu", tmp_path / "stick", Watch()).iterdir())) == 5
    with pytest.raises(RequestError, match="does not run"):
        runtimes.install_from(tmp_path / "stick", "windows-cpu", Watch())
    with pytest.raises(EngineRuntimeError, match="no list of files for the engine runtime linux-rocm"):
        runtimes.install("linux-rocm", Watch())


def test_an_amd_card_is_told_that_there_is_no_list(runtimes: EngineRuntimes, computer: list[Gpu]) -> None:
    computer.append(Gpu("Radeon", 24, "6.8", "", Accelerator.ROCM))
    with pytest.raises(EngineRuntimeError, match="linux-rocm; choose another kind"):
        runtimes.install(None, Watch())


def test_a_repair_says_what_was_wrong_and_mends_it(runtimes: EngineRuntimes) -> None:
    lock, _ = runtimes.install(None, Watch())
    site = next(runtimes.store.folder_of(lock.name).rglob("helper.py"))
    site.write_bytes(b"VALUE = 40\n")
    found, record = runtimes.repair(None, None, Watch())
    assert found is not None
    assert [fault.reason for fault in found.faults] == ["its content is damaged"]
    assert record.digest == lock.digest
    (bytecode,) = runtimes.store.folder_of(lock.name).rglob("big_engine/__pycache__/*.pyc")
    bytecode.write_bytes(b"damaged")
    again, _ = runtimes.repair(None, None, Watch())
    assert again is not None
    assert again.faults == ()
    assert not bytecode.exists()
    assert runtimes.verify(lock.name, Watch()).faults == ()


@pytest.mark.parametrize("forbidden", ["settings", "variable"])
def test_no_network_means_none(forbidden: str, runtimes: EngineRuntimes, server: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    wishes = wishes_of(Settings(network_allowed=forbidden != "settings"), log.note)
    environment = {"HF_HUB_OFFLINE": "1"} if forbidden == "variable" else {}
    quiet = replace(open_runtimes(runtimes.store.root, runtimes.locks, environment, wishes), platform=LINUX)
    assert not quiet.plan(None, Watch()).bytes_per_second
    for work in (lambda: quiet.install(None, Watch()), lambda: quiet.export(None, tmp_path / "stick", Watch())):
        with pytest.raises(DownloadError, match="import the runtime from a folder"):
            work()
    assert server.seen == []
    assert log.requests() == ()


def test_every_request_is_in_the_log_of_what_was_sent(runtimes: EngineRuntimes, server: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    told = replace(
        open_runtimes(runtimes.store.root, runtimes.locks, {}, wishes_of(Settings(), log.note)), platform=LINUX
    )
    told.install(None, Watch())
    assert len(log.requests()) == len(server.seen) == 4


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://x.example/simple", "https://me:secret@x.example/simple", "https://x.example/?a"]
)
def test_an_index_that_is_no_address_is_refused_without_showing_secrets(url: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="PIP_INDEX_URL") as caught:
        open_runtimes(tmp_path, tmp_path, {"PIP_INDEX_URL": url}, DownloadWishes())
    assert "secret" not in str(caught.value)
    chosen = open_runtimes(tmp_path, tmp_path, {"PIP_INDEX_URL": url}, DownloadWishes(), "https://y.example/simple/")
    assert chosen.supply.addresses.index == "https://y.example/simple"
    with pytest.raises(RequestError, match="--index"):
        open_runtimes(tmp_path, tmp_path, {}, DownloadWishes(), url)
