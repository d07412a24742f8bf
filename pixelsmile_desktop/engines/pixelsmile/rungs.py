"""The rungs of the ladder: every way in which the model can be held, from the best to the least.

Quality comes first: bfloat16 is the model as published, fp8 keeps four significant bits of each weight, NF4 one of 16
values. A modulation table changes no pixel. Among equals the faster stands first. One exception: fp8 that finds room on
the card stands before bfloat16 that is streamed anew in every step, which takes several times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.hardware import Accelerator, Gpu
from pixelsmile_desktop.core.plan import Placement, merges_adapters
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.speed import capability

OLDEST_CAPABILITY: Final = (7, 0)
"""CUDA compute capability below which a card is left alone."""
BFLOAT16_CAPABILITY: Final = (8, 0)
"""From here on cards have arithmetic for bfloat16; older ones emulate it. Also the least for fp8."""


@dataclass(frozen=True)
class Rung:
    """One way to hold the model.

    Attributes:
        name: what a user pins; never changes its meaning.
        meaning: in words; a sentence begins with it.
        precision: of the transformer's weights.
        encoder_precision: of the text encoder's weights.
        modulation_table: whether the table replaces the weights that depend only on the timestep.
        transformer: where the transformer lies. Swapped, it takes turns with the text encoder on the device.
        encoder: where the text encoder lies.
        on_cpu: whether the processor does the work.
    """

    name: str
    meaning: str
    precision: Precision
    encoder_precision: Precision
    modulation_table: bool = True
    transformer: Placement = Placement.RESIDENT
    encoder: Placement = Placement.RESIDENT
    on_cpu: bool = False

    @property
    def merges_adapters(self) -> bool:
        """Whether adapters become part of the weights while these are loaded; else they lie beside them."""
        return merges_adapters(self.precision, self.transformer)

    def why_impossible(self, gpu: Gpu) -> str | None:
        """What a graphics processor lacks for this rung besides memory; None if nothing."""
        if gpu.kind is Accelerator.MPS and self.transformer is not Placement.RESIDENT:
            return "moving weights to main memory saves nothing on Apple silicon, whose memory is shared"
        quantised = self.precision in {Precision.FP8, Precision.NF4}
        if quantised and gpu.kind is not Accelerator.CUDA:
            return f"{self.precision} needs a card by NVIDIA"
        if self.precision is Precision.FP8 and capability(gpu) < BFLOAT16_CAPABILITY:
            return "fp8 needs a card of compute capability 8.0 or newer"
        return None


_FP32, _BF16, _FP8, _NF4 = Precision.FP32, Precision.BF16, Precision.FP8, Precision.NF4
_SWAPPED, _STREAMED = Placement.SWAPPED, Placement.STREAMED
RUNGS: Final = (
    Rung("bf16", "The model as published, all of it in graphics memory", _BF16, _BF16, modulation_table=False),
    Rung("bf16-table", "Bfloat16 with a modulation table, all of it in graphics memory", _BF16, _BF16),
    Rung(
        "bf16-table-swapped",
        "Bfloat16 with a modulation table, taking turns in graphics memory with the text encoder",
        *(_BF16, _BF16, True, _SWAPPED, _SWAPPED),
    ),
    Rung("fp8-table", "FP8 weights with a modulation table, all of it in graphics memory", _FP8, _FP8),
    Rung(
        "fp8-table-swapped",
        "FP8 weights with a modulation table, taking turns in graphics memory with the text encoder",
        *(_FP8, _FP8, True, _SWAPPED, _SWAPPED),
    ),
    Rung(
        "bf16-table-streamed",
        "Bfloat16 with a modulation table, streamed through graphics memory block by block",
        *(_BF16, _BF16, True, _STREAMED, _STREAMED),
    ),
    Rung(
        "fp8-table-streamed",
        "FP8 weights with a modulation table, streamed through graphics memory block by block",
        *(_FP8, _FP8, True, _STREAMED, _STREAMED),
    ),
    Rung("nf4-table", "4-bit weights with a modulation table, all of it in graphics memory", _NF4, _NF4),
    Rung(
        "nf4-table-swapped",
        "4-bit weights with a modulation table, taking turns in graphics memory with the text encoder",
        *(_NF4, _NF4, True, _SWAPPED, _SWAPPED),
    ),
    Rung("fp32-table", "Float32 with a modulation table, all of it in graphics memory", _FP32, _FP32),
    Rung(
        "fp32-table-streamed",
        "Float32 with a modulation table, streamed through graphics memory block by block",
        *(_FP32, _FP32, True, _STREAMED, _STREAMED),
    ),
    Rung("cpu-fp32", "Float32 with a modulation table on the processor, which is slow", _FP32, _FP32, on_cpu=True),
    Rung("cpu-bf16", "Bfloat16 with a modulation table on the processor, which is slow", _BF16, _BF16, on_cpu=True),
)
"""Best first, but for float32 on a card: it adds nothing that can be seen, and is used only when asked for."""
