"""What the PixelSmile engine saves by sharing work, as ratios within one run; run with `-m benchmark`."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.random_model import SMALL, RandomModel
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.engines.pixelsmile.conditioning import PromptEncoder
from pixelsmile_desktop.engines.pixelsmile.prompts import IMAGE_TOKEN, instruction, wrapped
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The fastest of a few runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_embeddings_of_thirteen_prompts(report: Report, precision: str) -> None:
    import torch
    from transformers import Qwen2VLImageProcessorPil

    model = RandomModel(SMALL)
    whole = model.text_encoder().to(getattr(torch, precision))
    tokenizer, images = model.tokenizer(), Qwen2VLImageProcessorPil()
    picture = np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)
    words = [str(expression) for expression in Expression]
    encoder = PromptEncoder(whole.model, tokenizer, images)

    def thirteen_passes() -> None:
        for word in words:
            patches = images(images=[picture], return_tensors="pt")
            merged = int(patches["image_grid_thw"][0].prod()) // 4
            text = wrapped(instruction(word, Subject.PERSON)).replace(IMAGE_TOKEN, IMAGE_TOKEN * merged)
            ids = torch.tensor([tokenizer(text)["input_ids"]])
            with torch.no_grad():
                whole.model(
                    input_ids=ids,
                    attention_mask=torch.ones_like(ids),
                    pixel_values=patches["pixel_values"].to(whole.dtype),
                    image_grid_thw=patches["image_grid_thw"],
                    mm_token_type_ids=(ids == tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)).long(),
                    use_cache=False,
                )

    separate = seconds(thirteen_passes, 1)
    shared = seconds(lambda: encoder.encode(picture, words, Subject.PERSON))
    report.add(
        f"embeddings of 13 prompts, shared against separate, {precision}", f"{separate / shared:.1f}x", ">= 8x faster"
    )


def test_a_sweep_against_separate_reference_edits(report: Report) -> None:
    from dataclasses import replace

    from pixelsmile_desktop.benchmark.engine import Workload, measure_plan, measure_reference
    from pixelsmile_desktop.benchmark.random_model import TINY
    from pixelsmile_desktop.core.hardware import Hardware
    from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
    from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, plan_ladder

    work = Workload(RandomModel(TINY), side=512, steps=4, device="cpu")
    (plan,) = plan_ladder(Hardware(cores=2), PUBLISHED_MODEL, PlanWishes(512, 4, pinned="cpu-fp32"))
    reference, ours = measure_reference(work), measure_plan(work, replace(plan, batch=5))
    assert reference.sweep is not None
    assert ours.sweep is not None
    report.add(
        "five intensities with the tiny model, against five separate reference edits (512 px, 4 steps, fp32)",
        f"{ours.sweep / reference.sweep:.2f}",
        "<= 0.75",
    )
