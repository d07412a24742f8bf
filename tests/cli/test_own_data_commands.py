"""`pixelsmile uninstall-data` as a process: it lists, and removes what is named with --yes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "pixelsmile_desktop", "uninstall-data", *words],
        env=os.environ | {"PYTHONPATH": path, "PIXELSMILE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    weights = tmp_path / "home" / "models" / "qwen-image-edit-2511" / "weights"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"x" * 1234)
    return tmp_path / "home"


def test_it_lists_and_changes_nothing(home: Path) -> None:
    done = run(home, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["removed"] is False
    assert {part["name"]: part["bytes"] for part in told["parts"]}["models"] == 1234
    assert run(home, "models").returncode == 0
    assert (home / "models" / "qwen-image-edit-2511" / "weights").exists()


def test_it_removes_what_is_named_and_only_that(home: Path) -> None:
    (home / "logs").mkdir()
    done = run(home, "models", "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert [part["name"] for part in json.loads(done.stdout)["parts"]] == ["models"]
    assert not (home / "models").exists()
    assert (home / "logs").exists()


def test_a_wrong_name_and_a_yes_without_names_remove_nothing(home: Path) -> None:
    assert run(home, "photos", "--yes").returncode == 2
    assert "nothing is changed" in run(home, "--yes").stderr
    assert (home / "models" / "qwen-image-edit-2511" / "weights").exists()
