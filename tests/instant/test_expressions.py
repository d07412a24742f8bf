"""Targets, blends and weights: what is asked of a face, within what a face can do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import MAX_INTENSITY, TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.face import CanonicalFace
from pixelsmile_desktop.engines.instant.action_units import ACTION_UNITS, action_unit_fields, lip_shares
from pixelsmile_desktop.engines.instant.expressions import (
    MAX_RELEASE,
    TARGETS,
    blended_target,
    effective_intensity,
)
from pixelsmile_desktop.engines.instant.rig import FaceRig, build_rig
from pixelsmile_desktop.engines.instant.weights import MAX_UNIT, closing_share, unit_weights
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.instant.conftest import Subject

mixes = st.dictionaries(st.sampled_from(list(Expression)), st.floats(0, MAX_INTENSITY), max_size=5).map(
    ExpressionMix.of
)


@pytest.fixture(scope="module")
def rig(smiling: Subject, finder: FaceFinder) -> FaceRig:
    photo, face = smiling
    return build_rig(finder.canonical, face, photo.width, photo.height)


def test_every_expression_has_a_target_of_known_units() -> None:
    known = set(ACTION_UNITS) | {"AU5", "AU7", "AU43"}
    assert set(TARGETS) == set(Expression)
    for target in TARGETS.values():
        assert {name.partition("_")[0] for name in target.units} <= known


@given(st.floats(0, MAX_INTENSITY), st.floats(0, MAX_INTENSITY))
def test_more_intensity_is_never_less_and_exaggeration_has_a_ceiling(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert effective_intensity(low) <= effective_intensity(high) <= 2.0
    assert low > 1.5 or effective_intensity(low) == low


@given(mixes)
def test_a_blend_is_the_sum_of_its_parts(mix: ExpressionMix) -> None:
    target = blended_target(mix)
    for name, weight in target.units.items():
        parts = (effective_intensity(value) * TARGETS[e].units.get(name, 0.0) for e, value in mix)
        assert weight == pytest.approx(sum(parts))
    assert all(0 <= share <= MAX_RELEASE for share in vars(target.release).values())


@given(mix=mixes)
def test_weights_stay_within_anatomy(rig: FaceRig, mix: ExpressionMix) -> None:
    weights = dict(zip(rig.units, unit_weights(blended_target(mix), rig).tolist(), strict=True))
    assert all(abs(weight) <= MAX_UNIT for weight in weights.values())
    assert 0 <= weights["CLOSE"] <= 1
    for side in "RL":
        assert weights[f"AU43_{side}"] <= 1


def test_an_identity_mix_asks_for_nothing(rig: FaceRig) -> None:
    mix = ExpressionMix.of(dict.fromkeys(TWELVE, 0.0))
    assert not unit_weights(blended_target(mix), rig).any()


def test_a_laugh_is_not_closed_all_the_way() -> None:
    release = TARGETS[Expression.SAD].release
    assert closing_share(release, 0.1) == 1
    assert 0.4 < closing_share(release, 0.5) < 0.6


def test_halves_add_up_to_whole_units_and_mirror_each_other(finder: FaceFinder) -> None:
    canonical: CanonicalFace = finder.canonical
    fields = action_unit_fields(canonical, lip_shares(canonical))
    right_side = canonical.vertices[:, 0] < -2
    for name in ACTION_UNITS:
        right, left = fields[f"{name}_R"], fields[f"{name}_L"]
        assert np.abs(left[right_side]).max() < 0.05 * max(np.abs(right).max(), 1e-9) + 0.01
        assert np.abs(right).max() == pytest.approx(np.abs(left).max(), rel=0.05)
