"""How long it takes from the start of the process to a window that can be used."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pixelsmile_desktop.imaging.examined import examine
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Watch
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark

PHOTOS = 10_000
RUNS = 5

_START = """
import json, sys, time
from pathlib import Path
from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.ui.application import make_application
application = make_application(bootstrap.resources_folder())
workspace = bootstrap.build_workspace(bootstrap.app_folders())
from pixelsmile_desktop.ui.views.main_window import MainWindow
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from PySide6.QtCore import QCoreApplication, QEventLoop
parts = WindowParts(workspace)
window = MainWindow(parts)
window.appear()
window.repaint()
painted = time.time()
while not len(parts.library.ids):
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
window.repaint()
filled = time.time()
print(json.dumps([painted, filled, len(parts.library.ids), "torch" in sys.modules]))
sys.stdout.flush()
import os
os._exit(0)  # what comes after the start is not measured
"""


@pytest.fixture(scope="module")
def home() -> Path:
    """A library of many photos that was opened before."""
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        photos.mkdir()
        for number in range(PHOTOS):
            (photos / f"frame_{number:05}.jpg").touch()
        library = PhotoLibrary(open_database(Path(folder) / "data" / "library.sqlite3"), examine)
        library.open_folder(photos, Watch())
        library.close()
        settings = Path(folder) / "settings"
        settings.mkdir()
        (settings / "window.json").write_text('{"version": 1, "is_welcomed": true}')
        yield Path(folder)


def test_start_with_ten_thousand_photos(home: Path, report: Report) -> None:
    painted, filled = [], []
    for _ in range(RUNS + 1):
        began = time.time()
        environment = os.environ | {"PIXELSMILE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", _START]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        first, second, count, has_torch = json.loads(done.stdout)
        assert count == PHOTOS
        assert not has_torch
        painted.append(first - began)
        filled.append(second - began)
    # The first run warms the disk.
    report.add(
        "process start to a painted window that shows a library of 10,000 photos",
        f"painted {statistics.median(painted[1:]):.2f} s, filled {statistics.median(filled[1:]):.2f} s",
        "<= 1.2 s",
    )
