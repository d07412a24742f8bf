"""The panel on the right of a photo under edit: the wheel, its numbers, the faces, the engine, presets and history."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.core.request import EngineName, Precision
from pixelsmile_desktop.studio.doctor import PixelSmileReadiness
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.amounts import number_text
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.viewmodels.edit_model import EditModel
from pixelsmile_desktop.ui.viewmodels.version_model import VersionModel
from pixelsmile_desktop.ui.widgets.engine_panel import EnginePanel
from pixelsmile_desktop.ui.widgets.expression_wheel import ExpressionWheel
from pixelsmile_desktop.ui.widgets.face_strip import FaceStrip
from pixelsmile_desktop.ui.widgets.history_list import HistoryList
from pixelsmile_desktop.ui.widgets.mix_fields import MixFields
from pixelsmile_desktop.ui.widgets.preset_list import PresetList
from pixelsmile_desktop.ui.widgets.upper_first_splitter import UpperFirstSplitter

_LEAST_WIDTH = 300
_LEAST_LIST_HEIGHT = 118
_WHEEL_HEIGHTS = (240, 330)
_WHEEL_SHAPE = 0.76
"""Height of the wheel for its width: its names stand beside it rather than above it."""


class EditInspector(QWidget):
    """Binds the widgets of an edit to its model.

    Args:
        model: the edit.
        versions: its history.
        actions: the commands.
        parent: the window.

    Attributes:
        engine: the switch, the plan and the button.
        history: the versions.
        presets: the looks.
    """

    def __init__(self, model: EditModel, versions: VersionModel, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._versions = versions
        self._wheel = ExpressionWheel(self)
        self._fields = MixFields(self)
        self._faces = FaceStrip(self)
        self._faces_title = QLabel(self)
        self._warnings = QLabel(self)
        self.engine = EnginePanel(actions, self)
        self.history = HistoryList(self)
        self.presets = PresetList(self)
        self._lists = self._make_lists()
        self._build(actions)
        self._connect()
        self._show_faces()
        self._show_warnings()
        self._on_opened()

    def set_readiness(self, readiness: PixelSmileReadiness | None, precision: Precision) -> None:
        """Show how the PixelSmile engine stands.

        Args:
            readiness: under the options of the edit; None if that is not known yet.
            precision: of edits that ask for none of their own.
        """
        self.engine.options.set_precision_of_settings(precision)
        if readiness is not None:
            self.engine.set_readiness(readiness)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the wheel as high as its width needs."""
        super().resizeEvent(event)
        least, most = _WHEEL_HEIGHTS
        self._wheel.setFixedHeight(max(least, min(most, round(_WHEEL_SHAPE * (self.width() - 4 * theme.GAP)))))

    def ask_for_preset_name(self) -> None:
        """Let the user name the look of now, to keep it."""
        self._lists.setCurrentWidget(self.presets)
        self.presets.ask_for_name()

    def _build(self, actions: Actions) -> None:
        theme.give_role(self._faces_title, theme.HEADING)
        self._warnings.setWordWrap(True)
        self._warnings.setTextFormat(Qt.TextFormat.PlainText)
        self._warnings.setStyleSheet(f"color: {theme.ACCENT.name()};")
        content = _HighEnough(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(2 * theme.GAP, theme.GAP // 2, 2 * theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._heading(actions))
        upper: tuple[QWidget, ...] = (self._wheel, self._fields, self._warnings, _line(content))
        lower: tuple[QWidget, ...] = (self._faces_title, self._faces, self.engine)
        for widget in (*upper, *lower):
            layout.addWidget(widget)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: its coming would move the wheel under the pointer that drags.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        splitter = UpperFirstSplitter(area, self._lists, self)
        content.height_needed.connect(splitter.set_needed)
        outer.addWidget(splitter, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * theme.GAP, theme.GAP, 2 * theme.GAP, theme.GAP)
        foot.addWidget(self.engine.render_button)
        outer.addLayout(foot)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _heading(self, actions: Actions) -> QHBoxLayout:
        title = QLabel(self.tr("Expression"), self)
        theme.give_role(title, theme.HEADING)
        reset = QToolButton(self)
        reset.setDefaultAction(actions["mix.reset"])
        reset.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        theme.give_role(reset, theme.QUIET)
        heading = QHBoxLayout()
        heading.addWidget(title)
        heading.addStretch(1)
        heading.addWidget(reset)
        return heading

    def _make_lists(self) -> QTabWidget:
        lists = QTabWidget(self)
        lists.setDocumentMode(True)
        lists.addTab(self.history, self.tr("History"))
        lists.addTab(self.presets, self.tr("Presets"))
        lists.setMinimumHeight(_LEAST_LIST_HEIGHT)
        lists.setContentsMargins(theme.GAP, 0, 0, 0)
        return lists

    def _connect(self) -> None:
        model = self._model
        for editor in (self._wheel, self._fields):
            editor.mix_edited.connect(model.set_mix)
            editor.move_finished.connect(model.finish_move)
        self._faces.face_clicked.connect(model.click_face)
        model.mix_changed.connect(self._show_mix)
        model.engine_changed.connect(self._show_engine)
        model.options_changed.connect(self._show_options)
        self.engine.plan_pinned.connect(self._on_plan_pinned)
        self.engine.options.options_edited.connect(model.set_options)
        self.engine.options.paste_back_edited.connect(model.set_paste_back)
        self.engine.options.reset_wanted.connect(model.reset_options)
        model.faces_changed.connect(self._show_faces)
        model.face_changed.connect(self._show_chosen)
        model.warnings_changed.connect(self._show_warnings)
        model.opened.connect(self._on_opened)
        model.miniature_changed.connect(self._wheel.set_miniature)
        model.face_picture_changed.connect(self._faces.set_picture)
        self._versions.changed.connect(self._show_versions)
        self.history.chosen.connect(self._versions.show_version)
        self.history.snapshot_requested.connect(self._versions.name)

    def _on_opened(self) -> None:
        has_photo = self._model.entry is not None
        for widget in (self._wheel, self._fields, self._faces, self.history, self.presets):
            widget.setEnabled(has_photo)
        self._wheel.clear_miniatures()
        self._show_mix()
        self._show_engine()
        self._show_options()
        self._show_versions()

    def _show_mix(self) -> None:
        self._wheel.set_mix(self._model.mix)
        self._fields.set_mix(self._model.mix)
        self._faces.set_edited(self._model.edited)
        self._show_warnings()

    def _show_engine(self) -> None:
        self._fields.set_engine(self._model.engine)
        self.engine.set_engine(self._model.engine)

    def _show_options(self) -> None:
        self.engine.set_choice(self._model.options, self._model.paste_back)

    def _on_plan_pinned(self, name: str | None) -> None:
        self._model.set_options(replace(self._model.options, plan=name))

    def _show_faces(self) -> None:
        self._faces.set_faces(self._model.faces)
        self._faces.setVisible(bool(self._model.faces))
        if self._model.is_faceless:
            self._faces_title.setText(self.tr("There is no face in this photo"))
        else:
            self._faces_title.setText(self.tr("Faces in this photo"))
        for editor in (self._wheel, self._fields):
            editor.setEnabled(self._model.entry is not None and not self._model.is_faceless)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._faces.set_chosen(self._model.chosen)
        self._faces.set_edited(self._model.edited)
        self._show_warnings()

    def _show_warnings(self) -> None:
        # What is known of the blend stands beside its numbers.
        own = [sentence_text(text) for text in self._model.warnings() if text not in self._model.mix.warnings()]
        others = [
            self.tr("Face {number}: {warning}").format(number=index + 1, warning=sentence_text(warning))
            for index, warning in self._model.warnings_of_others()
        ]
        self._warnings.setText("\n".join((*own, *others)))
        self._warnings.setVisible(bool(own or others))

    def _show_versions(self) -> None:
        standing = self._versions.standing
        current = None if standing is None else standing.current
        self.history.set_versions(
            () if standing is None else standing.versions, None if current is None else current.id
        )
        made = None if current is None or current.engine is EngineName.INSTANT else current.request.options.seed
        self.engine.options.set_version_seed(made)
        said = []
        if current is not None and current.identity is not None:
            said.append(self.tr("identity {value}").format(value=number_text(current.identity, 2)))
        if current is not None and current.changed_share is not None:
            said.append(
                self.tr("{share} % changes, the rest is bit-identical").format(
                    share=number_text(100 * current.changed_share, 1)
                )
            )
        self.engine.set_result(" · ".join(said))


class _HighEnough(QWidget):
    """The column of the panel, never lower than its lines of text need at its width.

    A scroll area alone asks for the least height at any width, and would push broken lines over their neighbours.

    Signals:
        height_needed(int): so many pixels, which are others than before.
    """

    height_needed = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Follow the texts and the width."""
        handled = super().event(event)
        layout = self.layout()
        if layout is not None and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            height = layout.minimumHeightForWidth(self.width())
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
                self.height_needed.emit(height)
        return handled


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.LINE.name()};")
    return line
