"""Which program runs what: from source this Python, in the installed application whatever has what is needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli.child_program import run_program
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine_runtime import ChildProgram, EngineRuntime, EngineRuntimeError
from pixelsmile_desktop.core.folders import AppFolders

ROOT = Path(__file__).resolve().parents[2]
BENCH, TRAIN = "pixelsmile_desktop.benchmark", "pixelsmile_desktop.training"


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders.under(tmp_path / "home")


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> EngineRuntime:
    """The installed application with a runtime."""
    found = EngineRuntime("linux-cuda-1", tmp_path / "python3", {"PYTHONPATH": "/bundle/sources"})
    monkeypatch.setattr(bootstrap.installation, "is_frozen", lambda: True)
    monkeypatch.setattr(bootstrap.runtimes, "find_engine_runtime", lambda _folders: found)
    return found


def test_from_source_everything_runs_in_this_python(folders: AppFolders) -> None:
    for words in (["engine"], ["ffe", "--engine", "instant"]):
        program = bootstrap.bench_program(folders, words)
        assert program == ChildProgram((sys.executable, "-P", "-m", BENCH, *words))
    assert bootstrap.training_program(folders, ["a.toml"]).command == (sys.executable, "-P", "-m", TRAIN, "a.toml")
    assert bootstrap.window_command() == (sys.executable, "-P", "-m", "pixelsmile_desktop.app")


@pytest.mark.parametrize("words", [["engine", "--json"], ["ffe", "--judge", "vlm"], ["ffe", "--judge=vlm"]])
def test_what_loads_torch_runs_in_the_runtime(words: list[str], folders: AppFolders, runtime: EngineRuntime) -> None:
    program = bootstrap.bench_program(folders, words)
    assert program.command == (str(runtime.python), "-P", "-m", BENCH, *words)
    assert program.environment == runtime.environment


def test_training_runs_in_the_runtime_and_its_datasets_are_built_without(
    folders: AppFolders, runtime: EngineRuntime
) -> None:
    assert bootstrap.training_program(folders, ["a.toml"]).command[0] == str(runtime.python)
    assert bootstrap.training_program(folders, ["dataset", "photos"]).command[0] == sys.executable


@pytest.mark.parametrize("words", [["ffe", "--engine", "instant"], ["ffe", "--engine", "pixelsmile"], ["engine", "-h"]])
def test_what_needs_no_torch_in_its_own_process_runs_in_the_program_itself(
    words: list[str], folders: AppFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.installation, "is_frozen", lambda: True)
    assert bootstrap.bench_program(folders, words).command[0] == sys.executable


def test_without_a_runtime_it_says_so(folders: AppFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.installation, "is_frozen", lambda: True)
    with pytest.raises(EngineRuntimeError, match="the engine runtime is not installed"):
        bootstrap.bench_program(folders, ["engine"])
    with pytest.raises(EngineRuntimeError, match="the engine runtime is not installed"):
        bootstrap.training_program(folders, ["a.toml"])


@pytest.mark.parametrize(
    ("program", "sibling"),
    [("pixelsmile", "pixelsmile-desktop"), ("pixelsmile.exe", "pixelsmile-desktop.exe")],
)
def test_the_installed_command_line_opens_the_program_beside_it(
    program: str, sibling: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))
    assert bootstrap.window_command() == (str(tmp_path / program), "-P", "-m", "pixelsmile_desktop.app")
    (tmp_path / sibling).touch()
    assert bootstrap.window_command() == (str(tmp_path / sibling),)
    assert bootstrap.self_test_command() == (
        *(str(tmp_path / program), "-P", "-m", "pixelsmile_desktop.app", "--self-test"),
    )


def test_the_setup_for_windows_has_its_window_above_its_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.mkdir()
    (python / "bundled-with-pixelsmile").touch()
    (tmp_path / "pixelsmile-desktop.exe").touch()
    monkeypatch.setattr(sys, "executable", str(python / "python.exe"))
    assert bootstrap.is_frozen()
    assert bootstrap.window_command() == (str(tmp_path / "pixelsmile-desktop.exe"),)


def test_a_child_gets_the_environment_of_its_runtime_besides_the_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEPT", "1")
    code = "import os, sys; sys.exit(7 if (os.environ['KEPT'], os.environ['ADDED']) == ('1', '2') else 1)"
    assert run_program(ChildProgram((sys.executable, "-c", code), {"ADDED": "2"}), CancelToken()) == 7


def test_the_benchmark_and_the_training_answer_without_torch() -> None:
    """As in the installed application, which has none of it."""
    code = (
        "import runpy, sys\n"
        "for name in ('torch', 'diffusers', 'transformers', 'accelerate', 'peft', 'safetensors', 'onnx'):\n"
        "    sys.modules[name] = None\n"
        "module = sys.argv[1]\n"
        "sys.argv = sys.argv[1:]\n"
        "runpy.run_module(module, run_name='__main__', alter_sys=True)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    for module, words in ((BENCH, ["ffe", "--help"]), (TRAIN, ["dataset", "--help"])):
        done = subprocess.run(
            [sys.executable, "-c", code, module, *words], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "usage: pixelsmile" in done.stdout
