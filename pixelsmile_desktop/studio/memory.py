"""How much main memory this computer has, and how much of it is free, on Linux, Windows and macOS."""

from __future__ import annotations

import ctypes
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

logger = logging.getLogger(__name__)

_GIB = 2**30
_MEMINFO = Path("/proc/meminfo")
_SECONDS_FOR_TOOL = 5


def ram_gb() -> float | None:
    """Memory of the machine in GiB; None if the system does not tell."""
    if sys.platform == "win32":
        status = _windows_status()
        return None if status is None else status.total / _GIB
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    except (ValueError, OSError):
        return None


def free_ram_gb() -> float | None:
    """Memory in GiB that programs can still have without pushing others out; None if the system does not tell."""
    if sys.platform == "win32":
        status = _windows_status()
        return None if status is None else status.available / _GIB
    if sys.platform == "darwin":
        return parse_vm_stat(_vm_stat())
    try:
        return parse_meminfo(_MEMINFO.read_text(encoding="ascii", errors="replace"))
    except OSError as error:
        logger.info("the system does not tell how much memory is free: %s", error)
        return None


def parse_meminfo(text: str) -> float | None:
    """`MemAvailable` of Linux's /proc/meminfo in GiB; None if it is not there."""
    match = re.search(r"^MemAvailable:\s*(\d+) kB$", text, re.MULTILINE)
    return int(match[1]) * 1024 / _GIB if match else None


def parse_vm_stat(text: str) -> float | None:
    """Free, inactive and purgeable pages that macOS's vm_stat lists, in GiB; None if it does not."""
    page = re.search(r"page size of (\d+) bytes", text)
    counts = [re.search(rf"^Pages {kind}:\s*(\d+)\.", text, re.MULTILINE) for kind in ("free", "inactive", "purgeable")]
    if page is None or counts[0] is None:
        return None
    return sum(int(count[1]) for count in counts if count) * int(page[1]) / _GIB


def _vm_stat() -> str:
    try:
        answer = subprocess.run(
            ["vm_stat"], capture_output=True, text=True, errors="replace", timeout=_SECONDS_FOR_TOOL, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.info("vm_stat does not answer: %s", error)
        return ""
    return answer.stdout


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 5),
    )


def _windows_status() -> _MemoryStatus | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows only
    return status if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
