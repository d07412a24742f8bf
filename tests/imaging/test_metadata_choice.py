"""What goes along with an exported photo, looked at by readers other than the program's own where there are any."""

import io
import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.imaging import jpeg, location, photoshop, xmp
from pixelsmile_desktop.imaging.exif import GPS_IFD, MAKER_NOTE, orientation_of, thumbnail_of
from pixelsmile_desktop.imaging.formats import FileFormat
from pixelsmile_desktop.imaging.ifd import TiffTree
from pixelsmile_desktop.imaging.metadata_choice import chosen_metadata, orientation_block
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.writer import Compression, encoded_photo
from tests.imaging import samples

COORDINATES = bytes(range(24))
"""What `samples.exif_block` has for a latitude."""
PLACE_XMP = samples.XMP.replace(
    b'odd:kept="a &gt; b">',
    b'odd:kept="a &gt; b" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N"\n'
    b'   xmlns:ph="http://ns.adobe.com/photoshop/1.0/" ph:City="Potsdam" ph:Credit="Hopps">\n'
    b"   <exif:GPSLongitude>13,4.1E</exif:GPSLongitude>\n"
    b'   <drone:GpsLatitude xmlns:drone="http://www.dji.com/drone-dji/1.0/">52.5</drone:GpsLatitude>\n'
    b'   <ext:LocationShown xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><r:Bag>'
    b'<r:li r:parseType="Resource"><ext:City>Potsdam</ext:City></r:li></r:Bag></ext:LocationShown>\n'
    b'   <geo:lat xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">52.5</geo:lat>',
)


def iptc(*fields: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in fields)


PLACE_IPTC = iptc((80, b"Hopps"), (90, b"Potsdam"), (101, b"Germany"), (120, b"A caption"))
PLACE_RESOURCES = (
    samples.resource(1005, bytes(16))
    + samples.resource(1028, PLACE_IPTC)
    + samples.resource(1061, bytes(range(16)))
    + samples.resource(1058, samples.exif_block())
)


def located_jpeg(orientation: int = 1, order: str = "<") -> bytes:
    return samples.jpeg_with(
        samples.smooth(),
        [
            samples.segment(0xE1, b"Exif\0\0" + samples.exif_block(order, orientation)),
            samples.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE_XMP),
            samples.segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"exif:GPSLatitude"),
            samples.segment(0xE6, b"GoPro\0GPS5 52.5 13.4"),
            samples.segment(0xED, b"Photoshop 3.0\0" + PLACE_RESOURCES),
            *samples.icc_segments(samples.ICC),
            samples.segment(0xFE, b"a comment"),
        ],
        quality=87,
        subsampling="4:2:2",
    )


def tells_a_place(data: bytes) -> bool:
    return any(word in data for word in (COORDINATES, b"Potsdam", b"GPSL", b"Gps", b"GPS5", b"Germany", b"52.5"))


@pytest.mark.parametrize("order", ["<", ">"])
def test_an_exif_block_loses_its_place_and_keeps_the_rest_where_it_was(order) -> None:
    block = samples.exif_block(order, 6)
    cleaned = location.exif_without_location(block)
    assert len(cleaned) == len(block)
    assert COORDINATES not in cleaned
    assert b"Serial 4711" not in cleaned
    tree = TiffTree(cleaned)
    main = tree.directory(tree.first)
    assert GPS_IFD not in main.by_tag
    photo = tree.directory(tree.number(main, 34665))
    assert MAKER_NOTE not in photo.by_tag
    assert tree.value(photo.by_tag[36867]) == b"2026:01:02 03:04:05\0"
    assert tree.value(main.by_tag[271]) == b"Camera"
    assert orientation_of(cleaned) == 6
    assert thumbnail_of(cleaned) == thumbnail_of(block)
    with Image.open(
        io.BytesIO(samples.jpeg_with(samples.smooth(), [samples.segment(0xE1, b"Exif\0\0" + cleaned)]))
    ) as image:
        exif = image.getexif()
        assert exif[271] == "Camera"
        assert dict(exif.get_ifd(GPS_IFD)) == {}
        assert exif.get_ifd(34665)[36867] == "2026:01:02 03:04:05"


@given(st.data())
def test_a_damaged_exif_block_never_keeps_its_place_unnoticed(data) -> None:
    block = bytearray(samples.exif_block(thumbnail=b"\xff\xd8small\xff\xd9"))
    for _ in range(data.draw(st.integers(1, 4))):
        block[data.draw(st.integers(0, 420))] = data.draw(st.integers(0, 255))
    cleaned = location.exif_without_location(bytes(block))
    if cleaned is None:
        return
    tree = TiffTree(cleaned)
    for directory in tree.chain(tree.first):
        assert GPS_IFD not in directory.by_tag


def test_an_xmp_packet_loses_every_place_and_keeps_the_rest_byte_for_byte() -> None:
    cleaned = location.xmp_without_location(PLACE_XMP)
    assert not tells_a_place(cleaned)
    for kept in (
        b"xmp:CreatorTool='Old > Tool'",
        b'odd:kept="a &gt; b"',
        b'ph:Credit="Hopps"',
        b"<!-- kept -->",
        b't:Orientation="6"',
    ):
        assert cleaned.count(kept) == 1
    assert xmp.text_of(cleaned, ("http://ns.adobe.com/photoshop/1.0/", "Credit")) == "Hopps"
    assert xmp.text_of(cleaned, ("http://ns.adobe.com/photoshop/1.0/", "City")) is None


def test_a_packet_without_a_place_stays_as_it_is() -> None:
    assert location.xmp_without_location(samples.XMP) == samples.XMP
    assert (
        location.exif_without_location(b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0") is not None
    )


@pytest.mark.parametrize(
    "packet",
    [
        b"no xml",
        samples.XMP.replace(b"<odd:deep>", b'<odd:deep odd:x="exif:GPSLatitude"><!-- exif:GPSLatitude 52 -->'),
        samples.XMP.replace(b"<r:Bag><r:li>", b"<r:Bag><r:li><odd:GPSLatitude>5</odd:GPSLatitude>"),
    ],
)
def test_a_packet_that_cannot_be_cleaned_for_certain_is_dropped(packet) -> None:
    assert location.xmp_without_location(packet) is None


def test_iptc_records_lose_every_place() -> None:
    cleaned = location.iptc_without_location(PLACE_IPTC + b"\0\0")
    assert cleaned == iptc((80, b"Hopps"), (120, b"A caption"))
    assert location.iptc_without_location(PLACE_IPTC[:-3]) is None
    assert location.iptc_without_location(b"\x1c\x02\x5a\x80\x04\0\0\0\x07Potsdam") is None
    assert location.iptc_without_location(b"Potsdam") is None


@given(st.binary(max_size=60))
def test_any_records_are_cleaned_or_dropped(noise) -> None:
    for records in (noise, PLACE_IPTC + noise, noise + PLACE_IPTC):
        cleaned = location.iptc_without_location(records)
        assert cleaned is None or b"Potsdam" not in cleaned.replace(noise, b"")


def test_photoshop_blocks_lose_the_place_and_the_digest_of_it() -> None:
    cleaned = location.resources_without_location(PLACE_RESOURCES)
    assert photoshop.iptc_of(cleaned) == iptc((80, b"Hopps"), (120, b"A caption"))
    assert samples.resource(1005, bytes(16)) in cleaned
    assert samples.resource(1061, bytes(range(16))) not in cleaned
    assert not tells_a_place(cleaned)
    assert location.resources_without_location(samples.RESOURCES) == samples.RESOURCES
    assert location.resources_without_location(PLACE_RESOURCES[:-9]) is None


def saved(tmp_path, data, name, form, choice, provenance=None):
    """The file of a photo with other metadata, written and opened again."""
    path = tmp_path / f"original{name}"
    path.write_bytes(data)
    source = open_photo(path)
    metadata, warnings = chosen_metadata(source.metadata, choice)
    cleaned = replace(source, metadata=metadata)
    pixels = source.photo.pixels.copy()
    pixels[4:8, 4:8] //= 2
    photo = source.photo.with_pixels(pixels)
    encoded, more = encoded_photo(photo, FileFormat(form), cleaned, provenance, Compression())
    (tmp_path / "result").write_bytes(encoded)
    return bytes(encoded), open_photo(tmp_path / "result"), (*warnings, *more)


def png_bytes() -> bytes:
    text = (b"tEXt", b"Raw profile type exif\0" + COORDINATES.hex().encode())
    chunks = [
        (b"iCCP", b"ICC profile\0\0" + zlib.compress(samples.ICC)),
        (b"eXIf", samples.exif_block()),
        (b"iTXt", b"XML:com.adobe.xmp\0" + bytes(4) + PLACE_XMP),
        (b"tEXt", b"Title\0A title"),
        text,
        (b"zzPl", b"Potsdam"),
    ]
    return samples.png_with(samples.picture(dtype=np.uint16), chunks)


def webp_bytes() -> bytes:
    blocks = [(b"ICCP", samples.ICC), (b"EXIF", samples.exif_block()), (b"XMP ", PLACE_XMP), (b"ZZZZ", b"Potsdam!")]
    return samples.webp_with(samples.smooth(), blocks, lossless=True)


def tiff_bytes(tmp_path) -> bytes:
    extra = [
        (700, "B", len(PLACE_XMP), PLACE_XMP, True),
        (33723, "B", len(PLACE_IPTC), PLACE_IPTC, True),
        (34377, "B", len(PLACE_RESOURCES), PLACE_RESOURCES, True),
        (34675, "B", len(samples.ICC), samples.ICC, True),
        (65000, "s", 0, "Potsdam", True),
        (315, "s", 0, "Hopps", True),
    ]
    path = samples.write_tiff(tmp_path / "made.tif", samples.picture(dtype=np.uint16), extratags=extra)
    return path.read_bytes()


def avif_bytes() -> bytes:
    buffer = io.BytesIO()
    exif = samples.exif_block()
    Image.fromarray(samples.smooth()).save(buffer, "AVIF", icc_profile=samples.ICC, exif=exif, xmp=PLACE_XMP)
    return buffer.getvalue()


CONTAINERS = ["jpeg", "png", "tiff", "webp", "avif"]


def container(name, tmp_path):
    makers = {"jpeg": located_jpeg, "png": png_bytes, "webp": webp_bytes, "avif": avif_bytes}
    data = makers.get(name, lambda: tiff_bytes(tmp_path))()
    assert tells_a_place(data)
    return data


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_file_tells_the_place_after_it_was_dropped(tmp_path, name) -> None:
    data, again, _ = saved(tmp_path, container(name, tmp_path), f".{name}", name, MetadataChoice.DROP_LOCATION)
    assert not tells_a_place(data)
    assert COORDINATES.hex().encode() not in data
    assert again.photo.icc == samples.ICC
    assert again.metadata.xmp is not None
    assert b"Old > Tool" in again.metadata.xmp
    if name == "jpeg":
        assert photoshop.iptc_of(again.metadata.photoshop) == iptc((80, b"Hopps"), (120, b"A caption"))
        assert b"a comment" in data
    if name == "png":
        assert b"A title" in data
    if name == "tiff":
        assert b"Hopps" in data


@pytest.mark.parametrize("name", CONTAINERS)
def test_dropping_all_keeps_nothing_but_the_colours(tmp_path, name) -> None:
    data, again, _ = saved(tmp_path, container(name, tmp_path), f".{name}", name, MetadataChoice.DROP_ALL)
    assert not tells_a_place(data)
    for word in (b"Hopps", b"Camera", b"Serial", b"Old > Tool", b"comment", b"A title", b"2026:01:02"):
        assert word not in data
    assert again.photo.icc == samples.ICC
    blocks = again.metadata
    assert (blocks.xmp, blocks.photoshop, blocks.iptc) == (None, None, None)
    if name != "tiff":
        assert blocks.exif is None


@pytest.mark.parametrize("choice", [MetadataChoice.DROP_LOCATION, MetadataChoice.DROP_ALL])
def test_a_mark_of_the_edit_may_be_added_to_what_is_left(tmp_path, choice) -> None:
    _, again, _ = saved(tmp_path, located_jpeg(), ".jpg", "jpeg", choice, samples.INSTANT)
    assert b"algorithmicallyEnhanced" in again.metadata.xmp


def test_keeping_all_changes_nothing(tmp_path) -> None:
    (tmp_path / "a.jpg").write_bytes(located_jpeg())
    metadata = open_photo(tmp_path / "a.jpg").metadata
    assert chosen_metadata(metadata, MetadataChoice.KEEP_ALL) == (metadata, ())


def test_a_block_that_cannot_be_cleaned_is_dropped_and_said(tmp_path) -> None:
    (tmp_path / "a.jpg").write_bytes(located_jpeg())
    metadata = replace(
        open_photo(tmp_path / "a.jpg").metadata, xmp=b"<broken exif:GPSLatitude>", photoshop=b"8BIM broken!!"
    )
    cleaned, warnings = chosen_metadata(metadata, MetadataChoice.DROP_LOCATION)
    assert cleaned.xmp is None
    assert cleaned.photoshop is None
    assert warnings == (
        "the XMP packet could not be freed from the location for certain, so it was dropped",
        "the IPTC block could not be freed from the location for certain, so it was dropped",
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_coded_picture_of_a_jpeg_file_can_get_other_metadata(tmp_path, orientation) -> None:
    data = located_jpeg(orientation)
    (tmp_path / "a.jpg").write_bytes(data + b"junk after the end")
    source = open_photo(tmp_path / "a.jpg")
    metadata, _ = chosen_metadata(source.metadata, MetadataChoice.DROP_LOCATION)
    rewritten = jpeg.with_segments(data, metadata.native.segments)
    assert not tells_a_place(rewritten)
    (tmp_path / "b.jpg").write_bytes(rewritten)
    again = open_photo(tmp_path / "b.jpg")
    assert np.array_equal(again.photo.pixels, source.photo.pixels)
    assert again.orientation == orientation
    assert rewritten.endswith(data[data.rindex(b"\xff\xda") :])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_orientation_can_stand_alone(orientation) -> None:
    block = orientation_block(orientation)
    assert orientation_of(block) == orientation
    with Image.open(
        io.BytesIO(samples.jpeg_with(samples.smooth(), [samples.segment(0xE1, b"Exif\0\0" + block)]))
    ) as image:
        assert dict(image.getexif()) == {274: orientation}
