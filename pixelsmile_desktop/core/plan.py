"""How the PixelSmile engine will use a computer: a value that is shown before anything is loaded."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints

from pixelsmile_desktop.core.request import Precision


class Placement(StrEnum):
    """Where a part of the model lies while it is not at work."""

    RESIDENT = "resident"
    """On the device, always."""
    SWAPPED = "swapped"
    """In main memory; it visits the device for its work, and leaves it before another swapped part comes."""
    STREAMED = "streamed"
    """In main memory; the device holds a few blocks of it at a time."""


def merges_adapters(precision: Precision, transformer: Placement) -> bool:
    """Whether adapters become part of the weights; else they lie beside them, and their strength can change."""
    return precision in {Precision.FP8, Precision.NF4} or transformer is Placement.STREAMED


@dataclass(frozen=True)
class Plan:
    """One rung of the ladder from the best that the model can be to the least that still runs.

    Attributes:
        name: of the rung, such as "bf16-table"; what a user pins.
        device: as torch calls it: "cuda:0", "mps", "cpu".
        precision: of the transformer's weights; never `auto`.
        transformer: where the transformer lies.
        text_encoder_precision: of the text encoder's weights.
        text_encoder: where the text encoder lies.
        modulation_table: whether the weights that depend only on the timestep are replaced by a table (same pixels).
        tiled_vae: whether the autoencoder works in tiles (nearly the same pixels, far less memory).
        batch: how many intensities are rendered in one pass.
        vram_gb, ram_gb, disk_gb: estimated peaks in GiB: memory of the device, main memory, space for caches.
        load_seconds: estimated time to load the model from disk.
        seconds: estimated time of one edit, with all its intensities, once the model is loaded.
        fits: whether the computer has what the plan needs.
        reason: why this rung, in one sentence.
    """

    name: str
    device: str
    precision: Precision
    transformer: Placement
    text_encoder_precision: Precision
    text_encoder: Placement
    modulation_table: bool
    tiled_vae: bool
    batch: int
    vram_gb: float
    ram_gb: float
    disk_gb: float
    load_seconds: float
    seconds: float
    fits: bool
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """Plain strings, numbers and truths; numbers rounded to what an estimate is worth."""
        return {name: round(value, 2) if isinstance(value, float) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Plan:
        """The plan that `as_dict` wrote.

        Raises:
            KeyError: a field is missing.
            ValueError: a field is of another type or names nothing.
        """
        kinds = get_type_hints(cls)
        try:
            return cls(**{field.name: kinds[field.name](data[field.name]) for field in fields(cls)})
        except TypeError as error:
            raise ValueError(str(error)) from None
