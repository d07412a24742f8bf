import logging
import warnings
from pathlib import Path

import pytest

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.settings import Settings

pytestmark = pytest.mark.expects_warnings


def test_the_home_variable_moves_every_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PIXELSMILE_HOME", str(tmp_path / "home"))
    folders = bootstrap.app_folders()
    assert folders == AppFolders.under(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIXELSMILE_HOME")
    folders = vars(bootstrap.app_folders())
    assert all(folder.is_absolute() and "PixelSmile" in folder.parts for folder in folders.values())
    assert len(set(folders.values())) == len(folders) or folders["settings"] == folders["data"]


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIXELSMILE_HOME", "here")
    assert bootstrap.app_folders().logs == tmp_path / "here" / "logs"
    monkeypatch.setenv("PIXELSMILE_HOME", "~nobody-of-that-name/here")
    assert bootstrap.app_folders().logs == tmp_path / "~nobody-of-that-name" / "here" / "logs"


def test_the_resources_are_found(models: Path) -> None:
    assert bootstrap.resources_folder() / "models" / "face" == models


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, None),
        (b"jpeg_quality = 90\n", None),
        (b"jpeg_quality = 900\n", "jpeg_quality"),
        (b"jpeg_quality = = 90\n", "not valid TOML"),
        (b"\xff\xfe\x00", "cannot be used, so every setting has its default"),
    ],
)
def test_settings_that_cannot_be_used_never_stop_the_program(tmp_path: Path, content, complaint) -> None:
    folders = AppFolders.under(tmp_path)
    if content is not None:
        folders.settings.mkdir()
        (folders.settings / "settings.toml").write_bytes(content)
    settings, complaints = bootstrap.load_settings(folders)
    assert settings == Settings(jpeg_quality=90 if content == b"jpeg_quality = 90\n" else 95)
    assert [complaint in text for text in complaints] == ([True] if complaint else [])


def test_a_folder_in_place_of_the_settings_never_stops_the_program(tmp_path: Path) -> None:
    folders = AppFolders.under(tmp_path)
    (folders.settings / "settings.toml").mkdir(parents=True)
    settings, complaints = bootstrap.load_settings(folders)
    assert settings == Settings()
    assert len(complaints) == 1


def test_the_log_is_made_by_its_first_record(tmp_path: Path) -> None:
    logger = logging.getLogger("pixelsmile_desktop.some_room")
    before = list(logging.getLogger().handlers)
    with bootstrap.logging_to(tmp_path / "logs") as log:
        logger.info("not worth it")
        assert not log.path.parent.exists()
        try:
            int("a bug")
        except ValueError:
            logger.exception("it failed")
    text = log.path.read_text(encoding="utf-8")
    assert "ERROR pixelsmile_desktop.some_room: it failed" in text
    assert "ValueError: invalid literal" in text
    assert not log.broken
    assert logging.getLogger().handlers == before


def test_warnings_of_libraries_go_to_the_log(tmp_path: Path) -> None:
    with warnings.catch_warnings(), bootstrap.logging_to(tmp_path) as log:
        warnings.simplefilter("default")
        warnings.warn("it is old", UserWarning, stacklevel=1)
    assert "it is old" in log.path.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file" / "logs", tmp_path / "taken"):
        (tmp_path / "taken" / "pixelsmile.log").mkdir(parents=True, exist_ok=True)
        with bootstrap.logging_to(folder) as log:
            logging.getLogger("pixelsmile_desktop").error("it failed")
        assert log.broken
    assert capsys.readouterr().err == ""


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    with bootstrap.logging_to(tmp_path):
        for _ in range(50):
            logging.getLogger("pixelsmile_desktop").error("x" * 100_000)
    assert len(list(tmp_path.iterdir())) == 4
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 5_000_000
