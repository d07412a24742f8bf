"""What holds for the plans of all computers."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL, ModelFacts
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, choose_plan, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.rungs import RUNGS
from tests.pixelsmile.small_facts import TINY_MODEL

NAMES = [rung.name for rung in RUNGS]
GPUS = st.builds(
    Gpu,
    name=st.sampled_from(["NVIDIA GeForce RTX 4090", "NVIDIA H100", "Some card"]),
    vram_gb=st.floats(1, 200),
    driver=st.just("570"),
    compute=st.sampled_from(["", "5.2", "7.5", "8.6", "8.9", "9.0", "12.0"]),
    kind=st.sampled_from(Accelerator),
    free_gb=st.none() | st.floats(0, 200),
)
COMPUTERS = st.builds(
    Hardware,
    gpus=st.lists(GPUS, max_size=3).map(tuple),
    ram_gb=st.none() | st.floats(1, 512),
    free_ram_gb=st.none() | st.floats(0, 512),
    disk_free_gb=st.none() | st.floats(0, 500),
    cores=st.integers(1, 128),
)
WISHES = st.builds(PlanWishes, size=st.integers(256, 2048), steps=st.integers(2, 200), intensities=st.integers(1, 13))
MODELS = st.sampled_from([PUBLISHED_MODEL, TINY_MODEL])
OUTGROWN = st.frozensets(st.sampled_from(NAMES))


def used_gpu(hardware: Hardware, plan: Plan) -> list[Gpu]:
    """The cards that a plan's device may mean."""
    if plan.device == "cpu":
        return []
    if plan.device == "mps":
        return [gpu for gpu in hardware.gpus if gpu.kind is Accelerator.MPS]
    number = int(plan.device.removeprefix("cuda:"))
    by_kind = ([gpu for gpu in hardware.gpus if gpu.kind is kind] for kind in (Accelerator.CUDA, Accelerator.ROCM))
    return [gpus[number] for gpus in by_kind if number < len(gpus)]


@given(COMPUTERS, MODELS, WISHES, OUTGROWN)
def test_a_plan_that_fits_takes_no_more_than_is_free(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes, outgrown: frozenset[str]
) -> None:
    plan = choose_plan(hardware, model, wishes, outgrown)
    if not plan.fits:
        return
    assert plan.name not in outgrown
    assert 1 <= plan.batch <= wishes.intensities
    if hardware.disk_free_gb is not None:
        assert plan.disk_gb <= hardware.disk_free_gb
    free_ram = hardware.ram_gb if hardware.free_ram_gb is None else hardware.free_ram_gb
    if free_ram is not None:
        assert plan.ram_gb <= free_ram
    if plan.device != "cpu":
        rooms = [gpu.vram_gb if gpu.free_gb is None else gpu.free_gb for gpu in used_gpu(hardware, plan)]
        assert any(plan.vram_gb <= room for room in rooms)


@given(COMPUTERS, MODELS, WISHES, OUTGROWN)
def test_the_same_facts_give_the_same_plan_in_one_sentence(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes, outgrown: frozenset[str]
) -> None:
    plan = choose_plan(hardware, model, wishes, outgrown)
    assert plan == choose_plan(hardware, model, wishes, outgrown)
    assert plan.reason.endswith(".")
    assert ". " not in plan.reason
    assert plan.seconds > 0
    assert plan.load_seconds > 0
    assert plan.precision is not Precision.AUTO


@given(COMPUTERS, MODELS, WISHES)
def test_the_ladder_goes_down_and_ends_on_the_processor(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes
) -> None:
    ladder = plan_ladder(hardware, model, wishes)
    places = [NAMES.index(plan.name) for plan in ladder]
    assert places == sorted(places)
    assert [plan.name for plan in ladder][-2:] == ["cpu-fp32", "cpu-bf16"]
    chosen = choose_plan(hardware, model, wishes)
    assert chosen.fits == any(plan.fits for plan in ladder)
    assert replace(chosen, reason="") in [replace(plan, reason="") for plan in ladder]


@given(COMPUTERS.filter(lambda hardware: hardware.gpus), MODELS, WISHES, st.floats(0, 100))
def test_more_graphics_memory_never_gives_a_worse_rung(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes, more: float
) -> None:
    first, *others = hardware.gpus
    free = None if first.free_gb is None else first.free_gb + more
    larger = replace(hardware, gpus=(replace(first, vram_gb=first.vram_gb + more, free_gb=free), *others))
    before, after = (choose_plan(where, model, wishes) for where in (hardware, larger))
    if before.fits:
        assert after.fits
        assert NAMES.index(after.name) <= NAMES.index(before.name)


@given(COMPUTERS, MODELS, WISHES, st.floats(0, 300))
def test_more_main_memory_never_gives_a_worse_rung(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes, more: float
) -> None:
    larger = replace(
        hardware,
        ram_gb=None if hardware.ram_gb is None else hardware.ram_gb + more,
        free_ram_gb=None if hardware.free_ram_gb is None else hardware.free_ram_gb + more,
    )
    before, after = (choose_plan(where, model, wishes) for where in (hardware, larger))
    if before.fits:
        assert after.fits
        assert NAMES.index(after.name) <= NAMES.index(before.name)


@given(COMPUTERS, MODELS, WISHES)
def test_a_plan_survives_json(hardware: Hardware, model: ModelFacts, wishes: PlanWishes) -> None:
    plan = choose_plan(hardware, model, wishes)
    text = json.dumps(plan.as_dict())
    again = Plan.from_dict(json.loads(text))
    assert json.dumps(again.as_dict()) == text
    assert (again.precision, again.transformer, again.fits) == (plan.precision, plan.transformer, plan.fits)
