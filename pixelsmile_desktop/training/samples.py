"""Sheets that show how far a training is: sources, true targets, and what the model makes of the sources now."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.pixelsmile.denoise import Conditions, denoise
from pixelsmile_desktop.engines.pixelsmile.latents import PATCH, Grid, LatentCodec, noise
from pixelsmile_desktop.engines.pixelsmile.schedule import flow_schedule
from pixelsmile_desktop.imaging.sheet import SheetCell, labelled_sheet
from pixelsmile_desktop.training.batches import BatchMaker
from pixelsmile_desktop.training.pictures import read_square
from pixelsmile_desktop.training.records import Record

if TYPE_CHECKING:
    import torch

_COLUMNS = 5


@dataclass(frozen=True)
class SampleMaker:
    """Draws the same records with the same noise every time, in the engine's own denoising loop.

    Attributes:
        records: those to be drawn.
        batches: knows their tensors.
        codec: decodes.
        scheduler: the model's own scheduler configuration.
        side: of the pictures.
        steps: denoising steps.
        seed: of the noise.
    """

    records: Sequence[Record]
    batches: BatchMaker
    codec: LatentCodec
    scheduler: Mapping[str, Any]
    side: int
    steps: int
    seed: int

    def sheet(self, transformer: Any, title: str, device: str, dtype: torch.dtype, cancel: CancelToken) -> Photo:
        """A labelled sheet, a row for every record.

        Args:
            transformer: a `QwenImageTransformer2DModel` with the adapter at work.
            title: stands above it.
            device: where the transformer is.
            dtype: that it computes in.
            cancel: looked at before every block of the transformer.

        Raises:
            Cancelled: the user stopped the job.
        """
        cells = []
        for record in self.records:
            cells.append(SheetCell("source", read_square(record.source.image, self.side)))
            for branch, target in enumerate(record.targets):
                label = f"{target.category} {target.score:.2f}"
                cells.append(SheetCell(f"{label}, true", read_square(target.image, self.side)))
                latents = self._latents(transformer, record, branch, device, dtype, cancel)
                cells.append(SheetCell(label, self.codec.decode(latents, self._grid)))
        return labelled_sheet(cells, _COLUMNS, title=title)

    @property
    def _grid(self) -> Grid:
        return Grid(self.side // PATCH, self.side // PATCH)

    def _latents(
        self, transformer: Any, record: Record, branch: int, device: str, dtype: torch.dtype, cancel: CancelToken
    ) -> torch.Tensor:
        conditions = Conditions(
            noise(self._grid, self.seed, dtype, device, on_device=False),
            self.batches.embedding(record, branch)[None].to(device, dtype),
            self.batches.control(record)[None].to(device, dtype),
            self._grid,
            self._grid,
        )
        schedule = flow_schedule(self.scheduler, self.steps, self._grid.tokens, device, draft=False)
        return denoise(transformer, None, conditions, schedule, cancel=cancel, on_step=lambda _: None)


def write_sheet(path: Path, sheet: Photo) -> None:
    """Write a sheet as PNG.

    Raises:
        SaveError: the file system refuses.
    """
    from PIL import Image

    memory = io.BytesIO()
    Image.fromarray(sheet.pixels).save(memory, "PNG")
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as file:
        file.write(memory.getvalue())
