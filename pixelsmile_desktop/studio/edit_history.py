"""Versions of a photo: every edit that was kept, which one it shows, and the way back and forth between them."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.imaging.reader import PhotoFile
from pixelsmile_desktop.library import history as rows
from pixelsmile_desktop.library.database import Database
from pixelsmile_desktop.library.history import UndoStack
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.kept_render import changed_share, read_render, write_render
from pixelsmile_desktop.studio.services import Studio, Watch

_LONGEST_NAME = 120
_RENDER_SUFFIX: Final = ".npz"


class EditHistory:
    """The versions of all photos. Safe to share between threads, as the database is.

    What Instant rendered is rendered again when it is needed, in less time than a disk takes. What PixelSmile rendered
    is kept without loss, as only the pixels that differ from the original.

    Args:
        database: the library.
        renders: folder of the kept pixels; it is made when it is needed.
        clock: seconds since 1970, for people to read; nothing is put in order by it.
    """

    def __init__(self, database: Database, renders: Path, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._renders = renders
        self._clock = clock

    def record(self, photo_id: int, original: Photo, result: EditResult) -> EditVersion:
        """Keep the result of an edit as the version that the photo shows from now on; undo leads back.

        Raises:
            SaveError: its pixels cannot be kept; then nothing is.
            LibraryError: the library cannot be written.
        """
        version = EditVersion(
            id=0,
            photo_id=photo_id,
            request=result.request,
            engine=result.engine,
            created=self._clock(),
            render=self._keep(original, result),
            identity=result.identity,
            changed_share=changed_share(original, result.photo, result.changed_box),
            warnings=result.warnings,
        )
        try:
            with self._database.writing() as connection:
                version = rows.add_version(connection, version)
                _show(connection, photo_id, version.id)
        except BaseException:
            self._discard(version.render)
            raise
        return version

    def versions(self, photo_id: int) -> tuple[EditVersion, ...]:
        """All versions of a photo, the oldest first."""
        with self._database.reading() as connection:
            return rows.versions_of(connection, photo_id)

    def version(self, version_id: int) -> EditVersion | None:
        """The version of that number, if there is one."""
        with self._database.reading() as connection:
            return rows.version(connection, version_id)

    def current(self, photo_id: int) -> EditVersion | None:
        """The version that a photo shows now; None if it shows the original."""
        with self._database.reading() as connection:
            version_id = rows.current_version(connection, photo_id)
            return None if version_id is None else rows.version(connection, version_id)

    def current_ids(self, photo_ids: Iterable[int]) -> dict[int, int]:
        """The versions that these photos show now; those that show the original are left out."""
        with self._database.reading() as connection:
            return rows.current_versions(connection, photo_ids)

    def set_current(self, photo_id: int, version_id: int | None) -> None:
        """Let a photo show one of its versions, or the original (None); undo leads back.

        Raises:
            RequestError: there is no such version of this photo.
        """
        with self._database.writing() as connection:
            if version_id is not None:
                version = rows.version(connection, version_id)
                if version is None or version.photo_id != photo_id:
                    raise RequestError("this version of the photo is no longer there", "choose another one")
            if rows.current_version(connection, photo_id) == version_id:
                return
            _show(connection, photo_id, version_id)

    def can_undo(self, photo_id: int) -> bool:
        """Whether there is a way back."""
        return self._stack(photo_id).position > 0

    def can_redo(self, photo_id: int) -> bool:
        """Whether there is a way forth."""
        stack = self._stack(photo_id)
        return stack.position < len(stack.states) - 1

    def undo(self, photo_id: int) -> EditVersion | None:
        """Go one step back, if there is one; what the photo shows then (None: the original)."""
        return self._step(photo_id, -1)

    def redo(self, photo_id: int) -> EditVersion | None:
        """Go one step forth, if there is one; what the photo shows then (None: the original)."""
        return self._step(photo_id, 1)

    def snapshot(self, version_id: int, name: str) -> None:
        """Give a version the photographer's own name; an empty one takes it away.

        Raises:
            RequestError: the name is too long, or the version is gone.
        """
        name = " ".join(name.split())
        if len(name) > _LONGEST_NAME:
            raise RequestError(f"the name has {len(name)} characters", f"choose one of at most {_LONGEST_NAME}")
        with self._database.writing() as connection:
            if rows.version(connection, version_id) is None:
                raise RequestError("this version of the photo is no longer there", "choose another one")
            rows.rename_version(connection, version_id, name)

    def remove(self, version_id: int) -> EditVersion | None:
        """Forget a version, and give it back so that `restore` can undo that; None if it was gone already.

        Its kept pixels stay on the disk until the next start.
        """
        with self._database.writing() as connection:
            version = rows.version(connection, version_id)
            rows.remove_version(connection, version_id)
        return version

    def restore(self, version: EditVersion) -> EditVersion:
        """Take back the removal of a version; it gets a new number and becomes the last one."""
        with self._database.writing() as connection:
            return rows.add_version(connection, version)

    def pixels(self, version: EditVersion, source: PhotoFile, studio: Studio, watch: Watch) -> Photo:
        """A version as it was rendered: the original with its kept pixels, or rendered again.

        Args:
            version: one of the photo's versions.
            source: the original, opened.
            studio: what to render with where no pixels were kept.
            watch: who may stop it.

        Raises:
            PhotoError: the kept pixels are gone, damaged, or belong to another original.
            FaceError, EngineError: it cannot be rendered again.
            Cancelled: the user stopped it.
        """
        if version.render:
            return read_render(self._renders / version.render, source.photo)
        if version.engine is EngineName.PIXELSMILE and version.changed_share == 0:
            return source.photo
        request = replace(version.request, photo=str(source.path), engine=version.engine)
        return edit_photo(source.photo, request, studio, watch).photo

    def tidy(self) -> int:
        """Delete kept pixels that no version needs any more; the bytes that this gave back.

        Only at start: later, it would also delete what is just being recorded, and what an undo may still restore.
        """
        found = list(self._renders.glob(f"*{_RENDER_SUFFIX}")) if self._renders.is_dir() else []
        with self._database.reading() as connection:
            needed = rows.renders_in_use(connection)
        left_over = [path for path in found if path.name not in needed]
        freed = 0
        for path in left_over:
            with contextlib.suppress(OSError):
                size = path.stat().st_size
                path.unlink()
                freed += size
        return freed

    def _keep(self, original: Photo, result: EditResult) -> str:
        if result.engine is not EngineName.PIXELSMILE or result.changed_box is None:
            return ""
        if result.photo.pixels.shape != original.pixels.shape or result.photo.pixels.dtype != original.pixels.dtype:
            raise RequestError(
                "a picture of the reference's recipe is no version of the photo", "save it as a file of its own"
            )
        name = secrets.token_hex(16) + _RENDER_SUFFIX
        try:
            self._renders.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise save_error(self._renders, error) from error
        write_render(self._renders / name, original, result.photo, result.changed_box)
        return name

    def _discard(self, render: str) -> None:
        if render:
            with contextlib.suppress(OSError):
                (self._renders / render).unlink()

    def _stack(self, photo_id: int) -> UndoStack:
        with self._database.reading() as connection:
            return rows.undo_stack(connection, photo_id)

    def _step(self, photo_id: int, step: int) -> EditVersion | None:
        with self._database.writing() as connection:
            stack = rows.undo_stack(connection, photo_id)
            position = min(max(0, stack.position + step), len(stack.states) - 1)
            version_id = stack.states[position]
            if position != stack.position:
                rows.save_undo_stack(connection, photo_id, replace(stack, position=position))
                rows.set_current(connection, photo_id, version_id)
            return None if version_id is None else rows.version(connection, version_id)


def _show(connection: Connection, photo_id: int, version_id: int | None) -> None:
    """Let a photo show a version, or the original (None), as one step of its way."""
    rows.set_current(connection, photo_id, version_id)
    rows.save_undo_stack(connection, photo_id, rows.gone_on(rows.undo_stack(connection, photo_id), version_id))
