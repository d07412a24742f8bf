import json
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Gpu, Hardware
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness, diagnose, fault_of_instant
from pixelsmile_desktop.studio.models import list_models, open_room
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


CARD = Gpu("NVIDIA H200", 139.81, "570.86", "9.0", free_gb=139.26)
COMPUTER = Hardware((CARD,), 503.55, 480.0, 99.96, 16)
PLAN = Plan(
    name="bf16",
    device="cuda:0",
    precision=Precision.BF16,
    transformer=Placement.RESIDENT,
    text_encoder_precision=Precision.BF16,
    text_encoder=Placement.RESIDENT,
    modulation_table=False,
    tiled_vae=False,
    batch=1,
    vram_gb=54.446,
    ram_gb=4.5,
    disk_gb=0.5,
    load_seconds=40.0,
    seconds=2.0,
    fits=True,
    reason="It fits.",
)


MODELS = list_models(open_room(Path(__file__).parent / "no models", {}))


def test_the_diagnosis_says_what_is_wrong(tmp_path: Path) -> None:
    readiness = PixelSmileReadiness("no model is installed")
    facts = diagnose("a model is missing", readiness, Hardware(), MODELS, AppFolders.under(tmp_path)).as_dict()
    assert facts["engines"]["instant"] == {"ready": False, "why": "a model is missing"}
    assert facts["engines"]["pixelsmile"]["ready"] is False
    assert facts["engines"]["pixelsmile"]["why"] == "no model is installed"
    assert (facts["gpus"], facts["ram_gb"], facts["disk_free_gb"]) == ([], None, None)
    assert facts["cpu"].endswith(" cores")
    assert {model["name"]: model["state"] for model in facts["models"]}["pixelsmile-preview"] == "absent"


def test_the_diagnosis_says_what_there_is(tmp_path: Path) -> None:
    facts = diagnose(None, PixelSmileReadiness(None, PLAN, (PLAN,)), COMPUTER, (), AppFolders.under(tmp_path)).as_dict()
    (card,) = facts["gpus"]
    known = {"name": "NVIDIA H200", "vram_gb": 139.8, "driver": "570.86", "compute": "9.0"}
    assert card == known | {"kind": "cuda", "free_gb": 139.3}
    assert (facts["ram_gb"], facts["disk_free_gb"]) == (503.6, 100.0)
    assert facts["engines"]["pixelsmile"]["ready"] is True
    assert facts["engines"]["pixelsmile"]["plan"]["vram_gb"] == 54.45
    assert json.loads(json.dumps(facts)) == facts
