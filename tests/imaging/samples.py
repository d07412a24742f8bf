"""Photo files made from scratch, metadata by hand, pictures by other writers than the program's own."""

import io
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import tifffile
from PIL import Image, ImageCms

from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.imaging.provenance import Provenance

DATA = Path(__file__).parent / "data"
INSTANT = Provenance(EngineName.INSTANT, "PixelSmile Desktop 1.2.3", '{"mix": {"happy": 0.8}, "note": "<&>\\u00fc"}')
PIXELSMILE = Provenance(EngineName.PIXELSMILE, "PixelSmile Desktop 1.2.3", "{}")
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
GREY_ICC = ICC[:16] + b"GRAY" + ICC[20:]
XMP = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 6.0">\n'
    b' <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    b'  <r:Description r:about="uuid:1" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:t="http://ns.adobe.com/tiff/1.0/"\n'
    b'    xmlns:odd="urn:odd" xmlns:mm="http://ns.adobe.com/xap/1.0/mm/"\n'
    b'    xmlns:e="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"\n'
    b'    xmp:CreatorTool=\'Old > Tool\' t:Orientation="6" odd:kept="a &gt; b">\n'
    b"   <odd:deep><r:Bag><r:li>\xc3\xbc</r:li></r:Bag></odd:deep><!-- kept -->\n"
    b'   <mm:History><r:Seq><r:li e:action="saved" e:softwareAgent="Old"/></r:Seq></mm:History>\n'
    b"  </r:Description>\n </r:RDF>\n</x:xmpmeta>\n" + b" " * 2000 + b'\n<?xpacket end="w"?>'
)
IPTC = b"\x1c\x02\x50\x00\x05Hopps" + b"\x1c\x02\x78\x00\x04Text"


def resource(identity, body):
    return b"8BIM" + struct.pack(">H", identity) + b"\0\0" + struct.pack(">I", len(body)) + body + bytes(len(body) % 2)


RESOURCES = resource(1005, bytes(16)) + resource(1028, IPTC) + resource(1061, bytes(range(16)))
RESOURCES_WITH_THUMBNAIL = resource(1005, bytes(16)) + resource(1036, b"stale" * 9) + resource(1028, IPTC)


def picture(height=48, width=64, channels=3, dtype=np.uint8, seed=1):
    """A gradient with noise: (height, width[, channels])."""
    rng = np.random.default_rng(seed)
    white = np.iinfo(dtype).max
    ramp = np.linspace(0, 0.8, width)[None, :, None] + np.linspace(0, 0.15, height)[:, None, None]
    values = ramp + rng.uniform(0, 0.05, (height, width, channels))
    values = (values * white).astype(dtype)
    return values[..., 0] if channels == 1 else values


def smooth(height=48, width=64):
    rows, columns = np.mgrid[:height, :width]
    return np.dstack((rows * 4 % 256, columns * 3 % 256, (rows + columns) % 256)).astype(np.uint8)


def exif_block(order="<", orientation=1, size=(64, 48), thumbnail=None):
    """An EXIF block with GPS, a maker's note that holds absolute offsets, and a thumbnail."""

    def entry(tag, kind, count, value):
        value = value if isinstance(value, bytes) else struct.pack(order + "L", value)
        return struct.pack(order + "HHL", tag, kind, count) + value.ljust(4, b"\0")

    def short(number):
        return struct.pack(order + "H", number)

    def directory(entries, following=0):
        return short(len(entries)) + b"".join(entries) + struct.pack(order + "L", following)

    main_at, photo_at, gps_at, note_at, thumbnail_at = 8, 200, 320, 400, 500
    note_text_at = 460
    thumbnail = thumbnail if thumbnail is not None else encode_jpeg(smooth(120, 160), quality=90)
    body = bytearray(600 + len(thumbnail))
    body[:8] = (b"II" if order == "<" else b"MM") + struct.pack(order + "HL", 42, main_at)
    main = [
        entry(271, 2, 6, 170),
        entry(274, 3, 1, short(orientation)),
        entry(34665, 4, 1, photo_at),
        entry(34853, 4, 1, gps_at),
    ]
    photo = [
        entry(36867, 2, 20, 300),
        entry(37500, 7, 40, note_at),
        entry(40962, 4, 1, size[0]),
        entry(40963, 3, 1, short(size[1])),
    ]
    gps = [entry(1, 2, 2, b"N\0"), entry(2, 5, 3, 370)]
    # As Canon does it: a directory whose offsets count from the start of the block.
    note = [entry(1, 2, 12, note_text_at)]
    small = [
        entry(259, 3, 1, short(6)),
        entry(513, 4, 1, 590),
        entry(514, 4, 1, len(thumbnail)),
    ]
    for at, content in (
        (main_at, directory(main, thumbnail_at)),
        (170, b"Camera"),
        (photo_at, directory(photo)),
        (300, b"2026:01:02 03:04:05\0"),
        (gps_at, directory(gps)),
        (370, bytes(range(24))),
        (note_at, directory(note)),
        (note_text_at, b"Serial 4711\0"),
        (thumbnail_at, directory(small)),
        (590, thumbnail),
    ):
        body[at : at + len(content)] = content
    return bytes(body)


def note_text(block):
    """What the maker's note points to with its absolute offset."""
    order = "<" if block[:2] == b"II" else ">"
    at = struct.unpack_from(order + "L", block, 400 + 2 + 8)[0]
    return block[at : at + 12]


def encode_jpeg(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def split_segments(data):
    """(marker, payload) of all segments before the picture."""
    found, at = [], 2
    while data[at + 1] != 0xDA:
        length = struct.unpack_from(">H", data, at + 2)[0]
        found.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return found


def jpeg_with(pixels, segments, *, keep_header=True, **options):
    """A JPEG file with hand-made segments after the file header."""
    plain = encode_jpeg(pixels, **options)
    head = 4 + struct.unpack_from(">H", plain, 4)[0] if plain[3] == 0xE0 else 2
    return plain[: head if keep_header else 2] + b"".join(segments) + plain[head:]


def icc_segments(profile, room=60000):
    parts = [profile[at : at + room] for at in range(0, len(profile), room)]
    return [segment(0xE2, b"ICC_PROFILE\0" + bytes((i + 1, len(parts))) + part) for i, part in enumerate(parts)]


def full_jpeg(orientation=1, order="<", xmp=XMP, **options):
    pixels = smooth()
    return jpeg_with(
        pixels,
        [
            segment(0xE1, b"Exif\0\0" + exif_block(order, orientation)),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp),
            segment(0xED, b"Photoshop 3.0\0" + RESOURCES),
            *icc_segments(ICC),
            segment(0xFE, b"a comment"),
            segment(0xEC, b"unknown maker segment"),
        ],
        **{"quality": 87, "subsampling": "4:2:2", **options},
    )


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def split_chunks(data):
    found, at = [], 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        found.append((kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def encode_png(pixels):
    """Grey, RGB and RGBA of 8 and 16 bit by OpenCV; grey with alpha by hand."""
    if pixels.ndim == 3 and pixels.shape[2] == 2:
        rows = pixels.astype(pixels.dtype.newbyteorder(">")).reshape(len(pixels), -1).view(np.uint8)
        raw = b"".join(b"\0" + row.tobytes() for row in rows)
        header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], pixels.itemsize * 8, 4, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    if pixels.ndim == 3:
        pixels = pixels[..., ::-1] if pixels.shape[2] == 3 else pixels[..., (2, 1, 0, 3)]
    done, encoded = cv2.imencode(".png", np.ascontiguousarray(pixels))
    assert done
    return encoded.tobytes()


def png_with(pixels, before=(), after=()):
    parts = split_chunks(encode_png(pixels))
    header, data = parts[0], [p for p in parts[1:] if p[0] == b"IDAT"]
    written = [header, *before, *data, *after, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in written)


def write_tiff(path: Path, pixels, **options):
    photometric = options.pop("photometric", "rgb" if pixels.ndim == 3 and pixels.shape[-1] >= 3 else "minisblack")
    extra = ["unassalpha"] if pixels.ndim == 3 and pixels.shape[-1] in (2, 4) else None
    if options.get("planarconfig") == "separate":
        pixels = np.moveaxis(pixels, -1, 0)
    tifffile.imwrite(path, pixels, photometric=photometric, extrasamples=extra, metadata=None, **options)
    return path


def webp_with(pixels, blocks=(), **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "WEBP", **options)
    if not blocks:
        return buffer.getvalue()
    body = buffer.getvalue()[12:]
    flags = {b"ICCP": 0x20, b"EXIF": 0x08, b"XMP ": 0x04}
    size = (pixels.shape[1] - 1).to_bytes(3, "little") + (pixels.shape[0] - 1).to_bytes(3, "little")
    head = bytes((sum(flags.get(kind, 0) for kind, _ in blocks), 0, 0, 0)) + size

    def part(kind, content):
        return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)

    profile = b"".join(part(*b) for b in blocks if b[0] == b"ICCP")
    rest = b"".join(part(*b) for b in blocks if b[0] != b"ICCP")
    content = b"WEBP" + part(b"VP8X", head) + profile + body + rest
    return b"RIFF" + struct.pack("<I", len(content)) + content


def split_webp(data):
    found, at = [], 12
    while at < len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        found.append((kind, data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def write_dng(path, size=(64, 96)):
    """A bare DNG file: a mosaic of a grey ramp, with a camera name."""
    height, width = size
    mosaic = np.tile(np.linspace(500, 15000, width), (height, 1)).astype(np.uint16)
    matrix = [(10000, 10000), (0, 1), (0, 1), (0, 1), (10000, 10000), (0, 1), (0, 1), (0, 1), (10000, 10000)]
    extra = [
        (271, "s", 0, "Maker", True),
        (272, "s", 0, "Model", True),
        (33421, "H", 2, (2, 2), True),
        (33422, "B", 4, (0, 1, 1, 2), True),
        (50706, "B", 4, (1, 4, 0, 0), True),
        (50708, "s", 0, "Maker Model", True),
        (50717, "I", 1, 16383, True),
        (50721, "2i", 9, [n for pair in matrix for n in pair], True),
        (50728, "2I", 3, (1, 1, 1, 1, 1, 1), True),
        (50778, "H", 1, 21, True),
    ]
    tifffile.imwrite(path, mosaic, photometric=32803, metadata=None, extratags=extra)
    return path
