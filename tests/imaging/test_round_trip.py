"""Pixels go in and come out the same, in every format, depth and orientation."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, ImageOps

from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.imaging.formats import FileFormat
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.writer import save_photo, save_unchanged
from tests.imaging import samples

DATA = samples.DATA
DEPTHS = [np.uint8, np.uint16]
CHANNELS = [1, 2, 3, 4]


def stored(photo: Photo):
    """The channels of a photo as a file stores them."""
    colours = photo.pixels[..., :1] if photo.is_grey else photo.pixels
    return (colours if photo.alpha is None else np.dstack((colours, photo.alpha))).squeeze()


@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("channels", CHANNELS)
def test_png_keeps_every_pixel(tmp_path, dtype, channels):
    pixels = samples.picture(channels=channels, dtype=dtype)
    (tmp_path / "a.png").write_bytes(samples.encode_png(pixels))
    opened = open_photo(tmp_path / "a.png")
    assert opened.file_format is FileFormat.PNG
    assert opened.photo.is_grey == (channels <= 2)
    assert (opened.photo.alpha is not None) == (channels in (2, 4))
    np.testing.assert_array_equal(stored(opened.photo), pixels)
    assert save_photo(opened.photo, tmp_path / "b.png", opened, samples.INSTANT) == ()
    again = open_photo(tmp_path / "b.png")
    np.testing.assert_array_equal(stored(again.photo), pixels)
    assert again.photo.pixels.dtype == dtype
    assert again.photo.is_grey == opened.photo.is_grey


TIFF_KINDS = [
    {},
    {"compression": "zlib"},
    {"compression": "zlib", "predictor": True},
    {"tile": (16, 32)},
    {"tile": (32, 16), "compression": "zlib", "predictor": True},
    {"rowsperstrip": 7},
    {"byteorder": ">"},
    {"byteorder": ">", "compression": "zlib", "predictor": True},
    {"bigtiff": True, "rowsperstrip": 5},
]


@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("channels", CHANNELS)
@pytest.mark.parametrize("options", TIFF_KINDS, ids=str)
def test_tiff_keeps_every_pixel(tmp_path, dtype, channels, options):
    pixels = samples.picture(channels=channels, dtype=dtype)
    path = samples.write_tiff(tmp_path / "a.tif", pixels, **options)
    opened = open_photo(path)
    np.testing.assert_array_equal(stored(opened.photo), pixels)
    edited = opened.photo.with_pixels(opened.photo.pixels[::-1])
    save_photo(edited, tmp_path / "b.tif", opened, samples.INSTANT)
    judged = tifffile.imread(tmp_path / "b.tif")
    np.testing.assert_array_equal(judged, stored(edited))
    np.testing.assert_array_equal(stored(open_photo(tmp_path / "b.tif").photo), stored(edited))


@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("options", [{}, {"compression": "zlib", "predictor": True}], ids=str)
def test_tiff_with_planes_keeps_every_pixel(tmp_path, dtype, options):
    pixels = samples.picture(channels=3, dtype=dtype)
    path = samples.write_tiff(tmp_path / "a.tif", pixels, planarconfig="separate", rowsperstrip=9, **options)
    opened = open_photo(path)
    np.testing.assert_array_equal(opened.photo.pixels, pixels)
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "b.tif"), pixels)


@pytest.mark.parametrize(
    ("compression", "predictor"),
    [("packbits", 1), ("tiff_lzw", 1), ("tiff_lzw", 2), ("tiff_adobe_deflate", 1), ("tiff_adobe_deflate", 2)],
)
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_tiff_of_libtiff_keeps_every_pixel(tmp_path, compression, predictor, mode):
    pixels = samples.picture(channels=len(mode))
    info = {317: predictor, 278: 10} if predictor == 2 else {278: 10}
    Image.fromarray(pixels).save(tmp_path / "a.tif", compression=compression, tiffinfo=info)
    opened = open_photo(tmp_path / "a.tif")
    np.testing.assert_array_equal(stored(opened.photo), pixels)
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    with Image.open(tmp_path / "b.tif") as judged:
        np.testing.assert_array_equal(np.asarray(judged), pixels)


def test_sixteen_bit_lzw_is_read_and_written(tmp_path):
    import cv2

    pixels = samples.picture(height=300, width=501, dtype=np.uint16)
    cv2.imwrite(str(tmp_path / "a.tif"), pixels[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, 5])
    opened = open_photo(tmp_path / "a.tif")
    np.testing.assert_array_equal(opened.photo.pixels, pixels)
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    with tifffile.TiffFile(tmp_path / "b.tif") as judged:
        assert judged.pages[0].compression == 5
    np.testing.assert_array_equal(cv2.imread(str(tmp_path / "b.tif"), cv2.IMREAD_UNCHANGED)[..., ::-1], pixels)


def test_tiff_where_white_is_zero_is_inverted_and_written_back_so(tmp_path):
    pixels = samples.picture(channels=1)
    samples.write_tiff(tmp_path / "a.tif", 255 - pixels, photometric="miniswhite")
    opened = open_photo(tmp_path / "a.tif")
    np.testing.assert_array_equal(opened.photo.pixels[..., 1], pixels)
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "b.tif"), 255 - pixels)


def test_palettes_become_colours(tmp_path):
    pixels = samples.smooth()
    image = Image.fromarray(pixels).quantize(200)
    for name in ("a.png", "a.tif"):
        image.save(tmp_path / name)
        opened = open_photo(tmp_path / name)
        np.testing.assert_array_equal(opened.photo.pixels, np.asarray(image.convert("RGB")))
        save_photo(opened.photo, tmp_path / f"b{name}", opened, samples.INSTANT)
        np.testing.assert_array_equal(open_photo(tmp_path / f"b{name}").photo.pixels, opened.photo.pixels)


@pytest.mark.parametrize("dtype", DEPTHS)
def test_png_with_a_transparent_colour(tmp_path, dtype):
    pixels = samples.picture(dtype=dtype)
    key = b"".join(int(v).to_bytes(2, "big") for v in pixels[3, 4])
    (tmp_path / "a.png").write_bytes(samples.png_with(pixels, before=[(b"tRNS", key)]))
    photo = open_photo(tmp_path / "a.png").photo
    np.testing.assert_array_equal(photo.pixels, pixels)
    np.testing.assert_array_equal(photo.alpha == 0, (pixels == pixels[3, 4]).all(axis=2))
    assert set(np.unique(photo.alpha)) == {0, photo.white}


@pytest.mark.parametrize("channels", [3, 4])
def test_loss_free_webp_stays_loss_free(tmp_path, channels):
    pixels = samples.picture(channels=channels)
    (tmp_path / "a.webp").write_bytes(samples.webp_with(pixels, lossless=True, exact=True))
    opened = open_photo(tmp_path / "a.webp")
    np.testing.assert_array_equal(stored(opened.photo), pixels)
    save_photo(opened.photo, tmp_path / "b.webp", opened, samples.INSTANT)
    with Image.open(tmp_path / "b.webp") as judged:
        np.testing.assert_array_equal(np.asarray(judged), pixels)


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".avif"])
def test_lossy_formats_come_close(tmp_path, suffix):
    pixels = samples.smooth()
    Image.fromarray(pixels).save(tmp_path / f"a{suffix}", quality=95)
    opened = open_photo(tmp_path / f"a{suffix}")
    assert save_photo(opened.photo, tmp_path / f"b{suffix}", opened, samples.INSTANT) == ()
    again = open_photo(tmp_path / f"b{suffix}")
    assert again.warnings == ()
    assert np.abs(again.photo.pixels.astype(int) - opened.photo.pixels).mean() < 3


def test_jpeg_pixels_are_those_of_an_independent_decoder(tmp_path, hopper):
    import cv2

    judged = cv2.imread(str(hopper), cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION)
    np.testing.assert_array_equal(open_photo(hopper).photo.pixels, judged)


def test_grey_jpeg_stays_grey(tmp_path):
    (tmp_path / "a.jpg").write_bytes(samples.encode_jpeg(samples.picture(channels=1), quality=90))
    opened = open_photo(tmp_path / "a.jpg")
    assert opened.photo.is_grey
    save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)
    with Image.open(tmp_path / "b.jpg") as judged:
        assert judged.mode == "L"


def test_jpeg_stored_as_rgb_keeps_its_colours(tmp_path):
    pixels = samples.smooth()
    (tmp_path / "a.jpg").write_bytes(samples.encode_jpeg(pixels, quality=98, keep_rgb=True))
    opened = open_photo(tmp_path / "a.jpg")
    assert np.abs(opened.photo.pixels.astype(int) - pixels).mean() < 2
    save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)
    with Image.open(tmp_path / "b.jpg") as judged:
        assert np.abs(np.asarray(judged).astype(int) - pixels).mean() < 2


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["jpg", "png", "webp", "tif", "avif"])
def test_orientation_is_applied_once_and_written_upright(tmp_path, form, orientation):
    pixels = samples.smooth()
    path = tmp_path / f"a.{form}"
    exif = samples.exif_block(orientation=orientation)
    if form == "jpg":
        path.write_bytes(samples.full_jpeg(orientation))
    elif form == "png":
        path.write_bytes(samples.png_with(pixels, before=[(b"eXIf", exif)]))
    elif form == "webp":
        path.write_bytes(samples.webp_with(pixels, [(b"EXIF", exif)], lossless=True))
    elif form == "tif":
        samples.write_tiff(path, pixels, extratags=[(274, "H", 1, orientation, True)])
    else:
        Image.fromarray(pixels).save(path, exif=exif, quality=90)
    with Image.open(path) as image:
        judged = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    opened = open_photo(path)
    assert opened.orientation == orientation
    np.testing.assert_array_equal(opened.photo.pixels, judged)
    result = tmp_path / f"b.{form}"
    save_photo(opened.photo, result, opened, samples.INSTANT)
    again = open_photo(result)
    assert again.orientation == 1
    assert again.photo.pixels.shape == judged.shape
    with Image.open(result) as image:
        assert image.getexif().get(274, 1) == 1
        assert image.size == (judged.shape[1], judged.shape[0])
    if form not in ("jpg", "avif"):
        np.testing.assert_array_equal(again.photo.pixels, judged)


@pytest.mark.parametrize("target", [".png", ".tif"])
@pytest.mark.parametrize("channels", CHANNELS)
@pytest.mark.parametrize("dtype", DEPTHS)
def test_loss_free_containers_hold_the_same_pixels(tmp_path, target, channels, dtype):
    pixels = samples.picture(channels=channels, dtype=dtype)
    source = tmp_path / ("a.tif" if target == ".png" else "a.png")
    if target == ".png":
        samples.write_tiff(source, pixels)
    else:
        source.write_bytes(samples.encode_png(pixels))
    opened = open_photo(source)
    save_unchanged(opened, tmp_path / f"b{target}")
    again = open_photo(tmp_path / f"b{target}")
    np.testing.assert_array_equal(stored(again.photo), pixels)
    assert again.metadata.xmp is None
    if target == ".tif":
        np.testing.assert_array_equal(tifffile.imread(tmp_path / "b.tif"), pixels)


def test_sixteen_bits_are_rounded_with_a_warning(tmp_path):
    pixels = np.arange(0, 65536, 16, dtype=np.uint16).reshape(64, 64)
    pixels = np.dstack([pixels] * 3)
    (tmp_path / "a.png").write_bytes(samples.encode_png(pixels))
    opened = open_photo(tmp_path / "a.png")
    for suffix in (".jpg", ".webp", ".avif"):
        warnings = save_photo(opened.photo, tmp_path / f"b{suffix}", opened, samples.INSTANT, jpeg_quality=100)
        assert any("16 bits" in warning for warning in warnings)
        again = open_photo(tmp_path / f"b{suffix}").photo.pixels.astype(int)
        assert np.abs(again - np.round(pixels / 257)).max() <= 4


def test_raw_is_developed_to_sixteen_bit_srgb(tmp_path):
    opened = open_photo(samples.write_dng(tmp_path / "a.dng"))
    assert opened.file_format is FileFormat.RAW
    assert opened.photo.pixels.dtype == np.uint16
    assert any("developed" in warning for warning in opened.warnings)
    ramp = opened.photo.pixels[20, :, 1].astype(int)
    assert ramp[-8] > ramp[8]
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    with tifffile.TiffFile(tmp_path / "b.tif") as judged:
        page = judged.pages[0]
        np.testing.assert_array_equal(page.asarray(), opened.photo.pixels)
        assert page.tags[271].value == "Maker"
        profile = ImageCms.ImageCmsProfile(io.BytesIO(page.tags[34675].value))
        assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_wide_and_tiny_pictures(tmp_path):
    for height, width in ((1, 1), (1, 16384), (16384, 2)):
        pixels = samples.picture(height, width)
        for name in ("a.png", "a.tif", "a.jpg"):
            Image.fromarray(pixels).save(tmp_path / name)
            opened = open_photo(tmp_path / name)
            assert opened.photo.pixels.shape == (height, width, 3)
            save_photo(opened.photo, tmp_path / f"b{name}", opened, samples.INSTANT)
            assert open_photo(tmp_path / f"b{name}").photo.pixels.shape == (height, width, 3)


@pytest.mark.parametrize(
    ("name", "judge"), [("RGB_8", "RGB_8"), ("RGB_10", "RGB_16"), ("RGBA_10", None), ("L_10", None)]
)
def test_heic_is_read_in_its_depth_and_written_as_tiff(tmp_path, name, judge):
    opened = open_photo(DATA / f"{name}__29x100.heif")
    assert opened.file_format is FileFormat.HEIC
    assert opened.photo.pixels.shape == (100, 29, 3)
    assert opened.photo.white == (255 if name == "RGB_8" else 65535)
    assert opened.photo.is_grey == (name == "L_10")
    assert (opened.photo.alpha is not None) == (name == "RGBA_10")
    if judge:
        expected = open_photo(DATA / f"{judge}__29x100.png").photo
        assert np.abs(opened.photo.pixels / opened.photo.white - expected.pixels / expected.white).max() < 0.03
    if name == "L_10":
        assert opened.photo.pixels.max() == 65535
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "b.tif"), stored(opened.photo))
    save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)


def test_heic_outlives_its_decoder(tmp_path):
    import gc

    first = open_photo(DATA / "RGB_8__29x100.heif")
    before = first.photo.pixels.copy()
    others = [open_photo(DATA / "RGB_10__29x100.heif") for _ in range(5)]
    gc.collect()
    assert len(others) == 5
    np.testing.assert_array_equal(first.photo.pixels, before)
    expected = open_photo(DATA / "RGB_8__29x100.png").photo.pixels
    assert np.abs(first.photo.pixels.astype(int) - expected).max() < 8
