"""What a computer has, as facts to plan with; found without torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Accelerator(StrEnum):
    """Which software a graphics processor is driven by."""

    CUDA = "cuda"
    ROCM = "rocm"
    MPS = "mps"


@dataclass(frozen=True)
class Gpu:
    """A graphics processor that the PixelSmile engine could use.

    Attributes:
        name: as its driver calls it.
        vram_gb: its memory in GiB; of Apple silicon, what the system lets it use of the shared memory.
        driver: version of the driver.
        compute: CUDA compute capability such as "9.0"; empty for other makers.
        kind: which software drives it.
        free_gb: how much of its memory nobody uses now, in GiB; None if nobody told.
    """

    name: str
    vram_gb: float
    driver: str
    compute: str
    kind: Accelerator = Accelerator.CUDA
    free_gb: float | None = None


@dataclass(frozen=True)
class Hardware:
    """The computer.

    Attributes:
        gpus: the graphics processors, in the order in which their software numbers them.
        ram_gb: memory in GiB; None if the system does not tell.
        free_ram_gb: how much of it programs can still have, in GiB; None if the system does not tell.
        disk_free_gb: free space where caches are kept, in GiB; None if the system does not tell.
        cores: how many processor cores this process may use.
    """

    gpus: tuple[Gpu, ...] = ()
    ram_gb: float | None = None
    free_ram_gb: float | None = None
    disk_free_gb: float | None = None
    cores: int = 1
