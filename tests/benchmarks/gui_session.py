"""A session in the whole window, scripted, in a process of its own: prints what held up its thread, as JSON.

Words: the seconds that it lasts at least, a folder for its photos, and a folder of a tiny PixelSmile model.
"""

import dataclasses
import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.request import EngineName, EngineOptions
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.ui.application import make_application
from pixelsmile_desktop.ui.views.main_window import MainWindow
from pixelsmile_desktop.ui.views.window_parts import WindowParts
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.memory import peak_megabytes

FRAME_MS = 16
PHOTOS = 60
_PATIENCE_MS = 120_000

Wait = int | Callable[[], object]
"""Milliseconds to let pass, or what must come true."""


class Session(QObject):
    """A user who scrolls, edits, renders and exports, again and again."""

    def __init__(self, window: MainWindow, parts: WindowParts, beat: Heartbeat, folder: Path, model: Path) -> None:
        super().__init__()
        self._window, self._parts, self._beat = window, parts, beat
        self._folder, self._model = folder, model
        self._deadline = QDeadlineTimer()
        self._script: Iterator[Wait] = iter(())
        self._waited: Callable[[], object] = _now
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self.rounds = 0

    def begin(self, seconds: float) -> None:
        """Go through the script until so many seconds are over, at least once."""
        self._script = self._whole(seconds)
        self._go_on()

    def _go_on(self) -> None:
        if not self._waited():
            if self._deadline.hasExpired():
                sys.stderr.write(f"waited in vain in {self._beat.step}\n")
                QApplication.exit(1)
            else:
                self._timer.start(5)
            return
        wait = next(self._script, None)
        if wait is None:
            self._beat.stop()
            self._window.close_unasked()
            return
        self._waited = wait if callable(wait) else _now
        self._deadline.setRemainingTime(_PATIENCE_MS)
        self._timer.start(0 if callable(wait) else wait)

    def _whole(self, seconds: float) -> Iterator[Wait]:
        clock = QElapsedTimer()
        clock.start()
        while not self.rounds or clock.elapsed() < seconds * 1000:
            self.rounds += 1
            for part in (self._import, self._scroll, self._search, self._mark, self._edit, self._render, self._export):
                self._beat.step = part.__name__.strip("_")
                yield from part()

    def _import(self) -> Iterator[Wait]:
        folder = self._folder / f"import{self.rounds}"
        write_photos(folder, self.rounds)
        # What the script itself did is no fault of the window.
        yield 50
        self._beat.blocks.pop()
        self._window.take_files([folder])
        yield lambda: len(self._parts.library.ids) == PHOTOS

    def _scroll(self) -> Iterator[Wait]:
        grid = self._window._library.grid
        for down in (1, -1):
            for _ in range(90):
                turn_wheel(grid.viewport(), -down * 60)
                yield FRAME_MS

    def _search(self) -> Iterator[Wait]:
        field = self._window._library.filters._search
        for letter in "frame 49":
            QTest.keyClicks(field, letter)
            yield 60
        yield lambda: 0 < len(self._parts.library.ids) < PHOTOS
        field.clear()
        yield lambda: len(self._parts.library.ids) == PHOTOS

    def _mark(self) -> Iterator[Wait]:
        for command in ("edit.select_all", "photo.rate_3", "photo.colour_green", "photo.pick", "edit.undo"):
            self._parts.actions[command].trigger()
            yield 150

    def _edit(self) -> Iterator[Wait]:
        edit = self._parts.edit
        for place in range(3):
            self._window.edit_photo(self._parts.library.ids[place])
            yield lambda: bool(edit.faces)
            wheel = self._window.findChild(ExpressionWheel)
            yield from drag(wheel)
            yield lambda: not edit.is_busy
        view = self._window._edit.panel.view
        view.zoom_1to1()
        for step in range(40):
            view.pan_by(4 if step < 20 else -4, 3)
            yield FRAME_MS
        view.zoom_fit()

    def _render(self) -> Iterator[Wait]:
        edit = self._parts.edit
        for engine, options in (
            (EngineName.INSTANT, EngineOptions()),
            (EngineName.PIXELSMILE, EngineOptions(steps=4, size=256, model=str(self._model))),
        ):
            edit.set_engine(engine)
            edit.set_options(options)
            self._parts.actions["render.start"].trigger()
            yield 200
            yield lambda: self._parts.queue.running is None and self._parts.queue.waiting == 0
            yield 500
        edit.set_engine(EngineName.INSTANT)

    def _export(self) -> Iterator[Wait]:
        library = self._parts.library
        out = self._folder / f"out{self.rounds}"
        out.mkdir()
        self._parts.actions["view.library"].trigger()
        entries = [library.entry(one) for one in library.ids[:12]]
        self._parts.queue.enqueue_export([one for one in entries if one], {}, ExportOptions(folder=str(out)))
        yield lambda: len(list(out.iterdir())) == 12
        yield from self._scroll()


def _now() -> bool:
    return True


def turn_wheel(widget: QWidget, by: int) -> None:
    """One notch, or part of one, of the wheel of the mouse."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(0, by),
        QPoint(0, 2 * by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def drag(wheel: ExpressionWheel) -> Iterator[Wait]:
    """Take the handle from the hub once around the wheel."""
    layout = wheel.wheel_layout
    place = layout.centre.toPoint()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(wheel, left, none, place)
    for step in range(90):
        angle = step * np.pi / 45
        reach = layout.rim * min(0.9, 0.03 * (step + 1))
        place = (layout.centre + QPointF(reach * np.sin(angle), -reach * np.cos(angle))).toPoint()
        QTest.mouseMove(wheel, place)
        yield FRAME_MS
    QTest.mouseRelease(wheel, left, none, place)


def write_photos(folder: Path, seed: int) -> None:
    """Portraits of 4 and, every tenth, 24 megapixels, each of another content."""
    folder.mkdir()
    portrait = cv2.imread(str(bootstrap.resources_folder() / "portraits" / "astronaut.png"))
    for side, count in ((4900, PHOTOS // 10), (2000, PHOTOS - PHOTOS // 10)):
        big = cv2.resize(portrait, (side, side), interpolation=cv2.INTER_CUBIC)
        encoded = cv2.imencode(".jpg", big, [cv2.IMWRITE_JPEG_QUALITY, 92])[1].tobytes()
        for number in range(count):
            # Whatever follows the end of a JPEG is no part of the picture, but makes another file of it.
            (folder / f"frame_{side}_{number:03}.jpg").write_bytes(encoded + f"{seed} {number}".encode())


def main() -> int:
    """Run."""
    seconds, folder, model = float(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    application = make_application(bootstrap.resources_folder())
    workspace = bootstrap.build_workspace(bootstrap.app_folders())
    parts = WindowParts(workspace)
    window = MainWindow(parts)
    window.resize(1600, 1000)
    beat = Heartbeat()
    session = Session(window, parts, beat, folder, model)
    window.appear()
    gc.freeze()  # as the program does
    # From the first painted picture on: starting is measured elsewhere.
    QTimer.singleShot(0, beat.start)
    QTimer.singleShot(500, lambda: session.begin(seconds))
    result = application.exec()
    parts.stop()
    workspace.close()
    figures = {
        "blocks": [dataclasses.asdict(block) for block in beat.blocks],
        "beats": beat.beats,
        "rounds": session.rounds,
        "memory": peak_megabytes(),
        "notices": [notice.text for notice in parts.notices.standing],
    }
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    shutil.rmtree(folder, ignore_errors=True)
    # What comes after the session is not measured.
    os._exit(result)


if __name__ == "__main__":
    main()
