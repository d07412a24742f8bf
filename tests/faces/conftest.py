"""The finder and two portraits, found once for all tests of the room."""

from pathlib import Path

import pytest

from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.faces.finder import FaceFinder
from tests.faces.dressing import Image, read_pixels


@pytest.fixture(scope="session")
def finder(models: Path) -> FaceFinder:
    return FaceFinder(models)


@pytest.fixture(scope="session")
def bare_pixels(astronaut: Path) -> Image:
    """Neither glasses nor a hat, hair over the forehead."""
    return read_pixels(astronaut)


@pytest.fixture(scope="session")
def hat_pixels(hopper: Path) -> Image:
    """Glasses and a hat."""
    return read_pixels(hopper)


@pytest.fixture(scope="session")
def bare_face(bare_pixels: Image, finder: FaceFinder) -> Face:
    (face,) = finder.find(bare_pixels)
    return face


@pytest.fixture(scope="session")
def hat_face(hat_pixels: Image, finder: FaceFinder) -> Face:
    (face,) = finder.find(hat_pixels)
    return face
