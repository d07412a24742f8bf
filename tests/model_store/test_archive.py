"""Zip files of every evil kind."""

import io
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, SaveError
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.model_store.archive import ArchiveError, UnpackLimits, open_archive
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from tests.model_store.small_models import Recorder, read_files, write_zip

NOISE = random.Random(7).randbytes(3000)
LIMITS = UnpackLimits(total_bytes=1_000_000, ratio=50, entries=20)


def unpack(archive: Path, target: Path, wanted=None, limits: UnpackLimits = LIMITS, cancel=None, progress=None):
    with open_archive(archive, wanted, limits) as opened:
        meter = ByteMeter("Unpacking", opened.size, progress or ignore_progress)
        opened.unpack(target, meter, cancel or CancelToken())
        return opened


def refusal(archive: Path, target: Path, **options) -> str:
    with pytest.raises(ArchiveError) as refused:
        unpack(archive, target, **options)
    assert [path for path in target.parent.iterdir() if path != archive] == []
    return refused.value.what


def entry(name: str, mode: int = 0, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.external_attr = mode << 16
    info.compress_type = method
    return info


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "networks.zip"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "model"


def test_files_arrive_without_their_common_folder(archive: Path, target: Path) -> None:
    files = {"pack/a.onnx": NOISE, "pack/sub/b.json": b"{}"}
    heard = Recorder()
    opened = unpack(write_zip(archive, files), target, progress=heard)
    assert read_files(target) == {"a.onnx": NOISE, "sub/b.json": b"{}"}
    assert opened.left_out == ()
    assert heard.heard[-1].done == heard.heard[-1].total == len(NOISE) + 2


def test_what_is_not_loaded_or_not_wanted_is_left_out_and_named(archive: Path, target: Path) -> None:
    files = {"pack/a.onnx": b"a", "pack/b.onnx": b"b", "pack/run.py": b"import os", "pack/weights.bin": b"\x80\x04"}
    opened = unpack(write_zip(archive, files), target, wanted={"a.onnx"})
    assert read_files(target) == {"a.onnx": b"a"}
    assert [sentence.split('"')[1] for sentence in opened.left_out] == ["b.onnx", "run.py", "weights.bin"]


@pytest.mark.parametrize(
    "name",
    [
        "../out.json",
        "a/../../out.json",
        "/etc/out.json",
        "C:/out.json",
        "C:out.json",
        "..\\out.json",
        "\\\\host\\out.json",
        "a//out.json",
        "./out.json",
        "a/./out.json",
        "con.json",
        "out.json ",
        "out.json.",
        "out.json:stream.json",
        "a\0.json",
        "a\n.json",
        "",
        "~/../out.json",
        "x" * 300 + ".json",
    ],
)
def test_a_name_that_is_not_plain_is_refused(archive: Path, target: Path, name: str) -> None:
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(entry("fine.json"), b"{}")
        opened.writestr(entry(name), b"{}")
    assert "not a safe file name" in refusal(archive, target)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_are_refused(archive: Path, target: Path, kind: int) -> None:
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(entry("link.json", kind | 0o777), b"/etc/passwd")
    assert "link or a device" in refusal(archive, target)


def test_two_files_of_one_name_are_refused(archive: Path, target: Path) -> None:
    for first, second in (("a.json", "a.json"), ("a.json", "A.JSON"), ("straße.json", "STRASSE.json")):
        with zipfile.ZipFile(archive, "w") as opened:
            opened.writestr(entry(first), b"{}")
            # The library warns of a name that it has seen.
            opened.NameToInfo.clear()
            opened.writestr(entry(second), b"[]")
        assert "two files of the name" in refusal(archive, target)


def test_a_file_that_is_also_a_folder_is_refused(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json/b.json": b"{}", "A.json": b"{}"})
    assert "a file and a folder" in refusal(archive, target)


def test_a_bomb_is_refused_before_it_goes_off(archive: Path, target: Path) -> None:
    write_zip(archive, {"zeros.json": bytes(500_000)})
    assert "would swell more than 50 times" in refusal(archive, target)
    write_zip(archive, {f"{n}.json": bytes([n]) * 400_000 for n in range(3)}, zipfile.ZIP_STORED)
    assert "would unpack to more than 1 MB" in refusal(archive, target)
    write_zip(archive, {f"{n}.json": b"" for n in range(21)})
    assert "21 entries" in refusal(archive, target)


def test_an_entry_that_lies_about_its_size_is_found_out(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json": NOISE[:1000]})
    whole = archive.read_bytes()
    true, false = struct.pack("<L", 1000), struct.pack("<L", 10)
    archive.write_bytes(whole.replace(true, false))
    assert "damaged" in refusal(archive, target)


def test_an_archive_within_the_archive_is_refused(archive: Path, target: Path) -> None:
    for name in ("inner.zip", "inner.tar", "weights.npz"):
        write_zip(archive, {"a.json": b"{}", name: b"PK"})
        assert "archive within the archive" in refusal(archive, target)


def test_encrypted_and_oddly_packed_files_are_refused(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json": b"{}"})
    flags = bytearray(archive.read_bytes())
    flags[flags.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(flags)
    assert "is encrypted" in refusal(archive, target)
    write_zip(archive, {"a.json": b"{}"}, zipfile.ZIP_LZMA)
    assert "unusual method" in refusal(archive, target)


def test_an_archive_without_anything_to_load_is_refused(archive: Path, target: Path) -> None:
    write_zip(archive, {"setup.py": b"import os"})
    assert "no file that is ever loaded" in refusal(archive, target)


def test_what_is_no_archive_is_told(archive: Path, target: Path) -> None:
    archive.write_bytes(b"<html>sign in</html>")
    assert "not a zip file" in refusal(archive, target)
    archive.unlink()
    assert "cannot be read" in refusal(archive, target)


def test_a_damaged_archive_leaves_nothing(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json": bytes(range(256)) * 40, "b.onnx": b"b" * 100}, zipfile.ZIP_STORED)
    whole = archive.read_bytes()
    for place in range(60, 9000, 500):
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert "damaged" in refusal(archive, target)
    archive.write_bytes(whole[: len(whole) // 2])
    refusal(archive, target)


def test_a_cancel_leaves_nothing(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json": b"{}", "b.json": b"[]"})
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        unpack(archive, target, cancel=cancel, progress=Recorder(2, cancel.cancel))
    assert list(target.parent.iterdir()) == [archive]


def test_what_a_killed_attempt_left_is_cleared_away(archive: Path, target: Path) -> None:
    write_zip(archive, {"a.json": b"{}"})
    remains = target.with_name("model.unpacking")
    remains.mkdir()
    (remains / "evil.json").write_bytes(b"half")
    unpack(archive, target)
    assert read_files(target) == {"a.json": b"{}"}
    assert not remains.exists()


def test_a_target_that_cannot_be_written_is_told(archive: Path, tmp_path: Path) -> None:
    write_zip(archive, {"a.json": b"{}"})
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        unpack(archive, tmp_path / "file" / "model")


NAMES = st.text(st.sampled_from("ab./\\:~ \0\u00e4A") | st.characters(), max_size=12).map(lambda name: name + ".json")


@given(st.dictionaries(NAMES, st.binary(max_size=20), min_size=1, max_size=4))
def test_no_name_reaches_outside(tmp_path_factory, files: dict[str, bytes]) -> None:
    folder = tmp_path_factory.mktemp("unpacking")
    archive, target = folder / "a.zip", folder / "deep" / "model"
    with zipfile.ZipFile(archive, "w") as opened:
        for name, content in files.items():
            try:
                opened.writestr(entry(name), content)
            except (UnicodeEncodeError, ValueError):
                return
    try:
        unpack(archive, target)
    except ArchiveError:
        assert not target.exists()
    assert {path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()} <= {"a.zip", "deep"}
    assert {path.relative_to(folder).parts[1] for path in (folder / "deep").rglob("*")} <= {"model"}


@given(st.data())
def test_garbage_is_either_refused_or_unpacked_within_its_folder(tmp_path_factory, data) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr("a.json", b"{}" * 50)
        opened.writestr("sub/b.onnx", b"b" * 50)
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (folder / "a.zip").write_bytes(content)
    target = folder / "model"
    try:
        unpack(folder / "a.zip", target)
    except ArchiveError:
        assert not target.exists()
    assert {path.name for path in folder.iterdir()} <= {"a.zip", "model"}
