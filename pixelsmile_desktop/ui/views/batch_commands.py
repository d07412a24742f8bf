"""Looks that go onto other photos: pasted, chosen in a dialog, or put on the same person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.errors import FaceError, ModelError, RequestError
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.request import EditRequest, FaceChoice
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.copy_paste import MIME_TYPE, CopiedLook, apply_settings, from_clipboard
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.studio.workspace import Workspace
from pixelsmile_desktop.ui.notices import Notice, NoticeAction, NoticeLevel
from pixelsmile_desktop.ui.sentences import sentence_text
from pixelsmile_desktop.ui.views.window_parts import WindowParts


@dataclass(frozen=True)
class Targets:
    """The photos that looks are put on.

    Attributes:
        entries: what the library knows of them.
        faces: for some of them, by their numbers, which face is meant.
        complaints: why some are left out, one sentence each.
    """

    entries: Sequence[PhotoEntry]
    faces: Mapping[int, FaceChoice] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()


class BatchCommands(QObject):
    """Answers for putting looks on the selected photos.

    Args:
        parts: the models.
        window: the window.
    """

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        parts.actions.answer("edit.paste_look", self._paste)
        parts.actions.answer("edit.paste_same_person", self._paste_on_same_person)
        parts.actions.answer("edit.batch", self._ask)
        QGuiApplication.clipboard().dataChanged.connect(self._offer)
        parts.library.selection_changed.connect(self._offer)
        self._offer()

    def put_on_photos(self, looks: Sequence[CopiedLook], photo_ids: Sequence[int]) -> None:
        """Have looks rendered on photos, one job for each look and photo."""
        entries = partial(self._parts.workspace.library.entries, photo_ids)
        self._parts.pool.run(lambda: (looks, Targets(entries())), self._on_targets)

    def put_on_same_person(self, looks: Sequence[CopiedLook], photo_ids: Sequence[int]) -> None:
        """Have looks rendered on the person who is edited now, wherever he is in these photos."""
        edit, settings = self._parts.edit, self._parts.settings.settings
        entry, chosen = edit.entry, edit.chosen
        if entry is None or not chosen:
            error = FaceError("nobody knows which person is meant", "edit a photo of that person first")
            self._parts.notices.post_error(error)
            return
        face = edit.faces[chosen[0]]
        workspace = self._parts.workspace
        self._parts.notices.post(Notice(self.tr("Looking for the same person …"), key="same person"))
        self._parts.pool.run(
            lambda: (looks, _same_person_in(workspace, settings, (entry, face), photo_ids)), self._on_targets
        )

    def _offer(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        has_look = data is not None and data.hasFormat(MIME_TYPE)
        has_photos = bool(self._parts.library.selected())
        self._parts.actions.enable(("edit.paste_look", "edit.paste_same_person"), has_look and has_photos)
        self._parts.actions.enable(("edit.batch",), has_photos)

    def _paste(self) -> None:
        look = self._look_in_clipboard()
        if look is None:
            return
        edited, selected = self._parts.edit.entry, self._parts.library.selected()
        is_open = self._parts.actions["view.edit"].isChecked() and edited is not None
        if is_open and edited is not None and set(selected) <= {edited.id}:
            self._parts.edit.paste_look(look.for_photo(len(self._parts.edit.faces)))
        else:
            self.put_on_photos((look,), selected)

    def _paste_on_same_person(self) -> None:
        look = self._look_in_clipboard()
        if look is not None:
            self.put_on_same_person((look,), self._parts.library.selected())

    def _look_in_clipboard(self) -> CopiedLook | None:
        try:
            return from_clipboard(bytes(QGuiApplication.clipboard().mimeData().data(MIME_TYPE).data()))
        except RequestError as error:
            self._parts.notices.post_error(error)
            return None

    def _ask(self) -> None:
        workspace, settings = self._parts.workspace, self._parts.settings.settings

        def facts() -> tuple[tuple[Preset, ...], str | None]:
            return workspace.presets.all(), workspace.make_same_person(settings).why_unavailable()

        self._parts.pool.run(facts, self._on_facts)

    def _on_facts(self, facts: tuple[tuple[Preset, ...], str | None]) -> None:
        # Late: most sessions begin without a batch.
        from pixelsmile_desktop.ui.views.batch_dialog import BatchDialog

        edit = self._parts.edit
        current = edit.request() if edit.entry is not None else None
        selected = self._parts.library.selected()
        dialog = BatchDialog(len(selected), facts[0], current, facts[1], self._window)
        dialog.batch_requested.connect(partial(self._on_batch_requested, selected))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_batch_requested(self, photo_ids: Sequence[int], looks: Sequence[EditRequest], is_same_person: bool) -> None:
        copied = [CopiedLook(look) for look in looks]
        if is_same_person:
            self.put_on_same_person(copied, photo_ids)
        else:
            self.put_on_photos(copied, photo_ids)

    def _on_targets(self, found: tuple[Sequence[CopiedLook], Targets]) -> None:
        looks, targets = found
        self._parts.notices.withdraw("same person")
        pasted = apply_settings(looks, targets.entries, targets.faces)
        complaints = (*targets.complaints, *map(sentence_text, pasted.complaints))
        if complaints:
            self._parts.notices.post(
                Notice(complaints[0], level=NoticeLevel.WARNING, details="\n".join(complaints), key="left out")
            )
        if pasted.edits:
            self._parts.queue.enqueue_many(pasted.edits)
            words = self.tr("%n edit(s) are in the queue", "", len(pasted.edits))
            show = NoticeAction(self.tr("Show the queue"), self._parts.actions["view.batch"].trigger)
            self._parts.notices.post(Notice(words, action=show, key="queued"))


def _same_person_in(
    workspace: Workspace, settings: Settings, example: tuple[PhotoEntry, Face], photo_ids: Sequence[int]
) -> Targets:
    """Which face of each photo is the person of an example; takes its time."""
    same_person = workspace.make_same_person(settings)
    why = same_person.why_unavailable()
    if why is not None:
        raise ModelError(why, "choose their folder in Settings")
    entry, face = example
    photo = workspace.make_preview_studio(settings).open(entry.path).photo
    person = same_person.person(photo, face)
    entries = workspace.library.entries(photo_ids)
    faces: dict[int, FaceChoice] = {}
    complaints = []
    found = same_person.find(person, [one.path for one in entries], Watch())
    for one, there in zip(entries, found, strict=True):
        if there.face is None:
            complaints.append(f"{one.path.name}: {sentence_text(there.reason)}")
        else:
            faces[one.id] = FaceChoice("index", there.face)
    return Targets([one for one in entries if one.id in faces], faces, tuple(complaints))
