"""A model stays in memory for the next render, until the user wants that memory back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.studio.generative_engine import GenerativeEngine
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.views.job_strip import JobStrip
from tests.studio.redrawing import Redrawing
from tests.ui.waiting import until
from tests.ui.windows import Opened, diagnosis, opened_window

HAPPY = ExpressionMix.of({Expression.HAPPY: 0.8})


@dataclass
class Loading(Redrawing):
    """A model that is loaded by the first job and stays so until it is closed."""

    held: Plan | None = None
    closed: int = 0

    def loaded(self) -> Plan | None:
        return self.held if self.seen else None

    def close(self) -> None:
        self.closed += 1
        self.seen.clear()


@pytest.fixture
def model() -> Loading:
    plan = diagnosis().pixelsmile.plan
    assert plan is not None
    return Loading(held=replace(plan, vram_gb=37.6, ram_gb=4.0))


@pytest.fixture
def opened(qapp: QApplication, model: Loading, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    build = bootstrap.build_studio

    def with_model(settings: Settings, folders: AppFolders) -> Studio:
        studio = build(settings, folders)
        instant = studio.engines[EngineName.INSTANT]
        generative = GenerativeEngine(model, studio.finder.measure)
        return replace(
            studio, engines={EngineName.INSTANT: instant, EngineName.PIXELSMILE: generative}, generator=model
        )

    monkeypatch.setattr(bootstrap.workspace, "build_studio", with_model)
    with opened_window() as one:
        one.edit_portrait()
        one.parts.edit.set_mix(HAPPY)
        yield one


def strip_of(opened: Opened) -> JobStrip:
    strip = opened.window.findChild(JobStrip)
    assert strip is not None
    return strip


def test_nothing_is_offered_while_no_model_is_loaded(opened: Opened) -> None:
    opened.render()
    until(lambda: opened.parts.queue.running is None, "the end of the job")
    assert opened.parts.queue.held is None
    assert not strip_of(opened)._memory.isVisible()
    assert not opened.parts.actions["queue.release_model"].isEnabled()


def test_a_loaded_model_gives_its_memory_back_and_is_loaded_again(opened: Opened, model: Loading) -> None:
    opened.parts.edit.set_engine(EngineName.PIXELSMILE)
    opened.render()
    button = strip_of(opened)._memory
    until(button.isVisible, "the offer")
    assert button.text() == "Free 38 GB of graphics memory"
    button.click()
    until(lambda: not button.isVisible(), "the model to be gone")
    assert model.closed == 1
    (notice,) = (one for one in opened.parts.notices.standing if one.key == "memory")
    assert notice.sentence == "The model has given its memory back: about 38 GB of graphics memory"
    assert not opened.parts.actions["queue.release_model"].isEnabled()
    opened.render()
    until(button.isVisible, "the offer, because the model is loaded again")
    opened.do("queue.release_model")
    until(lambda: model.closed == 2, "the same by menu, key and palette")


def test_settings_that_build_the_engines_anew_give_the_memory_back_without_a_word(
    opened: Opened, model: Loading
) -> None:
    opened.parts.edit.set_engine(EngineName.PIXELSMILE)
    opened.render()
    until(lambda: opened.parts.queue.held is not None, "the model")
    opened.parts.settings.set_value("identity_folder", "/networks")
    opened.parts.edit.set_engine(EngineName.INSTANT)
    opened.render()
    until(lambda: opened.parts.queue.held is None, "the model to be gone")
    assert model.closed == 1
    assert not any(one.key == "memory" for one in opened.parts.notices.standing)
