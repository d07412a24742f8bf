import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions
from pixelsmile_desktop.studio.export_plan import (
    RESERVE,
    ExportItem,
    estimated_bytes,
    plan_export,
    preview_name,
)

HAPPY = EditVersion(3, 1, EditRequest("", ExpressionMix.parse(["happy=0.8"])), EngineName.INSTANT, 0.0)


def entry(name: str = "a.jpg", presence: Presence = Presence.HERE, size: int = 9_000_000) -> PhotoEntry:
    return PhotoEntry(1, Path("/shoot") / name, 1, size=size, width=6000, height=4000, presence=presence)


def test_an_untouched_original_takes_what_it_takes() -> None:
    options = ExportOptions("/out")
    assert estimated_bytes(ExportItem(entry()), options) == 9_000_000
    assert estimated_bytes(ExportItem(entry("a.nef")), options) > 24_000_000 * 6


@pytest.mark.parametrize(
    ("options", "least", "most"),
    [
        (ExportOptions("/out", ExportFormat.TIFF), 72e6, 73e6),
        (ExportOptions("/out", ExportFormat.JPEG, quality=95), 20e6, 40e6),
        (ExportOptions("/out", ExportFormat.JPEG, quality=85), 5e6, 15e6),
        (ExportOptions("/out", ExportFormat.JPEG, longest_side=1500), 1e6, 3e6),
        (ExportOptions("/out", ExportFormat.WEBP, quality=70), 2e6, 8e6),
    ],
)
def test_an_estimate_is_of_the_right_size(options: ExportOptions, least: float, most: float) -> None:
    assert least <= estimated_bytes(ExportItem(entry(), HAPPY), options) <= most


def test_a_tiff_file_takes_its_layers_along() -> None:
    layered = entry("a.tif", size=900_000_000)
    assert estimated_bytes(ExportItem(layered, HAPPY), ExportOptions("/out")) >= 900_000_000


def test_a_photo_that_nobody_read_yet_is_taken_for_an_ordinary_one() -> None:
    unread = PhotoEntry(1, Path("/shoot/a.jpg"), 1, size=5)
    assert estimated_bytes(ExportItem(unread, HAPPY), ExportOptions("/out", metadata=MetadataChoice.DROP_ALL)) > 1e6


def test_a_plan_adds_up_and_leaves_out_what_is_away(tmp_path: Path) -> None:
    options = ExportOptions(str(tmp_path / "not" / "there" / "yet"))
    items = [ExportItem(entry()), ExportItem(entry(presence=Presence.OFFLINE)), ExportItem(entry())]
    plan = plan_export(items, options)
    assert (plan.count, plan.bytes_needed) == (2, 18_000_000)
    assert plan.complaints == ("the original of 1 photo is not there now and will be left out",)
    assert plan.bytes_free > 0
    assert not (tmp_path / "not").exists()


def test_room_is_checked_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ExportOptions(str(tmp_path))
    free = 18_000_000 + RESERVE
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))
    items = [ExportItem(entry())] * 2
    assert plan_export(items, options).fits
    assert not plan_export([*items, *items], options).fits


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody refuses this user")
def test_a_folder_that_may_not_be_written_to_is_said_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SaveError, match="may not be written to"):
        plan_export([ExportItem(entry())], ExportOptions(str(tmp_path / "new")))


def test_a_file_in_the_way_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError, match="file is a file, not a folder; choose another one"):
        plan_export([], ExportOptions(str(tmp_path / "file" / "new")))
    with pytest.raises(RequestError, match="no folder is chosen"):
        plan_export([], ExportOptions(""))


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("a.JPG", ExportFormat.ORIGINAL, "a_happy_0.8.JPG"),
        ("a.nef", ExportFormat.ORIGINAL, "a_happy_0.8.tif"),
        ("a.heic", ExportFormat.ORIGINAL, "a_happy_0.8.jpg"),
        ("a.nef", ExportFormat.WEBP, "a_happy_0.8.webp"),
    ],
)
def test_the_name_is_shown_before(name: str, form: ExportFormat, expected: str) -> None:
    assert preview_name(ExportItem(entry(name), HAPPY), ExportOptions("/out", form), 1, 1) == expected
