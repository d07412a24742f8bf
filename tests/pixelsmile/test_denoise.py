"""Our loop against the pipeline's own, pixel by pixel; cancelling, batches, schedules and previews."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import QwenImageEditPlusPipeline
from diffusers.pipelines.qwenimage import pipeline_qwenimage_edit_plus
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, RequestError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.pixelsmile.denoise import Conditions, denoise
from pixelsmile_desktop.engines.pixelsmile.latents import Grid, LatentCodec, grid_for, noise
from pixelsmile_desktop.engines.pixelsmile.parity import reference_crop
from pixelsmile_desktop.engines.pixelsmile.preview import LatentPreview
from pixelsmile_desktop.engines.pixelsmile.schedule import flow_schedule, steps_of_draft


@pytest.fixture(scope="module")
def pipeline() -> Iterator[QwenImageEditPlusPipeline]:
    pipeline = RandomModel().pipeline()
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


@pytest.fixture(scope="module")
def codec(pipeline: QwenImageEditPlusPipeline) -> LatentCodec:
    return LatentCodec(pipeline.vae)


def a_picture(width: int, height: int) -> Pixels:
    noise = np.random.default_rng(3).integers(0, 256, (height // 8, width // 8, 3), np.uint8)
    return np.asarray(Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC))


def some_embeddings(seed: int) -> torch.Tensor:
    return torch.randn(1, 344, 32, generator=torch.Generator().manual_seed(seed))


def our_pictures(
    pipeline: QwenImageEditPlusPipeline, picture: Pixels, grid: Grid, embeddings: torch.Tensor, steps: int = 3
) -> list[Pixels]:
    codec = LatentCodec(pipeline.vae)
    start = noise(grid, 7, torch.float32, "cpu", on_device=True)
    conditions = Conditions(start, embeddings, codec.encode(picture, grid), grid, grid)
    scheduler = flow_schedule(pipeline.scheduler.config, steps, grid.tokens, "cpu", draft=False)
    latents = denoise(pipeline.transformer, None, conditions, scheduler, cancel=CancelToken(), on_step=lambda _: None)
    return [codec.decode(each[None], grid) for each in latents]


def their_picture(
    pipeline: QwenImageEditPlusPipeline, picture: Pixels, grid: Grid, embeddings: torch.Tensor, steps: int = 3
) -> Pixels:
    (image,) = pipeline(
        image=Image.fromarray(picture),
        prompt_embeds=embeddings,
        prompt_embeds_mask=torch.ones(1, embeddings.shape[1], dtype=torch.long),
        height=grid.height,
        width=grid.width,
        num_inference_steps=steps,
        true_cfg_scale=0,
        generator=torch.Generator("cpu").manual_seed(7),
    ).images
    return np.asarray(image)


@pytest.mark.parametrize(("side", "width", "height"), [(256, 512, 512), (320, 600, 400), (192, 300, 500)])
def test_our_loop_is_the_pipeline_s_pixel_by_pixel(
    pipeline: QwenImageEditPlusPipeline, monkeypatch: pytest.MonkeyPatch, side: int, width: int, height: int
) -> None:
    monkeypatch.setattr(pipeline_qwenimage_edit_plus, "VAE_IMAGE_SIZE", side * side)
    picture = a_picture(width, height)
    grid = grid_for(side, width, height)
    theirs = their_picture(pipeline, picture, grid, some_embeddings(2))
    (ours,) = our_pictures(pipeline, picture, grid, some_embeddings(2))
    assert theirs.shape == (grid.height, grid.width, 3)
    assert np.array_equal(ours, theirs)
    assert np.std(ours) > 1


def test_several_mixes_in_one_batch_give_what_each_gives_alone(pipeline: QwenImageEditPlusPipeline) -> None:
    grid = Grid(8, 8)
    picture = a_picture(128, 128)
    both = our_pictures(pipeline, picture, grid, torch.cat([some_embeddings(2), some_embeddings(3)]))
    for batched, seed in zip(both, (2, 3), strict=True):
        (alone,) = our_pictures(pipeline, picture, grid, some_embeddings(seed))
        assert np.abs(batched.astype(int) - alone).max() <= 1
    assert not np.array_equal(*both)


@pytest.mark.parametrize("block", [0, 1, 2, 3])
def test_a_cancel_is_heard_before_the_next_block(pipeline: QwenImageEditPlusPipeline, block: int) -> None:
    grid, cancel, passed = Grid(4, 4), CancelToken(), []
    codec = LatentCodec(pipeline.vae)
    start = noise(grid, 1, torch.float32, "cpu", on_device=False)
    conditions = Conditions(start, some_embeddings(1), codec.encode(a_picture(64, 64), grid), grid, grid)

    def work(_: Any, __: Any, ___: Any) -> None:
        passed.append(1)
        if len(passed) == block:
            cancel.cancel()

    handles = [each.register_forward_hook(work) for each in pipeline.transformer.transformer_blocks]
    if block == 0:
        cancel.cancel()
    scheduler = flow_schedule(pipeline.scheduler.config, 2, grid.tokens, "cpu", draft=False)
    with pytest.raises(Cancelled):
        denoise(pipeline.transformer, None, conditions, scheduler, cancel=cancel, on_step=lambda _: None)
    assert len(passed) == block
    for handle in handles:
        handle.remove()
    assert all(not each._forward_pre_hooks for each in pipeline.transformer.transformer_blocks)
    after = our_pictures(pipeline, a_picture(64, 64), grid, some_embeddings(1))
    assert np.array_equal(after, our_pictures(pipeline, a_picture(64, 64), grid, some_embeddings(1)))


def test_the_same_seed_gives_the_same_noise_in_every_precision() -> None:
    first = noise(Grid(4, 6), 5, torch.float32, "cpu", on_device=False)
    assert first.shape == (1, 24, 64)
    assert torch.equal(first, noise(Grid(4, 6), 5, torch.float32, "cpu", on_device=False))
    assert torch.equal(first.bfloat16(), noise(Grid(4, 6), 5, torch.bfloat16, "cpu", on_device=False))
    assert not torch.equal(first, noise(Grid(4, 6), 6, torch.float32, "cpu", on_device=False))


@pytest.mark.parametrize(
    ("side", "width", "height", "rows", "columns"),
    [(512, 1000, 1000, 32, 32), (768, 9, 9, 48, 48), (1024, 4, 4, 64, 64), (1024, 3, 2, 52, 78), (512, 9, 16, 42, 24)],
)
def test_sizes(side: int, width: int, height: int, rows: int, columns: int) -> None:
    assert grid_for(side, width, height) == Grid(rows, columns)


@given(st.integers(256, 2048), st.integers(1, 4000), st.integers(1, 4000))
def test_a_grid_has_the_area_and_the_proportions_that_were_asked_for(side: int, width: int, height: int) -> None:
    grid = grid_for(side, width, height)
    assert grid.height % 32 == 0
    assert grid.width % 32 == 0
    assert min(grid.rows, grid.columns) >= 2
    ideal = side * math.sqrt(width / height), side * math.sqrt(height / width)
    assert all(abs(f - i) <= 16.001 or i < 32 for f, i in zip((grid.width, grid.height), ideal, strict=True))


def test_one_step_is_refused_instead_of_painting_black(pipeline: QwenImageEditPlusPipeline) -> None:
    with pytest.raises(RequestError, match="at least 2 steps"):
        flow_schedule(pipeline.scheduler.config, 1, 1024, "cpu", draft=False)
    scheduler = flow_schedule(pipeline.scheduler.config, 2, 1024, "cpu", draft=False)
    assert torch.isfinite(scheduler.sigmas).all()


@pytest.mark.parametrize(
    ("steps", "sigmas"),
    [
        (4, [1, 0.9, 0.75, 0.5, 0]),
        (8, [1, 0.9545, 0.9, 0.8333, 0.75, 0.6429, 0.5, 0.3, 0]),
    ],
)
def test_drafts_have_the_schedule_they_were_distilled_with(
    pipeline: QwenImageEditPlusPipeline, steps: int, sigmas: list[float]
) -> None:
    scheduler = flow_schedule(pipeline.scheduler.config, steps, 1024, "cpu", draft=True)
    assert scheduler.sigmas.tolist() == pytest.approx(sigmas, abs=1e-4)
    full = flow_schedule(pipeline.scheduler.config, steps, 1024, "cpu", draft=False)
    assert full.sigmas[-2] == pytest.approx(0.02, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "wanted", "steps"),
    [
        ("Qwen-Image-Edit-2511-Lightning-4steps-V1.0-bf16.safetensors", None, 4),
        ("Qwen-Image-Edit-2511-Lightning-8steps-V1.0-bf16.safetensors", None, 8),
        ("lightning_8-step.safetensors", None, 8),
        ("lightning.safetensors", 4, 4),
        ("Lightning-8steps.safetensors", 6, 6),
    ],
)
def test_a_draft_s_steps_are_told_by_its_name(name: str, wanted: int | None, steps: int) -> None:
    assert steps_of_draft(Path(name), wanted) == steps


@pytest.mark.parametrize("name", ["lightning.safetensors", "12steps.safetensors"])
def test_a_draft_whose_name_tells_nothing_needs_a_word_from_the_user(name: str) -> None:
    with pytest.raises(RequestError, match="does not say whether it is made for 4 or 8 steps; choose 4 or 8 steps"):
        steps_of_draft(Path(name), None)


def test_previews_show_the_picture_and_cost_little(codec: LatentCodec) -> None:
    picture = np.zeros((64, 128, 3), np.uint8)
    picture[:, 64:] = (200, 120, 40)
    grid = Grid(4, 8)
    latents = codec.encode(picture, grid)
    shown = LatentPreview(picture, latents, grid).picture(latents, grid)
    assert shown.shape == (8, 16, 3)
    assert np.abs(shown[2:6, 2:6].mean((0, 1)) - (0, 0, 0)).max() < 30
    assert np.abs(shown[2:6, 10:14].mean((0, 1)) - (200, 120, 40)).max() < 60


def test_the_loop_foresees_the_picture_at_every_step(pipeline: QwenImageEditPlusPipeline) -> None:
    grid = Grid(4, 4)
    codec = LatentCodec(pipeline.vae)
    start = noise(grid, 1, torch.float32, "cpu", on_device=False)
    conditions = Conditions(start, some_embeddings(1), codec.encode(a_picture(64, 64), grid), grid, grid)
    scheduler = flow_schedule(pipeline.scheduler.config, 4, grid.tokens, "cpu", draft=True)
    foreseen: list[torch.Tensor] = []
    last = denoise(
        pipeline.transformer,
        None,
        conditions,
        scheduler,
        cancel=CancelToken(),
        on_step=lambda estimate: foreseen.append(estimate()),
    )
    assert len(foreseen) == 4
    assert torch.allclose(foreseen[-1], last, atol=1e-5)


@pytest.mark.parametrize(("width", "height"), [(512, 512), (1000, 700), (300, 900), (513, 640), (100, 80)])
def test_the_reference_s_crop(width: int, height: int) -> None:
    columns, rows = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    photo = np.stack([columns, rows, rows], -1).astype(np.uint8)
    crop = reference_crop(photo)
    assert crop.shape == (512, 512, 3)
    assert np.abs(crop[:, 256, 0].astype(int) - 127).max() <= 2
    assert np.abs(crop[256, :, 1].astype(int) - 127).max() <= 2
    spans = int(crop[256, -1, 0]) - int(crop[256, 0, 0]), int(crop[-1, 256, 1]) - int(crop[0, 256, 1])
    for span, (a, b) in zip(spans, ((height, width), (width, height)), strict=True):
        assert span == pytest.approx(255 * min(1, a / b), abs=4)
