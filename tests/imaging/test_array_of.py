"""The pixels of a Pillow image, taken strip by strip."""

import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.imaging import pixels
from pixelsmile_desktop.imaging.pixels import array_of


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (64, 33)])
def test_strips_make_the_whole_picture(mode: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "_STRIP_BYTES", 4 * 64 * 3)
    shape = (size[1], size[0], len(mode)) if len(mode) > 1 else (size[1], size[0])
    wanted = np.random.default_rng(3).integers(0, 256, shape, np.uint8)
    taken = array_of(Image.fromarray(wanted, mode) if mode in {"L", "LA"} else Image.fromarray(wanted))
    assert taken.dtype == np.uint8
    assert np.array_equal(taken, wanted)
