"""What a compare view shows, in words for a screen reader."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode, Side
from pixelsmile_desktop.ui.widgets.compare_painter import Scene
from pixelsmile_desktop.ui.widgets.overlays import Overlay

_MODES: Final = {
    CompareMode.SINGLE: QT_TRANSLATE_NOOP("CompareWords", "{after} alone"),
    CompareMode.SPLIT_VERTICAL: QT_TRANSLATE_NOOP(
        "CompareWords", "{before} on the left, {after} on the right of a line"
    ),
    CompareMode.SPLIT_HORIZONTAL: QT_TRANSLATE_NOOP("CompareWords", "{before} above, {after} below a line"),
    CompareMode.SIDE_BY_SIDE: QT_TRANSLATE_NOOP("CompareWords", "{before} and {after} side by side"),
    CompareMode.HOLD: QT_TRANSLATE_NOOP("CompareWords", "{after}; {before} while held"),
    CompareMode.DIFFERENCE: QT_TRANSLATE_NOOP("CompareWords", "Difference of {before} and {after}"),
}
_OVERLAYS: Final = {
    Overlay.MASK: QT_TRANSLATE_NOOP("CompareWords", "what changed is tinted"),
    Overlay.CLIPPING: QT_TRANSLATE_NOOP("CompareWords", "clipped pixels are marked"),
    Overlay.FACES: QT_TRANSLATE_NOOP("CompareWords", "faces have boxes"),
}


def description(scene: Scene) -> str:
    """One line: how the pictures are shown, how large, what lies over them, which faces are chosen."""
    if scene.viewport.is_empty:
        return _translated(QT_TRANSLATE_NOOP("CompareWords", "No photo"))
    names = {"before": scene.names[Side.BEFORE], "after": scene.names[Side.AFTER]}
    parts = [_translated(_MODES[scene.mode]).format(**names), f"{scene.viewport.scale:.0%}"]
    if scene.badge:
        parts.append(scene.badge)
    parts += [_translated(_OVERLAYS[overlay]) for overlay in Overlay if overlay in scene.overlays]
    if scene.faces.boxes:
        count = QT_TRANSLATE_NOOP("CompareWords", "{0} of {1} faces chosen")
        parts.append(_translated(count).format(len(scene.faces.chosen), len(scene.faces.boxes)))
    if scene.faces.focused >= 0:
        at = QT_TRANSLATE_NOOP("CompareWords", "at face {0}")
        chosen = QT_TRANSLATE_NOOP("CompareWords", "at face {0}, chosen")
        is_chosen = scene.faces.focused in scene.faces.chosen
        parts.append(_translated(chosen if is_chosen else at).format(scene.faces.focused + 1))
    return ", ".join(parts)


def _translated(text: object) -> str:
    return QCoreApplication.translate("CompareWords", str(text))
