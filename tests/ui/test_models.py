"""The models page and the threads behind it, with a real store and a hub on this computer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from pixelsmile_desktop.core.progress import ByteProgress
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.studio.models import ModelRoom, open_room, wishes_of
from pixelsmile_desktop.ui.notices import NoticeCentre
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.views.models_page import ModelsPage
from pixelsmile_desktop.ui.widgets.model_card import CardVerb, ModelCard
from pixelsmile_desktop.ui.widgets.progress_line import ProgressLine
from pixelsmile_desktop.ui.widgets.prompt_panel import PromptPanel
from pixelsmile_desktop.ui.workers.model_care_worker import CareTask, CareVerb
from tests.model_store import hub_server
from tests.model_store.downloads import BIG, ENTRY, FILES, REPO, is_whole
from tests.model_store.hub_server import Hub
from tests.ui.waiting import Heard, until

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.loopback]
NOTICE = "for non-commercial research only"
GATED = replace(ENTRY, name="tiny-gated", title="Tiny gated", notice=NOTICE)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hub_server.running({REPO: dict(FILES)}) as hub:
        yield hub


class Room:
    """What the window gets handed in: opens the store anew for each piece of work, by the settings of now."""

    def __init__(self, folder: Path, hub: Hub, *entries: CatalogueEntry) -> None:
        self.folder, self.hub, self.entries = folder / "models", hub, entries
        self.settings = Settings()

    def open(self) -> ModelRoom:
        room = open_room(self.folder, {"HF_ENDPOINT": self.hub.url}, wishes_of(self.settings))
        return replace(room, catalogue=self.entries)


@pytest.fixture
def room(tmp_path: Path, hub: Hub) -> Room:
    return Room(tmp_path, hub, ENTRY, GATED)


@pytest.fixture
def model(room: Room) -> Iterator[ModelsModel]:
    model = ModelsModel(room.open)
    model.start()
    yield model
    model.close()
    assert model.join(20_000)


@pytest.fixture
def notices() -> NoticeCentre:
    return NoticeCentre()


@pytest.fixture
def page(model: ModelsModel, notices: NoticeCentre) -> ModelsPage:
    page = ModelsPage(model, no_runtimes(), notices)
    page.resize(900, 700)
    page.show()
    until(lambda: len(page.findChildren(ModelCard)) == 2, "the cards")
    return page


def no_runtimes() -> RuntimeModel:
    """As in a program that runs from its sources; its thread is not started."""
    return RuntimeModel(lambda: pytest.fail("nobody asked for a runtime"), is_needed=False)


def presence(model: ModelsModel, name: str = ENTRY.name) -> str:
    assert model.overview is not None
    (state,) = (listing.state for listing in model.overview.listings if listing.entry.name == name)
    return state.presence.value


def press(parent: QWidget, text: str) -> None:
    """Press the one visible button that says `text`."""

    def buttons() -> list[QPushButton]:
        return [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]

    until(buttons, f"a button that says {text}")
    (button,) = buttons()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def prompt(page: ModelsPage) -> PromptPanel:
    return page._prompt


def card(page: ModelsPage, title: str) -> ModelCard:
    return next(one for one in page.findChildren(ModelCard) if one._title.text() == title)


def download(model: ModelsModel) -> None:
    model.download((ENTRY.name,), accepts_notice=False)
    until(lambda: model.overview is not None and presence(model) == "complete", "the model")


def test_a_model_is_planned_downloaded_and_ready_by_pressing_what_is_there(
    page: ModelsPage, model: ModelsModel, room: Room
) -> None:
    arrived = Heard()
    model.arrived.connect(arrived.heard)
    press(card(page, "Tiny edit"), "Download")
    until(lambda: prompt(page).isVisible(), "the plan")
    assert "974" in prompt(page)._text.text()
    assert "free in" in prompt(page)._text.text()
    assert not is_whole(room.open().store)
    press(prompt(page), "Download")
    until(lambda: arrived.calls, "the model")
    until(lambda: presence(model) == "complete", "the look at the store")
    assert arrived.calls == [(ENTRY.name,)]
    assert is_whole(room.open().store)
    assert "Ready" in card(page, "Tiny edit")._state.text()


def test_a_notice_must_be_accepted_before_anything_is_fetched(page: ModelsPage, model: ModelsModel, hub: Hub) -> None:
    press(card(page, "Tiny gated"), "Download")
    until(lambda: prompt(page).isVisible(), "the plan")
    assert NOTICE in prompt(page)._text.text()
    files_before = len(hub.file_requests())
    press(prompt(page), "Download")
    assert prompt(page).isVisible()
    prompt(page).findChild(QCheckBox).click()
    press(prompt(page), "Download")
    until(lambda: presence(model, GATED.name) == "complete", "the model")
    assert len(hub.file_requests()) > files_before


def test_a_notice_must_be_accepted_before_a_model_is_brought(page: ModelsPage) -> None:
    card(page, "Tiny gated").asked.emit(GATED.name, CardVerb.IMPORT)
    assert prompt(page).isVisible()
    assert NOTICE in prompt(page)._text.text()
    assert prompt(page).subject == CareTask(CareVerb.IMPORT, GATED.name)


def test_a_download_pauses_goes_on_and_stops(page: ModelsPage, model: ModelsModel, hub: Hub, room: Room) -> None:
    hub.rate = 400_000
    progress = Heard()
    model.download_progressed.connect(progress.heard)
    model.download((ENTRY.name,), accepts_notice=False)
    until(lambda: any(call[0].done > 50_000 for call in progress.calls), "some bytes")
    line = next(one for one in page.findChildren(ProgressLine) if one.isVisible())
    press(line, "Pause")
    until(lambda: model.network is NetworkState.PAUSED, "the pause")
    press(line, "Go on")
    until(lambda: model.network is NetworkState.DOWNLOADING, "the going on")
    press(line, "Cancel")
    until(lambda: model.network is NetworkState.UNUSED, "the end")
    assert all(isinstance(call[0], ByteProgress) for call in progress.calls)
    until(lambda: presence(model) == "partial", "the part that has arrived")
    hub.rate = None
    download(model)
    assert is_whole(room.open().store)
    assert any("range" in {name.lower() for name in seen.headers} for seen in hub.file_requests(BIG))


@pytest.mark.expects_warnings
def test_switching_the_network_off_stops_a_download_and_forbids_the_next(
    page: ModelsPage, model: ModelsModel, hub: Hub, room: Room, notices: NoticeCentre
) -> None:
    hub.rate = 100_000
    model.download((ENTRY.name,), accepts_notice=False)
    # Once files come, no question to the hub is on its way that would still be counted.
    until(lambda: model.downloading and hub.file_requests(), "the download")
    room.settings = Settings(network_allowed=False)
    model.allow_network(False)
    until(lambda: not model.downloading, "the end")
    assert model.network is NetworkState.OFF
    hub.wait_until_idle()
    seen = len(hub.seen)
    assert page._off.isVisible()
    assert not card(page, "Tiny gated")._download.isEnabled()
    model.plan(("tiny-gated",))
    until(lambda: notices.standing, "the refusal")
    assert "switched off" in notices.standing[0].sentence
    assert len(hub.seen) == seen


@pytest.mark.expects_warnings
def test_a_hub_that_is_down_is_one_sentence_and_the_page_goes_on(
    page: ModelsPage, model: ModelsModel, notices: NoticeCentre, hub: Hub
) -> None:
    hub.always = hub_server.Fault(status=404)
    press(card(page, "Tiny edit"), "Download")
    until(lambda: notices.standing, "the sentence")
    assert "not there" in notices.standing[0].sentence
    assert not model.is_planning
    hub.always = hub_server.Fault()
    download(model)


def test_verify_finds_a_damaged_file_and_repair_fetches_only_that(
    page: ModelsPage, model: ModelsModel, hub: Hub, room: Room
) -> None:
    download(model)
    weights = room.folder / ENTRY.name / BIG
    weights.write_bytes(b"\0" * weights.stat().st_size)
    hub.seen.clear()
    page._on_asked(ENTRY.name, CardVerb.VERIFY)
    until(lambda: prompt(page).isVisible(), "what is broken")
    assert BIG in prompt(page)._text.text()
    done = Heard()
    model.task_done.connect(done.heard)
    press(prompt(page), "Repair")
    until(lambda: any(task.verb is CareVerb.REPAIR for task, _ in done.calls), "the repair")
    assert is_whole(room.open().store)
    assert {seen.path.rpartition("/")[2].partition("?")[0] for seen in hub.file_requests()} == {BIG.rpartition("/")[2]}


def test_a_whole_model_is_said_to_be_whole(page: ModelsPage, model: ModelsModel) -> None:
    download(model)
    page._on_asked(ENTRY.name, CardVerb.VERIFY)
    until(lambda: "whole" in page._said.text(), "the verdict")
    assert not prompt(page).isVisible()


def test_removing_says_what_comes_back_and_asks(page: ModelsPage, model: ModelsModel, room: Room) -> None:
    download(model)
    page._on_asked(ENTRY.name, CardVerb.REMOVE)
    until(lambda: prompt(page).isVisible(), "the question")
    assert "come back" in prompt(page)._text.text()
    press(prompt(page), "Not now")
    assert is_whole(room.open().store)
    page._on_asked(ENTRY.name, CardVerb.REMOVE)
    until(lambda: prompt(page).isVisible(), "the question")
    press(prompt(page), "Remove")
    until(lambda: presence(model) == "absent", "the removal")
    assert not (room.folder / ENTRY.name).exists()


def test_a_model_is_carried_away_and_brought_to_another_computer(
    page: ModelsPage, model: ModelsModel, tmp_path: Path, room: Room
) -> None:
    download(model)
    done = Heard()
    model.task_done.connect(done.heard)
    model.do(CareTask(CareVerb.EXPORT, ENTRY.name, tmp_path / "stick"))
    until(lambda: any(task.verb is CareVerb.EXPORT for task, _ in done.calls), "the export")
    model.do(CareTask(CareVerb.REMOVE, ENTRY.name))
    until(lambda: presence(model) == "absent", "the removal")
    bundle = next(result.folder for task, result in done.calls if task.verb is CareVerb.EXPORT)
    page._placed_task = CareTask(CareVerb.IMPORT, ENTRY.name)
    page._on_place_chosen(bundle)
    until(lambda: presence(model) == "complete", "the import")
    until(lambda: "is here and ready" in page._said.text(), "what was done")
    assert is_whole(room.open().store)


def test_a_model_is_used_where_it_lies_and_only_forgotten(
    page: ModelsPage, model: ModelsModel, tmp_path: Path, room: Room
) -> None:
    download(model)
    own = (room.folder / ENTRY.name).rename(tmp_path / "mine")
    model.do(CareTask(CareVerb.REMOVE, ENTRY.name))
    model.do(CareTask(CareVerb.ADOPT, ENTRY.name, own))
    until(lambda: presence(model) == "complete", "the adoption")
    page._on_asked(ENTRY.name, CardVerb.REMOVE)
    until(lambda: prompt(page).isVisible(), "the question")
    assert "forgotten" in prompt(page)._text.text()
    press(prompt(page), "Remove")
    until(lambda: presence(model) == "absent", "the removal")
    assert (own / BIG).is_file()


def test_what_interrupted_work_has_left_is_listed_and_deleted(page: ModelsPage, model: ModelsModel, room: Room) -> None:
    download(model)
    trash = room.folder / ".trash" / "something"
    trash.mkdir(parents=True)
    (trash / "weights").write_bytes(b"x" * 5000)
    model.refresh()
    until(lambda: model.overview is not None and model.overview.disposable == 5000, "the remains")
    press(page, "Clean up…")
    assert "something" in prompt(page)._text.text()
    press(prompt(page), "Delete")
    until(lambda: "came back" in page._said.text(), "the clean-up")
    assert not trash.exists()
    assert is_whole(room.open().store)


def test_a_task_can_be_stopped(model: ModelsModel) -> None:
    download(model)
    ended = Heard()
    model._carer.cancelled.connect(ended.heard)
    stopper = _Stopper(model)
    model._carer.began.connect(stopper.heard)
    model.do(CareTask(CareVerb.VERIFY, ENTRY.name))
    until(lambda: ended.calls, "the end")
    until(lambda: model.task is None, "the model to know")


def test_closing_in_the_middle_of_a_download_keeps_what_has_arrived(hub: Hub, room: Room) -> None:
    hub.rate = 300_000
    model, closed, progress = ModelsModel(room.open), Heard(), Heard()
    model.closed.connect(closed.heard)
    model.download_progressed.connect(progress.heard)
    model.start()
    model.download((ENTRY.name,), accepts_notice=False)
    until(lambda: any(call[0].done > 50_000 for call in progress.calls), "some bytes")
    assert model.is_busy
    model.close()
    until(lambda: closed.calls, "the threads to end")
    assert closed.calls == [()]
    store = room.open().store
    assert store.state(ENTRY.name).bytes_present > 50_000


@pytest.mark.expects_warnings
def test_a_damaged_store_is_told_and_not_a_crash(room: Room, notices: NoticeCentre) -> None:
    room.folder.parent.mkdir(exist_ok=True)
    room.folder.mkdir()
    (room.folder / "models.lock.json").write_text("{not json")
    model = ModelsModel(room.open)
    page = ModelsPage(model, no_runtimes(), notices)
    model.start()
    try:
        until(lambda: notices.standing, "the sentence")
        assert model.overview is None
        assert page.findChildren(ModelCard) == []
    finally:
        model.close()
        assert model.join(20_000)


class _Stopper(Heard):
    """Stops the task on its own thread, in the moment in which it begins."""

    def __init__(self, model: ModelsModel) -> None:
        super().__init__()
        self._model = model

    def heard(self, *values: object) -> None:
        self._model.cancel_task()
