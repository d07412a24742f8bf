"""The strip at the bottom of the window, and the messages of the desktop."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import ByteProgress, Progress
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.studio.models import ModelRoom
from pixelsmile_desktop.ui.amounts import amount_text, duration_text, rate_text, size_text, time_left_text
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkUse
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.views.job_strip import JobStrip
from pixelsmile_desktop.ui.views.tray import DesktopMessenger, LongWorkTeller
from pixelsmile_desktop.ui.workers.progress_relay import ProgressRelay
from tests.ui.desk import Desk, SlowEngine, a_desk, wait_for_idle
from tests.ui.waiting import Heard, until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def desk(tmp_path: Path, engine: SlowEngine) -> Iterator[Desk]:
    yield from a_desk(tmp_path, engine)


@pytest.fixture
def models(tmp_path: Path) -> ModelsModel:
    """Models whose threads are not started: what they say is said by the tests."""
    return ModelsModel(lambda: ModelRoom(ModelStore(tmp_path / "models")))


@pytest.fixture
def runtimes() -> RuntimeModel:
    """Likewise."""
    return RuntimeModel(lambda: pytest.fail("nobody asked for a runtime"))


@pytest.fixture
def strip(desk: Desk, models: ModelsModel, runtimes: RuntimeModel) -> JobStrip:
    strip = JobStrip(desk.queue, models, runtimes, NetworkUse((models, runtimes)))
    strip.resize(900, 36)
    strip.show()
    return strip


@pytest.fixture
def photo(desk: Desk, tmp_path: Path, astronaut: Path) -> int:
    return desk.add_photo(Path(shutil.copy(astronaut, tmp_path / "frame.png")))


def test_the_running_job_is_named_with_its_stage_its_bar_and_what_waits(
    strip: JobStrip, desk: Desk, engine: SlowEngine, photo: int
) -> None:
    assert not strip._bar.isVisible()
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo))] * 3)
    until(lambda: "1 of 4" in strip._stage.text(), "the first step")
    assert strip._stage.text().startswith("Denoising")
    assert strip._title.text() == "frame.png: happy 1.00"
    assert strip._bar.value() == 250
    assert "left" in strip._left.text()
    assert strip._count.text().startswith("2 ")
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    until(lambda: not strip._bar.isVisible(), "the strip to be calm")
    assert strip._title.text() == ""
    assert not strip._count.isVisible()


def test_the_button_stops_what_is_shown(strip: JobStrip, desk: Desk, engine: SlowEngine, photo: int) -> None:
    desk.queue.start()
    desk.queue.enqueue_edit(photo, desk.request(photo))
    until(strip._cancel.isVisible, "the button")
    strip._cancel.click()
    wait_for_idle(desk.queue)
    assert desk.queue.jobs[0].state is JobState.CANCELLED


def test_a_download_shows_its_bytes_its_rate_and_the_network(strip: JobStrip, models: ModelsModel) -> None:
    assert strip._network.text() == "No connection"
    models._on_download_began(("tiny-edit",))
    models.download_progressed.emit(ByteProgress("Downloading", 12_300_000_000, 57_700_000_000, 4000.0, 11_200_000.0))
    assert strip._title.text() == "Downloading tiny-edit"
    assert strip._stage.text() == "Downloading  12.3 GB of 57.7 GB, 11.2 MB/s"
    assert strip._left.text() == "1 h 6 min left"
    assert strip._network.text() == "Connected"
    models._on_paused(True)
    assert strip._title.text() == "Paused: tiny-edit"
    models._on_paused(False)
    models._on_download_over()
    assert strip._network.text() == "No connection"
    models.allow_network(False)
    assert strip._network.text() == "Offline"
    assert "switched off" in strip._network.accessibleName()


def test_the_edit_comes_before_the_download_and_each_keeps_its_own_progress(
    strip: JobStrip, desk: Desk, models: ModelsModel, engine: SlowEngine, photo: int
) -> None:
    models._on_download_began(("tiny-edit",))
    desk.queue.start()
    desk.queue.enqueue_edit(photo, desk.request(photo))
    until(lambda: "Denoising" in strip._stage.text(), "the edit")
    models.download_progressed.emit(ByteProgress("Downloading", 1, 2, None, None))
    assert "Denoising" in strip._stage.text()
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    until(lambda: "Downloading" in strip._stage.text(), "the download")
    assert strip._bar.value() == 500


def test_its_places_lead_to_the_pages(strip: JobStrip) -> None:
    queue, network = Heard(), Heard()
    strip.queue_wanted.connect(queue.heard)
    strip.network_wanted.connect(network.heard)
    strip._count.click()
    strip._network.click()
    assert queue.calls
    assert network.calls


class Messages:
    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def show(self, title: str, text: str) -> None:
        self.shown.append((title, text))


@pytest.mark.parametrize(("seconds", "is_wanted", "count"), [(11.0, True, 1), (9.0, True, 0), (11.0, False, 0)])
def test_long_work_is_told_when_nobody_looks_and_somebody_wants_it(
    desk: Desk,
    models: ModelsModel,
    engine: SlowEngine,
    photo: int,
    *,
    seconds: float,
    is_wanted: bool,
    count: int,
) -> None:
    now = [100.0]
    messages = Messages()
    teller = LongWorkTeller(desk.queue, models, messages, lambda: is_wanted, lambda: now[0])
    idle = Heard()
    desk.queue.start()
    desk.queue.enqueue_many([(photo, desk.request(photo))] * 2)
    until(lambda: desk.queue.running is not None and teller._began is not None, "the work")
    desk.queue.idle.connect(idle.heard)
    now[0] += seconds
    engine.may_go_on.set()
    wait_for_idle(desk.queue)
    until(lambda: idle.calls, "the end")
    assert len(messages.shown) == count
    assert all(text.startswith("2 ") for _, text in messages.shown)
    assert teller.parent() is None


def test_a_window_that_is_looked_at_needs_no_message(
    desk: Desk, models: ModelsModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = Messages()
    teller = LongWorkTeller(desk.queue, models, messages, lambda: True)
    window = QWidget()
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    models.arrived.emit("tiny-edit")
    assert messages.shown == []
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    models.arrived.emit("tiny-edit")
    assert messages.shown == [("A model is ready", "tiny-edit")]
    assert teller is not None


def test_a_desktop_without_a_tray_is_silent() -> None:
    from PySide6.QtGui import QIcon

    window = QWidget()
    DesktopMessenger(QIcon(), window).show("a title", "a text")


def test_amounts_are_said_as_people_say_them() -> None:
    assert size_text(57_700_000_000) == "57.7 GB"
    assert rate_text(11_200_000) == "11.2 MB/s"
    assert [duration_text(seconds) for seconds in (0, 12.4, 250, 4980, 1e9)] == [
        *("0 s", "12 s", "4 min 10 s", "1 h 23 min", "months"),
    ]
    assert amount_text(Progress("Rendering", 1, 1)) == ""
    assert amount_text(Progress("Denoising", 3, 40)) == "3 of 40"
    assert time_left_text(Progress("Denoising", 3, 40)) == ""


def test_progress_is_relayed_ten_times_a_second_and_the_ends_of_stages_always() -> None:
    now = [0.0]
    passed: list[Progress] = []
    relay = ProgressRelay(passed.append, clock=lambda: now[0])
    for step in range(1000):
        now[0] += 0.001
        relay(Progress("Loading", step, 1000))
    relay(Progress("Loading", 1000, 1000))
    relay(Progress("Denoising", 0, 4))
    relay(Progress("Denoising", 1, 4))
    assert 11 <= len(passed) <= 14
    last = [(progress.stage, progress.done) for progress in passed][-3:]
    assert last == [("Loading", 1000), ("Denoising", 0), ("Denoising", 1)]
