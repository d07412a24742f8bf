import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.autograd import gradcheck

from pixelsmile_desktop.training.config import Contrast
from pixelsmile_desktop.training.losses import Contraster, cosine, flow_matching, identity, noised, one_step_estimate

KINDS = list(Contrast)


def rows(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def angle(degrees: float) -> torch.Tensor:
    """(1, 2) a direction in the plane."""
    return torch.tensor([[math.cos(math.radians(degrees)), math.sin(math.radians(degrees))]], dtype=torch.float64)


def test_flow_matching_by_hand() -> None:
    latents = torch.tensor([[[1.0, 2.0]], [[0.0, 0.0]]])
    noise = torch.tensor([[[3.0, -1.0]], [[1.0, 1.0]]])
    velocity = torch.tensor([[[2.5, -3.0]], [[1.0, 3.0]]])
    # Targets are (2, -3) and (1, 1): errors (0.5, 0) and (0, 2).
    assert flow_matching(velocity, latents, noise).tolist() == [0.125, 2.0]


def test_noise_is_mixed_along_a_straight_line() -> None:
    latents, noise = torch.tensor([[[1.0]], [[1.0]], [[1.0]]]), torch.tensor([[[5.0]], [[5.0]], [[5.0]]])
    assert noised(latents, noise, torch.tensor([0.0, 0.25, 1.0])).flatten().tolist() == [1.0, 2.0, 5.0]


@given(st.floats(0.001, 1))
def test_the_true_velocity_leads_back_in_one_step(sigma: float) -> None:
    latents, noise = rows(2, 3, 4).float(), rows(2, 3, 4, seed=1).float()
    share = torch.tensor([sigma, sigma])
    noisy = noised(latents, noise, share)
    assert torch.allclose(one_step_estimate(noisy, noise - latents, share), latents, atol=1e-5)
    assert flow_matching(noise - latents, latents, noise).tolist() == [0, 0]


def test_cosines_by_hand() -> None:
    assert cosine(angle(0), 3 * angle(60)).item() == pytest.approx(0.5)
    assert identity(angle(0), angle(90)).item() == pytest.approx(1.0)
    assert identity(angle(20), 7 * angle(20)).item() == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize(
    ("contraster", "wanted"),
    [
        # Cosines 0.5 toward the right one and 0 toward the wrong one.
        (Contraster(Contrast.NCE, temperature=0.5), math.log(1 + math.exp((0 - 0.5) / 0.5))),
        (Contraster(Contrast.HINGE, margin=0.7), 0.2),
        (Contraster(Contrast.HINGE, margin=0.2), 0.0),
        (Contraster(Contrast.RATIO), 0.5 / (0.5 + 1.0)),
    ],
)
def test_one_side_of_the_contrast_by_hand(contraster: Contraster, wanted: float) -> None:
    found = contraster.one_sided(angle(0), angle(60), angle(90))
    assert found.item() == pytest.approx(wanted, rel=1e-9)


def test_the_symmetric_contrast_is_the_cross_entropy_of_both_branches() -> None:
    generated, truth = rows(2, 5, 8), rows(2, 5, 8, seed=1)
    found = Contraster(Contrast.NCE, temperature=0.07).symmetric(generated, truth)
    for branch in range(2):
        similarities = torch.stack([cosine(generated[branch], truth[each]) for each in (branch, 1 - branch)], 1)
        part = torch.nn.functional.cross_entropy(similarities / 0.07, torch.zeros(5).long(), reduction="none")
        found = found - part / 2
    assert found.abs().max() < 1e-9


@pytest.mark.parametrize("kind", KINDS)
def test_exchanging_the_branches_changes_nothing(kind: Contrast) -> None:
    generated, truth = rows(2, 4, 6), rows(2, 4, 6, seed=1)
    contraster = Contraster(kind)
    assert torch.allclose(
        contraster.symmetric(generated, truth), contraster.symmetric(generated.flip(0), truth.flip(0)), atol=1e-12
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_contrast_falls_toward_the_right_one(kind: Contrast) -> None:
    contraster = Contraster(kind, margin=2.0)
    losses = [contraster.one_sided(angle(place), angle(0), angle(80)).item() for place in (80, 60, 40, 20, 0)]
    assert losses == sorted(losses, reverse=True)
    assert len(set(losses)) == 5


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_of_the_contrast(kind: Contrast) -> None:
    contraster = Contraster(kind, temperature=0.5, margin=2.0)
    truth = rows(2, 3, 5, seed=1)
    assert gradcheck(lambda generated: contraster.symmetric(generated, truth), rows(2, 3, 5).requires_grad_())


def test_gradients_of_the_identity() -> None:
    truth = rows(3, 5, seed=1)
    assert gradcheck(lambda generated: identity(generated, truth), rows(3, 5).requires_grad_())


@pytest.mark.parametrize("kind", KINDS)
def test_equal_pictures_and_tiny_temperatures_stay_finite(kind: Contrast) -> None:
    contraster = Contraster(kind, temperature=1e-3)
    same = torch.ones(2, 1, 4, requires_grad=True)
    far = torch.tensor([[[1.0, 0, 0, 0]], [[-1.0, 0, 0, 0]]])
    for generated, truth in ((same, torch.ones(2, 1, 4)), (far.flip(0).clone().requires_grad_(), far)):
        loss = contraster.symmetric(generated, truth).sum()
        loss.backward()
        assert loss.isfinite()
        assert generated.grad is not None
        assert generated.grad.isfinite().all()


def test_losses_of_bfloat16_are_computed_wide() -> None:
    first, second = rows(4, 64).bfloat16(), rows(4, 64, seed=1).bfloat16()
    assert torch.equal(cosine(first, second), cosine(first.float(), second.float()))
    assert flow_matching(first[None], second[None], first[None]).dtype == torch.float32
