"""The losses of the method, each as plain mathematics on tensors: `L = 1/2 (L_FM^a + L_FM^b) + w_sc L_SC + w_id L_ID`.

Source: arXiv 2603.25728. Every function returns one value per sample, in float32 or better; who calls it averages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pixelsmile_desktop.training.config import Contrast

if TYPE_CHECKING:
    import torch

TIMESTEPS = 1000
"""What a timestep counts to: at 1000 there is only noise."""
_SMALLEST_DISTANCE = 1e-6


def noised(latents: torch.Tensor, noise: torch.Tensor, sigma: torch.Tensor) -> torch.Tensor:
    """A point on the straight line from latents to noise: `(1 - sigma) x + sigma e`.

    Args:
        latents: (n, tokens, channels).
        noise: (n, tokens, channels).
        sigma: (n,) share of the noise, 0..1.
    """
    share = sigma[:, None, None]
    return (1 - share) * latents + share * noise


def flow_matching(velocity: torch.Tensor, latents: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    """(n,) mean squared error of a velocity against `noise - latents`; all (n, tokens, channels)."""
    target = noise.float() - latents.float()
    return (velocity.float() - target).square().flatten(1).mean(1)


def one_step_estimate(noisy: torch.Tensor, velocity: torch.Tensor, sigma: torch.Tensor) -> torch.Tensor:
    """(n, tokens, channels) the latents that a straight line along the velocity leads to: `x_t - sigma v`.

    Args:
        noisy: (n, tokens, channels).
        velocity: (n, tokens, channels).
        sigma: (n,) share of the noise, 0..1.
    """
    return noisy.float() - sigma.float()[:, None, None] * velocity.float()


def cosine(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """(n,) cosines, -1..1, of rows of (n, features)."""
    from torch.nn.functional import cosine_similarity

    return cosine_similarity(_wide(first), _wide(second), dim=1)


@dataclass(frozen=True)
class Contraster:
    """Pulls a generated picture toward what it shall show and away from what it is easily confused with.

    Attributes:
        kind: `nce`: cross entropy of the two similarities; `hinge`: how far the wrong one comes nearer than a margin;
            `ratio`: share of the right distance in both, distance being 1 - cosine (the authors publish no formula).
        temperature: of `nce`.
        margin: of `hinge`.
    """

    kind: Contrast = Contrast.NCE
    temperature: float = 0.07
    margin: float = 0.2

    def one_sided(self, generated: torch.Tensor, positive: torch.Tensor, negative: torch.Tensor) -> torch.Tensor:
        """(n,) `T(G, P, N)` of (n, features) each."""
        from torch.nn.functional import relu, softplus

        right, wrong = cosine(generated, positive), cosine(generated, negative)
        if self.kind is Contrast.NCE:
            # -log(e^r / (e^r + e^w)) = log(1 + e^(w - r)), without overflow.
            return softplus((wrong - right) / self.temperature)
        if self.kind is Contrast.HINGE:
            return relu(self.margin + wrong - right)
        return (1 - right) / (2 - right - wrong).clamp_min(_SMALLEST_DISTANCE)

    def symmetric(self, generated: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
        """(n,) `1/2 [T(Ga, Pa, Pb) + T(Gb, Pb, Pa)]` of (2, n, features) each: branch a, branch b."""
        first = self.one_sided(generated[0], truth[0], truth[1])
        second = self.one_sided(generated[1], truth[1], truth[0])
        return (first + second) / 2


def identity(generated: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """(n,) `1 - cos` of the recogniser's (n, features) of the generated person and the true one: 0 is the same."""
    return 1 - cosine(generated, truth)


def _wide(values: torch.Tensor) -> torch.Tensor:
    """At least float32."""
    return values if values.element_size() >= 4 else values.float()
