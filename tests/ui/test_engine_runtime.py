"""The engine runtime on the page of the models, with a real store, a real index and a small private Python."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from pixelsmile_desktop.core.hardware import Accelerator, Gpu, Hardware
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.runtime.lock import RuntimeLock, read_lock
from pixelsmile_desktop.studio import machine, model_overview
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes, open_runtimes
from pixelsmile_desktop.studio.models import ModelRoom, open_room, wishes_of
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.notices import NoticeCentre
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.views.models_page import ModelsPage
from pixelsmile_desktop.ui.views.runtime_section import RuntimeSection
from pixelsmile_desktop.ui.widgets.runtime_card import RuntimeCard
from pixelsmile_desktop.ui.workers.runtime_worker import RuntimeTask, RuntimeVerb
from tests.model_store import hub_server
from tests.model_store.downloads import ENTRY, FILES, REPO
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import KIND, files, write_lock
from tests.runtime.small_runtimes import REPO as WHEELS
from tests.ui.waiting import Heard, until

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.loopback,
    pytest.mark.skipif(KIND is None, reason="the small private Python borrows its library by a link"),
]


@pytest.fixture(scope="module")
def held() -> dict[str, bytes]:
    return files()


@pytest.fixture
def hub(held: dict[str, bytes]) -> Iterator[Hub]:
    with hub_server.running({WHEELS: dict(held), REPO: dict(FILES)}) as hub:
        yield hub


class Computer:
    """What the window gets handed in: opens runtimes and models anew for each piece of work, by the settings of now."""

    def __init__(self, folder: Path, hub: Hub, lock: RuntimeLock) -> None:
        self.folder, self.hub, self.lock = folder, hub, lock
        self.settings = Settings()
        self.entries: tuple[CatalogueEntry, ...] = (ENTRY,)

    def runtimes(self) -> EngineRuntimes:
        return open_runtimes(self.folder / "runtime", self.folder / "locks", {}, wishes_of(self.settings))

    def models(self) -> ModelRoom:
        room = open_room(self.folder / "models", {"HF_ENDPOINT": self.hub.url}, wishes_of(self.settings))
        return replace(room, catalogue=self.entries)

    @property
    def is_ready(self) -> bool:
        return self.runtimes().store.folder_of(self.lock.name).is_dir()


@pytest.fixture
def gpus(monkeypatch: pytest.MonkeyPatch) -> list[Gpu]:
    """The graphics processors that are found; tests may change them."""
    found: list[Gpu] = []
    monkeypatch.setattr(machine, "hardware", lambda _folder: Hardware(tuple(found)))
    return found


@pytest.fixture
def computer(tmp_path: Path, hub: Hub, held: dict[str, bytes], gpus: list[Gpu]) -> Computer:
    lock = write_lock(tmp_path / "locks", held, f"{hub.url}/{WHEELS}/resolve/1")
    return Computer(tmp_path, hub, lock)


@pytest.fixture
def runtimes(computer: Computer) -> Iterator[RuntimeModel]:
    model = RuntimeModel(computer.runtimes)
    model.start()
    yield model
    model.close()
    assert model.join(20_000)


@pytest.fixture
def models(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelsModel]:
    monkeypatch.setattr(model_overview, "NEEDED", (ENTRY.name,))
    model = ModelsModel(computer.models)
    model.start()
    yield model
    model.close()
    assert model.join(20_000)


@pytest.fixture
def notices() -> NoticeCentre:
    return NoticeCentre()


@pytest.fixture
def page(models: ModelsModel, runtimes: RuntimeModel, notices: NoticeCentre) -> ModelsPage:
    page = ModelsPage(models, runtimes, notices)
    page.resize(900, 900)
    page.show()
    until(lambda: runtimes.overview is not None and models.overview is not None, "the first looks")
    return page


@pytest.fixture
def section(page: ModelsPage) -> RuntimeSection:
    return page.findChild(RuntimeSection)


def press(parent: QWidget, text: str) -> None:
    """Press the one visible button that says `text`, when it may be pressed."""

    def buttons() -> list[QPushButton]:
        found = parent.findChildren(QPushButton)
        return [b for b in found if b.text() == text and b.isVisible() and b.isEnabled()]

    until(buttons, f"a button that says {text}")
    (button,) = buttons()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def card(section: RuntimeSection) -> RuntimeCard:
    return section.findChild(RuntimeCard)


def choose(section: RuntimeSection, text: str) -> None:
    """Choose from the menu of the card."""
    (action,) = [a for a in card(section)._menu.actions() if a.text() == text]
    assert action.isVisible()
    assert action.isEnabled()
    action.trigger()


def install(section: RuntimeSection, runtimes: RuntimeModel) -> None:
    press(card(section), "Install…")
    press(section._prompt, "Install")
    until(lambda: runtimes.overview is not None and runtimes.overview.is_whole, "the runtime")


def wheels_asked_for(hub: Hub) -> set[str]:
    return {seen.path.rpartition("/")[2] for seen in hub.seen if f"/{WHEELS}/" in seen.path}


def test_it_is_planned_installed_and_ready_by_pressing_what_is_there(
    section: RuntimeSection, runtimes: RuntimeModel, computer: Computer
) -> None:
    assert "no graphics processor was found" in card(section)._words.text()
    assert card(section)._state.text() == "Not installed"
    press(card(section), "Install…")
    until(section._prompt.isVisible, "the plan")
    total = sum(artifact.size or 0 for artifact in computer.lock.artifacts)
    assert size_text(total) in section._prompt._text.text()
    assert f"free in {computer.folder / 'runtime'}" in section._prompt._text.text()
    assert not computer.is_ready
    press(section._prompt, "Install")
    until(lambda: "whole and ready" in section._said.text(), "what was done")
    until(lambda: "Ready" in card(section)._state.text(), "the look")
    assert computer.runtimes().find(None).python.exists()
    assert not runtimes.is_missing


def test_it_pauses_goes_on_stops_and_begins_again_where_it_stopped(
    section: RuntimeSection, runtimes: RuntimeModel, hub: Hub, computer: Computer
) -> None:
    hub.rate = 400_000
    progress = Heard()
    runtimes.progressed.connect(progress.heard)
    runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: any(call[0].done > 50_000 for call in progress.calls), "some bytes")
    press(section._line, "Pause")
    until(lambda: runtimes.network is NetworkState.PAUSED, "the pause")
    press(section._line, "Go on")
    until(lambda: runtimes.network is NetworkState.DOWNLOADING, "the going on")
    press(section._line, "Cancel")
    until(lambda: runtimes.task is None, "the end")
    assert runtimes.network is NetworkState.UNUSED
    assert not computer.is_ready
    hub.wait_until_idle()
    before = hub.sent
    hub.rate = None
    install(section, runtimes)
    assert any("range" in {name.lower() for name in seen.headers} for seen in hub.seen)
    assert before > 50_000


def test_switching_the_network_off_stops_it_and_leaves_what_needs_none(
    section: RuntimeSection, runtimes: RuntimeModel, models: ModelsModel, page: ModelsPage, hub: Hub, computer: Computer
) -> None:
    hub.rate = 100_000
    runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: runtimes.task is not None, "the installation")
    assert not card(section)._go.isVisible()
    computer.settings = Settings(network_allowed=False)
    runtimes.allow_network(False)
    until(lambda: runtimes.task is None, "the end")
    assert runtimes.network is NetworkState.OFF
    assert not card(section)._go.isEnabled()
    models.allow_network(False)
    assert "switched off" in page._off.text()
    assert page._off.isVisible()
    actions = {action.text(): action for action in card(section)._menu.actions()}
    assert actions["Bring from a folder…"].isEnabled()
    assert not actions["Carry away to a folder"].isEnabled()


@pytest.mark.expects_warnings
def test_a_server_that_is_down_is_one_sentence_and_the_page_goes_on(
    section: RuntimeSection, runtimes: RuntimeModel, notices: NoticeCentre, hub: Hub
) -> None:
    hub.always = hub_server.Fault(status=404)
    runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: notices.standing, "the sentence")
    (notice,) = notices.standing
    assert "is not there" in notice.sentence
    assert "\n" not in notice.text
    assert "import the runtime from a folder" in notice.remedy
    hub.always = hub_server.Fault()
    until(lambda: runtimes.task is None, "the end")
    runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: runtimes.overview is not None and runtimes.overview.is_whole, "the runtime")


def test_a_damaged_file_is_found_taken_out_of_use_and_mended(
    section: RuntimeSection, runtimes: RuntimeModel, hub: Hub, computer: Computer
) -> None:
    install(section, runtimes)
    helper = next(computer.runtimes().store.folder_of(computer.lock.name).rglob("helper.py"))
    helper.write_bytes(b"VALUE = 40\n")
    hub.seen.clear()
    choose(section, "Check every byte")
    until(section._prompt.isVisible, "what is broken")
    assert "helper.py" in section._prompt._text.text()
    assert not computer.is_ready
    press(section._prompt, "Repair")
    until(lambda: computer.is_ready and runtimes.task is None, "the repair")
    assert helper.read_bytes() == b"VALUE = 41\n"
    assert wheels_asked_for(hub) == {"helper-1.0-py3-none-any.whl"}


def test_a_missing_file_shows_at_a_look_and_the_button_mends_it(
    section: RuntimeSection, runtimes: RuntimeModel, computer: Computer
) -> None:
    install(section, runtimes)
    next(computer.runtimes().store.folder_of(computer.lock.name).rglob("helper.py")).unlink()
    runtimes.refresh()
    until(lambda: card(section)._state.text() == "Damaged", "the look")
    assert runtimes.is_missing
    press(card(section), "Repair…")
    press(section._prompt, "Repair")
    until(lambda: not runtimes.is_missing, "the repair")


def test_removing_says_what_comes_back_and_asks(
    section: RuntimeSection, runtimes: RuntimeModel, computer: Computer
) -> None:
    install(section, runtimes)
    choose(section, "Remove…")
    until(section._prompt.isVisible, "the question")
    assert computer.lock.name in section._prompt._text.text()
    assert "come back" in section._prompt._text.text()
    press(section._prompt, "Not now")
    assert computer.is_ready
    choose(section, "Remove…")
    press(section._prompt, "Remove")
    until(lambda: runtimes.overview is not None and not runtimes.overview.is_whole, "the removal")
    assert not computer.is_ready
    until(lambda: card(section)._state.text() == "Not installed", "the look")


def test_it_is_carried_away_and_brought_to_a_computer_without_a_network(
    section: RuntimeSection, runtimes: RuntimeModel, hub: Hub, computer: Computer, tmp_path: Path
) -> None:
    (export,) = card(section)._exports.actions()
    assert export.text() == KIND
    section._placed_task = export.data()
    section._on_place_chosen(tmp_path / "stick")
    until(lambda: "was written to" in section._said.text(), "the export")
    assert (tmp_path / "stick" / "SHA256SUMS").is_file()
    computer.settings = Settings(network_allowed=False)
    seen = len(hub.seen)
    section._placed_task = RuntimeTask(RuntimeVerb.IMPORT, KIND)
    section._on_place_chosen(tmp_path / "stick")
    until(lambda: runtimes.overview is not None and runtimes.overview.is_whole, "the runtime")
    assert len(hub.seen) == seen


@pytest.mark.expects_warnings
def test_a_folder_without_the_files_is_one_sentence(
    section: RuntimeSection, notices: NoticeCentre, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    section._placed_task = RuntimeTask(RuntimeVerb.IMPORT, KIND)
    section._on_place_chosen(tmp_path / "empty")
    until(lambda: notices.standing, "the sentence")
    assert "has no cpython-private" in notices.standing[0].sentence


def test_a_card_without_a_list_is_told_and_the_processor_is_offered(
    section: RuntimeSection, runtimes: RuntimeModel, gpus: list[Gpu]
) -> None:
    gpus.append(Gpu("Radeon", 24, "6.8", "", Accelerator.ROCM))
    runtimes.refresh()
    until(lambda: "Radeon computes through ROCm" in card(section)._words.text(), "the card")
    assert "no list of files for the engine runtime linux-rocm" in card(section)._words.text()
    assert runtimes.overview is not None
    assert runtimes.overview.kind == "linux-cpu"
    install(section, runtimes)


def test_one_question_leads_through_the_runtime_and_the_model(
    page: ModelsPage, models: ModelsModel, runtimes: RuntimeModel, hub: Hub, computer: Computer
) -> None:
    press(page, "Get the PixelSmile model")
    until(page._prompt.isVisible, "the plan")
    text = page._prompt._text.text()
    wheels = sum(artifact.size or 0 for artifact in computer.lock.artifacts)
    model = models.plan_result
    assert model is not None
    assert "Engine runtime" in text
    assert ENTRY.title in text
    assert f"Together {size_text(wheels + model.bytes_missing)}" in text
    assert not page.findChild(RuntimeSection)._prompt.isVisible()
    arrived = Heard()
    models.arrived.connect(lambda name: arrived.heard(name, computer.is_ready))
    press(page._prompt, "Download")
    until(lambda: arrived.calls, "the model")
    assert arrived.calls == [(ENTRY.name, True)]
    until(lambda: models.overview is not None and not models.overview.missing, "the look")
    assert not runtimes.is_missing
    assert not page._get.isVisible()


def test_with_a_runtime_only_the_model_is_asked_about_and_the_other_way_round(
    page: ModelsPage, section: RuntimeSection, models: ModelsModel, runtimes: RuntimeModel
) -> None:
    install(section, runtimes)
    press(page, "Get the PixelSmile model")
    until(page._prompt.isVisible, "the plan")
    assert "Engine runtime" not in page._prompt._text.text()
    assert "Together" not in page._prompt._text.text()
    press(page._prompt, "Download")
    until(lambda: models.overview is not None and not models.overview.missing, "the model")
    assert not page._get.isVisible()
    runtimes.do(RuntimeTask(RuntimeVerb.REMOVE))
    until(lambda: runtimes.is_missing, "the removal")
    press(page, "Get the PixelSmile model")
    until(page._prompt.isVisible, "the plan")
    assert "Engine runtime" in page._prompt._text.text()
    press(page._prompt, "Download")
    until(lambda: not runtimes.is_missing, "the runtime")


def test_stopping_the_runtime_begins_no_model(
    page: ModelsPage, models: ModelsModel, runtimes: RuntimeModel, hub: Hub
) -> None:
    press(page, "Get the PixelSmile model")
    until(page._prompt.isVisible, "the plan")
    hub.rate = 100_000
    press(page._prompt, "Download")
    until(lambda: runtimes.task is not None, "the installation")
    runtimes.cancel()
    until(lambda: runtimes.task is None, "the end")
    hub.rate = None
    done = Heard()
    runtimes.done.connect(done.heard)
    runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: any(task.verb is RuntimeVerb.INSTALL for task, _ in done.calls), "the runtime")
    assert models.downloading == ()
    press(page, "Get the PixelSmile model")


@pytest.mark.expects_warnings
def test_a_hub_that_is_down_ends_the_question_and_it_can_be_asked_again(
    page: ModelsPage, notices: NoticeCentre, hub: Hub
) -> None:
    hub.always = hub_server.Fault(status=404)
    press(page, "Get the PixelSmile model")
    until(lambda: notices.standing, "the sentence")
    hub.always = hub_server.Fault()
    press(page, "Get the PixelSmile model")
    until(page._prompt.isVisible, "the plan")


def test_what_does_not_fit_on_the_disk_is_not_begun(
    page: ModelsPage, runtimes: RuntimeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixelsmile_desktop.runtime.planning.free_bytes", lambda _folder: 1000)
    press(page, "Get the PixelSmile model")
    until(lambda: "not enough room" in page._said.text(), "the sentence")
    assert not page._prompt.isVisible()


def test_a_program_with_torch_of_its_own_says_so_in_one_line(models: ModelsModel, notices: NoticeCentre) -> None:
    quiet = RuntimeModel(lambda: pytest.fail("nobody asked for a runtime"), is_needed=False)
    page = ModelsPage(models, quiet, notices)
    page.show()
    section = page.findChild(RuntimeSection)
    assert section._said.text() == "The PixelSmile engine uses the torch of this installation and needs no runtime."
    assert not card(section).isVisible()
    assert not quiet.is_missing


def test_closing_in_the_middle_keeps_what_has_arrived(hub: Hub, computer: Computer) -> None:
    hub.rate = 300_000
    model, closed, progress = RuntimeModel(computer.runtimes), Heard(), Heard()
    model.closed.connect(closed.heard)
    model.progressed.connect(progress.heard)
    model.start()
    model.do(RuntimeTask(RuntimeVerb.INSTALL))
    until(lambda: any(call[0].done > 50_000 for call in progress.calls), "some bytes")
    model.close()
    until(lambda: closed.calls, "the thread to end")
    store = computer.runtimes().store
    lock = read_lock(computer.folder / "locks", computer.lock.kind)
    assert sum(store.arrived(artifact) for artifact in lock.artifacts) > 50_000
    assert not computer.is_ready
