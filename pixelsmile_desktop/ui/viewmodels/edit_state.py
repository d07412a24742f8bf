"""What undo and redo bring back of the edit that is being made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from pixelsmile_desktop.core.expression import CustomExpression, ExpressionMix
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    PasteBackOptions,
)


@dataclass(frozen=True)
class EditState:
    """An edit request without its photo, and which faces the user has chosen in it.

    Attributes:
        mix: the expressions and their intensities of the first chosen face, which the wheel shows, and of the other
            chosen ones as far as they are not among `others`.
        faces: the chosen faces; by their indices as soon as there are `others`.
        engine: which engine makes the result.
        options: engine options.
        paste_back: paste-back options.
        others: the mixes of all other faces that have one, rising. A chosen face is among them if it has another mix
            than the first one; nothing but this can be an identity here.
    """

    mix: ExpressionMix = field(default_factory=ExpressionMix)
    faces: FaceChoice = field(default_factory=FaceChoice)
    engine: EngineName = EngineName.INSTANT
    options: EngineOptions = field(default_factory=EngineOptions)
    paste_back: PasteBackOptions = field(default_factory=PasteBackOptions)
    others: tuple[FaceLook, ...] = ()

    @classmethod
    def of(cls, request: EditRequest) -> EditState:
        """The state that makes a request."""
        others = tuple(look for look in request.others if not look.mix.is_identity)
        return cls(request.mix, request.face, request.engine, request.options, request.paste_back, others)

    @property
    def is_identity(self) -> bool:
        """Whether nothing is asked of any face."""
        return self.mix.is_identity and all(look.mix.is_identity for look in self.others)

    def looks(self, chosen: Iterable[int]) -> dict[int, ExpressionMix]:
        """The mixes of all faces that have one, by their indices, rising.

        Args:
            chosen: the indices that `faces` comes to in the photo.
        """
        mixes = dict.fromkeys(chosen, self.mix) | {look.face: look.mix for look in self.others}
        return {face: mix for face, mix in sorted(mixes.items()) if not mix.is_identity}

    def with_mix(self, mix: ExpressionMix, chosen: Collection[int]) -> EditState:
        """The state in which all chosen faces have a mix; `chosen` as with `looks`."""
        return replace(self, mix=mix, others=tuple(look for look in self.others if look.face not in chosen))

    def with_faces(self, faces: FaceChoice, before: Collection[int], after: Collection[int]) -> EditState:
        """The state in which other faces are chosen, and every face keeps its mix.

        Args:
            faces: the choice.
            before: the indices that the choice until now comes to in the photo.
            after: the indices that the new one comes to, rising.
        """
        if not after or not (before or self.others):
            # Nobody knows yet whose mix it is, or will be.
            return self if self.others else replace(self, faces=faces)
        looks = self.looks(before)
        mix = looks.get(min(after), ExpressionMix())
        mixes = {face: looks.get(face, ExpressionMix()) for face in {*looks, *after}}
        others = tuple(FaceLook(face, mixes[face]) for face in sorted(mixes) if face not in after or mixes[face] != mix)
        return replace(self, mix=mix, faces=FaceChoice.of(after) if others else faces, others=others)

    def request(self, photo: str) -> EditRequest:
        """The simplest request for these looks: it leads with the mix that is shown, if that asks for anything."""
        mix, faces = self.mix, self.faces
        others: tuple[FaceLook, ...] = ()
        looks = self.looks(self.faces.named) if self.others else {}
        if looks:
            mix = next(iter(looks.values())) if self.mix.is_identity else self.mix
            faces = FaceChoice.of(face for face, look in looks.items() if look == mix)
            others = tuple(FaceLook(face, look) for face, look in looks.items() if look != mix)
        return EditRequest(photo, mix, faces, self.engine, self.options, self.paste_back, others)


def shown_by_instant(mix: ExpressionMix) -> ExpressionMix:
    """What Instant understands of a mix: all but the user's own words."""
    return ExpressionMix(tuple((e, value) for e, value in mix if not isinstance(e, CustomExpression)))
