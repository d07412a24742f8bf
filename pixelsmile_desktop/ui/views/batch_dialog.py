"""Put one look or several on every selected photo: what is chosen goes into the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.request import EditRequest, EngineName, FaceChoice
from pixelsmile_desktop.studio.copy_paste import settings_of
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import engine_text, mix_text
from pixelsmile_desktop.ui.widgets.preset_list import preset_name

SAME_PERSON: Final = "same person"
"""The choice of faces that `studio.same_person` has to make for each photo."""
_ROW_HEIGHT: Final = 28
"""Logical pixels of a look, so that its box to tick has room."""
_LOOK_ROLE: Final = Qt.ItemDataRole.UserRole


class BatchDialog(QDialog):
    """A sheet over the window. Shown with `open`.

    Signals:
        batch_requested(looks, is_same_person): put each of these `EditRequest`s, which name no photo, on every photo;
            with the face of the person that was edited last, if that is what was chosen.
    """

    batch_requested = Signal(object, bool)

    def __init__(
        self,
        photo_count: int,
        presets: Sequence[Preset],
        current: EditRequest | None,
        why_no_same_person: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a batch.

        Args:
            photo_count: how many photos are selected, at least one.
            presets: the looks that were kept.
            current: the look of now, or that of the clipboard; None if there is none.
            why_no_same_person: why the same person cannot be found in other photos; None if it can.
            parent: the window.
        """
        super().__init__(parent)
        self._photo_count = photo_count
        self._looks = QListWidget(self)
        self._looks.setAccessibleName(self.tr("Looks"))
        self._faces = QComboBox(self)
        self._engine = QComboBox(self)
        self._summary = QLabel(self)
        self._start = QPushButton(self.tr("Put into the queue"), self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self.setWindowTitle(self.tr("Edit %n photo(s)", "", photo_count))
        self._fill_looks(presets, current)
        self._fill_faces(why_no_same_person)
        for engine in EngineName:
            self._engine.addItem(engine_text(engine), engine.value)
        self._lay_out()
        self._looks.itemChanged.connect(self._on_changed)
        self._looks.itemActivated.connect(self._on_activated)
        self._cancel.clicked.connect(self.reject)
        self._start.clicked.connect(self._on_start)
        self._on_changed()

    def looks(self) -> tuple[EditRequest, ...]:
        """The looks that are ticked, with the engine and the faces that are chosen."""
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        engine = EngineName(self._engine.currentData())
        word = self._faces.currentData()
        face = FaceChoice() if word == SAME_PERSON else FaceChoice.parse(word)
        return tuple(replace(item.data(_LOOK_ROLE), engine=engine, face=face) for item in ticked)

    def _fill_looks(self, presets: Sequence[Preset], current: EditRequest | None) -> None:
        if current is not None and not current.mix.is_identity:
            self._add_look(self.tr("Look of now"), settings_of(current), is_ticked=True)
        for preset in presets:
            self._add_look(preset_name(preset), preset.request, is_ticked=False)

    def _add_look(self, name: str, look: EditRequest, *, is_ticked: bool) -> None:
        item = QListWidgetItem(f"{name}  ·  {mix_text(look.mix)}", self._looks)
        item.setSizeHint(QSize(0, _ROW_HEIGHT))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        item.setData(_LOOK_ROLE, look)

    def _fill_faces(self, why_no_same_person: str | None) -> None:
        self._faces.addItem(self.tr("the largest face"), "largest")
        self._faces.addItem(self.tr("all faces"), "all")
        if why_no_same_person is None:
            self._faces.addItem(self.tr("the same person"), SAME_PERSON)
        else:
            self._faces.setToolTip(sentence_text(why_no_same_person))

    def _lay_out(self) -> None:
        theme.give_role(self._summary, theme.CAPTION)
        self._summary.setWordWrap(True)
        theme.give_role(self._start, theme.PRIMARY)
        self._start.setDefault(True)
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * theme.GAP)
        choices.setVerticalSpacing(theme.GAP)
        choices.setColumnStretch(1, 1)
        for row, (text, box) in enumerate(((self.tr("&Faces"), self._faces), (self.tr("&Engine"), self._engine))):
            label = QLabel(text, self)
            label.setBuddy(box)
            box.setAccessibleName(text.replace("&", ""))
            choices.addWidget(label, row, 0)
            choices.addWidget(box, row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._summary, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(self._looks, 1)
        layout.addLayout(choices)
        layout.addLayout(buttons)
        self.resize(520, 520)

    def _items(self) -> list[QListWidgetItem]:
        return [self._looks.item(row) for row in range(self._looks.count())]

    def _on_changed(self) -> None:
        count = len(self.looks())
        self._start.setEnabled(count > 0)
        if count == 0:
            self._summary.setText(self.tr("choose at least one look"))
            return
        photos = self.tr("%n photo(s)", "", self._photo_count)
        looks = self.tr("%n look(s)", "", count)
        edits = self.tr("%n version(s)", "", self._photo_count * count)
        self._summary.setText(f"{photos} \N{MULTIPLICATION SIGN} {looks} = {edits}")

    def _on_activated(self, item: QListWidgetItem) -> None:
        """Return and a double click tick a look, as the space bar does."""
        is_ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def _on_start(self) -> None:
        self.batch_requested.emit(self.looks(), self._faces.currentData() == SAME_PERSON)
        self.accept()
