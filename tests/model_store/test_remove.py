"""What comes back is told before, and a removal that is cut short leaves no model."""

import os
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import ModelStoreError, RequestError
from pixelsmile_desktop.model_store.in_use import ModelInUseError, using
from pixelsmile_desktop.model_store.leftovers import LeftoverKind
from pixelsmile_desktop.model_store.removing import DiskUse, disk_use
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    ADAPTER,
    ADAPTER_FILE,
    CATALOGUE,
    MODEL,
    model_files,
    read_files,
    run_process,
    start_process,
    write_files,
    write_model,
)

TOTAL = sum(map(len, model_files().values()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "folder")


@pytest.fixture
def care(tmp_path: Path, folder: Path) -> ModelCare:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    care.import_model(folder, None, Watch())
    return care


def test_linked_files_give_nothing_back_while_their_other_names_live(care: ModelCare, folder: Path) -> None:
    assert care.plan_removal(MODEL.name).use == DiskUse(0, TOTAL)
    (folder / "model_index.json").unlink()
    freed = len(model_files()["model_index.json"])
    assert care.plan_removal(MODEL.name).use == DiskUse(freed, TOTAL - freed)
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE


def test_removing_does_what_was_told_and_touches_nothing_else(care: ModelCare, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Adapter-v1.safetensors").write_bytes(ADAPTER_FILE)
    care.import_model(tmp_path / "Adapter-v1.safetensors", None, Watch())
    told = care.plan_removal(MODEL.name)
    assert care.remove_model(MODEL.name) == told
    assert not care.store.own_folder(MODEL.name).exists()
    assert care.store.state(MODEL.name).presence is Presence.ABSENT
    assert care.store.state(ADAPTER.name).presence is Presence.COMPLETE
    assert read_files(folder) == model_files()
    assert not (care.store.root / ".trash").exists()
    with pytest.raises(ModelStoreError, match="nothing of the model"):
        care.remove_model(MODEL.name)


def test_what_has_arrived_of_a_download_goes_too(tmp_path: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    write_files(care.store.parts_folder(MODEL.name), {"vae/x.safetensors.part": b"12345"})
    assert care.remove_model(MODEL.name).use.freed_bytes == 5
    assert not care.store.parts_folder(MODEL.name).exists()


def test_a_name_that_is_none_is_told(care: ModelCare) -> None:
    with pytest.raises(RequestError, match="there is no model"):
        care.remove_model("../models")


def test_a_model_in_use_is_not_removed(care: ModelCare) -> None:
    code = f"""
from pixelsmile_desktop.model_store.in_use import using
with using(care.store.root, {MODEL.name!r}, "the engine"):
    print("loaded", flush=True)
    sys.stdin.read()
"""
    with start_process(code, care.store.root) as process:
        assert process.stdout.readline() == "loaded\n"
        with pytest.raises(ModelInUseError) as refused:
            care.remove_model(MODEL.name)
        assert str(refused.value).startswith(f"the model {MODEL.name} is in use by the engine (process {process.pid})")
        assert care.store.state(MODEL.name).presence is Presence.COMPLETE
        process.kill()
        process.wait()
        care.remove_model(MODEL.name)


def test_another_model_in_use_does_not_matter(care: ModelCare) -> None:
    with using(care.store.root, ADAPTER.name, "the engine"):
        care.remove_model(MODEL.name)


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX systems do")
@pytest.mark.parametrize("step", ["forget_record", "forget_times", "rename", "rmtree"])
def test_a_kill_at_any_step_leaves_no_model_and_the_rest_can_be_cleaned(care: ModelCare, step: str) -> None:
    code = f"""
import shutil
from pixelsmile_desktop.model_store import removing
def dying(work):
    def work_and_die(*arguments, **options):
        work(*arguments, **options)
        die()
    return work_and_die
if {step!r} == "rmtree":
    shutil.rmtree = lambda path: die()
elif {step!r} == "rename":
    Path.rename = dying(Path.rename)
elif {step!r} == "forget_times":
    removing.forget_times = dying(removing.forget_times)
else:
    ModelStore.forget_record = dying(ModelStore.forget_record)
care.remove_model({MODEL.name!r})
"""
    assert run_process(code, care.store.root)[0] == -9
    assert care.store.state(MODEL.name).presence is Presence.ABSENT
    assert care.find_leftovers(set(LeftoverKind))
    care.clean(set(LeftoverKind))
    assert care.find_leftovers(set(LeftoverKind)) == ()
    assert not care.store.own_folder(MODEL.name).exists()


def test_links_within_a_folder_count_once(tmp_path: Path) -> None:
    write_files(tmp_path / "a", {"x": b"12345", "y": b"1"})
    os.link(tmp_path / "a" / "x", tmp_path / "a" / "z")
    assert disk_use([tmp_path / "a"]) == DiskUse(6, 0)
    os.link(tmp_path / "a" / "x", tmp_path / "outside")
    assert disk_use([tmp_path / "a"]) == DiskUse(1, 5)
    assert disk_use([tmp_path / "a" / "y", tmp_path / "none"]) == DiskUse(1, 0)
