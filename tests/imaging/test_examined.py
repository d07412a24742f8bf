import calendar
import hashlib
import io
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.imaging.examined import KEY_SPAN, examine
from pixelsmile_desktop.imaging.reader import open_photo
from tests.imaging import samples

TAKEN = calendar.timegm((2026, 1, 2, 3, 4, 5))


def exif(*, make=b"NIKON CORPORATION", model=b"NIKON Z 6", fraction=b"", orientation=1, date=b"2026:01:02 03:04:05"):
    """A small EXIF block by Pillow, as other programs write them."""
    block = Image.Exif()
    block[271], block[272], block[274] = make.decode(), model.decode(), orientation
    photo = {36867: date.decode()}
    if fraction:
        photo[37521] = fraction.decode()
    block[34665] = photo
    return block.tobytes().removeprefix(b"Exif\0\0")


def jpeg(block=b"", before=(), size=(48, 64)):
    segments = [samples.segment(0xE1, b"Exif\0\0" + block)] if block else []
    return samples.jpeg_with(samples.smooth(*size), [*before, *segments])


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_jpeg_says_its_size_time_and_camera(tmp_path: Path) -> None:
    examined = examine(put(tmp_path, "a.jpg", jpeg(exif(fraction=b"25"))))
    assert (examined.width, examined.height) == (64, 48)
    assert examined.captured == TAKEN + 0.25
    assert examined.camera == "NIKON Z 6"
    assert examined.orientation == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, orientation: int) -> None:
    path = put(tmp_path, "a.jpg", samples.full_jpeg(orientation))
    examined, opened = examine(path), open_photo(path)
    assert (examined.width, examined.height) == (opened.photo.width, opened.photo.height)
    assert examined.orientation == orientation == opened.orientation


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        (b"Canon", b"Canon EOS R5", "Canon EOS R5"),
        (b"SONY", b"ILCE-7M4", "SONY ILCE-7M4"),
        (b"FUJIFILM", b"", "FUJIFILM"),
        (b"", b"X100V", "X100V"),
        (b"  Leica Camera AG ", b"LEICA Q2\0junk", "LEICA Q2"),
    ],
)
def test_the_maker_is_said_once(tmp_path: Path, make: bytes, model: bytes, camera: str) -> None:
    assert examine(put(tmp_path, "a.jpg", jpeg(exif(make=make, model=model)))).camera == camera


@pytest.mark.parametrize(
    "date", [b"    :  :     :  :  ", b"0000:00:00 00:00:00", b"2026-01-02", b"", b"9999:99:99 99:99:99"]
)
def test_a_date_that_is_none_is_no_reason_to_fail(tmp_path: Path, date: bytes) -> None:
    examined = examine(put(tmp_path, "a.jpg", jpeg(exif(date=date))))
    assert examined.width == 64
    assert examined.camera == "NIKON Z 6"


def test_headers_behind_large_previews_are_found(tmp_path: Path) -> None:
    previews = [samples.segment(0xE2, b"MPF\0" + bytes(65000)) for _ in range(50)]
    examined = examine(put(tmp_path, "a.jpg", jpeg(exif(), before=previews)))
    assert (examined.width, examined.captured) == (64, TAKEN)


def test_every_format_tells_what_opening_it_tells(tmp_path: Path, hopper: Path) -> None:
    picture = samples.picture(40, 56)
    block = exif(orientation=6)
    put(tmp_path, "a.png", samples.png_with(picture, before=[(b"eXIf", block)]))
    put(tmp_path, "late.png", samples.png_with(picture, after=[(b"eXIf", block)]))
    put(tmp_path, "a.webp", samples.webp_with(picture, [(b"EXIF", block)]))
    put(tmp_path, "plain.webp", samples.webp_with(picture))
    avif = io.BytesIO()
    Image.fromarray(picture).save(avif, "AVIF", exif=block)
    put(tmp_path, "a.avif", avif.getvalue())
    samples.write_tiff(tmp_path / "a.tif", picture, extratags=[(274, "H", 1, 6, True), (272, "s", 0, "Z 6", True)])
    samples.write_tiff(tmp_path / "big.tif", picture.astype(np.uint16), bigtiff=True)
    samples.write_dng(tmp_path / "a.dng")
    put(tmp_path, "a.heic", (samples.DATA / "RGB_8__29x100.heif").read_bytes())
    put(tmp_path, "misnamed.jpg", (tmp_path / "a.tif").read_bytes())
    put(tmp_path, "a.jpg", hopper.read_bytes())
    for path in sorted(tmp_path.iterdir()):
        examined, opened = examine(path), open_photo(path)
        assert (examined.width, examined.height) == (opened.photo.width, opened.photo.height), path.name
    for name in ("a.png", "late.png", "a.webp", "a.avif"):
        examined = examine(tmp_path / name)
        assert (examined.captured, examined.camera) == (TAKEN, "NIKON Z 6"), name
        assert (examined.width, examined.height) == (40, 56), name
    assert examine(tmp_path / "a.dng").camera == "Maker Model"
    assert examine(tmp_path / "a.tif").camera == "Z 6"


def test_only_a_little_of_a_large_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.write_tiff(tmp_path / "a.tif", np.zeros((2000, 3000, 3), np.uint16))
    read = 0
    original = Path.open

    def counting_open(self, *arguments, **options):
        file = original(self, *arguments, **options)
        plain_read = file.read

        class Counting:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

            def seek(self, *place):
                return file.seek(*place)

            def read(self, *length):
                nonlocal read
                data = plain_read(*length)
                read += len(data)
                return data

        return Counting()

    monkeypatch.setattr(Path, "open", counting_open)
    assert examine(tmp_path / "a.tif").width == 3000
    assert (tmp_path / "a.tif").stat().st_size > 30_000_000
    assert read < 400_000


def test_copies_have_one_key_and_other_contents_another(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    body = bytearray(rng.bytes(5 * KEY_SPAN))
    first = examine(put(tmp_path, "a.jpg", bytes(body))).content_key
    assert examine(put(tmp_path, "copy.jpg", bytes(body))).content_key == first
    for place in (0, KEY_SPAN - 1, 4 * KEY_SPAN, len(body) - 1):
        changed = bytearray(body)
        changed[place] ^= 1
        assert examine(put(tmp_path, "b.jpg", bytes(changed))).content_key != first
    assert examine(put(tmp_path, "b.jpg", bytes(body) + b"x")).content_key != first
    assert first == hashlib.sha256(len(body).to_bytes(8, "big") + body[:KEY_SPAN] + body[-KEY_SPAN:]).hexdigest()


def test_what_is_no_photo_has_a_key_and_no_size(tmp_path: Path) -> None:
    for data in (b"", b"x", b"hello world" * 100, b"\xff\xd8\xff", b"II*\0", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n"):
        examined = examine(put(tmp_path, "a.jpg", data))
        assert (examined.width, examined.height, examined.captured, examined.camera) == (0, 0, None, "")
        assert len(examined.content_key) == 64


def test_a_file_that_is_gone_or_forbidden_is_said(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="cannot be read"):
        examine(tmp_path / "nothing.jpg")
    with pytest.raises(PhotoError, match="cannot be read"):
        examine(tmp_path)


def _seeds() -> list[tuple[str, bytes]]:
    picture = samples.picture(16, 24)
    buffer = io.BytesIO()
    samples.write_dng(buffer)
    tiff = io.BytesIO()
    samples.write_tiff(tiff, picture)
    return [
        ("a.jpg", samples.full_jpeg()),
        ("a.png", samples.png_with(picture, before=[(b"eXIf", exif())])),
        ("a.webp", samples.webp_with(picture, [(b"EXIF", exif())])),
        ("a.tif", tiff.getvalue()),
        ("a.dng", buffer.getvalue()),
    ]


SEEDS = _seeds()


@given(st.sampled_from(SEEDS), st.data())
def test_damage_never_does_more_than_hide_what_the_file_says(seed: tuple[str, bytes], data: st.DataObject) -> None:
    import tempfile

    name, content = seed
    damaged = bytearray(content[: data.draw(st.integers(0, len(content)), label="length")])
    places = st.integers(0, max(0, len(damaged) - 1))
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6), label="damage"):
        if damaged:
            damaged[place] = value
    with tempfile.TemporaryDirectory() as folder:
        examined = examine(put(Path(folder), name, bytes(damaged)))
    assert examined.width >= 0
    assert examined.orientation in range(1, 9)
    assert len(examined.content_key) == 64


def test_the_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", samples.full_jpeg())
    os.utime(path, ns=(5, 5))
    before = path.read_bytes(), path.stat().st_mtime_ns
    examine(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_names_that_are_no_text_are_examined(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    path.write_bytes(jpeg(exif()))
    assert examine(path).captured == TAKEN
    raw = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.dng"))
    samples.write_dng(raw)
    assert examine(raw).width == 96
