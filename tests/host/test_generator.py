"""The generator with a planner of four rungs and a scripted child: which files, which rung, what it says of both."""

import importlib.util
import os
import signal
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import CropGenerator, Generated, RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError, ModelError, OutOfMemoryError, RequestError
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineOptions, Precision
from pixelsmile_desktop.engines.host.client import EngineHost
from pixelsmile_desktop.engines.host.generator import Demand, HostedGenerator, InstalledModel
from tests.host.helpers import HAPPY, AtStage, a_crop, a_plan
from tests.host.scripted_child import Told

linux = pytest.mark.skipif(sys.platform != "linux", reason="sends POSIX signals")
LADDER = tuple(a_plan(precision) for precision in (Precision.FP32, Precision.BF16, Precision.FP8, Precision.NF4))


@dataclass
class FourRungs:
    """A planner that takes the first rung that was not outgrown, and remembers what it was asked."""

    gone: list[str] = field(default_factory=list)
    measured: int = 0
    demands: list[Demand] = field(default_factory=list)
    broken: str = ""

    def inspect(self, folder: Path) -> object:
        if self.broken:
            raise ModelError(self.broken, "download it again")
        return folder

    def measure(self) -> Hardware:
        self.measured += 1
        return Hardware(cores=self.measured)

    def default_side(self, hardware: Hardware) -> int:
        return 768

    def plan(self, hardware: Hardware, demand: Demand) -> Plan:
        self.demands.append(demand)
        pinned = demand.options.plan
        if pinned is not None:
            found = [plan for plan in LADDER if plan.name == pinned]
            if not found:
                raise RequestError(f"there is no plan {pinned!r}", "choose another")
            return found[0]
        left = [plan for plan in LADDER if plan.name not in self.gone]
        return left[0] if left else a_plan(LADDER[-1].precision, fits=False)

    def outgrow(self, demand: Demand, plan: Plan) -> None:
        self.gone.append(plan.name)


@pytest.fixture
def planner() -> FourRungs:
    return FourRungs()


@pytest.fixture
def generator(host: EngineHost, planner: FourRungs, tmp_path: Path) -> HostedGenerator:
    adapter = tmp_path / "adapter.safetensors"
    adapter.touch()
    return HostedGenerator(host, planner, lambda: InstalledModel(Path("/models/steady"), adapter), tmp_path / "cache")


def generated(generator: CropGenerator, mixes: int = 1, **options) -> list[Generated]:
    context = RenderContext(EngineOptions(**options))
    return list(generator.generate(a_crop(), (HAPPY,) * mixes, context))


# Which files and which size


def test_a_picture_of_the_installed_model(generator: HostedGenerator, planner: FourRungs) -> None:
    (picture,) = generated(generator)
    assert np.array_equal(picture.pixels[1:], 255 - a_crop()[1:])
    assert picture.warnings == ()
    assert planner.demands[0].choice.base == Path("/models/steady").absolute()
    assert planner.demands[0].side == 768
    assert planner.demands[0].intensities == 1


def test_a_model_without_its_adapter_is_told(host: EngineHost, planner: FourRungs, tmp_path: Path) -> None:
    generator = HostedGenerator(host, planner, lambda: InstalledModel(Path("/models/steady")), tmp_path / "cache")
    (picture,) = generated(generator)
    assert picture.warnings == (
        "no PixelSmile adapter is installed, so the expressions are those of the base model alone",
    )


def test_files_are_named_by_the_options_first(
    host: EngineHost, planner: FourRungs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("installed.safetensors", "mine.SafeTensors", "draft.safetensors"):
        (tmp_path / name).touch()
    installed = InstalledModel(Path("/models/steady"), tmp_path / "installed.safetensors")
    generator = HostedGenerator(host, planner, lambda: installed, tmp_path)
    generated(generator)
    generated(generator, model="base", lora="mine.SafeTensors", lora_strength=0.5, draft="draft.safetensors")
    first, second = (demand.choice for demand in planner.demands)
    assert (first.base, first.adapter, first.strength, first.draft) == (installed.base, installed.adapter, 1, None)
    # Absolute, because the child may have another current folder.
    assert (second.base, second.adapter) == (tmp_path / "base", tmp_path / "mine.SafeTensors")
    assert (second.strength, second.draft) == (0.5, tmp_path / "draft.safetensors")


def test_the_size_is_the_users_then_the_computers_and_the_references_in_parity(generator: HostedGenerator) -> None:
    assert generator.size(EngineOptions()) == 768
    assert generator.size(EngineOptions(size=512)) == 512
    assert generator.size(EngineOptions(size=512, parity=True)) == 1024


def test_the_computer_is_not_measured_while_the_model_fills_it(generator: HostedGenerator, planner: FourRungs) -> None:
    generated(generator)
    loaded = planner.measured
    generated(generator)
    generator.size(EngineOptions())
    assert planner.measured == loaded
    generator.close()
    generated(generator)
    assert planner.measured > loaded


# What is missing


def test_nothing_is_missing(generator: HostedGenerator, host: EngineHost) -> None:
    assert generator.why_unavailable(EngineOptions()) is None
    assert host.pid is None


def test_missing_packages_are_named_without_importing_any(
    generator: HostedGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.util.find_spec
    gone = {"diffusers", "accelerate"}
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in gone else there(name))
    assert generator.why_unavailable(EngineOptions()) == "not installed: diffusers, accelerate"


def test_no_model_an_incomplete_one_and_bad_adapters_are_told(
    host: EngineHost, generator: HostedGenerator, planner: FourRungs, tmp_path: Path
) -> None:
    bare = HostedGenerator(host, planner, InstalledModel, tmp_path)
    assert bare.why_unavailable(EngineOptions()) == "no model is installed"
    with pytest.raises(ModelError, match="no model is installed"):
        generated(bare)
    assert bare.why_unavailable(EngineOptions(model="/models/steady")) is None
    (tmp_path / "adapter.bin").touch()
    for name, words in (("gone.safetensors", "there is no adapter file"), ("adapter.bin", "is not a .safetensors")):
        for options in ({"lora": str(tmp_path / name)}, {"draft": str(tmp_path / name)}):
            assert words in (generator.why_unavailable(EngineOptions(**options)) or "")
            with pytest.raises(ModelError, match=words):
                generated(generator, **options)
    planner.broken = "the model is incomplete: vae is missing"
    assert generator.why_unavailable(EngineOptions()) == planner.broken


def test_a_computer_that_is_too_small_is_told(generator: HostedGenerator, planner: FourRungs) -> None:
    planner.gone = [plan.name for plan in LADDER]
    assert generator.why_unavailable(EngineOptions()) == "Nothing fits this computer"
    with pytest.raises(OutOfMemoryError, match="Nothing fits this computer; choose a smaller size"):
        generated(generator)
    # Whoever pins a plan may try.
    assert generator.why_unavailable(EngineOptions(plan="nf4-table")) is None
    assert len(generated(generator, plan="nf4-table")) == 1


def test_a_wrong_request_is_told_by_the_one_who_tries(generator: HostedGenerator) -> None:
    assert generator.why_unavailable(EngineOptions(plan="typo")) is None
    with pytest.raises(RequestError, match="there is no plan 'typo'"):
        generated(generator, plan="typo")


# When memory runs out


def test_it_steps_down_once_a_rung_and_says_so(generator: HostedGenerator, planner: FourRungs) -> None:
    (picture,) = generated(generator, model="/models/needs-fp8")
    assert Told.by(picture.pixels).is_fp8
    assert picture.warnings == (
        "memory ran out with fp32-table; rendered with bf16-table instead",
        "memory ran out with bf16-table; rendered with fp8-table instead",
    )
    assert planner.gone == ["fp32-table", "bf16-table"]


def test_what_was_outgrown_is_not_tried_again(generator: HostedGenerator, planner: FourRungs) -> None:
    generated(generator, model="/models/needs-fp8")
    (picture,) = generated(generator, model="/models/needs-fp8")
    assert picture.warnings == ()
    assert len(planner.gone) == 2


def test_pictures_made_before_memory_ran_out_are_kept(generator: HostedGenerator) -> None:
    pictures = generated(generator, mixes=3, model="/models/shrinks")
    assert [Told.by(picture.pixels).is_fp8 for picture in pictures] == [False, False, True]
    assert [len(picture.warnings) for picture in pictures] == [0, 1, 2]


def test_when_no_rung_is_left_it_fails_once(generator: HostedGenerator, planner: FourRungs) -> None:
    with pytest.raises(OutOfMemoryError, match="with nf4-table, and no plan is left; close other programs"):
        generated(generator, model="/models/insatiable")
    assert planner.gone == [plan.name for plan in LADDER]


def test_a_planner_that_forgets_is_no_endless_loop(generator: HostedGenerator, planner: FourRungs) -> None:
    planner.outgrow = lambda demand, plan: None  # type: ignore[method-assign]
    with pytest.raises(OutOfMemoryError, match="no plan is left"):
        generated(generator, model="/models/insatiable")


def test_a_pinned_rung_is_not_left_but_the_next_one_is_named(generator: HostedGenerator, planner: FourRungs) -> None:
    with pytest.raises(OutOfMemoryError) as caught:
        generated(generator, model="/models/needs-fp8", plan="fp32-table")
    assert str(caught.value) == (
        "memory ran out with fp32-table, the plan that was asked for; "
        "choose the plan bf16-table, or none to let the program choose"
    )
    assert planner.gone == ["fp32-table"]


def test_any_rung_can_be_pinned(generator: HostedGenerator) -> None:
    (picture,) = generated(generator, plan="fp8-table")
    assert Told.by(picture.pixels).is_fp8


# Other endings


@linux
@pytest.mark.expects_warnings
def test_a_killed_child_is_one_error_and_no_second_try(
    generator: HostedGenerator, host: EngineHost, planner: FourRungs
) -> None:
    kill = AtStage("Denoising", lambda: os.kill(host.pid or 0, signal.SIGKILL))
    context = RenderContext(EngineOptions(model="/models/linger@Denoising"), progress=kill)
    with pytest.raises(EngineError, match="killed by the system"):
        list(generator.generate(a_crop(), (HAPPY,), context))
    assert len([progress for progress in kill.seen if progress.stage == "Loading"]) == 2
    assert planner.gone == []
    assert len(generated(generator)) == 1


def test_cancel_progress_and_previews_reach_the_child(generator: HostedGenerator) -> None:
    previews: list[object] = []
    cancel = CancelToken()
    stages = AtStage("Decoding", lambda: None)
    context = RenderContext(progress=stages, preview=previews.append, cancel=cancel)
    assert len(list(generator.generate(a_crop(), (HAPPY,), context))) == 1
    assert len(previews) == 1
    assert stages.acted_at is not None
    lingering = replace(context, options=EngineOptions(model="/models/linger@Encoding"))
    with pytest.raises(Cancelled):
        list(generator.generate(a_crop(), (HAPPY,), replace(lingering, progress=AtStage("Encoding", cancel.cancel))))
