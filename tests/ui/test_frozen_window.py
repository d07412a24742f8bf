"""The window of the installed application, which has no torch: it opens in silence, and a runtime makes it ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.request import EngineName, EngineOptions
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.ui.views.models_page import ModelsPage
from pixelsmile_desktop.ui.workers.runtime_worker import RuntimeTask, RuntimeVerb
from tests.model_store import hub_server
from tests.model_store.hub_server import Hub
from tests.runtime.small_runtimes import KIND, REPO, files, write_lock
from tests.ui.waiting import until
from tests.ui.windows import opened_window

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(KIND is None, reason="the small private Python borrows its library by a link"),
]
MISSING = "the engine runtime is not installed"


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.installation, "is_frozen", lambda: True)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hub_server.running({REPO: files()}) as hub:
        yield hub


@pytest.fixture
def lock(hub: Hub, tmp_path: Path, resources: Path, monkeypatch: pytest.MonkeyPatch) -> RuntimeLock:
    """A small runtime takes the place of the real one; everything else that ships stays."""
    shipped = tmp_path / "resources"
    shipped.mkdir()
    for path in resources.iterdir():
        if path.name != "runtime":
            (shipped / path.name).symlink_to(path)
    lock = write_lock(shipped / "runtime", files(), f"{hub.url}/{REPO}/resolve/1")
    monkeypatch.setattr(bootstrap.runtimes, "resources_folder", lambda: shipped)
    return lock


def test_doctor_goes_on_without_a_runtime_and_says_what_is_missing(frozen: None) -> None:
    workspace = bootstrap.build_workspace(bootstrap.app_folders())
    try:
        told = workspace.diagnose().as_dict()
    finally:
        workspace.close()
    assert told["engines"]["instant"] == {"ready": True}
    assert told["engines"]["pixelsmile"]["ready"] is False
    assert told["engines"]["pixelsmile"]["why"].startswith(MISSING)


def test_the_window_opens_in_silence_and_the_engine_panel_leads_to_the_page(frozen: None, astronaut: Path) -> None:
    with opened_window() as opened:
        parts, window = opened.parts, opened.window
        parts.diagnose = lambda: None
        opened.edit_portrait()
        parts.pool.run(bootstrap.build_workspace(bootstrap.app_folders()).diagnose, parts._on_diagnosed)
        panel = window._inspector.engine
        opened.do("engine.pixelsmile")
        until(lambda: MISSING in panel._plan_line.text(), "the sentence", patience_ms=60_000)
        assert parts.notices.standing == ()
        assert panel._get_model.isVisible()
        panel._get_model.click()
        page = window._pages.currentWidget()
        assert isinstance(page, ModelsPage)
        until(page._get.isVisible, "the offer")


@pytest.mark.loopback
def test_an_installation_makes_the_engine_usable_without_a_restart(frozen: None, lock: RuntimeLock) -> None:
    with opened_window() as opened:
        parts = opened.parts
        studio = parts.workspace.make_studio(parts.settings.settings)
        try:
            engine = studio.engines[EngineName.PIXELSMILE]
            assert (engine.why_unavailable(EngineOptions()) or "").startswith(MISSING)
            parts.runtimes.do(RuntimeTask(RuntimeVerb.INSTALL))
            until(lambda: parts.runtimes.overview is not None and parts.runtimes.overview.is_ready, "the runtime")
            assert engine.why_unavailable(EngineOptions()) == "no model is installed"
            parts.workspace.runtimes().remove(())
            assert (engine.why_unavailable(EngineOptions()) or "").startswith(MISSING)
        finally:
            studio.close()


@pytest.mark.loopback
def test_a_runtime_is_installed_by_the_command_line_while_the_window_looks(frozen: None, lock: RuntimeLock) -> None:
    with opened_window() as opened:
        until(lambda: opened.parts.runtimes.is_missing, "the look")
        opened.workspace.runtimes().install(None, Watch())
        opened.parts.runtimes.refresh()
        until(lambda: not opened.parts.runtimes.is_missing, "the look")
