"""Writes the locked requirement files from the ranges in pyproject.toml; needs uv (`pip install uv`) and the network.

Every file pins the whole closure of its groups for Linux, Windows and macOS, and no two files disagree on a version.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "installers" / "requirements"
GROUPS = {
    "base": ("pyproject.toml",),
    "desktop": ("pyproject.toml", "--extra", "desktop"),
    "pixelsmile": ("pyproject.toml", "--extra", "pixelsmile"),
    "identity": ("pyproject.toml", "--group", "identity"),
    "build": ("--group", "build"),
    "train": ("pyproject.toml", "--extra", "train"),
    "test": ("pyproject.toml", "--group", "test"),
    "package": ("--group", "package"),
}
WITH_TORCH = ("pixelsmile", "train")
HEADER = "# Made by installers/lock.py from pyproject.toml; change the ranges there.\n"
NO_HASHES = """\
# Without hashes: torch is published in several builds of one version (CPU, CUDA, ROCm), and pip takes the one that
# its configuration offers. The libraries of the CUDA build follow from the build that was taken, so they are not named.
"""
LEFT_OUT = "opencv-python"
"""insightface asks for it, but it overwrites the files of opencv-python-headless, which serves as well."""

CUDA_LIBRARIES = re.compile(r"(nvidia-(?!ml-py)|cuda-|triton)")


def compiled(name: str, constraints: list[Path]) -> str:
    """The lock of one group, in pip's format, without the names of this machine's package indexes."""
    command = ["uv", "pip", "compile", *GROUPS[name]]
    command += ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--no-config"]
    command += ["--default-index", "https://pypi.org/simple", "--no-header", "--no-annotate", "--no-emit-index-url"]
    command += ["--excludes", "-"]
    if name not in WITH_TORCH:
        command.append("--generate-hashes")
    for path in constraints:
        command += ["--constraint", str(path)]
    return subprocess.run(command, cwd=ROOT, input=LEFT_OUT, check=True, capture_output=True, text=True).stdout


def main() -> int:
    """Write every requirement file."""
    FOLDER.mkdir(exist_ok=True)
    written: list[Path] = []
    for name in GROUPS:
        text = compiled(name, written)
        if name in WITH_TORCH:
            lines = text.splitlines(keepends=True)
            text = NO_HASHES + "".join(line for line in lines if not CUDA_LIBRARIES.match(line))
        path = FOLDER / f"{name}.txt"
        path.write_text(HEADER + text, encoding="utf-8", newline="\n")
        written.append(path)
        print(f"{path.relative_to(ROOT)}: {len(re.findall('^[a-z]', text, re.M | re.I))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
