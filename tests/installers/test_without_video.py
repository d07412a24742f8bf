"""The video libraries that OpenCV is linked with are left out of the frozen program."""

import ctypes
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VIDEO = ("libavcodec-1a.so.62", "libavformat-1a.so.62", "libavutil-1a.so.60", "libswscale-1a.so.9")

needs_binutils = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(tool) is None for tool in ("as", "ld", "nm", "readelf")),
    reason="needs Linux and binutils of the system",
)


def linked(path: Path, *needed: Path, calls: Sequence[str] = ()) -> Path:
    """A library that is linked with others and calls functions of them."""
    source = path.with_suffix(".s")
    source.write_text(" .text\n" + "".join(f" .quad {name}\n" for name in calls))
    subprocess.run(["as", "-o", path.with_suffix(".o"), source], check=True)
    words = ["-shared", "-z", "notext", "-soname", path.name, "-o", path, path.with_suffix(".o")]
    subprocess.run(["ld", *words, "--no-as-needed", *needed], check=True, stderr=subprocess.DEVNULL)
    source.unlink()
    path.with_suffix(".o").unlink()
    return path


@pytest.fixture(autouse=True)
def _build_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from release import product

    monkeypatch.setattr(product, "BUILD", tmp_path / "build")


@needs_binutils
def test_functions_of_an_empty_library_can_be_called_and_do_nothing(tmp_path: Path) -> None:
    from release import without_video

    path = tmp_path / "libavutil-1a.so.60"
    without_video.write_empty_library(path, {("av_malloc", "LIBAVUTIL_60"), ("av_free", "LIBAVUTIL_60")})
    library = ctypes.CDLL(str(path))
    assert library.av_malloc(1000) == library.av_free(None) == 0
    names = subprocess.run(["nm", "-D", path], capture_output=True, text=True, check=True).stdout
    assert "av_malloc@@LIBAVUTIL_60" in names


@needs_binutils
def test_what_only_video_needs_goes_and_all_else_is_found(tmp_path: Path) -> None:
    from release import without_video

    inside = tmp_path / "_internal"
    libraries = inside / "opencv_python_headless.libs"
    libraries.mkdir(parents=True)
    (inside / "cv2").mkdir()
    decoder, blas = (linked(libraries / name) for name in ("libvpx-1a.so.11", "libopenblas-1a.so"))
    (inside / decoder.name).symlink_to(f"opencv_python_headless.libs/{decoder.name}")
    for name in VIDEO:
        without_video.write_empty_library(libraries / name, {(f"{name[:6]}_{name[3:6]}", "V_1"), ("unused", "V_1")})
    video = [libraries / name for name in VIDEO]
    # The real one is linked with the decoder, too.
    calls = [f"{name[:6]}_{name[3:6]}" for name in VIDEO]
    linked(inside / "cv2" / "cv2.abi3.so", *video, blas, calls=calls)
    linked(libraries / "old.so", decoder)
    (libraries / "old.so").rename(libraries / "libswresample-1a.so.6")

    assert without_video.take_out(inside) > 0
    assert {path.name for path in libraries.iterdir()} == {*VIDEO, blas.name}
    assert not (inside / decoder.name).is_symlink()
    # The loader finds every function and every library, as at `import cv2`.
    script = f"import ctypes; ctypes.CDLL({str(inside / 'cv2' / 'cv2.abi3.so')!r})"
    subprocess.run([sys.executable, "-c", script], env={"LD_LIBRARY_PATH": str(libraries)}, check=True)


@needs_binutils
def test_an_opencv_with_other_libraries_is_noticed(tmp_path: Path) -> None:
    from release import without_video
    from release.build_error import BuildError

    for folder in ("cv2", "opencv_python_headless.libs"):
        (tmp_path / folder).mkdir()
    linked(tmp_path / "cv2" / "cv2.abi3.so")
    with pytest.raises(BuildError, match="other video libraries than libavcodec"):
        without_video.take_out(tmp_path)


def test_the_program_calls_nothing_of_video() -> None:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "pixelsmile_desktop").rglob("*.py"))
    assert not [text for text in texts if re.search(r"VideoCapture|VideoWriter|videoio", text)]
