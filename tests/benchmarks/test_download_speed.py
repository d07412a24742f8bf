"""How fast one file arrives, hashed on its way, against plain curl in the same run; and in what memory."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.model_store.manifest import ModelFile
from pixelsmile_desktop.model_store.streams import Source
from pixelsmile_desktop.model_store.transfer import Means, Route, Transfer
from tests.benchmarks.conftest import Report

pytestmark = [pytest.mark.benchmark, pytest.mark.loopback]
ROOT = Path(__file__).resolve().parents[2]
BYTES = 1 << 30
SERVER = """
import os, socket, sys
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
while True:
    near, _ = listening.accept()
    while b"\\r\\n\\r\\n" not in near.recv(65536): pass
    head = f"HTTP/1.1 200 OK\\r\\nContent-Length: {os.path.getsize(sys.argv[1])}\\r\\nETag: \\"x\\"\\r\\n\\r\\n"
    near.sendall(head.encode())
    with open(sys.argv[1], "rb") as file:
        try: near.sendfile(file)
        except OSError: pass
    near.close()
"""
RECEIVER = """
import resource, sys
from tests.benchmarks.test_download_speed import *
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
receive(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, before // 1024)
"""


def receive(url: str, sha256: str, folder: Path) -> None:
    file = ModelFile("big.safetensors", BYTES, sha256)
    route = Route(file, Source(url, "big"), folder / "big.part", folder / "big.safetensors")
    Transfer(route, Means(), threading.Event()).run()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """Address and hash of a file of one GiB, and a folder beside it."""
    folder = tmp_path_factory.mktemp("hub")
    block = os.urandom(1 << 24)
    with (folder / "file").open("wb") as file:
        for _ in range(BYTES >> 24):
            file.write(block)
    with (folder / "file").open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    # Without the guard of the tests, which the server has no use for.
    command = [sys.executable, "-I", "-c", SERVER, str(folder / "file")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/file", digest, folder
        server.kill()
    shutil.rmtree(folder)


@pytest.mark.skipif(shutil.which("curl") is None, reason="compares with curl")
def test_one_file_against_curl(served: tuple[str, str, Path], report: Report) -> None:
    url, digest, folder = served
    ours, curls = [], []
    for _ in range(4):
        started = time.perf_counter()
        subprocess.run(["curl", "-s", "-o", folder / "curl.out", url], check=True)
        curls.append(time.perf_counter() - started)
        (folder / "curl.out").unlink()
        started = time.perf_counter()
        receive(url, digest, folder)
        ours.append(time.perf_counter() - started)
        (folder / "big.safetensors").unlink()
    report.add(
        "download from this computer, with hashing, against plain curl",
        f"{BYTES / min(ours) / 1e6:.0f} MB/s, {min(curls) / min(ours):.0%} of curl's {BYTES / min(curls) / 1e6:.0f}",
        ">= 400 MB/s or 90 % of curl",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read through getrusage")
def test_memory_of_a_download(served: tuple[str, str, Path], report: Report) -> None:
    url, digest, folder = served
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", RECEIVER, url, digest, str(folder)]
    peak, before = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    report.add("peak memory of a process that downloads 1 GiB", f"{peak} MB, {before} of them before", "< 150 MB")
