"""The lists that ship with the program are exact, agree with the other locks, and say what is unproven."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.runtime.kinds import RuntimeKind
from pixelsmile_desktop.runtime.lock import read_lock

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "runtime"
RESOLVED = [kind for kind in RuntimeKind if tomllib.loads((FOLDER / f"pylock.{kind}.toml").read_text()).get("packages")]
TAGS = {"linux": r"manylinux\w*_x86_64|manylinux\w*_x86_64.*", "windows": "win_amd64", "macos": r"macosx_\w+"}
PLATFORMS = {"linux": "x86_64-unknown-linux-gnu", "windows": "x86_64-pc-windows-msvc", "macos": "aarch64-apple-darwin"}


def test_what_computers_of_this_release_can_have() -> None:
    assert set(RESOLVED) >= {"linux-cuda", "linux-cpu", "windows-cpu", "macos-mps"}


@pytest.mark.parametrize("kind", RESOLVED)
def test_every_wheel_runs_on_its_platform_and_its_python(kind: RuntimeKind) -> None:
    lock = read_lock(FOLDER, kind)
    own = re.compile(rf".*-(py3|py2\.py3|cp{lock.python_minor.replace('.', '')}|cp3\d+)-(none|abi3|cp311)-(.+)\.whl")
    for artifact in lock.wheels:
        match = own.fullmatch(artifact.filename)
        assert match is not None, artifact.filename
        fits = [tag == "any" or re.fullmatch(TAGS[kind.system], tag) for tag in match[3].split(".")]
        assert any(fits), artifact.filename
    assert PLATFORMS[kind.system] in lock.python.filename
    assert lock.python.version in lock.python.filename


@pytest.mark.parametrize("kind", RESOLVED)
def test_versions_agree_with_the_requirements(kind: RuntimeKind) -> None:
    text = (ROOT / "installers" / "requirements" / "train.txt").read_text()
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M))
    for artifact in read_lock(FOLDER, kind).wheels:
        if artifact.name in pinned and artifact.name != "rawpy":
            assert artifact.version.partition("+")[0] == pinned[artifact.name], "run installers/runtime_locks.py"


@pytest.mark.parametrize("kind", RESOLVED)
def test_what_the_engine_needs_is_in_it(kind: RuntimeKind) -> None:
    names = {artifact.name for artifact in read_lock(FOLDER, kind).wheels}
    assert {"torch", "diffusers", "transformers", "accelerate", "peft", "safetensors", "numpy", "pillow"} <= names
    assert {"onnx", "tensorboard"} <= names, "what a training needs besides"
    assert ("nvidia-cudnn-cu13" in names) == (kind.device == "cuda" and kind.system == "linux")
    assert "opencv-python" not in names


@pytest.mark.parametrize("kind", sorted(set(RuntimeKind) - set(RESOLVED)))
def test_a_kind_without_a_list_says_how_it_is_made(kind: RuntimeKind) -> None:
    what = f"no list of files for the engine runtime {kind}; choose another kind, or make the list with `python inst"
    with pytest.raises(EngineRuntimeError, match=what):
        read_lock(FOLDER, kind)


def test_no_list_says_where_it_was_made() -> None:
    for path in FOLDER.iterdir():
        hosts = set(re.findall(r"https?://([^/\"]+)|(file:)", path.read_text()))
        assert {host for host, _ in hosts} <= {"files.pythonhosted.org", "download.pytorch.org", "github.com"}


def test_the_name_changes_with_every_file() -> None:
    lock = read_lock(FOLDER, RuntimeKind.LINUX_CPU)
    python = replace(lock.python, sha256="0" * 64)
    others = {
        replace(lock, wheels=lock.wheels[1:]).name,
        replace(lock, python=python).name,
        replace(lock, kind=RuntimeKind.LINUX_CUDA).name,
    }
    assert len(others | {lock.name}) == 4
    assert replace(lock, unproven=("else",), command="else").name == lock.name


GOOD = """
lock-version = "1.0"
[[packages]]
name = "torch"
version = "1.0"
wheels = [{ url = "https://x.example/torch-1.0-py3-none-any.whl", size = 5, hashes = { sha256 = "SHA" } }]
[tool.pixelsmile]
kind = "linux-cpu"
command = "make"
imports = ["torch"]
[tool.pixelsmile.python]
version = "3.11.1"
url = "https://x.example/python.tar.gz"
hashes = { sha256 = "SHA" }
""".replace("SHA", "ab" * 32)


def read(folder: Path, text: str) -> str:
    (folder / "pylock.linux-cpu.toml").write_text(text)
    return read_lock(folder, RuntimeKind.LINUX_CPU).name


def test_the_small_list_is_good(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).startswith("linux-cpu-")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("linux-cpu", "linux-cuda"),
        ('"1.0"\n[[', '"2.0"\n[['),
        ("ab" * 32, "AB" * 32),
        ("torch-1.0-py3-none-any.whl", "..%2Ftorch-1.0-py3-none-any.whl"),
        ("torch-1.0-py3-none-any.whl", "torch-1.0.tar.gz"),
        ("torch-1.0-py3-none-any.whl", "python.tar.gz"),
        ("size = 5", "size = -5"),
        ("size = 5", 'size = "5"'),
        ("size = 5, ", ""),
        ("https://x.example/torch", "file:///x.example/torch"),
        ('["torch"]', '["torch; import os"]'),
        ('"3.11.1"', '"3"'),
        ('name = "torch"', ""),
        ("[tool", "[toll"),
        ("=", "=="),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(old: str, new: str, tmp_path: Path) -> None:
    with pytest.raises((EngineRuntimeError, ModelStoreError), match="install PixelSmile Desktop anew"):
        read(tmp_path, GOOD.replace(old, new))
