"""The versions of the photo under edit, as the window sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.version_pictures import VersionPictures
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.workers.task_pool import Priority, TaskHandle, TaskPool


@dataclass(frozen=True)
class VersionStanding:
    """What the history says of a photo at one moment.

    Attributes:
        photo_id: the photo.
        versions: all of them, the oldest first.
        current: the one that it shows; None for the original.
        can_undo, can_redo: whether there is a way back and forth.
    """

    photo_id: int
    versions: tuple[EditVersion, ...] = ()
    current: EditVersion | None = None
    can_undo: bool = False
    can_redo: bool = False


@dataclass(frozen=True)
class _Removal:
    """A version that was forgotten, whether its photo showed it, and how the history stands without it."""

    version: EditVersion | None
    was_current: bool
    standing: VersionStanding


class VersionModel(QObject):
    """Reads and changes the history of one photo off the GUI thread.

    Args:
        history: the versions of all photos.
        pictures: their pixels.
        pool: where the work is done.
        parent: as Qt means it.

    Signals:
        changed(): `standing` says something new of the same photo.
        arrived(): `standing` is that of the photo that `open` asked for.
        current_changed(int): that photo shows another version now, by the user's wish.
        removed(EditVersion): a version was forgotten; `restore` brings it back.
        picture_ready(object, QImage): the number of a version, None for the original, and its pixels in sRGB.
        failed(Exception): something did not work.
    """

    changed = Signal()
    arrived = Signal()
    current_changed = Signal(int)
    removed = Signal(object)
    picture_ready = Signal(object, QImage)
    failed = Signal(object)

    def __init__(
        self, history: EditHistory, pictures: VersionPictures, pool: TaskPool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._pictures = pictures
        self._pool = pool
        self._standing: VersionStanding | None = None
        self._wanted: int | None = None
        self._removed: list[_Removal] = []
        self._picture_task: TaskHandle | None = None

    @property
    def standing(self) -> VersionStanding | None:
        """What was last heard of the photo; None before that, and for no photo."""
        return self._standing

    @property
    def current(self) -> EditVersion | None:
        """The version that the photo shows; None for the original."""
        return None if self._standing is None else self._standing.current

    @property
    def can_restore(self) -> bool:
        """Whether a version of this photo was removed since it was opened, and not brought back."""
        return bool(self._removed)

    def version(self, version_id: int | None) -> EditVersion | None:
        """The version of the photo that has this number; None for the original, and for one that is gone."""
        versions = () if self._standing is None else self._standing.versions
        return next((version for version in versions if version.id == version_id), None)

    def open(self, photo_id: int | None) -> None:
        """Turn to another photo, or to none."""
        self._wanted = photo_id
        self._standing = None
        self._removed.clear()
        self._drop_picture()
        self.changed.emit()
        if photo_id is not None:
            self._pool.run(
                lambda: _standing_of(self._history, photo_id),
                self._on_arrived,
                self.failed.emit,
                priority=Priority.VISIBLE,
            )

    def refresh(self) -> None:
        """Ask the history again."""
        if self._wanted is not None:
            self._change(self._wanted, _nothing)

    def show_version(self, version_id: int | None) -> None:
        """Let the photo show one of its versions, or the original (None)."""
        if self._wanted is not None:
            photo_id = self._wanted
            self._change(photo_id, lambda: self._history.set_current(photo_id, version_id), is_other=True)

    def undo(self) -> None:
        """Go one version back."""
        if self._wanted is not None:
            photo_id = self._wanted
            self._change(photo_id, lambda: self._history.undo(photo_id), is_other=True)

    def redo(self) -> None:
        """Go one version forth."""
        if self._wanted is not None:
            photo_id = self._wanted
            self._change(photo_id, lambda: self._history.redo(photo_id), is_other=True)

    def name(self, version_id: int, name: str) -> None:
        """Give a version a name; an empty one takes it away."""
        if self._wanted is not None:
            self._change(self._wanted, lambda: self._history.snapshot(version_id, name))

    def remove(self, version_id: int) -> None:
        """Forget a version; `restore` brings the last one back."""
        if self._wanted is not None:
            work = partial(_removal_of, self._history, self._wanted, version_id)
            self._pool.run(work, self._on_removed, self.failed.emit)

    def restore(self) -> None:
        """Bring the last removed version of this photo back, and show it if the photo showed it."""
        if self._wanted is not None and self._removed:
            removal = self._removed.pop()
            self._change(self._wanted, partial(_restore, self._history, removal), is_other=removal.was_current)

    def ask_picture(self, path: Path, version: EditVersion | None) -> None:
        """Have a version rendered at its own size; `picture_ready` brings it. Only the last one asked for comes."""
        self._drop_picture()
        cancel = CancelToken()
        number = None if version is None else version.id

        def render() -> tuple[int | None, QImage]:
            return number, image_of(self._pictures.version_pixels(path, version, cancel=cancel))

        self._picture_task = self._pool.run(
            render, self._on_picture, self.failed.emit, priority=Priority.VISIBLE, cancel=cancel
        )

    def _drop_picture(self) -> None:
        if self._picture_task is not None:
            self._picture_task.cancel()
            self._picture_task = None

    def _change(self, photo_id: int, work: Callable[[], object], *, is_other: bool = False) -> None:
        """Do something to the history, and hear how it stands then."""

        def change() -> VersionStanding:
            work()
            return _standing_of(self._history, photo_id)

        self._pool.run(change, self._on_other if is_other else self._on_changed, self.failed.emit)

    def _on_arrived(self, standing: VersionStanding) -> None:
        if standing.photo_id == self._wanted:
            self._standing = standing
            self.changed.emit()
            self.arrived.emit()

    def _on_changed(self, standing: VersionStanding) -> None:
        if standing.photo_id == self._wanted:
            self._standing = standing
            self.changed.emit()

    def _on_other(self, standing: VersionStanding) -> None:
        self._on_changed(standing)
        self.current_changed.emit(standing.photo_id)

    def _on_removed(self, removal: _Removal) -> None:
        is_of_this_photo = removal.standing.photo_id == self._wanted
        if removal.version is not None and is_of_this_photo:
            self._removed.append(removal)
        self._on_other(removal.standing)
        if removal.version is not None and is_of_this_photo:
            self.removed.emit(removal.version)

    def _on_picture(self, picture: tuple[int | None, QImage]) -> None:
        self._picture_task = None
        self.picture_ready.emit(*picture)


def _standing_of(history: EditHistory, photo_id: int) -> VersionStanding:
    return VersionStanding(
        photo_id,
        history.versions(photo_id),
        history.current(photo_id),
        history.can_undo(photo_id),
        history.can_redo(photo_id),
    )


def _removal_of(history: EditHistory, photo_id: int, version_id: int) -> _Removal:
    was_current = history.current_ids((photo_id,)).get(photo_id) == version_id
    return _Removal(history.remove(version_id), was_current, _standing_of(history, photo_id))


def _restore(history: EditHistory, removal: _Removal) -> None:
    if removal.version is not None:
        version = history.restore(removal.version)
        if removal.was_current:
            history.set_current(version.photo_id, version.id)


def _nothing() -> None:
    """Ask only."""
