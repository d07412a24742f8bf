"""The part of the page of the models that looks after the engine runtime."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.engine_runtime import RuntimePlan
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.notices import Notice, NoticeCentre, NoticeLevel
from pixelsmile_desktop.ui.runtime_words import plan_text, removal_text, result_text, task_text
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog
from pixelsmile_desktop.ui.widgets.progress_line import ProgressLine
from pixelsmile_desktop.ui.widgets.prompt_panel import PromptPanel
from pixelsmile_desktop.ui.widgets.runtime_card import RuntimeCard
from pixelsmile_desktop.ui.workers.failure import Failure
from pixelsmile_desktop.ui.workers.runtime_worker import CONNECTING, RuntimeTask, RuntimeVerb

_PLACED: Final = frozenset({RuntimeVerb.IMPORT, RuntimeVerb.EXPORT})


class RuntimeSection(QWidget):
    """Everything that the command line can do with runtimes; one line where the engine needs none.

    Args:
        model: the runtimes.
        notices: hears of failures.
        parent: the page.
    """

    def __init__(self, model: RuntimeModel, notices: NoticeCentre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._notices = model, notices
        self._own_plan: RuntimeTask | None = None
        self._placed_task: RuntimeTask | None = None
        self._card = RuntimeCard(self)
        self._prompt = PromptPanel(self)
        self._line = ProgressLine(self, can_pause=True)
        self._said = QLabel(self)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self._said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (self._card, self._prompt, self._line, self._said):
            layout.addWidget(widget)
        self._said.hide()
        self._card.hide()
        if not self._model.is_needed:
            theme.give_role(self._said, theme.CAPTION)
            # Where the program's own Python has torch, a second one would be of no use.
            self._say(self.tr("The PixelSmile engine uses the torch of this installation and needs no runtime."))

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._show)
        model.progressed.connect(self._on_progressed)
        model.done.connect(self._on_done)
        model.failed.connect(self._on_failed)
        self._card.asked.connect(self._on_asked)
        self._prompt.accepted.connect(self._on_accepted)
        self._line.paused.connect(model.pause)
        self._line.cancelled.connect(model.cancel)

    def _show(self) -> None:
        overview, task = self._model.overview, self._model.task
        if overview is not None:
            is_online = self._model.network is not NetworkState.OFF
            self._card.set_overview(overview, is_busy=task is not None, is_online=is_online)
            self._card.show()
        if task is None:
            self._line.stop()
        else:
            is_pausable = task.verb in CONNECTING and task.verb is not RuntimeVerb.PLAN
            self._line.begin(task_text(task), is_paused=self._model.is_paused, is_pausable=is_pausable)

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        self._said.setText(text)
        self._said.setStyleSheet(f"color: {theme.DANGER.name()};" if is_bad else "")
        self._said.setVisible(bool(text))

    # What the user asks.

    def _on_asked(self, task: RuntimeTask) -> None:
        self._say("")
        self._prompt.withdraw()
        if task.verb in _PLACED:
            self._placed_task = task
            dialog = PlaceDialog(self, task_text(task), is_folder=True)
            dialog.chosen.connect(self._on_place_chosen)
            dialog.open()
        elif task.verb is RuntimeVerb.REPAIR:
            text = self.tr("Every byte is read, and only what is broken is fetched again.")
            self._prompt.ask(task, self.tr("Repair the engine runtime?"), text, self.tr("Repair"))
        else:
            self._own_plan = task if task.verb is RuntimeVerb.PLAN else None
            self._model.do(task)

    def _on_place_chosen(self, place: Path) -> None:
        task, self._placed_task = self._placed_task, None
        if task is not None:
            self._model.do(replace(task, place=place))

    def _on_accepted(self, task: RuntimeTask) -> None:
        self._model.do(task)

    # What the thread says.

    def _on_progressed(self, progress: Progress) -> None:
        self._line.set_progress(progress)

    def _on_done(self, task: RuntimeTask, result: object) -> None:
        if task.verb is RuntimeVerb.LOOK:
            return
        if isinstance(result, RuntimePlan):
            # Others ask for plans too, and put their own question.
            if task is self._own_plan:
                self._ask_to_install(task, result)
        elif task.verb is RuntimeVerb.PLAN_REMOVAL:
            removal = replace(task, verb=RuntimeVerb.REMOVE)
            self._prompt.ask(removal, self.tr("Remove the engine runtime?"), removal_text(result), self.tr("Remove"))
        else:
            self._say(result_text(task, result))
            faults = getattr(result, "faults", ())
            if faults:
                repair = RuntimeTask(RuntimeVerb.REPAIR, task.kind)
                text = "\n".join(map(str, faults))
                self._prompt.ask(repair, self.tr("Fetch the broken files again?"), text, self.tr("Repair"))

    def _ask_to_install(self, task: RuntimeTask, plan: RuntimePlan) -> None:
        text = plan_text(plan, self._model.overview.folder if self._model.overview is not None else Path())
        if plan.fits:
            install = replace(task, verb=RuntimeVerb.INSTALL)
            self._prompt.ask(install, self.tr("Install the engine runtime now?"), text, self.tr("Install"))
        else:
            said = self.tr("There is not enough room on the disk; make room.")
            self._say(f"{said}\n{text}", is_bad=True)

    def _on_failed(self, task: RuntimeTask, failure: Failure) -> None:
        what, remedy = sentence_text(failure.what), sentence_text(failure.remedy)
        self._notices.post(Notice(what, remedy, NoticeLevel.ERROR, None, failure.details, "runtime"))
