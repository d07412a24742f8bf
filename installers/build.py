#!/usr/bin/env python3
"""Builds what is released: `build.py all`, or some of app, deb, portable, windows, macos, sbom, hashes, audit.

Standard library only. It makes an environment of its own in `build/`, from the locks, and works in there; what is
published comes to lie in `dist/`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from environment import HASHED, REQUIREMENTS, ROOT, python_of
from set_up_error import SetUpError

GROUPS = ("desktop", "package")
LINUX = ("app", "deb", "portable", "windows", "sbom", "hashes")
TARGETS = (*LINUX, "macos", "audit")
NEEDS = {"deb": "app", "portable": "app"}
"""What a target is made from."""


def steps(wanted: list[str], system: str = sys.platform) -> list[str]:
    """The targets in the order in which they can be made, with what they are made from.

    Args:
        wanted: targets, or `all`: everything that can be built on this system.
        system: as `sys.platform` calls it.
    """
    everything = LINUX if system == "linux" else ("macos", "sbom", "hashes")
    names = {name for word in wanted for name in (everything if word == "all" else (word,))}
    names |= {NEEDS[name] for name in names if name in NEEDS}
    order = ("app", "deb", "portable", "windows", "macos", "sbom", "hashes", "audit")
    return [name for name in order if name in names]


def make_environment(folder: Path) -> Path:
    """An environment with the program's packages and the tools of the build, made anew when a lock has changed.

    Args:
        folder: of the environment.

    Returns:
        Its interpreter.

    Raises:
        SetUpError: the packages cannot be installed.
    """
    locks = [REQUIREMENTS / f"{name}.txt" for name in GROUPS]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in locks) + sys.version.encode()).hexdigest()
    stamp = folder / "complete"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return python_of(folder)
    shutil.rmtree(folder, ignore_errors=True)
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=True).create(folder)
    command = [str(python_of(folder)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *HASHED]
    command += [word for path in locks for word in ("-r", str(path))]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise SetUpError("the tools of the build could not be installed; see above, mend that and try again")
    stamp.write_text(digest, encoding="utf-8")
    return python_of(folder)


def main(words: list[str]) -> int:
    """Do what the command line asks; the exit status."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"], metavar="TARGET", help=", ".join(TARGETS))
    options = parser.parse_args(words)
    try:
        python = make_environment(ROOT / "build" / "venv")
    except SetUpError as error:
        print(f"build.py: error: {error}", file=sys.stderr)
        return 1
    command = [str(python), "-m", "release", *steps(options.targets)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "installers"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
