"""Which runtime a computer needs, and why, in a sentence."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware

LEAST_DRIVER: Final = 580
"""Branch of NVIDIA's driver that CUDA 13 needs (CUDA Toolkit 13 Release Notes, "Minimum Driver Version")."""
LEAST_COMPUTE: Final = (7, 5)
"""CUDA 13 has dropped the architectures before Turing (CUDA 13.0 Release Notes, "Deprecated Architectures")."""


class RuntimeKind(StrEnum):
    """A build of torch for an operating system and what drives its graphics processor."""

    LINUX_CUDA = "linux-cuda"
    LINUX_ROCM = "linux-rocm"
    LINUX_CPU = "linux-cpu"
    WINDOWS_CUDA = "windows-cuda"
    WINDOWS_CPU = "windows-cpu"
    MACOS_MPS = "macos-mps"

    @property
    def system(self) -> str:
        """The operating system: linux, windows or macos."""
        return self.value.partition("-")[0]

    @property
    def device(self) -> str:
        """What computes: cuda, rocm, cpu or mps."""
        return self.value.partition("-")[2]


@dataclass(frozen=True)
class Platform:
    """An operating system and a processor, as far as wheels tell them apart.

    Attributes:
        system: linux, windows or macos; another name if it is none of them.
        machine: x86_64 or arm64; another name if it is neither.
    """

    system: str
    machine: str


@dataclass(frozen=True)
class Choice:
    """The runtime that fits a computer.

    Attributes:
        kind: which.
        reason: why, one sentence.
    """

    kind: RuntimeKind
    reason: str


def this_platform() -> Platform:
    """What this program runs on."""
    systems = {"linux": "linux", "win32": "windows", "darwin": "macos"}
    machine = platform.machine().lower()
    machines = {"amd64": "x86_64", "aarch64": "arm64"}
    return Platform(systems.get(sys.platform, sys.platform), machines.get(machine, machine))


def choose_kind(hardware: Hardware, where: Platform) -> Choice:
    """The runtime for what was detected.

    Raises:
        EngineRuntimeError: there is none for this system and processor.
    """
    if where == Platform("macos", "arm64"):
        return Choice(RuntimeKind.MACOS_MPS, "Apple silicon computes through Metal.")
    if where not in {Platform("linux", "x86_64"), Platform("windows", "x86_64")}:
        what = f"there is no engine runtime for {where.system} on {where.machine}"
        raise EngineRuntimeError(what, "use the Instant engine, which needs none")
    faults = [(gpu, _fault_of(gpu)) for gpu in hardware.gpus]
    usable = next((gpu for gpu, fault in faults if fault is None), None)
    if usable is None:
        why = faults[0][1] if faults else "no graphics processor was found that torch could use"
        return Choice(_cpu(where), f"The processor computes: {why}.")
    if usable.kind is Accelerator.ROCM:
        return Choice(RuntimeKind.LINUX_ROCM, f"{usable.name} computes through ROCm.")
    kind = RuntimeKind.LINUX_CUDA if where.system == "linux" else RuntimeKind.WINDOWS_CUDA
    return Choice(kind, f"{usable.name} computes through CUDA, with its driver {usable.driver}.")


def kind_named(name: str) -> RuntimeKind:
    """The kind of that name.

    Raises:
        RequestError: there is none.
    """
    try:
        return RuntimeKind(name)
    except ValueError:
        raise RequestError(f"there is no engine runtime {name!r}", f"choose one of {', '.join(RuntimeKind)}") from None


def runs_on(kind: RuntimeKind, where: Platform) -> bool:
    """Whether the programs of a runtime can be started on a platform."""
    return where == Platform(kind.system, "arm64" if kind is RuntimeKind.MACOS_MPS else "x86_64")


def _cpu(where: Platform) -> RuntimeKind:
    return RuntimeKind.LINUX_CPU if where.system == "linux" else RuntimeKind.WINDOWS_CPU


def _fault_of(gpu: Gpu) -> str | None:
    """Why a processor cannot be used; what it does not tell is no fault."""
    if gpu.kind is not Accelerator.CUDA:
        return None
    branch = gpu.driver.partition(".")[0]
    if branch.isdecimal() and int(branch) < LEAST_DRIVER:
        return f"the driver {gpu.driver} of {gpu.name} is older than {LEAST_DRIVER}, which CUDA 13 needs"
    major, _, minor = gpu.compute.partition(".")
    if major.isdecimal() and minor.isdecimal() and (int(major), int(minor)) < LEAST_COMPUTE:
        return f"{gpu.name} is of an architecture that CUDA 13 has dropped"
    return None
