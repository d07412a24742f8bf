"""The jobs of the queue as rows: what each is, how far it is, and how it ended. What waits can be dragged."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.texts import job_state_text, stage_text
from pixelsmile_desktop.ui.viewmodels.job_rows import JobRow
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel

_ROW: Final = 56
_ICON: Final = 20
_ICONS: Final = {
    JobState.QUEUED: ("queue", theme.DIM),
    JobState.RUNNING: ("play", theme.ACCENT),
    JobState.SUCCEEDED: ("check", theme.GOOD),
    JobState.FAILED: ("error", theme.DANGER),
    JobState.CANCELLED: ("cancel", theme.DIM),
}

Index = QModelIndex | QPersistentModelIndex


class JobList(QListView):
    """A view of the queue.

    Args:
        model: the queue.
        parent: the page.
    """

    def __init__(self, model: QueueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_JobDelegate(self))
        self.setAccessibleName(self.tr("Jobs"))
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def selected_jobs(self) -> tuple[JobRow, ...]:
        """The chosen rows, or the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        model = self.model()
        return tuple(model.jobs[row] for row in rows) if isinstance(model, QueueModel) else ()


class _JobDelegate(QStyledItemDelegate):
    """Paints a job in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: JobRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_background(state))
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        name, colour = _ICONS[row.state]
        top = rect.y() + (rect.height() - _ICON) // 2
        icon(name, colour.name()).paint(painter, rect.x() + 2 * theme.GAP, top, _ICON, _ICON)
        inner = rect.adjusted(2 * theme.GAP + _ICON + 2 * theme.GAP, 9, -2 * theme.GAP, -9)
        self._paint_words(painter, inner, row)
        if row.progress is not None:
            _paint_bar(painter, QRect(inner.x(), rect.bottom() - 5, inner.width(), 3), row.progress.fraction)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: JobRow) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        below = sentence_text(row.error) if row.state is JobState.FAILED else _progress_text(row.progress)
        height = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.TEXT)
        elided = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideMiddle, rect.width() - 120)
        painter.drawText(rect, left | height, elided)
        painter.setPen(theme.DIM)
        painter.drawText(rect, right | height, job_state_text(row.state))
        painter.setPen(theme.DANGER if row.state is JobState.FAILED else theme.DIM)
        elided = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, left | Qt.AlignmentFlag.AlignBottom, elided)


def _background(state: QStyle.StateFlag) -> QColor:
    if state & QStyle.StateFlag.State_Selected:
        return theme.RAISED
    return theme.PANEL if state & QStyle.StateFlag.State_MouseOver else theme.BACKGROUND


def _progress_text(progress: Progress | None) -> str:
    if progress is None:
        return ""
    return f"{stage_text(progress.stage)}  ·  {progress.done} / {progress.total}"


def _paint_bar(painter: QPainter, rect: QRect, fraction: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.RAISED)
    painter.drawRoundedRect(rect, 1.5, 1.5)
    painter.setBrush(theme.ACCENT)
    painter.drawRoundedRect(QRect(rect.x(), rect.y(), round(rect.width() * fraction), rect.height()), 1.5, 1.5)
