"""What the program keeps, and its removal: named parts only, never while it runs, and never a photo."""

from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import PixelSmileError, RequestError
from pixelsmile_desktop.core.file_lock import lock_if_free
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.model_store.in_use import using
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Record
from pixelsmile_desktop.studio.own_data import data_parts, remove_data

SIZES = {"library": 30, "settings": 4, "models": 500, "runtimes": 700, "caches": 20, "logs": 3}


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    folders = AppFolders.under(tmp_path / "home")
    held = {
        folders.data / "library.sqlite3": 10,
        folders.data / "renders" / "a.png": 20,
        folders.settings / "settings.toml": 4,
        folders.models / "qwen-image-edit-2511" / "weights": 500,
        folders.data / "runtime" / "linux-cpu-1" / "python": 700,
        folders.cache / "thumbnails" / "a": 20,
        folders.logs / "window.log": 3,
    }
    for path, size in held.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    return folders


def runtimes(folders: AppFolders) -> Path:
    return folders.data / "runtime"


def sizes(folders: AppFolders) -> dict[str, int]:
    return {part.name: part.size for part in data_parts(folders, runtimes(folders))}


def test_every_part_is_listed_with_its_own_size(folders: AppFolders) -> None:
    assert sizes(folders) == SIZES


def test_of_a_program_that_was_never_started_there_is_nothing(tmp_path: Path) -> None:
    folders = AppFolders.under(tmp_path / "home")
    assert set(sizes(folders).values()) == {0}
    assert not folders.data.exists()


@pytest.mark.parametrize("name", SIZES)
def test_only_what_is_named_goes(name: str, folders: AppFolders) -> None:
    (gone,) = remove_data(folders, runtimes(folders), [name])
    assert gone.size == SIZES[name]
    assert sizes(folders) == SIZES | {name: 0}


def test_all_of_it_goes(folders: AppFolders) -> None:
    remove_data(folders, runtimes(folders), list(SIZES))
    assert set(sizes(folders).values()) == {0}


def test_where_data_and_settings_are_one_folder_each_part_is_still_its_own(tmp_path: Path) -> None:
    folders = AppFolders(
        data=tmp_path, cache=tmp_path / "Cache", models=tmp_path / "models", settings=tmp_path, logs=tmp_path / "Logs"
    )
    (tmp_path / "settings.toml").write_bytes(b"x" * 4)
    (tmp_path / "library.sqlite3").write_bytes(b"x" * 10)
    assert sizes(folders) == {"library": 10, "settings": 4, "models": 0, "runtimes": 0, "caches": 0, "logs": 0}
    remove_data(folders, runtimes(folders), ["library"])
    assert (tmp_path / "settings.toml").exists()


def test_a_wrong_name_removes_nothing(folders: AppFolders) -> None:
    with pytest.raises(RequestError, match="choose from library, settings"):
        remove_data(folders, runtimes(folders), ["models", "photos"])
    assert sizes(folders) == SIZES


@pytest.mark.parametrize("lock", ["data/window.lock", "models/.lock", "data/runtime/.lock"])
def test_nothing_goes_while_the_program_runs(lock: str, folders: AppFolders) -> None:
    with (folders.data.parent / lock).open("ab") as file:
        assert lock_if_free(file)
        with pytest.raises(PixelSmileError, match="close it first"):
            remove_data(folders, runtimes(folders), list(SIZES))
    assert sizes(folders) == SIZES


def test_in_a_folder_of_models_that_holds_photos_too_only_what_the_program_made_goes(folders: AppFolders) -> None:
    photo = folders.models / "holiday" / "a.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"x" * 1000)
    store = ModelStore(folders.models)
    name = "lightning-4-steps"
    manifest = Manifest(name, "someone/model", "0" * 40, (ModelFile("weights.json", 500, sha256="0" * 64),))
    with store.writing(), using(folders.models, name, "a test"):
        store.keep_pin(manifest)
        store.keep_record(Record(manifest, store.own_folder(name), Origin.DOWNLOAD, 0.0))
        store.parts_folder(name).mkdir(parents=True)
    assert sizes(folders)["models"] < 5000
    remove_data(folders, runtimes(folders), ["models"])
    assert [path.name for path in folders.models.iterdir()] == ["holiday"]
    assert photo.exists()


def test_a_link_is_removed_and_what_it_leads_to_stays(folders: AppFolders, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "a.jpg").touch()
    (folders.models / "pixelsmile-preview").symlink_to(photos)
    (folders.data / "shortcut").symlink_to(photos)
    remove_data(folders, runtimes(folders), list(SIZES))
    assert (photos / "a.jpg").exists()
