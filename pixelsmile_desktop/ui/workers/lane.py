"""Threads for workers that are told what to do by signals, with an orderly end."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QThread, Signal, Slot

from pixelsmile_desktop.ui.workers.courtesy import give_way


class Lane(QThread):
    """Runs the slots of its workers. It must have ended before it is dropped: call `end`, and then `join`.

    Args:
        name: of the thread, for whoever looks at the process.
        workers: live in this thread from now on; none may have a parent.
        parent: of the thread.
    """

    _end = Signal()

    def __init__(self, name: str, *workers: QObject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._ender = _Ender()
        self._inhabitants = (*workers, self._ender)
        for inhabitant in self._inhabitants:
            inhabitant.moveToThread(self)
        self._end.connect(self._ender.end)

    def run(self) -> None:
        """Serve signals until the end, giving way to the thread of the window."""
        give_way()
        super().run()

    def end(self) -> None:
        """Let the thread end after everything that it was asked to do before; `finished` follows."""
        self._end.emit()

    def join(self, patience_ms: int) -> bool:
        """Wait for the end, which must have been asked for; whether it came in time."""
        return self.wait(patience_ms)


class Lanes(QObject):
    """Several lanes that begin and end together.

    Args:
        workers: for each lane its name and who lives in it.
        parent: of the threads.

    Signals:
        ended(): after `end`, when all of them have; once.
    """

    ended = Signal()

    def __init__(self, workers: Mapping[str, QObject], parent: QObject) -> None:
        super().__init__(parent)
        self._lanes = [Lane(name, worker, parent=self) for name, worker in workers.items()]
        self._has_ended = False
        for lane in self._lanes:
            lane.finished.connect(self._on_finished)

    @property
    def are_running(self) -> bool:
        """Whether any of them has begun and not ended."""
        return any(lane.isRunning() for lane in self._lanes)

    def start(self) -> None:
        """Begin."""
        for lane in self._lanes:
            lane.start()

    def end(self) -> None:
        """Let each end after everything that it was asked to do before; `ended` follows, at once if none has begun."""
        if not self.are_running:
            self._tell()
        for lane in self._lanes:
            lane.end()

    def join(self, patience_ms: int) -> bool:
        """Wait for the end, which must have been asked for; whether each came in time."""
        return all(lane.join(patience_ms) for lane in self._lanes)

    def _on_finished(self) -> None:
        # All may have ended before the first of their signals is heard.
        if all(lane.isFinished() for lane in self._lanes):
            self._tell()

    def _tell(self) -> None:
        if not self._has_ended:
            self._has_ended = True
            self.ended.emit()


class _Ender(QObject):
    """Ends the thread that it lives in, when its turn comes. `quit` alone would overtake what was asked before."""

    @Slot()
    def end(self) -> None:
        self.thread().quit()
