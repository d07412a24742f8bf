"""Models are used where they lie, and nothing there is ever touched."""

import os
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import Cancelled, ModelStoreError
from pixelsmile_desktop.model_store.adopting import changes_of
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    ADAPTER,
    ADAPTER_FILE,
    CATALOGUE,
    MODEL,
    REVISION,
    SHARDS,
    cancelling_watch,
    model_files,
    read_files,
    write_hub_cache,
    write_model,
)


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    return ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "folder")


def everything(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, links and time of change of all that lies in a folder."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return {str(path): (s.st_ino, s.st_nlink, s.st_mtime_ns) for path in paths for s in [path.lstat()]}


def test_a_folder_is_used_in_place_from_adoption_to_removal(care: ModelCare, folder: Path) -> None:
    before = everything(folder)
    record = care.adopt_model(folder, None, Watch())
    assert (record.folder, record.origin) == (folder, Origin.ADOPTION)
    assert care.store.folder_of(MODEL.name) == folder
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE
    assert changes_of(care.store, record) == ()
    assert care.verify_model(MODEL.name, Watch()).broken == ()
    removal = care.remove_model(MODEL.name)
    assert (removal.is_adopted, removal.use.freed_bytes) == (True, 0)
    assert care.store.state(MODEL.name).presence is Presence.ABSENT
    assert everything(folder) == before
    assert read_files(folder) == model_files()
    assert not list((care.store.root / ".adopted").iterdir())


@pytest.mark.skipif(os.name == "nt", reason="makes symbolic links")
def test_a_hub_cache_is_used_in_place(care: ModelCare, tmp_path: Path) -> None:
    snapshot = write_hub_cache(tmp_path / "hub", model_files())
    before = everything(tmp_path / "hub")
    record = care.adopt_model(tmp_path / "hub", None, Watch())
    assert (record.folder, record.manifest.revision) == (snapshot, REVISION)
    assert care.verify_model(MODEL.name, Watch()).broken == ()
    assert everything(tmp_path / "hub") == before


def test_what_changed_is_told_by_name_without_reading(care: ModelCare, folder: Path) -> None:
    record = care.adopt_model(folder, None, Watch())
    (folder / SHARDS[0]).write_bytes((folder / SHARDS[0]).read_bytes())
    os.utime(folder / SHARDS[0], ns=(5, 5))
    (folder / "model_index.json").unlink()
    assert changes_of(care.store, record) == ("model_index.json is missing", f"{SHARDS[0]} has changed")


def test_a_copy_that_is_still_right_counts_again_after_a_verification(care: ModelCare, folder: Path) -> None:
    record = care.adopt_model(folder, None, Watch())
    os.utime(folder / SHARDS[0], ns=(5, 5))
    assert changes_of(care.store, record)
    assert care.verify_model(MODEL.name, Watch()).broken == ()
    assert changes_of(care.store, record) == ()


def test_a_file_found_damaged_stays_marked_and_in_place(care: ModelCare, folder: Path) -> None:
    record = care.adopt_model(folder, None, Watch())
    damaged = bytearray((folder / SHARDS[0]).read_bytes())
    damaged[-1] ^= 1
    status = (folder / SHARDS[0]).stat()
    (folder / SHARDS[0]).write_bytes(damaged)
    os.utime(folder / SHARDS[0], ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changes_of(care.store, record) == ()
    assert [fault.file.path for fault in care.verify_model(MODEL.name, Watch()).broken] == [SHARDS[0]]
    assert (folder / SHARDS[0]).read_bytes() == damaged
    assert changes_of(care.store, record) == (f"{SHARDS[0]} has changed",)


def test_a_folder_that_is_gone_is_told(care: ModelCare, folder: Path) -> None:
    record = care.adopt_model(folder, None, Watch())
    folder.rename(folder.with_name("moved"))
    assert changes_of(care.store, record) == (f"the folder {folder} is gone, or its disk is not connected",)
    assert care.store.state(MODEL.name).presence is not Presence.COMPLETE
    care.remove_model(MODEL.name)
    assert care.adopt_model(folder.with_name("moved"), None, Watch()).folder == folder.with_name("moved")


def test_an_adapter_must_have_its_name(care: ModelCare, tmp_path: Path) -> None:
    (tmp_path / "smile.safetensors").write_bytes(ADAPTER_FILE)
    with pytest.raises(ModelStoreError, match=r"not called Adapter-v1\.safetensors"):
        care.adopt_model(tmp_path / "smile.safetensors", ADAPTER.name, Watch())
    (tmp_path / "Adapter-v1.safetensors").write_bytes(ADAPTER_FILE)
    assert care.adopt_model(tmp_path / "Adapter-v1.safetensors", None, Watch()).folder == tmp_path


def test_a_wrong_folder_is_told_by_name_and_not_noted(care: ModelCare, folder: Path) -> None:
    (folder / SHARDS[0]).write_bytes(b"\x80\x04 a pickle")
    (folder / "vae/config.json").write_bytes(b"{")
    with pytest.raises(WrongFilesError) as refused:
        care.adopt_model(folder, None, Watch())
    assert len(refused.value.problems) == 2
    assert care.store.record(MODEL.name) is None


def test_a_bundle_and_the_store_itself_cannot_be_used_in_place(care: ModelCare, folder: Path, tmp_path: Path) -> None:
    own = write_model(care.store.own_folder(MODEL.name))
    with pytest.raises(ModelStoreError, match="lies in the store itself"):
        care.adopt_model(own, None, Watch())
    care.import_model(folder, None, Watch())
    care.export_model(MODEL.name, tmp_path / "bundle", None, Watch())
    care.remove_model(MODEL.name)
    with pytest.raises(ModelStoreError, match="is a bundle"):
        care.adopt_model(tmp_path / "bundle", None, Watch())


def test_a_cancel_notes_nothing(care: ModelCare, folder: Path) -> None:
    with pytest.raises(Cancelled):
        care.adopt_model(folder, None, cancelling_watch(1))
    assert care.store.record(MODEL.name) is None
    assert read_files(folder) == model_files()
