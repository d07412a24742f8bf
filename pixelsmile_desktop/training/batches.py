"""From samples to the tensors of a training step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import Method
from pixelsmile_desktop.engines.pixelsmile.conditioning import interpolated
from pixelsmile_desktop.training.cache import TensorCache
from pixelsmile_desktop.training.config import Timesteps
from pixelsmile_desktop.training.inventory import Naming, PictureNames
from pixelsmile_desktop.training.losses import TIMESTEPS
from pixelsmile_desktop.training.pictures import PictureFile
from pixelsmile_desktop.training.precompute import embeddings_in
from pixelsmile_desktop.training.records import Record, Target, rescaled
from pixelsmile_desktop.training.sampling import Sample

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, eq=False)
class Batch:
    """Symmetric pairs with their noise. The first dimension of what both branches have is the branch, 2.

    Attributes:
        records: names of the records.
        control: (n, tokens, 64) latents of the sources.
        latents: (2, n, tokens, 64) of the targets.
        embeddings: (2, n, rows, width) of the prompts, each at its own score.
        noise: (n, tokens, 64) float32, the same for both branches.
        sigma: (n,) float32 share of noise, above 0, up to 1; the same for both branches.
        scene: (2, n, features) of CLIP; None if it is not used.
        points: (2, n, 5, 2) float32; NaN where there is no face; None if it is not used.
        person: (2, n, features) of ArcFace; None if it is not used.
    """

    records: tuple[str, ...]
    control: torch.Tensor
    latents: torch.Tensor
    embeddings: torch.Tensor
    noise: torch.Tensor
    sigma: torch.Tensor
    scene: torch.Tensor | None = None
    points: torch.Tensor | None = None
    person: torch.Tensor | None = None


class BatchMaker:
    """Reads precomputed tensors.

    Args:
        records: the dataset.
        files: its pictures.
        naming: the one that they were computed with.
        cache: where they are.
        timesteps: how they are drawn.
        rescale: whether scores are stretched at their upper end.
    """

    def __init__(
        self,
        records: Sequence[Record],
        files: Mapping[Path, PictureFile],
        naming: Naming,
        cache: TensorCache,
        *,
        timesteps: Timesteps = Timesteps.UNIFORM,
        rescale: bool = False,
    ) -> None:
        self._records = records
        self._files = files
        self._naming = naming
        self._cache = cache
        self._timesteps = timesteps
        self._rescale = rescale

    def batch(self, samples: Sequence[Sample], device: str, dtype: torch.dtype) -> Batch:
        """The tensors of some samples.

        Args:
            samples: at least one.
            device: where they shall lie.
            dtype: of latents and embeddings.

        Raises:
            DatasetError: a file of the cache was damaged or removed meanwhile.
        """
        import torch

        records = [self._records[sample.record] for sample in samples]
        control = torch.stack([self.control(record) for record in records])
        drawn = [self._noise(sample.seed, control.shape[1:]) for sample in samples]
        names = [[self._target_names(record.targets[branch]) for record in records] for branch in range(2)]

        def both(kind: str) -> torch.Tensor | None:
            if not getattr(names[0][0], kind):
                return None
            rows = [torch.stack([self._cache.get(getattr(each, kind)) for each in branch]) for branch in names]
            return torch.stack(rows).to(device)

        latents = both("latents")
        assert latents is not None  # every target has them
        embeddings = [torch.stack([self.embedding(record, branch) for record in records]) for branch in range(2)]
        return Batch(
            tuple(record.name for record in records),
            control.to(device, dtype),
            latents.to(dtype),
            torch.stack(embeddings).to(device, dtype),
            torch.stack([noise for noise, _ in drawn]).to(device),
            torch.stack([sigma for _, sigma in drawn]).to(device),
            both("scene"),
            both("points"),
            both("person"),
        )

    def control(self, record: Record) -> torch.Tensor:
        """(tokens, 64) latents of a record's source."""
        names, _ = self._naming.source(self._files[record.source.image])
        return self._cache.get(names.latents)

    def latents(self, record: Record, branch: int) -> torch.Tensor:
        """(tokens, 64) latents of one of a record's targets."""
        return self._cache.get(self._target_names(record.targets[branch]).latents)

    def embedding(self, record: Record, branch: int) -> torch.Tensor:
        """(rows, width) embedding of a record's prompt for one of its targets, at that target's score."""
        target = record.targets[branch]
        score = rescaled(target.score) if self._rescale else target.score
        _, names = self._naming.source(self._files[record.source.image])
        mix = ExpressionMix(((target.category, score),))
        return interpolated(embeddings_in(self._cache, names), mix, Method.SCORE_ONE_ALL)[0]

    def _target_names(self, target: Target) -> PictureNames:
        return self._naming.target(self._files[target.image], target.boxes)

    def _noise(self, seed: int, shape: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Noise and its share, drawn on the processor so that they are the same on every computer."""
        import torch

        generator = torch.Generator().manual_seed(seed)
        noise = torch.randn(tuple(shape), generator=generator)
        if self._timesteps is Timesteps.UNIFORM:
            place = torch.rand((), generator=generator)
        else:
            place = torch.sigmoid(torch.randn((), generator=generator))
        timestep = torch.floor(place * TIMESTEPS).clamp(0, TIMESTEPS - 1) + 1
        return noise, timestep / TIMESTEPS
