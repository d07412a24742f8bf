"""Which plan each computer gets, and what holds for all of them."""

import subprocess
import sys
from dataclasses import replace

import pytest

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, choose_plan, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.rungs import RUNGS
from tests.pixelsmile.small_facts import TINY_MODEL

QUICK = PlanWishes(512, 28)
FULL = PlanWishes(1024, 50)
NAMES = [rung.name for rung in RUNGS]

RTX_4060 = Gpu("NVIDIA GeForce RTX 4060", 8188 / 1024, "570", "8.9")
RTX_3060 = Gpu("NVIDIA GeForce RTX 3060", 12288 / 1024, "570", "8.6")
RTX_4080 = Gpu("NVIDIA GeForce RTX 4080", 16376 / 1024, "570", "8.9")
RTX_4090 = Gpu("NVIDIA GeForce RTX 4090", 24564 / 1024, "570", "8.9")
RTX_5090 = Gpu("NVIDIA GeForce RTX 5090", 32607 / 1024, "570", "12.0")
L40S = Gpu("NVIDIA L40S", 46068 / 1024, "570", "8.9")
H100 = Gpu("NVIDIA H100 80GB HBM3", 81559 / 1024, "570", "9.0")


def computer(*gpus: Gpu, ram: float = 64, disk: float = 200, cores: int = 8) -> Hardware:
    """A desktop takes half a GiB of each card and five of main memory."""
    cards = tuple(gpu if gpu.free_gb is not None else replace(gpu, free_gb=gpu.vram_gb - 0.5) for gpu in gpus)
    return Hardware(cards, ram, ram - 5, disk, cores)


def apple(ram: float) -> Hardware:
    gpu = Gpu("Apple M3 Max", ram * (3 / 4 if ram >= 36 else 2 / 3), "15.1", "", Accelerator.MPS)
    return Hardware((gpu,), ram, ram - 5, 200, 12)


@pytest.mark.parametrize(
    ("gpu", "ram", "quick", "full"),
    [
        (RTX_4060, 16, None, None),
        (RTX_4060, 32, "fp8-table-streamed", "fp8-table-streamed"),
        (RTX_4060, 64, "bf16-table-streamed", "bf16-table-streamed"),
        (RTX_3060, 16, None, None),
        (RTX_3060, 24, "nf4-table-swapped", "nf4-table-swapped"),
        (RTX_3060, 32, "fp8-table-streamed", "fp8-table-streamed"),
        (RTX_3060, 64, "bf16-table-streamed", "bf16-table-streamed"),
        (RTX_4080, 16, "nf4-table", "nf4-table"),
        (RTX_4080, 32, "fp8-table-swapped", "fp8-table-swapped"),
        (RTX_4080, 64, "fp8-table-swapped", "fp8-table-swapped"),
        (RTX_4090, 16, "fp8-table", "nf4-table"),
        (RTX_4090, 32, "fp8-table", "fp8-table-swapped"),
        (RTX_4090, 64, "fp8-table", "fp8-table-swapped"),
        (RTX_5090, 16, "fp8-table", "fp8-table"),
        (RTX_5090, 64, "bf16-table-swapped", "bf16-table-swapped"),
        (L40S, 16, "bf16-table", "bf16-table"),
        (L40S, 64, "bf16-table", "bf16-table"),
        (H100, 16, "bf16", "bf16"),
        (H100, 128, "bf16", "bf16"),
    ],
)
def test_every_card_gets_the_best_that_it_has_room_for(
    gpu: Gpu, ram: float, quick: str | None, full: str | None
) -> None:
    for wishes, name in ((QUICK, quick), (FULL, full)):
        plan = choose_plan(computer(gpu, ram=ram), PUBLISHED_MODEL, wishes)
        assert (plan.name if plan.fits else None) == name
        if plan.fits:
            assert plan.device == "cuda:0"
            assert plan.vram_gb < gpu.vram_gb - 0.5
            assert plan.ram_gb < ram - 5
        else:
            assert plan.reason.startswith("Nothing fits this computer")


@pytest.mark.parametrize(
    ("ram", "name"), [(16, None), (36, None), (48, None), (64, "bf16-table"), (96, "bf16"), (128, "bf16")]
)
def test_apple_silicon_has_one_memory_for_everything(ram: float, name: str | None) -> None:
    plan = choose_plan(apple(ram), PUBLISHED_MODEL, QUICK)
    assert (plan.name if plan.fits else None) == name
    if plan.fits:
        assert plan.device == "mps"
        assert plan.vram_gb < plan.ram_gb < ram
        assert plan.vram_gb < ram * 3 / 4
    ladder = plan_ladder(apple(ram), PUBLISHED_MODEL, QUICK)
    assert [rung.name for rung in ladder] == ["bf16", "bf16-table", "cpu-fp32", "cpu-bf16"]


@pytest.mark.parametrize(("ram", "name"), [(16, None), (32, None), (64, "cpu-bf16"), (128, "cpu-fp32")])
def test_without_a_card_the_processor_takes_its_time_and_says_so(ram: float, name: str | None) -> None:
    plan = choose_plan(computer(ram=ram), PUBLISHED_MODEL, QUICK)
    assert (plan.name if plan.fits else None) == name
    assert plan.device == "cpu"
    assert plan.vram_gb == 0
    assert plan.seconds > 30 * 60
    assert "no graphics processor was found" in plan.reason


@pytest.mark.parametrize("ram", [4, 8])
@pytest.mark.parametrize("wishes", [QUICK, FULL])
def test_a_tiny_model_fits_everywhere(ram: float, wishes: PlanWishes) -> None:
    laptop = Hardware((), ram, ram - 2, 5, 2)
    plan = choose_plan(laptop, TINY_MODEL, wishes)
    assert (plan.name, plan.precision, plan.fits) == ("cpu-fp32", Precision.FP32, True)
    assert choose_plan(replace(laptop, free_ram_gb=None), TINY_MODEL, wishes).name == "cpu-fp32"
    assert choose_plan(computer(RTX_4060), TINY_MODEL, wishes).name == "bf16"


def test_the_better_of_two_cards_is_used() -> None:
    for gpus, device in (((RTX_4090, H100), "cuda:1"), ((H100, RTX_4090), "cuda:0")):
        plan = choose_plan(computer(*gpus), PUBLISHED_MODEL, QUICK)
        assert (plan.name, plan.device) == ("bf16", device)
        assert plan.reason.endswith("; it is the better one of 2 graphics processors.")


def test_the_faster_of_two_equally_large_cards_is_used() -> None:
    rtx_3090 = Gpu("NVIDIA GeForce RTX 3090", 24.0, "570", "8.6")
    assert choose_plan(computer(rtx_3090, RTX_4090), PUBLISHED_MODEL, QUICK).device == "cuda:1"


def test_a_card_that_others_use_is_not_the_better_one() -> None:
    busy = replace(H100, free_gb=3.0)
    assert choose_plan(computer(busy, RTX_4090), PUBLISHED_MODEL, QUICK).device == "cuda:1"


def test_where_neither_card_suffices_the_one_that_lacks_less_is_named() -> None:
    plan = choose_plan(computer(RTX_4060, RTX_3060, ram=16), PUBLISHED_MODEL, QUICK)
    assert (plan.fits, plan.device) == (False, "cuda:1")


def test_cards_of_each_maker_are_counted_for_themselves() -> None:
    radeon = Gpu("Radeon RX 7900 XTX", 24.0, "6.14", "", Accelerator.ROCM)
    assert choose_plan(computer(radeon, H100), PUBLISHED_MODEL, QUICK).device == "cuda:0"
    plan = choose_plan(computer(radeon), PUBLISHED_MODEL, QUICK)
    assert (plan.name, plan.device) == ("bf16-table-streamed", "cuda:0")


def test_a_card_that_is_too_old_is_left_alone_and_named() -> None:
    gtx_1080 = Gpu("NVIDIA GeForce GTX 1080 Ti", 11.0, "570", "6.1")
    plan = choose_plan(computer(gtx_1080), PUBLISHED_MODEL, QUICK)
    assert (plan.name, plan.device) == ("cpu-bf16", "cpu")
    assert "GTX 1080 Ti is too old for the engine (compute capability 6.1)" in plan.reason
    silent = choose_plan(computer(replace(gtx_1080, compute="")), PUBLISHED_MODEL, QUICK)
    assert "does not tell its compute capability" in silent.reason
    assert choose_plan(computer(gtx_1080, RTX_4090), PUBLISHED_MODEL, QUICK).device == "cuda:1"


def test_a_card_without_bfloat16_gets_no_fp8_and_is_called_slow() -> None:
    titan = Gpu("TITAN RTX", 24.0, "570", "7.5")
    plan = choose_plan(computer(titan, ram=24), PUBLISHED_MODEL, QUICK)
    assert plan.name == "nf4-table"
    assert "TITAN RTX has no arithmetic of its own for bfloat16" in plan.reason
    ladder = plan_ladder(computer(titan), PUBLISHED_MODEL, QUICK)
    assert not any(rung.precision is Precision.FP8 for rung in ladder)
    assert plan.seconds > 5 * choose_plan(computer(RTX_4090), PUBLISHED_MODEL, QUICK).seconds


def test_a_small_card_beside_much_memory_gives_way_to_the_processor_last() -> None:
    tiny_card = Gpu("NVIDIA T400", 2.0, "570", "7.5")
    plan = choose_plan(computer(tiny_card), PUBLISHED_MODEL, QUICK)
    assert (plan.name, plan.device) == ("cpu-bf16", "cpu")
    assert "because nf4-table-swapped needs" in plan.reason


@pytest.mark.parametrize("gpu", [RTX_4090, H100])
def test_a_full_disk_is_said(gpu: Gpu) -> None:
    plan = choose_plan(computer(gpu, disk=0.1), PUBLISHED_MODEL, QUICK)
    assert not plan.fits
    assert "GiB of disk space (0.1 can be had)" in plan.reason


def test_what_the_system_does_not_tell_refuses_nothing() -> None:
    unknown = Hardware((replace(H100, free_gb=79),))
    assert choose_plan(unknown, PUBLISHED_MODEL, QUICK).name == "bf16"
    assert choose_plan(Hardware(), PUBLISHED_MODEL, QUICK).name == "cpu-fp32"


def test_a_card_that_does_not_tell_what_is_free_is_trusted_less() -> None:
    nearly = replace(RTX_4090, free_gb=RTX_4090.vram_gb)
    known, unknown = (computer(replace(nearly, free_gb=free)) for free in (nearly.vram_gb, None))
    unknown = replace(unknown, gpus=(replace(nearly, free_gb=None),))
    room = [choose_plan(where, PUBLISHED_MODEL, FULL) for where in (known, unknown)]
    assert [plan.name for plan in room] == ["fp8-table", "fp8-table-swapped"]


def test_a_tiled_autoencoder_is_used_only_where_memory_is_short() -> None:
    assert choose_plan(computer(RTX_4080), PUBLISHED_MODEL, FULL).tiled_vae
    assert not choose_plan(computer(RTX_4080), PUBLISHED_MODEL, QUICK).tiled_vae
    assert not choose_plan(computer(H100), PUBLISHED_MODEL, FULL).tiled_vae


def test_as_many_intensities_go_together_as_there_is_memory_for() -> None:
    def batch(gpu: Gpu, intensities: int) -> int:
        return choose_plan(computer(gpu), PUBLISHED_MODEL, PlanWishes(1024, 28, intensities)).batch

    assert batch(H100, 1) == 1
    assert batch(H100, 5) == 5
    assert batch(H100, 13) == 8
    assert batch(RTX_4080, 5) == 1
    assert choose_plan(computer(ram=128), PUBLISHED_MODEL, PlanWishes(512, 28, 5)).batch == 1


def test_a_pinned_rung_is_obeyed_and_warned_of() -> None:
    plan = choose_plan(computer(RTX_4060), PUBLISHED_MODEL, replace(QUICK, pinned="bf16"))
    assert (plan.name, plan.fits, plan.device) == ("bf16", False, "cuda:0")
    assert "needs 54." in plan.reason
    small = choose_plan(computer(H100), PUBLISHED_MODEL, replace(QUICK, pinned="nf4-table"))
    assert (small.name, small.fits) == ("nf4-table", True)
    again = choose_plan(computer(H100), PUBLISHED_MODEL, replace(QUICK, pinned="nf4-table"), frozenset({"nf4-table"}))
    assert again == small
    slow = choose_plan(computer(H100), PUBLISHED_MODEL, replace(QUICK, pinned="cpu-bf16"))
    assert (slow.name, slow.device) == ("cpu-bf16", "cpu")


@pytest.mark.parametrize("precision", [Precision.BF16, Precision.FP8, Precision.NF4, Precision.FP32])
def test_a_wished_precision_is_obeyed(precision: Precision) -> None:
    for gpu in (RTX_4060, RTX_4090, H100):
        plan = choose_plan(computer(gpu, ram=64), PUBLISHED_MODEL, replace(QUICK, precision=precision))
        assert plan.precision is precision
    assert choose_plan(computer(RTX_4090), PUBLISHED_MODEL, replace(QUICK, precision=Precision.BF16)).name == (
        "bf16-table-streamed"
    )
    assert not choose_plan(computer(RTX_4060, ram=16), PUBLISHED_MODEL, replace(QUICK, precision=precision)).fits


def test_float32_comes_to_a_card_only_when_asked_for() -> None:
    automatic = {plan.name for plan in plan_ladder(computer(H100, ram=256), PUBLISHED_MODEL, QUICK)}
    assert not automatic & {"fp32-table", "fp32-table-streamed"}
    asked = plan_ladder(computer(H100, ram=256), PUBLISHED_MODEL, replace(QUICK, precision=Precision.FP32))
    assert [plan.name for plan in asked] == ["fp32-table", "fp32-table-streamed", "cpu-fp32"]


def test_an_unknown_name_gets_the_list_of_names() -> None:
    with pytest.raises(RequestError) as raised:
        choose_plan(computer(H100), PUBLISHED_MODEL, replace(QUICK, pinned="bf61"))
    assert raised.value.what == "there is no plan 'bf61'"
    assert raised.value.remedy == f"choose one of {', '.join(NAMES)}"


@pytest.mark.parametrize(
    ("hardware", "wishes", "what", "possible"),
    [
        (computer(), {"pinned": "nf4-table"}, "the plan nf4-table cannot be used here: it needs a graphics", "cpu-"),
        (computer(), {"precision": Precision.FP8}, "the precision fp8 cannot be used here", "cpu-bf16"),
        (apple(128), {"pinned": "nf4-table"}, "nf4 needs a card by NVIDIA", "bf16-table"),
        (apple(128), {"pinned": "bf16-table-swapped"}, "whose memory is shared", "bf16-table"),
        (
            computer(replace(RTX_4090, compute="7.5")),
            {"precision": Precision.FP8},
            "fp8 needs a card of compute capability 8.0 or newer",
            "nf4-table",
        ),
        (
            computer(replace(RTX_4090, compute="6.1")),
            {"pinned": "bf16-table"},
            "is too old for the engine (compute capability 6.1)",
            "cpu-fp32",
        ),
    ],
)
def test_what_cannot_work_here_is_refused_with_what_can(
    hardware: Hardware, wishes: dict[str, object], what: str, possible: str
) -> None:
    with pytest.raises(RequestError) as raised:
        choose_plan(hardware, PUBLISHED_MODEL, replace(QUICK, **wishes))
    assert what in raised.value.what
    assert possible in raised.value.remedy
    assert str(wishes.get("pinned")) not in raised.value.remedy.split(", ")


def test_memory_that_ran_out_leads_one_rung_down_until_nothing_is_left() -> None:
    hardware, outgrown = computer(RTX_4090), set()
    first = choose_plan(hardware, PUBLISHED_MODEL, QUICK)
    seen = [first.name]
    while first.fits:
        outgrown.add(first.name)
        following = choose_plan(hardware, PUBLISHED_MODEL, QUICK, frozenset(outgrown))
        if following.fits:
            assert NAMES.index(following.name) > NAMES.index(first.name)
            assert following.name not in outgrown
            seen.append(following.name)
        first = following
    assert seen == [
        *("fp8-table", "fp8-table-swapped", "bf16-table-streamed", "fp8-table-streamed"),
        *("nf4-table", "nf4-table-swapped", "cpu-bf16"),
    ]
    assert not first.fits


def test_the_reason_says_what_ran_out_of_memory() -> None:
    plan = choose_plan(computer(RTX_4090), PUBLISHED_MODEL, QUICK, frozenset({"fp8-table"}))
    assert "because fp8-table ran out of memory here before" in plan.reason
    tried = frozenset(NAMES)
    assert "ran out of memory before" in choose_plan(computer(H100, ram=256), PUBLISHED_MODEL, QUICK, tried).reason


def test_names_are_unique_and_placements_go_together() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for rung in RUNGS:
        assert rung.transformer is rung.encoder
        assert not rung.on_cpu or rung.transformer is Placement.RESIDENT


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda data: data.pop("batch"), KeyError),
        (lambda data: data.update(precision="int3"), ValueError),
        (lambda data: data.update(seconds=None), ValueError),
    ],
)
def test_what_is_no_plan_is_refused(change: object, error: type[Exception]) -> None:
    data = choose_plan(computer(H100), PUBLISHED_MODEL, QUICK).as_dict()
    change(data)
    with pytest.raises(error):
        Plan.from_dict(data)


def test_planning_needs_no_torch() -> None:
    names = ("plan", "model_folder", "outgrown", "footprint", "speed")
    imports = "; ".join(f"import pixelsmile_desktop.engines.pixelsmile.{name}" for name in names)
    heavy = "{'torch', 'diffusers', 'transformers', 'safetensors', 'numpy', 'cv2', 'PIL'} & sys.modules.keys()"
    code = f"import sys; {imports}; print(sorted({heavy}))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
