"""The options of an export, and the presets that keep them."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.studio.export_options import ExportFormat, ExportOptions, Sharpening
from pixelsmile_desktop.studio.export_presets import BUNDLED, ExportPresets, in_folder_of
from tests.core.strategies import json_values

OPTIONS = st.builds(
    ExportOptions,
    folder=st.text(max_size=20),
    format=st.sampled_from(ExportFormat),
    quality=st.none() | st.integers(1, 100),
    sixteen_bit=st.booleans(),
    longest_side=st.none() | st.integers(16, 65_535),
    sharpening=st.sampled_from(Sharpening),
    template=st.sampled_from(["{name}", "{date}-{number}"]),
    metadata=st.sampled_from(MetadataChoice),
    provenance=st.booleans(),
)
WEB = ExportOptions("/out", ExportFormat.JPEG, quality=80, longest_side=2000)


@given(OPTIONS)
def test_options_come_back_from_their_plain_form(options: ExportOptions) -> None:
    assert ExportOptions.from_dict(json.loads(json.dumps(options.to_dict()))) == options


def test_what_is_missing_takes_its_default() -> None:
    assert ExportOptions.from_dict({}) == ExportOptions("")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"folder": 3},
        {"mood": 1},
        {"format": "gif"},
        {"quality": True},
        {"quality": 0},
        {"quality": "90"},
        {"longest_side": 15},
        {"sixteen_bit": 1},
        {"template": "{"},
        {"metadata": None},
    ],
)
def test_what_cannot_be_is_refused(data: object) -> None:
    with pytest.raises(RequestError):
        ExportOptions.from_dict(data)


@given(st.dictionaries(st.sampled_from([*ExportOptions("").to_dict(), "other"]), json_values, max_size=4))
def test_anything_else_is_options_or_refused(data: dict[str, object]) -> None:
    try:
        ExportOptions.from_dict(data)
    except RequestError as error:
        assert error.remedy


def test_a_folder_must_be_whole() -> None:
    assert ExportOptions("/out").path == Path("/out")
    assert ExportOptions("~/out").path == Path.home() / "out"
    for folder in ("", "out"):
        with pytest.raises(RequestError, match="no folder is chosen"):
            _ = ExportOptions(folder).path


def test_presets_outlive_the_program(tmp_path: Path) -> None:
    presets = ExportPresets(tmp_path / "settings" / "export.json")
    assert presets.all() == dict(BUNDLED)
    assert presets.last() is None
    assert presets.save("  my \n web ", WEB) == "my web"
    presets.save("Archive", replace(WEB, format=ExportFormat.TIFF))
    presets.note_last(WEB)
    again = ExportPresets(tmp_path / "settings" / "export.json")
    assert list(again.all())[len(BUNDLED) :] == ["Archive", "my web"]
    assert again.all()["my web"] == WEB
    assert again.last() == WEB
    again.remove("Archive")
    again.remove("Archive")
    assert list(again.all())[len(BUNDLED) :] == ["my web"]


def test_bundled_presets_leave_the_folder_and_stay() -> None:
    presets = ExportPresets(Path("/nowhere"))
    for name, options in BUNDLED.items():
        assert in_folder_of(options, WEB).folder == "/out"
        with pytest.raises(RequestError, match="came with the program"):
            presets.save(name, WEB)
    assert in_folder_of(WEB, ExportOptions("/elsewhere")) == WEB


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_must_be_usable(tmp_path: Path, name: str) -> None:
    with pytest.raises(RequestError, match="characters"):
        ExportPresets(tmp_path / "export.json").save(name, WEB)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 2, "presets": {"x": {}}}', '{"version": 1, "presets": [], "last": 3}']
)
def test_a_file_that_cannot_be_read_is_no_reason_to_stop(tmp_path: Path, content: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(content)
    presets = ExportPresets(path)
    assert presets.all() == dict(BUNDLED)
    assert presets.last() is None
    assert path.read_text() == content
    presets.save("mine", WEB)
    assert presets.all()["mine"] == WEB


def test_one_preset_of_a_newer_version_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    presets = {"old": WEB.to_dict(), "new": {**WEB.to_dict(), "hologram": True}}
    path.write_text(json.dumps({"version": 1, "presets": presets, "last": None}))
    assert list(ExportPresets(path).all())[len(BUNDLED) :] == ["old"]


def test_a_full_disk_keeps_the_old_presets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    presets = ExportPresets(tmp_path / "export.json")
    presets.save("mine", WEB)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="the disk is full"):
        presets.save("other", WEB)
    assert "mine" in presets.all()
    assert [path.name for path in tmp_path.iterdir()] == ["export.json"]
