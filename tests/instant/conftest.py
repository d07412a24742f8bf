"""Two real faces, found once for all tests of the engine."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.engines.instant.engine import InstantEngine
from pixelsmile_desktop.faces.finder import FaceFinder

Subject = tuple[Photo, Face]


@pytest.fixture(scope="session")
def finder(models: Path) -> FaceFinder:
    return FaceFinder(models)


@pytest.fixture(scope="session")
def engine(finder: FaceFinder) -> InstantEngine:
    return InstantEngine(finder.canonical, finder.measure)


def read_photo(path: Path) -> Photo:
    return Photo(np.ascontiguousarray(cv2.imread(str(path))[:, :, ::-1]))


def bare(subject: Subject) -> Subject:
    """The same subject as if nobody had looked for glasses and hats."""
    photo, face = subject
    return photo, replace(face, occlusion=None)


@pytest.fixture(scope="session")
def smiling(astronaut: Path, finder: FaceFinder) -> Subject:
    """A small face with a toothy smile."""
    photo = read_photo(astronaut)
    (face,) = finder.find(photo.pixels)
    return photo, finder.occlusion(photo.pixels, face)


@pytest.fixture(scope="session")
def spectacled(hopper: Path, finder: FaceFinder) -> Subject:
    """A closed mouth, glasses and a hat."""
    photo = read_photo(hopper)
    (face,) = finder.find(photo.pixels)
    return photo, finder.occlusion(photo.pixels, face)
