"""The figures that the authors of the method published (PixelSmile, arXiv 2603.25728)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLOUD_JUDGE = "the paper's cloud model"
"""Who judged the published rows: they can be set beside ours, not measured against them."""


@dataclass(frozen=True)
class PublishedRow:
    """A method and its published metrics.

    Attributes:
        name: of the method.
        values: by the keys of `metrics.METRICS`; what was not published is not there.
        judge: who judged.
    """

    name: str
    values: Mapping[str, float]
    judge: str = CLOUD_JUDGE


PUBLISHED: tuple[PublishedRow, ...] = (
    PublishedRow(
        "PixelSmile (paper)",
        {
            "mscr": 0.0550,
            "acc6": 0.8627,
            "acc12": 0.6000,
            "cls6": 0.8078,
            "cls12": 0.7305,
            "hes": 0.4723,
            "identity": 0.6522,
        },
    ),
    PublishedRow("GPT-Image (paper)", {"mscr": 0.1107}),
    PublishedRow("Nano Banana Pro (paper)", {"mscr": 0.1754}),
)
