"""The list of releases: fetched by one request when asked, obeying the switch, and read with suspicion."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, DownloadError
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio import updates
from pixelsmile_desktop.studio.models import DownloadWishes, wishes_of
from pixelsmile_desktop.studio.sent_log import SentLog
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.studio.updates import RELEASES, Release, check_for_update
from tests.model_store import hub_server
from tests.model_store.hub_server import Fault, Hub

pytestmark = pytest.mark.loopback
PAGE = "https://example.org/releases"


def listed(*versions: str) -> bytes:
    return json.dumps({"format": 1, "releases": [{"version": v, "page": f"{PAGE}/{v}"} for v in versions]}).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(updates, "__version__", "1.2.0")
    with hub_server.running({"site": {"releases.json": listed("1.1.0", "1.10.0", "1.9.0", "2.0rc1")}}) as server:
        yield server


def address(server: Hub) -> str:
    return f"{server.url}/site/resolve/1/releases.json"


def test_the_address_is_encrypted_and_a_build_without_one_says_so() -> None:
    assert not RELEASES or RELEASES.startswith("https://")
    with pytest.raises(DownloadError, match="look where you got it from"):
        check_for_update(DownloadWishes(), {}, Watch(), "")


def test_the_newest_release_is_found_by_one_request_that_is_logged(server: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    answer = check_for_update(wishes_of(Settings(), log.note), {}, Watch(), address(server))
    assert answer.newer == Release("1.10.0", f"{PAGE}/1.10.0")
    assert answer.current == "1.2.0"
    assert len(server.seen) == len(log.requests()) == 1


@pytest.mark.parametrize(
    ("current", "newer"), [("1.10.0", None), ("1.10", None), ("2.0a1", "2.0rc1"), ("2.0rc1", None), ("0.1.0", "1.10.0")]
)
def test_what_is_newer(current: str, newer: str | None, server: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "__version__", current)
    found = check_for_update(DownloadWishes(), {}, Watch(), address(server)).newer
    assert (None if found is None else found.version) == newer


def test_the_switch_the_variable_and_a_cancel_keep_it_from_asking(server: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    cancelled = CancelToken()
    cancelled.cancel()
    off = wishes_of(Settings(network_allowed=False), log.note)
    with pytest.raises(DownloadError, match="switched off in the settings"):
        check_for_update(off, {}, Watch(), address(server))
    with pytest.raises(DownloadError, match="HF_HUB_OFFLINE"):
        check_for_update(wishes_of(Settings(), log.note), {"HF_HUB_OFFLINE": "1"}, Watch(), address(server))
    with pytest.raises(Cancelled):
        check_for_update(wishes_of(Settings(), log.note), {}, Watch(cancelled), address(server))
    assert server.seen == []
    assert log.requests() == ()


@pytest.mark.parametrize("fault", [Fault(status=404), Fault(status=503), Fault(status=500)])
def test_a_server_that_fails_is_one_sentence(fault: Fault, server: Hub) -> None:
    server.always = fault
    with pytest.raises(DownloadError, match="look at the releases in your browser") as caught:
        check_for_update(DownloadWishes(), {}, Watch(), address(server))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"format": 2, "releases": []}',
        b'{"format": 1}',
        b'{"format": 1, "releases": [{"version": "1.0; rm", "page": "https://example.org"}]}',
        b'{"format": 1, "releases": [{"version": "9.0", "page": "file:///etc/passwd"}]}',
        b'{"format": 1, "releases": [{"version": "9.0", "page": "http://example.org"}]}',
        b"[" * 100_000,
        b" " * 1_000_001,
    ],
)
def test_an_answer_that_is_no_list_is_refused(content: bytes, server: Hub) -> None:
    server.repos["site"]["releases.json"] = content
    with pytest.raises(DownloadError, match="the list of releases"):
        check_for_update(DownloadWishes(), {}, Watch(), address(server))


def test_an_empty_list_offers_nothing(server: Hub) -> None:
    server.repos["site"]["releases.json"] = listed()
    assert check_for_update(DownloadWishes(), {}, Watch(), address(server)).newer is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=4), st.integers(1, 9))
def test_a_candidate_comes_before_its_release_and_after_the_one_before(numbers: list[int], candidate: int) -> None:
    version = ".".join(map(str, numbers))
    order = updates._order
    assert order(f"{version}a{candidate}") < order(f"{version}b{candidate}") < order(f"{version}rc{candidate}")
    assert order(f"{version}rc{candidate}") < order(version)
    following = ".".join(map(str, [*numbers[:-1], numbers[-1] + 1]))
    assert order(version) < order(f"{following}a1")
