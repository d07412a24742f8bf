"""Notices that files come and go in the folders of the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_QUIET_MS: Final = 500
"""A copy of many files is looked at when it has been quiet for so long."""
_PATIENCE_MS: Final = 3000
"""And while it goes on, so often."""
_ACTIVATION_MS: Final = 5000
_FOLDERS_AT_A_TIME: Final = 128
MOST_FOLDERS: Final = 4096
"""Systems hand out a limited number of watches to all programs together."""


class FolderWatcher(QObject):
    """Watches folders, and the folders inside them, for files that come, go or change.

    What the system does not report (network drives, folders beyond the limit) is found when the window becomes active
    again.

    Signals:
        changed(folder id): something changed in that library folder, or may have.
    """

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_directory_changed)
        self._roots: dict[int, str] = {}
        self._present: set[int] = set()
        self._folder_of: dict[str, int] = {}
        self._waiting: list[str] = []
        self._changed: set[int] = set()
        self._patience = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
        self._since_activation = QElapsedTimer()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._tell)
        self._adding = QTimer(self)
        self._adding.timeout.connect(self._add_some)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.on_application_state)

    @property
    def watched(self) -> frozenset[str]:
        """Every folder that the system watches for us."""
        return frozenset(self._watcher.directories())

    def watch(self, folder_id: int, folders: Sequence[Path]) -> None:
        """Watch exactly these for a library folder: the folder itself first, then those inside it.

        Args:
            folder_id: of the library folder.
            folders: at least one; `forget` is for none.
        """
        wanted = dict.fromkeys(map(str, folders))
        self._stop([path for path in self._paths_of(folder_id) if path not in wanted])
        root = str(folders[0])
        if self._roots.get(folder_id) != root:
            self._roots[folder_id] = root
            # Only the folder around it tells that the folder itself was renamed, moved away, or came back.
            self._watcher.addPath(str(folders[0].parent))
        self._present.add(folder_id)
        for path in wanted:
            if len(self._folder_of) >= MOST_FOLDERS:
                break
            if path not in self._folder_of:
                self._folder_of[path] = folder_id
                self._waiting.append(path)
        if self._waiting:
            # In portions: each folder costs a call of the system, and the window must go on meanwhile.
            self._adding.start(0)

    def forget(self, folder_id: int) -> None:
        """Watch a library folder no longer."""
        root = self._roots.pop(folder_id, None)
        self._present.discard(folder_id)
        self._changed.discard(folder_id)
        self._stop(self._paths_of(folder_id))
        if root is not None:
            self._stop_parent(str(Path(root).parent))

    def on_application_state(self, state: Qt.ApplicationState) -> None:
        """Have every folder looked at when the user comes back to the window, but not all the time."""
        if state is not Qt.ApplicationState.ApplicationActive:
            return
        if self._since_activation.isValid() and self._since_activation.elapsed() < _ACTIVATION_MS:
            return
        self._since_activation.start()
        self._note(set(self._roots))

    def _paths_of(self, folder_id: int) -> list[str]:
        return [path for path, owner in self._folder_of.items() if owner == folder_id]

    def _stop(self, paths: list[str]) -> None:
        for path in paths:
            del self._folder_of[path]
        self._waiting = [path for path in self._waiting if path in self._folder_of]
        parents, watched = self._parents(), self.watched
        present = [path for path in paths if path in watched and path not in parents]
        if present:
            self._watcher.removePaths(present)

    def _stop_parent(self, path: str) -> None:
        if path not in self._parents() and path not in self._folder_of and path in self.watched:
            self._watcher.removePath(path)

    def _parents(self) -> dict[str, None]:
        return dict.fromkeys(str(Path(root).parent) for root in self._roots.values())

    def _add_some(self) -> None:
        portion, self._waiting = self._waiting[:_FOLDERS_AT_A_TIME], self._waiting[_FOLDERS_AT_A_TIME:]
        if portion:
            # A folder that is gone by now comes back as one that could not be added; a rescan will tell of it.
            self._watcher.addPaths(portion)
        if not self._waiting:
            self._adding.stop()

    def _on_directory_changed(self, path: str) -> None:
        for folder_id, root in self._roots.items():
            if str(Path(root).parent) == path:
                self._look_for_root(folder_id, Path(root))
        folder_id_of_path = self._folder_of.get(path)
        if folder_id_of_path is not None:
            if path not in self.watched:
                # Qt no longer watches a folder that was removed, and must be told again when it comes back.
                del self._folder_of[path]
            self._note({folder_id_of_path})

    def _look_for_root(self, folder_id: int, root: Path) -> None:
        is_present = root.is_dir()
        if is_present == (folder_id in self._present):
            return
        if is_present:
            self._present.add(folder_id)
        else:
            self._present.discard(folder_id)
            # What is watched under these names is somewhere else now.
            self._stop(self._paths_of(folder_id))
        self._note({folder_id})

    def _note(self, folder_ids: set[int]) -> None:
        if not folder_ids:
            return
        if not self._changed:
            self._patience = QDeadlineTimer(_PATIENCE_MS)
        self._changed |= folder_ids
        self._quiet.start(max(0, min(_QUIET_MS, self._patience.remainingTime())))

    def _tell(self) -> None:
        changed, self._changed = self._changed, set()
        for folder_id in sorted(changed):
            self.changed.emit(folder_id)
