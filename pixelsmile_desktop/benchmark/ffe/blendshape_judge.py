"""The judge that ships with the program: signatures in blendshapes, the same answer on every computer."""

from __future__ import annotations

from collections.abc import Mapping

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.signatures import combined, read_signatures
from pixelsmile_desktop.core.expression import TWELVE, Expression


class BlendshapeJudge:
    """Scores the 52 blendshapes of a face against the signature of each expression.

    It knows geometry only: no wrinkles, no colour, no context. Its network hardly ever sees a wrinkled nose or a
    pulled-down corner of the mouth, so that it underrates disgust and sadness.

    Raises:
        ResourceError: the signatures are missing.
    """

    def __init__(self) -> None:
        self._set = read_signatures()

    @property
    def name(self) -> str:
        """See `Judge`."""
        return f"blendshape signatures, version {self._set.version}"

    @property
    def key(self) -> str:
        """See `Judge`."""
        return f"blendshapes {self._set.key}"

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        """See `Judge`."""
        if picture.face is None:
            return dict.fromkeys(TWELVE, 0.0)
        shapes = combined(picture.face.blendshapes)
        return {expression: signature.score(shapes) for expression, signature in self._set.signatures.items()}
