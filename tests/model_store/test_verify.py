"""Every byte is read again, and only what is broken is replaced."""

import hashlib
import os
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import Cancelled, ModelStoreError
from pixelsmile_desktop.core.progress import ByteProgress
from pixelsmile_desktop.model_store.in_use import ModelInUseError, using
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    CATALOGUE,
    MODEL,
    MODEL_PATHS,
    SHARDS,
    Recorder,
    cancelling_watch,
    manifest_of_files,
    model_files,
    read_files,
    run_process,
    write_files,
    write_model,
)

PARAMETERS = 300_000


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    care.import_model(write_model(tmp_path / "folder", parameters=PARAMETERS), None, Watch())
    return care


def own(care: ModelCare, path: str) -> Path:
    return care.store.own_folder(MODEL.name) / path


def spoil(path: Path) -> None:
    """Change one bit in the middle, in a file of its own and at the same size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.unlink()
    path.write_bytes(content)


def no_download(name: str, watch: Watch) -> None:
    raise AssertionError(f"{name} is fetched")


def test_a_whole_model_is_whole(care: ModelCare) -> None:
    before = care.store.record(MODEL.name)
    heard = Recorder()
    found = care.verify_model(MODEL.name, Watch(progress=heard))
    total = sum(map(len, model_files(parameters=PARAMETERS).values()))
    assert found.broken == ()
    assert found.bytes_read == total
    assert all(isinstance(progress, ByteProgress) for progress in heard.heard)
    assert (heard.heard[-1].done, heard.heard[-1].total) == (total, total)
    assert [p.done for p in heard.heard] == sorted(p.done for p in heard.heard)
    assert care.store.record(MODEL.name).verified > before.verified


@pytest.mark.parametrize("path", MODEL_PATHS)
def test_one_bit_is_found_wherever_it_is(care: ModelCare, path: str) -> None:
    spoil(own(care, path))
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE
    found = care.verify_model(MODEL.name, Watch())
    assert [(fault.file.path, fault.reason) for fault in found.broken] == [(path, "its content is damaged")]
    assert care.store.state(MODEL.name).presence is Presence.PARTIAL
    assert own(care, path + ".damaged").exists()


def test_what_is_missing_or_cut_is_told(care: ModelCare) -> None:
    own(care, SHARDS[0]).unlink()
    size = own(care, SHARDS[1]).stat().st_size
    own(care, SHARDS[1]).unlink()
    own(care, SHARDS[1]).write_bytes(b"12345")
    assert [str(fault) for fault in care.verify_model(MODEL.name, Watch()).broken] == [
        f"{SHARDS[0]}: it is missing",
        f"{SHARDS[1]}: it has 5 bytes instead of {size:,}",
    ]


def test_files_that_are_known_by_gits_hash_are_checked_too(care: ModelCare) -> None:
    record = care.store.record(MODEL.name)
    files = model_files(parameters=PARAMETERS)
    with care.store.writing():
        care.store.keep_record(type(record)(manifest_of_files(files), record.folder, record.origin, 0.0))
    assert care.verify_model(MODEL.name, Watch()).broken == ()
    spoil(own(care, "vae/config.json"))
    assert len(care.verify_model(MODEL.name, Watch()).broken) == 1


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "empty"), CATALOGUE)
    with pytest.raises(ModelStoreError, match="is not there"):
        care.verify_model(MODEL.name, Watch())


def test_a_cancel_changes_nothing(care: ModelCare) -> None:
    spoil(own(care, SHARDS[0]))
    before = read_files(care.store.own_folder(MODEL.name)).keys()
    with pytest.raises(Cancelled):
        care.verify_model(MODEL.name, cancelling_watch(1))
    assert read_files(care.store.own_folder(MODEL.name)).keys() == before


def test_only_the_broken_files_are_replaced_from_a_folder(care: ModelCare, tmp_path: Path) -> None:
    spoil(own(care, SHARDS[1]))
    own(care, "vae/config.json").unlink()
    inodes = {path: own(care, path).stat().st_ino for path in MODEL_PATHS if path not in ("vae/config.json", SHARDS[1])}
    found = care.verify_model(MODEL.name, Watch())
    heard = Recorder()
    care.repair_model(found, tmp_path / "folder", no_download, Watch(progress=heard))
    assert read_files(care.store.own_folder(MODEL.name)) == model_files(parameters=PARAMETERS)
    assert heard.heard[-1].total == sum(fault.file.size for fault in found.broken)
    assert {path: own(care, path).stat().st_ino for path in inodes} == inodes
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE
    assert care.verify_model(MODEL.name, Watch()).broken == ()


def test_a_repair_from_a_bundle_joins_its_pieces(care: ModelCare, tmp_path: Path) -> None:
    care.export_model(MODEL.name, tmp_path / "bundle", 1_000_000, Watch())
    spoil(own(care, SHARDS[0]))
    care.repair_model(care.verify_model(MODEL.name, Watch()), tmp_path / "bundle", no_download, Watch())
    assert care.verify_model(MODEL.name, Watch()).broken == ()


def test_a_folder_with_the_wrong_files_repairs_what_it_can(care: ModelCare, tmp_path: Path) -> None:
    spoil(own(care, SHARDS[0]))
    spoil(own(care, SHARDS[1]))
    files = model_files(parameters=PARAMETERS)
    wrong = files[SHARDS[1]][:-1] + b"!"
    other = write_files(tmp_path / "other", {SHARDS[0]: files[SHARDS[0]], SHARDS[1]: wrong})
    found = care.verify_model(MODEL.name, Watch())
    with pytest.raises(ModelStoreError, match=f"does not have the right {SHARDS[1]}"):
        care.repair_model(found, other, no_download, Watch())
    assert own(care, SHARDS[0]).read_bytes() == files[SHARDS[0]]
    assert not own(care, SHARDS[1]).exists()
    assert care.store.state(MODEL.name).presence is Presence.PARTIAL


def test_a_repair_without_a_folder_fetches_what_is_missing(care: ModelCare) -> None:
    spoil(own(care, SHARDS[0]))
    fetched = []

    def download(name: str, watch: Watch) -> None:
        missing = [path for path in MODEL_PATHS if not own(care, path).exists()]
        fetched.append((name, missing))
        for path in missing:
            own(care, path).write_bytes(model_files(parameters=PARAMETERS)[path])

    care.repair_model(care.verify_model(MODEL.name, Watch()), None, download, Watch())
    assert fetched == [(MODEL.name, [SHARDS[0]])]
    assert read_files(care.store.own_folder(MODEL.name)) == model_files(parameters=PARAMETERS)


def test_a_model_in_use_is_reported_and_left_alone(care: ModelCare, tmp_path: Path) -> None:
    spoil(own(care, SHARDS[0]))
    with using(care.store.root, MODEL.name, "pixelsmile edit"):
        found = care.verify_model(MODEL.name, Watch())
        assert len(found.broken) == 1
        assert own(care, SHARDS[0]).exists()
        for place in (None, tmp_path / "folder"):
            with pytest.raises(ModelInUseError, match=f"in use by pixelsmile edit .process {os.getpid()}"):
                care.repair_model(found, place, no_download, Watch())
    care.repair_model(found, tmp_path / "folder", no_download, Watch())
    assert care.verify_model(MODEL.name, Watch()).broken == ()


def test_a_model_that_is_used_in_place_is_not_repaired(tmp_path: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    folder, right = write_model(tmp_path / "folder"), write_model(tmp_path / "right")
    care.adopt_model(folder, None, Watch())
    spoil(folder / SHARDS[0])
    damaged = read_files(folder)
    found = care.verify_model(MODEL.name, Watch())
    with pytest.raises(ModelStoreError, match="used in place"):
        care.repair_model(found, right, no_download, Watch())
    assert read_files(folder) == damaged


def test_a_busy_store_does_not_keep_from_reading(care: ModelCare) -> None:
    spoil(own(care, SHARDS[0]))
    with care.store.writing():
        assert len(care.verify_model(MODEL.name, Watch()).broken) == 1
    assert own(care, SHARDS[0]).exists()


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX systems do")
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_kill_in_the_middle_of_a_repair_leaves_no_half_file(care: ModelCare, tmp_path: Path, number: int) -> None:
    for path in SHARDS:
        spoil(own(care, path))
    code = f"""
found = care.verify_model({MODEL.name!r}, Watch())
care.repair_model(found, Path(sys.argv[2]), None, Watch(progress=Recorder({number}, die)))
"""
    assert run_process(code, care.store.root, tmp_path / "folder")[0] == -9
    files = model_files(parameters=PARAMETERS)
    assert all(own(care, path).read_bytes() == files[path] for path in SHARDS if own(care, path).exists())
    care.repair_model(care.verify_model(MODEL.name, Watch()), tmp_path / "folder", no_download, Watch())
    assert read_files(care.store.own_folder(MODEL.name)) == files


def test_hashes_are_those_of_the_standard_library(care: ModelCare) -> None:
    files = model_files(parameters=PARAMETERS)
    noted = {file.path: file.sha256 for file in care.store.record(MODEL.name).manifest.files}
    assert noted == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
