"""A newcomer's way, against a hub on this computer: plan, download with two kills, verify, doctor, an edit offline."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.host.helpers import wait_until
from tests.model_store.hub_server import Hub

pytestmark = pytest.mark.loopback
NAME = "qwen-image-edit-2511"
REPOSITORY = "Qwen/Qwen-Image-Edit-2511"


def start(*words: object, endpoint: str = "") -> subprocess.Popen[str]:
    environment = os.environ | {"HF_ENDPOINT": endpoint, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "pixelsmile_desktop", *map(str, words)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(*words: object, endpoint: str = "") -> dict:
    with start(*words, "--json", endpoint=endpoint) as process:
        out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return json.loads(out)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_from_nothing_to_an_edit_offline(tiny_folder: Path, astronaut: Path, tmp_path: Path) -> None:
    files = {path.relative_to(tiny_folder).as_posix(): path for path in tiny_folder.rglob("*") if path.is_file()}
    hub = Hub({REPOSITORY: {name: path.read_bytes() for name, path in files.items()}})
    planned = told("models", "plan", NAME, endpoint=hub.url)
    listed = {file["path"] for file in planned["models"][0]["files"]}
    assert listed >= {name for name in files if name.endswith(".safetensors")}
    assert planned["bytes_missing"] == sum(files[name].stat().st_size for name in listed)
    hub.rate = 300_000
    for _ in range(2):
        before = hub.sent
        with start("models", "download", NAME, endpoint=hub.url) as process:
            wait_until(lambda: hub.sent > before + 200_000, "some bytes arrive")  # noqa: B023 - asked at once
            process.send_signal(signal.SIGKILL)
        assert told("models", "list")["models"][0]["state"] == "partial"
    hub.rate = None
    told("models", "download", NAME, endpoint=hub.url)
    hub.close()
    told("models", "verify", NAME)
    assert told("doctor")["engines"]["pixelsmile"]["ready"] is True
    out = tmp_path / "out.png"
    words = ("edit", astronaut, "-e", "happy", "--engine", "pixelsmile", "--steps", "2", "--size", "256", "-o", out)
    assert told(*words)["engine"] == "pixelsmile"
    assert out.exists()
