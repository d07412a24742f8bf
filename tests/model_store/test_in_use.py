"""Who uses a model is known as long as their processes live, however they end."""

import os
import threading
from pathlib import Path

import pytest

from pixelsmile_desktop.model_store import in_use
from pixelsmile_desktop.model_store.in_use import ModelInUseError, ModelUser, unused, users, using
from tests.model_store.small_models import start_process

NAME = "tiny-model"
USE = f"""
from pixelsmile_desktop.model_store.in_use import using
with using(Path(sys.argv[1]), {NAME!r}, sys.argv[2]):
    print("in use", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_use, "_SECONDS_AT_THE_GATE", 0.1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "models"


def marks(root: Path) -> list[Path]:
    return list((root / in_use.USERS_FOLDER / NAME).glob("*.json"))


def test_nobody_uses_what_nobody_used(root: Path) -> None:
    assert users(root, NAME) == ()
    assert not root.exists()


def test_a_use_is_seen_while_it_lasts(root: Path) -> None:
    with using(root, NAME, "pixelsmile edit"):
        assert users(root, NAME) == (ModelUser("pixelsmile edit", os.getpid()),)
        assert users(root, "other-model") == ()
    assert users(root, NAME) == ()
    assert marks(root) == []


def test_uses_of_several_processes_are_all_seen(root: Path) -> None:
    with start_process(USE, root, "the engine") as engine, start_process(USE, root, "an export") as export:
        assert (engine.stdout.readline(), export.stdout.readline()) == ("in use\n", "in use\n")
        with using(root, NAME, "a verification"):
            assert {user.program for user in users(root, NAME)} == {"the engine", "an export", "a verification"}
            assert {user.pid for user in users(root, NAME)} == {engine.pid, export.pid, os.getpid()}
        engine.communicate("")
        assert users(root, NAME) == (ModelUser("an export", export.pid),)
        export.communicate("")
    assert users(root, NAME) == ()


def test_a_process_that_was_killed_uses_nothing(root: Path) -> None:
    with start_process(USE, root, "the engine") as engine:
        assert engine.stdout.readline() == "in use\n"
        engine.kill()
        engine.wait()
        assert len(marks(root)) == 1
        with unused(root, NAME):
            pass
        assert marks(root) == []


def test_a_use_keeps_changes_out_and_changes_keep_uses_out(root: Path) -> None:
    in_use_by_engine = pytest.raises(ModelInUseError, match="in use by the engine")
    with using(root, NAME, "the engine"), in_use_by_engine, unused(root, NAME):
        pytest.fail("changed while in use")
    with unused(root, NAME):
        with pytest.raises(ModelInUseError, match="is being changed"), using(root, NAME, "the engine"):
            pytest.fail("used while changed")
        with pytest.raises(ModelInUseError, match="is being changed"):
            users(root, NAME)
        with using(root, "other-model", "the engine"):
            pass


def test_two_in_one_process_never_use_and_change_at_once(root: Path) -> None:
    using_now, changing_now, clashes = threading.Event(), threading.Event(), []

    def use() -> None:
        for _ in range(40):
            try:
                with using(root, NAME, "the engine"):
                    using_now.set()
                    clashes.extend([1] * changing_now.is_set())
                    using_now.clear()
            except ModelInUseError:
                continue

    def change() -> None:
        for _ in range(40):
            try:
                with unused(root, NAME):
                    changing_now.set()
                    clashes.extend([2] * using_now.is_set())
                    changing_now.clear()
            except ModelInUseError:
                continue

    threads = [threading.Thread(target=work) for work in (use, change)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clashes == []
    assert users(root, NAME) == ()


def test_where_nothing_can_be_written_a_model_can_be_used_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with using(tmp_path / "file" / "models", NAME, "the engine"):
        assert users(tmp_path / "file" / "models", NAME) == ()


def test_the_end_of_a_block_by_an_error_ends_the_use(root: Path) -> None:
    with pytest.raises(ZeroDivisionError), using(root, NAME, "the engine"):
        raise ZeroDivisionError
    assert users(root, NAME) == ()
