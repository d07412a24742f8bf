"""Models come from what huggingface_hub left on the disk: its cache, and folders that it filled."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.hub_cache import HubNote, cache_folders, note_of, snapshot_of
from pixelsmile_desktop.model_store.importing import UNKNOWN_REVISION
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    CATALOGUE,
    MODEL,
    MODEL_PATHS,
    REVISION,
    SHARDS,
    git_sha1,
    manifest_of_files,
    model_files,
    read_files,
    write_hub_cache,
    write_model,
)

OTHER_REVISION = "beef" + "1" * 36
pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes symbolic links")


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    return ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)


@pytest.mark.parametrize("depth", ["cache", "repository", "snapshot"])
def test_contents_are_linked_from_wherever_in_the_cache_is_named(care: ModelCare, tmp_path: Path, depth: str) -> None:
    snapshot = write_hub_cache(tmp_path / "hub", model_files())
    place = {"cache": tmp_path / "hub", "repository": snapshot.parent.parent, "snapshot": snapshot}[depth]
    done = care.import_model(place, None, Watch())
    own = done.record.folder
    assert read_files(own) == model_files()
    assert all((own / path).samefile(snapshot / path) and not (own / path).is_symlink() for path in MODEL_PATHS)
    assert done.copied_bytes == 0
    assert done.record.manifest.revision == REVISION


def test_a_damaged_content_is_found_by_its_name(care: ModelCare, tmp_path: Path) -> None:
    snapshot = write_hub_cache(tmp_path / "hub", model_files())
    for path in (SHARDS[0], "vae/config.json"):
        content = bytearray((snapshot / path).read_bytes())
        content[-2] ^= 1
        (snapshot / path).write_bytes(content)
    with pytest.raises(WrongFilesError) as refused:
        care.import_model(tmp_path / "hub", None, Watch())
    assert len(refused.value.problems) == 2


def test_a_file_whose_content_is_not_there_yet_is_missing(care: ModelCare, tmp_path: Path) -> None:
    snapshot = write_hub_cache(tmp_path / "hub", model_files())
    (snapshot / SHARDS[1]).resolve().unlink()
    with pytest.raises(WrongFilesError, match=f"{SHARDS[1]} is missing"):
        care.import_model(tmp_path / "hub", None, Watch())


def test_the_pinned_commit_is_taken_then_that_of_main_then_the_newest(care: ModelCare, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    old = write_hub_cache(hub, model_files(1), OTHER_REVISION)
    assert snapshot_of(hub, MODEL.repo, None) == old
    write_hub_cache(hub, model_files(2), REVISION, ref=None)
    assert snapshot_of(hub, MODEL.repo, None) == old
    (old.parent.parent / "refs" / "main").unlink()
    os.utime(old, ns=(1, 1))
    assert snapshot_of(hub, MODEL.repo, None).name == REVISION
    with care.store.writing():
        care.store.keep_pin(manifest_of_files(model_files(1), OTHER_REVISION))
    care.import_model(hub, None, Watch())
    assert read_files(care.store.own_folder(MODEL.name)) == model_files(1)


def test_a_commit_of_another_repository_is_not_taken_for_ours(care: ModelCare, tmp_path: Path) -> None:
    snapshot = write_hub_cache(tmp_path / "hub", model_files())
    fork = tmp_path / "hub" / "models--somebody--fork"
    snapshot.parent.parent.rename(fork)
    done = care.import_model(fork / "snapshots" / REVISION, None, Watch())
    assert done.record.manifest.revision == UNKNOWN_REVISION


def test_a_cache_without_the_model_is_told(care: ModelCare, tmp_path: Path) -> None:
    (tmp_path / "hub" / "models--other--thing" / "snapshots").mkdir(parents=True)
    with pytest.raises(WrongFilesError, match="is missing"):
        care.import_model(tmp_path / "hub", MODEL.name, Watch())


def note(folder: Path, path: str, etag: str, when: float) -> None:
    file = folder / ".cache" / "huggingface" / "download" / f"{path}.metadata"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{REVISION}\n{etag}\n{when}\n")


def test_notes_of_a_folder_that_the_client_filled_are_obeyed(care: ModelCare, tmp_path: Path) -> None:
    folder, files = write_model(tmp_path / "folder"), model_files()
    for path, content in files.items():
        is_large = path.endswith(".safetensors")
        note(folder, path, hashlib.sha256(content).hexdigest() if is_large else git_sha1(content), time.time() + 5)
    changed = bytearray(files[SHARDS[0]])
    changed[-1] ^= 1
    (folder / SHARDS[0]).write_bytes(changed)
    with pytest.raises(ModelStoreError, match="damaged or of another version"):
        care.import_model(folder, None, Watch())
    (folder / SHARDS[0]).write_bytes(files[SHARDS[0]])
    assert care.import_model(folder, None, Watch()).record.manifest.revision == UNKNOWN_REVISION
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE


@pytest.mark.parametrize(
    "text", ["", "one line", f"{REVISION}\nx\nyesterday\n", f"main\n{'0' * 63}\n1e12\n\n\n", "\xff"]
)
def test_notes_that_make_no_sense_say_nothing_wrong(tmp_path: Path, text: str) -> None:
    folder = write_model(tmp_path / "folder")
    file = folder / ".cache" / "huggingface" / "download" / "model_index.json.metadata"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode("latin-1"))
    assert note_of(folder, "model_index.json") == HubNote()


def test_an_outdated_note_is_not_believed(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "folder")
    note(folder, "model_index.json", "0" * 40, time.time() - 60)
    assert note_of(folder, "model_index.json") == HubNote()


def test_where_caches_lie() -> None:
    home = Path("/home/kim")
    assert cache_folders({}, home) == (home / ".cache/huggingface/hub",)
    assert cache_folders({"XDG_CACHE_HOME": "/c"}, home) == (Path("/c/huggingface/hub"),)
    assert cache_folders({"HF_HOME": "/h", "HF_HUB_CACHE": "/x"}, home)[:2] == (Path("/x"), Path("/h/hub"))
