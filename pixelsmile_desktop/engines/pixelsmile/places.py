"""Where on a computer a model can work: a graphics processor or the processor, and how much room there is."""

from __future__ import annotations

from dataclasses import dataclass

from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.engines.pixelsmile.needs import Needs
from pixelsmile_desktop.engines.pixelsmile.rungs import BFLOAT16_CAPABILITY, OLDEST_CAPABILITY, Rung
from pixelsmile_desktop.engines.pixelsmile.speed import capability

_MARGIN_GB = 0.3
"""GiB of a card that are left to the desktop, which may want more at any time."""
_DESKTOP_GB = 0.7
"""GiB that the desktop and the driver are assumed to take of a card whose free memory nobody tells."""
_SHARE_OF_FREE_RAM = 0.95
_SHARE_OF_ALL_RAM = 0.75
"""How much of the memory can be had where only its size is known."""


@dataclass(frozen=True)
class Room:
    """GiB that can be had; None is not known, and then nothing is refused for it."""

    vram_gb: float | None
    ram_gb: float | None
    disk_gb: float | None

    def shortfalls(self, needs: Needs) -> list[tuple[float, str]]:
        """What is short: by how many GiB, and in words."""
        wanted = (
            (needs.vram_gb, self.vram_gb, "graphics memory"),
            (needs.ram_gb, self.ram_gb, "main memory"),
            (needs.disk_gb, self.disk_gb, "disk space"),
        )
        return [
            (need - have, f"{need:.1f} GiB of {what} ({max(0.0, have):.1f} can be had)")
            for need, have, what in wanted
            if have is not None and need > have
        ]


@dataclass(frozen=True)
class Place:
    """A processor that the model can work on.

    Attributes:
        gpu: the graphics processor; None for the processor.
        device: as torch calls it.
        room: what can be had there.
        cores: of the processor.
        remark: what to know about the choice of processors, a clause; empty if all is as one expects.
    """

    gpu: Gpu | None
    device: str
    room: Room
    cores: int
    remark: str

    def admits(self, rung: Rung) -> bool:
        """Whether a rung can work here, were there room enough."""
        return rung.on_cpu if self.gpu is None else not rung.on_cpu and rung.why_impossible(self.gpu) is None


def places_on(hardware: Hardware) -> tuple[Place, ...]:
    """The graphics processors that are not too old, and the processor at the end."""
    usable = [gpu for gpu in hardware.gpus if not _is_too_old(gpu)]
    cards = (
        Place(
            gpu, _torch_device(hardware, gpu), _room(hardware, gpu), hardware.cores, _remark_on_card(gpu, len(usable))
        )
        for gpu in usable
    )
    remark = "" if usable else _why_no_card(hardware)
    return (*cards, Place(None, "cpu", _room(hardware, None), hardware.cores, remark))


def _room(hardware: Hardware, gpu: Gpu | None) -> Room:
    vram = None
    if gpu is not None:
        vram = (gpu.vram_gb - _DESKTOP_GB if gpu.free_gb is None else min(gpu.free_gb, gpu.vram_gb)) - _MARGIN_GB
    ram = None if hardware.ram_gb is None else hardware.ram_gb * _SHARE_OF_ALL_RAM
    if hardware.free_ram_gb is not None:
        ram = hardware.free_ram_gb * _SHARE_OF_FREE_RAM
    return Room(vram, ram, hardware.disk_free_gb)


def _torch_device(hardware: Hardware, gpu: Gpu) -> str:
    """Torch calls AMD's processors cuda as well; one build of it knows the processors of one maker."""
    if gpu.kind is Accelerator.MPS:
        return "mps"
    same_kind = [other for other in hardware.gpus if other.kind is gpu.kind]
    return f"cuda:{next(index for index, other in enumerate(same_kind) if other is gpu)}"


def _is_too_old(gpu: Gpu) -> bool:
    return gpu.kind is Accelerator.CUDA and capability(gpu) < OLDEST_CAPABILITY


def _remark_on_card(gpu: Gpu, count: int) -> str:
    if gpu.kind is Accelerator.CUDA and capability(gpu) < BFLOAT16_CAPABILITY:
        return f"{gpu.name} has no arithmetic of its own for bfloat16 and is slow"
    return "" if count == 1 else f"it is the better one of {count} graphics processors"


def _why_no_card(hardware: Hardware) -> str:
    if not hardware.gpus:
        return "no graphics processor was found that the engine can use"
    gpu = hardware.gpus[0]
    age = f"compute capability {gpu.compute}" if gpu.compute else "it does not tell its compute capability"
    return f"{gpu.name} is too old for the engine ({age})"
