"""The runtime follows from what was detected, and the reason is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.runtime.kinds import Platform, RuntimeKind, choose_kind, kind_named, runs_on

LINUX, WINDOWS, MAC = Platform("linux", "x86_64"), Platform("windows", "x86_64"), Platform("macos", "arm64")
RTX = Gpu("RTX 4090", 24, "580.95.05", "8.9")
OLD_DRIVER = Gpu("RTX 3060", 12, "535.183.01", "8.6")
PASCAL = Gpu("GTX 1080", 8, "580.95.05", "6.1")
RADEON = Gpu("Radeon PRO W7900", 48, "6.8", "", Accelerator.ROCM)
GPUS = st.sampled_from([RTX, OLD_DRIVER, PASCAL, RADEON, Gpu("Odd", 4, "", "")])


@pytest.mark.parametrize(
    ("gpus", "where", "kind", "reason"),
    [
        ((RTX,), LINUX, "linux-cuda", "RTX 4090 computes through CUDA, with its driver 580.95.05."),
        ((RTX,), WINDOWS, "windows-cuda", "RTX 4090 computes through CUDA, with its driver 580.95.05."),
        ((RADEON,), LINUX, "linux-rocm", "Radeon PRO W7900 computes through ROCm."),
        ((), LINUX, "linux-cpu", "The processor computes: no graphics processor was found that torch could use."),
        (
            (OLD_DRIVER,),
            WINDOWS,
            "windows-cpu",
            "The processor computes: the driver 535.183.01 of RTX 3060 is older than 580, which CUDA 13 needs.",
        ),
        (
            (PASCAL,),
            LINUX,
            "linux-cpu",
            "The processor computes: GTX 1080 is of an architecture that CUDA 13 has dropped.",
        ),
        ((PASCAL, RTX), LINUX, "linux-cuda", "RTX 4090 computes through CUDA, with its driver 580.95.05."),
        ((), MAC, "macos-mps", "Apple silicon computes through Metal."),
    ],
)
def test_the_kind_follows_from_the_hardware(gpus: tuple[Gpu, ...], where: Platform, kind: str, reason: str) -> None:
    choice = choose_kind(Hardware(gpus), where)
    assert (choice.kind, choice.reason) == (kind, reason)


@pytest.mark.parametrize(
    "where",
    [Platform("macos", "x86_64"), Platform("linux", "arm64"), Platform("windows", "arm64"), Platform("aix", "ppc")],
)
def test_where_there_is_none_the_instant_engine_is_left(where: Platform) -> None:
    with pytest.raises(EngineRuntimeError, match=f"for {where.system} on {where.machine}; use the Instant engine"):
        choose_kind(Hardware(), where)


@given(st.lists(GPUS).map(tuple), st.sampled_from([LINUX, WINDOWS, MAC]))
def test_whatever_is_chosen_runs_there_and_says_why(gpus: tuple[Gpu, ...], where: Platform) -> None:
    found = tuple(gpu for gpu in gpus if where == LINUX or gpu.kind is not Accelerator.ROCM)
    choice = choose_kind(Hardware(found), where)
    assert runs_on(choice.kind, where)
    assert choice.reason[0].isupper()
    assert choice.reason[-1] == "."
    assert (choice.kind.device == "cpu") == choice.reason.startswith("The processor computes")


def test_every_kind_runs_on_one_platform_and_has_its_name() -> None:
    for kind in RuntimeKind:
        assert sum(runs_on(kind, where) for where in (LINUX, WINDOWS, MAC)) == 1
        assert kind_named(kind.value) is kind
    with pytest.raises(RequestError, match="there is no engine runtime 'cuda'; choose one of linux-cuda, "):
        kind_named("cuda")
