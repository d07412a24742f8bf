"""Runtimes are read, mended, carried to computers without a network, and removed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.runtime import care
from pixelsmile_desktop.runtime.kinds import RuntimeKind
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.notes import NOTES_FOLDER, Note, Noted, keep_note, read_notes
from pixelsmile_desktop.runtime.planning import plan_runtime
from pixelsmile_desktop.runtime.store import Presence, RuntimeStore
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import (
    MEANS,
    PYTHON_FILE,
    REPO,
    SITE,
    WEIGHTS,
    attention,
    supply,
    wheel,
    write_files,
    write_lock,
)

pytestmark = pytest.mark.loopback
OFFLINE = supply(replace(MEANS, network=Network(is_allowed=False)))


@pytest.fixture
def made(lock: RuntimeLock, store: RuntimeStore, held: dict[str, bytes], tmp_path: Path) -> Path:
    """The folder of a whole runtime."""
    care.install_from(lock, store, write_files(tmp_path / "stick", held), attention())
    return store.folder_of(lock.name)


def damage(folder: Path, how: str) -> str:
    """Damage a file in the way named; its path."""
    path = folder / SITE / "big_engine" / "kernels.bin"
    if how == "lost":
        path.unlink()
    elif how == "cut":
        path.write_bytes(WEIGHTS[:-1])
    elif how == "flipped":
        path.write_bytes(bytes([WEIGHTS[0] ^ 1]) + WEIGHTS[1:])
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    elif how == "a link":
        path.unlink()
        path.symlink_to("empty.py")
    return path.relative_to(folder).as_posix()


@pytest.mark.parametrize("how", ["lost", "cut", "flipped", "a folder", "a link"])
def test_a_damaged_file_is_found_not_used_and_only_its_package_fetched(
    how: str, made: Path, lock: RuntimeLock, store: RuntimeStore, server: Hub
) -> None:
    path = damage(made, how)
    found = care.verify(lock.name, store, attention())
    assert [fault.path for fault in found.faults] == [path]
    with pytest.raises(EngineRuntimeError, match="is not installed"):
        care.find_runtime([lock], store, None)
    care.install(lock, store, supply(), attention())
    assert [seen.path.rpartition("/")[2] for seen in server.seen] == ["big_engine-1.0-py3-none-any.whl"]
    assert (made / path).read_bytes() == WEIGHTS
    assert care.verify(lock.name, store, attention()).faults == ()


@pytest.mark.parametrize("how", ["lost", "cut", "a folder", "a link"])
def test_what_names_and_sizes_tell_is_seen_before_every_use(
    how: str, made: Path, lock: RuntimeLock, store: RuntimeStore
) -> None:
    damage(made, how)
    assert store.state(lock.name).presence is Presence.DAMAGED
    with pytest.raises(EngineRuntimeError, match="is damaged; mend it with `pixelsmile runtime repair`"):
        care.find_runtime([lock], store, None)
    with pytest.raises(EngineRuntimeError, match="damaged"):
        care.find_runtime([lock, replace(lock, wheels=lock.wheels[1:])], store, None)


@pytest.mark.parametrize("name", ["runtime.json", f"{NOTES_FOLDER}/big_engine-1.0-py3-none-any.whl.csv"])
@pytest.mark.parametrize("content", [None, b"", b"\xff{", b'{"format": 2}', b"a,b\n", b"a" * 200_000])
def test_damaged_notes_are_damage_too(
    name: str, content: bytes | None, made: Path, lock: RuntimeLock, store: RuntimeStore
) -> None:
    path = made / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert care.verify(lock.name, store, attention()).faults
    care.install(lock, store, supply(), attention())
    assert care.verify(lock.name, store, attention()).faults == ()


def test_a_runtime_of_the_lock_that_is_damaged_is_mended_by_an_installation(
    made: Path, lock: RuntimeLock, store: RuntimeStore, server: Hub
) -> None:
    (made / SITE / "helper.py").unlink()
    care.install(lock, store, supply(), attention())
    assert len(server.seen) == 1
    assert care.verify(lock.name, store, attention()).faults == ()


def test_a_runtime_goes_to_a_computer_without_a_network(
    lock: RuntimeLock, store: RuntimeStore, tmp_path: Path, held: dict[str, bytes]
) -> None:
    stick = care.export(lock, store, supply(), tmp_path / "stick", attention())
    assert {path.name: path.read_bytes() for path in stick.iterdir() if path.name != care.SUMS_NAME} == held
    for line in (stick / care.SUMS_NAME).read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(held[name]).hexdigest() == digest
    assert not store.files.exists() or not list(store.files.iterdir())
    other = RuntimeStore(tmp_path / "other")
    care.install_from(lock, other, tmp_path, attention())
    assert care.verify(lock.name, other, attention()).faults == ()
    assert {path.name: path.read_bytes() for path in stick.iterdir() if path.name != care.SUMS_NAME} == held


def test_kept_files_serve_exports_and_repairs_without_a_network(
    lock: RuntimeLock, store: RuntimeStore, tmp_path: Path, server: Hub
) -> None:
    care.install(lock, store, supply(), attention(), keeps_files=True)
    server.seen.clear()
    care.install(lock, store, OFFLINE, attention(), keeps_files=True)
    care.export(lock, store, OFFLINE, tmp_path / "stick", attention())
    damage(store.folder_of(lock.name), "flipped")
    assert care.verify(lock.name, store, attention()).faults
    care.install(lock, store, OFFLINE, attention(), keeps_files=True)
    assert server.seen == []
    assert len(list(store.files.iterdir())) == len(lock.artifacts)


def test_a_folder_that_lacks_a_file_is_named(
    lock: RuntimeLock, store: RuntimeStore, tmp_path: Path, held: dict[str, bytes]
) -> None:
    stick = write_files(tmp_path / "stick", {name: held[name] for name in list(held)[:2]})
    with pytest.raises(
        EngineRuntimeError, match=r"has no helper-1.0-py3-none-any.whl and 1 other files; write the fol"
    ):
        care.install_from(lock, store, stick, attention())
    with pytest.raises(EngineRuntimeError, match=r"there is no folder .*check the path"):
        care.install_from(lock, store, tmp_path / "nowhere", attention())


@pytest.mark.parametrize("name", [PYTHON_FILE, "helper-1.0-py3-none-any.whl"])
def test_a_damaged_file_on_the_stick_is_not_taken(
    name: str, lock: RuntimeLock, store: RuntimeStore, tmp_path: Path, held: dict[str, bytes]
) -> None:
    damaged = bytes([held[name][0] ^ 1]) + held[name][1:]
    stick = write_files(tmp_path / "stick", {**held, name: damaged})
    with pytest.raises(EngineRuntimeError, match="is damaged, or another file than this version"):
        care.install_from(lock, store, stick, attention())
    assert not store.folder_of(lock.name).exists()
    write_files(stick, held)
    care.install_from(lock, store, stick, attention())
    assert care.verify(lock.name, store, attention()).faults == ()


def test_removing_says_what_comes_back_and_takes_everything(made: Path, lock: RuntimeLock, store: RuntimeStore) -> None:
    old = store.root / "linux-cpu-0123456789ab"
    old.mkdir()
    (old / "some").write_bytes(b"x" * 1000)
    assert store.names() == tuple(sorted([lock.name, old.name]))
    assert care.plan_removal([old.name], store).freed_bytes == 1000
    assert care.remove([old.name], store).freed_bytes == 1000
    assert made.is_dir()
    assert not old.exists()
    removal = care.remove(store.names(), store)
    assert removal.freed_bytes > len(WEIGHTS)
    assert store.names() == ()
    with pytest.raises(EngineRuntimeError, match="nothing of the runtime"):
        care.remove([lock.name], store)


def test_a_plan_says_bytes_room_and_seconds(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    total = sum(artifact.size or 0 for artifact in lock.artifacts)
    plan = plan_runtime(lock, store, supply(), attention())
    assert (plan.bytes_total, plan.bytes_missing, plan.presence) == (total, total, Presence.ABSENT)
    assert plan.is_exact
    assert plan.bytes_per_second is not None
    assert plan.seconds is not None
    assert plan.seconds > total / plan.bytes_per_second
    assert plan.disk_needed > total
    assert plan.fits
    store.files.mkdir(parents=True)
    store.part_of(lock.wheels[0]).write_bytes(b"x" * 1000)
    assert plan_runtime(lock, store, supply(), attention()).bytes_missing == total - 1000
    care.install(lock, store, supply(), attention())
    done = plan_runtime(lock, store, supply(), attention())
    assert (done.bytes_missing, done.disk_needed, done.seconds) == (0, 0, 0.0)


def test_without_a_network_a_plan_says_what_the_list_tells(lock: RuntimeLock, store: RuntimeStore, server: Hub) -> None:
    lock = replace(lock, python=replace(lock.python, size=None))
    plan = plan_runtime(lock, store, OFFLINE, attention())
    assert server.seen == []
    assert not plan.is_exact
    assert plan.seconds is None
    assert plan.bytes_missing == sum(artifact.size or 0 for artifact in lock.wheels)
    asked = plan_runtime(lock, store, supply(), attention())
    assert asked.is_exact
    assert asked.bytes_missing == sum(len(content) for content in server.repos["wheels"].values())
    server.always = replace(server.always, status=503)
    assert not plan_runtime(lock, store, supply(), attention()).is_exact


def test_an_update_fetches_only_what_changed(
    made: Path, lock: RuntimeLock, store: RuntimeStore, server: Hub, held: dict[str, bytes], locks: Path
) -> None:
    name = "helper-1.0-py3-none-any.whl"
    newer = held | {name: wheel("helper", {"helper.py": b"VALUE = 98\n", "shared/__init__.py": b""})}
    server.repos[REPO] = newer
    update = write_lock(locks, newer, f"{server.url}/{REPO}/resolve/1")
    plan = plan_runtime(update, store, OFFLINE, attention())
    assert plan.bytes_missing == len(newer[name])
    care.install(update, store, supply(), attention())
    assert [seen.path.rpartition("/")[2] for seen in server.seen] == [name]
    for kept in (lock, update):
        assert care.verify(kept.name, store, attention()).faults == ()
    site = store.folder_of(update.name) / SITE
    assert (site / "helper.py").read_bytes() == b"VALUE = 98\n"
    assert (site / "big_engine" / "kernels.bin").samefile(made / SITE / "big_engine" / "kernels.bin")
    care.remove([lock.name], store)
    assert care.verify(update.name, store, attention()).faults == ()


@pytest.mark.parametrize("how", ["lost", "flipped"])
def test_an_update_takes_nothing_damaged_over(
    how: str, made: Path, lock: RuntimeLock, store: RuntimeStore, server: Hub, locks: Path
) -> None:
    damage(made, how)
    update = write_lock(locks, server.repos[REPO], f"{server.url}/{REPO}/resolve/1", kind=RuntimeKind.LINUX_CUDA)
    care.install(update, store, supply(), attention())
    assert [seen.path.rpartition("/")[2] for seen in server.seen] == ["big_engine-1.0-py3-none-any.whl"]
    assert care.verify(update.name, store, attention()).faults == ()
    assert care.verify(lock.name, store, attention()).faults


NAMES = st.text(min_size=1, max_size=12).filter(lambda text: text.isprintable() and "/" not in text)
NOTED = st.builds(Noted, NAMES, st.integers(0, 1 << 40), st.just("ab" * 32), st.booleans())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(NOTED, max_size=4).map(tuple))
def test_notes_come_back_as_they_were(files: tuple[Noted, ...], tmp_path: Path) -> None:
    note = Note("some-1.0.whl", "cd" * 32, files)
    keep_note(tmp_path, note)
    assert read_notes(tmp_path) == (note,)
