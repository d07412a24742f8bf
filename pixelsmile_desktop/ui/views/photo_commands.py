"""The commands of the library: which photos, and their marks."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QWidget

from pixelsmile_desktop.core.catalogue import MAX_RATING, ColourLabel, Flag
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.views.window_parts import WindowParts

_FLAGS: Final = {"photo.pick": Flag.PICK, "photo.reject": Flag.REJECT, "photo.unflag": Flag.NONE}
_COLOURS: Final = {f"photo.colour_{colour}": colour for colour in ColourLabel}
_OF_SELECTION: Final = (
    *(f"photo.rate_{stars}" for stars in range(MAX_RATING + 1)),
    *_FLAGS,
    *_COLOURS,
    "photo.caption",
    "edit.select_none",
    "file.export",
)
_REMOVAL: Final = "remove copy"
_OF_CURRENT: Final = ("photo.virtual_copy", "photo.show_in_folder", "file.write_sidecar", "file.read_sidecar")


class PhotoCommands(QObject):
    """Answers for the commands of photos.

    Args:
        parts: the models.
        window: the window.
    """

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._library: LibraryModel = parts.library
        self._window = window
        self._answer(parts.actions)
        self._library.selection_changed.connect(self._offer)
        self._library.current_changed.connect(self._on_current_changed)
        self._library.ids_changed.connect(self._offer)
        self._offer()

    def _answer(self, actions: Actions) -> None:
        library = self._library
        actions.answer("photo.previous", partial(library.step, -1))
        actions.answer("photo.next", partial(library.step, 1))
        for stars in range(MAX_RATING + 1):
            actions.answer(f"photo.rate_{stars}", partial(library.rate, stars))
        for name, flag in _FLAGS.items():
            actions.answer(name, partial(library.flag, flag))
        for name, colour in _COLOURS.items():
            actions.answer(name, partial(library.colour, colour))
        actions.answer("edit.select_all", library.select_all)
        actions.answer("edit.select_none", library.select_none)
        actions.answer("photo.caption", self._ask_caption)
        actions.answer("photo.virtual_copy", self._make_virtual_copy)
        actions.answer("photo.remove_copy", self._ask_to_remove_copy)
        actions.answer("photo.show_in_folder", self._show_in_folder)

    def _offer(self) -> None:
        library, actions = self._library, self._parts.actions
        actions.enable(_OF_SELECTION, bool(library.selected()))
        current = library.entry(library.current)
        actions.enable(_OF_CURRENT, current is not None)
        actions.enable(("photo.remove_copy",), current is not None and current.copy_of is not None)
        actions.enable(("photo.previous", "photo.next", "edit.select_all"), len(library.ids) > 0)

    def _on_current_changed(self, _photo_id: int) -> None:
        self._parts.notices.withdraw(_REMOVAL)
        self._offer()

    def _ask_caption(self) -> None:
        selected = self._library.selected()
        first = self._library.entry(selected[0]) if selected else None
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Caption"))
        dialog.setLabelText(self.tr("Caption of %n photo(s):", "", len(selected)))
        dialog.setTextValue("" if first is None else first.caption)
        dialog.textValueSelected.connect(self._library.caption)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_virtual_copy(self) -> None:
        library, photo_id = self._parts.workspace.library, self._library.current
        self._parts.pool.run(lambda: library.make_virtual_copy(photo_id), self._on_copied)

    def _on_copied(self, copy_id: int) -> None:
        self._library.refresh()
        self._library.set_current(copy_id)

    def _ask_to_remove_copy(self) -> None:
        entry = self._library.entry(self._library.current)
        if entry is not None and entry.copy_of is not None:
            question = self.tr("The virtual copy of {name} and its edits go for good").format(name=entry.path.name)
            rest = self.tr("the photo itself and its own edits stay")
            remove = NoticeAction(self.tr("Remove the copy"), partial(self._remove_copy, entry.id))
            self._parts.notices.post(Notice(question, rest, action=remove, key=_REMOVAL))

    def _remove_copy(self, copy_id: int) -> None:
        remove = partial(self._parts.workspace.library.remove_virtual_copy, copy_id)
        self._parts.pool.run(remove, self._on_copy_removed)

    def _on_copy_removed(self, _was_copy: bool) -> None:
        self._library.refresh()

    def _show_in_folder(self) -> None:
        entry = self._library.entry(self._library.current)
        if entry is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(entry.path.parent)))
