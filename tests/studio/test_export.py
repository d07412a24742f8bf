"""Exports of real files: every promise to the photographer, every option, every bad day."""

import errno
import io
import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import Cancelled, PhotoError, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.imaging.exif import orientation_of, thumbnail_of
from pixelsmile_desktop.imaging.metadata import PhotoFile
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.export import ExportedPhoto, export_version
from pixelsmile_desktop.studio.export_naming import NamedPhoto
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening
from pixelsmile_desktop.studio.services import Watch
from tests.imaging import samples
from tests.imaging.profiles import DISPLAY_P3
from tests.imaging.test_metadata_choice import PLACE_XMP, located_jpeg, tells_a_place, tiff_bytes
from tests.studio.fakes import FakeEngine, a_face, a_studio
from tests.studio.shelf import add_photo

HAPPY = ExpressionMix.parse(["happy=0.8"])
FACE = a_face(0, (12, 10, 24, 30))
LOSSLESS = [ExportFormat.PNG, ExportFormat.TIFF]


@dataclass
class Shoot:
    """A photo in a real library, and where its exports go."""

    folder: Path
    history: EditHistory
    photo: Path
    photo_id: int

    @property
    def source(self) -> PhotoFile:
        return open_photo(self.photo)

    def options(self, form: ExportFormat = ExportFormat.ORIGINAL, **others: object) -> ExportOptions:
        return ExportOptions(str(self.folder / "out"), form, **others)

    def edited(self, engine: EngineName = EngineName.PIXELSMILE, mix: ExpressionMix = HAPPY) -> EditVersion:
        photo = self.source.photo
        request = EditRequest(str(self.photo), mix, engine=engine)
        result = edit_photo(photo, request, a_studio([FACE], FakeEngine(engine)), Watch())
        return self.history.record(self.photo_id, photo, result)

    def export(
        self, options: ExportOptions, version: EditVersion | None = None, watch: Watch | None = None
    ) -> ExportedPhoto:
        named = NamedPhoto(self.photo, version)
        return export_version(named, options, self.history, a_studio([FACE]), watch or Watch())

    def pixels_of(self, version: EditVersion) -> np.ndarray:
        return self.history.pixels(version, self.source, a_studio([FACE]), Watch()).pixels

    def exports(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "out").iterdir()) if (self.folder / "out").exists() else []


def p3_jpeg(orientation: int = 1) -> bytes:
    """A photo as a telephone takes it: wide colours, EXIF with GPS, XMP, IPTC."""
    segments = [
        samples.segment(0xE1, b"Exif\0\0" + samples.exif_block("<", orientation)),
        samples.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + samples.XMP),
        samples.segment(0xED, b"Photoshop 3.0\0" + samples.RESOURCES),
        *samples.icc_segments(DISPLAY_P3),
    ]
    return samples.jpeg_with(samples.smooth(), segments, quality=92, subsampling="4:2:0")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def shoot_of(tmp_path: Path, database: Database):
    def make(data: bytes, name: str) -> Shoot:
        photo = tmp_path / name
        photo.write_bytes(data)
        photo_id = add_photo(database, photo)
        return Shoot(tmp_path, EditHistory(database, tmp_path / "renders"), photo, photo_id)

    return make


@pytest.fixture
def telephone(shoot_of) -> Shoot:
    return shoot_of(p3_jpeg(), "IMG_1.jpg")


@pytest.fixture
def deep_tiff(shoot_of, tmp_path: Path) -> Shoot:
    (tmp_path / "making").mkdir()
    return shoot_of(tiff_bytes(tmp_path / "making"), "scan.tif")


FILES = {
    "a.jpg": located_jpeg,
    "a.png": lambda: samples.png_with(samples.picture(dtype=np.uint16), [(b"eXIf", samples.exif_block())]),
    "a.webp": lambda: samples.webp_with(samples.smooth(), quality=80),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("mix", [None, ExpressionMix.parse(["happy=0"])])
def test_a_photo_in_which_nothing_was_changed_is_its_very_file(shoot_of, name: str, mix) -> None:
    shoot = shoot_of(FILES[name](), name)
    version = None if mix is None else shoot.edited(EngineName.INSTANT, mix)
    exported = shoot.export(shoot.options(), version)
    assert exported.path.read_bytes() == shoot.photo.read_bytes()
    assert exported.path.name == name
    assert exported.is_original
    assert exported.warnings == ()


def test_a_tiff_file_is_its_very_file_too(deep_tiff: Shoot) -> None:
    for options in (deep_tiff.options(), deep_tiff.options(ExportFormat.TIFF, quality=50, longest_side=9999)):
        assert deep_tiff.export(options).path.read_bytes() == deep_tiff.photo.read_bytes()


@pytest.mark.parametrize("engine", [EngineName.INSTANT, EngineName.PIXELSMILE])
def test_outside_of_the_edit_every_pixel_of_a_16_bit_file_is_the_originals(
    deep_tiff: Shoot, engine: EngineName
) -> None:
    version = deep_tiff.edited(engine)
    before = deep_tiff.source.photo
    for form in (ExportFormat.ORIGINAL, *LOSSLESS):
        after = open_photo(deep_tiff.export(deep_tiff.options(form), version).path).photo
        assert after.pixels.dtype == np.uint16
        assert after.icc == samples.ICC
        assert np.array_equal(after.pixels, deep_tiff.pixels_of(version))
        changed = np.any(after.pixels != before.pixels, axis=2)
        assert changed[11:39, 13:35].all()
        assert changed.sum() == 28 * 22


def test_colours_and_everything_that_is_known_of_a_photo_survive(telephone: Shoot) -> None:
    version = telephone.edited()
    for form in ExportFormat:
        exported = telephone.export(telephone.options(form), version)
        again = open_photo(exported.path)
        assert again.photo.icc == DISPLAY_P3
        assert again.orientation == 1
        assert b"Serial 4711" in exported.path.read_bytes()
        assert bytes(range(24)) in again.metadata.exif
        assert b"xmp:CreatorTool='Old > Tool'" in again.metadata.xmp
        assert b"compositeWithTrainedAlgorithmicMedia" in again.metadata.xmp
        assert b"IMG_1.jpg" in again.metadata.xmp
        assert str(telephone.folder).encode() not in again.metadata.xmp
        stale = thumbnail_of(telephone.source.metadata.exif)
        assert thumbnail_of(again.metadata.exif) != stale
    iptc = open_photo(telephone.export(telephone.options(), version).path).metadata.photoshop
    assert samples.IPTC in iptc


@pytest.mark.parametrize("form", [ExportFormat.JPEG, *LOSSLESS])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_right_whatever_is_dropped(shoot_of, form: ExportFormat, orientation: int) -> None:
    shoot = shoot_of(p3_jpeg(orientation), "a.jpg")
    upright = shoot.source.photo.pixels
    for version in (None, shoot.edited()):
        expected = upright if version is None else shoot.pixels_of(version)
        for choice in MetadataChoice:
            exported = shoot.export(shoot.options(form, metadata=choice), version)
            again = open_photo(exported.path).photo
            assert again.pixels.shape == upright.shape
            assert np.abs(again.pixels.astype(int) - expected).mean() < 3
            with Image.open(exported.path) as image:
                turned = orientation_of(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
            if version is not None or form is not ExportFormat.JPEG:
                assert turned == 1


def located_webp(orientation: int = 1) -> bytes:
    exif = samples.exif_block("<", orientation)
    blocks = [(b"ICCP", samples.ICC), (b"EXIF", exif), (b"XMP ", PLACE_XMP), (b"ZZZZ", b"Potsdam!")]
    return samples.webp_with(samples.smooth(), blocks, quality=70)


@pytest.mark.parametrize("choice", [MetadataChoice.DROP_LOCATION, MetadataChoice.DROP_ALL])
@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize(("make", "name"), [(located_jpeg, "a.jpg"), (located_webp, "a.webp")])
def test_an_unedited_photo_without_its_place_has_the_very_pixels(shoot_of, make, name, choice, orientation) -> None:
    shoot = shoot_of(make(orientation), name)
    exported = shoot.export(shoot.options(metadata=choice))
    data = exported.path.read_bytes()
    assert not tells_a_place(data)
    assert not exported.is_original
    again = open_photo(exported.path)
    assert np.array_equal(again.photo.pixels, shoot.source.photo.pixels)
    assert again.photo.icc == samples.ICC
    assert (again.metadata.xmp is None) == (choice is MetadataChoice.DROP_ALL)
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.getexif().get(274, 1) == orientation


@pytest.mark.parametrize("options", [{"lossless": True}, {"quality": 70}])
def test_a_webp_file_keeps_its_transparency_when_its_place_is_dropped(shoot_of, options) -> None:
    pixels = np.dstack((samples.smooth(), np.tile(np.arange(64, dtype=np.uint8) * 4, (48, 1))))
    shoot = shoot_of(samples.webp_with(pixels, **options), "a.webp")
    again = open_photo(shoot.export(shoot.options(metadata=MetadataChoice.DROP_ALL)).path).photo
    assert np.array_equal(again.pixels, shoot.source.photo.pixels)
    assert np.array_equal(again.alpha, shoot.source.photo.alpha)


def test_a_photo_may_say_nothing_of_its_edit(telephone: Shoot) -> None:
    version = telephone.edited()
    data = telephone.export(telephone.options(provenance=False), version).path.read_bytes()
    for word in (b"DigitalSourceType", b"pixelsmile", b"PixelSmile"):
        assert word not in data
    bare = telephone.options(metadata=MetadataChoice.DROP_ALL)
    marked = open_photo(telephone.export(bare, version).path)
    assert b"compositeWithTrainedAlgorithmicMedia" in marked.metadata.xmp
    assert marked.metadata.exif is None


def test_a_smaller_photo_is_of_that_size_in_its_own_colours(telephone: Shoot, deep_tiff: Shoot) -> None:
    small = open_photo(telephone.export(telephone.options(longest_side=32), telephone.edited()).path)
    assert (small.photo.width, small.photo.height, small.photo.icc) == (32, 24, DISPLAY_P3)
    assert b"Camera" in small.metadata.exif
    deep = open_photo(deep_tiff.export(deep_tiff.options(longest_side=32)).path)
    assert (deep.photo.width, deep.photo.height, deep.photo.pixels.dtype) == (32, 24, np.uint16)
    assert deep.photo.icc == samples.ICC


@pytest.mark.parametrize("form", LOSSLESS)
def test_16_bits_are_kept_or_rounded_as_one_wishes(deep_tiff: Shoot, form: ExportFormat) -> None:
    before = deep_tiff.source.photo.pixels
    wide = open_photo(deep_tiff.export(deep_tiff.options(form)).path).photo.pixels
    narrow = open_photo(deep_tiff.export(deep_tiff.options(form, sixteen_bit=False)).path).photo.pixels
    assert np.array_equal(wide, before)
    assert np.array_equal(narrow, np.rint(before / 257).astype(np.uint8))


def test_quality_follows_the_original_or_the_number(telephone: Shoot) -> None:
    version = telephone.edited()

    def tables(options: ExportOptions) -> dict[int, list[int]]:
        with Image.open(telephone.export(options, version).path) as image:
            return image.quantization

    with Image.open(telephone.photo) as image:
        original = image.quantization
    assert tables(telephone.options()) == original
    low, high = tables(telephone.options(quality=40)), tables(telephone.options(quality=98))
    assert sum(low[0]) > sum(original[0]) > sum(high[0])
    sizes = [telephone.export(telephone.options(ExportFormat.WEBP, quality=q), version).size for q in (20, 95)]
    assert sizes[0] < sizes[1]


def test_sharpening_is_off_until_it_is_asked_for(deep_tiff: Shoot) -> None:
    before = deep_tiff.source.photo.pixels.astype(float)

    def detail(sharpening: Sharpening) -> float:
        pixels = open_photo(deep_tiff.export(deep_tiff.options(sharpening=sharpening)).path).photo.pixels
        return float(np.abs(np.diff(pixels.astype(float), axis=1)).mean())

    details = [detail(sharpening) for sharpening in Sharpening]
    assert details[0] == np.abs(np.diff(before, axis=1)).mean()
    assert details == sorted(set(details))


def test_the_name_is_that_of_the_template(telephone: Shoot) -> None:
    version = telephone.edited()
    assert telephone.export(telephone.options(), version).path.name == "IMG_1_happy_0.8.jpg"
    options = telephone.options(ExportFormat.WEBP, template="{engine} {name}")
    assert telephone.export(options, version).path.name == "pixelsmile IMG_1.webp"


def test_nothing_is_ever_overwritten_not_even_by_exports_at_the_same_time(telephone: Shoot) -> None:
    (telephone.folder / "out").mkdir()
    (telephone.folder / "out" / "IMG_1.jpg").write_bytes(b"the user's own")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: telephone.export(telephone.options()).path.name, range(8)))
    assert sorted(made) == sorted(f"IMG_1-{number}.jpg" for number in range(2, 10))
    assert (telephone.folder / "out" / "IMG_1.jpg").read_bytes() == b"the user's own"


def test_an_export_beside_the_original_leaves_it_alone(telephone: Shoot) -> None:
    before = telephone.photo.read_bytes(), telephone.photo.stat().st_mtime_ns
    options = replace(telephone.options(template="{name}"), folder=str(telephone.folder))
    assert telephone.export(options, telephone.edited()).path.name == "IMG_1-2.jpg"
    assert (telephone.photo.read_bytes(), telephone.photo.stat().st_mtime_ns) == before


@pytest.mark.parametrize("call", ["fsync", "open"])
def test_a_full_disk_leaves_nothing_half_written(telephone: Shoot, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    version = telephone.edited()
    telephone.export(telephone.options(), version)
    real = Path.open

    def full(*args: object, **kwargs: object) -> object:
        if call == "open" and "xb" not in args:
            return real(*args, **kwargs)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(SaveError, match=r"cannot be written: the disk is full; make room or choose another folder"):
        telephone.export(telephone.options(), version)
    monkeypatch.undo()
    assert telephone.exports() == ["IMG_1_happy_0.8.jpg"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_is_really_full(telephone: Shoot) -> None:
    disk = telephone.folder / "out"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with pytest.raises(SaveError, match="the disk is full"):
            telephone.export(telephone.options(ExportFormat.TIFF), telephone.edited())
        assert telephone.exports() == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_cancel_writes_nothing(telephone: Shoot) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        telephone.export(telephone.options(), telephone.edited(), Watch(cancel))
    assert telephone.exports() == []


def test_an_original_that_is_gone_or_another_is_said_so(telephone: Shoot) -> None:
    version = telephone.edited()
    telephone.photo.write_bytes(samples.encode_jpeg(255 - samples.smooth()))
    with pytest.raises(PhotoError, match="belong to another photo"):
        telephone.export(telephone.options(), version)
    telephone.photo.unlink()
    with pytest.raises(PhotoError, match="there is no file"):
        telephone.export(telephone.options(), version)
    assert telephone.exports() == []


def test_a_folder_that_cannot_be_made_is_said_so(telephone: Shoot) -> None:
    (telephone.folder / "out").write_text("a file")
    with pytest.raises(SaveError, match="out cannot be written"):
        telephone.export(telephone.options())


def test_raw_becomes_a_16_bit_tiff(shoot_of, tmp_path: Path) -> None:
    samples.write_dng(tmp_path / "made.dng")
    shoot = shoot_of((tmp_path / "made.dng").read_bytes(), "b.dng")
    exported = shoot.export(shoot.options())
    assert exported.path.name == "b.tif"
    assert open_photo(exported.path).photo.pixels.dtype == np.uint16
