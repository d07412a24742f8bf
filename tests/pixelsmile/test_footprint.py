"""The estimates reproduce what was published and measured, and grow with what they are estimates of."""

from dataclasses import replace

import pytest
import torch
from diffusers import QwenImageTransformer2DModel
from hypothesis import given
from hypothesis import strategies as st
from torch.utils.flop_counter import FlopCounterMode

from pixelsmile_desktop.benchmark.random_model import TINY, RandomModel
from pixelsmile_desktop.core.hardware import Accelerator, Gpu
from pixelsmile_desktop.core.plan import Placement
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile import footprint
from pixelsmile_desktop.engines.pixelsmile.footprint import GIB, Tokens
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL, ModelFacts
from pixelsmile_desktop.engines.pixelsmile.needs import Job, Needs, edit_seconds, load_seconds, needs_of
from pixelsmile_desktop.engines.pixelsmile.rungs import RUNGS, Rung
from pixelsmile_desktop.engines.pixelsmile.speed import capability, cpu_flops, gpu_flops

MIB = 2**20
H100 = Gpu("NVIDIA H100 80GB HBM3", 79.6, "570", "9.0")
RTX_3060 = Gpu("NVIDIA GeForce RTX 3060", 12.0, "570", "8.6")
MODERN = st.sampled_from([H100, RTX_3060, None])
BY_NAME = {rung.name: rung for rung in RUNGS}


@pytest.mark.parametrize(
    ("target", "picture", "tokens", "teraflops"),
    [(1024, 1024, 8536, 169.7), (512, 1024, 5464, 96.3), (512, 512, 2392, 36.7)],
)
def test_tokens_and_operations_of_a_step(target: int, picture: int, tokens: int, teraflops: float) -> None:
    counted = Tokens.of(target, picture)
    assert counted.total == tokens
    assert footprint.step_flops(PUBLISHED_MODEL, counted) / 1e12 == pytest.approx(teraflops, abs=0.05)


def test_the_operations_of_a_pass_are_those_that_torch_counts() -> None:
    transformer: QwenImageTransformer2DModel = RandomModel(TINY).transformer().to("meta")
    tokens = Tokens.of(512)
    length = tokens.target + tokens.picture
    with torch.device("meta"), torch.no_grad(), FlopCounterMode(display=False) as counter:
        transformer(
            hidden_states=torch.empty(1, length, 64),
            encoder_hidden_states=torch.empty(1, tokens.text, 32),
            encoder_hidden_states_mask=torch.ones(1, tokens.text, dtype=torch.bool),
            timestep=torch.zeros(1),
            img_shapes=[[(1, 32, 32), (1, 32, 32)]],
        )
    counted = counter.get_total_flops()
    # The edges of the transformer are a large part only of one this small.
    edges = 2 * (length * 64 * 32 * 2 + tokens.text * 32 * 32)
    estimate = footprint.step_flops(replace(PUBLISHED_MODEL, layers=2, width=32, heads=2), tokens)
    assert counted == pytest.approx(estimate + edges, rel=0.02)


@pytest.mark.parametrize(
    ("precision", "with_table", "gib"),
    [
        (Precision.BF16, False, 38.05),
        (Precision.BF16, True, 25.39),
        (Precision.FP8, True, 12.74),
        (Precision.NF4, True, 6.61),
        (Precision.FP32, True, 50.79),
    ],
)
def test_weights_of_the_transformer(precision: Precision, with_table: bool, gib: float) -> None:
    amount = footprint.transformer_bytes(PUBLISHED_MODEL, precision, with_table=with_table)
    assert amount / GIB == pytest.approx(gib, abs=0.02)


def test_the_table_takes_as_much_as_was_measured_and_frees_a_third() -> None:
    assert footprint.table_bytes(PUBLISHED_MODEL, Precision.BF16, 50) / MIB == pytest.approx(316, abs=1)
    assert footprint.table_bytes(replace(PUBLISHED_MODEL, zero_cond_t=False), Precision.BF16, 50) / MIB < 215
    without, with_it = (
        footprint.transformer_bytes(PUBLISHED_MODEL, Precision.BF16, with_table=table) for table in (False, True)
    )
    assert (without - with_it) / GIB == pytest.approx(12.66, abs=0.01)


def test_an_adapter_is_as_large_as_the_published_one() -> None:
    assert footprint.adapter_bytes(PUBLISHED_MODEL, Precision.BF16) == 2 * 424_673_280


def test_adapters_lie_beside_the_weights_or_are_merged_into_them() -> None:
    def needs(rung: str, adapters: int) -> Needs:
        return needs_of(BY_NAME[rung], PUBLISHED_MODEL, Job(512, 28, adapters=adapters), H100)

    assert needs("bf16-table", 2).vram_gb - needs("bf16-table", 1).vram_gb == pytest.approx(0.79, abs=0.01)
    assert needs("fp8-table", 2).vram_gb == needs("fp8-table", 1).vram_gb
    assert needs("fp8-table", 2).ram_gb > needs("fp8-table", 1).ram_gb


def test_weights_of_the_text_encoder_are_without_its_head() -> None:
    assert footprint.encoder_bytes(PUBLISHED_MODEL, Precision.BF16) / GIB == pytest.approx(14.43, abs=0.01)
    # 7.72 and 4.48 were counted with the part that sees quantised too.
    assert footprint.encoder_bytes(PUBLISHED_MODEL, Precision.FP8) / GIB == pytest.approx(7.72 + 0.63, abs=0.01)
    assert footprint.encoder_bytes(PUBLISHED_MODEL, Precision.NF4) / GIB == pytest.approx(4.48 + 0.93, abs=0.02)


@pytest.mark.parametrize(("size", "transformer"), [(1024, 839), (512, 220)])
def test_activations_are_those_measured_with_a_margin(size: int, transformer: float) -> None:
    amount = footprint.denoise_bytes(PUBLISHED_MODEL, size, 1, 2, plain_attention=False) / MIB
    assert transformer * 1.2 < amount < transformer * 1.4


@pytest.mark.parametrize(("size", "tiled", "measured"), [(1024, False, 3459), (512, False, 865), (1024, True, 227)])
def test_the_autoencoder_takes_what_was_measured_with_a_margin(size: int, tiled: bool, measured: float) -> None:
    amount = footprint.vae_working_bytes(PUBLISHED_MODEL, size, 2, tiled=tiled) / MIB
    assert measured * 1.2 < amount < measured * 1.35


def test_a_streamed_part_keeps_two_blocks_on_the_device() -> None:
    transformer = footprint.streamed_transformer_bytes(PUBLISHED_MODEL, Precision.BF16)
    blocks = 2 * (339_831_296 - 6_796_984_320 // 60) * 2
    assert transformer == pytest.approx(blocks + PUBLISHED_MODEL.edges * 2)
    one_layer = replace(PUBLISHED_MODEL, layers=1, encoder_layers=1)
    whole = footprint.transformer_bytes(one_layer, Precision.BF16, with_table=True)
    assert footprint.streamed_transformer_bytes(one_layer, Precision.BF16) == whole
    assert footprint.streamed_encoder_bytes(one_layer, Precision.BF16) == footprint.encoder_bytes(
        one_layer, Precision.BF16
    )


def test_published_timings_are_met() -> None:
    """An H100 denoises 50 steps at 1024 in 14 to 15 s; the autoencoder and the text encoder take about a second."""
    seconds = edit_seconds(BY_NAME["bf16"], PUBLISHED_MODEL, Job(1024, 50), H100, 16)
    assert 13 < seconds < 16


def test_streaming_costs_time_only_where_the_card_waits_for_the_bus() -> None:
    def seconds(rung: str, gpu: Gpu, job: Job) -> float:
        return edit_seconds(BY_NAME[rung], PUBLISHED_MODEL, job, gpu, 16)

    small = Job(512, 28)
    assert seconds("bf16-table-streamed", H100, small) > 5 * seconds("bf16-table", H100, small)
    large = Job(1024, 28)
    assert seconds("bf16-table-streamed", RTX_3060, large) < 1.1 * seconds("bf16-table", RTX_3060, large)
    one_by_one, together = (Job(512, 28, 4, batch) for batch in (1, 4))
    assert seconds("bf16-table-streamed", H100, together) < 0.5 * seconds("bf16-table-streamed", H100, one_by_one)


def test_loading_is_reading_and_more_where_weights_go_to_the_device() -> None:
    reading = load_seconds(BY_NAME["cpu-bf16"], PUBLISHED_MODEL, None)
    assert reading == load_seconds(BY_NAME["bf16-table-streamed"], PUBLISHED_MODEL, H100)
    assert load_seconds(BY_NAME["bf16"], PUBLISHED_MODEL, H100) > reading


@pytest.mark.parametrize(
    ("name", "compute", "kind", "teraflops"),
    [
        ("NVIDIA H200", "9.0", Accelerator.CUDA, 593),
        ("NVIDIA GeForce RTX 4060 Ti", "8.9", Accelerator.CUDA, 26),
        ("NVIDIA GeForce RTX 4060 Laptop GPU", "8.9", Accelerator.CUDA, 18),
        ("NVIDIA L40S", "8.9", Accelerator.CUDA, 109),
        ("NVIDIA L4", "8.9", Accelerator.CUDA, 36),
        ("A card of tomorrow", "15.0", Accelerator.CUDA, 36),
        ("NVIDIA GeForce RTX 2080 Ti", "7.5", Accelerator.CUDA, 4.8),
        ("A card that says nothing", "", Accelerator.CUDA, 4.8),
        ("Apple M1", "", Accelerator.MPS, 1.3),
        ("Apple M4 Max", "", Accelerator.MPS, 5),
        ("AMD graphics 0x744c", "", Accelerator.ROCM, 14),
        ("AMD Instinct MI300X", "", Accelerator.ROCM, 457),
    ],
)
def test_speed_by_name_and_by_generation(name: str, compute: str, kind: Accelerator, teraflops: float) -> None:
    assert gpu_flops(Gpu(name, 24, "1", compute, kind), Precision.BF16) / 1e12 == pytest.approx(teraflops, rel=0.02)


@pytest.mark.parametrize(("text", "expected"), [("12.0", (12, 0)), ("8.9", (8, 9)), ("", (0, 0)), ("[N/A]", (0, 0))])
def test_capability(text: str, expected: tuple[int, int]) -> None:
    assert capability(Gpu("x", 1, "1", text)) == expected


def test_more_cores_are_faster_and_float32_is_slower_on_a_card() -> None:
    assert cpu_flops(8, Precision.FP32) == 4 * cpu_flops(2, Precision.FP32)
    assert cpu_flops(0, Precision.BF16) > 0
    assert gpu_flops(H100, Precision.FP32) < gpu_flops(H100, Precision.BF16) / 2


SIZES = st.integers(256, 2048)
STEPS = st.integers(2, 200)
RUNG = st.sampled_from(RUNGS)


def all_numbers(rung: Rung, model: ModelFacts, job: Job, gpu: Gpu | None) -> tuple[float, ...]:
    gpu = None if rung.on_cpu else gpu or H100
    needs = needs_of(rung, model, job, gpu)
    return needs.vram_gb, needs.ram_gb, needs.disk_gb, edit_seconds(rung, model, job, gpu, 8)


@given(RUNG, MODERN, st.tuples(SIZES, SIZES), st.tuples(STEPS, STEPS), st.booleans())
def test_estimates_grow_with_size_and_steps(
    rung: Rung, gpu: Gpu | None, sizes: tuple[int, int], steps: tuple[int, int], tiled: bool
) -> None:
    jobs = (Job(size, count, tiled_vae=tiled) for size, count in zip(sorted(sizes), sorted(steps), strict=True))
    small, large = (all_numbers(rung, PUBLISHED_MODEL, job, gpu) for job in jobs)
    assert all(before <= after for before, after in zip(small, large, strict=True))


@given(RUNG, MODERN, SIZES, st.integers(1, 13), st.integers(1, 13))
def test_a_larger_batch_takes_more_memory_and_no_more_time(
    rung: Rung, gpu: Gpu | None, size: int, batch: int, other: int
) -> None:
    batch, other = sorted((batch, other))
    small = all_numbers(rung, PUBLISHED_MODEL, Job(size, 28, 13, batch), gpu)
    large = all_numbers(rung, PUBLISHED_MODEL, Job(size, 28, 13, other), gpu)
    assert all(before <= after for before, after in zip(small[:3], large[:3], strict=True))
    assert large[3] <= small[3]


@given(RUNG, MODERN, SIZES)
def test_tiles_never_take_more(rung: Rung, gpu: Gpu | None, size: int) -> None:
    whole = all_numbers(rung, PUBLISHED_MODEL, Job(size, 28), gpu)
    tiled = all_numbers(rung, PUBLISHED_MODEL, Job(size, 28, tiled_vae=True), gpu)
    assert all(after <= before for before, after in zip(whole, tiled, strict=True))


@given(RUNG, st.integers(256, 512))
def test_what_is_not_on_the_card_is_in_main_memory(rung: Rung, size: int) -> None:
    if rung.on_cpu:
        return
    needs = needs_of(rung, PUBLISHED_MODEL, Job(size, 28), H100)
    weights = footprint.transformer_bytes(PUBLISHED_MODEL, rung.precision, with_table=rung.modulation_table)
    weights += footprint.encoder_bytes(PUBLISHED_MODEL, rung.encoder_precision)
    if rung.transformer is Placement.RESIDENT:
        assert needs.vram_gb > weights / GIB
        assert needs.ram_gb < 6
    else:
        assert needs.vram_gb < weights / GIB
        assert needs.ram_gb > weights / GIB


def test_shared_memory_is_counted_on_both_sides() -> None:
    apple = Gpu("Apple M3 Max", 96, "15.1", "", Accelerator.MPS)
    needs = needs_of(BY_NAME["bf16-table"], PUBLISHED_MODEL, Job(512, 28), apple)
    assert needs.ram_gb > needs.vram_gb > 40


@pytest.mark.parametrize("gpu", [Gpu("TITAN RTX", 24, "570", "7.5"), Gpu("Apple M3", 24, "15", "", Accelerator.MPS)])
def test_without_fused_attention_all_its_weights_exist_at_once(gpu: Gpu) -> None:
    def peak(gpu: Gpu) -> float:
        alone, together = (Job(1024, 28, 2, batch, tiled_vae=True) for batch in (1, 2))
        needs = [needs_of(BY_NAME["bf16-table"], PUBLISHED_MODEL, job, gpu) for job in (alone, together)]
        return needs[1].vram_gb - needs[0].vram_gb

    weights = PUBLISHED_MODEL.heads * 8536**2 * 2 / GIB
    assert peak(gpu) - peak(H100) == pytest.approx(1.25 * weights, rel=0.01)
