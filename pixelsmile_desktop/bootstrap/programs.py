"""The programs that are started as processes of their own: the window, the benchmarks, the training."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pixelsmile_desktop.bootstrap import installation, runtimes
from pixelsmile_desktop.core.engine_runtime import ChildProgram
from pixelsmile_desktop.core.folders import AppFolders

_HELP: Final = frozenset({"-h", "--help"})
_JUDGE_WITH_TORCH: Final = frozenset({"vlm", "--judge=vlm"})
_WINDOW_MODULE: Final = "pixelsmile_desktop.app"
_WINDOW_NAME: Final = "pixelsmile-desktop"


def bench_program(folders: AppFolders, words: Sequence[str]) -> ChildProgram:
    """What measures the engines: speed in the Python that has torch, and quality in the program's own.

    Args:
        folders: where the engine runtime lies.
        words: what it is asked for.

    Raises:
        EngineRuntimeError: it needs the engine runtime, and there is none.
    """
    # FFE-Bench edits photos as the command line does, and has torch in its own process for one of its judges only.
    needs_torch = list(words[:1]) == ["engine"] or _JUDGE_WITH_TORCH.intersection(words)
    return _child_program("pixelsmile_desktop.benchmark", words, folders if needs_torch else None)


def training_program(folders: AppFolders, words: Sequence[str]) -> ChildProgram:
    """What trains adapters; arguments are those of `bench_program`.

    Raises:
        EngineRuntimeError: likewise.
    """
    needs_torch = list(words[:1]) != ["dataset"]
    return _child_program("pixelsmile_desktop.training", words, folders if needs_torch else None)


def _child_program(module: str, words: Sequence[str], folders: AppFolders | None) -> ChildProgram:
    """A module in a process of its own; in the engine runtime of `folders`, if the program itself has no torch."""
    if folders is None or not installation.is_frozen() or _HELP.intersection(words):
        return ChildProgram((sys.executable, "-P", "-m", module, *words))
    runtime = runtimes.find_engine_runtime(folders)
    return ChildProgram((str(runtime.python), "-P", "-m", module, *words), runtime.environment)


def window_command() -> tuple[str, ...]:
    """Program and arguments of the desktop application."""
    sibling = _window_program()
    return (str(sibling),) if sibling.is_file() else (sys.executable, "-P", "-m", _WINDOW_MODULE)


def self_test_command() -> tuple[str, ...]:
    """Program and arguments of the self-test, which tells in this very terminal what it found."""
    return sys.executable, "-P", "-m", _WINDOW_MODULE, "--self-test"


def _window_program() -> Path:
    """Where the installed application has its window; from source there is nothing."""
    program = Path(sys.executable)
    if (program.parent / installation.BUNDLED_MARK).exists():
        return program.parent.parent / f"{_WINDOW_NAME}.exe"
    folder = program.parent if getattr(sys, "frozen", False) else Path()
    return folder / f"{_WINDOW_NAME}{program.suffix}"
