"""The first thing that a new user sees: a portrait that is ready to be edited, and two offers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pixelsmile_desktop.studio.doctor import Diagnosis
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon, pixmap
from pixelsmile_desktop.ui.views.machine_words import machine_line
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskPool

PORTRAIT: Final = Path("portraits") / "astronaut.png"
_CARD_WIDTH: Final = 400


class WelcomePage(QScrollArea):
    """Shown at the first start, and whenever it is asked for.

    Args:
        resources: the folder of what ships with the program.
        pool: reads the portrait.
        parent: the window.

    Signals:
        portrait_chosen(): the user wants to edit the portrait.
        folder_wanted(): he wants to open a folder of his own.
        model_wanted(): he wants to get the PixelSmile model.
    """

    portrait_chosen = Signal()
    folder_wanted = Signal()
    model_wanted = Signal()

    def __init__(self, resources: Path, pool: TaskPool, parent: QWidget) -> None:
        super().__init__(parent)
        self._portrait = _PortraitCard(self)
        self._machine = QLabel(self)
        self._build()
        self._portrait.clicked.connect(self.portrait_chosen)
        path = str(resources / PORTRAIT)
        pool.run(lambda: QImage(path), self._portrait.show_picture, priority=Priority.VISIBLE)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Say in a line what the computer has, and how the engine would use it."""
        self._machine.setText(machine_line(diagnosis))

    def _build(self) -> None:
        self._machine.setText(self.tr("Looking at what this computer can do …"))
        self._machine.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._machine.setWordWrap(True)
        theme.give_role(self._machine, theme.CAPTION)
        content = QWidget(self)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The cards stand out from the background of the window, not from that of a panel.
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(4 * theme.GAP, 3 * theme.GAP, 4 * theme.GAP, 3 * theme.GAP)
        layout.setSpacing(3 * theme.GAP)
        layout.addStretch(2)
        layout.addWidget(_headline(self.tr("The right moment, with the right face."), self))
        layout.addWidget(
            _subline(
                self.tr(
                    "Change the expression in a portrait and nothing else in the photo. Everything happens on this"
                    " computer; your originals are never touched."
                ),
                self,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(3 * theme.GAP)
        row.addStretch(1)
        row.addWidget(self._portrait)
        row.addLayout(self._offers())
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._machine)
        layout.addStretch(3)

    def _offers(self) -> QVBoxLayout:
        offers = QVBoxLayout()
        offers.setSpacing(2 * theme.GAP)
        folder = _Offer(
            "folder_open",
            self.tr("Open a folder of photos"),
            self.tr("It stays where it is. Drop it anywhere on this window, or choose it here."),
            self.tr("Open folder…"),
            self,
        )
        folder.accepted.connect(self.folder_wanted)
        model = _Offer(
            "sparkle",
            self.tr("Get the PixelSmile model"),
            self.tr("For the finest results, on a graphics card. The Instant engine is ready without it."),
            self.tr("See what it takes…"),
            self,
        )
        model.accepted.connect(self.model_wanted)
        offers.addWidget(folder)
        offers.addWidget(model)
        return offers


class _PortraitCard(QWidget):
    """The portrait with its name and a button on it."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._scaled = QImage()
        self.setFixedSize(_CARD_WIDTH, _CARD_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        button = QPushButton(self.tr("Try it on this portrait"), self)
        button.setIcon(icon("wheel", theme.ON_ACCENT.name()))
        theme.give_role(button, theme.PRIMARY)
        button.clicked.connect(self.clicked)
        credit = QLabel(self.tr("Eileen Collins, astronaut. NASA, public domain."), self)
        theme.give_role(credit, theme.CAPTION)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GAP, 2 * theme.GAP, 2 * theme.GAP, 2 * theme.GAP)
        layout.addStretch(1)
        layout.addWidget(button)
        layout.addWidget(credit, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_picture(self, picture: QImage) -> None:
        """Show the portrait as soon as it was read."""
        self._picture = picture
        self._scaled = QImage()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it will do."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the portrait with round corners, darker where the words are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), theme.RAISED)
        if not self._picture.isNull():
            painter.drawImage(self.rect(), self._fitting())
        shade = QLinearGradient(0, self.height() * 0.55, 0, self.height())
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 210))
        painter.fillRect(self.rect(), shade)

    def _fitting(self) -> QImage:
        wanted = self.size() * self.devicePixelRatioF()
        if self._scaled.size() != wanted:
            self._scaled = self._picture.scaled(
                wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
        return self._scaled


class _Offer(QFrame):
    """A card with an icon, two lines and a button."""

    accepted = Signal()

    def __init__(self, drawing: str, title: str, text: str, button_text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self.setStyleSheet(f"#offer {{ background: {theme.PANEL.name()}; border-radius: 12px; }}")
        self.setFixedWidth(_CARD_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        sign = QLabel(self)
        sign.setPixmap(pixmap(drawing, 28, self.devicePixelRatioF(), theme.ACCENT.name()))
        heading = QLabel(title, self)
        theme.give_role(heading, theme.HEADING)
        words = QLabel(text, self)
        words.setWordWrap(True)
        theme.give_role(words, theme.CAPTION)
        button = QPushButton(button_text, self)
        button.clicked.connect(self.accepted)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * theme.GAP, 2 * theme.GAP, 2 * theme.GAP, 2 * theme.GAP)
        grid.setHorizontalSpacing(2 * theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(4, 1)
        grid.addWidget(sign, 1, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(heading, 1, 1)
        grid.addWidget(words, 2, 1)
        grid.addWidget(button, 3, 1, Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        """Two of them are as high as the portrait beside them."""
        return QSize(_CARD_WIDTH, (_CARD_WIDTH - 2 * theme.GAP) // 2)


def _headline(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2.2)
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _subline(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {theme.DIM.name()};")
    return label
