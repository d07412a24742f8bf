"""The commands that look after models, from their words to their one JSON object; no connection is opened."""

import argparse
import json
from pathlib import Path

import pytest

from pixelsmile_desktop.cli.model_care_arguments import add_model_care
from pixelsmile_desktop.cli.model_care_commands import (
    adopt_model,
    clean_store,
    export_model,
    import_model,
    remove_model,
    verify_models,
)
from pixelsmile_desktop.cli.terminal import Terminal
from pixelsmile_desktop.core.errors import ModelStoreError, RequestError
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import (
    CATALOGUE,
    MODEL,
    MODEL_PATHS,
    NETWORKS,
    SHARDS,
    ZIPPED,
    model_files,
    read_files,
    write_model,
    write_zip,
)

TOTAL = sum(map(len, model_files().values()))


class Shell:
    """Runs `pixelsmile models ...` on the small catalogue."""

    def __init__(self, care: ModelCare, capsys: pytest.CaptureFixture[str]) -> None:
        self.care = care
        self._capsys = capsys
        self.downloads: list[str] = []

    def __call__(self, *words: object) -> str:
        """What one command prints on stdout."""
        self.run([str(word) for word in words])
        return self._capsys.readouterr().out

    def json(self, *words: object):
        """The one object that a command prints with --json."""
        return json.loads(self(*words, "--json"))

    def run(self, words: list[str]) -> None:
        arguments = parsed(words)
        terminal, watch = Terminal(json_only=arguments.json), Watch()
        if arguments.action == "verify":
            code = verify_models(arguments, terminal, self.care, self._download, watch)
        elif arguments.action in ("remove", "clean"):
            work = {"remove": remove_model, "clean": clean_store}[arguments.action]
            code = work(arguments, terminal, self.care)
        else:
            work = {"import": import_model, "adopt": adopt_model, "export": export_model}[arguments.action]
            code = work(arguments, terminal, self.care, watch)
        assert code == 0

    def said(self):
        """What was printed by a command that failed."""
        return self._capsys.readouterr()

    def _download(self, name: str, watch: Watch) -> None:
        del watch
        self.downloads.append(name)
        for path in MODEL_PATHS:
            (self.care.store.own_folder(name) / path).write_bytes(model_files()[path])


def parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    actions = parser.add_subparsers(dest="action", required=True)

    def add(name: str, summary: str, details: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=summary, description=details, allow_abbrev=False)
        action.add_argument("--json", action="store_true")
        return action

    add_model_care(add)
    return parser.parse_args(words)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(ModelCare(ModelStore(tmp_path / "models"), CATALOGUE), capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "folder")


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.unlink()
    path.write_bytes(content)


def test_import_says_where_and_how(shell: Shell, folder: Path) -> None:
    assert shell.json("import", folder) == {
        "name": MODEL.name,
        "folder": str(shell.care.store.own_folder(MODEL.name)),
        "origin": "import",
        "revision": "0" * 40,
        "bytes": TOTAL,
        "files": len(MODEL_PATHS),
        "linked_bytes": TOTAL,
        "copied_bytes": 0,
        "kept_bytes": 0,
        "remarks": [],
    }


def test_import_without_json_prints_the_folder_only(shell: Shell, folder: Path) -> None:
    assert shell("import", folder) == f"{shell.care.store.own_folder(MODEL.name)}\n"


def test_every_wrong_file_is_named(shell: Shell, folder: Path) -> None:
    for path in MODEL_PATHS[1:]:
        (folder / path).unlink()
    with pytest.raises(WrongFilesError):
        shell("import", folder, "--name", MODEL.name, "--json")
    said = shell.said()
    problems = json.loads(said.out)["problems"]
    assert "vae/config.json is missing" in problems
    assert all(problem in said.err for problem in problems)


def test_an_archive_with_a_notice(shell: Shell, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "networks.zip", NETWORKS | {"extra.onnx": b""})
    with pytest.raises(RequestError, match="--accept-licence"):
        shell("import", archive)
    assert len(shell.json("import", archive, "--accept-licence")["remarks"]) == 1
    assert read_files(shell.care.store.own_folder(ZIPPED.name)) == NETWORKS


def test_adopt_verify_remove(shell: Shell, folder: Path) -> None:
    assert shell.json("adopt", folder)["folder"] == str(folder)
    assert shell.json("verify")["models"][0]["is_whole"]
    assert "0 bytes come back" in shell("remove", MODEL.name)
    assert shell.json("remove", MODEL.name, "--yes")["is_adopted"]
    assert read_files(folder) == model_files()


def test_export_and_import_elsewhere(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell("import", folder)
    told = shell.json("export", MODEL.name, "-o", tmp_path / "usb", "--split", "1")
    assert told == {
        "name": MODEL.name,
        "folder": str(tmp_path / "usb"),
        "bytes": TOTAL,
        "files": len(MODEL_PATHS),
        "was_split": False,
    }
    shell("remove", MODEL.name, "--yes")
    assert shell.json("import", tmp_path / "usb")["bytes"] == TOTAL


def test_verify_says_what_is_broken_and_fails(shell: Shell, folder: Path) -> None:
    shell("import", folder)
    assert shell("verify", MODEL.name).startswith(f"{MODEL.name}: whole, ")
    spoil(shell.care.store.own_folder(MODEL.name) / SHARDS[0])
    with pytest.raises(ModelStoreError, match="--repair"):
        shell("verify", "--json")
    (told,) = json.loads(shell.said().out)["models"]
    assert told["broken"] == [{"path": SHARDS[0], "reason": "its content is damaged"}]
    assert (told["is_whole"], told["is_repaired"]) == (False, False)


@pytest.mark.parametrize("is_local", [True, False])
def test_verify_repairs(shell: Shell, folder: Path, is_local: bool) -> None:
    shell("import", folder)
    spoil(shell.care.store.own_folder(MODEL.name) / SHARDS[0])
    (told,) = shell.json("verify", "--repair", *(["--from", folder] if is_local else []))["models"]
    assert (told["is_whole"], told["is_repaired"]) == (True, True)
    assert shell.downloads == ([] if is_local else [MODEL.name])
    assert shell.json("verify")["models"][0]["broken"] == []
    assert shell.json("clean", "--unfinished")["leftovers"] == []


def test_from_is_for_repairs(shell: Shell, folder: Path) -> None:
    with pytest.raises(RequestError, match="add --repair"):
        shell("verify", "--from", folder)


def test_verify_of_an_empty_store(shell: Shell) -> None:
    assert shell.json("verify") == {"models": []}


def test_remove_only_shows_until_it_is_told_yes(shell: Shell, folder: Path) -> None:
    shell("import", folder)
    told = {"name": MODEL.name, "folder": str(shell.care.store.own_folder(MODEL.name)), "is_adopted": False}
    told |= {"freed_bytes": 0, "shared_bytes": TOTAL}
    assert shell.json("remove", MODEL.name) == told | {"is_removed": False}
    assert shell.care.store.own_folder(MODEL.name).exists()
    assert shell.json("remove", MODEL.name, "--yes") == told | {"is_removed": True}
    assert not shell.care.store.own_folder(MODEL.name).exists()


def test_clean_only_shows_until_it_is_told_yes(shell: Shell, folder: Path) -> None:
    shell("import", folder)
    stray = shell.care.store.own_folder(MODEL.name) / "vae" / "config.json.damaged"
    stray.write_bytes(b"12345")
    assert shell.json("clean") == {
        "leftovers": [{"kind": "damaged", "name": MODEL.name, "path": str(stray), "bytes": 5}],
        "are_deleted": False,
    }
    assert shell("clean", "--yes") == f"5 bytes  damaged  {stray}\n"
    assert not stray.exists()
