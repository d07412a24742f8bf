"""The switch that forbids every connection, and the log of what was sent, against a hub on this computer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.faults import TransferError
from pixelsmile_desktop.studio.models import (
    ModelRoom,
    download_models,
    list_models,
    open_room,
    plan_download,
    wishes_of,
)
from pixelsmile_desktop.studio.sent_log import SentLog
from pixelsmile_desktop.studio.services import Watch
from tests.model_store import hub_server
from tests.model_store.downloads import ENTRY, FILES, REPO, is_whole
from tests.model_store.hub_server import Hub

pytestmark = pytest.mark.loopback


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hub_server.running({REPO: dict(FILES)}) as hub:
        yield hub


def room_of(hub: Hub, folder: Path, settings: Settings, log: SentLog, token: str = "") -> ModelRoom:
    environment = {"HF_ENDPOINT": hub.url, "HF_TOKEN": token}
    room = open_room(folder / "models", environment, wishes_of(settings, log.note))
    return replace(room, catalogue=(ENTRY,))


def test_switched_off_nothing_reaches_the_hub(hub: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    room = room_of(hub, tmp_path, Settings(network_allowed=False), log)
    assert len(list_models(room)) == 1
    for work in (
        lambda: plan_download(room, [ENTRY.name], Watch()),
        lambda: list(download_models(room, [ENTRY.name], Watch(), accepts_notice=False)),
    ):
        with pytest.raises(DownloadError, match="switched off in the settings; switch them on there"):
            work()
    assert hub.seen == []
    assert log.requests() == ()


def test_a_download_of_a_model_whose_files_are_known_is_switched_off_as_well(hub: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    plan_download(room_of(hub, tmp_path, Settings(), log), [ENTRY.name], Watch())
    hub.seen.clear()
    room = room_of(hub, tmp_path, Settings(network_allowed=False), log)
    plan = plan_download(room, [ENTRY.name], Watch())
    assert plan.bytes_missing > 0
    assert plan.bytes_per_second is None
    with pytest.raises(DownloadError, match="switched off"):
        list(download_models(room, [ENTRY.name], Watch(), accepts_notice=False))
    assert hub.seen == []


def test_the_seam_itself_refuses() -> None:
    with pytest.raises(TransferError, match="switched off") as caught:
        Network(is_allowed=False).connection_to("https://hub.example/file")
    assert not caught.value.is_passing


def test_every_request_is_written_down_and_no_secret_is(hub: Hub, tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    room = room_of(hub, tmp_path, Settings(), log, token="hf_secret")
    list(download_models(room, [ENTRY.name], Watch(), accepts_notice=False))
    assert is_whole(room.store)
    requests = log.requests()
    assert sorted(request.path for request in requests) == sorted(seen.path.partition("?")[0] for seen in hub.seen)
    assert {request.host for request in requests} == {"127.0.0.1"}
    assert all(50 < request.count < 2000 for request in requests)
    assert "hf_secret" not in log.path.read_text()


def test_a_server_that_is_not_there_was_asked_all_the_same(tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    connection = Network(sent=log.note, silence=5.0).connection_to("http://127.0.0.1:1/model/file?key=secret")
    with pytest.raises(ConnectionRefusedError):
        connection.ask({})
    connection.close()
    (request,) = log.requests()
    assert (request.host, request.path, request.count) == ("127.0.0.1", "/model/file", 0)


def test_settings_become_wishes() -> None:
    plain = wishes_of(Settings())
    assert (plain.bytes_per_second, plain.parallel, plain.ca_file) == (None, 3, None)
    assert plain.network_allowed
    wished = wishes_of(Settings(download_limit_mb=2, parallel_downloads=5, certificates_file="~/ca.pem"))
    assert (wished.bytes_per_second, wished.parallel) == (2e6, 5)
    assert wished.ca_file == Path.home() / "ca.pem"
