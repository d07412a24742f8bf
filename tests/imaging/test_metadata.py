"""EXIF, XMP, IPTC, profiles and containers' own blocks survive byte for byte, and what would be stale is made true."""

import dataclasses
import hashlib
import io
import struct

import numpy as np
import pytest
import tifffile
from PIL import Image

from pixelsmile_desktop.imaging.exif import orientation_of, renewed_exif, thumbnail_of, without_orientation
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.writer import save_photo, save_unchanged
from tests.imaging import samples


def saved(tmp_path, data, name="a.jpg", result=None, provenance=samples.INSTANT):
    """The opened original, the result's path and the warnings of saving it again."""
    source = tmp_path / name
    source.write_bytes(data)
    opened = open_photo(source)
    target = tmp_path / (result or f"result{source.suffix}")
    warnings = save_photo(opened.photo, target, opened, provenance)
    assert source.read_bytes() == data
    return opened, target, warnings


def differing(before, after):
    """Positions at which two blocks of one length differ."""
    assert len(before) == len(after)
    return [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_is_patched_in_place_and_the_makers_note_stays_true(tmp_path, order):
    _, target, warnings = saved(tmp_path, samples.full_jpeg(6, order))
    assert warnings == ()
    before = samples.exif_block(order, 6)
    after = open_photo(target).metadata.exif
    assert samples.note_text(after) == b"Serial 4711\0"
    # The orientation's value, the two sizes, the length of the thumbnail, and the thumbnail itself.
    allowed = {*range(30, 34), *range(200 + 2 + 24 + 8, 200 + 2 + 48), *range(500 + 2 + 24 + 8, 500 + 2 + 36)}
    assert set(differing(before[:590], after[:590])) <= allowed
    assert orientation_of(after) == 1
    with Image.open(target) as image:
        photo = image.getexif().get_ifd(34665)
        assert (photo[40962], photo[40963]) == image.size == (48, 64)


def test_thumbnail_shows_the_result(tmp_path):
    source = tmp_path / "a.jpg"
    source.write_bytes(samples.full_jpeg())
    opened = open_photo(source)
    red = np.zeros_like(opened.photo.pixels) + np.uint8([200, 10, 10])
    save_photo(opened.photo.with_pixels(red), tmp_path / "b.jpg", opened, samples.INSTANT)
    small = thumbnail_of(open_photo(tmp_path / "b.jpg").metadata.exif)
    with Image.open(io.BytesIO(small)) as image:
        assert np.abs(np.asarray(image).mean(axis=(0, 1)) - [200, 10, 10]).max() < 6


def test_thumbnail_without_room_is_unlinked():
    block = samples.exif_block(thumbnail=b"\xff\xd8\xff\xd9")
    after = renewed_exif(block, (64, 48), lambda side, most: None)
    assert thumbnail_of(block) is not None
    assert thumbnail_of(after) is None
    assert differing(block, after) == [8 + 2 + 48, 8 + 2 + 48 + 1]


def test_exif_without_orientation_moves_nothing():
    block = samples.exif_block(orientation=6)
    after = without_orientation(block)
    assert after[100:] == block[100:]
    with Image.open(
        io.BytesIO(samples.jpeg_with(samples.smooth(), [samples.segment(0xE1, b"Exif\0\0" + after)]))
    ) as image:
        assert 274 not in image.getexif()
        assert image.getexif()[271] == "Camera"


def test_jpeg_keeps_every_other_segment_verbatim(tmp_path):
    data = samples.full_jpeg()
    _, target, _ = saved(tmp_path, data)
    before, after = samples.split_segments(data), samples.split_segments(target.read_bytes())

    def others(segments):
        return [s for s in segments if 0xE0 <= s[0] <= 0xFE and s[0] != 0xE1]

    assert others(before) == others(after)
    assert [s[0] for s in before if s[0] >= 0xE0] == [s[0] for s in after if s[0] >= 0xE0]


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0"])
def test_jpeg_is_compressed_as_the_original_was(tmp_path, subsampling, progressive):
    data = samples.full_jpeg(subsampling=subsampling, progressive=progressive, quality=63, dpi=(300, 300))
    _, target, _ = saved(tmp_path, data)
    with Image.open(io.BytesIO(data)) as before, Image.open(target) as after:
        assert after.quantization == before.quantization
        assert after.layer == before.layer
        assert after.info.get("progressive") == before.info.get("progressive")
        assert after.info["dpi"] == before.info["dpi"]


def test_extended_xmp_large_profiles_and_full_exif_survive(tmp_path):
    profile = samples.ICC + bytes(150_000)
    exif = samples.exif_block().ljust(65533 - 6, b"\x55")
    extension = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">LL", 130_000, 0)
    segments = [
        samples.segment(0xE1, b"Exif\0\0" + exif),
        samples.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + samples.XMP),
        samples.segment(0xE1, extension + b"<a>" * 20_000),
        samples.segment(0xE1, extension + b"</a>" * 15_000),
        *samples.icc_segments(profile, room=40_000),
    ]
    opened, target, warnings = saved(tmp_path, samples.jpeg_with(samples.smooth(), segments))
    assert warnings == ()
    assert opened.metadata.icc == profile
    result = target.read_bytes()
    for segment in segments[2:]:
        assert segment in result
    assert open_photo(target).metadata.exif[700 + 20_000 :] == exif[700 + 20_000 :]


def test_stale_parts_of_a_jpeg_are_dropped(tmp_path):
    pixels = samples.smooth()
    jfif = b"JFIF\0\1\2\1\0\x48\0\x48\2\2" + bytes(12)
    segments = [
        samples.segment(0xE0, jfif),
        samples.segment(0xE0, b"JFXX\0\x10old"),
        samples.segment(0xE2, b"MPF\0II*\0rest"),
        samples.segment(0xEB, b"JP\0\1\0\0\0\1jumb"),
        samples.segment(0xED, b"Photoshop 3.0\0" + samples.RESOURCES_WITH_THUMBNAIL),
    ]
    data = samples.jpeg_with(pixels, segments, keep_header=False) + samples.encode_jpeg(pixels)
    _, target, warnings = saved(tmp_path, data)
    assert len(warnings) == 2
    kinds = {(marker, body[:4]) for marker, body in samples.split_segments(target.read_bytes())}
    assert {(0xE0, b"JFXX"), (0xE2, b"MPF\0"), (0xEB, b"JP\0\1")}.isdisjoint(kinds)
    result = target.read_bytes()
    assert b"stale" not in result
    assert samples.resource(1028, samples.IPTC) in result
    assert samples.segment(0xE0, jfif[:12] + b"\0\0") in result


def test_png_keeps_its_chunks_verbatim(tmp_path):
    import zlib

    before = [
        (b"gAMA", struct.pack(">I", 45455)),
        (b"cHRM", bytes(range(32))),
        (b"iCCP", b"my profile\0\0" + zlib.compress(samples.ICC, 9)),
        (b"pHYs", struct.pack(">IIB", 11811, 11811, 1)),
        (b"tIME", b"\x07\xea\1\2\3\4\5"),
        (b"tEXt", b"Author\0Somebody"),
        (b"eXIf", samples.exif_block(orientation=1)),
        (b"iTXt", b"XML:com.adobe.xmp\0" + bytes(4) + samples.XMP),
    ]
    data = samples.png_with(samples.smooth(), before, after=[(b"zTXt", b"Comment\0\0" + zlib.compress(b"after"))])
    opened, target, warnings = saved(tmp_path, data, "a.png")
    assert warnings == ()
    assert opened.metadata.icc == samples.ICC
    result = samples.split_chunks(target.read_bytes())
    for part in [*before[:6], (b"zTXt", b"Comment\0\0" + zlib.compress(b"after"))]:
        assert result.count(part) == 1
    kinds = [kind for kind, _ in result]
    assert kinds.count(b"eXIf") == kinds.count(b"iTXt") == 1
    assert samples.note_text(dict(result)[b"eXIf"]) == b"Serial 4711\0"


def test_webp_keeps_its_chunks_verbatim(tmp_path):
    blocks = [(b"ICCP", samples.ICC), (b"EXIF", b"Exif\0\0" + samples.exif_block()), (b"XMP ", samples.XMP)]
    blocks.append((b"mine", b"unknown"))
    _, target, warnings = saved(tmp_path, samples.webp_with(samples.smooth(), blocks, quality=90), "a.webp")
    assert warnings == ()
    result = dict(samples.split_webp(target.read_bytes()))
    assert result[b"ICCP"] == samples.ICC
    assert result[b"mine"] == b"unknown"
    assert result[b"EXIF"][:6] == b"Exif\0\0"
    assert samples.note_text(result[b"EXIF"][6:]) == b"Serial 4711\0"
    with Image.open(target) as judged:
        assert judged.info["icc_profile"] == samples.ICC
        assert b"algorithmicallyEnhanced" in judged.info["xmp"]


def test_avif_keeps_the_exif_block(tmp_path):
    buffer = io.BytesIO()
    block = without_orientation(samples.exif_block())
    Image.fromarray(samples.smooth()).save(buffer, "AVIF", exif=block, icc_profile=samples.ICC, xmp=samples.XMP)
    opened, target, warnings = saved(tmp_path, buffer.getvalue(), "a.avif")
    assert warnings == ()
    assert opened.metadata.exif == block
    again = open_photo(target).metadata
    assert again.icc == samples.ICC
    assert samples.note_text(again.exif) == b"Serial 4711\0"
    assert b"algorithmicallyEnhanced" in again.xmp


def tiff_with_everything(path, **options):
    """A TIFF file with a private tag, EXIF and GPS directories with absolute offsets, and all blocks."""
    extra = [
        (274, "H", 1, 6, True),
        (700, "B", len(samples.XMP), samples.XMP, True),
        (33723, "B", len(samples.IPTC), samples.IPTC, True),
        (34377, "B", len(samples.RESOURCES_WITH_THUMBNAIL), samples.RESOURCES_WITH_THUMBNAIL, True),
        (34664, "I", 1, 0, True),
        (37724, "B", 3000, b"8BPS layers " * 250, True),
        (65000, "B", 11, b"private tag", True),
    ]
    samples.write_tiff(
        path, samples.smooth(), iccprofile=samples.ICC, resolution=(300, 300), extratags=extra, **options
    )
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        tag, order = file.pages[0].tags[34664], file.byteorder
        pointer = tag.valueoffset
    # tifffile writes no such directory, so its tag is put over that of a neighbour.
    data[tag.offset : tag.offset + 2] = struct.pack(order + "H", 34665)
    # The maker's note points to a place by its offset from the start of the file.
    photo_at = len(data) + len(data) % 2
    note_at, text_at = photo_at + 64, photo_at + 96
    body = struct.pack(order + "H", 2)
    body += struct.pack(order + "HHLL", 37500, 7, 8, note_at) + struct.pack(order + "HHLL", 40962, 4, 1, 64) + bytes(4)
    tail = body.ljust(64, b"\0") + struct.pack(order + "LL", text_at, 0).ljust(32, b"\0") + b"Serial 4711\0"
    data[pointer : pointer + 4] = struct.pack(order + "L", photo_at)
    path.write_bytes(bytes(data).ljust(photo_at, b"\0") + tail)
    return path, text_at


@pytest.mark.parametrize("options", [{}, {"byteorder": ">"}, {"compression": "zlib", "predictor": True}], ids=str)
def test_tiff_keeps_every_tag_and_every_offset(tmp_path, options):
    path, text_at = tiff_with_everything(tmp_path / "a.tif", **options)
    opened = open_photo(path)
    assert any("layers" in warning for warning in opened.warnings)
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.PIXELSMILE)
    assert (tmp_path / "b.tif").read_bytes()[text_at : text_at + 12] == b"Serial 4711\0"
    with tifffile.TiffFile(path) as before, tifffile.TiffFile(tmp_path / "b.tif") as after:
        old, new = before.pages[0].tags, after.pages[0].tags
        for tag in (282, 283, 296, 33723, 34675, 65000, 305):
            assert new[tag].value == old[tag].value, tag
        assert new[274].value == 1
        assert 37724 not in new
        assert b"stale" not in bytes(new[34377].value)
        assert b"compositeWithTrainedAlgorithmicMedia" in bytes(new[700].value)
        assert new[34665].value == {**old[34665].value, "PixelXDimension": 48}
        np.testing.assert_array_equal(after.pages[0].asarray(), opened.photo.pixels)
        assert after.pages[0].compression == before.pages[0].compression


def test_uncompressed_tiff_does_not_grow(tmp_path):
    samples.write_tiff(tmp_path / "a.tif", samples.picture(401, 601), rowsperstrip=17)
    opened = open_photo(tmp_path / "a.tif")
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    growth = (tmp_path / "b.tif").stat().st_size - (tmp_path / "a.tif").stat().st_size
    assert 0 < growth < 4000


def test_further_pages_of_a_tiff_stay(tmp_path):
    first, second = samples.smooth(), samples.picture(30, 40)
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(first, photometric="rgb", metadata=None)
        writer.write(second, photometric="rgb", metadata=None)
    opened = open_photo(tmp_path / "a.tif")
    assert any("several pages" in warning for warning in opened.warnings)
    save_photo(opened.photo.with_pixels(first[::-1]), tmp_path / "b.tif", opened, samples.INSTANT)
    with tifffile.TiffFile(tmp_path / "b.tif") as judged:
        np.testing.assert_array_equal(judged.pages[0].asarray(), first[::-1])
        np.testing.assert_array_equal(judged.pages[1].asarray(), second)


def test_reduced_pictures_of_a_tiff_are_unlinked(tmp_path):
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(samples.smooth(), photometric="rgb", metadata=None, subifds=1)
        writer.write(samples.smooth(24, 32), photometric="rgb", metadata=None, subfiletype=1)
        writer.write(samples.smooth(24, 32), photometric="rgb", metadata=None, subfiletype=1)
    opened = open_photo(tmp_path / "a.tif")
    assert opened.warnings == ()
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    with tifffile.TiffFile(tmp_path / "b.tif") as judged:
        assert len(judged.pages) == 1
        assert 330 not in judged.pages[0].tags


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".avif"])
def test_another_container_carries_what_it_can(tmp_path, suffix):
    data = samples.full_jpeg(6)
    opened, target, warnings = saved(tmp_path, data, result=f"b{suffix}")
    assert any("IPTC" in warning for warning in warnings) == (suffix != ".tif")
    again = open_photo(target).metadata
    assert again.icc == samples.ICC
    assert b"algorithmicallyEnhanced" in again.xmp
    if suffix == ".tif":
        result = target.read_bytes()
        assert samples.note_text(result) == b"Serial 4711\0"
        assert again.iptc == samples.IPTC
        with tifffile.TiffFile(target) as judged:
            assert len(judged.pages) == 1
            assert judged.pages[0].tags[271].value == "Camera"
            assert judged.pages[0].tags[34665].value["DateTimeOriginal"] == "2026:01:02 03:04:05"
            np.testing.assert_array_equal(judged.pages[0].asarray(), opened.photo.pixels)
    else:
        assert samples.note_text(again.exif) == b"Serial 4711\0"


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_tiff_to_another_container(tmp_path, suffix):
    path, _ = tiff_with_everything(tmp_path / "a.tif")
    opened = open_photo(path)
    warnings = save_photo(opened.photo, tmp_path / f"b{suffix}", opened, samples.INSTANT)
    assert any("maker's note" in warning for warning in warnings)
    again = open_photo(tmp_path / f"b{suffix}").metadata
    assert again.icc == samples.ICC
    assert b"algorithmicallyEnhanced" in again.xmp
    with Image.open(tmp_path / f"b{suffix}") as judged:
        assert judged.getexif()[282] == 300
        assert judged.getexif().get_ifd(34665)[40962] == judged.width
    if suffix == ".jpg":
        assert samples.IPTC in (tmp_path / "b.jpg").read_bytes()


def test_png_and_webp_to_jpeg(tmp_path):
    block = samples.exif_block(orientation=3)
    png = samples.png_with(samples.smooth(), before=[(b"eXIf", block)])
    webp = samples.webp_with(samples.smooth(), [(b"EXIF", block)], lossless=True)
    for name, data in (("a.png", png), ("a.webp", webp)):
        _, target, warnings = saved(tmp_path, data, name, "result.jpg")
        assert warnings == ()
        assert samples.note_text(open_photo(target).metadata.exif) == b"Serial 4711\0"
        with Image.open(target) as judged:
            assert judged.layer[0][1:3] == (1, 1)


def test_too_long_exif_does_not_reach_a_jpeg(tmp_path):
    block = samples.exif_block().ljust(70_000, b"\0")
    data = samples.png_with(samples.smooth(), before=[(b"eXIf", block)])
    _, target, warnings = saved(tmp_path, data, "a.png", "b.jpg")
    assert any("too long" in warning for warning in warnings)
    assert open_photo(target).metadata.exif is None


def test_transparency_lost_in_a_jpeg_is_said(tmp_path):
    _, _, warnings = saved(tmp_path, samples.encode_png(samples.picture(channels=4)), "a.png", "b.jpg")
    assert any("transparency" in warning for warning in warnings)


def test_grey_profile_stays_with_grey_and_leaves_colour(tmp_path):
    data = samples.jpeg_with(samples.picture(channels=1), samples.icc_segments(samples.GREY_ICC))
    opened, target, warnings = saved(tmp_path, data)
    assert warnings == ()
    assert open_photo(target).metadata.icc == samples.GREY_ICC
    colour = dataclasses.replace(opened.photo, is_grey=False)
    warnings = save_photo(colour, tmp_path / "colour.jpg", opened, samples.INSTANT)
    assert any("grey profile" in warning for warning in warnings)
    assert open_photo(tmp_path / "colour.jpg").metadata.icc is None


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
def test_unchanged_photos_are_copied_byte_for_byte(tmp_path, name):
    path = tmp_path / name
    if name == "a.tif":
        tiff_with_everything(path)
    elif name == "a.jpg":
        path.write_bytes(samples.full_jpeg(8))
    else:
        Image.fromarray(samples.smooth()).save(path)
    opened = open_photo(path)
    assert save_unchanged(opened, tmp_path / f"b{path.suffix}") == ()
    assert (tmp_path / f"b{path.suffix}").read_bytes() == path.read_bytes()


def test_unchanged_photo_in_another_container_bears_no_mark(tmp_path):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(6))
    opened = open_photo(tmp_path / "a.jpg")
    save_unchanged(opened, tmp_path / "b.png")
    again = open_photo(tmp_path / "b.png")
    np.testing.assert_array_equal(again.photo.pixels, opened.photo.pixels)
    assert b"algorithmically" not in again.metadata.xmp
    assert b't:Orientation="1"' in again.metadata.xmp


def test_same_result_twice_is_the_same_bytes(tmp_path):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(6))
    opened = open_photo(tmp_path / "a.jpg")
    for suffix in (".jpg", ".png", ".tif", ".webp", ".avif"):
        for name in ("b", "c"):
            save_photo(opened.photo, tmp_path / f"{name}{suffix}", opened, samples.INSTANT)
        digests = {hashlib.sha256((tmp_path / f"{n}{suffix}").read_bytes()).digest() for n in ("b", "c")}
        assert len(digests) == 1


def test_tiff_compressed_as_jpeg_becomes_loss_free(tmp_path):
    Image.fromarray(samples.smooth()).save(tmp_path / "a.tif", compression="jpeg", quality=95)
    opened = open_photo(tmp_path / "a.tif")
    with Image.open(tmp_path / "a.tif") as judged:
        np.testing.assert_array_equal(opened.photo.pixels, np.asarray(judged.convert("RGB")))
    save_photo(opened.photo, tmp_path / "b.tif", opened, samples.INSTANT)
    with Image.open(tmp_path / "b.tif") as judged:
        np.testing.assert_array_equal(np.asarray(judged), opened.photo.pixels)


def test_content_credentials_of_the_original_are_dropped_with_a_word(tmp_path):
    png = samples.png_with(samples.smooth(), before=[(b"caBX", b"jumb")])
    webp = samples.webp_with(samples.smooth(), [(b"C2PA", b"jumb")], lossless=True)
    samples.write_tiff(tmp_path / "t.tif", samples.smooth(), extratags=[(52545, "B", 8, b"jumbjumb", True)])
    for name, data in (("a.png", png), ("a.webp", webp), ("a.tif", (tmp_path / "t.tif").read_bytes())):
        _, target, warnings = saved(tmp_path, data, name)
        assert any("credentials" in warning for warning in warnings)
        assert b"jumb" not in target.read_bytes().replace(b"jumbjumb", b"" if name == "a.tif" else b"jumb")


def test_a_very_wide_photo_gets_its_thumbnail(tmp_path):
    block = samples.exif_block()
    data = samples.png_with(samples.picture(2, 70_000), before=[(b"eXIf", block)])
    _, target, warnings = saved(tmp_path, data, "a.png")
    assert warnings == ()
    with Image.open(io.BytesIO(thumbnail_of(open_photo(target).metadata.exif))) as small:
        assert small.size == (160, 1)


def test_grey_profile_does_not_reach_a_container_that_stores_colour(tmp_path):
    data = samples.jpeg_with(samples.picture(channels=1), samples.icc_segments(samples.GREY_ICC))
    _, target, warnings = saved(tmp_path, data, result="b.webp")
    assert any("grey profile" in warning for warning in warnings)
    assert open_photo(target).metadata.icc is None
    _, target, warnings = saved(tmp_path, data, result="b.avif")
    assert warnings == ()
    assert open_photo(target).metadata.icc == samples.GREY_ICC
    opened, _, _ = saved(tmp_path, samples.encode_png(samples.picture(channels=2)), "la.png")
    save_photo(opened.photo, tmp_path / "la.avif", opened, samples.INSTANT)
    assert open_photo(tmp_path / "la.avif").photo.alpha is not None


def test_iptc_that_stands_alone_in_a_tiff_reaches_a_jpeg(tmp_path):
    iptc = [(33723, "B", len(samples.IPTC), samples.IPTC, True)]
    path = samples.write_tiff(tmp_path / "a.tif", samples.smooth(), extratags=iptc)
    opened = open_photo(path)
    save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)
    assert open_photo(tmp_path / "b.jpg").metadata.photoshop == samples.resource(1028, samples.IPTC)
