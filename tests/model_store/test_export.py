"""Bundles carry a model over any disk, and nothing wrong comes in with them."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import Cancelled, ModelStoreError, PixelSmileError
from pixelsmile_desktop.model_store import exporting
from pixelsmile_desktop.model_store.bundle import is_bundle, read_bundle
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    CATALOGUE,
    MODEL,
    MODEL_PATHS,
    NETWORKS,
    SHARDS,
    ZIPPED,
    Recorder,
    cancelling_watch,
    manifest_of_files,
    model_files,
    read_files,
    run_process,
    write_files,
    write_model,
)

LARGE = 400_000
"""Parameters of a shard; 1.6 MB."""


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    care.import_model(write_model(tmp_path / "folder"), None, Watch())
    return care


@pytest.fixture
def elsewhere(tmp_path: Path) -> ModelCare:
    """The store of another computer."""
    return ModelCare(ModelStore(tmp_path / "elsewhere"), CATALOGUE)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "bundle"


def test_a_model_comes_out_as_it_went_in(care: ModelCare, elsewhere: ModelCare, target: Path) -> None:
    heard = Recorder()
    done = care.export_model(MODEL.name, target, None, Watch(progress=heard))
    assert not done.was_split
    assert heard.heard[-1].done == sum(map(len, model_files().values()))
    assert read_files(target).keys() == {"manifest.json", "LICENCE.txt", *(f"files/{path}" for path in MODEL_PATHS)}
    assert all(file.sha256 for file in done.bundle.manifest.files)
    assert "Apache-2.0" in (target / "LICENCE.txt").read_text()
    taken = elsewhere.import_model(target, None, Watch())
    assert read_files(taken.record.folder) == model_files()
    assert taken.record.manifest == done.bundle.manifest


def test_the_notice_travels_along(tmp_path: Path, elsewhere: ModelCare, target: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "networks"), CATALOGUE)
    care.import_model(write_files(tmp_path / "pack", NETWORKS), ZIPPED.name, Watch(), accepts_notice=True)
    care.export_model(ZIPPED.name, target, None, Watch())
    assert "for research only" in (target / "LICENCE.txt").read_text()
    with pytest.raises(PixelSmileError, match="has a notice"):
        elsewhere.import_model(target, None, Watch())
    assert read_files(elsewhere.import_model(target, None, Watch(), accepts_notice=True).record.folder) == NETWORKS


def test_large_files_travel_in_pieces(tmp_path: Path, elsewhere: ModelCare, target: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "large"), CATALOGUE)
    care.import_model(write_model(tmp_path / "source", parameters=LARGE), None, Watch())
    done = care.export_model(MODEL.name, target, 1_000_000, Watch())
    assert done.was_split
    pieces = done.bundle.pieces[SHARDS[0]]
    assert [piece.path for piece in pieces] == [f"files/{SHARDS[0]}.001", f"files/{SHARDS[0]}.002"]
    assert pieces[0].size == 1_000_000
    assert not (target / "files" / SHARDS[0]).exists()
    taken = elsewhere.import_model(target, None, Watch())
    assert read_files(taken.record.folder) == model_files(parameters=LARGE)


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files as POSIX systems can")
def test_what_the_disk_does_not_take_whole_is_split_there(tmp_path: Path, elsewhere: ModelCare, target: Path) -> None:
    store = ModelStore(tmp_path / "large")
    ModelCare(store, CATALOGUE).import_model(write_model(tmp_path / "source", parameters=LARGE), None, Watch())
    code = f"""
resource.setrlimit(resource.RLIMIT_FSIZE, (700_001, 700_001))
done = care.export_model({MODEL.name!r}, Path(sys.argv[2]), None, Watch())
print([piece.size for piece in done.bundle.pieces[{SHARDS[0]!r}]])
"""
    status, printed = run_process(code, store.root, target)
    assert status == 0
    sizes = json.loads(printed)
    assert sizes[:2] == [700_001, 700_001]
    assert len(sizes) == 3
    taken = elsewhere.import_model(target, None, Watch())
    assert read_files(taken.record.folder) == model_files(parameters=LARGE)


def test_names_suit_every_file_system(care: ModelCare, target: Path) -> None:
    care.export_model(MODEL.name, target, None, Watch())
    paths = list(target.rglob("*"))
    assert not any(path.is_symlink() for path in paths)
    assert not any(set('<>:"|?*\\') & set(path.name) or path.name.endswith((".", " ")) for path in paths)


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX systems do")
@pytest.mark.parametrize("number", range(1, 7))
def test_a_kill_at_any_moment_leaves_no_bundle_and_the_next_export_is_right(
    care: ModelCare, elsewhere: ModelCare, target: Path, number: int
) -> None:
    code = f"care.export_model({MODEL.name!r}, Path(sys.argv[2]), None, Watch(progress=Recorder({number}, die)))"
    assert run_process(code, care.store.root, target)[0] == -9
    assert not is_bundle(target)
    with pytest.raises(PixelSmileError):
        elsewhere.import_model(target, MODEL.name, Watch())
    (target / "files" / "stale.json.002").parent.mkdir(exist_ok=True)
    (target / "files" / "stale.json.002").write_bytes(b"of an earlier attempt")
    care.export_model(MODEL.name, target, None, Watch())
    assert read_files(target).keys() == {"manifest.json", "LICENCE.txt", *(f"files/{path}" for path in MODEL_PATHS)}
    assert read_files(elsewhere.import_model(target, None, Watch()).record.folder) == model_files()


def test_a_cancel_leaves_no_bundle(care: ModelCare, target: Path) -> None:
    with pytest.raises(Cancelled):
        care.export_model(MODEL.name, target, None, cancelling_watch(3))
    assert not is_bundle(target)


def test_what_is_not_whole_or_damaged_is_not_exported(care: ModelCare, target: Path, tmp_path: Path) -> None:
    own = care.store.own_folder(MODEL.name)
    content = bytearray((own / SHARDS[0]).read_bytes())
    content[-1] ^= 1
    (own / SHARDS[0]).write_bytes(content)
    with pytest.raises(ModelStoreError, match="is damaged, so that it is not exported"):
        care.export_model(MODEL.name, target, None, Watch())
    assert not is_bundle(target)
    (own / SHARDS[0]).unlink()
    with pytest.raises(ModelStoreError, match="is not whole here"):
        care.export_model(MODEL.name, tmp_path / "other", None, Watch())
    assert not (tmp_path / "other").exists()


def test_a_folder_with_other_things_is_left_alone(care: ModelCare, target: Path) -> None:
    write_files(target, {"holiday.jpg": b"jpeg"})
    with pytest.raises(ModelStoreError, match="is not empty"):
        care.export_model(MODEL.name, target, None, Watch())
    assert read_files(target) == {"holiday.jpg": b"jpeg"}


def test_room_is_checked_beforehand(care: ModelCare, target: Path, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "free_bytes", lambda folder: 100)
    with pytest.raises(ModelStoreError, match="GB free"):
        care.export_model(MODEL.name, target, None, Watch())
    assert "files" not in {path.name for path in target.iterdir()}


@pytest.mark.parametrize("harm", ["flip", "cut", "delete"])
def test_every_byte_of_a_bundle_is_checked(care: ModelCare, elsewhere: ModelCare, target: Path, harm: str) -> None:
    care.export_model(MODEL.name, target, None, Watch())
    for path in MODEL_PATHS:
        file = target / "files" / path
        whole = file.read_bytes()
        if harm == "delete":
            file.unlink()
        else:
            file.write_bytes(whole[:-1] if harm == "cut" else bytes([whole[0] ^ 1]) + whole[1:])
        with pytest.raises(WrongFilesError) as refused:
            elsewhere.import_model(target, None, Watch())
        assert len(refused.value.problems) == 1
        assert path in refused.value.problems[0]
        assert elsewhere.store.state(MODEL.name).presence is not Presence.COMPLETE
        file.write_bytes(whole)


def test_a_bundle_of_another_version_than_the_pinned_is_refused_unread(
    care: ModelCare, elsewhere: ModelCare, target: Path
) -> None:
    care.export_model(MODEL.name, target, None, Watch())
    with elsewhere.store.writing():
        elsewhere.store.keep_pin(manifest_of_files(model_files(seed=3)))
    heard = Recorder()
    with pytest.raises(WrongFilesError, match="is of another version"):
        elsewhere.import_model(target, None, Watch(progress=heard))
    assert heard.heard == []


def test_a_bundle_of_another_model_is_told(care: ModelCare, elsewhere: ModelCare, target: Path) -> None:
    care.export_model(MODEL.name, target, None, Watch())
    with pytest.raises(ModelStoreError, match=f"is a bundle of {MODEL.name}"):
        elsewhere.import_model(target, "tiny-adapter", Watch())


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2**70)
    | st.text(max_size=5)
    | st.sampled_from(["../x.json", "/x.json"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_no_manifest_of_a_bundle_reaches_outside(tmp_path_factory, data) -> None:
    top = tmp_path_factory.mktemp("bundle")
    care = ModelCare(ModelStore(top / "models"), CATALOGUE)
    care.import_model(write_model(top / "folder", parameters=3), None, Watch())
    bundle = top / "bundle"
    care.export_model(MODEL.name, bundle, None, Watch())
    care.remove_model(MODEL.name)
    table = json.loads((bundle / "manifest.json").read_text())
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(table, data)
    (bundle / "manifest.json").write_text(json.dumps(table))
    before = {path: path.stat().st_mtime_ns for path in top.rglob("*") if not path.is_relative_to(care.store.root)}
    try:
        found = read_bundle(bundle)
        assert all((bundle / p.path).resolve().is_relative_to(bundle) for ps in found.pieces.values() for p in ps)
        care.import_model(bundle, MODEL.name, Watch())
    except PixelSmileError:
        assert care.store.state(MODEL.name).presence is not Presence.COMPLETE
    after = {path: path.stat().st_mtime_ns for path in top.rglob("*") if not path.is_relative_to(care.store.root)}
    assert after == before


def mutate(table, data) -> None:
    """Replace, delete or rename something, anywhere in a JSON value."""
    spots = list(inner_spots(table))
    if not spots:
        return
    holder, key = data.draw(st.sampled_from(spots))
    harm = data.draw(st.sampled_from(["replace", "delete", "rename"]))
    if harm == "replace":
        holder[key] = data.draw(JSON)
    elif harm == "delete":
        del holder[key]
    elif isinstance(holder, dict):
        holder[data.draw(st.sampled_from(["../../x.json", "C:x.json", "x", "files/vae/config.json"]))] = holder.pop(key)


def inner_spots(value):
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from inner_spots(value[key])
