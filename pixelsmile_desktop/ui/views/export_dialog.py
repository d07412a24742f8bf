"""Everything that an export asks for, with the name, the bytes and the room on the disk shown while one chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import PixelSmileError, RequestError
from pixelsmile_desktop.studio.export_options import ExportOptions
from pixelsmile_desktop.studio.export_plan import ExportItem, ExportPlan, plan_export, preview_name
from pixelsmile_desktop.studio.export_presets import ExportPresets, in_folder_of
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.sentences import error_text, sentence_text
from pixelsmile_desktop.ui.views.export_fields import ExportFields
from pixelsmile_desktop.ui.views.export_preset_bar import ExportPresetBar
from pixelsmile_desktop.ui.workers.latest_task import LatestTask
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_PAUSE_MS: Final = 120
"""How long the fields must rest before the disk is asked."""

Planned = ExportPlan | PixelSmileError


class ExportDialog(QDialog):
    """A sheet over the window, not modal to the program's work. Shown with `open`.

    Signals:
        export_requested(ExportOptions): export all the items with these options.
    """

    export_requested = Signal(object)

    def __init__(
        self,
        items: Sequence[ExportItem],
        pool: TaskPool,
        presets: ExportPresets,
        start: ExportOptions,
        parent: QWidget | None = None,
    ) -> None:
        """`items` are at least one; `start` is what the fields say at first."""
        super().__init__(parent)
        self._items = tuple(items)
        self._pool = pool
        self._presets = presets
        self._plan: LatestTask[Planned] = LatestTask(pool, self)
        self._plan.ready.connect(self._on_planned)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self._ask_for_plan)
        self._bar = ExportPresetBar(self)
        self._fields = ExportFields(start, self)
        self._example = QLabel(self)
        self._room = QLabel(self)
        self._export = QPushButton(self.tr("Export"), self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self.setWindowTitle(self.tr("Export %n photo(s)", "", len(self._items)))
        self._lay_out()
        self._connect()
        self._read_presets(None)
        self._on_changed()

    def options(self) -> ExportOptions:
        """What the fields say.

        Raises:
            RequestError: something in them cannot be done.
        """
        return self._fields.options()

    def _lay_out(self) -> None:
        for label in (self._example, self._room):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            theme.give_role(label, theme.CAPTION)
        # Room for a complaint of two lines, so that nothing moves while one types.
        self._example.setMinimumHeight(2 * self._example.fontMetrics().lineSpacing())
        self._example.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._example.setAccessibleName(self.tr("Example of a name"))
        self._room.setAccessibleName(self.tr("Size of the export and room on the disk"))
        self._export.setDefault(True)
        theme.give_role(self._export, theme.PRIMARY)
        buttons = QHBoxLayout()
        buttons.addWidget(self._room, 1)
        buttons.addSpacing(theme.GAP)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(self._bar)
        layout.addWidget(self._fields)
        self._fields.add_below_name(self._example)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(680)

    def _connect(self) -> None:
        self._fields.changed.connect(self._on_changed)
        self._fields.browse_requested.connect(self._browse)
        self._bar.chosen.connect(self._on_preset)
        self._bar.save_requested.connect(self._on_save_preset)
        self._bar.remove_requested.connect(self._on_remove_preset)
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self._on_export)
        self.finished.connect(self._on_finished)

    def _on_changed(self) -> None:
        """Say what the first file will be called, or what is wrong, at once; ask the disk when the fields rest."""
        self._export.setEnabled(False)
        self._room.setText("")
        try:
            options = self._fields.options()
            name = preview_name(self._items[0], options, 1, len(self._items))
        except RequestError as error:
            self._say(self._example, error_text(error), is_wrong=True)
            return
        self._say(self._example, self.tr("for example {name}").format(name=name))
        self._rest.start()

    def _ask_for_plan(self) -> None:
        options = self._options_or_none()
        if options is not None:
            self._plan.request(options, partial(_planned, self._items, options))

    def _on_planned(self) -> None:
        planned, options = self._plan.value, self._options_or_none()
        if planned is None or options is None or self._plan.key != options:
            return
        if isinstance(planned, PixelSmileError):
            self._say(self._room, error_text(planned), is_wrong=True)
            return
        said = self.tr("about {needed}, {free} free").format(
            needed=size_text(planned.bytes_needed), free=size_text(planned.bytes_free)
        )
        if not planned.fits:
            said += "; " + self.tr("that is not enough room")
        self._say(self._room, "; ".join((said, *map(sentence_text, planned.complaints))), is_wrong=not planned.fits)
        self._export.setEnabled(planned.fits and planned.count > 0)

    def _on_export(self) -> None:
        options = self._options_or_none()
        if options is None:
            return
        # The dialog may be gone before the disk refuses, so the pool tells of that.
        self._pool.run(partial(self._presets.note_last, options))
        self.export_requested.emit(options)
        self.accept()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the exported files"), self._fields.folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._fields.set_folder)
        dialog.open()

    def _on_preset(self, options: ExportOptions) -> None:
        self._fields.show_options(in_folder_of(options, replace(options, folder=self._fields.folder)))

    def _on_save_preset(self, name: str) -> None:
        options = self._options_or_none()
        if options is not None:
            self._read_presets(name, partial(self._presets.save, name, options))

    def _on_remove_preset(self, name: str) -> None:
        self._read_presets(None, partial(self._presets.remove, name))

    def _read_presets(self, chosen: str | None, change: Callable[[], object] | None = None) -> None:
        self._bar.set_chosen(chosen)
        self._pool.run(partial(_changed_presets, self._presets, change), self._bar.set_presets, self._on_failed)

    def _on_finished(self) -> None:
        self._rest.stop()
        self._plan.forsake()

    def _on_failed(self, error: Exception) -> None:
        said = error_text(error) if isinstance(error, PixelSmileError) else str(error)
        self._say(self._room, said, is_wrong=True)

    def _options_or_none(self) -> ExportOptions | None:
        try:
            return self._fields.options()
        except RequestError:
            return None

    def _say(self, label: QLabel, text: str, *, is_wrong: bool = False) -> None:
        label.setText(text)
        label.setStyleSheet(f"color: {theme.DANGER.name()}" if is_wrong else "")


def _planned(items: Sequence[ExportItem], options: ExportOptions, token: CancelToken) -> Planned:
    token.raise_if_requested()
    try:
        return plan_export(items, options)
    except PixelSmileError as error:
        return error


def _changed_presets(presets: ExportPresets, change: Callable[[], object] | None) -> dict[str, ExportOptions]:
    if change is not None:
        change()
    return presets.all()
