"""What is found out about a computer, from real answers of its tools and from a kernel's tree of files."""

import ctypes
import platform
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.hardware import Accelerator, Gpu
from pixelsmile_desktop.studio import graphics, machine, memory

GIB = 2**30


def test_free_space_is_that_of_the_nearest_folder_that_exists(tmp_path: Path) -> None:
    there = machine.disk_free_gb(tmp_path)
    deeper = machine.disk_free_gb(tmp_path / "not" / "made" / "yet")
    assert there is not None
    assert deeper == pytest.approx(there, abs=1)


def test_this_computer_is_described(tmp_path: Path) -> None:
    found = machine.hardware(tmp_path / "not made yet")
    assert found.ram_gb is not None
    assert found.free_ram_gb is None or 0 < found.free_ram_gb <= found.ram_gb
    assert found.disk_free_gb is not None
    assert found.cores >= 1
    assert machine.cpu().endswith(f"{found.cores} cores")
    assert platform.machine() in machine.operating_system()


SMI = "143771, 143000, 570.86.15, 9.0, NVIDIA H200\n24564, [N/A], 550.1, 8.9, Card, with a comma\n"


def test_the_answer_of_nvidia_smi_is_understood() -> None:
    assert graphics.parse_nvidia_smi(SMI) == (
        Gpu("NVIDIA H200", 143771 / 1024, "570.86.15", "9.0", free_gb=143000 / 1024),
        Gpu("Card, with a comma", 24564 / 1024, "550.1", "8.9"),
    )


@pytest.mark.parametrize(
    "answer", ["", "\n", "No devices were found\n", "a,b,c,d,e\n", "[N/A], 1, 2, 3, x\n", "1,2,3\n"]
)
def test_any_other_answer_means_no_graphics(answer: str) -> None:
    assert graphics.parse_nvidia_smi(answer) == ()


@given(st.text() | st.lists(st.text(), max_size=7).map(",".join))
def test_no_answer_of_nvidia_smi_is_too_strange(answer: str) -> None:
    assert all(gpu.vram_gb >= 0 for gpu in graphics.parse_nvidia_smi(answer))


FAKE_LIBRARY = """
class NVMLError(Exception): pass
class Memory: total, free = 24 * 2**30, 22 * 2**30
def nvmlInit():
    if {missing}: raise NVMLError("no driver")
def nvmlShutdown(): pass
def nvmlSystemGetDriverVersion(): return "570.86"
def nvmlDeviceGetCount():
    if {silent}: raise NVMLError("it does not answer")
    return 2
def nvmlDeviceGetHandleByIndex(index): return index
def nvmlDeviceGetName(handle): return f"Card {{handle}}"
def nvmlDeviceGetMemoryInfo(handle): return Memory
def nvmlDeviceGetCudaComputeCapability(handle): return (8, 9)
"""


@pytest.mark.expects_warnings
@pytest.mark.parametrize(("missing", "silent"), [(False, False), (True, False), (False, True)])
def test_the_library_of_the_driver_is_asked_first(tmp_path: Path, monkeypatch, missing: bool, silent: bool) -> None:
    (tmp_path / "pynvml.py").write_text(FAKE_LIBRARY.format(missing=missing, silent=silent), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pynvml", raising=False)
    cards = tuple(Gpu(f"Card {index}", 24.0, "570.86", "8.9", free_gb=22.0) for index in range(2))
    assert graphics.nvidia_gpus() == (() if missing or silent else cards)
    del sys.modules["pynvml"]


@pytest.mark.skipif(sys.platform == "win32", reason="the tool is a shell script here")
@pytest.mark.parametrize(("ending", "count"), [("", 2), ("exit 9", 0)])
def test_the_tool_of_the_driver_is_asked_where_the_library_is_not_installed(
    tmp_path: Path, monkeypatch, ending: str, count: int
) -> None:
    tool = tmp_path / "nvidia-smi"
    said = tmp_path / "said"
    tool.write_text(f'#!/bin/sh\necho "$@" > {said}\nprintf "{SMI}"\n{ending}\n'.replace("\n24564", "\\n24564"))
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert len(graphics.nvidia_gpus()) == count
    assert "--query-gpu=memory.total,memory.free,driver_version,compute_cap,name" in said.read_text()


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n")


def card(number: int, vendor: str, **facts: object) -> dict[str, str]:
    files = {f"class/drm/card{number}/device/{name}": str(value) for name, value in facts.items()}
    return files | {f"class/drm/card{number}/device/vendor": vendor, f"class/drm/card{number}-DP-1/status": "connected"}


def test_cards_by_amd_are_read_from_the_kernel(tmp_path: Path) -> None:
    instinct = {"mem_info_vram_total": 192 * GIB, "mem_info_vram_used": 2 * GIB, "product_name": "AMD Instinct MI300X"}
    write(tmp_path, card(10, "0x1002", device="0x74a1", **instinct))
    write(tmp_path, card(2, "0x1002", device="0x744c", mem_info_vram_total=24 * GIB))
    write(tmp_path, card(1, "0x10de", mem_info_vram_total=80 * GIB))
    write(tmp_path, card(0, "0x8086"))
    write(tmp_path, {"module/amdgpu/version": "6.14.14", "class/drm/renderD128/dev": "226:128"})
    assert graphics.amd_gpus(tmp_path) == (
        Gpu("AMD graphics 0x744c", 24.0, "6.14.14", "", Accelerator.ROCM),
        Gpu("AMD Instinct MI300X", 192.0, "6.14.14", "", Accelerator.ROCM, free_gb=190.0),
    )


def test_a_kernel_without_such_cards_or_with_strange_files_has_none(tmp_path: Path) -> None:
    assert graphics.amd_gpus(tmp_path / "nothing") == ()
    write(tmp_path, card(0, "0x1002", mem_info_vram_total="unknown"))
    write(tmp_path, card(1, "0x1002"))
    assert graphics.amd_gpus(tmp_path) == ()


def test_the_driver_of_the_kernel_has_its_version(tmp_path: Path) -> None:
    write(tmp_path, card(0, "0x1002", mem_info_vram_total=GIB, mem_info_vram_used="?"))
    (gpu,) = graphics.amd_gpus(tmp_path)
    assert gpu.driver == platform.release()
    assert gpu.free_gb is None
    assert gpu.name == "AMD graphics"


@pytest.mark.parametrize(
    ("ram", "limit", "usable"),
    [(8, "", 8 * 2 / 3), (16, "0", 16 * 2 / 3), (36, "0", 27), (128, "", 96), (128, "114688", 112), (64, "999999", 64)],
)
def test_apple_silicon_lends_a_share_of_its_memory(ram: int, limit: str, usable: float) -> None:
    answers = {
        "hw.memsize": str(ram * GIB),
        "machdep.cpu.brand_string": "Apple M3 Max",
        "iogpu.wired_limit_mb": limit,
    }
    (gpu,) = graphics.apple_gpus(answers.__getitem__)
    assert gpu.vram_gb == pytest.approx(usable)
    assert (gpu.name, gpu.kind, gpu.compute, gpu.free_gb) == ("Apple M3 Max", Accelerator.MPS, "", None)


def test_apple_silicon_that_tells_nothing_is_not_used() -> None:
    assert graphics.apple_gpus(lambda name: "") == ()


@pytest.mark.parametrize(("system", "processor", "count"), [("darwin", "arm64", 1), ("darwin", "x86_64", 0)])
def test_only_apples_own_processors_have_such_graphics(monkeypatch, system: str, processor: str, count: int) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: processor)
    monkeypatch.setattr(graphics, "_sysctl", lambda name: str(16 * GIB))
    assert len(graphics.gpus()) == count


MEMINFO = "MemTotal:       24683332 kB\nMemFree:         1000000 kB\nMemAvailable:   12582912 kB\nBuffers: 1 kB\n"
VM_STAT = """Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               65536.
Pages active:                            500000.
Pages inactive:                          131072.
Pages speculative:                         9999.
Pages wired down:                        150000.
Pages purgeable:                          65536.
"""


def test_free_memory_of_linux() -> None:
    assert memory.parse_meminfo(MEMINFO) == 12.0
    assert memory.parse_meminfo("MemTotal: 24683332 kB\n") is None


def test_free_memory_of_macos() -> None:
    assert memory.parse_vm_stat(VM_STAT) == 4.0
    assert memory.parse_vm_stat(VM_STAT.replace("Pages purgeable", "Pages other")) == 3.0
    assert memory.parse_vm_stat("") is None
    assert memory.parse_vm_stat("Pages free: 3.") is None


def test_memory_of_windows_is_read_from_the_right_fields() -> None:
    """MEMORYSTATUSEX is 64 bytes, of which the first four must say so."""
    assert ctypes.sizeof(memory._MemoryStatus) == 64
    status = memory._MemoryStatus.from_buffer_copy(
        b"".join(number.to_bytes(size, "little") for size, number in ((4, 64), (4, 50), (8, 32), (8, 12), (40, 0)))
    )
    assert (status.length, status.load, status.total, status.available) == (64, 50, 32, 12)


@pytest.mark.parametrize("succeeds", [True, False])
def test_windows_is_asked_for_its_memory(monkeypatch, succeeds: bool) -> None:
    class Kernel:
        @staticmethod
        def GlobalMemoryStatusEx(pointer: object) -> int:  # noqa: N802 - its name in Windows
            status = pointer._obj
            assert status.length == 64
            status.total, status.available = 32 * GIB, 12 * GIB
            return int(succeeds)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", type("Libraries", (), {"kernel32": Kernel}), raising=False)
    assert memory.ram_gb() == (32.0 if succeeds else None)
    assert memory.free_ram_gb() == (12.0 if succeeds else None)
