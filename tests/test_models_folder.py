"""The folder of the models that the user chose, as the whole program sees it."""

from pathlib import Path

import pytest

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.settings import Settings, settings_to_toml


@pytest.mark.parametrize(("written", "is_taken"), [("", False), ("models", False), ("~/elsewhere", True)])
def test_models_lie_where_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, is_taken: bool
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv(bootstrap.HOME_VARIABLE, str(home))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (home / "settings").mkdir(parents=True)
    (home / "settings" / "settings.toml").write_text(settings_to_toml(Settings(models_folder=written)))
    assert bootstrap.app_folders().models == (tmp_path / "elsewhere" if is_taken else home / "models")
