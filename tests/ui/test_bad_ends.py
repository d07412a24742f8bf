"""Bad days at the start and the end of the window: a library that others hold, a download that is under way."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.model_store.store import Presence
from tests.model_store import hub_server
from tests.model_store.downloads import ENTRY, FILES, REPO
from tests.model_store.hub_server import Hub
from tests.ui.test_models import Room
from tests.ui.waiting import Heard, until
from tests.ui.windows import opened_window

ANSWERS = 20_000
"""Bytes that the hub's answers about its files take at most."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hub_server.running({REPO: dict(FILES)}) as hub:
        yield hub


@pytest.mark.loopback
def test_the_window_closed_during_a_download_keeps_what_has_arrived_and_goes_on_from_there(
    qapp: QApplication, hub: Hub, tmp_path: Path
) -> None:
    room = Room(tmp_path, hub, ENTRY)
    hub.rate = 300_000
    with opened_window(models=room.open) as first:
        progress = Heard()
        first.parts.models.download_progressed.connect(progress.heard)
        first.parts.models.download((ENTRY.name,), accepts_notice=False)
        until(lambda: any(call[0].done > 50_000 for call in progress.calls), "some bytes")
    kept = room.open().store.state(ENTRY.name).bytes_present
    assert kept > 50_000
    hub.wait_until_idle()
    hub.rate, sent = None, hub.sent
    with opened_window(models=room.open) as second:
        assert not second.parts.notices.standing
        second.parts.models.download((ENTRY.name,), accepts_notice=False)
        until(lambda: room.open().store.state(ENTRY.name).presence is Presence.COMPLETE, "the rest")
    hub.wait_until_idle()
    whole = sum(map(len, FILES.values()))
    assert hub.sent - sent <= whole - kept + ANSWERS


def test_a_library_that_another_program_holds_is_said_in_a_sentence_and_nothing_is_lost(qapp: QApplication) -> None:
    with opened_window() as one:
        path = one.workspace.folders.data / "library.sqlite3"
        one.workspace.library.add_collection("kept")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        words = [sys.executable, "-m", "pixelsmile_desktop.app"]
        ended = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1, ended.stderr
    # Qt may complain of missing fonts before.
    (line,) = [line for line in ended.stderr.splitlines() if "locked by another program" in line]
    assert line.startswith("pixelsmile")
    assert "Traceback" not in ended.stderr
    with opened_window() as again:
        assert [entry.name for entry in again.workspace.library.collections()] == ["kept"]
        assert again.workspace.folders == bootstrap.app_folders()
