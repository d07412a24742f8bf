"""Wheels and the private Python are unpacked as their formats say, and nothing leaves the runtime's folder."""

import io
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.runtime.layout import Layout, safe_path
from pixelsmile_desktop.runtime.lock import Artifact
from pixelsmile_desktop.runtime.notes import Note, size_faults
from pixelsmile_desktop.runtime.private_python import unpack_python
from pixelsmile_desktop.runtime.unpacking import Unpacker
from pixelsmile_desktop.runtime.wheel import unpack_wheel, unpacked_size
from tests.runtime.small_runtimes import record_of, tarred, wheel, zipped

SITE = PurePosixPath("python/lib/python3.11/site-packages")
LAYOUT = Layout(PurePosixPath("python/bin/python3"), SITE)
WHEEL = Artifact("a.b_c", "1.0", "https://x.example/a_b_c-1.0-py3-none-any.whl", "ab" * 32, 5)
PYTHON = Artifact("python", "3.11.1", "https://x.example/python.tar.gz", "cd" * 32, None)
INFORMATION = "a_b_c-1.0.dist-info"


@pytest.fixture
def unpack(tmp_path: Path) -> Callable[[bytes], Note]:
    def work(content: bytes) -> Note:
        path = tmp_path / "some.whl"
        path.write_bytes(content)
        unpacker = Unpacker(tmp_path / "runtime", ByteMeter("", 1, ignore_progress), CancelToken())
        return unpack_wheel(path, WHEEL, LAYOUT, unpacker)

    return work


@pytest.fixture
def unpack_tar(tmp_path: Path) -> Callable[[bytes], Note]:
    def work(content: bytes) -> Note:
        path = tmp_path / "python.tar.gz"
        path.write_bytes(content)
        unpacker = Unpacker(tmp_path / "runtime", ByteMeter("", 1, ignore_progress), CancelToken())
        return unpack_python(path, PYTHON, LAYOUT, unpacker)

    return work


def test_everything_goes_where_the_format_says(unpack: Callable[[bytes], Note], tmp_path: Path) -> None:
    data = "a_b_c-1.0.data"
    held = {
        "a/b.py": b"b",
        f"{data}/purelib/pure.py": b"pure",
        f"{data}/platlib/plat.so": b"plat",
        f"{data}/data/share/man/x.1": b"man",
        f"{data}/scripts/run": b"#!python",
        f"{data}/headers/x.h": b"int x;",
    }
    note = unpack(wheel("a_b_c", held))
    names = {noted.path for noted in note.files}
    assert names == {
        f"{SITE}/a/b.py",
        f"{SITE}/pure.py",
        f"{SITE}/plat.so",
        "python/share/man/x.1",
        *(f"{SITE}/{INFORMATION}/{name}" for name in ("METADATA", "WHEEL", "RECORD")),
    }
    assert size_faults(tmp_path / "runtime", [note]) == ()
    assert (tmp_path / "runtime" / SITE / "plat.so").read_bytes() == b"plat"
    assert note.is_of(WHEEL)


def test_programs_in_a_wheel_can_be_started(unpack: Callable[[bytes], Note], tmp_path: Path) -> None:
    told = {f"{INFORMATION}/WHEEL": b"Wheel-Version: 1.0\n", "bin/tool": b"#!/bin/sh\n", "bin/text": b""}
    told[f"{INFORMATION}/RECORD"] = record_of(told, INFORMATION)
    unpack(zipped(told, {"bin/tool": 0o100755}))
    site = tmp_path / "runtime" / SITE
    assert site.joinpath("bin/tool").stat().st_mode & 0o111
    assert not site.joinpath("bin/text").stat().st_mode & 0o111


def bad(name: str, content: bytes = b"x") -> bytes:
    return wheel("a_b_c", {name: content})


def with_record(change: Callable[[bytes], bytes]) -> bytes:
    files = {"a.py": b"a = 1\n"}
    told = {
        f"{INFORMATION}/METADATA": b"Metadata-Version: 2.1\nName: a_b_c\nVersion: 1.0\n",
        f"{INFORMATION}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    return wheel("a_b_c", files, record=change(record_of({**files, **told}, INFORMATION)))


def test_the_wheel_that_is_damaged_below_is_good_without_damage(unpack: Callable[[bytes], Note]) -> None:
    assert len(unpack(with_record(lambda record: record)).files) == 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bad("../out.py"), "is not safe"),
        (bad("/etc/out.py"), "is not safe"),
        (bad("a/../../out.py"), "is not safe"),
        (bad("a\\b.py"), "is not safe"),
        (bad("c:out.py"), "is not safe"),
        (bad("a_b_c-1.0.data/surprise/x.py"), "does not say where"),
        (bad("a_b_c-1.0.data/scripts"), "does not say where"),
        (wheel("another", {"a.py": b""}), "says of itself to be another-1.0"),
        (zipped({"a.py": b""}), "says of itself to be nothing"),
        (with_record(lambda record: record.replace(b",6\n", b",6\nlost.py,,\n")), r"does not agree with it \(lost.py"),
        (with_record(lambda record: record.partition(b"\n")[2]), r"does not agree with it \(a.py"),
        (with_record(lambda record: record.replace(b"sha256=", b"md5=", 1)), "not safe"),
        (with_record(lambda record: record[:15] + b"A" + record[16:]), "not what the list"),
        (with_record(lambda record: b"a.py\n" + record), "not enough values"),
        (b"no zip", "is damaged|not a zip"),
    ],
)
def test_a_wheel_that_contradicts_itself_is_refused(
    content: bytes, reason: str, unpack: Callable[[bytes], Note], tmp_path: Path
) -> None:
    with pytest.raises(EngineRuntimeError, match=f"a_b_c-1.0-py3-none-any.whl cannot be unpacked: .*({reason})"):
        unpack(content)
    outside = {path.name for path in tmp_path.rglob("out.py")}
    assert outside == set()


def test_links_and_newer_formats_are_refused(unpack: Callable[[bytes], Note]) -> None:
    told = {f"{INFORMATION}/WHEEL": b"Wheel-Version: 1.0\n", "link": b"/etc/passwd"}
    told[f"{INFORMATION}/RECORD"] = record_of(told, INFORMATION)
    with pytest.raises(EngineRuntimeError, match="link is a link"):
        unpack(zipped(told, {"link": 0o120777}))
    told[f"{INFORMATION}/WHEEL"] = b"Wheel-Version: 2.0\n"
    with pytest.raises(EngineRuntimeError, match=r"format is of version 2\.0"):
        unpack(zipped(told))


def test_a_cut_wheel_has_no_size(tmp_path: Path) -> None:
    path = tmp_path / "cut.whl"
    path.write_bytes(wheel("a_b_c", {"a.py": b"x" * 100})[:-30])
    with pytest.raises(EngineRuntimeError, match=r"cut.whl cannot be unpacked"):
        unpacked_size(path)


def test_the_private_python_keeps_links_and_programs(unpack_tar: Callable[[bytes], Note], tmp_path: Path) -> None:
    members = [("python/bin/python3.11", b"program", 0o755), ("python/bin/python3", "python3.11", 0o777)]
    note = unpack_tar(tarred([*members, ("python/lib/up", "../bin/python3.11", 0o777)]))
    folder = tmp_path / "runtime" / "python"
    assert (folder / "lib" / "up").read_bytes() == b"program"
    assert (folder / "bin" / "python3.11").stat().st_mode & 0o111
    assert [noted.is_link for noted in note.files] == [False, True, True]
    assert size_faults(tmp_path / "runtime", [note]) == ()
    (folder / "bin" / "python3").unlink()
    (folder / "bin" / "python3").symlink_to("elsewhere")
    assert [fault.reason for fault in size_faults(tmp_path / "runtime", [note])] == ["it is not the link that it was"]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([("elsewhere/x", b"", 0o644)], "outside"),
        ([("python/../x", b"", 0o644)], "not safe"),
        ([("python/bin/python3", "/usr/bin/python3", 0o777)], "leads to"),
        ([("python/bin/python3", "../../../x", 0o777)], "leads to"),
        ([("python/bin/x", b"", 0o644)], "there is no python/bin/python3 in it"),
    ],
)
def test_an_archive_that_reaches_out_is_refused(
    members: list[tuple[str, bytes | str, int]], reason: str, unpack_tar: Callable[[bytes], Note]
) -> None:
    with pytest.raises(EngineRuntimeError, match=f"python.tar.gz cannot be unpacked: .*{reason}"):
        unpack_tar(tarred(members))


def test_a_damaged_archive_is_refused(unpack_tar: Callable[[bytes], Note]) -> None:
    whole = tarred([("python/bin/python3", bytes(range(256)) * 200, 0o755)])
    for damaged in (whole[:-200], b"", b"no archive", whole[:40] + b"\xff" + whole[41:]):
        with pytest.raises(EngineRuntimeError, match="cannot be unpacked"):
            unpack_tar(damaged)


@given(st.text(st.sampled_from("ab./\\:\0"), max_size=8))
def test_a_safe_path_stays_below(name: str) -> None:
    try:
        path = safe_path(name)
    except ValueError:
        return
    assert not path.is_absolute()
    assert path.parts
    assert not {"..", "\\", ":", "\0"}.intersection([*path.parts, *name])


def test_the_content_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= 1 << 20:
                raise OSError(5, "the disk failed")
            return super().read(size)

    unpacker = Unpacker(tmp_path, ByteMeter("", 1, ignore_progress), CancelToken())
    unpacker.write(PurePosixPath("a/file"), io.BytesIO(b"old"), is_program=False)
    with pytest.raises(OSError, match="the disk failed"):
        unpacker.write(PurePosixPath("a/file"), Breaking(bytes(3 << 20)), is_program=False)
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"old"]
