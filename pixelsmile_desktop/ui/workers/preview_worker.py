"""The thread of the photo under edit: decodes it, finds its faces, and renders every move that there is time for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QImage

from pixelsmile_desktop.core.errors import Cancelled, EngineError, PixelSmileError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.request import FaceLook
from pixelsmile_desktop.studio.live_preview import PreviewSession
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.workers.preview_requests import (
    ClosePhoto,
    HeadPicture,
    Move,
    OpenPhoto,
    PreviewRequests,
    ShowOriginal,
    Wish,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class OpenedPhoto:
    """A photo that was read.

    Attributes:
        glance: the untouched photo, at most as large as the screen.
        width, height: of the photo itself, in pixels.
        warnings: what may look wrong with the file, one sentence each.
    """

    glance: QImage
    width: int
    height: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Preview:
    """The photo with its faces edited.

    Attributes:
        move: what it shows.
        image: the whole photo; smaller than the original unless the move is a still one.
        warnings: what may look wrong, one sentence each.
    """

    move: Move
    image: QImage
    warnings: tuple[str, ...]


class PreviewWorker(QThread):
    """Renders for the screen on one thread with a studio of its own. Its slots are for the thread of the window.

    `start` it once and `stop` it before it is dropped. Nothing queues on either side: of several moves that were asked
    for meanwhile the last is rendered, and of several previews that the window had no time for the last is heard.
    Everything bears the generation that `open` returned; what belongs to an earlier photo is never heard.

    Args:
        studio: called on the thread, whenever a photo is opened.
        parent: as Qt means it.

    Signals:
        opened(OpenedPhoto): the photo was read.
        faces_found(tuple[Face, ...]): its faces from left to right, perhaps none.
        original_ready(QImage): the untouched photo at its own size.
        preview_ready(Preview): a move was rendered.
        head_ready(batch, index, QImage): one small picture of a set was rendered.
        failed(PixelSmileError): the photo could not be read, or a render failed.
    """

    opened = Signal(object)
    faces_found = Signal(object)
    original_ready = Signal(QImage)
    preview_ready = Signal(object)
    head_ready = Signal(int, int, QImage)
    failed = Signal(object)
    # What the thread says comes this way, and is heard only if it is still about the photo that is open.
    _said = Signal(int, object, tuple)
    _preview_left = Signal()

    def __init__(self, studio: Callable[[], Studio], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._studio = studio
        self._session: PreviewSession | None = None
        self._requests = PreviewRequests()
        self._outbox = _Outbox()
        queued = Qt.ConnectionType.QueuedConnection
        self._said.connect(self._on_said, queued)
        self._preview_left.connect(self._on_preview_left, queued)

    def open(self, path: Path, screen_side: int) -> None:
        """Read a photo, with quick pictures of that size, and forget the one before."""
        self._requests.open(path, screen_side)

    def close(self) -> None:
        """Forget the photo; nothing more is heard of it."""
        self._requests.close()

    def move(self, looks: Sequence[FaceLook], shown_side: int = 0) -> int:
        """Show the looks of some faces, at once and, when no other move follows, with care; returns its serial.

        Args:
            looks: of the faces.
            shown_side: longer side in device pixels at which the whole photo would be shown now.
        """
        return self._requests.move(looks, shown_side)

    def show_heads(self, batch: int, heads: Sequence[tuple[int, ExpressionMix]], side: int) -> None:
        """Show heads in small: of each face the mix beside it. The set takes the place of one with the same number."""
        self._requests.heads(batch, heads, side)

    def stop(self) -> None:
        """End the thread and wait for it; at most for the step that it is in."""
        self._requests.stop()
        self.wait()

    def run(self) -> None:
        """Serve the wishes of the window until `stop`."""
        while (wish := self._requests.next()) is not None:
            try:
                self._serve(wish)
            except Cancelled:
                continue
            except PixelSmileError as error:
                self._said.emit(wish.generation, self.failed.emit, (error,))
            except Exception as error:
                logger.exception("the preview failed")
                self._said.emit(wish.generation, self.failed.emit, (_fault(error),))
        self._session = None

    def _serve(self, wish: Wish) -> None:
        if isinstance(wish, OpenPhoto):
            self._open(wish)
        elif isinstance(wish, ClosePhoto):
            self._session = None
        elif self._session is None:
            return
        elif isinstance(wish, Move):
            self._render(wish, self._session)
        elif isinstance(wish, ShowOriginal):
            self._said.emit(wish.generation, self.original_ready.emit, (image_of(self._session.original()),))
        else:
            self._render_head(wish, self._session)

    def _open(self, wish: OpenPhoto) -> None:
        self._session = None
        session = PreviewSession(wish.path, wish.screen_side, self._studio())
        opened = OpenedPhoto(image_of(session.glance()), *session.size, session.warnings)
        self._said.emit(wish.generation, self.opened.emit, (opened,))
        faces: tuple[Face, ...] = session.faces
        self._session = session
        self._said.emit(wish.generation, self.faces_found.emit, (faces,))

    def _render(self, wish: Move, session: PreviewSession) -> None:
        if wish.is_still:
            picture = session.render_full(wish.looks, wish.cancel)
        else:
            picture = session.render(wish.looks, wish.cancel, wish.shown_side)
        image = image_of(picture.pixels)
        if not wish.is_still:
            # Qt paints four bytes a pixel several times as fast as three, and the window has no time to convert them.
            image.convertTo(QImage.Format.Format_RGB32)
        if self._outbox.put(Preview(wish, image, picture.warnings)):
            self._preview_left.emit()

    def _render_head(self, wish: HeadPicture, session: PreviewSession) -> None:
        for pixels in session.heads(wish.face, (wish.mix,), wish.side):
            self._said.emit(wish.generation, self.head_ready.emit, (wish.batch, wish.index, image_of(pixels)))

    def _on_said(self, generation: int, emit: Callable[..., object], values: tuple[object, ...]) -> None:
        if generation == self._requests.generation:
            emit(*values)

    def _on_preview_left(self) -> None:
        preview = self._outbox.take()
        is_outdated = preview.move.is_still and preview.move.serial != self._requests.serial
        if preview.move.generation == self._requests.generation and not is_outdated:
            self.preview_ready.emit(preview)


class _Outbox:
    """Holds the last preview until the window has time for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._preview: Preview | None = None

    def put(self, preview: Preview) -> bool:
        """Take the place of what is there; whether there was nothing, so that the window must be told."""
        with self._lock:
            was_empty = self._preview is None
            self._preview = preview
            return was_empty

    def take(self) -> Preview:
        """What is there; only to be called once for every `put` that found nothing."""
        with self._lock:
            preview, self._preview = self._preview, None
        assert preview is not None
        return preview


def _fault(error: Exception) -> PixelSmileError:
    """An exception that nobody expected, as one that can be told."""
    if isinstance(error, MemoryError):
        return EngineError("there is not enough memory for this preview", "close other programs")
    what = f"the preview failed inside the program ({type(error).__name__}: {error})"
    return EngineError(what, "try it again; the log says where it failed")
