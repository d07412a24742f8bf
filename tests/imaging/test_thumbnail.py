"""Small pictures: upright, in sRGB, from the embedded one where that serves, and from RAW files without developing."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging import thumbnail as module
from pixelsmile_desktop.imaging.jpeg_structure import JpegError, parse, parse_head
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.thumbnail import embedded_thumbnail, jpeg_of, reduced, thumbnail
from tests.imaging import profiles, samples


def jpeg_with_exif(path, pixels, exif, icc=None):
    Image.fromarray(pixels).save(path, "JPEG", quality=95, exif=b"Exif\0\0" + exif, icc_profile=icc)
    return path


def quadrants(height, width):
    """Red, green, blue and white quarters, so that every turn and flip shows."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = (230, 20, 20)
    pixels[: height // 2, width // 2 :] = (20, 230, 20)
    pixels[height // 2 :, : width // 2] = (20, 20, 230)
    pixels[height // 2 :, width // 2 :] = (230, 230, 230)
    return pixels


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_upright(tmp_path, orientation):
    exif = samples.exif_block(orientation=orientation, size=(640, 480), thumbnail=b"")
    path = jpeg_with_exif(tmp_path / "a.jpg", quadrants(480, 640), exif)
    small, whole = thumbnail(path, 64), open_photo(path).photo
    assert np.abs(small.astype(int) - reduced(whole, 64).pixels).max() < 30


def test_the_embedded_thumbnail_is_turned_with_its_photo(tmp_path):
    inner = io.BytesIO()
    Image.fromarray(quadrants(120, 160)).save(inner, "JPEG", quality=95)
    exif = samples.exif_block(orientation=6, size=(640, 480), thumbnail=inner.getvalue())
    path = jpeg_with_exif(tmp_path / "a.jpg", quadrants(480, 640), exif)
    found = embedded_thumbnail(path, 160)
    assert found is not None
    assert found.shape == (160, 120, 3)
    # Orientation 6: what was the lower left, blue, is the upper left now.
    assert found[30, 30].argmax() == 2


def test_bars_of_the_embedded_thumbnail_are_cut_off(tmp_path):
    framed = np.zeros((120, 160, 3), np.uint8)
    framed[7:113] = 200
    exif = samples.exif_block(size=(640, 426), thumbnail=samples.encode_jpeg(framed, quality=95))
    path = jpeg_with_exif(tmp_path / "a.jpg", np.full((426, 640, 3), 200, np.uint8), exif)
    found = embedded_thumbnail(path, 160)
    assert found is not None
    assert found.shape[:2] == (106, 160)
    assert found.min() > 150


def test_a_small_embedded_thumbnail_is_not_blown_up_in_place_of_the_photo(tmp_path):
    exif = samples.exif_block(
        size=(640, 480), thumbnail=samples.encode_jpeg(np.zeros((120, 160, 3), np.uint8), quality=95)
    )
    path = jpeg_with_exif(tmp_path / "a.jpg", np.full((480, 640, 3), 250, np.uint8), exif)
    assert thumbnail(path, 160).max() < 10, "large enough: the embedded one"
    assert thumbnail(path, 200).min() > 240, "too small: the photo itself"


@pytest.mark.parametrize("name", sorted(profiles.WIDE))
def test_colours_are_those_of_srgb(tmp_path, name):
    pixels = np.full((300, 300, 3), (60, 200, 90), np.uint8)
    path = jpeg_with_exif(tmp_path / "a.jpg", pixels, samples.exif_block(thumbnail=b""), profiles.WIDE[name])
    photo = open_photo(path).photo
    expected = module.ColourSpace.of(photo).to_srgb(photo.pixels)[100, 100].astype(int)
    found = thumbnail(path, 100)[50, 50].astype(int)
    assert np.abs(found - expected).max() <= 2
    assert np.abs(found - pixels[0, 0]).max() > 4, "the profile matters"


def test_grey_photos_follow_their_profile(tmp_path):
    pixels = np.full((300, 300), 120, np.uint8)
    Image.fromarray(pixels).save(tmp_path / "a.jpg", "JPEG", quality=95, icc_profile=profiles.GREY)
    photo = open_photo(tmp_path / "a.jpg").photo
    expected = module.ColourSpace.of(photo).to_srgb(photo.pixels)[0, 0].astype(int)
    assert np.abs(thumbnail(tmp_path / "a.jpg", 100)[50, 50].astype(int) - expected).max() <= 2


@pytest.mark.parametrize("longest", [64, 256, 700, 1024])
def test_reduced_decoding_shows_what_full_decoding_shows(tmp_path, astronaut, longest):
    pixels = cv2.resize(cv2.imread(str(astronaut))[..., ::-1], (1800, 1200))
    cv2.imwrite(str(tmp_path / "a.jpg"), pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 95])
    small = thumbnail(tmp_path / "a.jpg", longest)
    assert max(small.shape) == longest
    whole = reduced(open_photo(tmp_path / "a.jpg").photo, longest).pixels
    assert np.abs(small.astype(int) - whole).mean() < 3


def test_small_photos_stay_as_they_are(tmp_path):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(1))
    assert thumbnail(tmp_path / "a.jpg", 1024).shape == open_photo(tmp_path / "a.jpg").photo.pixels.shape


def test_a_raw_file_without_a_preview_is_developed(tmp_path):
    path = samples.write_dng(tmp_path / "a.dng", (128, 192))
    small = thumbnail(path, 48)
    assert max(small.shape) == 48
    assert small[:, -8:].mean() > small[:, :8].mean() + 50, "the ramp runs from left to right"


def test_a_damaged_raw_file_is_refused_in_words(tmp_path):
    path = samples.write_dng(tmp_path / "a.dng")
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(PhotoError):
        thumbnail(path, 48)


def test_the_first_look_reads_no_pixels_and_never_fails(tmp_path):
    (tmp_path / "cut.jpg").write_bytes(samples.full_jpeg(6)[:9000])
    for name in ("cut.jpg", "missing.jpg"):
        embedded_thumbnail(tmp_path / name, 100)
    (tmp_path / "text.jpg").write_bytes(b"no photo")
    assert embedded_thumbnail(tmp_path / "text.jpg", 100) is None


def test_the_head_of_a_jpeg_is_enough_to_know_it():
    data = samples.full_jpeg(6)
    structure, essence, start = parse_head(data)
    whole, all_of_it = parse(data)
    assert structure.size == whole.size
    assert all_of_it.startswith(essence)
    assert parse_head(data[: start + 20])[0].size == whole.size
    with pytest.raises(JpegError):
        parse_head(data[: start - 20])


def test_jpegs_are_written_as_asked(tmp_path):
    pixels = samples.smooth(40, 60)
    assert len(jpeg_of(pixels, 30)) < len(jpeg_of(pixels, 95))
    with Image.open(io.BytesIO(jpeg_of(pixels, 95))) as image:
        assert image.size == (60, 40)
        assert "exif" not in image.info
