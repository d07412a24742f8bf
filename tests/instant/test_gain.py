"""Gains: what a measure says of a face is used within limits, and what it cannot say does no harm."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.face import Points
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.engines.instant.expressions import blended_target
from pixelsmile_desktop.engines.instant.gain import (
    _LIMITS,
    _MAX_BEND,
    _REST_LIMITS,
    _STEPS,
    Calibration,
    GainTable,
    _course,
    _followed_shares,
    _region_of,
)
from pixelsmile_desktop.engines.instant.rig import FaceRig, build_rig
from pixelsmile_desktop.engines.instant.weights import unit_weights
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.instant.conftest import Subject

SURPRISED = ExpressionMix(((Expression.SURPRISED, 1.0),))
Measure = Callable[[Pixels, Points], Points]


@pytest.fixture(scope="module")
def rig(smiling: Subject, finder: FaceFinder) -> FaceRig:
    photo, face = smiling
    return build_rig(finder.canonical, face, photo.width, photo.height)


def table(subject: Subject, rig: FaceRig, measure: Measure) -> GainTable:
    return GainTable(subject[0].pixels, rig, subject[1].landmarks, measure)


def unmoved(_pixels: Pixels, landmarks: Points) -> Points:
    return landmarks


def scattered(pixels: Pixels, landmarks: Points) -> Points:
    return np.random.default_rng(int(pixels.sum())).normal(0, 1e3, landmarks.shape)


def not_a_number(_pixels: Pixels, landmarks: Points) -> Points:
    return np.full_like(landmarks, np.nan)


def endless(_pixels: Pixels, landmarks: Points) -> Points:
    return np.full_like(landmarks, np.inf)


def lost_after(calls: int) -> Measure:
    seen = iter(range(100))
    return lambda _pixels, landmarks: landmarks if next(seen) < calls else np.full_like(landmarks, np.nan)


@given(st.lists(st.floats(-10, 10), min_size=3, max_size=3))
def test_a_course_rises_from_0_to_1_and_bends_little(shown: list[float]) -> None:
    course = _course(shown)
    assert course[0] == 0
    assert course[-1] == 1
    assert (np.diff(course) >= 0).all()
    assert np.abs(course - _STEPS).max() <= _MAX_BEND + 1e-9


@given(st.lists(st.floats(-10, 10), min_size=3, max_size=3), st.floats(0, 3), st.floats(0, 3))
def test_a_straightened_slider_never_runs_back(shown: list[float], first: float, second: float) -> None:
    calibration = Calibration(np.ones(1, np.float32), _course(shown))
    low, high = sorted((first, second))
    assert 0 <= calibration.straightened(low) <= calibration.straightened(high)
    assert calibration.straightened(3.0) == 3.0


@settings(max_examples=25)
@given(st.lists(st.floats(0.3, 1.5), min_size=4, max_size=4), st.integers(0, 99))
def test_shares_are_found_in_what_was_seen(shares: list[float], seed: int) -> None:
    commanded = np.random.default_rng(seed).normal(0, 3, (936, 4))
    found = _followed_shares(commanded, commanded @ shares, jitter=0.4)
    # The pull toward 1 is about 8 % of the way there.
    np.testing.assert_allclose(found, shares, atol=0.12)
    assert (np.abs(found - 1) <= np.abs(np.array(shares) - 1) + 0.05).all()


def test_a_part_that_nothing_was_asked_of_counts_as_followed() -> None:
    commanded = np.random.default_rng(0).normal(0, 3, (936, 4))
    commanded[:, 2] = 0
    assert _followed_shares(commanded, 0.8 * commanded.sum(1), jitter=0.4)[2] == pytest.approx(1)


@pytest.mark.parametrize("measure", [unmoved, scattered])
@pytest.mark.parametrize("expression", [Expression.SURPRISED, Expression.ANGRY, Expression.NEUTRAL])
def test_gains_stay_in_their_limits_whatever_is_measured(
    smiling: Subject, rig: FaceRig, measure: Measure, expression: Expression
) -> None:
    gains = table(smiling, rig, measure)._calibration(expression).gains
    for unit, gain in zip(rig.units, gains, strict=True):
        region = _region_of(unit)
        lowest, highest = _LIMITS[region]
        rest = _REST_LIMITS if region == "mouth" else (1.0, 1.0)
        assert lowest * rest[0] - 1e-6 <= gain <= highest * rest[1] + 1e-6


@pytest.mark.parametrize("measure", [not_a_number, endless, lost_after(1), lost_after(3)])
def test_a_face_that_is_not_found_again_moves_as_commanded(smiling: Subject, rig: FaceRig, measure: Measure) -> None:
    weights = table(smiling, rig, measure).weights(SURPRISED)
    np.testing.assert_allclose(weights, unit_weights(blended_target(SURPRISED), rig), rtol=1e-6)


@pytest.mark.parametrize("measure", [unmoved, scattered, not_a_number, lost_after(2)])
def test_no_measure_breaks_a_render(finder: FaceFinder, smiling: Subject, measure: Measure) -> None:
    engine = InstantEngine(finder.canonical, measure)
    mix = ExpressionMix.parse(["surprised=.7", "sad=.5"])
    edit = engine.render(*smiling, mix, RenderContext())
    assert edit is not None
    prepared = engine.prepare(*smiling)
    assert np.isfinite(prepared.motion(mix).landmarks).all()


def test_each_expression_is_measured_once(smiling: Subject, rig: FaceRig) -> None:
    calls: list[int] = []
    gains = table(smiling, rig, lambda pixels, landmarks: calls.append(pixels.size) or landmarks)
    gains.weights(SURPRISED)
    after_first = len(calls)
    gains.weights(SURPRISED.scaled(0.5))
    assert 0 < after_first == len(calls)
