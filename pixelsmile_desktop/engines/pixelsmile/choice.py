"""Which files make up the model that an edit wants. Knows no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ModelChoice:
    """The files of one model.

    Attributes:
        base: diffusers folder of Qwen-Image-Edit-2511 or of a model of the same kind.
        adapter: file of the PixelSmile adapter; None renders with the base model alone.
        strength: of the adapter, 0..2.
        draft: file of a Lightning adapter, which brings its own few steps; None renders in full.
    """

    base: Path
    adapter: Path | None = None
    strength: float = 1.0
    draft: Path | None = None
