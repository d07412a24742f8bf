"""The whole value space of a request, for property tests."""

from dataclasses import replace

from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import MAX_INTENSITY, Expression, ExpressionMix
from pixelsmile_desktop.core.request import (
    MAX_SEED,
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    Method,
    PasteBackOptions,
    Precision,
    Subject,
)

paths = st.text(max_size=30)
intensities = st.floats(0, MAX_INTENSITY)
mixes = st.lists(st.tuples(st.sampled_from(Expression), intensities), unique_by=lambda part: part[0], max_size=13).map(
    lambda parts: ExpressionMix(tuple(parts))
)
faces = st.sampled_from(["largest", "all"]).map(FaceChoice) | st.lists(st.integers(0, 999_999), max_size=5).map(
    FaceChoice.of
)
engine_options = st.builds(
    EngineOptions,
    seed=st.integers(0, MAX_SEED),
    steps=st.none() | st.integers(2, 200),
    size=st.none() | st.integers(256, 2048),
    subject=st.sampled_from(Subject),
    method=st.sampled_from(Method),
    precision=st.sampled_from(Precision),
    model=st.none() | paths,
    lora=st.none() | paths,
    lora_strength=st.floats(0, 2),
    parity=st.booleans(),
    draft=st.none() | paths,
    plan=st.none() | st.text(max_size=12),
    identity_threshold=st.none() | st.floats(0, 1),
    identity_tries=st.integers(1, 16),
)
paste_back_options = st.builds(
    PasteBackOptions, feather=st.floats(0, 0.5), match_colour=st.booleans(), keep_grain=st.booleans()
)


def _with_others(request: EditRequest, looks: list[FaceLook]) -> EditRequest:
    """A request with those of some looks that may stand beside its faces."""
    if not request.face.named:
        return request
    others = tuple(sorted((one for one in looks if one.face not in request.face.named), key=lambda one: one.face))
    return replace(request, others=others)


face_looks = st.lists(
    st.builds(FaceLook, st.integers(0, 5) | st.integers(0, 999_999), mixes),
    unique_by=lambda look: look.face,
    max_size=4,
)
requests = st.builds(
    _with_others,
    st.builds(
        EditRequest,
        photo=paths,
        mix=mixes,
        face=faces,
        engine=st.sampled_from(EngineName),
        options=engine_options,
        paste_back=paste_back_options,
    ),
    face_looks,
)

json_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**300, max_value=10**400)
    | st.floats()
    | st.text(max_size=8)
)
json_values = st.recursive(
    json_scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
