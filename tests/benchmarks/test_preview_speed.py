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

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from pixelsmile_desktop.bootstrap import build_studio
from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.core.wheel import WheelPoint
from pixelsmile_desktop.studio.current_studio import CurrentStudio
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from pixelsmile_desktop.ui.workers.preview_worker import PreviewWorker
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark

_MOVES = 240
_FRAME_SECONDS = 0.016


class Screen(QWidget):
    """Paints the last preview as large as it can, and notes when."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.painted_at = 0.0
        self.is_fresh = False

    def show_preview(self, image: QImage, is_final: bool) -> None:
        self._image = image
        self.is_fresh = not is_final
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image)
        painter.end()
        if self.is_fresh:
            self.painted_at, self.is_fresh = time.perf_counter(), False


class Desk:
    """A wheel beside the photo that it edits."""

    def __init__(self, worker: PreviewWorker) -> None:
        self.model, self.wheel, self.screen = EditModel(worker), ExpressionWheel(), Screen()
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        self.screen.setFixedSize(1600, 1000)
        self.wheel.setFixedWidth(304)
        row.addWidget(self.screen)
        row.addWidget(self.wheel)
        self.wheel.mix_edited.connect(self.model.set_mix)
        self.wheel.move_finished.connect(self.model.finish_move)
        self.model.preview_changed.connect(self.screen.show_preview)
        self.model.miniature_changed.connect(self.wheel.set_miniature)
        self.model.miniature_changed.connect(self._count)
        self.miniatures = 0
        self.window.show()

    def open(self, path: Path) -> float:
        """Seconds until the photo was open and every miniature painted."""
        start = time.perf_counter()
        self.model.open(PhotoEntry(1, path, 1))
        wait_until(lambda: self.miniatures == 12 and not self.model.is_busy)
        return time.perf_counter() - start

    def drag(self) -> npt.NDArray[np.float64]:
        """Milliseconds from each of many moves of a pointer, 60 a second, to the pixels that show it."""
        taken = []
        place = self.place(0)
        QTest.mousePress(self.wheel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        wait_until(lambda: self.screen.painted_at > 0)
        for step in range(1, _MOVES):
            asked, before = time.perf_counter(), self.screen.painted_at
            mix = self.model.mix
            move_pointer(self.wheel, self.place(step))
            if self.model.mix == mix:
                continue
            wait_until(lambda last=before: self.screen.painted_at > last)  # type: ignore[misc]
            taken.append((self.screen.painted_at - asked) * 1e3)
            wait_until(lambda start=asked: time.perf_counter() - start > _FRAME_SECONDS)  # type: ignore[misc]
        QTest.mouseRelease(self.wheel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.place(_MOVES))
        return np.array(taken)

    def _count(self, _name: str, _image: QImage) -> None:
        self.miniatures += 1

    def place(self, step: int) -> QPoint:
        """Twice round the wheel, in and out."""
        point = WheelPoint(step * 3.0 % 360, 0.75 + 0.55 * float(np.sin(step / 11)))
        return self.wheel.wheel_layout.position(point).toPoint()


def move_pointer(wheel: ExpressionWheel, place: QPoint) -> None:
    """A move with the button held, which QTest.mouseMove cannot say; Ctrl keeps it from snapping."""
    where, none, left = QPointF(place), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, wheel.mapToGlobal(where), none, left, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(wheel, event)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let events happen until `condition` holds, looking often: what is measured are milliseconds."""
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


@pytest.fixture(scope="module")
def qapp() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["pixelsmile-benchmark"])


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    worker = PreviewWorker(CurrentStudio(build_studio, Settings))
    worker.start()
    desk = Desk(worker)
    yield desk
    desk.window.close()
    worker.stop()


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
    report.add(f"photo to faces, 12 miniatures and final preview ({name})", f"{opened:.1f} s", "")
    report.add(
        f"wheel move to painted preview, 1600 pixels ({name})",
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
