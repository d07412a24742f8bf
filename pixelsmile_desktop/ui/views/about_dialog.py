"""About the program: what it is, which version, and under which licences it and everything in it comes."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop import __version__
from pixelsmile_desktop.studio.licences import Licence, licences, own_texts
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import pixmap
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_SIDE = 64


class AboutDialog(QDialog):
    """Open it with `open`; the licences are read by the pool meanwhile."""

    def __init__(self, pool: TaskPool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About PixelSmile Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 560)
        self._names = QListWidget(self)
        self._text = QPlainTextEdit(self)
        self._build()
        self._names.currentItemChanged.connect(self._on_chosen)
        pool.run(_everything, self._on_read)

    def _build(self) -> None:
        picture = QLabel(self)
        picture.setPixmap(pixmap("app", _SIDE, self.devicePixelRatioF(), theme.ACCENT.name()))
        title = QLabel("PixelSmile Desktop", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        versions = QLabel(
            self.tr("Version {version}, Python {python}, Qt {qt}").format(
                version=__version__, python=platform.python_version(), qt=qVersion()
            ),
            self,
        )
        versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        promise = QLabel(
            self.tr("Changes the expression in a portrait, offline, and nothing else in the photo. Apache-2.0."), self
        )
        for label in (versions, promise):
            theme.give_role(label, theme.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(theme.GAP // 2)
        words.addStretch(1)
        for label in (title, versions, promise):
            words.addWidget(label)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.GAP)
        head.addWidget(picture)
        head.addLayout(words, 1)
        self._names.setAccessibleName(self.tr("Parts of the program"))
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setAccessibleName(self.tr("Licence"))
        self._text.setReadOnly(True)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self._names)
        parts.addWidget(self._text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([280, 540])
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(head)
        layout.addWidget(parts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _on_read(self, everything: tuple[str, tuple[Licence, ...]]) -> None:
        own, others = everything
        self._add("PixelSmile Desktop", own)
        for licence in others:
            head = f"{licence.name} {licence.version}\n{licence.licence}\n\n"
            self._add(
                f"{licence.name}  {licence.licence}", head + (licence.text or self.tr("The package has no text."))
            )
        self._names.setCurrentRow(0)

    def _add(self, name: str, text: str) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, text)
        self._names.addItem(item)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        self._text.setPlainText("" if item is None else str(item.data(Qt.ItemDataRole.UserRole)))


def _everything() -> tuple[str, tuple[Licence, ...]]:
    return own_texts(), licences()
