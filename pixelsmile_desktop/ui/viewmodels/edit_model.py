"""The edit of one photo while it is being made: what is asked for, how it looks, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QUndoStack

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.errors import FaceError
from pixelsmile_desktop.core.expression import TWELVE, ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    PasteBackOptions,
)
from pixelsmile_desktop.studio.chosen_faces import choose_faces
from pixelsmile_desktop.ui.viewmodels.edit_state import EditState, shown_by_instant
from pixelsmile_desktop.ui.viewmodels.edit_step import EditStep
from pixelsmile_desktop.ui.workers.preview_worker import OpenedPhoto, Preview, PreviewWorker

MINIATURE_SIDE = 128
"""Pixels of a miniature; it is shown smaller, also on a display of double density."""
_SCREEN_SIDE = 1600
_MINIATURES, _FACES, _FIRST_PICTURES = 0, 1, 2
"""Numbers of the sets of small pictures; those that a picker asks for count on from the last."""


class EditModel(QObject):
    """The request that is being edited, and its preview.

    Args:
        worker: the thread that reads and renders; whoever made it starts and stops it.
        parent: as Qt means it.

    Attributes:
        undo_stack: every move since the photo was opened; the moves of one drag are one step.
        screen: size in device pixels of the place where the photo is shown, for the next photo.
        shown_side: longer side in device pixels at which the whole photo would be shown now; 0 if that is not known.

    Signals:
        opened(): another photo is being edited, or none.
        mix_changed(): the mix of a face changed, or others are chosen now.
        face_changed(), engine_changed(), options_changed(): that part of the request changed.
        faces_changed(): the faces of the photo were found.
        original_changed(QImage, is_full): the untouched photo in sRGB, first at the size of the screen.
        preview_changed(QImage, is_final): the edited photo in sRGB; final at its own size and with care.
        miniature_changed(name, QImage): the face that is edited, in one of the twelve expressions.
        face_picture_changed(index, QImage): the head of one of the faces as it is in the photo.
        picture_changed(batch, index, QImage): one of the pictures that `ask_pictures` asked for.
        warnings_changed(): `warnings` says something else.
        busy_changed(is_busy): whether the final preview is still to come.
        failed(PixelSmileError): the photo could not be read, or a preview could not be rendered.
    """

    opened = Signal()
    mix_changed = Signal()
    face_changed = Signal()
    engine_changed = Signal()
    options_changed = Signal()
    faces_changed = Signal()
    original_changed = Signal(QImage, bool)
    preview_changed = Signal(QImage, bool)
    miniature_changed = Signal(str, QImage)
    face_picture_changed = Signal(int, QImage)
    picture_changed = Signal(int, int, QImage)
    warnings_changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, worker: PreviewWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.screen = QSize(_SCREEN_SIDE, _SCREEN_SIDE)
        self.shown_side = 0
        self._worker = worker
        self._entry: PhotoEntry | None = None
        self._state = EditState()
        self._first = self._state
        self._drafts: dict[int, EditState] = {}
        self._faces: tuple[Face, ...] | None = None
        self._complaints: tuple[str, ...] = ()
        self._render_warnings: tuple[str, ...] = ()
        self._gesture = 0
        self._batch = _FIRST_PICTURES
        self._shown_face: int | None = None
        self._is_busy = False
        worker.opened.connect(self._on_opened)
        worker.faces_found.connect(self._on_faces_found)
        worker.original_ready.connect(self._on_original_ready)
        worker.preview_ready.connect(self._on_preview_ready)
        worker.head_ready.connect(self._on_head_ready)
        worker.failed.connect(self._on_failed)

    @property
    def entry(self) -> PhotoEntry | None:
        """The photo that is edited; None if there is none."""
        return self._entry

    @property
    def mix(self) -> ExpressionMix:
        """The expressions of the first chosen face and their intensities."""
        return self._state.mix

    @property
    def engine(self) -> EngineName:
        """The engine that makes the result; the preview is Instant's in any case."""
        return self._state.engine

    @property
    def options(self) -> EngineOptions:
        """Engine options."""
        return self._state.options

    @property
    def paste_back(self) -> PasteBackOptions:
        """Paste-back options."""
        return self._state.paste_back

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of the photo, from left to right; none before they are found."""
        return self._faces or ()

    @property
    def chosen(self) -> tuple[int, ...]:
        """Indices of the faces that moves are for."""
        return self._indices(self._state.faces) if self.faces else ()

    @property
    def edited(self) -> tuple[int, ...]:
        """Indices of the faces that have a mix, chosen or not."""
        return tuple(look.face for look in self._looks())

    @property
    def is_faceless(self) -> bool:
        """Whether the photo was searched and holds no face."""
        return self._faces == ()

    @property
    def is_only_preview(self) -> bool:
        """Whether the result will look different, because another engine than Instant makes it."""
        return self._state.engine is not EngineName.INSTANT

    @property
    def is_busy(self) -> bool:
        """Whether the final preview is still to come."""
        return self._is_busy

    def open(self, entry: PhotoEntry, request: EditRequest | None = None) -> None:
        """Edit another photo.

        Args:
            entry: the photo.
            request: what to begin with, such as that of its current version; None goes on where the edit of this photo
                was left, or begins with the photo as it is.
        """
        self._leave()
        self._entry = entry
        self._begin(self._drafts.get(entry.id, self._first) if request is None else EditState.of(request))
        self._worker.open(entry.path, self._screen_side(entry))
        self._set_busy(True)

    def close(self) -> None:
        """Edit no photo any more; the edit is remembered until the program ends."""
        self._leave()
        self._entry = None
        self._begin(self._first)
        self._worker.close()
        self._set_busy(False)

    def request(self) -> EditRequest:
        """The whole edit; without a photo, that of no file."""
        return self._state.request("" if self._entry is None else str(self._entry.path))

    def chosen_request(self) -> EditRequest:
        """The edit of the chosen faces alone, with the mix that is shown."""
        return replace(self._state, others=()).request("" if self._entry is None else str(self._entry.path))

    def shows(self, request: EditRequest) -> bool:
        """Whether a request gives every face of the photo just the mix that it has here."""
        now = self.request()
        if self._faces is None:
            return (now.mix, now.face, now.others) == (request.mix, request.face, request.others)
        return self._state.looks(self.chosen) == EditState.of(request).looks(self._indices(request.face))

    def load_request(self, request: EditRequest) -> None:
        """Take over another edit, such as that of a version or a preset, as one step of undo; its photo is ignored."""
        self._push(EditState.of(request), self.tr("settings"))

    def paste_look(self, request: EditRequest) -> None:
        """Take over a look that was copied, as one step of undo; its photo is ignored.

        One mix goes onto the chosen faces, and the others keep theirs; one for all faces, and the mixes of several,
        take the place of the whole edit.
        """
        if request.others or request.face.which == "all":
            self.load_request(request)
            return
        state = replace(
            self._with_mix(request.mix), engine=request.engine, options=request.options, paste_back=request.paste_back
        )
        self._push(state, self.tr("settings"))

    def set_mix(self, mix: ExpressionMix, mergeable: bool = False) -> None:
        """Change the mix of all chosen faces; the others keep theirs.

        Args:
            mix: the new one.
            mergeable: it is part of a movement, which is undone as a whole; `finish_move` ends it.
        """
        self._push(self._with_mix(mix), self.tr("expression"), is_move=mergeable)

    def finish_move(self) -> None:
        """The handle was let go: what follows is another step of undo."""
        self._gesture += 1

    def choose_faces(self, indices: Iterable[int]) -> None:
        """Go on with the faces of these indices; none means the largest. Every face keeps the mix that it has."""
        choice = self._choice(indices)
        state = self._state.with_faces(choice, self._indices(self._state.faces), self._indices(choice))
        self._push(state, self.tr("faces"))

    def click_face(self, index: int, extend: bool) -> None:
        """Choose one face, or, to extend, take it to the chosen ones or away from them; one always remains."""
        if not extend:
            self.choose_faces((index,))
            return
        others = set(self.chosen) ^ {index}
        if others:
            self.choose_faces(others)

    def set_engine(self, engine: EngineName) -> None:
        """Choose who makes the result, also of photos that are opened later."""
        self._first = replace(self._first, engine=engine)
        self._push(replace(self._state, engine=engine), self.tr("engine"))

    def begin_with(self, engine: EngineName) -> None:
        """Have this engine make the results of photos that are opened later, and of one that nobody has touched yet."""
        self._first = replace(self._first, engine=engine)
        if self._state.is_identity and self.undo_stack.count() == 0 and engine is not self._state.engine:
            self._state = replace(self._state, engine=engine)
            self.engine_changed.emit()

    def set_options(self, options: EngineOptions) -> None:
        """Choose the engine options, also of photos that are opened later."""
        self._first = replace(self._first, options=options)
        self._push(replace(self._state, options=options), self.tr("options"))

    def set_paste_back(self, paste_back: PasteBackOptions) -> None:
        """Choose the paste-back options, also of photos that are opened later."""
        self._first = replace(self._first, paste_back=paste_back)
        self._push(replace(self._state, paste_back=paste_back), self.tr("options"))

    def reset_options(self) -> None:
        """Leave all options to the program, as one step of undo, also of photos that are opened later."""
        options, paste_back = EngineOptions(), PasteBackOptions()
        self._first = replace(self._first, options=options, paste_back=paste_back)
        self._push(replace(self._state, options=options, paste_back=paste_back), self.tr("options"))

    def undo(self) -> None:
        """Take back the last step."""
        self.finish_move()
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.finish_move()
        self.undo_stack.redo()

    def warnings(self) -> tuple[str, ...]:
        """What may look wrong with the photo, its chosen faces, their mix and the preview, one sentence each."""
        chosen = [face for face in self.faces if face.index in self.chosen]
        said = [*self._complaints, *(text for face in chosen for text in face.warnings), *self.mix.warnings()]
        said.extend(self._render_warnings)
        return tuple(dict.fromkeys(said))

    def warnings_of_others(self) -> tuple[tuple[int, str], ...]:
        """What is known of the blends of the faces that are not chosen: the index of a face and a sentence each."""
        others = [look for look in self._state.others if look.face not in self.chosen]
        return tuple((look.face, warning) for look in others for warning in look.mix.warnings())

    def ask_pictures(self, mixes: Sequence[ExpressionMix], side: int) -> int:
        """Have the head of the first chosen face rendered in several mixes; `picture_changed` brings them.

        Returns:
            The number that these pictures bear. An earlier set is not gone on with.
        """
        self._worker.show_heads(self._batch, (), side)
        self._batch += 1
        if self.chosen:
            face = self.chosen[0]
            self._worker.show_heads(self._batch, [(face, shown_by_instant(mix)) for mix in mixes], side)
        return self._batch

    def _screen_side(self, entry: PhotoEntry) -> int:
        """Longer side in pixels of a photo that just fits the screen: more would be work that nobody sees."""
        photo = QSize(entry.width, entry.height)
        shown = self.screen if photo.isEmpty() else photo.scaled(self.screen, Qt.AspectRatioMode.KeepAspectRatio)
        return max(shown.width(), shown.height())

    def _leave(self) -> None:
        if self._entry is not None:
            self._drafts[self._entry.id] = self._state

    def _begin(self, state: EditState) -> None:
        self.finish_move()
        self.undo_stack.clear()
        self._faces, self._shown_face = None, None
        self._complaints, self._render_warnings = (), ()
        self._state = state
        for changed in (self.opened, self.faces_changed, self.face_changed, self.mix_changed, self.engine_changed):
            changed.emit()
        self.options_changed.emit()
        self.warnings_changed.emit()

    def _push(self, state: EditState, text: str, is_move: bool = False) -> None:
        if not is_move:
            self.finish_move()
        if state != self._state:
            self.undo_stack.push(EditStep(self._take, self._state, state, text, self._gesture if is_move else None))

    def _take(self, state: EditState) -> None:
        """Let a state stand, and tell what is different in it."""
        looks = self._looks()
        before, self._state = self._state, state
        if state.faces != before.faces:
            self.face_changed.emit()
            self._ask_miniatures()
        if (state.mix, state.others) != (before.mix, before.others):
            self.mix_changed.emit()
        if state.engine != before.engine:
            self.engine_changed.emit()
        if (state.options, state.paste_back) != (before.options, before.paste_back):
            self.options_changed.emit()
        if (state.faces, state.mix) != (before.faces, before.mix):
            self.warnings_changed.emit()
        if self._looks() != looks:
            self._ask_preview()

    def _with_mix(self, mix: ExpressionMix) -> EditState:
        chosen = self._indices(self._state.faces)
        state = self._state.with_mix(mix, chosen)
        # Where only now all faces have the same, it is again a look for all.
        return replace(state, faces=self._choice(chosen)) if chosen and self._state.others else state

    def _choice(self, indices: Iterable[int]) -> FaceChoice:
        wanted = FaceChoice.of(indices)
        is_all = len(self.faces) > 1 and wanted.indices == tuple(range(len(self.faces)))
        return FaceChoice("all") if is_all else wanted

    def _indices(self, choice: FaceChoice) -> tuple[int, ...]:
        """What a choice comes to in this photo; before its faces are known, what it names."""
        if self._faces is None:
            return choice.named
        try:
            return tuple(face.index for face in choose_faces(self._faces, choice))
        except FaceError:
            return ()

    def _looks(self) -> list[FaceLook]:
        """The mixes of all faces that have one, as far as the photo has such faces."""
        looks = self._state.looks(self.chosen)
        return [FaceLook(face, mix) for face, mix in looks.items() if face < len(self.faces)]

    def _ask_preview(self) -> None:
        # Before its faces are known, nothing can be shown but the photo itself.
        if self._faces is not None:
            looks = [FaceLook(look.face, shown_by_instant(look.mix)) for look in self._looks()]
            self._worker.move(looks, self.shown_side)
            self._set_busy(True)

    def _ask_miniatures(self) -> None:
        first = self.chosen[0] if self.chosen else None
        if first is not None and first != self._shown_face:
            heads = [(first, ExpressionMix.of({expression: 1.0})) for expression in TWELVE]
            self._worker.show_heads(_MINIATURES, heads, MINIATURE_SIDE)
        self._shown_face = first

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)

    def _on_opened(self, photo: OpenedPhoto) -> None:
        self._complaints = photo.warnings
        self.warnings_changed.emit()
        self.original_changed.emit(photo.glance, False)
        self.preview_changed.emit(photo.glance, False)

    def _on_faces_found(self, faces: tuple[Face, ...]) -> None:
        self._faces = faces
        self.faces_changed.emit()
        self.face_changed.emit()
        self.warnings_changed.emit()
        self._worker.show_heads(_FACES, [(face.index, ExpressionMix()) for face in faces], MINIATURE_SIDE)
        self._ask_miniatures()
        self._ask_preview()

    def _on_original_ready(self, image: QImage) -> None:
        self.original_changed.emit(image, True)

    def _on_preview_ready(self, preview: Preview) -> None:
        if preview.warnings != self._render_warnings:
            self._render_warnings = preview.warnings
            self.warnings_changed.emit()
        self.preview_changed.emit(preview.image, preview.move.is_still)
        if preview.move.is_still:
            self._set_busy(False)

    def _on_head_ready(self, batch: int, index: int, image: QImage) -> None:
        if batch == _MINIATURES:
            self.miniature_changed.emit(str(TWELVE[index]), image)
        elif batch == _FACES:
            self.face_picture_changed.emit(index, image)
        elif batch == self._batch:
            self.picture_changed.emit(batch, index, image)

    def _on_failed(self, error: object) -> None:
        self._set_busy(False)
        self.failed.emit(error)
