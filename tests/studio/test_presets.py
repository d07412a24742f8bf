from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.core.edit_version import Preset
from pixelsmile_desktop.core.errors import RequestError, ResourceError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.studio.presets import PresetStore, read_bundled

LOOK = EditRequest("/home/me/a.png", ExpressionMix.parse(["shy=0.3"]), FaceChoice("index", 2), EngineName.PIXELSMILE)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def store(database: Database, resources: Path) -> PresetStore:
    return PresetStore(read_bundled(resources / "presets.json"), database)


def test_the_bundled_looks_are_sound(resources: Path) -> None:
    presets = read_bundled(resources / "presets.json")
    assert len(presets) >= 10
    assert len({preset.name.casefold() for preset in presets}) == len(presets)
    assert len({preset.request.mix for preset in presets}) == len(presets)
    for preset in presets:
        assert preset.is_bundled
        assert not preset.request.mix.is_identity
        assert preset.request.mix.warnings() == ()
        assert all(intensity <= 1.5 for _, intensity in preset.request.mix)
        assert preset.request.photo == ""
        assert preset.request.face == FaceChoice()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"name": "x"}]', '[{"name": "x", "request": {"version": 9}}]'])
def test_a_damaged_file_is_a_damaged_installation(tmp_path: Path, text: str) -> None:
    (tmp_path / "presets.json").write_text(text)
    with pytest.raises(ResourceError, match="missing or damaged; install it again"):
        read_bundled(tmp_path / "presets.json")
    with pytest.raises(ResourceError, match="missing or damaged; install it again"):
        read_bundled(tmp_path / "none.json")


def test_a_look_is_kept_without_its_photo_and_face(store: PresetStore) -> None:
    saved = store.save("  my \n look ", LOOK)
    assert saved == Preset("my look", EditRequest("", LOOK.mix, engine=EngineName.PIXELSMILE))
    assert store.all()[-1] == saved


def test_own_looks_come_after_the_bundled_ones_by_their_names(store: PresetStore) -> None:
    for name in ("b", "C", "a"):
        store.save(name, LOOK)
    assert [preset.name for preset in store.all() if not preset.is_bundled] == ["a", "b", "C"]
    assert [preset.is_bundled for preset in store.all()] == [True] * (len(store.all()) - 3) + [False] * 3


def test_saving_under_the_same_name_replaces(store: PresetStore) -> None:
    store.save("mine", LOOK)
    store.save("mine", EditRequest("", ExpressionMix.parse(["sad"]), options=EngineOptions(seed=3)))
    (own,) = (preset for preset in store.all() if not preset.is_bundled)
    assert own.request.options.seed == 3


def test_what_came_with_the_program_stays_as_it_is(store: PresetStore) -> None:
    name = store.all()[0].name
    for attempt in (
        lambda: store.save(name.upper(), LOOK),
        lambda: store.rename(name, "mine"),
        lambda: store.remove(name),
    ):
        with pytest.raises(RequestError, match="came with the program"):
            attempt()


@pytest.mark.parametrize(("name", "said"), [("", "has no name"), (" \n ", "has no name"), ("x" * 61, "61 characters")])
def test_a_name_must_be_usable(store: PresetStore, name: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        store.save(name, LOOK)


def test_renaming_and_removing_and_undoing_that(store: PresetStore) -> None:
    store.save("a", LOOK)
    store.save("b", LOOK)
    with pytest.raises(RequestError, match="there is a preset b already"):
        store.rename("a", "b")
    store.rename("a", "c")
    gone = store.remove("c")
    assert gone is not None
    assert store.remove("c") is None
    assert store.save(gone.name, gone.request) == gone
    assert [preset.name for preset in store.all() if not preset.is_bundled] == ["b", "c"]
