"""What `build.py all` has made: sizes, contents, and that it runs from anywhere. Run by hand with `-m release`."""

import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import time
from pathlib import Path

import pytest

from tests.desktop.screen import Hands, missing_programs, screen

pytestmark = pytest.mark.release

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
APP = ROOT / "build" / "app" / "pixelsmile-desktop"
WINDOWS = ROOT / "build" / "windows" / "files"
STARTS_IN = 1.5
SELF_TEST_IN = 20.0


def made(pattern: str) -> Path:
    found = sorted(DIST.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} was built; run installers/build.py all")
    return found[-1]


@pytest.fixture(params=[APP, WINDOWS], ids=["linux", "windows"])
def files(request: pytest.FixtureRequest) -> Path:
    if not request.param.exists():
        pytest.skip("it was not built")
    return request.param


def test_nothing_that_ships_is_under_the_gpl_alone(files: Path) -> None:
    from release import qt_parts

    names = [path.name for path in files.rglob("*") if path.is_file() and path.suffix != ".py"]
    assert qt_parts.names_under_gpl(names) == []
    assert not [name for name in names if re.search(r"readline|gdbm|x265|libgtk|exiv2", name, re.IGNORECASE)]


def test_nothing_of_the_engine_ships(files: Path) -> None:
    names = {path.name for path in files.rglob("*") if path.is_dir()}
    assert not {"torch", "diffusers", "transformers"} & names


def test_everything_that_ships_has_its_licence_beside_it(files: Path) -> None:
    packages = {path.name.removesuffix(".dist-info") for path in files.rglob("*.dist-info")}
    held = {path.name for path in (files / "licences").iterdir()}
    assert {name for name in packages if not name.startswith("pixelsmile_desktop")} <= held
    assert {"LICENSE", "NOTICE", "README.txt", "CPython.txt", "LGPL-3.0.txt"} <= held
    assert all(any(folder.iterdir()) for folder in (files / "licences").iterdir() if folder.is_dir())


def test_what_is_published_fits_its_budget_and_its_hashes() -> None:
    from release import budget, hashes

    listed = dict(reversed(line.split("  ")) for line in made(hashes.NAME).read_text().splitlines())
    published = [path for path in DIST.iterdir() if path.name != hashes.NAME]
    assert {*listed} == {path.name for path in published}
    for path in published:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == listed[path.name]
        print(f"{path.name}: {budget.check_download(path):.1f} MB")


@pytest.mark.parametrize(("system", "parts"), [("linux", {"SQLite", "libffi"}), ("windows", {"colorama"})])
def test_the_bill_of_materials_names_every_package(system: str, parts: set[str]) -> None:
    bill = json.loads(made(f"*-{system}.cdx.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    named = {part["name"] for part in bill["components"]}
    assert {"CPython", "Qt", "numpy", "opencv-python-headless", "pillow"} | parts <= named
    assert all(part["version"] and part["purl"].startswith("pkg:") for part in bill["components"])
    assert [part["name"] for part in bill["components"] if not part.get("licenses")] == []


def test_the_setup_for_windows_holds_a_program_that_can_start() -> None:
    if not WINDOWS.exists():
        pytest.skip("it was not built")
    needed = ["pixelsmile.exe", "pixelsmile-desktop.exe", "pixelsmile-desktop.ico", "python/pythonw.exe"]
    needed += ["app/pixelsmile_desktop/resources/models/face/face_detector.tflite", "packages/cv2/cv2.pyd"]
    needed += ["packages/PySide6/Qt6Widgets.dll", "packages/PySide6/plugins/platforms/qwindows.dll"]
    assert [name for name in needed if not (WINDOWS / name).exists()] == []
    assert "import site" not in (WINDOWS / "python" / "python313._pth").read_text()
    # The private Python of the engine runtime reads the program's folder, and must find nothing else there.
    assert {path.name.partition("-")[0] for path in (WINDOWS / "app").iterdir()} == {"pixelsmile_desktop"}
    assert made("*-setup.exe").read_bytes().startswith(b"MZ")


def test_the_single_file_unpacks_once_and_refuses_to_run_damaged(tmp_path: Path) -> None:
    file = Path(shutil.copy(made("*.run"), tmp_path / "Pixel Smile.run"))
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}

    def start(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([file, *words], env=environment, capture_output=True, text=True, check=False)

    first = start("--cli", "--version")
    began = time.monotonic()
    second = start("--cli", "--version")
    assert first.stdout == second.stdout != ""
    assert time.monotonic() - began < STARTS_IN
    assert len(list((tmp_path / "cache" / "pixelsmile-desktop-portable").iterdir())) == 1
    assert start("--clean").returncode == 0
    assert not (tmp_path / "cache" / "pixelsmile-desktop-portable").exists()
    with file.open("r+b") as handle:
        handle.seek(-1000, os.SEEK_END)
        handle.write(b"damaged")
    broken = start("--cli", "--version")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "damaged; download it again" in broken.stderr
    assert not list((tmp_path / "cache").rglob("pixelsmile"))


def test_the_frozen_program_keeps_its_promises_in_time() -> None:
    began = time.monotonic()
    done = subprocess.run([APP / "pixelsmile", "--self-test"], capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert time.monotonic() - began < SELF_TEST_IN


def test_the_frozen_program_measures_its_engine_in_processes_of_its_own(tmp_path: Path, resources: Path) -> None:
    shutil.copy(resources / "portraits" / "grace_hopper.jpg", tmp_path / "a.jpg")
    for words in (["tasks", "a.jpg", "-o", "tasks.jsonl"], ["ffe", "tasks.jsonl", "-o", "run", "--intensities", "1"]):
        done = subprocess.run(
            [APP / "pixelsmile", "bench", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in (tmp_path / "run" / "results.jsonl").read_text().splitlines()]
    assert len(results) > 12
    assert [result["failure"] for result in results if "failure" in result] == []


def test_the_window_is_there_at_once() -> None:
    missing = missing_programs()
    if missing:
        pytest.skip(f"needs {', '.join(missing)} of the system")
    with screen() as hands:
        _seconds_to_window(hands)
        seconds = [_seconds_to_window(hands) for _ in range(5)]
    print(f"from start to window: {statistics.median(seconds):.2f} s, of {[round(one, 2) for one in seconds]}")
    assert statistics.median(seconds) <= STARTS_IN


def _seconds_to_window(hands: Hands) -> float:
    began = time.monotonic()
    process = subprocess.Popen([APP / "pixelsmile-desktop"], env=hands.environment)
    while not hands.windows("PixelSmile"):
        assert process.poll() is None
        time.sleep(0.01)
    seconds = time.monotonic() - began
    process.terminate()
    assert process.wait(30) == 0
    return seconds
