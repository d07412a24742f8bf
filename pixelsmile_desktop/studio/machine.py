"""Facts about this computer, without torch."""

from __future__ import annotations

import logging
import os
import platform
import shutil
import sys
from pathlib import Path

from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.studio.graphics import gpus
from pixelsmile_desktop.studio.memory import free_ram_gb, ram_gb

logger = logging.getLogger(__name__)

_GIB = 2**30


def hardware(folder: Path) -> Hardware:
    """What there is to plan with.

    Args:
        folder: where caches are kept; it need not exist yet.
    """
    return Hardware(
        gpus=gpus(),
        ram_gb=ram_gb(),
        free_ram_gb=free_ram_gb(),
        disk_free_gb=disk_free_gb(folder),
        cores=usable_cores(),
    )


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
    return f"{_cpu_name()}, {usable_cores()} cores"


def disk_free_gb(folder: Path) -> float | None:
    """Free space in GiB where `folder` lies or would lie; None if the system does not tell."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), None)
    try:
        return None if there is None else shutil.disk_usage(there).free / _GIB
    except OSError:
        return None


def usable_cores() -> int:
    """How many processor cores this process may use."""
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
