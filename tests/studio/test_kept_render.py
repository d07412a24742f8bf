import contextlib
import io
import pickle
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import PhotoError, SaveError
from pixelsmile_desktop.core.photo import Box, Photo
from pixelsmile_desktop.studio.kept_render import changed_share, read_render, write_render
from tests.studio.fakes import a_photo

BOX = Box(5, 6, 25, 20)


def changed(photo: Photo, box: Box = BOX, seed: int = 1, share: float = 0.5) -> Photo:
    """Another photo, with about that share of the box repainted."""
    rng = np.random.default_rng(seed)
    pixels = photo.pixels.copy()
    inside = pixels[box.slices]
    where = rng.random(inside.shape[:2]) < share
    inside[where] = rng.integers(0, photo.white, (int(where.sum()), 3), endpoint=True)
    return photo.with_pixels(pixels)


@given(
    depth=st.sampled_from([np.uint8, np.uint16]),
    x=st.tuples(st.integers(0, 39), st.integers(1, 40)),
    y=st.tuples(st.integers(0, 29), st.integers(1, 30)),
    seed=st.integers(0, 99),
    share=st.floats(0, 1),
)
def test_original_and_kept_pixels_give_exactly_the_result(tmp_path_factory, depth, x, y, seed, share) -> None:
    photo = replace(a_photo(depth=depth), icc=b"profile")
    box = Box(min(x), min(y), max(*x, min(x) + 1), max(*y, min(y) + 1))
    result = changed(photo, box, seed, share)
    path = tmp_path_factory.mktemp("kept") / "a.npz"
    write_render(path, photo, result, box)
    again = read_render(path, photo)
    assert np.array_equal(again.pixels, result.pixels)
    assert again.pixels.dtype == depth
    assert again.icc == b"profile"


def test_pixels_that_did_not_change_are_not_kept(tmp_path: Path) -> None:
    photo = a_photo()
    result = changed(photo, share=0.1)
    write_render(tmp_path / "a.npz", photo, result, BOX)
    with np.load(tmp_path / "a.npz", allow_pickle=False) as archive:
        untouched = np.all(result.pixels[BOX.slices] == photo.pixels[BOX.slices], axis=2)
        assert not archive["pixels"][untouched].any()
        assert np.array_equal(archive["mask"], ~untouched)


def test_the_share_of_changed_pixels() -> None:
    photo = a_photo()
    pixels = photo.pixels.copy()
    pixels[3, 4:7] ^= 1
    assert changed_share(photo, photo.with_pixels(pixels), Box(0, 0, 40, 30)) == 3 / 1200
    assert changed_share(photo, photo, None) == 0


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_another_original_is_refused(tmp_path: Path, depth) -> None:
    photo = a_photo(depth=depth)
    write_render(tmp_path / "a.npz", photo, changed(photo), BOX)
    pixels = photo.pixels.copy()
    pixels[BOX.y0, BOX.x0] ^= 1
    others = [
        photo.with_pixels(pixels),
        a_photo(41, 30, depth),
        a_photo(depth=np.uint8 if depth is np.uint16 else np.uint16),
    ]
    for other in others:
        with pytest.raises(PhotoError, match="belong to another photo"):
            read_render(tmp_path / "a.npz", other)


def test_every_damage_is_noticed(tmp_path: Path) -> None:
    photo = a_photo()
    path = tmp_path / "a.npz"
    write_render(path, photo, changed(photo), BOX)
    whole = path.read_bytes()
    expected = read_render(path, photo).pixels
    rng = np.random.default_rng(3)
    for at in rng.integers(0, len(whole), 150):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with contextlib.suppress(PhotoError):
            assert np.array_equal(read_render(path, photo).pixels, expected)
    for length in (0, 1, 10, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(PhotoError, match="damaged"):
            read_render(path, photo)


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match=r"the kept pixels a.npz are gone; render the version again"):
        read_render(tmp_path / "a.npz", a_photo())


class Trap:
    def __reduce__(self):
        return pytest.fail, ("code of a file was run",)


def test_nothing_in_a_file_is_ever_run(tmp_path: Path) -> None:
    photo = a_photo()
    path = tmp_path / "a.npz"
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.array([Trap()], object), allow_pickle=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("box", "size", "mask", "pixels", "original", "result"):
            archive.writestr(f"{name}.npy", buffer.getvalue())
    with pytest.raises(PhotoError, match="damaged"):
        read_render(path, photo)
    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(PhotoError, match="damaged"):
        read_render(path, photo)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("box", np.array([5, 6, 25, 21])),
        ("box", np.array([-5, 6, 25, 20])),
        ("box", np.array([5, 6, 5, 6])),
        ("box", np.array([5, 6])),
        ("mask", np.ones((3, 3), bool)),
        ("mask", np.ones((14, 20))),
        ("pixels", np.zeros((14, 20), np.uint8)),
        ("result", np.zeros(32, np.uint8)),
    ],
)
def test_fields_that_do_not_fit_each_other_are_damage(tmp_path: Path, name, value) -> None:
    photo = a_photo()
    path = tmp_path / "a.npz"
    write_render(path, photo, changed(photo), BOX)
    with np.load(path) as archive:
        fields = dict(archive)
    np.savez(path, **{**fields, name: value})
    with pytest.raises(PhotoError, match="damaged"):
        read_render(path, photo)


def test_a_folder_that_is_gone_is_said_so(tmp_path: Path) -> None:
    photo = a_photo()
    with pytest.raises(SaveError, match="the folder does not exist"):
        write_render(tmp_path / "gone" / "a.npz", photo, changed(photo), BOX)
