"""Starts the private Python of a finished runtime once: what cannot be imported here must not take its name."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.offline import OFFLINE_ENVIRONMENT
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.runtime.fetching import Attention
from pixelsmile_desktop.runtime.lock import RuntimeLock

_LONGEST_SECONDS: Final = 600.0
"""A first import of torch reads gigabytes, on a slow disk and under a virus scanner."""
_TICK: Final = 0.05
_LAST_CHARACTERS: Final = 300
_CODE: Final = """\
import importlib, sys
if sys.version_info[:2] != tuple(map(int, sys.argv[1].split("."))):
    sys.exit(f"it is Python {sys.version}")
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


def own_environment(program: Path | None = None) -> dict[str, str]:
    """Variables that keep a runtime's Python to itself, besides those of the process.

    Args:
        program: folder with the sources of this program, for a child that runs a part of it.
    """
    # The system ignores variables that are empty, and a variable can be changed for a child but not be taken away.
    own = {"PYTHONHOME": "", "PYTHONPATH": "" if program is None else str(program), "PYTHONNOUSERSITE": "1"}
    # Compiling torch and diffusers anew would double the time of every start.
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": ""}
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        # What a frozen program sets for libraries of its own; it keeps what was there before under another name.
        if name in os.environ:
            own[name] = os.environ.get(f"{name}_ORIG", "")
    return own


def try_out(
    python: Path, lock: RuntimeLock, attention: Attention, environment: Mapping[str, str] | None = None
) -> None:
    """Import what the lock says, in the finished runtime.

    Args:
        python: its interpreter.
        lock: says what must be importable, and which Python it must be.
        attention: may stop it.
        environment: variables of this process and its children; None takes them as they are.

    Raises:
        EngineRuntimeError: it cannot be started here, or something cannot be imported.
        Cancelled: the user stopped it.
    """
    attention.progress(Progress("Trying it out", 0, 1))
    command = [str(python), "-P", "-c", _CODE, lock.python_minor, *lock.imports]
    variables = {**(os.environ if environment is None else environment), **OFFLINE_ENVIRONMENT, **own_environment()}
    try:
        process = subprocess.Popen(
            command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise _failure(lock, error.strerror or str(error)) from error
    complaints = _wait(process, lock, attention)
    if process.returncode != 0:
        raise _failure(lock, complaints or f"it ended with code {process.returncode}")
    attention.progress(Progress("Trying it out", 1, 1))


def _wait(process: subprocess.Popen[bytes], lock: RuntimeLock, attention: Attention) -> str:
    """The last line that the process complains; it is killed if it takes too long or the user wants an end."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    with process:
        try:
            while True:
                attention.cancel.raise_if_requested()
                if time.monotonic() > deadline:
                    raise _failure(lock, f"it did not end within {_LONGEST_SECONDS:.0f} seconds")
                try:
                    _, complaints = process.communicate(timeout=_TICK)
                    break
                except subprocess.TimeoutExpired:
                    continue
        finally:
            if process.poll() is None:
                process.kill()
    lines = complaints.decode(errors="replace").strip().splitlines()
    return lines[-1][-_LAST_CHARACTERS:] if lines else ""


def _failure(lock: RuntimeLock, reason: str) -> EngineRuntimeError:
    what = f"the engine runtime {lock.kind} does not work on this computer ({reason})"
    return EngineRuntimeError(what, "choose another kind with --kind, or use the Instant engine")
