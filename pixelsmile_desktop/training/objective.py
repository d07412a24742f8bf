"""What a training step makes smaller: the loss of a batch of symmetric pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.engines.pixelsmile.latents import PATCH, Grid, LatentCodec
from pixelsmile_desktop.training.batches import Batch
from pixelsmile_desktop.training.losses import (
    TIMESTEPS,
    Contraster,
    flow_matching,
    identity,
    noised,
    one_step_estimate,
)

if TYPE_CHECKING:
    import torch

    from pixelsmile_desktop.training.config import TrainingConfig
    from pixelsmile_desktop.training.features import ClipFeatures, FaceFeatures


@dataclass(frozen=True, eq=False)
class Losses:
    """The loss of a batch and what it is made of, each a mean over the batch.

    Attributes:
        total: what gradients are taken of.
        flow, contrast, identity: its parts before they are weighted, detached; 0 where they are not used.
    """

    total: torch.Tensor
    flow: torch.Tensor
    contrast: torch.Tensor
    identity: torch.Tensor


@dataclass(frozen=True)
class Judges:
    """Frozen networks that look at the decoded estimate.

    Attributes:
        codec: decodes it.
        scene: CLIP; None without a contrast.
        person: ArcFace; None without identity.
    """

    codec: LatentCodec
    scene: ClipFeatures | None = None
    person: FaceFeatures | None = None


@dataclass(frozen=True)
class Objective:
    """The loss as it is configured.

    Attributes:
        side: of the squares, in pixels.
        contraster: how the branches are held apart.
        contrast_weight, identity_weight: of their losses.
        identity_sigma: the identity counts up to this share of noise: beyond it the estimate is no face yet.
        judges: None if only the flow counts.
    """

    side: int
    contraster: Contraster
    contrast_weight: float
    identity_weight: float
    identity_sigma: float
    judges: Judges | None

    @classmethod
    def of(cls, config: TrainingConfig, judges: Judges | None) -> Objective:
        """The loss that a configuration asks for."""
        loss = config.loss
        return cls(
            config.data.side,
            Contraster(loss.contrast, loss.temperature, loss.margin),
            loss.contrast_weight if config.uses_contrast else 0.0,
            loss.identity_weight if config.uses_identity else 0.0,
            loss.identity_timestep / TIMESTEPS,
            judges,
        )

    def losses(self, transformer: Any, batch: Batch) -> Losses:
        """The loss of a batch. Both branches go through the transformer in one pass.

        Args:
            transformer: a `QwenImageTransformer2DModel`, perhaps wrapped.
            batch: where the transformer is, in its type.
        """
        count = len(batch.records)
        sigma, noise = batch.sigma.repeat(2), batch.noise.repeat(2, 1, 1)
        latents = batch.latents.flatten(0, 1)
        noisy = noised(latents.float(), noise, sigma)
        velocity = self._velocity(transformer, batch, noisy, sigma)
        # Means over both branches and the batch: half of each branch's mean, added.
        flow = flow_matching(velocity, latents, noise).mean()
        zero = flow.new_zeros(())
        if self.judges is None:
            return Losses(flow, flow.detach(), zero, zero)
        estimate = one_step_estimate(noisy, velocity, sigma).unflatten(0, (2, count))
        contrast, person = self._judged(self.judges, estimate, batch, zero)
        total = flow + self.contrast_weight * contrast + self.identity_weight * person
        return Losses(total, flow.detach(), contrast.detach(), person.detach())

    def _velocity(self, transformer: Any, batch: Batch, noisy: torch.Tensor, sigma: torch.Tensor) -> torch.Tensor:
        """(2n, tokens, 64) as the transformer sees it, called as the engine calls it."""
        import torch

        control = batch.control.repeat(2, 1, 1)
        shape = self._grid.shape
        velocity: torch.Tensor = transformer(
            hidden_states=torch.cat([noisy.to(control.dtype), control], dim=1),
            timestep=sigma.to(control.dtype),
            guidance=None,
            encoder_hidden_states_mask=None,
            encoder_hidden_states=batch.embeddings.flatten(0, 1),
            img_shapes=[[shape, shape]] * len(noisy),
            return_dict=False,
        )[0]
        return velocity[:, : noisy.shape[1]]

    def _judged(
        self, judges: Judges, estimate: torch.Tensor, batch: Batch, zero: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Contrast and identity of (2, n, tokens, 64) estimates; only what counts is decoded."""
        import torch

        with_contrast = judges.scene is not None and batch.scene is not None and self.contrast_weight > 0
        faces = self._faces_that_count(batch) if judges.person is not None else None
        chosen = torch.ones_like(estimate[..., 0, 0], dtype=torch.bool) if with_contrast else faces
        if chosen is None or not chosen.any():
            return zero, zero
        pictures = self._decoded(judges.codec, estimate[chosen])
        contrast = person = zero
        if with_contrast and judges.scene is not None and batch.scene is not None:
            seen = judges.scene(pictures).unflatten(0, batch.scene.shape[:2])
            contrast = self.contraster.symmetric(seen, batch.scene).mean()
        if faces is not None and faces.any() and judges.person is not None:
            assert batch.points is not None  # without them no face counts
            assert batch.person is not None
            found = judges.person(pictures[faces[chosen]], batch.points[faces])
            # Over all estimates, also those that do not count, so that the mean is the same however a batch is split.
            person = identity(found, batch.person[faces]).sum() / faces.numel()
        return contrast, person

    def _faces_that_count(self, batch: Batch) -> torch.Tensor | None:
        """(2, n) where there is a face, and little enough noise to see it."""
        if batch.points is None or batch.person is None or self.identity_weight == 0:
            return None
        return batch.points.isfinite().all(-1).all(-1) & (batch.sigma <= self.identity_sigma)

    def _decoded(self, codec: LatentCodec, estimate: torch.Tensor) -> torch.Tensor:
        """(n, 3, h, w) pictures of (n, tokens, 64) estimates.

        One at a time and computed again for the gradient: what the autoencoder keeps of a picture takes gigabytes.
        """
        import torch
        from torch.utils.checkpoint import checkpoint

        def one(latents: torch.Tensor) -> torch.Tensor:
            return codec.values(latents, self._grid)

        return torch.cat([checkpoint(one, each[None], use_reentrant=False) for each in estimate])

    @property
    def _grid(self) -> Grid:
        return Grid(self.side // PATCH, self.side // PATCH)
