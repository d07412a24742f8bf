"""One scripted run of the compare view in a process of its own; prints its figures as JSON."""

import json
import math
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QSize
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.benchmarks.memory import peak_megabytes

WIDTH, HEIGHT = 8192, 5464


def photo() -> npt.NDArray[np.uint8]:
    """45 megapixels with structure at every scale."""
    rng = np.random.default_rng(4)
    coarse = rng.integers(40, 216, (HEIGHT // 8, WIDTH // 8, 3), dtype=np.uint8)
    pixels = np.repeat(np.repeat(coarse, 8, axis=0), 8, axis=1)
    for top in range(0, HEIGHT, 256):
        part = pixels[top : top + 256]
        part += rng.integers(0, 40, part.shape, dtype=np.uint8)
    return pixels


def edited(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The same with a face of 2000 x 2500 changed."""
    after = pixels.copy()
    after[1000:3500, 3000:5000] //= 2
    return after


class Run:
    """Drives the view and notes what each frame takes, from the input to the last painted pixel."""

    def __init__(self) -> None:
        self.figures: dict[str, list[float]] = {}
        self.pool = TaskPool(2)
        self.view = CompareView(self.pool)
        self.view.resize(1600, 1000)
        self.view.show()
        QCoreApplication.processEvents()

    def settle(self) -> None:
        """Let everything be made."""
        while not self.view.is_settled:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def frame(self, name: str, move: Callable[[], object]) -> None:
        """One input and its painting."""
        start, worked = time.perf_counter(), time.process_time()
        move()
        self.view.repaint()
        self.figures.setdefault(name, []).append((time.perf_counter() - start) * 1e3)
        self.figures.setdefault(f"{name}, processor", []).append((time.process_time() - worked) * 1e3)

    def pan(self, name: str) -> None:
        """Round a circle at the scales that are looked at."""
        for scale in (0.25, 1 / 3, 0.5, 2 / 3, 1.0, 1.5, 2.0):
            self.view.zoom_1to1()
            self.view.zoom_by(scale)
            for step in range(40):
                angle = step / 40 * math.tau
                self.frame(name, lambda angle=angle: self.view.pan_by(30 * math.cos(angle), 30 * math.sin(angle)))  # type: ignore[misc]

    def zoom(self, name: str) -> None:
        """From the whole photo to 400 % and back, by small steps."""
        self.view.zoom_fit()
        for factor in [1.06] * 50 + [1 / 1.06] * 50:
            self.frame(name, lambda factor=factor: self.view.zoom_by(factor, QPointF(700, 400)))  # type: ignore[misc]

    def note_memory(self, name: str) -> None:
        """The peak so far in MB."""
        self.figures[name] = [peak_megabytes()]


def main() -> None:
    """Run."""
    app = QApplication([])
    before = photo()
    after = edited(before)
    run = Run()
    view = run.view
    start = time.perf_counter()
    view.set_picture_size(QSize(WIDTH, HEIGHT))
    view.set_before(image_of(before))
    view.set_after(image_of(after))
    while not view.is_settled:
        run.frame("frames while both pyramids are built", view.update)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    run.figures["ready"] = [(time.perf_counter() - start) * 1e3]
    for mode, word in ((CompareMode.SPLIT_VERTICAL, "split"), (CompareMode.SIDE_BY_SIDE, "side by side")):
        view.set_mode(mode)
        run.pan(f"pan, {word}")
        run.zoom(f"zoom, {word}")
    view.set_mode(CompareMode.SPLIT_VERTICAL)
    view.zoom_fit()
    run.settle()
    for step in range(100):
        run.frame("divider", lambda step=step: view.set_divider(step / 100))  # type: ignore[misc]
    run.note_memory("memory, pair")
    view.set_mode(CompareMode.DIFFERENCE)
    run.settle()
    run.pan("pan, heat map")
    view.set_mode(CompareMode.SINGLE)
    view.set_overlays({Overlay.MASK, Overlay.CLIPPING})
    run.settle()
    run.pan("pan, mask and clipping")
    run.note_memory("memory, maps")
    view.set_overlays(())
    view.set_mode(CompareMode.SPLIT_VERTICAL)
    view.zoom_fit()
    run.settle()
    previews = [image_of(np.ascontiguousarray(after[::5, ::5] // number)) for number in (1, 2, 3)]
    for step in range(120):
        run.frame("previews of 1600 px streaming in", lambda step=step: view.set_after(previews[step % 3]))  # type: ignore[misc]
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    run.pool.close()
    print(json.dumps(run.figures))


if __name__ == "__main__":
    main()
