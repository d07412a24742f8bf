"""The jobs of the queue as rows that Qt's views can show, and drag into another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.render_queue import WorkKind
from pixelsmile_desktop.ui.sentences import sentence_text

_MIME: Final = "application/x-pixelsmile-job"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class JobRow:
    """One job.

    Attributes:
        id: its number.
        kind: what is to be done.
        title: in words.
        state: where it stands.
        error: why it failed, one sentence; empty unless it failed.
        progress: how far it is; None unless it runs and has said so.
        details: the traceback, if it failed by a fault of the program.
    """

    id: int
    kind: WorkKind
    title: str
    state: JobState
    error: str = ""
    progress: Progress | None = None
    details: str = ""


class JobRows(QAbstractListModel):
    """Rows of `JobRow` (under `Qt.ItemDataRole.UserRole`), in the order in which they are done.

    Signals:
        job_changed(int): a job has another state or another error.
        counts_changed(): `waiting`, `running` or `ended` may be different.
        dropped(int, int): a job was dragged to this place, counted from 0; the rows are as before.
    """

    job_changed = Signal(int)
    counts_changed = Signal()
    dropped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[JobRow] = []

    @property
    def jobs(self) -> tuple[JobRow, ...]:
        """All jobs, in the order in which they are done."""
        return tuple(self._rows)

    @property
    def running(self) -> JobRow | None:
        """The job that is being done."""
        return next((row for row in self._rows if row.state is JobState.RUNNING), None)

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return sum(row.state is JobState.QUEUED for row in self._rows)

    @property
    def ended(self) -> int:
        """How many jobs of the list have ended."""
        return sum(row.state.is_terminal for row in self._rows)

    def job(self, job_id: int) -> JobRow | None:
        """The job of that number."""
        row = self._row_of(job_id)
        return None if row is None else self._rows[row]

    def set_rows(self, rows: Sequence[JobRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.counts_changed.emit()

    def update(self, job_id: int, state: JobState, error: str = "", details: str = "") -> JobRow | None:
        """Let a job stand elsewhere; its row as it is then, None if it has none."""
        row = self._row_of(job_id)
        if row is None:
            return None
        changed = replace(self._rows[row], state=state, error=error, details=details, progress=None)
        self._rows[row] = changed
        self.dataChanged.emit(self.index(row), self.index(row))
        self.job_changed.emit(job_id)
        self.counts_changed.emit()
        return changed

    def set_progress(self, job_id: int, progress: Progress) -> None:
        """Show how far a job is."""
        row = self._row_of(job_id)
        if row is not None:
            self._rows[row] = replace(self._rows[row], progress=progress)
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """See `QAbstractItemModel`."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.title
        return sentence_text(row.error) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel`; what waits can be dragged."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        is_waiting = self._rows[index.row()].state is JobState.QUEUED
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_waiting else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """See `QAbstractItemModel`."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """See `QAbstractItemModel`."""
        return [_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The job that is dragged."""
        data = QMimeData()
        first = next(iter(indexes), None)
        if first is not None:
            data.setData(_MIME, str(self._rows[first.row()].id).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Move a job to where it was dropped.

        Returns:
            False always, because the rows follow when the queue on the disk has changed, and not by the view.
        """
        if data.hasFormat(_MIME):
            job_id = int(bytes(data.data(_MIME).data()))
            source = self._row_of(job_id)
            target = len(self._rows) if row < 0 else row
            if source is not None:
                self.dropped.emit(job_id, target - 1 if source < target else target)
        return False

    def _row_of(self, job_id: int) -> int | None:
        return next((number for number, row in enumerate(self._rows) if row.id == job_id), None)
