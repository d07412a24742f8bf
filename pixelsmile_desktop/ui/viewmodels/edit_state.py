"""What undo and redo bring back of the edit that is being made."""

from __future__ import annotations

from dataclasses import dataclass, field

from pixelsmile_desktop.core.expression import CustomExpression, ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice, PasteBackOptions


@dataclass(frozen=True)
class EditState:
    """An edit request without its photo.

    Attributes:
        mix: the expressions and their intensities.
        faces: which faces.
        engine: which engine makes the result.
        options: engine options.
        paste_back: paste-back options.
    """

    mix: ExpressionMix = field(default_factory=ExpressionMix)
    faces: FaceChoice = field(default_factory=FaceChoice)
    engine: EngineName = EngineName.INSTANT
    options: EngineOptions = field(default_factory=EngineOptions)
    paste_back: PasteBackOptions = field(default_factory=PasteBackOptions)

    @classmethod
    def of(cls, request: EditRequest) -> EditState:
        """The state that makes a request."""
        return cls(request.mix, request.face, request.engine, request.options, request.paste_back)


def shown_by_instant(mix: ExpressionMix) -> ExpressionMix:
    """What Instant understands of a mix: all but the user's own words."""
    return ExpressionMix(tuple((e, value) for e, value in mix if not isinstance(e, CustomExpression)))
