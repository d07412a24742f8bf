"""Runs a program of its own for a command, and passes a cancel on to it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine_runtime import ChildProgram
from pixelsmile_desktop.core.lifeline import lifeline

_POLL_SECONDS = 0.2


def run_program(program: ChildProgram, cancel: CancelToken) -> int:
    """Run a program to its end; its exit code. A cancel asks it once to end cleanly, as does the end of this process.

    Args:
        program: which one, with all its arguments.
        cancel: passed on as SIGTERM.

    Raises:
        KeyboardInterrupt: the user insisted; the program was killed.
    """
    told = False
    with subprocess.Popen(program.command, env=os.environ | lifeline() | dict(program.environment)) as child:
        try:
            while child.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(_POLL_SECONDS)
                if cancel.requested and not told:
                    told = True
                    child.send_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            child.kill()
            raise
    return child.returncode
