"""`pixelsmile models` in processes of its own, to which every connection is forbidden."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pixelsmile_desktop.model_store.in_use import using
from tests.model_store.small_models import read_files, safetensors, write_files

ROOT = Path(__file__).resolve().parents[2]
NAME = "qwen-image-edit-2511"
WEIGHTS = "vae/diffusion_pytorch_model.safetensors"


def files_of_base_model(parameters: int = 1000) -> dict[str, bytes]:
    """Small files with the names of the base model's."""
    return {
        "model_index.json": b'{"_class_name": "QwenImageEditPlusPipeline"}',
        "scheduler/scheduler_config.json": b"{}",
        "text_encoder/config.json": b"{}",
        "text_encoder/model.safetensors": safetensors(1, parameters),
        "tokenizer/tokenizer_config.json": b"{}",
        "tokenizer/merges.txt": b"a b",
        "transformer/config.json": b"{}",
        "transformer/diffusion_pytorch_model.safetensors": safetensors(2, parameters),
        "vae/config.json": b"{}",
        WEIGHTS: safetensors(3, parameters),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "folder", files_of_base_model())


@pytest.fixture(params=["", "1"], ids=["online", "offline"])
def _hub_offline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", request.param)


def start(*words: object, **options) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "pixelsmile_desktop", "models", *map(str, words)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def run(*words: object) -> tuple[int, str, str]:
    with start(*words) as process:
        out, err = process.communicate(timeout=100)
    assert "Traceback" not in err, err
    assert "NetworkUsed" not in err, err
    return process.returncode, out, err


def told(*words: object):
    """The one object that a command which succeeds prints."""
    code, out, err = run(*words, "--json")
    assert code == 0, err
    return json.loads(out)


@pytest.mark.usefixtures("_hub_offline")
def test_a_model_comes_goes_and_is_looked_after_without_a_connection(folder: Path, tmp_path: Path) -> None:
    imported = told("import", folder)
    own = Path(imported["folder"])
    assert imported["name"] == NAME
    assert read_files(own) == files_of_base_model()
    assert [model["name"] for model in told("verify")["models"]] == [NAME]
    assert told("export", NAME, "-o", tmp_path / "usb")["bytes"] == imported["bytes"]

    spoilt = own / WEIGHTS
    spoilt.unlink()
    spoilt.write_bytes(safetensors(4))
    code, out, err = run("verify", NAME)
    assert code == 1
    assert f"{WEIGHTS}: its content is damaged" in out
    assert err.splitlines()[-1].startswith("pixelsmile: error: ")
    assert told("verify", "--repair", "--from", tmp_path / "usb")["models"][0]["is_repaired"]
    assert told("clean", "--unfinished", "--yes")["leftovers"] == []

    assert told("remove", NAME, "--yes")["is_removed"]
    assert told("adopt", folder)["origin"] == "adoption"
    assert told("remove", NAME, "--yes")["freed_bytes"] == 0
    assert read_files(folder) == files_of_base_model()
    assert NAME in json.dumps(told("list"))


def test_what_is_wrong_is_told_by_name_with_exit_code_1(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    code, out, err = run("import", folder)
    assert (code, out) == (1, "")
    assert "vae holds no weights" in err


def test_words_that_make_no_sense_have_exit_code_2(tmp_path: Path) -> None:
    for words in (["import"], ["import", tmp_path], ["remove", "unknown"], ["export", NAME], ["verify", "--from", "x"]):
        assert run(*words)[0] == 2


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
def test_ctrl_c_ends_an_import_with_130_and_no_model(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "folder", files_of_base_model())
    # Seconds of reading, so that the signal meets an import that is at work.
    shard = folder / "transformer" / "diffusion_pytorch_model.safetensors"
    with shard.open("r+b") as file:
        file.truncate(3_000_000_000)
    with start("import", folder) as process:
        brought_before = Path(os.environ["PIXELSMILE_HOME"]) / "models" / NAME / "tokenizer" / "tokenizer_config.json"
        while process.poll() is None and not brought_before.exists():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=100)
    assert process.returncode == 130, err
    assert err.endswith("pixelsmile: cancelled\n")
    assert run("verify", NAME)[0] == 1
    assert not list(Path(os.environ["PIXELSMILE_HOME"]).rglob("*.placing"))


def test_the_list_says_who_uses_a_model_and_what_changed_where_it_lies(folder: Path, tmp_path: Path) -> None:
    told("adopt", folder)
    listed = told("list")["models"][0]
    assert (listed["users"], listed["problems"]) == ([], [])
    models = Path(os.environ["PIXELSMILE_HOME"]) / "models"
    (folder / "vae/config.json").write_bytes(b"[]")
    with using(models, NAME, "PixelSmile"):
        listed = told("list")["models"][0]
        _, out, _ = run("list")
    assert listed["users"] == [f"PixelSmile (process {os.getpid()})"]
    assert listed["problems"] == ["vae/config.json has changed"]
    assert f"    in use by PixelSmile (process {os.getpid()})" in out.splitlines()
    assert "    vae/config.json has changed" in out.splitlines()


def test_the_cache_of_the_hub_s_client_is_found(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    code, _, err = run("import", "--name", NAME)
    assert code == 2
    assert "there is no cache of the hub's client on this computer; name the place of the model" in err
    snapshot = tmp_path / "cache" / "models--Qwen--Qwen-Image-Edit-2511" / "snapshots" / ("a" * 40)
    write_files(snapshot, read_files(folder))
    assert told("import")["name"] == NAME
