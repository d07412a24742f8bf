"""What the window wants to see of the photo under edit: of every kind only the last wish counts, so nothing queues."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import FaceLook

STILL_SECONDS = 0.25
"""So long a handle must have rested before the whole photo is rendered with care."""


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """Read a photo, find its faces, and forget the one before.

    Attributes:
        generation: number of this opening; whatever is said of a photo bears it.
        path: the file.
        screen_side: longer side of quick pictures in pixels.
    """

    generation: int
    path: Path
    screen_side: int


@dataclass(frozen=True, eq=False)
class ClosePhoto:
    """Give back what the photo takes of memory."""

    generation: int


@dataclass(frozen=True, eq=False)
class ShowOriginal:
    """Give out the untouched photo at its own size."""

    generation: int


@dataclass(frozen=True, eq=False)
class Move:
    """Render the looks of some faces.

    Attributes:
        generation: which photo.
        serial: number of the move; the highest is the one that stands.
        looks: what Instant can show of the mixes of the faces.
        shown_side: longer side in device pixels at which the whole photo would be shown now.
        is_still: at the photo's own size and with care, because the handle rests.
        cancel: asked when a newer wish makes this one idle.
    """

    generation: int
    serial: int
    looks: tuple[FaceLook, ...]
    shown_side: int = 0
    is_still: bool = False
    cancel: CancelToken = field(default_factory=CancelToken)


@dataclass(frozen=True, eq=False)
class HeadPicture:
    """Render one small picture of a head.

    Attributes:
        generation: which photo.
        batch: number of the set of pictures that it belongs to.
        index: its place in the set.
        face: index of the face.
        mix: what the face shall show.
        side: longest side in pixels.
    """

    generation: int
    batch: int
    index: int
    face: int
    mix: ExpressionMix
    side: int


Wish = OpenPhoto | ClosePhoto | ShowOriginal | Move | HeadPicture


class PreviewRequests:
    """Takes wishes from the window and gives out the most urgent one; safe between two threads.

    A photo comes first, then the move of a handle, then the careful render of one that rests, then small pictures.

    Args:
        clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._generation = 0
        self._serial = 0
        self._photo: OpenPhoto | ClosePhoto | None = None
        self._move: Move | None = None
        self._still: Move | None = None
        self._still_due = 0.0
        self._wants_original = False
        self._heads: deque[HeadPicture] = deque()
        self._running: Move | None = None
        self._is_stopped = False

    @property
    def generation(self) -> int:
        """Number of the last opening or closing; what bears another number is out of date."""
        return self._generation

    @property
    def serial(self) -> int:
        """Number of the last move."""
        return self._serial

    def open(self, path: Path, screen_side: int) -> int:
        """Wish for a photo, and for nothing of the one before; returns its generation."""
        with self._changed:
            self._forget()
            self._photo = OpenPhoto(self._generation, path, screen_side)
            self._wants_original = True
            self._changed.notify()
            return self._generation

    def close(self) -> None:
        """Wish for nothing of the photo any more."""
        with self._changed:
            self._forget()
            self._photo = ClosePhoto(self._generation)
            self._changed.notify()

    def stop(self) -> None:
        """Let `next` return None from now on."""
        with self._changed:
            self._forget()
            self._is_stopped = True
            self._changed.notify()

    def move(self, looks: Sequence[FaceLook], shown_side: int = 0) -> int:
        """Wish for the looks of faces, now quickly and with care when no other move follows; returns its serial."""
        with self._changed:
            self._serial += 1
            self._move = Move(self._generation, self._serial, tuple(looks), shown_side)
            self._still = Move(self._generation, self._serial, tuple(looks), shown_side, is_still=True)
            self._still_due = self._clock() + STILL_SECONDS
            if self._running is not None and self._running.is_still:
                self._running.cancel.cancel()
            self._changed.notify()
            return self._serial

    def heads(self, batch: int, heads: Sequence[tuple[int, ExpressionMix]], side: int) -> None:
        """Wish for small pictures, of each face the mix beside it; what is left of an earlier set `batch` goes."""
        with self._changed:
            kept = [head for head in self._heads if head.batch != batch]
            wanted = [
                HeadPicture(self._generation, batch, index, face, mix, side) for index, (face, mix) in enumerate(heads)
            ]
            self._heads = deque(kept + wanted)
            self._changed.notify()

    def next(self) -> Wish | None:
        """The most urgent wish, as soon as there is one; None when there will be no more."""
        with self._changed:
            self._running = None
            while not self._is_stopped:
                wish = self._take()
                if wish is not None:
                    return wish
                self._changed.wait(None if self._still is None else max(0.0, self._still_due - self._clock()))
            return None

    def _take(self) -> Wish | None:
        if self._photo is not None:
            wish, self._photo = self._photo, None
            return wish
        if self._move is not None:
            self._running, self._move = self._move, None
            return self._running
        if self._wants_original:
            self._wants_original = False
            return ShowOriginal(self._generation)
        if self._still is not None and self._clock() >= self._still_due:
            self._running, self._still = self._still, None
            return self._running
        return self._heads.popleft() if self._heads else None

    def _forget(self) -> None:
        self._generation += 1
        self._photo = self._move = self._still = None
        self._wants_original = False
        self._heads.clear()
        if self._running is not None:
            self._running.cancel.cancel()
