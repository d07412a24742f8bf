"""Models come into the store from folders, files and archives, whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import Cancelled, ModelStoreError, PixelSmileError, RequestError
from pixelsmile_desktop.core.progress import ByteProgress
from pixelsmile_desktop.model_store import importing
from pixelsmile_desktop.model_store.importing import UNKNOWN_REVISION
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.store import ModelStore, Origin, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    ADAPTER,
    ADAPTER_FILE,
    CATALOGUE,
    MODEL,
    MODEL_PATHS,
    NETWORKS,
    REVISION,
    SHARDS,
    ZIPPED,
    Recorder,
    cancelling_watch,
    manifest_of_files,
    model_files,
    read_files,
    run_process,
    safetensors,
    start_process,
    write_files,
    write_model,
    write_zip,
)

posix = pytest.mark.skipif(os.name == "nt", reason="tests signals and limits of POSIX systems")
SHARED_MEMORY = Path("/dev/shm")


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    return ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "folder")


@pytest.fixture
def other_disk(tmp_path_factory):
    """A folder on another file system, to which nothing can be linked."""
    if not SHARED_MEMORY.is_dir() or SHARED_MEMORY.stat().st_dev == tmp_path_factory.getbasetemp().stat().st_dev:
        pytest.skip("there is no second file system here")
    import tempfile

    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as place:
        yield Path(place)


def presence(care: ModelCare, name: str = MODEL.name) -> Presence:
    return care.store.state(name).presence


def pin(care: ModelCare, files: dict[str, bytes]) -> None:
    with care.store.writing():
        care.store.keep_pin(manifest_of_files(files))


def test_a_folder_is_linked_and_takes_no_room(care: ModelCare, folder: Path) -> None:
    heard = Recorder()
    done = care.import_model(folder, None, Watch(progress=heard))
    own = care.store.own_folder(MODEL.name)
    assert read_files(own) == model_files()
    assert all((own / path).samefile(folder / path) for path in MODEL_PATHS)
    assert (done.linked_bytes, done.copied_bytes, done.kept_bytes) == (done.record.manifest.size, 0, 0)
    assert done.record.origin is Origin.IMPORT
    assert done.record.manifest.revision == UNKNOWN_REVISION
    assert care.store.record(MODEL.name) == done.record
    assert presence(care) is Presence.COMPLETE
    last = heard.heard[-1]
    assert isinstance(last, ByteProgress)
    assert last.done == last.total == sum(map(len, model_files().values()))


def test_from_another_disk_it_is_copied(care: ModelCare, other_disk: Path) -> None:
    done = care.import_model(write_model(other_disk / "model"), None, Watch())
    assert read_files(care.store.own_folder(MODEL.name)) == model_files()
    assert (done.linked_bytes, done.copied_bytes) == (0, done.record.manifest.size)


def test_only_files_that_the_model_needs_are_taken(care: ModelCare, folder: Path) -> None:
    write_files(folder, {"README.md": b"# Tiny", "vae/old.bin": b"\x80", "run.py": b"", ".cache/x.json": b"{}"})
    care.import_model(folder, None, Watch())
    assert read_files(care.store.own_folder(MODEL.name)).keys() == set(MODEL_PATHS)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda folder: (folder / "vae/config.json").unlink(), "vae/config.json is missing"),
        (lambda folder: (folder / SHARDS[1]).unlink(), f"{SHARDS[1]} is missing (vae/model.safetensors.index.json"),
        (
            lambda folder: [(folder / path).rename(folder / path.replace(".safetensors", ".bin")) for path in SHARDS],
            "vae holds only pickles",
        ),
    ],
)
def test_what_is_missing_is_told_by_name(care: ModelCare, folder: Path, spoil, problem: str) -> None:
    spoil(folder)
    with pytest.raises(WrongFilesError) as refused:
        care.import_model(folder, MODEL.name, Watch())
    assert any(problem in text for text in refused.value.problems)
    assert problem.split(" ", maxsplit=1)[0] in str(refused.value)
    assert not care.store.own_folder(MODEL.name).exists()


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        (SHARDS[0], b"<html>please log in</html>", "web page"),
        (SHARDS[0], b"version https://git-lfs.github.com/spec/v1\n", "git-lfs"),
        (SHARDS[0], safetensors(0)[:-1], "incomplete"),
        (SHARDS[0], b"\x80\x04\x95" + bytes(50), "ends within its head"),
        ("vae/config.json", b'{"a": ', "damaged or of another kind"),
        ("tokenizer/merges.txt", b"\xff\xfe\x00", "damaged or of another kind"),
    ],
)
def test_a_file_of_another_kind_is_found_without_a_hash(
    care: ModelCare, folder: Path, path: str, content: bytes, words: str
) -> None:
    (folder / path).write_bytes(content)
    with pytest.raises(ModelStoreError, match=words):
        care.import_model(folder, None, Watch())
    assert presence(care) is Presence.ABSENT


def test_a_pinned_model_must_be_that_very_version(care: ModelCare, folder: Path) -> None:
    pin(care, model_files(seed=5))
    with pytest.raises(WrongFilesError, match="is damaged or of another version") as refused:
        care.import_model(folder, None, Watch())
    assert len(refused.value.problems) == 5
    assert presence(care) is not Presence.COMPLETE
    write_model(folder, seed=5)
    assert care.import_model(folder, None, Watch()).record.manifest.file("vae/config.json").git_sha1 is not None
    assert presence(care) is Presence.COMPLETE


def test_a_pinned_model_lists_every_wrong_file(care: ModelCare, folder: Path) -> None:
    pin(care, model_files())
    (folder / SHARDS[0]).write_bytes(b"short")
    (folder / "model_index.json").unlink()
    with pytest.raises(WrongFilesError) as refused:
        care.import_model(folder, MODEL.name, Watch())
    assert refused.value.problems == (
        "model_index.json is missing",
        f"{SHARDS[0]} has 5 bytes instead of {len(safetensors(0)):,}",
    )


def test_an_adapter_is_one_file_whatever_it_is_called(care: ModelCare, tmp_path: Path) -> None:
    renamed = tmp_path / "smile (1).safetensors"
    renamed.write_bytes(ADAPTER_FILE)
    with pytest.raises(RequestError, match="say which one with --name"):
        care.import_model(renamed, None, Watch())
    done = care.import_model(renamed, ADAPTER.name, Watch())
    assert read_files(done.record.folder) == {"Adapter-v1.safetensors": ADAPTER_FILE}


def test_another_adapter_is_refused_by_its_hash(care: ModelCare, tmp_path: Path) -> None:
    other = tmp_path / "Adapter-v1.safetensors"
    other.write_bytes(safetensors(78))
    with pytest.raises(ModelStoreError, match="of another version"):
        care.import_model(other, None, Watch())
    other.write_bytes(ADAPTER_FILE + b"x")
    with pytest.raises(WrongFilesError, match="bytes instead of"):
        care.import_model(other, None, Watch())
    pickle = tmp_path / "adapter.pt"
    pickle.write_bytes(b"\x80\x04")
    with pytest.raises(ModelStoreError, match="never loaded"):
        care.import_model(pickle, ADAPTER.name, Watch())


def test_a_file_is_no_folder_of_files(care: ModelCare, tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(ADAPTER_FILE)
    with pytest.raises(ModelStoreError, match="is a folder of files"):
        care.import_model(file, MODEL.name, Watch())


def test_an_archive_is_unpacked_after_its_notice_is_accepted(care: ModelCare, tmp_path: Path) -> None:
    files = {f"pack/{path}": content for path, content in NETWORKS.items()} | {"pack/extra.onnx": b"", "run.sh": b""}
    archive = write_zip(tmp_path / "networks.zip", files)
    with pytest.raises(RequestError, match="research only"):
        care.import_model(archive, None, Watch())
    with pytest.raises(ModelStoreError, match="holds no file detector"):
        care.import_model(archive, None, Watch(), accepts_notice=True)
    assert presence(care, ZIPPED.name) is Presence.ABSENT
    write_zip(archive, {path: content for path, content in files.items() if path != "run.sh"})
    done = care.import_model(archive, None, Watch(), accepts_notice=True)
    assert read_files(done.record.folder) == NETWORKS
    assert done.remarks == ('"extra.onnx" is left out: the model does not need it',)
    assert not (care.store.parts_folder(ZIPPED.name) / "unpacked").exists()


def test_members_of_an_archive_come_from_a_folder_too(care: ModelCare, tmp_path: Path) -> None:
    write_files(tmp_path / "pack", NETWORKS)
    done = care.import_model(tmp_path / "pack", None, Watch(), accepts_notice=True)
    assert read_files(done.record.folder) == NETWORKS
    assert done.record.manifest.revision == ""


def test_an_archive_of_a_model_that_is_none_is_refused(care: ModelCare, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "model.zip", model_files())
    with pytest.raises(ModelStoreError, match="unpack it and name the folder"):
        care.import_model(archive, MODEL.name, Watch())


def test_nothing_and_the_unknown_are_told(care: ModelCare, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ModelStoreError, match="there is nothing at"):
        care.import_model(tmp_path / "none", None, Watch())
    with pytest.raises(RequestError, match="no model that it knows"):
        care.import_model(tmp_path, None, Watch())
    with pytest.raises(RequestError, match="there is no model"):
        care.import_model(folder, "huge-model", Watch())
    write_files(folder, {"Adapter-v1.safetensors": ADAPTER_FILE})
    with pytest.raises(RequestError, match="several models"):
        care.import_model(folder, None, Watch())


def test_what_is_there_is_not_taken_in_again(care: ModelCare, folder: Path) -> None:
    care.import_model(folder, None, Watch())
    with pytest.raises(ModelStoreError, match="is there already"):
        care.import_model(folder, None, Watch())


def test_a_broken_model_can_be_taken_in_again(care: ModelCare, folder: Path) -> None:
    care.import_model(folder, None, Watch())
    (care.store.own_folder(MODEL.name) / SHARDS[0]).unlink()
    assert presence(care) is Presence.PARTIAL
    care.import_model(folder, None, Watch())
    assert presence(care) is Presence.COMPLETE


def test_room_is_checked_before_anything_is_copied(care: ModelCare, other_disk: Path, monkeypatch) -> None:
    monkeypatch.setattr(importing, "free_bytes", lambda folder: 100)
    with pytest.raises(ModelStoreError, match="GB free"):
        care.import_model(write_model(other_disk / "model"), None, Watch())
    assert not care.store.own_folder(MODEL.name).exists()


def test_linking_needs_no_room(care: ModelCare, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(importing, "free_bytes", lambda folder: 100)
    assert care.import_model(folder, None, Watch()).copied_bytes == 0


def test_a_cancel_at_any_moment_leaves_no_model(tmp_path: Path, folder: Path) -> None:
    total = Recorder()
    ModelCare(ModelStore(tmp_path / "all"), CATALOGUE).import_model(folder, None, Watch(progress=total))
    for number in range(1, len(total.heard)):
        care = ModelCare(ModelStore(tmp_path / str(number)), CATALOGUE)
        with pytest.raises(Cancelled):
            care.import_model(folder, None, cancelling_watch(number))
        assert presence(care) is Presence.ABSENT
        assert not list(care.store.root.rglob("*.placing"))


@posix
@pytest.mark.parametrize("number", range(1, 7))
def test_a_kill_at_any_moment_leaves_no_model_and_the_next_import_is_right(
    care: ModelCare, other_disk: Path, number: int
) -> None:
    pin(care, model_files())
    source = write_model(other_disk / "model")
    code = f"care.import_model(Path(sys.argv[2]), None, Watch(progress=Recorder({number}, die)))"
    status, _ = run_process(code, care.store.root, source)
    assert status == -9
    assert presence(care) is not Presence.COMPLETE
    done = care.import_model(source, None, Watch())
    assert read_files(done.record.folder) == model_files()
    assert done.kept_bytes + done.copied_bytes == done.record.manifest.size
    assert done.kept_bytes > 0 or number < 3
    assert presence(care) is Presence.COMPLETE


@posix
def test_a_disk_that_takes_no_more_is_told_and_left_clean(care: ModelCare, other_disk: Path) -> None:
    source = write_model(other_disk / "model", parameters=5000)
    code = """
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    care.import_model(Path(sys.argv[2]), None, Watch())
except PixelSmileError as error:
    print(type(error).__name__, error)
"""
    status, printed = run_process(code, care.store.root, source)
    assert status == 0
    assert printed.startswith("SaveError")
    assert "takes no file of that size" in printed
    assert presence(care) is Presence.ABSENT
    assert not list(care.store.root.rglob("*.placing"))
    care.import_model(source, None, Watch())
    assert presence(care) is Presence.COMPLETE


@posix
def test_only_one_process_changes_the_store(care: ModelCare, folder: Path) -> None:
    code = "with care.store.writing():\n    print('here', flush=True)\n    sys.stdin.read()"
    with start_process(code, care.store.root) as process:
        assert process.stdout.readline() == "here\n"
        with pytest.raises(ModelStoreError, match="another PixelSmile is changing the models"):
            care.import_model(folder, None, Watch())
        process.communicate("")
    care.import_model(folder, None, Watch())


def test_a_source_that_is_the_stores_own_folder_becomes_a_model(care: ModelCare) -> None:
    own = write_model(care.store.own_folder(MODEL.name))
    care.import_model(own, None, Watch())
    assert read_files(own) == model_files()
    assert presence(care) is Presence.COMPLETE


def test_entries_of_an_unknown_revision_keep_their_repository(care: ModelCare, folder: Path) -> None:
    known = ModelCare(care.store, (replace(MODEL, revision=REVISION),))
    assert known.import_model(folder, None, Watch()).record.manifest.repo == MODEL.repo


@given(
    st.sampled_from(MODEL_PATHS),
    st.sampled_from(["flip", "cut", "extend", "delete", "folder"]),
    st.integers(0, 10**6),
)
def test_no_spoilt_file_of_a_pinned_model_gets_in(tmp_path_factory, path: str, harm: str, place: int) -> None:
    top = tmp_path_factory.mktemp("spoilt")
    care, folder = ModelCare(ModelStore(top / "models"), CATALOGUE), write_model(top / "folder")
    pin(care, model_files())
    file = folder / path
    content = bytearray(file.read_bytes())
    place %= len(content)
    content[place] ^= 1 + place % 255
    spoilt = {"flip": bytes(content), "cut": bytes(content[:place]), "extend": file.read_bytes() + b"\n"}
    if harm in spoilt:
        file.write_bytes(spoilt[harm])
    else:
        file.unlink()
        if harm == "folder":
            file.mkdir()
    with pytest.raises(PixelSmileError) as refused:
        care.import_model(folder, MODEL.name, Watch())
    assert path in str(refused.value)
    assert presence(care) is not Presence.COMPLETE
