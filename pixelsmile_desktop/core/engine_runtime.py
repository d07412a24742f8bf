"""The Python that the engine's child process runs in, where that is not the program's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pixelsmile_desktop.core.errors import EngineError


class EngineRuntimeError(EngineError):
    """The engine runtime is missing or damaged, or it cannot be made or changed now."""


@dataclass(frozen=True)
class EngineRuntime:
    """A whole runtime on this computer.

    Attributes:
        name: of the runtime, as `pixelsmile runtime list` shows it.
        python: its interpreter.
        environment: variables that its processes get besides the program's own.
    """

    name: str
    python: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChildProgram:
    """A part of the program that runs in a process of its own.

    Attributes:
        command: program and arguments; more may follow.
        environment: variables that it gets besides the program's own.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
