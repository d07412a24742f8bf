"""Whatever a file holds, opening it gives a photo or one sentence."""

import io
import os
import struct
import zlib

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.core.errors import PhotoError, SaveError
from pixelsmile_desktop.imaging.exif import copied_exif, orientation_of, renewed_exif, thumbnail_of, without_orientation
from pixelsmile_desktop.imaging.formats import output_suffix, sniff
from pixelsmile_desktop.imaging.ifd import IfdError, TiffTree
from pixelsmile_desktop.imaging.jpeg_structure import JpegError, metadata_of, parse
from pixelsmile_desktop.imaging.photoshop import iptc_of, with_iptc, without_thumbnails
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.thumbnail import thumbnail
from pixelsmile_desktop.imaging.writer import save_photo
from tests.imaging import samples


def refused(path, **options):
    """The sentence with which a file is refused."""
    with pytest.raises(PhotoError) as caught:
        open_photo(path, **options)
    assert caught.value.what
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_no_photo_is_said(tmp_path):
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "text.jpg").write_text("This is no photo.")
    (tmp_path / "movie.heic").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(99))
    Image.new("RGB", (4, 4)).save(tmp_path / "a.gif")
    (tmp_path / "folder.jpg").mkdir()
    assert "is empty" in refused(tmp_path / "empty.jpg")
    assert "not a photo" in refused(tmp_path / "text.jpg")
    assert "video" in refused(tmp_path / "movie.heic")
    assert "a GIF" in refused(tmp_path / "a.gif")
    assert "is a folder" in refused(tmp_path / "folder.jpg")
    assert "no file" in refused(tmp_path / "missing.jpg")
    assert "cannot be read" in refused(tmp_path / "text.jpg" / "below.jpg")
    assert "cannot be read" in refused(tmp_path / ("x" * 300 + ".jpg"))
    assert "cannot be read" in refused(tmp_path / "nul\0.jpg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.jpg")
    assert "not an ordinary file" in refused(tmp_path / "a.jpg")


def test_our_own_limit_counts_and_not_pillows(tmp_path, monkeypatch):
    pixels = samples.smooth()
    (tmp_path / "a.webp").write_bytes(samples.webp_with(pixels, lossless=True))
    Image.fromarray(pixels).save(tmp_path / "a.tif", compression="tiff_lzw")
    for name in ("a.webp", "a.tif"):
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10)
        assert np.array_equal(open_photo(tmp_path / name).photo.pixels, pixels)
        assert "megapixels" in refused(tmp_path / name, max_megapixels=0.0001)


def test_misnamed_files_open_with_a_warning(tmp_path):
    (tmp_path / "a.png").write_bytes(samples.full_jpeg())
    opened = open_photo(tmp_path / "a.png")
    assert opened.warnings == ("a.png is a JPEG file in spite of its name",)
    assert output_suffix(opened.file_format) == ".jpg"


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.webp"])
def test_too_many_pixels_are_refused_before_decoding(tmp_path, name):
    Image.new("RGB", (2000, 1000)).save(tmp_path / name)
    assert "2000 x 1000" in refused(tmp_path / name, max_megapixels=1.9)


def test_decompression_bombs_are_refused(tmp_path):
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + samples.chunk(b"IHDR", header)
        + samples.chunk(b"IDAT", data)
        + samples.chunk(b"IEND", b"")
    )
    (tmp_path / "a.png").write_bytes(bomb)
    assert "3600 megapixels" in refused(tmp_path / "a.png")
    # A profile that inflates without end is cut, and the picture is read.
    profile = b"p\0\0" + zlib.compress(bytes(64_000_000), 9)
    (tmp_path / "b.png").write_bytes(samples.png_with(samples.smooth(), before=[(b"iCCP", profile)]))
    assert len(open_photo(tmp_path / "b.png").metadata.icc) <= 32_000_000


def test_colours_that_are_not_read_are_refused_in_words(tmp_path):
    for mode, name, word in (("CMYK", "a.jpg", "CMYK"), ("CMYK", "a.tif", "CMYK"), ("LAB", "b.tif", "Lab")):
        Image.new(mode, (8, 8)).save(tmp_path / name)
        assert word in refused(tmp_path / name)
    for dtype in (np.float32, np.uint32, np.int32):
        tifffile.imwrite(tmp_path / "c.tif", np.zeros((8, 8, 3), dtype), photometric="rgb")
        assert "8 or 16 bits" in refused(tmp_path / "c.tif")
    tifffile.imwrite(tmp_path / "d.tif", np.zeros((8, 8, 6), np.uint8), photometric="rgb", extrasamples=[0, 0, 0])
    assert "6 channels" in refused(tmp_path / "d.tif")


def test_animations_give_their_first_frame(tmp_path):
    frames = [Image.fromarray(samples.picture(seed=seed)) for seed in (1, 2)]
    for name in ("a.png", "a.webp"):
        frames[0].save(
            tmp_path / name, save_all=True, append_images=frames[1:], **({"lossless": True} if name[-1] == "p" else {})
        )
        opened = open_photo(tmp_path / name)
        assert "first frame" in opened.warnings[0]
        np.testing.assert_array_equal(opened.photo.pixels, samples.picture(seed=1))


def test_a_jpeg_whose_end_is_missing_is_refused(tmp_path, hopper):
    data = hopper.read_bytes()
    for share in (0.3, 0.7, 0.99):
        (tmp_path / "a.jpg").write_bytes(data[: int(len(data) * share)])
        assert "cut short" in refused(tmp_path / "a.jpg")


def raw_file():
    buffer = io.BytesIO()
    samples.write_dng(buffer)
    return buffer.getvalue()


def test_a_raw_file_that_is_cut_short_is_refused_or_said(tmp_path):
    (tmp_path / "a.dng").write_bytes(raw_file()[:-4000])
    try:
        warnings = open_photo(tmp_path / "a.dng").warnings
    except PhotoError:
        return
    assert any("cut short" in warning for warning in warnings)


def some_files():
    pixels = samples.smooth(16, 24)
    wide = samples.picture(16, 24, dtype=np.uint16)
    plain, lzw, deep, avif = io.BytesIO(), io.BytesIO(), io.BytesIO(), io.BytesIO()
    tifffile.imwrite(plain, pixels, photometric="rgb", rowsperstrip=5)
    Image.fromarray(pixels).save(lzw, "TIFF", compression="tiff_lzw")
    tifffile.imwrite(deep, wide, photometric="rgb", compression="zlib", predictor=True, tile=(16, 16), byteorder=">")
    Image.fromarray(pixels).save(avif, "AVIF")
    return {
        "a.jpg": samples.full_jpeg(6, progressive=True),
        "a.png": samples.encode_png(pixels),
        "deep.png": samples.encode_png(wide),
        "a.webp": samples.webp_with(pixels, [(b"EXIF", samples.exif_block())], lossless=True),
        "a.tif": plain.getvalue(),
        "lzw.tif": lzw.getvalue(),
        "deep.tif": deep.getvalue(),
        "a.avif": avif.getvalue(),
        "a.dng": raw_file(),
        "a.heic": (samples.DATA / "RGB_8__29x100.heif").read_bytes(),
    }


FILES = some_files()


def opens_or_is_refused(path, data, capfd):
    path.write_bytes(data)
    try:
        opened = open_photo(path, max_megapixels=4)
    except PhotoError:
        opened = None
    if opened is not None:
        try:
            save_photo(opened.photo, path.with_name(f"result{path.suffix}"), opened, samples.INSTANT)
        except SaveError as error:
            assert str(error)
    said = capfd.readouterr()
    # LibRaw, and libtiff inside Pillow, speak of damaged data on stderr, and cannot be told not to.
    assert said.out == ""
    known = ("unknown file", "tempfile.tif: ", "LZWDecode: ")
    assert all(any(word in line for word in known) for line in said.err.splitlines())


@pytest.mark.parametrize("name", [n for n in FILES if n not in ("a.dng",)])
def test_truncated_files_are_refused(tmp_path, name):
    data = FILES[name]
    for end in range(4, len(data) - 20, max(1, len(data) // 40)):
        (tmp_path / name).write_bytes(data[:end])
        try:
            open_photo(tmp_path / name)
        except PhotoError:
            continue
        # Only the directories at the end of a TIFF file may be missing unnoticed.
        assert name.endswith((".tif", ".avif", ".heic"))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_never_crash(tmp_path, capfd, name, data):
    damaged = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(damaged) // 2, len(damaged)))
    opens_or_is_refused(tmp_path / name, bytes(damaged[:end]), capfd)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"]),
)
def test_random_directories_never_crash(body, head):
    block = head + body
    assert 1 <= orientation_of(block) <= 8
    assert len(renewed_exif(block, (4, 3), lambda side, most: b"\xff\xd8\xff\xd9"[:most])) == len(block)
    assert len(without_orientation(block)) == len(block)
    thumbnail_of(block)
    sniff(block, samples.Path("a.tif"))
    try:
        tree = TiffTree(block)
        copied_exif(tree, tree.directory(tree.first), (4, 3))
    except IfdError:
        return


@given(st.binary(max_size=300))
@example(b"")
def test_random_segments_never_crash(body):
    try:
        metadata_of(parse(b"\xff\xd8\xff\xe1" + body)[0])
    except JpegError:
        return


@given(st.binary(max_size=200))
def test_random_resources_never_crash(body):
    for resources in (body, b"8BIM" + body, samples.RESOURCES + body):
        without_thumbnails(resources)
        iptc_of(resources)
        with_iptc(resources, b"x")


def test_thumbnails_come_from_exif_or_from_a_reduced_decode(tmp_path, hopper, astronaut):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(6))
    assert thumbnail(tmp_path / "a.jpg", 40).shape == (40, 30, 3)
    assert thumbnail(hopper, 200).shape == (200, 171, 3)
    assert thumbnail(astronaut, 64).shape == (64, 64, 3)
    assert thumbnail(open_photo(astronaut), 32).shape == (32, 32, 3)
    (tmp_path / "bad.jpg").write_bytes(hopper.read_bytes()[:5000])
    with pytest.raises(PhotoError):
        thumbnail(tmp_path / "bad.jpg", 64)


def test_damaged_deflate_is_refused(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", samples.smooth(), photometric="rgb", compression="zlib")
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[data.index(b"\x78") : data.index(b"\x78") + 2] = b"\0\0"
    (tmp_path / "a.tif").write_bytes(data)
    assert "damaged" in refused(tmp_path / "a.tif")
