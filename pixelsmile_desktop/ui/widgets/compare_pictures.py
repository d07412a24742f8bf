"""The two pictures of a compare view: their pyramids, maps and carefully scaled views, all made on the task pool."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorSpace, QImage

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.ui.images import colour_space_of, is_deep, srgb
from pixelsmile_desktop.ui.widgets.compare_modes import Side
from pixelsmile_desktop.ui.widgets.overlay_maps import (
    CodeMap,
    clipping_map,
    clipping_table,
    difference_map,
    heat_table,
    mask_table,
)
from pixelsmile_desktop.ui.widgets.pyramid import Pyramid, build_pyramid, converted, sharp_view, stretched
from pixelsmile_desktop.ui.widgets.viewport import Framing, Rect, Size, Viewport
from pixelsmile_desktop.ui.workers.latest_task import LatestTask
from pixelsmile_desktop.ui.workers.task_pool import TaskPool

_AT_ONCE_PIXELS: Final = 6_000_000
"""A picture up to this size is painted before its pyramid is there."""


@dataclass(frozen=True, eq=False)
class _Built:
    """What was made of a picture.

    Attributes:
        source: the picture in its own colours with 8 bits a channel: deep pixels are not kept.
        pyramid: the picture in those of the display.
    """

    source: QImage
    pyramid: Pyramid


@dataclass(frozen=True, eq=False)
class Changes:
    """Where and how much the two pictures differ.

    Attributes:
        are_none: whether every pixel is the same.
        heat: the differences as colours; None where there are none, or when nobody wants them.
        mask: a tint over every pixel that differs; None where there is none, or when nobody wants it.
        picture: size of the pictures that were compared.
    """

    are_none: bool
    heat: Pyramid | None
    mask: Pyramid | None
    picture: Size


@dataclass(frozen=True)
class MapWishes:
    """Which maps are to be painted.

    Attributes:
        heat: the differences as colours.
        mask: a tint over every pixel that differs.
        clipping: the clipped pixels of these sides.
        amplification: how many times a difference is multiplied before it is coloured.
    """

    heat: bool = False
    mask: bool = False
    clipping: frozenset[Side] = frozenset()
    amplification: int = 1


@dataclass(frozen=True, eq=False)
class SharpView:
    """A picture scaled with care.

    Attributes:
        image: RGB32 of the size of the pane.
        pyramid: what it was scaled from.
        viewport: what its pane showed.
    """

    image: QImage
    pyramid: Pyramid
    viewport: Viewport

    def has_scale_of(self, viewport: Viewport) -> bool:
        """Whether it can be moved to where another viewport shows the photo."""
        own = self.viewport
        return (own.scale, own.pane, own.picture) == (viewport.scale, viewport.pane, viewport.picture)

    def shift_to(self, viewport: Viewport) -> tuple[int, int]:
        """How far to the right and down it has to be moved."""
        (x0, y0), (x1, y1) = self.viewport.origin, viewport.origin
        return x1 - x0, y1 - y0


class _Slot(QObject):
    """One side: the picture that was set last, and what was made of it."""

    def __init__(self, pool: TaskPool, parent: QObject) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.provisional: Pyramid | None = None
        self.built = LatestTask[_Built](pool, self)
        self.sharp = LatestTask[SharpView](pool, self)
        self.clipping = LatestTask[Pyramid | None](pool, self)

    @property
    def source(self) -> QImage | None:
        """The picture that was set last, with 8 bits a channel; None until it is there."""
        is_ready = self.image is not None and self.built.value is not None and not self.built.is_busy
        return self.built.value.source if is_ready and self.built.value is not None else None

    @property
    def pyramid(self) -> Pyramid | None:
        """What can be painted: the picture that was set last, or else the one before it."""
        if self.provisional is not None:
            return self.provisional
        return None if self.built.value is None else self.built.value.pyramid

    @property
    def tasks(self) -> tuple[LatestTask[_Built], LatestTask[SharpView], LatestTask[Pyramid | None]]:
        return self.built, self.sharp, self.clipping

    def clear(self) -> None:
        self.image = self.provisional = None
        for task in self.tasks:
            task.clear()


class ComparePictures(QObject):
    """Holds the before and the after picture and has made of them what the view paints.

    Signals:
        changed(): something else is to be painted.
        photo_resized(): the photo's size in pixels is another one.
        failed(error): a picture cannot be shown, and why.
    """

    changed = Signal()
    photo_resized = Signal()
    failed = Signal(object)

    def __init__(self, pool: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots = {side: _Slot(pool, self) for side in Side}
        self._codes = LatestTask[CodeMap](pool, self)
        self._changes = LatestTask[Changes](pool, self)
        self._display = srgb()
        self._display_icc: bytes | None = None
        self._photo: Size | None = None
        self._wishes = MapWishes()
        for task in self._tasks():
            task.failed.connect(self.failed)
        self._codes.ready.connect(self._make_maps)
        self._changes.ready.connect(self.changed)
        for slot in self._slots.values():
            slot.built.ready.connect(self._on_built)
            slot.sharp.ready.connect(self.changed)
            slot.clipping.ready.connect(self.changed)

    @property
    def photo(self) -> Size:
        """Size of the photo in its own pixels: as it was told, or that of the larger picture."""
        if self._photo is not None:
            return self._photo
        sizes = [_size(slot.image) for slot in self._slots.values() if slot.image is not None]
        return max(sizes, key=lambda size: size.width * size.height, default=Size(0, 0))

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return any(task.is_busy for task in self._tasks())

    @property
    def are_alike(self) -> bool:
        """Whether both pictures are there and have the same size, so that pixel can be compared with pixel."""
        before, after = (self._slots[side].image for side in Side)
        return before is not None and after is not None and before.size() == after.size()

    @property
    def changes(self) -> Changes | None:
        """What differs between the pictures, stretched over the photo; None while it is not known.

        While a smaller preview stands in for one of the pictures, it is what was known last.
        """
        value = self._changes.value
        if value is None:
            return None
        heat, mask = (self._on_photo(pyramid, value.picture) for pyramid in (value.heat, value.mask))
        return Changes(value.are_none, heat, mask, value.picture)

    def has(self, side: Side) -> bool:
        """Whether that picture was set."""
        return self._slots[side].image is not None

    def pyramid(self, side: Side) -> Pyramid | None:
        """That picture, stretched over the photo; None while there is nothing to paint."""
        pyramid = self._slots[side].pyramid
        return None if pyramid is None else self._on_photo(pyramid, pyramid.size)

    def clipping(self, side: Side) -> Pyramid | None:
        """The clipped pixels of that picture, stretched over the photo; None while they are not known."""
        slot = self._slots[side]
        return None if slot.image is None else self._on_photo(slot.clipping.value, _size(slot.image))

    def sharp(self, side: Side, viewport: Viewport) -> SharpView | None:
        """That picture scaled with care, at the scale of a viewport; None unless it was made."""
        slot = self._slots[side]
        view = slot.sharp.value
        return view if view is not None and view.pyramid is slot.pyramid and view.has_scale_of(viewport) else None

    def set_picture(self, side: Side, image: QImage, *, is_passing: bool = False) -> None:
        """Show another picture on one side; the one before stays visible until this one can be painted.

        Args:
            side: of the two.
            image: the picture; a null one takes it away.
            is_passing: nothing is made of it if it can be painted as it is, because the next one comes soon.
        """
        slot, photo = self._slots[side], self.photo
        if image.isNull():
            slot.clear()
        else:
            if slot.image is not None and slot.image.size() != image.size():
                slot.built.forsake()
                if side is Side.BEFORE:
                    self._forget_changes()
            slot.image = image
            at_once = self._at_once(image)
            if at_once is not None or slot.built.value is not None:
                slot.provisional = at_once
            if side not in self._wishes.clipping:
                slot.clipping.clear()
            if is_passing and at_once is not None:
                slot.built.clear()
            else:
                self._build(slot)
        self._tell(photo)

    def set_photo_size(self, size: Size | None) -> None:
        """Size of the photo in its own pixels; None takes that of the larger picture."""
        photo, self._photo = self.photo, size
        self._tell(photo)

    def set_display_profile(self, icc: bytes | None) -> None:
        """Convert both pictures to the colours of another display; None says sRGB."""
        display = colour_space_of(icc)
        if display != self._display:
            self._display, self._display_icc = display, icc
            for slot in self._slots.values():
                self._build(slot)

    def want_maps(self, wishes: MapWishes) -> None:
        """Have these maps made, now and whenever a picture changes; those that nobody wants any more are dropped."""
        self._wishes = wishes
        if not wishes.heat and not wishes.mask:
            self._forget_changes()
        if not wishes.clipping:
            for slot in self._slots.values():
                slot.clipping.clear()
        self._make_maps()

    def want_sharp(self, side: Side, viewport: Viewport) -> None:
        """Have that picture scaled with care for a pane of that viewport."""
        slot, pyramid = self._slots[side], self.pyramid(side)
        if pyramid is not None and slot.pyramid is not None and slot.source is not None and not viewport.is_empty:
            key = slot.pyramid, replace(viewport, framing=Framing.FREE, margin=0.0)
            slot.sharp.request(key, partial(_scale, slot.pyramid, pyramid, viewport))

    def forsake_sharp(self) -> None:
        """The view moves: nobody waits for its careful scaling any more."""
        for slot in self._slots.values():
            slot.sharp.forsake()

    def clear(self) -> None:
        """Drop both pictures and all that was made of them."""
        photo, self._photo = self.photo, None
        for slot in self._slots.values():
            slot.clear()
        self._forget_changes()
        self._tell(photo)

    def _forget_changes(self) -> None:
        self._codes.clear()
        self._changes.clear()

    def _tell(self, photo: Size) -> None:
        if self.photo != photo:
            self.photo_resized.emit()
        self.changed.emit()

    def _on_built(self) -> None:
        for slot in self._slots.values():
            if slot.source is not None:
                slot.image, slot.provisional = slot.source, None
        self._make_maps()
        self.changed.emit()

    def _build(self, slot: _Slot) -> None:
        if slot.image is not None:
            slot.built.request(
                (slot.image.cacheKey(), self._display_icc), partial(_build, slot.image, QColorSpace(self._display))
            )

    def _at_once(self, image: QImage) -> Pyramid | None:
        own = image.colorSpace() if image.colorSpace().isValid() else srgb()
        is_light = image.width() * image.height() <= _AT_ONCE_PIXELS and not is_deep(image)
        return (
            Pyramid((image,), Rect(0, 0, image.width(), image.height())) if is_light and own == self._display else None
        )

    def _make_maps(self) -> None:
        for side in self._wishes.clipping:
            slot = self._slots[side]
            if slot.source is not None:
                slot.clipping.request(slot.source.cacheKey(), partial(_find_clipping, slot.source))
        before, after = (self._slots[side].source for side in Side)
        is_wanted = self._wishes.heat or self._wishes.mask
        if not is_wanted or before is None or after is None or before.size() != after.size():
            return
        self._codes.request((before.cacheKey(), after.cacheKey()), partial(difference_map, before, after))
        codes, tints = self._codes.value, replace(self._wishes, clipping=frozenset())
        if codes is not None:
            self._changes.request((codes, tints), partial(_tint, codes, _size(after), tints))

    def _tasks(self) -> tuple[LatestTask, ...]:  # type: ignore[type-arg]
        return *(task for slot in self._slots.values() for task in slot.tasks), self._codes, self._changes

    def _on_photo(self, pyramid: Pyramid | None, picture: Size) -> Pyramid | None:
        return None if pyramid is None else stretched(pyramid, picture, self.photo)


def _size(image: QImage) -> Size:
    return Size(image.width(), image.height())


def _build(image: QImage, display: QColorSpace, cancel: CancelToken) -> _Built:
    own = image.colorSpace() if image.colorSpace().isValid() else srgb()
    source = converted(image, own, cancel)
    return _Built(source, build_pyramid(image if is_deep(image) and own != display else source, display, cancel))


def _scale(built: Pyramid, on_photo: Pyramid, viewport: Viewport, cancel: CancelToken) -> SharpView:
    return SharpView(sharp_view(on_photo, viewport, cancel), built, viewport)


def _find_clipping(image: QImage, cancel: CancelToken) -> Pyramid | None:
    return clipping_map(image, cancel).tinted(clipping_table())


def _tint(codes: CodeMap, picture: Size, wishes: MapWishes, _cancel: CancelToken) -> Changes:
    heat = codes.tinted(heat_table(wishes.amplification)) if wishes.heat else None
    mask = codes.tinted(mask_table()) if wishes.mask else None
    return Changes(not codes.levels, heat, mask, picture)
