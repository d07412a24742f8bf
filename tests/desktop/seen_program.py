"""The whole program, with eyes: asked by a line on its standard input, it says what stands where on the screen.

Started as a process by the tests of this folder. Nothing is steered from here: hands are those of the X server.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget

from pixelsmile_desktop import app
from pixelsmile_desktop.ui import application
from pixelsmile_desktop.ui.widgets.face_strip import FaceStrip
from pixelsmile_desktop.ui.widgets.photo_view import PhotoView


class Eyes(QObject):
    """Answers every line with a line: all visible widgets in JSON."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)

    def _look(self) -> None:
        if not sys.stdin.readline():
            self._notifier.setEnabled(False)
            return
        seen = [_seen(widget) for widget in QApplication.allWidgets() if _is_seen(widget)]
        print(json.dumps(seen), flush=True)


def _is_seen(widget: QWidget) -> bool:
    """Whether some of it can be clicked at; a page that scrolls holds widgets that cannot."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _seen(widget: QWidget) -> dict[str, Any]:
    texts = (widget.property(name) for name in ("text", "plainText", "title", "currentText"))
    return {
        "kind": type(widget).__name__,
        "name": widget.accessibleName(),
        "text": next((str(text) for text in texts if text), ""),
        "box": _box(widget, widget.rect()),
        "is_enabled": widget.isEnabled(),
        "is_checked": bool(widget.property("checked")),
        "parts": [[text, _box(widget, rect)] for text, rect in _parts(widget)],
    }


def _box(widget: QWidget, rect: QRect) -> list[int]:
    corner = widget.mapToGlobal(QPoint(0, 0)) + rect.topLeft()
    return [corner.x(), corner.y(), rect.width(), rect.height()]


def _parts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """What is painted by a widget instead of being one itself."""
    if isinstance(widget, QMenu):
        for action in widget.actions():
            yield action.text(), widget.actionGeometry(action)
    elif isinstance(widget, QListView):
        for row in range(widget.model().rowCount()):
            index = widget.model().index(row, 0)
            yield str(index.data(Qt.ItemDataRole.DisplayRole)), widget.visualRect(index)
    elif isinstance(widget, PhotoView):
        for place, photo_id in enumerate(widget.ids):
            yield _photo_name(widget, photo_id), widget._layout.rect(place).translated(-widget._offset())
    elif isinstance(widget, FaceStrip):
        for index in range(len(widget._faces)):
            yield str(index), widget.place_of(index).toRect()


def _photo_name(view: PhotoView, photo_id: int) -> str:
    entry = view._entry_of(photo_id)
    return "" if entry is None else entry.path.name


def main() -> int:
    """Run the program as its command does."""
    make_application = application.make_application

    def make_with_eyes(resources: Path) -> QApplication:
        made = make_application(resources)
        made.setProperty("eyes", Eyes(made))
        return made

    application.make_application = make_with_eyes
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
