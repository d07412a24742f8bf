"""The graphics processors of this computer, found without torch."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pixelsmile_desktop.core.hardware import Accelerator, Gpu

logger = logging.getLogger(__name__)

_GIB = 2**30
_SECONDS_FOR_DRIVER = 10
_AMD = "0x1002"
_NVIDIA_FACTS = "memory.total,memory.free,driver_version,compute_cap,name"


def gpus() -> tuple[Gpu, ...]:
    """Everything that could run the model: by NVIDIA, by AMD under Linux, and Apple's."""
    if sys.platform == "darwin":
        return apple_gpus(_sysctl) if platform.machine() == "arm64" else ()
    return nvidia_gpus() + (amd_gpus() if sys.platform == "linux" else ())


def nvidia_gpus() -> tuple[Gpu, ...]:
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
        memories = [pynvml.nvmlDeviceGetMemoryInfo(handle) for handle in handles]
        return tuple(
            Gpu(
                name=pynvml.nvmlDeviceGetName(handle),
                vram_gb=memory.total / _GIB,
                driver=driver,
                compute="{}.{}".format(*pynvml.nvmlDeviceGetCudaComputeCapability(handle)),
                free_gb=memory.free / _GIB,
            )
            for handle, memory in zip(handles, memories, strict=True)
        )
    except pynvml.NVMLError as error:
        logger.warning("the NVIDIA driver does not answer: %s", error)
        return ()
    finally:
        pynvml.nvmlShutdown()


def _gpus_by_tool(tool: str) -> tuple[Gpu, ...]:
    command = [tool, f"--query-gpu={_NVIDIA_FACTS}", "--format=csv,noheader,nounits"]
    return parse_nvidia_smi(_answer_of(command, _SECONDS_FOR_DRIVER))


def parse_nvidia_smi(text: str) -> tuple[Gpu, ...]:
    """The processors in lines of "MiB of memory, free MiB, driver, compute capability, name"; others are passed over.

    Where the driver does not know how much is free, it says "[N/A]".
    """
    found = []
    for line in text.splitlines():
        memory, *rest = (part.strip() for part in line.split(",", 4))
        if len(rest) == 4 and memory.isdecimal():
            free, driver, compute, name = rest
            free_gb = int(free) / 1024 if free.isdecimal() else None
            found.append(Gpu(name, int(memory) / 1024, driver, compute, free_gb=free_gb))
    return tuple(found)


def amd_gpus(system: Path = Path("/sys")) -> tuple[Gpu, ...]:
    """AMD's graphics processors, as the kernel's driver amdgpu lists them.

    The files and their units (bytes) are documented in the kernel's "AMDGPU driver information" under
    "mem_info_vram_total" and "product_name"; the driver is part of the kernel and has its version unless it came alone.

    Args:
        system: where sysfs is mounted.
    """
    driver = _line_of(system / "module" / "amdgpu" / "version") or platform.release()
    cards = sorted((system / "class" / "drm").glob("card*"), key=lambda card: (len(card.name), card.name))
    found = []
    for card in cards:
        device = card / "device"
        total, used = (_line_of(device / f"mem_info_vram_{which}") for which in ("total", "used"))
        is_card = card.name.removeprefix("card").isdecimal() and _line_of(device / "vendor") == _AMD
        if is_card and total.isdecimal():
            name = _line_of(device / "product_name") or f"AMD graphics {_line_of(device / 'device')}".strip()
            free_gb = (int(total) - int(used)) / _GIB if used.isdecimal() else None
            found.append(Gpu(name, int(total) / _GIB, driver, "", Accelerator.ROCM, free_gb))
    return tuple(found)


def apple_gpus(sysctl: Callable[[str], str]) -> tuple[Gpu, ...]:
    """The one graphics processor of Apple silicon, which shares the memory of the machine.

    Metal recommends to use about two thirds of it below 36 GiB and three quarters from there on
    (`MTLDevice.recommendedMaxWorkingSetSize`); a user who set `iogpu.wired_limit_mb` has chosen another limit.

    Args:
        sysctl: gives the value of a name, or nothing if the system does not know it.
    """
    memory = sysctl("hw.memsize")
    if not memory.isdecimal():
        return ()
    all_gb = int(memory) / _GIB
    limit = sysctl("iogpu.wired_limit_mb")
    usable_gb = all_gb * (3 / 4 if all_gb >= 36 else 2 / 3)
    if limit.isdecimal() and int(limit) > 0:
        usable_gb = min(int(limit) / 1024, all_gb)
    name = sysctl("machdep.cpu.brand_string") or "Apple silicon"
    return (Gpu(name, usable_gb, platform.mac_ver()[0], "", Accelerator.MPS),)


def _sysctl(name: str) -> str:
    return _answer_of(["sysctl", "-n", name], _SECONDS_FOR_DRIVER).strip()


def _answer_of(command: list[str], seconds: float) -> str:
    """What a program prints; nothing if it fails or takes too long."""
    try:
        answer = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        logger.info("%s does not answer: %s", command[0], error)
        return ""
    return answer.stdout


def _line_of(path: Path) -> str:
    """The text of a small file of the kernel; nothing if it does not exist or refuses."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
