"""From a move of the wheel to painted pixels: run with `-m benchmark` on a machine that does nothing else."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.wheel import WheelPoint
from pixelsmile_desktop.ui.application import make_application
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from tests.benchmarks.conftest import Report
from tests.ui.windows import Opened, opened_window

pytestmark = pytest.mark.benchmark

_MOVES = 240
_FRAME_SECONDS = 0.016


class PaintClock(QObject):
    """Notes when the view has painted a preview that came since it was last asked."""

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self._is_fresh = False
        self.painted_at = 0.0
        view.installEventFilter(self)

    def on_preview(self, _image: QImage, is_final: bool) -> None:
        self._is_fresh = not is_final

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_fresh and isinstance(event, QPaintEvent):
            self._view.paintEvent(event)
            self._is_fresh, self.painted_at = False, time.perf_counter()
            return True
        return super().eventFilter(watched, event)


class Desk:
    """The whole window, with one photo under edit."""

    def __init__(self, opened: Opened) -> None:
        self._parts, self._window = opened.parts, opened.window
        self._window.resize(1920, 1080)
        self.model = self._parts.edit
        wheel, view = self._window.findChild(ExpressionWheel), self._window.findChild(CompareView)
        assert wheel is not None
        assert view is not None
        self.wheel, self.view = wheel, view
        self._clock = PaintClock(view)
        self.model.preview_changed.connect(self._clock.on_preview)
        self.model.miniature_changed.connect(self._count)
        self._miniatures = 0

    def open(self, path: Path) -> float:
        """Seconds from the click at the photo until its faces were found and every miniature painted."""
        self._window.take_files([path])
        wait_until(lambda: bool(self._parts.library.ids))
        start = time.perf_counter()
        self._window.edit_photo(self._parts.library.ids[0])
        wait_until(lambda: self._miniatures == 12 and not self.model.is_busy)
        taken = time.perf_counter() - start
        wait_until(lambda: self.view.is_settled)
        return taken

    def drag(self) -> npt.NDArray[np.float64]:
        """Milliseconds from each of many moves of a pointer, 60 a second, to the pixels that show it."""
        taken = []
        place = self.place(0)
        QTest.mousePress(self.wheel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        wait_until(lambda: self._clock.painted_at > 0)
        for step in range(1, _MOVES):
            asked, before = time.perf_counter(), self._clock.painted_at
            mix = self.model.mix
            move_pointer(self.wheel, self.place(step))
            if self.model.mix == mix:
                continue
            wait_until(lambda last=before: self._clock.painted_at > last)  # type: ignore[misc]
            taken.append((self._clock.painted_at - asked) * 1e3)
            wait_until(lambda start=asked: time.perf_counter() - start > _FRAME_SECONDS)  # type: ignore[misc]
        QTest.mouseRelease(self.wheel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.place(_MOVES))
        return np.array(taken)

    def place(self, step: int) -> QPoint:
        """Twice round the wheel, in and out."""
        point = WheelPoint(step * 3.0 % 360, 0.75 + 0.55 * float(np.sin(step / 11)))
        return self.wheel.wheel_layout.position(point).toPoint()

    def _count(self, _name: str, _image: QImage) -> None:
        self._miniatures += 1


def move_pointer(wheel: ExpressionWheel, place: QPoint) -> None:
    """A move with the button held, which QTest.mouseMove cannot say; Ctrl keeps it from snapping."""
    where, none, left = QPointF(place), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, wheel.mapToGlobal(where), none, left, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(wheel, event)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let events happen until `condition` holds; between them the thread sleeps, as it does in the program."""
    alarm = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    alarm.start()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@pytest.fixture(scope="module")
def qapp() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else make_application(bootstrap.resources_folder())
    # Of a platform without a screen Qt complains in the log, where no test may find anything.
    qInstallMessageHandler(None)
    return application


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("PIXELSMILE_HOME", str(tmp_path / "home"))
    with opened_window() as opened:
        yield Desk(opened)


@pytest.mark.parametrize("subject", ["half_length", "head_shot"])
def test_wheel_to_painted_preview(
    desk: Desk, subject: str, request: pytest.FixtureRequest, report: Report, tmp_path: Path
) -> None:
    pixels = request.getfixturevalue(subject)
    if subject == "head_shot":
        pixels = cv2.resize(pixels, (4000, 4000), interpolation=cv2.INTER_CUBIC)
    path = tmp_path / "portrait.jpg"
    cv2.imwrite(str(path), pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
    name = f"{subject.replace('_', ' ')}, {pixels.shape[0] * pixels.shape[1] / 1e6:.0f} MP"
    opened = desk.open(path)
    taken = desk.drag()
    view = desk.view.size()
    report.add(f"photo to faces, 12 miniatures and final preview ({name})", f"{opened:.1f} s", "")
    report.add(
        f"wheel move to painted preview, a view of {view.width()}x{view.height()} pixels ({name})",
        f"median {np.median(taken):.1f} ms, p95 {np.percentile(taken, 95):.1f}, worst {taken.max():.1f}",
        "p95 <= 33 ms",
    )


def test_a_frame_of_the_wheel(desk: Desk, jpeg_file: Path, report: Report) -> None:
    desk.open(jpeg_file)
    for ratio in (1, 2):
        image = QImage(desk.wheel.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        taken = []
        for step in range(120):
            move_pointer(desk.wheel, desk.place(step))
            start = time.perf_counter()
            desk.wheel.render(image)
            taken.append((time.perf_counter() - start) * 1e3)
        report.add(
            f"a frame of the wheel at {ratio}x",
            f"median {np.median(taken):.2f} ms, p95 {np.percentile(taken, 95):.2f}",
            "<= 16 ms",
        )
