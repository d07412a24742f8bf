"""The queue with the real engines: Instant in the worker's thread, and PixelSmile's child killed in every phase."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.bootstrap import build_studio
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.engines.host.client import EngineHost
from pixelsmile_desktop.studio.services import Studio, Watch
from tests.ui.desk import Desk
from tests.ui.waiting import Heard, until

pytestmark = pytest.mark.usefixtures("qapp")
PATIENCE_MS = 120_000


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model on the disk, made by another process, because there is no torch in that of the window."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    code = (
        "import sys; from pathlib import Path\n"
        "from pixelsmile_desktop.benchmark.random_model import RandomModel\n"
        "RandomModel().save(Path(sys.argv[1]), shard_bytes=100_000)"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(folder)], check=True, timeout=240)
    return folder


class RealDesk(Desk):
    """A desk with every real engine; `pid` is that of the child."""

    def __init__(self, folder: Path) -> None:
        self.hosts: list[EngineHost] = []
        super().__init__(folder, self._build)

    @property
    def pid(self) -> int | None:
        return self.hosts[-1].pid

    def _build(self, settings: Settings) -> Studio:
        studio = build_studio(settings)
        self.hosts.append(studio.generator._generator._host)  # type: ignore[union-attr]
        return studio


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealDesk]:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    desk = RealDesk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def photo(desk: RealDesk, tmp_path: Path, astronaut: Path) -> int:
    return desk.add_photo(Path(shutil.copy(astronaut, tmp_path / "frame.png")))


def generated(desk: RealDesk, photo: int, model: Path, steps: int) -> EditRequest:
    options = EngineOptions(steps=steps, size=256, model=str(model))
    return EditRequest(
        str(desk.entries[photo].path), ExpressionMix.parse(["happy"]), options=options, engine=EngineName.PIXELSMILE
    )


def test_instant_renders_the_same_pixels_as_the_studio_does(desk: RealDesk, photo: int) -> None:
    desk.queue.start()
    desk.queue.enqueue_edit(photo, desk.request(photo))
    until(lambda: desk.queue.ended == 1, "the edit", PATIENCE_MS)
    assert desk.queue.jobs[0].state is JobState.SUCCEEDED, desk.queue.jobs[0].error
    version = desk.history.current(photo)
    assert version is not None
    assert version.engine is EngineName.INSTANT
    assert version.changed_share is not None
    assert 0 < version.changed_share < 0.5
    studio = build_studio(Settings())
    source = studio.open(desk.entries[photo].path)
    again = desk.history.pixels(version, source, studio, Watch())
    assert not np.array_equal(again.pixels, source.photo.pixels)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.expects_warnings
@pytest.mark.parametrize("stage", ["Loading model", "Encoding", "Denoising", "Decoding"])
def test_a_child_killed_in_any_phase_costs_one_job(desk: RealDesk, photo: int, tiny_model: Path, stage: str) -> None:
    class Killer(Heard):
        """Ends the child on the thread of the worker, when the stage is reached for the first time."""

        def heard(self, *values: object) -> None:
            progress = values[1]
            if isinstance(progress, Progress) and progress.stage == stage and not self.calls and desk.pid:
                self.calls.append(values)
                os.kill(desk.pid, signal.SIGKILL)

    killer, failed = Killer(), Heard()
    desk.queue._worker.progressed.connect(killer.heard)
    desk.queue.failed.connect(failed.heard)
    desk.queue.start()
    steps = 2 if stage == "Decoding" else 60
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, steps))
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 2))
    until(lambda: desk.queue.ended == 2, "both jobs", PATIENCE_MS)
    assert killer.calls
    assert [row.state for row in desk.queue.jobs] == [JobState.FAILED, JobState.SUCCEEDED], desk.queue.jobs
    assert "killed" in failed.calls[0][1].what
    assert len(failed.calls) == 1
    (version,) = desk.history.versions(photo)
    assert version.engine is EngineName.PIXELSMILE
    assert (desk.folder / "renders" / version.render).is_file()


def test_one_stream_tells_every_phase_of_a_generated_edit(desk: RealDesk, photo: int, tiny_model: Path) -> None:
    heard = Heard()
    desk.queue.progressed.connect(heard.heard)
    desk.queue.start()
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 3))
    until(lambda: desk.queue.ended == 1, "the edit", PATIENCE_MS)
    assert desk.queue.jobs[0].state is JobState.SUCCEEDED, desk.queue.jobs[0].error
    stages = list(dict.fromkeys(progress.stage for _, progress in heard.calls))
    wanted = ["Reading the photo", "Loading model", "Encoding", "Denoising", "Decoding", "Pasting back"]
    assert [stage for stage in stages if stage in wanted] == wanted
    assert stages[-1] == "Keeping the version"


def test_a_cancelled_generated_edit_leaves_the_child_for_the_next_one(
    desk: RealDesk, photo: int, tiny_model: Path
) -> None:
    class Canceller(Heard):
        def heard(self, *values: object) -> None:
            progress = values[1]
            if isinstance(progress, Progress) and progress.stage == "Denoising" and not self.calls:
                self.calls.append((desk.pid,))
                desk.queue._worker.cancel(int(str(values[0])))

    canceller = Canceller()
    desk.queue._worker.progressed.connect(canceller.heard)
    desk.queue.start()
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 200))
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 2))
    until(lambda: desk.queue.ended == 2, "both jobs", PATIENCE_MS)
    assert [row.state for row in desk.queue.jobs] == [JobState.CANCELLED, JobState.SUCCEEDED]
    assert canceller.calls == [(desk.pid,)]


def test_the_window_closed_in_the_middle_of_a_generated_edit_loses_nothing(
    desk: RealDesk, photo: int, tiny_model: Path
) -> None:
    steps = Heard()
    desk.queue.progressed.connect(steps.heard)
    desk.queue.start()
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 200))
    until(lambda: any(progress.stage == "Denoising" for _, progress in steps.calls), "the steps", PATIENCE_MS)
    pid = desk.pid
    desk.queue.close(interrupts=True)
    assert desk.queue.join(30_000)
    assert [work.state for work in desk.store.all()] == [JobState.QUEUED]
    assert desk.pid is None, f"the child {pid} outlives the window"
    assert desk.history.versions(photo) == ()


def test_a_model_that_is_released_is_loaded_anew(desk: RealDesk, photo: int, tiny_model: Path) -> None:
    heard = Heard()
    desk.queue.succeeded.connect(heard.heard)
    desk.queue.idle.connect(heard.heard)
    desk.queue.start()
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 2))
    until(lambda: desk.queue.ended == 1 and heard.calls[-1] == (), "the worker to look for more in vain", PATIENCE_MS)
    first = desk.pid
    desk.queue.release_model()
    desk.queue.enqueue_edit(photo, generated(desk, photo, tiny_model, 2))
    until(lambda: desk.queue.ended == 2, "the second job", PATIENCE_MS)
    assert desk.pid != first
    assert [row.state for row in desk.queue.jobs] == [JobState.SUCCEEDED] * 2
