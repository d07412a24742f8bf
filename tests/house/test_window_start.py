import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OF_ENGINES = {"torch", "diffusers", "transformers", "safetensors", "accelerate", "onnxruntime", "insightface"}
OF_PICTURES = {"cv2", "PIL", "rawpy", "tifffile", "pi_heif"}

_PAINT = """
import json, sys
from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.ui.application import make_application
application = make_application(bootstrap.resources_folder())
workspace = bootstrap.build_workspace(bootstrap.app_folders())
from pixelsmile_desktop.ui.views.main_window import MainWindow
from pixelsmile_desktop.ui.views.window_parts import WindowParts
parts = WindowParts(workspace)
window = MainWindow(parts)
window.appear()
assert not window.grab().isNull()
loaded = sorted({name.partition(".")[0] for name in sys.modules})
import shiboken6
window.close_unasked()
shiboken6.delete(window)
parts.stop()
shiboken6.delete(parts)
workspace.close()
print(json.dumps(loaded))
"""


def python(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False, timeout=120)


def test_the_door_of_the_window_is_light_and_touches_nothing() -> None:
    done = python("import sys, json, pixelsmile_desktop.app; print(json.dumps([*sys.modules]))")
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not (OF_ENGINES | OF_PICTURES | {"PySide6"}) & loaded
    assert not Path(os.environ["PIXELSMILE_HOME"]).exists()


def test_a_painted_window_needs_neither_torch_nor_the_libraries_of_pictures() -> None:
    done = python(_PAINT)
    assert done.returncode == 0, done.stderr
    assert not (OF_ENGINES | OF_PICTURES) & {*json.loads(done.stdout)}


def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return python("import sys; from pixelsmile_desktop.app import main; sys.exit(main())", *words, **environment)


def test_help_and_the_version_need_no_screen() -> None:
    assert start("--version").stdout.startswith("pixelsmile-desktop ")
    assert "PATH" in start("--help").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_there_is_one_sentence() -> None:
    done = start(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "pixelsmile-desktop: error: there is no screen to open a window on; use the command line: pixelsmile --help"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_the_command_line_opens_the_window_in_a_process_of_its_own() -> None:
    code = "import sys; from pixelsmile_desktop.cli import main; end = main(['gui']); print(*sys.modules); exit(end)"
    done = python(code, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert "there is no screen to open a window on" in done.stderr
    assert "PySide6" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_second_start_hands_over_and_the_first_ends_cleanly_when_it_is_told_to(tmp_path: Path) -> None:
    home = Path(os.environ["PIXELSMILE_HOME"])
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pixelsmile_desktop.app"]
    first = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    # It waits for the first to listen, and the first listens before it does anything else.
    while not (home / "data" / "library.sqlite3").exists():
        assert first.poll() is None
    second = start(str(tmp_path))
    assert (second.returncode, second.stderr) == (0, "")
    first.send_signal(signal.SIGTERM)
    _, complaints = first.communicate(timeout=60)
    assert (first.returncode, complaints) == (0, "")
    assert (home / "settings" / "window.json").exists()


def test_a_library_of_a_newer_version_is_one_sentence_and_stays_as_it_is() -> None:
    import sqlite3

    library = Path(os.environ["PIXELSMILE_HOME"]) / "data" / "library.sqlite3"
    library.parent.mkdir(parents=True)
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = library.read_bytes()
    done = start()
    assert done.returncode == 1
    assert done.stderr.startswith("pixelsmile-desktop: error: ")
    assert done.stderr.count("\n") == 1
    assert library.read_bytes() == before


def test_the_two_lists_of_libraries_of_the_screen_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    import system_libraries

    from pixelsmile_desktop.ui.display import DEBIAN_PACKAGES

    assert tuple(DEBIAN_PACKAGES) == system_libraries.MODULES["window"]
    assert all(system_libraries.DEBIAN_PACKAGES[name] == package for name, package in DEBIAN_PACKAGES.items())


@pytest.mark.parametrize(
    "environment",
    [
        {"QT_QPA_PLATFORM": "offscreen"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"},
    ],
)
def test_only_a_screen_of_x11_is_looked_at(environment: dict[str, str]) -> None:
    from pixelsmile_desktop.ui.display import check_display

    check_display(environment, "linux")
    check_display({}, "darwin")
