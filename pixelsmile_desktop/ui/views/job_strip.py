"""The strip at the bottom of the window: what goes on, how far it is, what waits, and what the network does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import amount_text, held_text, time_left_text
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.model_words import task_text as model_task_text
from pixelsmile_desktop.ui.runtime_words import task_text
from pixelsmile_desktop.ui.texts import listed_text, stage_text
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState, NetworkUse
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.widgets.elided_label import ElidedLabel

_RESOLUTION: Final = 1000
_HEIGHT: Final = 36
_BAR_WIDTH: Final = 200


class JobStrip(QWidget):
    """One line. The running job comes first, then downloads, then what else is done to models; one of them at a time.

    Args:
        queue: renders and exports.
        models: downloads of models, and what else is done to them.
        runtimes: likewise of the engine runtime.
        network: what all parts of the program do with the network.
        parent: the window.

    Signals:
        queue_wanted(): the user wants to see the queue.
        models_wanted(): he wants to see the models.
        release_wanted(): he wants the memory back that a model holds.
        network_wanted(): he wants to see what was sent over the network.
    """

    queue_wanted = Signal()
    models_wanted = Signal()
    release_wanted = Signal()
    network_wanted = Signal()

    def __init__(
        self,
        queue: QueueModel,
        models: ModelsModel,
        runtimes: RuntimeModel,
        network: NetworkUse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._models, self._runtimes, self._use = queue, models, runtimes, network
        self._progress: dict[object, Progress] = {}
        self._title = ElidedLabel(self)
        self._stage = QLabel(self)
        self._bar = QProgressBar(self)
        self._left = QLabel(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._count = QPushButton(self)
        self._memory = QToolButton(self)
        self._network = QToolButton(self)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        theme.give_role(self, theme.BAR)
        self.setFixedHeight(_HEIGHT)
        for label in (self._stage, self._left):
            theme.give_role(label, theme.CAPTION)
        self._bar.setRange(0, _RESOLUTION)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress of the running job"))
        for button in (self._cancel, self._count):
            theme.give_role(button, theme.QUIET)
        self._count.setToolTip(self.tr("Show the queue"))
        self._memory.setIcon(icon("memory", theme.DIM.name()))
        self._memory.setToolTip(self.tr("Give the model's memory back; the next render loads it anew"))
        for tool in (self._memory, self._network):
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            theme.give_role(tool, theme.QUIET)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GAP, 0, theme.GAP, 0)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(self._title, 1)
        for widget in (self._stage, self._bar, self._left, self._cancel, self._count, self._memory, self._network):
            layout.addWidget(widget)

    def _connect(self) -> None:
        queue, models, runtimes = self._queue, self._models, self._runtimes
        queue.counts_changed.connect(self._show)
        queue.paused_changed.connect(self._show)
        queue.job_changed.connect(self._show)
        queue.progressed.connect(self._on_job_progressed)
        queue.held_changed.connect(self._show)
        models.changed.connect(self._show)
        runtimes.changed.connect(self._show)
        runtimes.progressed.connect(self._on_runtime_progressed)
        self._use.changed.connect(self._show)
        models.download_progressed.connect(self._on_download_progressed)
        models.task_progressed.connect(self._on_task_progressed)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._count.clicked.connect(self.queue_wanted)
        self._memory.clicked.connect(self.release_wanted)
        self._network.clicked.connect(self.network_wanted)

    def _on_job_progressed(self, job_id: int, progress: Progress) -> None:
        self._note(job_id, progress)

    def _on_download_progressed(self, progress: Progress) -> None:
        self._note("download", progress)

    def _on_runtime_progressed(self, progress: Progress) -> None:
        self._note("runtime", progress)

    def _on_task_progressed(self, progress: Progress) -> None:
        self._note("task", progress)

    def _note(self, whose: object, progress: Progress) -> None:
        self._progress[whose] = progress
        if whose == self._shown():
            self._show_progress(progress)

    def _going_on(self) -> list[object]:
        """Whatever is being done, the most important first."""
        running = self._queue.running
        going_on: list[object] = [] if running is None else [running.id]
        if self._models.downloading:
            going_on.append("download")
        if self._runtimes.task is not None:
            going_on.append("runtime")
        if self._models.task is not None:
            going_on.append("task")
        return going_on

    def _shown(self) -> object:
        """Whose progress is shown; None if nothing goes on."""
        return next(iter(self._going_on()), None)

    def _show(self) -> None:
        going_on = self._going_on()
        self._progress = {whose: progress for whose, progress in self._progress.items() if whose in going_on}
        shown = self._shown()
        is_active = shown is not None
        for widget in (self._stage, self._bar, self._left, self._cancel):
            widget.setVisible(is_active)
        self._title.setText(self._title_text(shown))
        self._show_progress(self._progress.get(shown))
        self._show_count()
        self._show_memory()
        self._show_network()

    def _title_text(self, shown: object) -> str:
        running = self._queue.running
        if running is not None:
            return running.title
        if shown == "download":
            names = listed_text(map(self._models.title_of, self._models.downloading))
            text = self.tr("Paused: {names}") if self._models.is_paused else self.tr("Downloading {names}")
            return text.format(names=names)
        runtime_task = self._runtimes.task
        if shown == "runtime" and runtime_task is not None:
            return task_text(runtime_task)
        task = self._models.task
        if shown == "task" and task is not None:
            title = self._models.title_of(task.name)
            return model_task_text(task, title) if title else self.tr("Looking after the models")
        return self.tr("Paused") if self._queue.is_paused and self._queue.waiting else ""

    @property
    def _is_resting(self) -> bool:
        """Whether what is shown is paused."""
        shown = self._shown()
        return (shown == "download" and self._models.is_paused) or (shown == "runtime" and self._runtimes.is_paused)

    def _show_progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._stage.setText("")
            self._left.setText("")
            self._bar.setRange(0, 0 if self._shown() is not None else _RESOLUTION)
            return
        is_resting = self._is_resting
        amount = amount_text(progress, with_rate=not is_resting)
        stage = stage_text(progress.stage)
        self._stage.setText(f"{stage}  {amount}" if amount else stage)
        self._left.setText("" if is_resting else time_left_text(progress))
        self._bar.setRange(0, _RESOLUTION)
        self._bar.setValue(round(progress.fraction * _RESOLUTION))

    def _show_count(self) -> None:
        waiting = self._queue.waiting
        self._count.setText(self.tr("%n waiting", "", waiting))
        self._count.setVisible(waiting > 0)

    def _show_memory(self) -> None:
        held = self._queue.held
        self._memory.setVisible(held is not None and self._queue.running is None)
        if held is not None:
            self._memory.setText(self.tr("Free {amount}").format(amount=held_text(held)))
            self._memory.setAccessibleName(f"{self._memory.text()}. {self._memory.toolTip()}")

    def _show_network(self) -> None:
        state = self._use.state
        words = {
            NetworkState.OFF: (self.tr("Offline"), self.tr("Connections are switched off in the settings")),
            NetworkState.UNUSED: (self.tr("No connection"), self.tr("Nothing is sent and nothing is received")),
            NetworkState.DOWNLOADING: (self.tr("Connected"), self.tr("What you asked for is being fetched")),
            NetworkState.PAUSED: (self.tr("Paused"), self.tr("A download is paused")),
        }
        text, tip = words[state]
        is_quiet = state in {NetworkState.OFF, NetworkState.UNUSED}
        colour = theme.DIM if is_quiet else theme.ACCENT
        self._network.setIcon(icon("offline" if is_quiet else "online", colour.name()))
        self._network.setText(text)
        self._network.setToolTip(tip)
        self._network.setAccessibleName(f"{text}. {tip}")

    def _on_cancel_clicked(self) -> None:
        running = self._queue.running
        if running is not None:
            self._queue.cancel(running.id)
        elif self._models.downloading:
            self._models.cancel_download()
        elif self._runtimes.task is not None:
            self._runtimes.cancel()
        else:
            self._models.cancel_task()
