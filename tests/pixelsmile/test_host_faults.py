"""The real child with a tiny model, killed in every phase, fed garbage, out of memory; the next job always works."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError, ModelError
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EngineOptions, Precision
from pixelsmile_desktop.engines.host.client import EngineHost, engine_command
from pixelsmile_desktop.engines.host.messages import Work
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from tests.host.helpers import HAPPY, AtStage, a_crop, a_plan, is_gone, wait_until

ON_CPU = replace(a_plan(Precision.FP32), name="cpu-fp32", text_encoder=Placement.RESIDENT)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[EngineHost]:
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])
    host = EngineHost(engine_command(), tmp_path / "engine.log", {"OMP_NUM_THREADS": "1", "PYTHONPATH": path})
    yield host
    host.close()


def a_work(model: Path, tmp_path: Path, steps: int = 2, plan: Plan = ON_CPU) -> Work:
    return Work(ModelChoice(model), plan, tmp_path / "cache", EngineOptions(steps=steps), (HAPPY,))


def a_picture(host: EngineHost, work: Work) -> None:
    (pixels,) = host.generate(work, a_crop(256), RenderContext())
    assert pixels.shape == (256, 256, 3)
    assert pixels.std() > 1


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.expects_warnings
@pytest.mark.parametrize("stage", ["Loading model", "Encoding", "Denoising", "Decoding"])
def test_a_child_killed_in_any_phase_costs_one_job(
    host: EngineHost, tiny_folder: Path, tmp_path: Path, stage: str
) -> None:
    def kill() -> None:
        assert host.pid is not None
        os.kill(host.pid, signal.SIGKILL)

    listener = AtStage(stage, kill)
    steps = 2 if stage == "Decoding" else 60
    with pytest.raises(EngineError) as caught:
        list(host.generate(a_work(tiny_folder, tmp_path, steps), a_crop(512), RenderContext(progress=listener)))
    assert listener.acted_at is not None
    assert "killed" in caught.value.what
    a_picture(host, a_work(tiny_folder, tmp_path))


def test_a_cancel_ends_the_job_and_the_child_goes_on(host: EngineHost, tiny_folder: Path, tmp_path: Path) -> None:
    cancel = CancelToken()
    context = RenderContext(cancel=cancel, progress=AtStage("Denoising", cancel.cancel))
    with pytest.raises(Cancelled):
        list(host.generate(a_work(tiny_folder, tmp_path, 200), a_crop(256), context))
    before = host.pid
    a_picture(host, a_work(tiny_folder, tmp_path))
    assert host.pid == before


def test_a_model_stays_loaded_and_progress_tells_every_phase(
    host: EngineHost, tiny_folder: Path, tmp_path: Path
) -> None:
    heard: list[Progress] = []
    previews = []
    work = replace(a_work(tiny_folder, tmp_path, 3), previews=True)
    context = RenderContext(progress=heard.append, preview=previews.append)
    list(host.generate(work, a_crop(256), context))
    assert list(dict.fromkeys(progress.stage for progress in heard)) == [
        *("Loading model", "Encoding", "Preparing steps", "Denoising", "Decoding"),
    ]
    assert [progress.done for progress in heard if progress.stage == "Denoising"] == [0, 1, 2, 3]
    assert len(previews) == 3
    assert previews[0].shape == (32, 32, 3)
    heard.clear()
    list(host.generate(work, a_crop(256), RenderContext(progress=heard.append)))
    assert "Loading model" not in {progress.stage for progress in heard}


def test_a_missing_model_is_told_and_the_child_goes_on(host: EngineHost, tiny_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no folder"):
        list(host.generate(a_work(tmp_path / "nowhere", tmp_path), a_crop(256), RenderContext()))
    before = host.pid
    a_picture(host, a_work(tiny_folder, tmp_path))
    assert host.pid == before


def test_a_child_that_is_fed_garbage_says_so_and_ends() -> None:
    garbage = b"GET / HTTP/1.1\r\n\r\n"
    done = subprocess.run(engine_command(), input=garbage, capture_output=True, timeout=120, check=False)
    assert done.returncode != 0
    assert b"Failed" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_child_does_not_outlive_the_program(tiny_folder: Path, tmp_path: Path) -> None:
    code = """
import sys; from pathlib import Path
from tests.pixelsmile.test_host_faults import *
host = EngineHost(engine_command())
def tell(progress):
    if progress.stage == "Denoising": print(host.pid, flush=True)
list(host.generate(a_work(Path(sys.argv[1]), Path(sys.argv[2]), 200), a_crop(512), RenderContext(progress=tell)))
"""
    path = os.pathsep.join([str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")])
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(tiny_folder), str(tmp_path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
    )
    assert program.stdout is not None
    child = int(program.stdout.readline())
    program.kill()
    program.communicate()
    wait_until(lambda: is_gone(child), "the child ends with its program")
