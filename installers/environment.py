"""The repository's own virtual environment: recognised in a moment, made when missing, rebuilt when left half-made."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import system_libraries
from set_up_error import SetUpError

__all__ = ["ROOT", "VENV", "SetUpError", "command_of", "make_ready", "python_of"]

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "installers" / "requirements"
HASHED = ("--only-binary", ":all:", "--require-hashes")
SPECIAL = {
    # Without hashes; its file says why.
    "pixelsmile": (),
    "train": (),
    # insightface asks for opencv-python, which must stay out; installers/lock.py says why.
    "identity": (*HASHED, "--no-deps"),
}
"""Groups that pip installs after the others and each for itself, with what it is told about them."""

UNREACHABLE = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ProxyError", "Max retries exceeded")
"""What pip writes when there is no way to the package index."""

LOCK_NAME = ".set-up.lock"
"""Lies in every environment that this module made, and only there."""


def python_of(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def command_of(name: str) -> str:
    """Path of a console command of the environment."""
    return str(python_of(VENV).with_name(f"{name}.exe" if os.name == "nt" else name))


def make_ready(groups: list[str], also_checked: list[str] | None = None) -> None:
    """See to it that the environment holds these groups of requirements and the program; nothing to do is quick.

    Args:
        groups: of requirements.
        also_checked: what the system must have besides, by names in `system_libraries.MODULES`.

    Raises:
        SetUpError: it cannot be done, with what to do about it.
    """
    stamp = _Stamp()
    if not stamp.covers(groups):
        try:
            with _locked():
                if not stamp.covers(groups):
                    _install(stamp, groups)
        except OSError as error:
            raise SetUpError(f"{VENV} cannot be written ({error}); delete it or become its owner") from None
    checks = [*groups, *(also_checked or [])]
    if not stamp.checked(checks):
        system_libraries.check(python_of(VENV), checks)
        stamp.note_checked(checks)


class _Stamp:
    """What the environment holds, written when an installation is complete and removed before the next one begins."""

    def __init__(self) -> None:
        self.path = VENV / "set-up.json"

    def read(self) -> dict[str, Any]:
        """The stamp of a usable environment of this very place and interpreter; empty when there is none."""
        try:
            stamp = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        usable = isinstance(stamp, dict) and stamp.get("maker") == _maker() and python_of(VENV).exists()
        return stamp if usable else {}

    def covers(self, groups: list[str]) -> bool:
        """Whether these groups and the program are installed as the repository says now."""
        stamp = self.read()
        held = stamp.get("groups", {})
        return stamp.get("project") == _project_digest() and all(held.get(name) == _digest(name) for name in groups)

    def checked(self, groups: list[str]) -> bool:
        """Whether the packages of these groups were imported successfully since they were installed."""
        return set(groups) <= set(self.read().get("checked", []))

    def write(self, groups: list[str]) -> None:
        """Declare the environment complete with these groups."""
        self._replace({"groups": {name: _digest(name) for name in groups}, "checked": []})

    def note_checked(self, groups: list[str]) -> None:
        """Remember a successful check. An environment of somebody else's is checked anew each time instead."""
        stamp = self.read()
        if os.access(VENV, os.W_OK):
            self._replace(stamp | {"checked": sorted({*stamp["checked"], *groups})})

    def _replace(self, content: dict[str, Any]) -> None:
        temporary = self.path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps({"maker": _maker(), "project": _project_digest()} | content), encoding="utf-8")
        temporary.replace(self.path)


def _maker() -> str:
    version = "{}.{}".format(*sys.version_info[:2])
    return f"{sys.implementation.name} {version} {platform.machine()} {VENV}"


def _digest(group: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{group}.txt").read_bytes()).hexdigest()


def _project_digest() -> str:
    """Changes with what an editable install is made from: metadata, scripts, version; not with the tools' settings."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    told = [table["project"], table["build-system"], table["tool"]["hatch"]]
    version = (ROOT / "pixelsmile_desktop" / "__init__.py").read_bytes()
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode() + version).hexdigest()


@contextmanager
def _locked() -> Iterator[None]:
    """Hold the environment for this process alone; wait for another set-up that holds it."""
    if VENV.is_dir() and not (VENV / LOCK_NAME).exists() and any(VENV.iterdir()):
        raise SetUpError(f"{VENV} was not made by this script; move it away or delete it, then try again")
    VENV.mkdir(exist_ok=True)
    with (VENV / LOCK_NAME).open("a+b") as handle:
        if not _try_lock(handle.fileno()):
            print("dev.py: waiting for another set-up to finish", file=sys.stderr, flush=True)
            while not _try_lock(handle.fileno()):
                time.sleep(0.2)
        # Passed on to pip, which may outlive this process when it is killed: the lock ends with the last of them.
        os.set_inheritable(handle.fileno(), True)
        yield


def _try_lock(descriptor: int) -> bool:
    """Whether the lock on an open file was had; the system drops it when the file is closed or the process dies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _install(stamp: _Stamp, groups: list[str]) -> None:
    held = stamp.read().get("groups", {})
    wanted = list(dict.fromkeys([*groups, *held]))
    stamp.path.unlink(missing_ok=True)
    if not held:
        _make_empty_environment()
    print(f"dev.py: installing {', '.join(wanted)} into {VENV}", file=sys.stderr, flush=True)
    ordinary = [name for name in wanted if name not in SPECIAL]
    if ordinary:
        _pip("install", *HASHED, *_files(ordinary))
    for name, how in SPECIAL.items():
        if name in wanted:
            _pip("install", *how, *_files([name]))
    _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    stamp.write(wanted)


def _files(groups: list[str]) -> list[str]:
    return [word for name in groups for word in ("-r", str(REQUIREMENTS / f"{name}.txt"))]


def _make_empty_environment() -> None:
    """Begin from nothing: what an interrupted installation left behind cannot be told from what is whole."""
    try:
        import ensurepip  # noqa: F401 - its absence is Debian's way of leaving out python3-venv
        import venv
    except ImportError:
        install = system_libraries.apt_command(["python3-venv"])
        raise SetUpError(f"Python's venv module is missing; install it, on Debian and Ubuntu with: {install}") from None
    for path in VENV.iterdir():
        if path.name == LOCK_NAME:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    try:
        venv.EnvBuilder(symlinks=os.name != "nt").create(VENV)
    except ValueError as error:
        raise SetUpError(f"Python could not make a virtual environment ({error}); try another folder") from None
    _run_module("ensurepip", "--default-pip")


def _pip(*arguments: str) -> None:
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    _run_module("pip", "--disable-pip-version-check", "--no-input", *arguments, *quiet)


def _run_module(*arguments: str) -> None:
    """`python -m` in the environment.

    Raises:
        SetUpError: it failed; one sentence from what it wrote.
    """
    # A pip configuration that installs elsewhere (user, target, prefix) has no say in this environment.
    hidden = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH"}
    settings = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [str(python_of(VENV)), "-m", *arguments]
    done = subprocess.run(
        command, env=settings, stdout=sys.stderr, stderr=subprocess.PIPE, text=True, check=False, close_fds=False
    )
    if done.returncode != 0:
        raise SetUpError(_explained(done.stderr))


def _explained(complaints: str) -> str:
    """One sentence for people from what pip wrote."""
    if "No space left on device" in complaints:
        return "the disk is full; make room (about 1 GB) and try again"
    if "CERTIFICATE_VERIFY_FAILED" in complaints:
        return "the certificate of the package index is not trusted; point PIP_CERT to the one of your network"
    if any(sign in complaints for sign in UNREACHABLE):
        return "the package index cannot be reached; connect to the internet (or set HTTPS_PROXY) and try again"
    errors = [line.strip() for line in complaints.splitlines() if line.startswith("ERROR:")]
    said = errors[-1].removeprefix("ERROR: ") if errors else " ".join(complaints.split())[-300:]
    return f"the packages could not be installed ({said}); mend that and try again"
