"""Writes the lists of files that the engine runtime is made from; needs uv, pbs-installer and the network.

    pip install uv pbs-installer
    python installers/runtime_locks.py [KIND ...]

Every list is a lock file in the format of PEP 751 with one wheel for each package, in versions that agree with
installers/requirements/train.txt. Builds of torch that PyPI does not have come from the index of the PyTorch
project. A kind whose index cannot be reached keeps the list that it has, or gets one without packages that says how it
is made.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "runtime"
CONSTRAINTS = ROOT / "installers" / "requirements" / "train.txt"
PYTHON = "3.11"
IMPORTS = (
    "torch",
    "diffusers",
    "transformers",
    "accelerate",
    "peft",
    "safetensors",
    "numpy",
    "PIL",
    "onnx",
    "tensorboard",
)
PYTORCH = "https://download.pytorch.org/whl"
NO_PYTHON_SIZE = "The address of the private Python was never asked for from where this list was made."


@dataclass(frozen=True)
class Recipe:
    """How the list of one kind is made.

    Attributes:
        platform: uv's name of the platform.
        build: uv's name of the build of torch in the PyTorch project's index; None takes PyPI's.
        python: operating system and processor as pbs-installer names them.
        unproven: what nobody has tried.
        macos: the oldest version of macOS that it must run on.
    """

    platform: str
    build: str | None
    python: tuple[str, str]
    unproven: tuple[str, ...] = ()
    macos: str = ""


NOT_RUN = "No computer of this kind has run it yet."
RECIPES = {
    "linux-cuda": Recipe("x86_64-manylinux_2_28", None, ("linux", "x86_64"), (NOT_RUN,)),
    "linux-rocm": Recipe("x86_64-manylinux_2_28", "rocm7.2", ("linux", "x86_64"), (NOT_RUN,)),
    "linux-cpu": Recipe("x86_64-manylinux_2_28", "cpu", ("linux", "x86_64")),
    "windows-cuda": Recipe("x86_64-pc-windows-msvc", "cu130", ("windows", "x86_64"), (NOT_RUN,)),
    "windows-cpu": Recipe("x86_64-pc-windows-msvc", None, ("windows", "x86_64"), (NOT_RUN,)),
    # torch has no wheel for older systems.
    "macos-mps": Recipe("aarch64-apple-darwin", None, ("macos", "aarch64"), (NOT_RUN,), macos="14.0"),
}


def resolved(kind: str, recipe: Recipe, wheels: Path | None) -> list[dict[str, Any]]:
    """The packages of a kind, each with exactly one wheel.

    Args:
        kind: which runtime.
        recipe: how.
        wheels: a folder with wheels of the PyTorch project's index, for a computer that cannot reach it.

    Raises:
        subprocess.CalledProcessError: uv cannot resolve it.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, f"pylock.{kind}.toml")
        command = ["uv", "pip", "compile", "pyproject.toml", "--extra", "train", "--constraint", str(CONSTRAINTS)]
        command += ["--python-platform", recipe.platform, "--python-version", PYTHON, "--only-binary", ":all:"]
        command += ["--no-config", "--default-index", "https://pypi.org/simple", "--no-header"]
        command += ["--excludes", "-", "--output-file", str(output), "--quiet"]
        if recipe.build is not None and wheels is None:
            command += ["--torch-backend", recipe.build]
        elif recipe.build is not None:
            # Else the plain version of PyPI would do as well.
            overrides = Path(folder, "overrides.txt")
            overrides.write_text(f"torch=={_torch_version()}+{recipe.build}\n", encoding="utf-8")
            command += ["--find-links", str(wheels), "--override", str(overrides)]
        environment = os.environ | ({"MACOSX_DEPLOYMENT_TARGET": recipe.macos} if recipe.macos else {})
        subprocess.run(command, cwd=ROOT, env=environment, input="opencv-python", check=True, text=True)
        table = tomllib.loads(output.read_text(encoding="utf-8"))
    return [_with_one_wheel(package, recipe) for package in table["packages"]]


def _torch_version() -> str:
    match = re.search(r"^torch==(\S+)$", CONSTRAINTS.read_text(encoding="utf-8"), re.M)
    assert match is not None
    return match[1]


def _with_one_wheel(package: dict[str, Any], recipe: Recipe) -> dict[str, Any]:
    """Of the wheels that fit, which uv lists in the order of their names: one for this very version of Python first."""
    wheels = package["wheels"]
    tag = f"-cp{PYTHON.replace('.', '')}-cp{PYTHON.replace('.', '')}-"
    wheel = next((one for one in wheels if tag in _filename(one)), wheels[0])
    head = {"name": package["name"], "version": package["version"]}
    if wheel["url"].startswith("file:"):
        return head | _of_pytorch(Path(url2pathname(urlsplit(wheel["url"]).path)), recipe)
    return head | {"url": wheel["url"], "size": wheel["size"], "sha256": wheel["hashes"]["sha256"]}


def _of_pytorch(path: Path, recipe: Recipe) -> dict[str, Any]:
    """A wheel of the PyTorch project's index that lies on this computer."""
    url = f"{PYTORCH}/{recipe.build}/{quote(path.name)}"
    return {"url": url, "size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _filename(wheel: dict[str, Any]) -> str:
    return str(wheel["url"]).rpartition("/")[2]


def private_python(recipe: Recipe) -> dict[str, str]:
    """The newest archive of python-build-standalone for a platform: version, address and hash."""
    versions = importlib.import_module("pbs_installer._versions").PYTHON_VERSIONS
    major, minor = map(int, PYTHON.split("."))
    newest = max(
        (version for version in versions if version[:3] == ("cpython", major, minor)),
        key=lambda version: version[3],
    )
    url, sha256 = versions[newest][(*recipe.python, True)]
    return {"version": f"{PYTHON}.{newest[3]}", "url": url, "sha256": sha256}


def written(kind: str, packages: list[dict[str, Any]], python: dict[str, str], unproven: tuple[str, ...]) -> str:
    """The text of a lock file."""
    lines = [
        "# Made by installers/runtime_locks.py; run it again after every change of a dependency.",
        'lock-version = "1.0"',
        'created-by = "pixelsmile-desktop"',
        f'requires-python = "=={PYTHON}.*"',
    ]
    for package in packages:
        lines += ["", "[[packages]]"]
        lines += [f"{key} = {json.dumps(package[key])}" for key in ("name", "version")]
        head = f"url = {json.dumps(package['url'])}, size = {package['size']}"
        lines.append(f"wheels = [{{ {head}, hashes = {{ sha256 = {json.dumps(package['sha256'])} }} }}]")
    lines += ["", "[tool.pixelsmile]", f"kind = {json.dumps(kind)}"]
    lines += [f"command = {json.dumps(f'python installers/runtime_locks.py {kind}')}"]
    lines += [f"imports = {json.dumps(list(IMPORTS))}", f"unproven = {json.dumps(list(unproven))}"]
    lines += ["", "[tool.pixelsmile.python]"]
    lines += [f"{key} = {json.dumps(python[key])}" for key in ("version", "url")]
    lines += [f"hashes = {{ sha256 = {json.dumps(python['sha256'])} }}", ""]
    return "\n".join(lines)


def main() -> int:
    """Write the lists; 1 if one of them could not be made."""
    parser = argparse.ArgumentParser(description="Write the lists of files of the engine runtime.")
    parser.add_argument("kinds", metavar="KIND", nargs="*", choices=[*RECIPES, []], help="default: all")
    parser.add_argument("--wheels", type=Path, help="folder with wheels of the PyTorch project's index")
    arguments = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    failed = 0
    for kind in arguments.kinds or RECIPES:
        recipe, path = RECIPES[kind], FOLDER / f"pylock.{kind}.toml"
        unproven = (*recipe.unproven, NO_PYTHON_SIZE)
        try:
            packages = resolved(kind, recipe, arguments.wheels)
        except subprocess.CalledProcessError:
            failed += 1
            print(f"{kind}: uv could not resolve it", file=sys.stderr)
            if path.exists():
                continue
            packages, unproven = [], ("The index of this build could not be reached when this list was made.",)
        if recipe.build is not None and arguments.wheels and packages:
            unproven = (*unproven, "The wheel of torch came from a folder; its public address was not asked.")
        path.write_text(written(kind, packages, private_python(recipe), unproven), encoding="utf-8", newline="\n")
        size = sum(package["size"] for package in packages)
        print(f"{path.relative_to(ROOT)}: {len(packages)} packages, {size / 1e6:.0f} MB")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
