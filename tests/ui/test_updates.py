"""Looking for a newer version from the menu: one request, one sentence, and nothing without a click."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDesktopServices

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.studio import updates
from pixelsmile_desktop.studio.updates import Release, UpdateAnswer
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.viewmodels.update_model import UpdateModel
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.model_store import hub_server
from tests.model_store.hub_server import Hub
from tests.ui.waiting import Heard, until
from tests.ui.windows import Opened, opened_window

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.loopback]
LIST = b'{"format": 1, "releases": [{"version": "99.1", "page": "https://example.org/99.1"}]}'


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with hub_server.running({"site": {"releases.json": LIST}}) as site:
        # The address is the default of an argument, so that there is one place where it is said.
        defaults = (f"{site.url}/site/resolve/1/releases.json",)
        monkeypatch.setattr(updates.check_for_update, "__defaults__", defaults)
        yield site


@pytest.fixture
def opened(site: Hub) -> Iterator[Opened]:
    with opened_window() as opened:
        yield opened


def test_nothing_is_asked_until_the_user_does(opened: Opened, site: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    visited = Heard()
    monkeypatch.setattr(QDesktopServices, "openUrl", visited.heard)
    until(lambda: opened.parts.models.overview is not None, "the window to be busy no more")
    assert site.seen == []
    opened.do("help.updates")
    until(lambda: opened.parts.notices.standing, "the answer")
    (notice,) = opened.parts.notices.standing
    assert "99.1" in notice.sentence
    assert len(site.seen) == len(opened.workspace.sent.requests()) == 1
    assert visited.calls == []
    assert notice.action is not None
    notice.action.run()
    assert [url.toString() for (url,) in visited.calls] == ["https://example.org/99.1"]


def test_the_newest_version_is_told_so(opened: Opened, site: Hub) -> None:
    site.repos["site"]["releases.json"] = b'{"format": 1, "releases": []}'
    opened.do("help.updates")
    until(lambda: opened.parts.notices.standing, "the answer")
    assert "is the newest one" in opened.parts.notices.standing[0].sentence
    assert opened.parts.notices.standing[0].passes


@pytest.mark.expects_warnings
def test_the_switch_keeps_it_from_asking(opened: Opened, site: Hub) -> None:
    opened.parts.settings.set_value("network_allowed", False)
    opened.do("help.updates")
    until(lambda: opened.parts.notices.standing, "the refusal")
    assert "switched off" in opened.parts.notices.standing[0].sentence
    assert site.seen == []


def test_the_strip_shows_the_connection_and_one_click_is_one_request() -> None:
    pool, states, asked = TaskPool(), [], []

    def check() -> UpdateAnswer:
        asked.append(1)
        return UpdateAnswer("1.0", Release("2.0", "https://example.org"))

    model = UpdateModel(check, pool)
    answered = Heard()
    model.answered.connect(answered.heard)
    model.network_changed.connect(lambda: states.append(model.network))
    model.ask()
    model.ask()
    until(lambda: answered.calls, "the answer")
    assert states == [NetworkState.DOWNLOADING, NetworkState.UNUSED]
    assert asked == [1]
    assert pool.close(20_000)


def test_a_failure_ends_the_asking() -> None:
    pool, failed = TaskPool(), Heard()

    def check() -> UpdateAnswer:
        raise DownloadError("the server is down", "try again later")

    model = UpdateModel(check, pool)
    model.failed.connect(failed.heard)
    model.ask()
    until(lambda: failed.calls, "the failure")
    assert model.network is NetworkState.UNUSED
    assert pool.close(20_000)
