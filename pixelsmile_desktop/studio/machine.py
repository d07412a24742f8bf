"""Facts about this computer, without torch."""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

_GIB = 2**30
_SECONDS_FOR_DRIVER = 10


@dataclass(frozen=True)
class Gpu:
    """A graphics processor that the PixelSmile engine could use.

    Attributes:
        name: as its driver calls it.
        vram_gb: its memory in GiB.
        driver: version of the driver.
        compute: compute capability, such as "9.0".
    """

    name: str
    vram_gb: float
    driver: str
    compute: str


def operating_system() -> str:
    """Name and version of the system, and the kind of machine."""
    name = f"{platform.system()} {platform.release()}"
    if sys.platform == "linux":
        try:
            name = f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {name}"
        except OSError:
            logger.info("the distribution does not tell its name")
    return f"{name}, {platform.machine()}"


def cpu() -> str:
    """The processor's name and how many of its cores this process may use."""
    return f"{_cpu_name()}, {_usable_cores()} cores"


def ram_gb() -> float | None:
    """Memory of the machine in GiB; None if the system does not tell."""
    if sys.platform == "win32":
        return _ram_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    except (ValueError, OSError):
        return None


def disk_free_gb(folder: Path) -> float | None:
    """Free space in GiB where `folder` lies or would lie; None if the system does not tell."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), None)
    try:
        return None if there is None else shutil.disk_usage(there).free / _GIB
    except OSError:
        return None


def gpus() -> tuple[Gpu, ...]:
    """NVIDIA's graphics processors: through its library if that is installed, else through its tool."""
    if importlib.util.find_spec("pynvml") is not None:
        return _gpus_by_library()
    tool = shutil.which("nvidia-smi")
    return () if tool is None else _gpus_by_tool(tool)


def _gpus_by_library() -> tuple[Gpu, ...]:
    pynvml = importlib.import_module("pynvml")
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        logger.info("no NVIDIA driver: %s", error)
        return ()
    try:
        driver = pynvml.nvmlSystemGetDriverVersion()
        handles = [pynvml.nvmlDeviceGetHandleByIndex(index) for index in range(pynvml.nvmlDeviceGetCount())]
        return tuple(
            Gpu(
                pynvml.nvmlDeviceGetName(handle),
                pynvml.nvmlDeviceGetMemoryInfo(handle).total / _GIB,
                driver,
                "{}.{}".format(*pynvml.nvmlDeviceGetCudaComputeCapability(handle)),
            )
            for handle in handles
        )
    except pynvml.NVMLError as error:
        logger.warning("the NVIDIA driver does not answer: %s", error)
        return ()
    finally:
        pynvml.nvmlShutdown()


def _gpus_by_tool(tool: str) -> tuple[Gpu, ...]:
    command = [tool, "--query-gpu=memory.total,driver_version,compute_cap,name", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_SECONDS_FOR_DRIVER, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.info("nvidia-smi does not answer: %s", error)
        return ()
    return parse_nvidia_smi(answer.stdout)


def parse_nvidia_smi(text: str) -> tuple[Gpu, ...]:
    """The processors in lines of "memory in MiB, driver, compute capability, name"; other lines are passed over."""
    found = []
    for line in text.splitlines():
        memory, *rest = (part.strip() for part in line.split(",", 3))
        if len(rest) == 3 and memory.isdecimal():
            driver, compute, name = rest
            found.append(Gpu(name, int(memory) / 1024, driver, compute))
    return tuple(found)


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cpu_name() -> str:
    if sys.platform == "linux":
        try:
            lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


def _ram_of_windows() -> float | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows only
    return status.total / _GIB if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
