"""What `bench engine` found out, as a table for people and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pixelsmile_desktop.benchmark.engine import Measurement

_COLUMNS = (
    *(("load", "load s"), ("encode", "encode s"), ("step", "step s"), ("edit", "edit s"), ("sweep", "5 intensities s")),
    *(("sheet", "12 expressions s"), ("peak_gb", "peak GiB"), ("planned_gb", "planned GiB")),
)


@dataclass(frozen=True)
class EngineReport:
    """Measurements of one run.

    Attributes:
        device: what the maker calls it.
        model: shape of the model, in a word.
        side: of the pictures, in pixels.
        steps: denoising steps of an edit.
        measurements: the reference first.
    """

    device: str
    model: str
    side: int
    steps: int
    measurements: tuple[Measurement, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain strings and numbers."""
        return asdict(self)

    def lines(self) -> list[str]:
        """A table in Markdown; ratios are to the reference of the same run."""
        title = f"{self.device}, {self.model} model with random weights, {self.side} px, {self.steps} steps"
        names = [header for _, header in _COLUMNS]
        rows = [_cells(measurement) for measurement in self.measurements]
        head = ["way", *names, "sweep to reference"]
        ratios = _ratios(self.measurements)
        table = [head, ["---"] * len(head), *([*row, ratio] for row, ratio in zip(rows, ratios, strict=True))]
        failures = [f"{m.name}: {m.failure}" for m in self.measurements if m.failure]
        return [title, "", *(f"| {' | '.join(cells)} |" for cells in table), *failures]


def _cells(measurement: Measurement) -> list[str]:
    values = (getattr(measurement, name) for name, _ in _COLUMNS)
    return [measurement.name, *("" if value is None else f"{value:.3g}" for value in values)]


def _ratios(measurements: Sequence[Measurement]) -> list[str]:
    reference = measurements[0].sweep if measurements else None
    return [
        "" if measurement.sweep is None or not reference else f"{measurement.sweep / reference:.2f}"
        for measurement in measurements
    ]
