"""How fast computers are, as far as a plan needs to know.

Published: peaks of graphics processors (dense bfloat16 with float32 sums, from their makers' data sheets).
Derived: the share of a peak that is reached. An H100 needs 278 ms for a pass over 8536 tokens (169.7 TFLOP, published
by the SGLang project), which is 62 percent of its 989 TFLOP/s; consumer cards are assumed to reach as much.
Assumed: everything about buses, disks and ordinary processors, on the low side, because nobody minds an early end.
"""

from __future__ import annotations

import re
from typing import Final

from pixelsmile_desktop.core.hardware import Accelerator, Gpu
from pixelsmile_desktop.core.request import Precision

BUS_BYTES_PER_SECOND: Final = 12e9
"""Between main memory and a card: PCIe 4.0 x16 moves 25 GB/s at best, from pageable memory about half of that."""
DISK_BYTES_PER_SECOND: Final = 1.5e9
"""Between a SATA drive (0.5) and an NVMe drive (3 and more)."""
_CPU_FLOPS_PER_CORE: Final = {Precision.FP32: 40e9, Precision.BF16: 30e9}
"""A core with AVX2 at 3 GHz has a peak of 96 GFLOP/s in float32; without instructions for bfloat16 that is slower."""
_DEQUANTISING: Final = {Precision.FP32: 1.0, Precision.BF16: 1.0, Precision.FP8: 1.1, Precision.NF4: 1.25}
"""How much longer a pass takes because weights are first made bfloat16; an assumption."""
_FLOAT32_SLOWDOWN: Final = 4.0
"""Float32 on tensor cores (TF32 is not used, for exactness) against bfloat16; an assumption, on the low side."""
_SHARE: Final = {Accelerator.CUDA: 0.6, Accelerator.ROCM: 0.35, Accelerator.MPS: 0.5}

_TERAFLOPS_BY_NAME: Final = (
    (r"B200|B300|GB[23]00", 2250),
    (r"H100 NVL|H100 PCIe", 756),
    (r"H100|H200|GH200|H800", 989),
    (r"H20\b", 148),
    (r"A100|A800", 312),
    (r"L40S|RTX 6000 Ada", 182),
    (r"L40\b|L20\b", 120),
    (r"\bL4\b", 60),
    (r"A40\b|RTX A6000", 150),
    (r"\bA10", 62),
    (r"RTX PRO 6000", 250),
    (r"RTX 5090", 209),
    (r"RTX 5080", 113),
    (r"RTX 5070 Ti", 88),
    (r"RTX 5070", 62),
    (r"RTX 5060", 38),
    (r"RTX 4090", 165),
    (r"RTX 4080", 98),
    (r"RTX 4070 Ti", 80),
    (r"RTX 4070", 58),
    (r"RTX 4060 Ti", 44),
    (r"RTX 4060", 30),
    (r"RTX 3090", 71),
    (r"RTX 3080", 60),
    (r"RTX 3070", 41),
    (r"RTX 3060", 25),
    (r"RTX 3050", 18),
    (r"MI300|MI325", 1307),
    (r"MI2[15]0", 181),
    (r"RX 7900|W7900", 100),
    (r"M[1-9] Ultra", 21),
    (r"M[1-9] Max", 10),
    (r"M[1-9] Pro", 5),
    (r"Apple M[1-9]", 2.6),
)
"""The first pattern that a name has counts. Of Apple's, the oldest generation with that suffix."""
_TERAFLOPS_BY_COMPUTE: Final = ((12.0, 60), (10.0, 1000), (9.0, 700), (8.9, 40), (8.6, 25), (8.0, 150), (0.0, 8))
"""For cards that no name above fits: the weakest but one of their generation. Before 8.0 bfloat16 is emulated."""
_TERAFLOPS_BY_KIND: Final = {Accelerator.ROCM: 40.0, Accelerator.MPS: 2.6}


def gpu_flops(gpu: Gpu, precision: Precision) -> float:
    """Operations per second that a graphics processor reaches on the transformer."""
    peak = _TERAFLOPS_BY_KIND.get(gpu.kind) or _by_compute(capability(gpu))
    if gpu.kind is not Accelerator.CUDA or capability(gpu) >= (8, 0):
        peak = next((value for pattern, value in _TERAFLOPS_BY_NAME if re.search(pattern, gpu.name)), peak)
    slowdown = _FLOAT32_SLOWDOWN if precision is Precision.FP32 else _DEQUANTISING[precision]
    return peak * 1e12 * _SHARE[gpu.kind] / slowdown


def cpu_flops(cores: int, precision: Precision) -> float:
    """Operations per second that `cores` cores of an ordinary processor reach."""
    return _CPU_FLOPS_PER_CORE[precision] * max(1, cores)


def capability(gpu: Gpu) -> tuple[int, int]:
    """CUDA compute capability; (0, 0) when the driver does not tell one that makes sense."""
    match = re.fullmatch(r"(\d{1,3})\.(\d{1,3})", gpu.compute)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _by_compute(compute: tuple[int, int]) -> float:
    number = compute[0] + compute[1] / 10
    return next(value for least, value in _TERAFLOPS_BY_COMPUTE if number >= least)
