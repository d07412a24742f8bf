"""A result is there completely or not at all, and the original is never written to."""

import hashlib
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.imaging import writer
from pixelsmile_desktop.imaging.formats import FileFormat, output_suffix
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.writer import save_photo, save_unchanged
from tests.imaging import samples

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def opened(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(samples.full_jpeg())
    return open_photo(tmp_path / "photo.jpg")


def refusal(opened, path):
    before = hashlib.sha256(opened.path.read_bytes()).digest()
    with pytest.raises(SaveError) as caught:
        save_photo(opened.photo, path, opened, samples.INSTANT)
    assert hashlib.sha256(opened.path.read_bytes()).digest() == before
    assert not list(opened.path.parent.glob(".pixelsmile*"))
    return str(caught.value)


def test_the_original_is_refused_under_any_name(opened, tmp_path):
    (tmp_path / "link.jpg").symlink_to(opened.path)
    (tmp_path / "hard.jpg").hardlink_to(opened.path)
    (tmp_path / "sub").mkdir()
    for path in (opened.path, tmp_path / "link.jpg", tmp_path / "hard.jpg", tmp_path / "sub" / ".." / "photo.jpg"):
        assert "is the original" in refusal(opened, path)
    with pytest.raises(SaveError):
        save_unchanged(opened, tmp_path / "hard.jpg")


def test_places_that_cannot_be_written_are_said(opened, tmp_path):
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "file").write_text("x")
    assert "is a folder" in refusal(opened, tmp_path / "folder.jpg")
    assert "no folder" in refusal(opened, tmp_path / "missing" / "a.jpg")
    assert "no folder" in refusal(opened, tmp_path / "file" / "a.jpg")
    assert "name" in refusal(opened, tmp_path / ("x" * 300 + ".jpg"))
    assert "cannot be written" in refusal(opened, tmp_path / "nul\0.jpg")


def test_a_source_that_is_missing_is_not_blamed_on_a_result_that_is_there(tmp_path):
    (tmp_path / "result.jpg").write_bytes(b"an earlier result")
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    for name in ("missing.jpg", "loop.jpg", "x" * 300 + ".jpg"):
        writer.check_output(tmp_path / "result.jpg", tmp_path / name)


def test_unwritable_suffixes_are_refused_with_a_way_out(opened, tmp_path):
    for name in ("a.heic", "a.dng", "a.gif", "a"):
        sentence = refusal(opened, tmp_path / name)
        assert ".png" in sentence
    assert "HEIC" in refusal(opened, tmp_path / "a.heic")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_a_folder_that_refuses(opened):
    assert "/proc" in refusal(opened, Path("/proc/self/a.jpg"))


def test_suffix_of_results():
    assert output_suffix(FileFormat.RAW) == ".tif"
    assert output_suffix(FileFormat.HEIC) == ".jpg"
    assert output_suffix(FileFormat.PNG) == ".png"
    assert output_suffix(Path("a.JPEG")) == ".JPEG"
    assert output_suffix("a.cr3") == ".tif"


def test_a_file_that_is_replaced_stays_whole_when_writing_fails(tmp_path):
    target = tmp_path / "a.jpg"
    target.write_bytes(b"old")

    def write(failure):
        with atomic_write(target) as file:
            file.write(b"new")
            raise failure

    for failure in (KeyboardInterrupt, RuntimeError, MemoryError):
        with pytest.raises(failure):
            write(failure)
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_vanishes_while_writing(tmp_path):
    folder = tmp_path / "sub"
    folder.mkdir()

    def write():
        with atomic_write(folder / "a.jpg") as file:
            file.write(b"new")
            for leftover in folder.iterdir():
                leftover.unlink()
            folder.rmdir()

    with pytest.raises(SaveError, match="does not exist"):
        write()


def test_permissions_follow_umask_or_the_replaced_file(opened, tmp_path):
    before = os.umask(0o027)
    try:
        save_photo(opened.photo, tmp_path / "new.jpg", opened, samples.INSTANT)
        (tmp_path / "old.jpg").write_bytes(b"old")
        (tmp_path / "old.jpg").chmod(0o604)
        save_photo(opened.photo, tmp_path / "old.jpg", opened, samples.INSTANT)
    finally:
        os.umask(before)
    assert (tmp_path / "new.jpg").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "old.jpg").stat().st_mode & 0o777 == 0o604


def test_a_link_to_another_file_is_kept(opened, tmp_path):
    (tmp_path / "real.jpg").write_bytes(b"old")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "real.jpg")
    save_photo(opened.photo, tmp_path / "link.jpg", opened, samples.INSTANT)
    assert (tmp_path / "link.jpg").is_symlink()
    assert (tmp_path / "real.jpg").read_bytes().startswith(b"\xff\xd8")


def test_an_original_that_vanished_or_changed(opened, tmp_path):
    data = opened.path.read_bytes()
    opened.path.write_bytes(data + b" ")
    with pytest.raises(SaveError, match="changed"):
        save_unchanged(opened, tmp_path / "b.jpg")
    opened.path.unlink()
    with pytest.raises(SaveError, match="cannot be read again"):
        save_unchanged(opened, tmp_path / "b.jpg")
    # What was read is enough for a result.
    save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)
    assert open_photo(tmp_path / "b.jpg").metadata.icc == samples.ICC


def test_a_failing_encoder_is_one_sentence(opened, tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError("encoder error -2")

    monkeypatch.setattr(writer, "_encode", fail)
    assert "could not be encoded" in refusal(opened, tmp_path / "b.jpg")
    assert not (tmp_path / "b.jpg").exists()


def test_too_wide_for_webp(opened, tmp_path):
    import numpy as np

    wide = type(opened.photo)(np.zeros((1, 16384, 3), np.uint8))
    with pytest.raises(SaveError, match="16383"):
        save_photo(wide, tmp_path / "b.webp", opened, samples.INSTANT)


def run(code, tmp_path, **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits of file sizes")
def test_a_disk_that_takes_no_more(tmp_path):
    code = """
        import resource, signal, sys
        from pathlib import Path
        from pixelsmile_desktop.core.errors import SaveError
        from pixelsmile_desktop.core.atomic import atomic_write
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            with atomic_write(Path(sys.argv[1], "a.jpg")) as file:
                file.write(bytes(100_000))
        except SaveError as error:
            print(error)
    """
    process = run(code, tmp_path)
    said, muttered = process.communicate(timeout=60)
    assert "cannot be written" in said
    assert muttered == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGKILL"])
def test_a_process_that_is_stopped_while_writing(tmp_path, ending):
    code = """
        import sys
        from pathlib import Path
        from pixelsmile_desktop.core.atomic import atomic_write
        with atomic_write(Path(sys.argv[1], "a.jpg")) as file:
            file.write(bytes(100_000))
            file.flush()
            print("writing", flush=True)
            sys.stdin.read()
    """
    (tmp_path / "a.jpg").write_bytes(b"old")
    process = run(code, tmp_path, stdin=subprocess.PIPE)
    assert process.stdout.readline() == "writing\n"
    process.send_signal(getattr(signal, ending))
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert (tmp_path / "a.jpg").read_bytes() == b"old"
    # Nobody can tidy up after a kill, but nothing that looks like a photo is left.
    assert all(p.name == "a.jpg" or p.name.startswith(".pixelsmile-") for p in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == (1 if ending == "SIGINT" else 2)


def test_importing_the_room_loads_no_codec():
    code = """
        import sys
        import pixelsmile_desktop.imaging.reader, pixelsmile_desktop.imaging.writer, pixelsmile_desktop.imaging.sheet
        print(sorted({"PIL", "cv2", "rawpy", "tifffile", "pi_heif", "torch", "xml.sax"} & set(sys.modules)))
    """
    said, _ = run(code, ".").communicate(timeout=60)
    assert said == "[]\n"
