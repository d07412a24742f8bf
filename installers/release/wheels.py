"""Wheels of another system: downloaded by their hashes, and unpacked without being run."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from release.build_error import BuildError
from release.locked import LockedPackage
from release.processes import run


def download(packages: Sequence[LockedPackage], folder: Path, *, system: str, python: str) -> list[Path]:
    """Fetch the wheels of some packages.

    Args:
        packages: all of them; what they depend on is not looked for.
        folder: for the files; what it holds already is not fetched again.
        system: as wheels name it, such as `win_amd64`.
        python: version of the interpreter, such as `3.13`.

    Returns:
        The files of the packages, in an order that does not change.

    Raises:
        BuildError: one cannot be had, or is not the one that was locked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = folder / "requirements.txt"
    lines.write_text("".join(f"{package.as_requirement()}\n" for package in packages), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--require-hashes", "--platform", system, "--python-version", python]
    run([*command, "--dest", str(folder), "--requirement", str(lines)])
    found = sorted(folder.glob("*.whl"))
    if len(found) != len(packages):
        raise BuildError(f"{folder} holds {len(found)} wheels for {len(packages)} packages; delete it and try again")
    return found


def unpack(wheel: Path, folder: Path, wanted: Callable[[PurePath], bool]) -> None:
    """Lay the files of a wheel where Python finds them, as the installation of a wheel does it.

    Args:
        wheel: the file.
        folder: on the path of the interpreter.
        wanted: whether a file, by its place below `folder`, is laid there.

    Raises:
        BuildError: it holds a path that leads out of the folder.
    """
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            place = None if entry.is_dir() else _place(PurePath(entry.filename))
            if place is None or not wanted(place):
                continue
            if place.is_absolute() or ".." in place.parts:
                raise BuildError(f"{wheel.name} holds {entry.filename}, which leads out of it")
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))


def _place(path: PurePath) -> PurePath | None:
    """Where a file of a wheel belongs: that of its data folders is moved, or, as scripts and headers, left out."""
    if path.parts[0].endswith(".data"):
        return PurePath(*path.parts[2:]) if path.parts[1] in {"purelib", "platlib"} else None
    return path
