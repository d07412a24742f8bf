import os
import threading
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.settings import Settings, settings_from_toml
from pixelsmile_desktop.studio.settings_store import SettingsStore


def test_what_is_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "new" / "folder")
    store.change(jpeg_quality=90, language="de")
    store.save()
    again = SettingsStore(tmp_path / "new" / "folder")
    assert again.settings == Settings(jpeg_quality=90, language="de")
    assert again.complaints == ()


def test_nothing_is_written_before_something_was_changed(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings")
    store.save()
    store.change(jpeg_quality=store.settings.jpeg_quality)
    store.save()
    assert not (tmp_path / "settings").exists()


def test_a_value_that_cannot_be_changes_nothing(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    with pytest.raises(RequestError, match="60 to 100"):
        store.change(language="de", jpeg_quality=5)
    assert store.settings == Settings()


@pytest.mark.parametrize(("text", "complaint"), [("= nonsense", "cannot be used"), ("colour = 1\n", "unknown setting")])
def test_a_file_that_was_not_understood_is_set_aside_and_not_lost(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    store = SettingsStore(tmp_path)
    assert complaint in store.complaints[0]
    assert store.settings == Settings()
    store.change(jpeg_quality=80)
    store.save()
    assert (tmp_path / "settings.toml.unusable").read_text() == text
    assert SettingsStore(tmp_path).settings.jpeg_quality == 80
    assert store.complaints == ()


def test_a_file_of_another_encoding_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"identity_folder = '\xff'")
    assert SettingsStore(tmp_path).settings == Settings()


def test_a_full_disk_leaves_the_old_file_and_the_new_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SettingsStore(tmp_path)
    store.change(jpeg_quality=80)
    store.save()
    before = store.path.read_bytes()
    monkeypatch.setattr(os, "fsync", _full)
    store.change(jpeg_quality=70)
    with pytest.raises(SaveError, match="disk is full"):
        store.save()
    assert store.path.read_bytes() == before
    assert store.settings.jpeg_quality == 70
    monkeypatch.undo()
    store.save()
    assert SettingsStore(tmp_path).settings.jpeg_quality == 70
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file")
    store = SettingsStore(tmp_path / "settings")
    store.change(jpeg_quality=80)
    with pytest.raises(SaveError):
        store.save()


def test_saving_from_several_threads_writes_the_last_values_whole(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    threads = [threading.Thread(target=store.save) for _ in range(8)]
    for quality, thread in zip(range(60, 68), threads, strict=True):
        store.change(jpeg_quality=quality)
        thread.start()
    for thread in threads:
        thread.join()
    store.save()
    settings, complaints = settings_from_toml(store.path.read_text())
    assert (settings.jpeg_quality, complaints) == (67, ())


def _full(_handle: int) -> None:
    raise OSError(28, "No space left on device")
