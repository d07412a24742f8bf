"""Shows notices in place, over the page that they are about: a sentence, what to do, and a button for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import SIZE, icon, pixmap
from pixelsmile_desktop.ui.notices import Notice, NoticeCentre, NoticeLevel

_MOST_SHOWN: Final = 3
_PASSING_MS: Final = 8_000
_ICONS: Final = {
    NoticeLevel.INFO: ("info", theme.DIM),
    NoticeLevel.WARNING: ("warning", theme.ACCENT),
    NoticeLevel.ERROR: ("error", theme.DANGER),
}


class NoticeBar(QWidget):
    """The latest notices, one below the other; not there at all while there are none.

    Args:
        centre: where they come from; what was posted before there was a bar is shown at once.
        parent: the window.
        passing_ms: after how long a notice that asks for nothing goes away.
    """

    def __init__(self, centre: NoticeCentre, parent: QWidget | None = None, passing_ms: int = _PASSING_MS) -> None:
        super().__init__(parent)
        self._centre = centre
        self._passing_ms = passing_ms
        self._rows: dict[int, _NoticeRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        centre.posted.connect(self._on_posted)
        centre.withdrawn.connect(self._on_withdrawn)
        for notice in centre.standing:
            self._on_posted(notice)
        self._show_latest()

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The notices that can be seen, oldest first."""
        return tuple(row.notice for row in self._rows.values() if not row.isHidden())

    def _on_posted(self, notice: Notice) -> None:
        row = _NoticeRow(notice, self._centre, self)
        self._rows[id(notice)] = row
        self._layout.addWidget(row)
        if notice.passes:
            row.pass_after(self._passing_ms)
        self._show_latest()

    def _on_withdrawn(self, notice: Notice) -> None:
        row = self._rows.pop(id(notice), None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._show_latest()

    def _show_latest(self) -> None:
        rows = list(self._rows.values())
        for row in rows:
            row.setVisible(row in rows[-_MOST_SHOWN:])
        self.setVisible(bool(rows))


class _NoticeRow(QFrame):
    """One notice."""

    def __init__(self, notice: Notice, centre: NoticeCentre, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._centre = centre
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._dismiss)
        # Screen readers speak of what has an accessible name and takes the focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(notice.text)
        self._build()

    def pass_after(self, milliseconds: int) -> None:
        """Go away after so long."""
        self._timer.start(milliseconds)

    def _build(self) -> None:
        name, colour = _ICONS[self.notice.level]
        self.setObjectName("notice")
        self.setStyleSheet(
            f"#notice {{ background: {theme.PANEL.name()}; border-left: 3px solid {colour.name()}; }}"
            f" #notice:focus {{ border-right: 1px solid {colour.name()}; }}"
        )
        sign = QLabel(self)
        sign.setPixmap(pixmap(name, SIZE, self.devicePixelRatioF(), colour.name()))
        text = QLabel(self._words(), self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(text, 1)
        if self.notice.action is not None:
            button = QPushButton(self.notice.action.text, self)
            button.clicked.connect(self._act)
            layout.addWidget(button)
        if self.notice.details:
            layout.addWidget(self._tool("copy", self.tr("Copy the details"), self._copy))
        layout.addWidget(self._tool("close", self.tr("Dismiss"), self._dismiss))

    def _words(self) -> str:
        sentence = self.notice.sentence[:1].upper() + self.notice.sentence[1:]
        return (
            ". ".join(part for part in (sentence, self.notice.remedy[:1].upper() + self.notice.remedy[1:]) if part)
            + "."
        )

    def _tool(self, name: str, text: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        theme.give_role(button, theme.QUIET)
        button.clicked.connect(slot)
        return button

    def _act(self) -> None:
        action = self.notice.action
        self._dismiss()
        if action is not None:
            action.run()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.notice.text)

    def _dismiss(self) -> None:
        self._centre.dismiss(self.notice)
