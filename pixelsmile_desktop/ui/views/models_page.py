"""The page of the models: what there is, what can be fetched, and everything that can be done with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.engine_setup import SetupPlan
from pixelsmile_desktop.studio.models import DownloadPlan
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.model_words import plan_text, removal_text, result_text, task_text
from pixelsmile_desktop.ui.notices import Notice, NoticeCentre, NoticeLevel
from pixelsmile_desktop.ui.runtime_words import plan_text as runtime_text
from pixelsmile_desktop.ui.runtime_words import summary_text
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import listed_text
from pixelsmile_desktop.ui.viewmodels.engine_setup import EngineSetup
from pixelsmile_desktop.ui.viewmodels.models_model import ModelsModel
from pixelsmile_desktop.ui.viewmodels.network_use import NetworkState
from pixelsmile_desktop.ui.viewmodels.runtime_model import RuntimeModel
from pixelsmile_desktop.ui.views.runtime_section import RuntimeSection
from pixelsmile_desktop.ui.widgets.disk_ledger import DiskLedger
from pixelsmile_desktop.ui.widgets.elided_label import ElidedLabel
from pixelsmile_desktop.ui.widgets.model_card import CardVerb, ModelCard
from pixelsmile_desktop.ui.widgets.place_dialog import PlaceDialog
from pixelsmile_desktop.ui.widgets.progress_line import ProgressLine
from pixelsmile_desktop.ui.widgets.prompt_panel import PromptPanel
from pixelsmile_desktop.ui.widgets.scrolling_column import ScrollingColumn
from pixelsmile_desktop.ui.workers.failure import Failure
from pixelsmile_desktop.ui.workers.model_care_worker import CareTask, CareVerb

_CARE = {
    CardVerb.VERIFY: CareVerb.VERIFY,
    CardVerb.REMOVE: CareVerb.PLAN_REMOVAL,
}
_PLACED = {CardVerb.IMPORT: CareVerb.IMPORT, CardVerb.ADOPT: CareVerb.ADOPT, CardVerb.EXPORT: CareVerb.EXPORT}
_WIDEST = 860


class ModelsPage(QWidget):
    """Everything that the command line can do with models and with the engine runtime.

    Args:
        model: the models.
        runtimes: the engine runtime.
        notices: hears of failures.
        parent: the window.
    """

    def __init__(
        self, model: ModelsModel, runtimes: RuntimeModel, notices: NoticeCentre, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._setup = EngineSetup(model, runtimes, self)
        self._model, self._notices = model, notices
        self._cards: dict[str, ModelCard] = {}
        self._shown_plan: DownloadPlan | None = None
        self._placed_task: CareTask | None = None
        self._folder = ElidedLabel(self)
        self._open = QPushButton(icon("folder_open"), self.tr("Open"), self)
        self._ledger = DiskLedger(self)
        self._clean = QPushButton(self.tr("Clean up…"), self)
        self._get = QPushButton(icon("download", theme.ON_ACCENT.name()), self.tr("Get the PixelSmile model"), self)
        self._off = QLabel(self.tr("Connections are switched off in the settings."), self)
        self._prompt = PromptPanel(self)
        self._download_line = ProgressLine(self, can_pause=True)
        self._task_line = ProgressLine(self)
        self._said = QLabel(self)
        self._runtime = RuntimeSection(runtimes, notices, self)
        self._list = QVBoxLayout()
        self._build()
        self._connect()
        self._show()

    def get_needed(self) -> None:
        """Begin to fetch what the PixelSmile engine needs: find out what it takes, and ask."""
        self._say("")
        self._setup.plan()

    def _build(self) -> None:
        title = QLabel(self.tr("Models"), self)
        theme.give_role(title, theme.HEADING)
        for label in (self._folder, self._off):
            theme.give_role(label, theme.CAPTION)
        theme.give_role(self._get, theme.PRIMARY)
        theme.give_role(self._open, theme.QUIET)
        theme.give_role(self._clean, theme.QUIET)
        self._said.setWordWrap(True)
        self._said.hide()
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        top.addWidget(title)
        top.addWidget(self._folder, 1)
        top.addWidget(self._open)
        top.addWidget(self._clean)
        self._list.setSpacing(theme.GAP)
        content = QWidget(self)
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(*(3 * theme.GAP,) * 4)
        column.setSpacing(2 * theme.GAP)
        column.addLayout(top)
        column.addWidget(self._ledger)
        column.addWidget(self._get, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._off, self._prompt, self._download_line, self._task_line, self._said):
            column.addWidget(widget)
        column.addWidget(self._runtime)
        column.addLayout(self._list)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ScrollingColumn(content, self))

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._show)
        model.network_changed.connect(self._show)
        model.download_progressed.connect(self._on_download_progressed)
        model.task_progressed.connect(self._on_task_progressed)
        model.task_done.connect(self._on_task_done)
        model.failed.connect(self._on_failed)
        self._setup.changed.connect(self._show)
        self._setup.planned.connect(self._on_setup_planned)
        self._get.clicked.connect(self.get_needed)
        self._open.clicked.connect(self._on_open_clicked)
        self._clean.clicked.connect(self._on_clean_clicked)
        self._prompt.accepted.connect(self._on_accepted)
        self._prompt.declined.connect(self._show_overview)
        self._download_line.paused.connect(model.pause_download)
        self._download_line.cancelled.connect(model.cancel_download)
        self._task_line.cancelled.connect(model.cancel_task)

    # What is shown.

    def _show(self) -> None:
        self._show_overview()
        self._show_work()
        self._show_plan()

    def _show_overview(self) -> None:
        overview = self._model.overview
        is_online = self._model.network is not NetworkState.OFF
        self._open.setEnabled(overview is not None)
        is_offered = self._setup.is_needed and self._setup.is_idle and not isinstance(self._prompt.subject, SetupPlan)
        self._get.setVisible(is_offered and not self._model.downloading and not self._model.is_planning)
        self._get.setEnabled(is_online)
        self._off.setVisible(not is_online)
        if overview is None:
            self._clean.hide()
            return
        self._folder.setText(str(overview.folder))
        self._ledger.set_amounts(overview.disk_used, overview.disposable, overview.disk_free)
        self._clean.setVisible(bool(overview.leftovers))
        for listing in overview.listings:
            name = listing.entry.name
            if name not in self._cards:
                self._cards[name] = ModelCard(listing, self)
                self._cards[name].asked.connect(self._on_asked)
                self._list.addWidget(self._cards[name])
            task = self._model.task
            is_busy = name in self._model.downloading or (task is not None and task.name == name)
            self._cards[name].set_listing(listing, is_busy=is_busy, is_online=is_online)

    def _show_work(self) -> None:
        names = self._model.downloading
        if names:
            title = self.tr("Downloading {names}").format(names=listed_text(map(self._model.title_of, names)))
            self._download_line.begin(title, is_paused=self._model.is_paused)
        elif self._model.is_planning:
            self._download_line.begin(self.tr("Asking the hub what it takes"), is_pausable=False)
        else:
            self._download_line.stop()
        task = self._model.task
        if task is None:
            self._task_line.stop()
        else:
            self._task_line.begin(task_text(task, self._model.title_of(task.name)))

    def _show_plan(self) -> None:
        plan = self._model.plan_result
        if plan is None or plan is self._shown_plan or self._model.is_planning or not self._setup.is_idle:
            return
        self._shown_plan = plan
        if not plan.bytes_missing:
            self._say(self.tr("Everything of it is here already."))
        elif not plan.fits:
            self._say_full(plan_text(plan))
        else:
            names = tuple(model.entry.name for model in plan.models)
            self._ask(names, self.tr("Download now?"), plan_text(plan), self.tr("Download"), names)

    def _on_setup_planned(self, plan: SetupPlan) -> None:
        """Ask once for all that the engine lacks; what both parts take stands above what it is together."""
        self._shown_plan = plan.models
        said = []
        if plan.runtime is not None and plan.runtime_folder is not None:
            said.append(runtime_text(plan.runtime, plan.runtime_folder))
        if plan.models is not None:
            said.append(plan_text(plan.models))
        said += [summary_text(plan)] if len(said) > 1 else []
        text = "\n\n".join(said)
        if plan.fits:
            self._ask(plan, self.tr("Download now?"), text, self.tr("Download"), plan.model_names)
        else:
            self._say_full(text)

    def _ask(self, subject: object, title: str, text: str, yes: str, names: tuple[str, ...]) -> None:
        """Ask, and have the notices of these models accepted with the answer."""
        overview = self._model.overview
        notice = None if overview is None else overview.notice_of(names)
        consent = self.tr("I have read this and keep to it") if notice else ""
        self._prompt.ask(subject, title, "\n\n".join(part for part in (notice, text) if part), yes, consent)
        self._show_overview()

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        self._said.setText(text)
        self._said.setStyleSheet(f"color: {theme.DANGER.name()};" if is_bad else "")
        self._said.setVisible(bool(text))

    def _say_full(self, needed: str) -> None:
        said = self.tr("There is not enough room on the disk; make room, or choose another folder in the settings.")
        self._say(f"{said}\n\n{needed}", is_bad=True)

    # What the user asks.

    def _plan(self, names: tuple[str, ...]) -> None:
        self._say("")
        self._shown_plan = None
        self._model.plan(names)

    def _on_asked(self, name: str, verb: CardVerb) -> None:
        self._say("")
        self._prompt.withdraw()
        if verb is CardVerb.DOWNLOAD:
            self._plan((name,))
        elif verb in _CARE:
            self._model.do(CareTask(_CARE[verb], name))
        elif verb is CardVerb.REPAIR:
            text = self.tr("Every byte is read, and only broken files are fetched again.")
            self._prompt.ask(CareTask(CareVerb.REPAIR, name), self.tr("Repair it?"), text, self.tr("Repair"))
        elif verb in _PLACED:
            self._ask_place(CareTask(_PLACED[verb], name))
        else:
            self._open_folder_of(name)

    def _ask_place(self, task: CareTask) -> None:
        """Ask for consent first where a model has a notice, and then where it lies or where it goes."""
        overview = self._model.overview
        needs_consent = task.verb is not CareVerb.EXPORT and overview is not None and overview.notice_of((task.name,))
        if needs_consent and not task.accepts_notice:
            self._ask(task, self.tr("Before you use this model"), "", self.tr("Go on"), (task.name,))
            return
        self._placed_task = task
        dialog = PlaceDialog(self, task_text(task, self._model.title_of(task.name)), is_folder=True)
        dialog.chosen.connect(self._on_place_chosen)
        dialog.open()

    def _on_place_chosen(self, place: Path) -> None:
        task, self._placed_task = self._placed_task, None
        if task is not None:
            self._model.do(replace(task, place=place))

    def _on_accepted(self, subject: object) -> None:
        if isinstance(subject, SetupPlan):
            self._setup.begin(subject)
        elif isinstance(subject, tuple):
            self._model.download(subject, accepts_notice=True)
        elif isinstance(subject, CareTask) and subject.verb in _PLACED.values():
            self._ask_place(replace(subject, accepts_notice=True))
        elif isinstance(subject, CareTask):
            self._model.do(subject)

    def _on_open_clicked(self) -> None:
        folder = self._model.folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _open_folder_of(self, name: str) -> None:
        overview = self._model.overview
        listings = () if overview is None else overview.listings
        for listing in listings:
            if listing.entry.name == name:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(listing.state.folder)))

    def _on_clean_clicked(self) -> None:
        overview = self._model.overview
        if overview is None:
            return
        # Downloads that could go on are asked about when nothing else is left, so that they are a choice of their own.
        gone = overview.remains or overview.leftovers
        lines = [f"{size_text(leftover.bytes)}  {leftover.path}" for leftover in gone]
        whole = sum(leftover.bytes for leftover in gone)
        title = self.tr("Delete what interrupted work has left, {size}?").format(size=size_text(whole))
        task = CareTask(CareVerb.CLEAN, with_unfinished=not overview.remains)
        self._prompt.ask(task, title, "\n".join(lines), self.tr("Delete"))

    # What the threads say.

    def _on_download_progressed(self, progress: Progress) -> None:
        self._download_line.set_progress(progress)

    def _on_task_progressed(self, progress: Progress) -> None:
        self._task_line.set_progress(progress)

    def _on_task_done(self, task: CareTask, result: object) -> None:
        if task.verb is CareVerb.LOOK:
            return
        if task.verb is CareVerb.PLAN_REMOVAL:
            question = self.tr("Remove {name}?").format(name=self._model.title_of(task.name))
            removal = CareTask(CareVerb.REMOVE, task.name)
            self._prompt.ask(removal, question, removal_text(result), self.tr("Remove"))
            return
        self._say(result_text(task, result, self._model.title_of(task.name)))
        broken = getattr(result, "broken", ())
        if task.verb is CareVerb.VERIFY and broken:
            files = "\n".join(str(fault) for fault in broken)
            repair = CareTask(CareVerb.REPAIR, task.name)
            self._prompt.ask(repair, self.tr("Fetch the broken files again?"), files, self.tr("Repair"))

    def _on_failed(self, failure: Failure) -> None:
        what, remedy = sentence_text(failure.what), sentence_text(failure.remedy)
        self._notices.post(Notice(what, remedy, NoticeLevel.ERROR, None, failure.details, "models"))
