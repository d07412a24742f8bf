import ast
import errno
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "installers" / "dev.py"

Calls = list[tuple[str, ...]]


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.syspath_prepend(str(DEV.parent))
    import environment
    import system_libraries

    return environment, system_libraries


@pytest.fixture
def house(modules: tuple[ModuleType, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up of a small repository, in a path with a space, with a real environment and a recorded pip."""
    environment, libraries = modules
    root = tmp_path / "a clone"
    (root / "pixelsmile_desktop").mkdir(parents=True)
    (root / "pixelsmile_desktop" / "__init__.py").write_text('__version__ = "1"\n')
    (root / "pyproject.toml").write_text("[project]\n[build-system]\n[tool.hatch]\n[tool.ruff]\n")
    requirements = root / "installers" / "requirements"
    requirements.mkdir(parents=True)
    for name in ("base", "desktop", "build", "test", "pixelsmile", "train", "identity"):
        (requirements / f"{name}.txt").write_text("# nothing\n")
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    monkeypatch.setattr(libraries, "MODULES", dict.fromkeys(libraries.MODULES, ("json",)))
    real = environment._run_module
    monkeypatch.setattr(environment, "_run_module", lambda *words: None if words[0] == "ensurepip" else real(*words))
    return environment


@pytest.fixture
def pip(house: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    calls: Calls = []
    monkeypatch.setattr(house, "_pip", lambda *arguments: calls.append(arguments))
    return calls


def installed(calls: Calls) -> list[str]:
    """Names of the groups that pip was asked for."""
    return [Path(word).stem for call in calls for word in call if word.endswith(".txt")]


def lock_is_free(house: ModuleType) -> bool:
    with (house.VENV / house.LOCK_NAME).open("a+b") as handle:
        return bool(house._try_lock(handle.fileno()))


def test_what_is_there_is_not_installed_again(house: ModuleType, pip: Calls) -> None:
    house.make_ready(["desktop", "build"])
    assert installed(pip) == ["desktop", "build"]
    assert "--editable" in pip[-1]
    pip.clear()
    house.make_ready(["desktop", "build"])
    house.make_ready(["desktop"])
    assert pip == []


def test_a_changed_list_is_installed_with_all_that_was_there(house: ModuleType, pip: Calls) -> None:
    house.make_ready(["desktop", "build"])
    house.make_ready(["test"])
    pip.clear()
    (house.REQUIREMENTS / "test.txt").write_text("# changed\n")
    house.make_ready(["desktop"])
    assert pip == []
    house.make_ready(["test"])
    assert sorted(installed(pip)) == ["build", "desktop", "test"]


def test_another_version_of_the_program_is_installed_but_other_settings_of_tools_are_not(
    house: ModuleType, pip: Calls
) -> None:
    house.make_ready(["build"])
    pip.clear()
    project = house.ROOT / "pyproject.toml"
    project.write_text(project.read_text() + "line-length = 100\n")
    house.make_ready(["build"])
    assert pip == []
    (house.ROOT / "pixelsmile_desktop" / "__init__.py").write_text('__version__ = "2"\n')
    house.make_ready(["build"])
    assert len(pip) == 2


def test_torch_comes_after_and_without_hashes(house: ModuleType, pip: Calls) -> None:
    house.make_ready(["desktop", "build", "pixelsmile"])
    assert "--require-hashes" in pip[0]
    assert installed(pip[:1]) == ["desktop", "build"]
    assert "--require-hashes" not in pip[1]
    assert installed(pip[1:2]) == ["pixelsmile"]


def test_what_asks_for_another_opencv_comes_after_and_without_dependencies(house: ModuleType, pip: Calls) -> None:
    house.make_ready(["identity", "test"])
    assert installed(pip[:1]) == ["test"]
    assert "--no-deps" not in pip[0]
    assert installed(pip[1:2]) == ["identity"]
    assert {"--no-deps", "--require-hashes"} <= {*pip[1]}


@pytest.mark.parametrize("updating", [False, True])
@pytest.mark.parametrize("blow", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_an_interrupted_installation_begins_from_nothing(
    house: ModuleType, pip: Calls, monkeypatch: pytest.MonkeyPatch, blow: BaseException, updating: bool
) -> None:
    half_made = house.VENV / "half-made"
    if updating:
        house.make_ready(["build"])
        (house.REQUIREMENTS / "build.txt").write_text("# changed\n")
        pip.clear()

    def interrupted(*_arguments: str) -> None:
        half_made.mkdir()
        raise blow

    with monkeypatch.context() as patch:
        patch.setattr(house, "_pip", interrupted)
        with pytest.raises((KeyboardInterrupt, house.SetUpError)):
            house.make_ready(["build"])
    assert half_made.exists()
    house.make_ready(["build"])
    assert not half_made.exists()
    assert installed(pip) == ["build"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"maker": "another place"}'])
def test_a_stamp_of_another_place_or_a_damaged_one_is_no_stamp(house: ModuleType, pip: Calls, damage: str) -> None:
    house.make_ready(["build"])
    (house.VENV / "set-up.json").write_text(damage)
    house.make_ready(["build"])
    assert installed(pip) == ["build", "build"]


def test_an_environment_without_its_interpreter_is_made_anew(house: ModuleType, pip: Calls) -> None:
    house.make_ready(["build"])
    house.python_of(house.VENV).unlink()
    house.make_ready(["build"])
    assert house.python_of(house.VENV).exists()
    assert installed(pip) == ["build", "build"]


def test_an_environment_of_the_users_own_is_left_alone(house: ModuleType, pip: Calls) -> None:
    house.VENV.mkdir()
    (house.VENV / "pyvenv.cfg").write_text("mine")
    with pytest.raises(house.SetUpError, match="was not made by this script; move it away"):
        house.make_ready(["build"])
    assert [path.name for path in house.VENV.iterdir()] == ["pyvenv.cfg"]
    assert pip == []


def test_two_set_ups_at_once_install_once(house: ModuleType, pip: Calls) -> None:
    second = threading.Thread(target=house.make_ready, args=(["build"],))
    with house._locked():
        second.start()
        second.join(0.3)
        assert second.is_alive()
        house._install(house._Stamp(), ["build"])
    second.join(30)
    assert not second.is_alive()
    assert installed(pip) == ["build"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends the children with their parent's console")
def test_a_killed_set_up_is_not_overtaken_while_its_pip_still_writes(house: ModuleType, pip: Calls) -> None:
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(DEV.parent)!r})
import environment
environment.VENV = Path({str(house.VENV)!r})
environment.python_of = lambda venv: sys.executable
with environment._locked():
    environment._run_module("code", "-q")
"""
    killed = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert killed.stdin is not None
    assert killed.stderr is not None
    with killed.stdin, killed.stderr:
        assert killed.stderr.read(1) == b">"  # the prompt of the module that was started
        killed.kill()
        killed.wait()
        assert not lock_is_free(house)
        killed.stdin.close()
        while not lock_is_free(house):
            killed.stderr.read()


def test_a_place_that_cannot_be_written_is_said_in_one_line(house: ModuleType, pip: Calls) -> None:
    house.VENV.write_text("a file in the way")
    with pytest.raises(house.SetUpError, match="cannot be written") as refusal:
        house.make_ready(["build"])
    assert "\n" not in str(refusal.value)
    assert pip == []


def test_debian_without_python3_venv_gets_the_command(
    house: ModuleType, pip: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(house.SetUpError, match="apt-get install -y python3-venv"):
        house.make_ready(["build"])
    assert pip == []


def test_pip_that_fails_is_explained_in_one_line(house: ModuleType) -> None:
    with pytest.raises(house.SetUpError) as refusal:
        house.make_ready(["build"])  # the real call: this environment has no pip
    assert "No module named pip" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("complaints", "sentence"),
    [
        (
            "WARNING: Retrying ... NewConnectionError(...)\nERROR: No matching distribution found for x",
            "index cannot be",
        ),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]\nERROR: No matching", "certificate"),
        ("ERROR: Could not install: [Errno 28] No space left on device\n", "the disk is full"),
        (
            "ERROR: first\nERROR: No matching distribution found for numpy==9",
            "No matching distribution found for numpy==",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n", "DO NOT MATCH THE HASHES"),
        ("boom", "(boom)"),
    ],
)
def test_what_pip_says_becomes_a_sentence(
    modules: tuple[ModuleType, ModuleType], complaints: str, sentence: str
) -> None:
    said = modules[0]._explained(complaints)
    assert sentence in said
    assert "\n" not in said


def test_missing_libraries_are_named_with_their_packages(modules: tuple[ModuleType, ModuleType]) -> None:
    missing = "{}: cannot open shared object file: No such file or directory"
    failures = {"cv2": missing.format("libgthread-2.0.so.0"), "PySide6": missing.format("libGL.so.1"), "x": "odd"}
    said = modules[1].explained(failures)
    assert "libGL.so.1, libgthread-2.0.so.0" in said
    assert said.endswith("apt-get install -y libgl1 libglib2.0-0")
    assert "delete the .venv folder" in modules[1].explained({"cv2": "bad magic"})
    assert "install the packages that hold them" in modules[1].explained({"cv2": missing.format("libodd.so.7")})


def test_a_missing_library_of_the_screen_is_told_with_all_others_in_one_line(
    house: ModuleType, pip: Calls, modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(modules[1].MODULES, "window", ("libno-screen.so.0", "libno-mouse.so.1"))
    monkeypatch.setitem(modules[1].DEBIAN_PACKAGES, "libno-screen.so.0", "libno-screen0")
    monkeypatch.setitem(modules[1].DEBIAN_PACKAGES, "libno-mouse.so.1", "libno-mouse1")
    with pytest.raises(house.SetUpError, match=r"apt-get install -y libno-mouse1 libno-screen0$"):
        house.make_ready(["build"], ["window"])
    monkeypatch.setitem(modules[1].MODULES, "window", ("libc.so.6",))
    house.make_ready(["build"], ["window"])
    assert installed(pip) == ["build"]


def test_only_a_screen_of_x11_needs_its_libraries(
    modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modules[1].sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert modules[1].needed_for_a_window() == ["window"]
    monkeypatch.delenv("DISPLAY")
    assert modules[1].needed_for_a_window() == []


def test_what_cannot_be_imported_stops_the_set_up(
    house: ModuleType, pip: Calls, modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(modules[1].MODULES, "build", ("json", "no_such_module"))
        with pytest.raises(house.SetUpError, match="no_such_module cannot be imported"):
            house.make_ready(["build"])
    house.make_ready(["build"])
    assert installed(pip) == ["build"]


def dev(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, DEV, *words], cwd="/", capture_output=True, text=True, check=False)


def test_wrong_usage_is_exit_2() -> None:
    assert dev().returncode == 2
    assert dev("fly").returncode == 2
    assert dev("run", "--engine", "steam").returncode == 2


@pytest.mark.parametrize(
    ("words", "started", "groups"),
    [
        (["run", "--version"], ["pixelsmile", "--version"], {"desktop", "build"}),
        (["run", "edit", "a.jpg", "--engine", "auto"], ["pixelsmile", "edit", "a.jpg", "--engine", "auto"], None),
        (["run", "--engine", "pixelsmile", "--version"], ["pixelsmile", "--version"], {"desktop", "build", "train"}),
        (["run", "--engine=instant", "doctor"], ["pixelsmile", "doctor"], {"desktop", "build"}),
        (["run", "--engine", "instant"], ["pixelsmile-desktop"], {"desktop", "build"}),
        (["test", "--collect-only", "-q"], ["--collect-only", "-q"], None),
        (["test", "--help"], ["--help"], None),
    ],
)
def test_options_go_to_what_is_started(
    modules: tuple[ModuleType, ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    started: list[str],
    groups: set[str] | None,
) -> None:
    import dev as script

    made: list[set[str]] = []
    calls: list[list[str]] = []

    def start(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append([Path(command[0]).stem, *command[1:]])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(script, "make_ready", lambda names, *_: made.append({*names}))
    monkeypatch.setattr(script.subprocess, "run", start)
    assert script.main(words) == 0
    assert calls[-1][-len(started) :] == started
    assert groups is None or made == [groups]


def test_help_names_both_commands() -> None:
    done = dev("--help")
    assert done.returncode == 0
    assert "run" in done.stdout
    assert "test" in done.stdout


def test_an_old_python_gets_a_sentence() -> None:
    source = DEV.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    code = f"import sys; sys.version_info = (3, 9, 2); exec(compile(open({str(DEV)!r}).read(), 'dev.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("dev.py: error: this is Python 3.9; start it with Python 3.11 or newer")
    assert done.stderr.count("\n") == 1
