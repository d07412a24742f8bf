"""Sidecars beside photos: replayable, mergeable, and never in the way of the photo."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from pixelsmile_desktop.core.errors import PhotoError, RequestError, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice, PasteBackOptions
from pixelsmile_desktop.core.request_json import to_json
from pixelsmile_desktop.imaging import xmp
from pixelsmile_desktop.imaging.provenance import REQUEST
from pixelsmile_desktop.studio.sidecar import read_sidecar, sidecar_path, write_sidecar
from tests.core.strategies import requests
from tests.imaging import samples

LOOK = EditRequest(
    "/secret/shoot/a.jpg",
    ExpressionMix.parse(["happy=0.4", "word:smirking=0.5"]),
    FaceChoice("index", 2),
    EngineName.PIXELSMILE,
    EngineOptions(seed=7),
    PasteBackOptions(feather=0.2),
)
FOREIGN = samples.XMP.replace(
    b"<odd:deep>", b"<xmp:Thumbnails><r:Alt><r:li>base64</r:li></r:Alt></xmp:Thumbnails><odd:deep>"
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(samples.full_jpeg())
    return path


def test_an_edit_comes_back_from_beside_its_photo(photo: Path) -> None:
    before = photo.read_bytes(), photo.stat().st_mtime_ns
    assert write_sidecar(photo, LOOK) == photo.with_name("a.jpg.xmp")
    assert (photo.read_bytes(), photo.stat().st_mtime_ns) == before
    assert read_sidecar(photo) == replace(LOOK, photo=str(photo))


def test_photo_and_sidecar_can_be_moved_together(photo: Path, tmp_path: Path) -> None:
    write_sidecar(photo, LOOK)
    (tmp_path / "elsewhere").mkdir()
    moved = photo.rename(tmp_path / "elsewhere" / "a.jpg")
    sidecar_path(photo).rename(sidecar_path(moved))
    assert read_sidecar(moved).photo == str(moved)


def test_a_sidecar_names_no_folder_of_the_user(photo: Path) -> None:
    assert b"secret" not in write_sidecar(photo, LOOK).read_bytes()


def test_others_can_read_it(photo: Path) -> None:
    root = ElementTree.fromstring(write_sidecar(photo, LOOK).read_bytes())
    assert [element.text for element in root.iter(f"{{{REQUEST[0]}}}{REQUEST[1]}")] == [
        to_json(replace(LOOK, photo="a.jpg"))
    ]


def test_what_another_program_wrote_stays_byte_for_byte(photo: Path) -> None:
    sidecar_path(photo).write_bytes(FOREIGN)
    write_sidecar(photo, LOOK)
    merged = sidecar_path(photo).read_bytes()
    for kept in (
        b"xmp:CreatorTool='Old > Tool'",
        b'odd:kept="a &gt; b"',
        b"base64",
        b"<!-- kept -->",
        b't:Orientation="6"',
    ):
        assert merged.count(kept) == 1
    assert read_sidecar(photo).mix == LOOK.mix
    write_sidecar(photo, replace(LOOK, mix=ExpressionMix.parse(["sad"])))
    assert read_sidecar(photo).mix == ExpressionMix.parse(["sad"])
    assert sidecar_path(photo).read_bytes().count(b"</pixelsmile:request>") == 1


def test_writing_the_same_again_does_not_touch_the_file(photo: Path) -> None:
    path = write_sidecar(photo, LOOK)
    os.utime(path, ns=(1, 1))
    write_sidecar(photo, LOOK)
    assert path.stat().st_mtime_ns == 1


@pytest.mark.parametrize(
    "content", [b"no xml", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b" "]
)
def test_a_file_that_is_no_sidecar_is_left_alone(photo: Path, content: bytes) -> None:
    sidecar_path(photo).write_bytes(content)
    with pytest.raises(SaveError, match=r"nothing was added to it; rename it"):
        write_sidecar(photo, LOOK)
    assert sidecar_path(photo).read_bytes() == content


def test_no_sidecar_or_one_without_an_edit_is_no_edit(photo: Path) -> None:
    assert read_sidecar(photo) is None
    sidecar_path(photo).write_bytes(FOREIGN)
    assert read_sidecar(photo) is None


def test_a_damaged_sidecar_is_said_so(photo: Path) -> None:
    sidecar_path(photo).write_bytes(b"<broken")
    with pytest.raises(PhotoError, match="is damaged"):
        read_sidecar(photo)
    packet = xmp.edited(xmp.EMPTY_PACKET, {REQUEST: '{"version": 9}'}, only_existing={}, event={})
    sidecar_path(photo).write_bytes(packet)
    with pytest.raises(RequestError, match="the recipe has version 9"):
        read_sidecar(photo)


def test_a_folder_of_that_name_is_said_so(photo: Path) -> None:
    sidecar_path(photo).mkdir()
    with pytest.raises(SaveError, match="cannot be read"):
        write_sidecar(photo, LOOK)
    with pytest.raises(PhotoError, match="cannot be read"):
        read_sidecar(photo)


def test_a_full_disk_leaves_the_old_sidecar(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sidecar_path(photo).write_bytes(FOREIGN)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="the disk is full"):
        write_sidecar(photo, LOOK)
    assert sidecar_path(photo).read_bytes() == FOREIGN
    assert sorted(path.name for path in photo.parent.iterdir()) == ["a.jpg", "a.jpg.xmp"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edit=requests)
def test_any_edit_comes_back(photo: Path, edit: EditRequest) -> None:
    write_sidecar(photo, edit)
    assert read_sidecar(photo) == replace(edit, photo=str(photo))


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_unicode_does_no_harm(tmp_path: Path) -> None:
    photo = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    photo.write_bytes(samples.full_jpeg())
    write_sidecar(photo, LOOK)
    assert read_sidecar(photo) == replace(LOOK, photo=str(photo))
