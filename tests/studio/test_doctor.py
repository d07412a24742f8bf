import sys
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Gpu
from pixelsmile_desktop.studio import graphics, machine
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness, diagnose, fault_of_instant
from pixelsmile_desktop.studio.services import Studio
from tests.studio.fakes import FakeEngine, a_face, a_studio


def a_broken_studio() -> Studio:
    raise ResourceError("a model is missing", "install it again")


def test_an_engine_that_edits_a_portrait_has_no_fault(astronaut: Path) -> None:
    assert fault_of_instant(lambda: a_studio([a_face(0, (180, 60, 100, 120))]), astronaut) is None


def test_a_missing_model_and_a_missing_face_are_faults(astronaut: Path) -> None:
    assert fault_of_instant(a_broken_studio, astronaut) == "a model is missing"
    assert fault_of_instant(lambda: a_studio([]), astronaut) == "no face was found in this photo"
    fault = fault_of_instant(lambda: a_studio([a_face(0, (9000, 9000, 5, 5))]), astronaut)
    assert fault == "it changed nothing in a portrait that it ought to change"


class BrokenEngine(FakeEngine):
    """Has a bug."""

    def render(self, *_arguments):
        raise ZeroDivisionError("a bug")


@pytest.mark.expects_warnings
def test_an_unexpected_error_is_a_fault_too(astronaut: Path) -> None:
    studio = a_studio(engine=BrokenEngine())
    assert fault_of_instant(lambda: studio, astronaut) == "it failed with ZeroDivisionError: a bug"


def test_the_diagnosis_says_what_is_wrong(tmp_path: Path) -> None:
    facts = diagnose(
        "a model is missing",
        PixelSmileReadiness("no model is installed"),
        machine.hardware(tmp_path),
        AppFolders.under(tmp_path),
    ).as_dict()
    assert facts["engines"]["instant"] == {"ready": False, "why": "a model is missing"}
    assert facts["engines"]["pixelsmile"]["why"] == "no model is installed"
    assert facts["disk_free_gb"] > 0
    assert facts["ram_gb"] > 0
    assert facts["cpu"].endswith(" cores")


def test_free_space_is_that_of_the_nearest_folder_that_exists(tmp_path: Path) -> None:
    there = machine.disk_free_gb(tmp_path)
    deeper = machine.disk_free_gb(tmp_path / "not" / "made" / "yet")
    assert there is not None
    assert deeper == pytest.approx(there, abs=1)


def test_the_answer_of_nvidia_smi_is_understood() -> None:
    answer = "143771, 140000, 570.86.15, 9.0, NVIDIA H200\n24564, [N/A], 550.1, 8.9, Card, with a comma\n"
    assert graphics.parse_nvidia_smi(answer) == (
        Gpu("NVIDIA H200", 143771 / 1024, "570.86.15", "9.0", free_gb=140000 / 1024),
        Gpu("Card, with a comma", 24564 / 1024, "550.1", "8.9"),
    )


@pytest.mark.parametrize("answer", ["", "\n", "No devices were found\n", "a,b,c,d,e\n", "[N/A], 1, 2, 3, x\n"])
def test_any_other_answer_means_no_graphics(answer: str) -> None:
    assert graphics.parse_nvidia_smi(answer) == ()


FAKE_LIBRARY = """
class NVMLError(Exception): pass
class Memory: total, free = 24 * 2**30, 20 * 2**30
def nvmlInit():
    if {missing}: raise NVMLError("no driver")
def nvmlShutdown(): pass
def nvmlSystemGetDriverVersion(): return "570.86"
def nvmlDeviceGetCount():
    if {silent}: raise NVMLError("it does not answer")
    return 2
def nvmlDeviceGetHandleByIndex(index): return index
def nvmlDeviceGetName(handle): return f"Card {{handle}}"
def nvmlDeviceGetMemoryInfo(handle): return Memory
def nvmlDeviceGetCudaComputeCapability(handle): return (8, 9)
"""


@pytest.mark.expects_warnings
@pytest.mark.parametrize(("missing", "silent"), [(False, False), (True, False), (False, True)])
def test_the_library_of_the_driver_is_asked_first(tmp_path: Path, monkeypatch, missing: bool, silent: bool) -> None:
    (tmp_path / "pynvml.py").write_text(FAKE_LIBRARY.format(missing=missing, silent=silent), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pynvml", raising=False)
    cards = tuple(Gpu(f"Card {index}", 24.0, "570.86", "8.9", free_gb=20.0) for index in range(2))
    assert graphics.nvidia_gpus() == (() if missing or silent else cards)
    del sys.modules["pynvml"]
