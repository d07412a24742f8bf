"""How fast a model is read and compared, against the system's own sha256sum and hashlib on the same file in one run."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.hashing import digest_of, in_threads
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).resolve().parents[2]
FILES = 4
FILE_BYTES = 256 << 20
MEMORY = """
import json, resource, sys
from pathlib import Path
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.model_store.byte_meter import ByteMeter
from pixelsmile_desktop.model_store.hashing import digest_of, in_threads
meter = ByteMeter("Verifying", 1, ignore_progress)
in_threads(lambda path: digest_of(Path(path), None, meter, CancelToken()), sys.argv[1:])
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory):
    """Files that the system has in memory, so that the disk does not matter."""
    folder = tmp_path_factory.mktemp("model")
    block = os.urandom(1 << 20)
    for number in range(FILES):
        with (folder / f"{number}.safetensors").open("wb") as file:
            for _ in range(FILE_BYTES >> 20):
                file.write(block)
    yield sorted(folder.iterdir())
    shutil.rmtree(folder)


def seconds(*works: Callable[[], object]) -> list[float]:
    """The fastest of five runs of each, in turns, so that whatever else the computer does meets them all."""
    fastest = [float("inf")] * len(works)
    for _ in range(5):
        for number, work in enumerate(works):
            started = time.perf_counter()
            work()
            fastest[number] = min(fastest[number], time.perf_counter() - started)
    return fastest


def verify(paths: list[Path]) -> list[str]:
    meter = ByteMeter("Verifying", FILES * FILE_BYTES, ignore_progress)
    return [digest.sha256 for digest in in_threads(lambda path: digest_of(path, None, meter, CancelToken()), paths)]


def rate(count: int, taken: float) -> str:
    return f"{count * FILE_BYTES / taken / 1e6:,.0f} MB/s"


def test_one_file(report: Report, files: list[Path]) -> None:
    def library() -> str:
        with files[0].open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def program() -> None:
        subprocess.run(["sha256sum", files[0]], check=True, stdout=subprocess.DEVNULL)

    assert verify(files[:1]) == [library()]
    ours, theirs = seconds(lambda: verify(files[:1]), library)
    report.add(
        f"verify one file ({rate(1, ours)}), against hashlib.file_digest ({rate(1, theirs)})",
        f"{theirs / ours:.2f}x",
        ">= 0.9x",
    )
    assert theirs / ours > 0.8
    if shutil.which("sha256sum"):
        ours, theirs = seconds(lambda: verify(files[:1]), program)
        report.add(
            f"verify one file ({rate(1, ours)}), against sha256sum ({rate(1, theirs)})",
            f"{theirs / ours:.2f}x",
            ">= 0.9x",
        )
        assert theirs / ours > 0.8


def test_several_files_at_once(report: Report, files: list[Path]) -> None:
    one, all_of_them = seconds(lambda: verify(files[:1]), lambda: verify(files))
    gain = FILES * one / all_of_them
    report.add(
        f"verify {FILES} files ({rate(FILES, all_of_them)}), against one after the other", f"{gain:.2f}x", "> 1x"
    )
    assert gain > 1 or (os.cpu_count() or 1) == 1


@pytest.mark.skipif(os.name == "nt", reason="measures memory as POSIX systems do")
def test_memory_does_not_grow_with_the_files(report: Report, files: list[Path]) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def megabytes(paths: list[Path]) -> float:
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, *paths], env=environment, check=True, capture_output=True, text=True
        )
        unit = 1 if sys.platform == "darwin" else 1024
        return json.loads(done.stdout) * unit / 1e6

    nothing, everything = megabytes([]), megabytes(files)
    report.add(f"memory to verify {FILES * FILE_BYTES / 1e9:.1f} GB", f"{everything:.0f} MB", "< 150 MB")
    assert everything < 150
    assert everything - nothing < 20
