"""How the window was left: its place, its panels, and what was open in it. Kept in one small file."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRect, QSize

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import SaveError

logger = logging.getLogger(__name__)

_VERSION: Final = 1
_LARGEST_NUMBER: Final = 2**31 - 1
_SMALLEST: Final = QSize(960, 600)
_LARGEST: Final = QSize(1600, 1000)
_GRASP: Final = 120
"""So many logical pixels of the window's upper edge must lie on a screen, for a hand to catch it."""


@dataclass(frozen=True)
class WindowLayout:
    """The window as it was left.

    Attributes:
        x, y, width, height: where it stood, in logical pixels of the desktop; width 0 before it was ever closed.
        is_maximised: whether it filled the screen.
        panels: the state of the docks, as Qt packs it, in base64; empty for the default.
        shown: the panels that each page shows, all by the commands that show them.
        page: the command that shows the page that was open.
        folder_id, collection_id: what the library showed; None for all photos.
        photo_id: the photo that was current; None for none.
        is_welcomed: whether the welcome page was left behind once.
    """

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    is_maximised: bool = False
    panels: str = ""
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: str = "view.library"
    folder_id: int | None = None
    collection_id: int | None = None
    photo_id: int | None = None
    is_welcomed: bool = False

    @property
    def geometry(self) -> QRect:
        """Where the window stood; empty before it was ever closed."""
        return QRect(self.x, self.y, self.width, self.height)

    def at(self, geometry: QRect) -> WindowLayout:
        """The same with the window standing elsewhere."""
        return replace(self, x=geometry.x(), y=geometry.y(), width=geometry.width(), height=geometry.height())


def load_layout(path: Path) -> WindowLayout:
    """What was kept; the default where nothing was, or nothing usable: a layout is no reason to bother anybody."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return WindowLayout()
    except (OSError, ValueError, RecursionError) as error:
        logger.info("%s cannot be used, so the window has its default layout: %s", path, error)
        return WindowLayout()
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        return WindowLayout()
    usable = {name: content[name] for name in _usable(content)}
    return WindowLayout(**usable, shown=_panels_in(content.get("shown")))


def save_layout(path: Path, layout: WindowLayout) -> None:
    """Keep how the window was left; that it cannot be written is noted in the log only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as file:
            file.write(json.dumps({"version": _VERSION, **asdict(layout)}, indent=1).encode("ascii"))
    except (OSError, SaveError) as error:
        logger.warning("the layout of the window could not be kept: %s", error)


def on_screen(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """Where a window may stand so that it can be seen and caught.

    Args:
        wanted: where it would like to stand; empty for no wish.
        screens: what each screen offers to windows, the main one first; at least one.

    Returns:
        `wanted` if a good piece of its upper edge lies on a screen, else a place of that size, or less, on the
        nearest screen, or in the middle of the main one if there was no wish.
    """
    if wanted.isEmpty():
        return _centred(screens[0])
    handle = QRect(wanted.x(), wanted.y(), wanted.width(), 32)
    for screen in screens:
        seen = screen.intersected(handle)
        if seen.width() >= min(_GRASP, wanted.width()) and seen.height() >= 16:
            return wanted
    nearest = min(screens, key=lambda screen: _distance(screen, wanted))
    size = wanted.size().boundedTo(nearest.size())
    x = min(max(wanted.x(), nearest.x()), nearest.x() + nearest.width() - size.width())
    y = min(max(wanted.y(), nearest.y()), nearest.y() + nearest.height() - size.height())
    return QRect(x, y, size.width(), size.height())


def _centred(screen: QRect) -> QRect:
    size = QSize(screen.width() * 9 // 10, screen.height() * 9 // 10).boundedTo(_LARGEST).expandedTo(_SMALLEST)
    size = size.boundedTo(screen.size())
    place = QRect(screen.topLeft(), size)
    place.moveCenter(screen.center())
    return place


def _distance(screen: QRect, wanted: QRect) -> int:
    offset = screen.center() - wanted.center()
    return offset.manhattanLength()


def _usable(content: dict[str, Any]) -> list[str]:
    """The plain fields whose values have the right kind."""
    plain = [declared for declared in fields(WindowLayout) if declared.name != "shown"]
    kinds: dict[str, tuple[type, ...]] = {
        declared.name: (int, type(None)) if declared.name.endswith("_id") else (type(declared.default),)
        for declared in plain
    }
    return [name for name, kind in kinds.items() if name in content and _is_of(content[name], kind)]


def _is_of(value: object, kinds: tuple[type, ...]) -> bool:
    return type(value) in kinds and not (isinstance(value, int) and abs(value) > _LARGEST_NUMBER)


def _panels_in(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        return {}
    lists = {page: names for page, names in value.items() if isinstance(names, list)}
    return {page: tuple(name for name in names if isinstance(name, str)) for page, names in lists.items()}
