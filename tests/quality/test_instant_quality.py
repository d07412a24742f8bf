"""The Instant engine judged on pixels: both portraits, all twelve expressions, seven intensities."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pixelsmile_desktop.core.expression import TWELVE, Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.quality.measurements import INTENSITIES, Judge, signature

PORTRAITS = ("astronaut", "hopper")
CASES = [(portrait, expression) for portrait in PORTRAITS for expression in TWELVE]
case = pytest.mark.parametrize(("portrait", "expression"), CASES, ids=[f"{p}-{e}" for p, e in CASES])


@pytest.fixture(scope="module")
def judges(astronaut: Path, hopper: Path, models: Path) -> dict[str, Judge]:
    finder = FaceFinder(models)
    engine = InstantEngine(finder.canonical, finder.measure)
    judges = {}
    for name, path in zip(PORTRAITS, (astronaut, hopper), strict=True):
        photo = Photo(np.ascontiguousarray(cv2.imread(str(path))[:, :, ::-1]))
        (face,) = finder.find(photo.pixels)
        judges[name] = Judge(photo, finder.occlusion(photo.pixels, face), engine, finder)
    return judges


@case
def test_motion_follows_intensity(judges: dict[str, Judge], portrait: str, expression: Expression) -> None:
    course = judges[portrait].course(expression)
    assert course.motion[0] == 0
    assert (np.diff(course.motion) > 0).all(), course.motion.round(3)
    assert course.correlation >= 0.93, course.motion.round(3)


def test_motion_follows_intensity_closely_in_most_cases(judges: dict[str, Judge]) -> None:
    correlations = [judges[portrait].course(expression).correlation for portrait, expression in CASES]
    assert np.median(correlations) >= 0.97


@pytest.mark.parametrize("expression", TWELVE)
def test_the_full_motion_is_followed_without_glasses(judges: dict[str, Judge], expression: Expression) -> None:
    assert 0.85 <= judges["astronaut"].course(expression).motion[INTENSITIES.index(1.0)] <= 1.15


@case
def test_the_signature_of_the_expression_rises(judges: dict[str, Judge], portrait: str, expression: Expression) -> None:
    course = judges[portrait].course(expression)
    assert signature(expression, course.after) > signature(expression, course.before)


@case
def test_skin_neither_folds_nor_tears(judges: dict[str, Judge], portrait: str, expression: Expression) -> None:
    determinant, stretch = skin_strain(judges[portrait], expression)
    assert determinant.min() > 0
    assert np.percentile(stretch, 99) <= 1.5


def skin_strain(judge: Judge, expression: Expression) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Jacobian determinant and largest stretch (destination over source) at intensity 1, at all places of skin."""
    places, openings = judge.places(ExpressionMix(((expression, 1.0),)))
    across, down = np.gradient(places, axis=1), np.gradient(places, axis=0)
    jacobian = np.stack([across, down], -1)
    skin = np.ones(places.shape[:2], np.uint8)
    for opening in openings:
        cv2.fillPoly(skin, [np.round(opening).astype(np.int32)], 0)
    inside = cv2.erode(skin, np.ones((3, 3), np.uint8))[1:-1, 1:-1] > 0
    jacobian = jacobian[1:-1, 1:-1][inside]
    return np.linalg.det(jacobian), 1 / np.linalg.svd(jacobian, compute_uv=False)[:, 1]
