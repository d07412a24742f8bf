from dataclasses import replace
from pathlib import Path

import pytest
import torch

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.engines.pixelsmile.latents import LatentCodec
from pixelsmile_desktop.faces.arcface import ARCFACE_POINTS
from pixelsmile_desktop.training.adapter import add_adapter, trainable
from pixelsmile_desktop.training.batches import Batch
from pixelsmile_desktop.training.config import Contrast
from pixelsmile_desktop.training.features import ClipFeatures, FaceFeatures
from pixelsmile_desktop.training.losses import Contraster, identity, noised, one_step_estimate
from pixelsmile_desktop.training.objective import Judges, Objective
from tests.training.datasets import SIDE

TOKENS = (SIDE // 16) ** 2


@pytest.fixture(scope="module")
def transformer():
    model = RandomModel().transformer()
    add_adapter(model, 4, 8, seed=1)
    with torch.no_grad():
        for parameter in trainable(model).values():
            parameter.add_(0.05 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(1)))
    return model


@pytest.fixture(scope="module")
def judges(tiny_clip: Path, tiny_recogniser: Path) -> Judges:
    vae = RandomModel().vae().requires_grad_(False)
    return Judges(LatentCodec(vae), ClipFeatures(tiny_clip, "cpu", torch.float32), FaceFeatures(tiny_recogniser, "cpu"))


def objective(judges: Judges | None, contrast: float = 0.5, person: float = 0.5) -> Objective:
    return Objective(SIDE, Contraster(Contrast.NCE), contrast, person, 0.6, judges)


def a_batch(count: int = 2, sigma: tuple[float, ...] = (0.4, 0.9)) -> Batch:
    generator = torch.Generator().manual_seed(3)

    def values(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator)

    points = torch.tensor(ARCFACE_POINTS) * SIDE / 112
    return Batch(
        tuple(f"r{index}" for index in range(count)),
        values(count, TOKENS, 64),
        values(2, count, TOKENS, 64),
        values(2, count, 9, 32),
        values(count, TOKENS, 64),
        torch.tensor(sigma),
        values(2, count, 8),
        points.expand(2, count, -1, -1).clone(),
        values(2, count, 16),
    )


def part(batch: Batch, index: int) -> Batch:
    one = slice(index, index + 1)
    branched = {name: getattr(batch, name)[:, one] for name in ("latents", "embeddings", "scene", "points", "person")}
    return Batch(batch.records[one], batch.control[one], noise=batch.noise[one], sigma=batch.sigma[one], **branched)


def velocity_of(transformer, batch: Batch, branch: int) -> torch.Tensor:
    """What the engine's own loop would ask the transformer for."""
    noisy = noised(batch.latents[branch], batch.noise, batch.sigma)
    shape = (1, SIDE // 16, SIDE // 16)
    output = transformer(
        hidden_states=torch.cat([noisy, batch.control], 1),
        timestep=batch.sigma,
        encoder_hidden_states=batch.embeddings[branch],
        img_shapes=[[shape, shape]] * len(noisy),
        return_dict=False,
    )[0]
    return output[:, :TOKENS]


@torch.no_grad()
def test_the_flow_is_half_of_each_branch(transformer) -> None:
    batch = a_batch()
    losses = objective(None).losses(transformer, batch)
    wanted = 0.0
    for branch in range(2):
        error = velocity_of(transformer, batch, branch) - (batch.noise - batch.latents[branch])
        wanted += 0.5 * error.square().mean().item()
    assert losses.total.item() == pytest.approx(wanted, rel=1e-5)
    assert losses.contrast == losses.identity == 0


@torch.no_grad()
def test_the_total_is_the_weighted_sum(transformer, judges: Judges) -> None:
    losses = objective(judges, 0.3, 0.7).losses(transformer, a_batch())
    assert losses.contrast > 0
    assert losses.identity > 0
    wanted = losses.flow + 0.3 * losses.contrast + 0.7 * losses.identity
    assert torch.allclose(losses.total, wanted)


@torch.no_grad()
def test_judges_see_the_decoded_one_step_estimate(transformer, judges: Judges) -> None:
    batch = a_batch()
    losses = objective(judges).losses(transformer, batch)
    seen, persons = [], []
    for branch in range(2):
        noisy = noised(batch.latents[branch], batch.noise, batch.sigma)
        estimate = one_step_estimate(noisy, velocity_of(transformer, batch, branch), batch.sigma)
        pictures = judges.codec.values(estimate, objective(None)._grid)
        seen.append(judges.scene(pictures))
        persons.append(identity(judges.person(pictures, batch.points[branch]), batch.person[branch]))
    wanted = Contraster(Contrast.NCE).symmetric(torch.stack(seen), batch.scene).mean()
    assert losses.contrast.item() == pytest.approx(wanted.item(), rel=1e-4)
    # Of the two samples only the first has little enough noise; the mean is over both, in both branches.
    assert losses.identity.item() == pytest.approx((persons[0][0] + persons[1][0]).item() / 4, rel=1e-4)


@pytest.mark.parametrize(("sigma", "counts"), [((0.6, 0.6), True), ((0.601, 0.9), False)])
@torch.no_grad()
def test_identity_counts_up_to_timestep_600(
    transformer, judges: Judges, sigma: tuple[float, ...], counts: bool
) -> None:
    losses = objective(judges, contrast=0).losses(transformer, a_batch(sigma=sigma))
    assert (losses.identity > 0) == counts
    assert losses.contrast == 0


@torch.no_grad()
def test_pictures_without_a_face_do_not_count(transformer, judges: Judges) -> None:
    batch = a_batch()
    batch.points[:, 0] = torch.nan
    losses = objective(judges, contrast=0).losses(transformer, batch)
    assert losses.identity == 0
    assert torch.allclose(losses.total, losses.flow)


@torch.no_grad()
def test_exchanging_the_branches_changes_nothing(transformer, judges: Judges) -> None:
    batch = a_batch()
    names = ("latents", "embeddings", "scene", "points", "person")
    other = replace(batch, **{name: getattr(batch, name).flip(0) for name in names})
    first, second = (objective(judges).losses(transformer, each).total for each in (batch, other))
    assert torch.allclose(first, second, rtol=1e-5)


def test_a_batch_is_the_mean_of_its_parts(transformer, judges: Judges) -> None:
    parameters = list(trainable(transformer).values())
    batch = a_batch()
    whole = torch.autograd.grad(objective(judges).losses(transformer, batch).total, parameters, allow_unused=True)
    halves = [
        torch.autograd.grad(
            objective(judges).losses(transformer, part(batch, index)).total, parameters, allow_unused=True
        )
        for index in range(2)
    ]
    for together, first, second in zip(whole, *halves, strict=True):
        if together is not None:
            assert torch.allclose(together, (first + second) / 2, atol=1e-5)


@pytest.mark.parametrize("name", ["flow", "contrast", "identity"])
def test_every_loss_moves_the_adapter_and_nothing_else(transformer, judges: Judges, name: str) -> None:
    weights = {"flow": (0.0, 0.0), "contrast": (1e6, 0.0), "identity": (0.0, 1e6)}[name]
    losses = objective(judges, *weights).losses(transformer, a_batch())
    losses.total.backward()
    gradients = {key: value.grad for key, value in transformer.named_parameters() if value.grad is not None}
    transformer.zero_grad(set_to_none=True)
    assert all("lora" in key for key in gradients)
    # What the text stream does in the last block is never looked at: its three layers stay as they are.
    assert len(gradients) == 48 - 2 * 3
    size = max(gradient.abs().max().item() for gradient in gradients.values())
    assert size > (1.0 if name != "flow" else 0.0)
