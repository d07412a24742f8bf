"""The window on a disk that is really full: a file system of its own in memory, in which only this process lives.

Started as a process by `test_full_disk`, since what is mounted here must not be seen by anybody else. It says on its
standard output, in JSON, what happened.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QApplication

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.studio.export_options import ExportOptions
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

ROOT: Final = Path(__file__).resolve().parents[2]
_MEGABYTES: Final = 48
_PAGE: Final = 4096
_MOUNTED: Final = 'mount -t tmpfs -o size={size}m none "$0" && exec "$@"'
HAPPY: Final = ExpressionMix(((Expression.HAPPY, 0.8),))
FRAMES: Final = 600


@cache
def why_not() -> str:
    """Why no such disk can be had here; empty if one can."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return "only Linux has file systems of a process's own"
    trial = subprocess.run(_command(Path(tempfile.gettempdir()), ["true"]), check=False, capture_output=True, text=True)
    return "" if trial.returncode == 0 else f"no file system can be mounted here: {trial.stderr.strip()}"


def said_on_a_full_disk(place: Path, what: str, photo: Path) -> dict[str, Any]:
    """What a process says that does `what` on a disk mounted at `place`."""
    words = [sys.executable, "-m", "tests.ui.full_disk", what, str(place), str(photo)]
    home = {"PIXELSMILE_HOME": str(place / "home"), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        _command(place, words),
        check=False,
        cwd=ROOT,
        env=os.environ | home,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    said: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return said


def _command(place: Path, words: Sequence[str]) -> list[str]:
    return ["unshare", "-Urm", "sh", "-c", _MOUNTED.format(size=_MEGABYTES), str(place), *words]


class Disk:
    """The disk, and what fills it."""

    def __init__(self, place: Path) -> None:
        self._filler = place / "filler"

    def leave(self, pages: int) -> None:
        """Fill it but for so many pages."""
        with self._filler.open("ab", buffering=0) as file:
            free = os.statvfs(file.fileno()).f_bavail - pages
            try:
                for _ in range(max(0, free)):
                    file.write(b"\0" * _PAGE)
            except OSError:
                return

    def make_room(self) -> None:
        """As before it was filled."""
        self._filler.unlink()


def told(opened: Opened) -> list[str]:
    """What the window says, a sentence each."""
    return [notice.sentence for notice in opened.parts.notices.standing]


def _edit(place: Path, photo: Path) -> dict[str, Any]:
    disk = Disk(place)
    with opened_window((photo,)) as opened:
        queue, edit = opened.parts.queue, opened.parts.edit
        until(lambda: edit.faces, "the face")
        edit.set_mix(HAPPY)
        until(lambda: not edit.is_busy, "the preview")
        disk.leave(40)
        opened.do("render.start")
        until(lambda: queue.running is not None, "the job to begin")
        disk.leave(0)
        until(lambda: [row.state for row in queue.jobs] == [JobState.FAILED], "the failure")
        until(lambda: told(opened), "the sentence")
        said, versions, mix = told(opened), len(opened.versions()), edit.mix
        disk.make_room()
        opened.do("queue.retry")
        until(lambda: len(opened.versions()) == 1, "the version")
    return {"told": said, "versions": versions, "keeps": mix == HAPPY, "whole": _is_whole()}


def _export(place: Path, photo: Path) -> dict[str, Any]:
    disk, out = Disk(place), place / "out"
    out.mkdir()
    with opened_window((photo,)) as opened:
        queue, library = opened.parts.queue, opened.parts.library
        until(lambda: opened.parts.edit.faces, "the photo")
        entries = [library.entry(opened.parts.edit.entry.id)]
        # Enough for the queue to be noted, and for the beginning of a file.
        disk.leave(60)
        queue.enqueue_export(entries, {}, ExportOptions(folder=str(out)))
        until(lambda: [row.state for row in queue.jobs] == [JobState.FAILED], "the failure")
        until(lambda: told(opened), "the sentence")
        said, left = told(opened), sorted(path.name for path in out.iterdir())
        disk.make_room()
        opened.do("queue.retry")
        until(lambda: len(list(out.iterdir())) == 1, "the file")
    return {"told": said, "left": left, "whole": _is_whole()}


def _import(place: Path, _photo: Path) -> dict[str, Any]:
    disk, shoot = Disk(place), place / "shoot"
    shoot.mkdir()
    for number in range(FRAMES):
        (shoot / f"{'long name ' * 8}{number}.jpg").touch()
    with opened_window() as first:
        disk.leave(20)
        first.window.take_files([shoot])
        until(lambda: told(first), "the sentence")
        said, is_visible = told(first), first.window.isVisible()
    disk.make_room()
    with opened_window() as second:
        second.window.take_files([shoot])
        until(lambda: len(second.parts.library.ids) == FRAMES, "every photo")
    return {"told": said, "visible": is_visible, "whole": _is_whole()}


def _is_whole() -> bool:
    library = bootstrap.app_folders().data / "library.sqlite3"
    with sqlite3.connect(library) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def main(what: str, place: str, photo: str) -> int:
    """Do one thing on the full disk, and say what happened."""
    application = QApplication(["pixelsmile-tests"])
    doing = {"edit": _edit, "export": _export, "import": _import}
    print(json.dumps(doing[what](Path(place), Path(photo))))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
