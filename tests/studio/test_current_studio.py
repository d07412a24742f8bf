from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.current_studio import CurrentStudio
from pixelsmile_desktop.studio.services import Studio
from tests.studio.fakes import FakeFinder


def test_one_studio_is_built_and_follows_the_settings() -> None:
    settings = [Settings()]
    built: list[Settings] = []

    def make(now: Settings) -> Studio:
        built.append(now)
        return Studio(FakeFinder(), {}, now)

    studio = CurrentStudio(make, lambda: settings[0])
    first = studio()
    assert studio() is first
    settings[0] = Settings(max_megapixels=7)
    assert studio().settings.max_megapixels == 7
    assert studio().finder is first.finder
    assert built == [Settings()]
