"""What interrupted work has left is found, told apart, and deleted only when the user says so."""

from pathlib import Path

import pytest

from pixelsmile_desktop.model_store.in_use import ModelInUseError, using
from pixelsmile_desktop.model_store.leftovers import LeftoverKind
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import ADAPTER, CATALOGUE, MODEL, model_files, read_files, write_files, write_model

EVERYTHING = frozenset(LeftoverKind)
UNWANTED = EVERYTHING - {LeftoverKind.UNFINISHED}


@pytest.fixture
def care(tmp_path: Path) -> ModelCare:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    care.import_model(write_model(tmp_path / "folder"), None, Watch())
    return care


@pytest.fixture
def litter(care: ModelCare) -> dict[str, tuple[LeftoverKind, int]]:
    """What lies about, by path, with its kind and size."""
    litter = {
        f"{MODEL.name}/vae/config.json.damaged": LeftoverKind.DAMAGED,
        f"{MODEL.name}/vae/x.safetensors.placing": LeftoverKind.REMAINS,
        f".parts/{ADAPTER.name}/Adapter-v1.safetensors.part": LeftoverKind.UNFINISHED,
        f".parts/{ADAPTER.name}/unpacked.unpacking": LeftoverKind.REMAINS,
        ".trash/old-model-0123": LeftoverKind.REMAINS,
        ".records/.pixelsmile-0123.tmp": LeftoverKind.REMAINS,
        ADAPTER.name: LeftoverKind.UNFINISHED,
    }
    folders = {".trash/old-model-0123", f".parts/{ADAPTER.name}/unpacked.unpacking", ADAPTER.name}
    write_files(care.store.root, {path + ("/x.json" if path in folders else ""): b"1234567" for path in litter})
    return {path: (kind, 7) for path, kind in litter.items()}


def found(care: ModelCare, kinds) -> dict[str, tuple[LeftoverKind, int]]:
    return {
        leftover.path.relative_to(care.store.root).as_posix(): (leftover.kind, leftover.bytes)
        for leftover in care.find_leftovers(kinds)
    }


def test_a_tidy_store_has_none(care: ModelCare) -> None:
    assert care.find_leftovers(EVERYTHING) == ()
    assert care.clean(EVERYTHING) == ()


def test_everything_is_found_and_told_apart(care: ModelCare, litter) -> None:
    assert found(care, EVERYTHING) == litter
    assert found(care, UNWANTED).keys() == {path for path, (kind, _) in litter.items() if kind in UNWANTED}


def test_what_can_be_gone_on_with_is_kept_unless_asked(care: ModelCare, litter) -> None:
    assert len(care.clean(UNWANTED)) == 5
    assert found(care, EVERYTHING).keys() == {
        path for path, (kind, _) in litter.items() if kind is LeftoverKind.UNFINISHED
    }
    care.clean(EVERYTHING)
    assert found(care, EVERYTHING) == {}
    assert read_files(care.store.own_folder(MODEL.name)) == model_files()
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE


def test_folders_that_nobody_knows_are_left_alone(care: ModelCare) -> None:
    write_files(care.store.root, {"my-own-lora/x.safetensors": b"mine"})
    assert care.clean(EVERYTHING) == ()
    assert (care.store.root / "my-own-lora" / "x.safetensors").exists()


def test_half_an_import_of_a_model_that_is_now_used_in_place_is_left_over(tmp_path: Path) -> None:
    care = ModelCare(ModelStore(tmp_path / "models"), CATALOGUE)
    write_files(care.store.own_folder(MODEL.name), {"model_index.json": b"{}"})
    care.adopt_model(write_model(tmp_path / "folder"), None, Watch())
    assert found(care, EVERYTHING) == {MODEL.name: (LeftoverKind.UNFINISHED, 2)}
    care.clean(EVERYTHING)
    assert care.store.state(MODEL.name).presence is Presence.COMPLETE


def test_nothing_of_a_model_in_use_is_deleted(care: ModelCare, litter) -> None:
    del litter
    with using(care.store.root, MODEL.name, "the engine"), pytest.raises(ModelInUseError):
        care.clean({LeftoverKind.DAMAGED})
    assert len(found(care, {LeftoverKind.DAMAGED})) == 1
