"""The files for Windows, as far as they are made here."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePath

import pytest
from PIL import Image

from pixelsmile_desktop.cli import main
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.studio.own_data import data_parts

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "installers" / "windows" / "setup.nsi"
LOCK = """\
# Made by hand.
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:08695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
hf-xet==1.8.0 ; platform_machine == 'AMD64' or platform_machine == 'x86_64' \\
    --hash=sha256:18695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
uvloop==1.0 ; sys_platform != 'win32' \\
    --hash=sha256:28695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
numpy==2.4.6 \\
    --hash=sha256:38695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44 \\
    --hash=sha256:48695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
"""


def test_a_lock_is_read_for_another_system() -> None:
    from release import locked

    found = locked.packages(LOCK, locked.WINDOWS)
    assert [package.name for package in found] == ["colorama", "hf-xet", "numpy"]
    digests = (f"{first}8695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44" for first in "34")
    assert found[-1].as_requirement() == "numpy==2.4.6 " + " ".join(f"--hash=sha256:{digest}" for digest in digests)


def test_the_lock_of_the_window_is_whole_for_windows() -> None:
    from release import locked, windows

    environment = locked.WINDOWS | {"python_version": windows.PYTHON, "python_full_version": f"{windows.PYTHON}.0"}
    found = {package.name: package for package in locked.packages(locked.read("desktop"), environment)}
    assert {"numpy", "pyside6-essentials", "colorama", "rawpy"} <= found.keys()
    assert not {"torch", "httpx2-jsfetch"} & found.keys()
    assert all(package.hashes for package in found.values())


def wheel(folder: Path, *names: str) -> Path:
    path = folder / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return path


def test_a_wheel_is_laid_out_as_an_installation_would(tmp_path: Path) -> None:
    from release import wheels

    made = wheel(
        tmp_path, "x/__init__.py", "x/tests/a.py", "x-1.data/platlib/x/native.pyd", "x-1.data/scripts/x.exe", "top.py"
    )
    wheels.unpack(made, tmp_path / "out", lambda place: "tests" not in place.parts)
    found = {path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == {Path("x/__init__.py"), Path("x/native.pyd"), Path("top.py")}


@pytest.mark.parametrize("name", ["../out of it.py", "x-1.data/purelib/../../../y.py"])
def test_a_wheel_that_leads_out_of_its_folder_is_refused(name: str, tmp_path: Path) -> None:
    from release import wheels
    from release.build_error import BuildError

    with pytest.raises(BuildError, match="leads out"):
        wheels.unpack(wheel(tmp_path, name), tmp_path / "out", lambda place: True)
    assert not list((tmp_path / "out").rglob("*.py"))


def test_a_launcher_is_a_program_with_a_line_and_a_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from release import windows

    (tmp_path / "distlib").mkdir()
    (tmp_path / "distlib" / "__init__.py").touch()
    (tmp_path / "distlib" / "t64.exe").write_bytes(b"MZ program")
    monkeypatch.syspath_prepend(str(tmp_path))
    made = windows.launcher("t64.exe", "python.exe", "pixelsmile_desktop.cli")
    assert made == windows.launcher("t64.exe", "python.exe", "pixelsmile_desktop.cli")
    assert made.startswith(b"MZ program#!<launcher_dir>\\python\\python.exe\r\n")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        compile(archive.read("__main__.py"), "__main__.py", "exec")


def test_what_nobody_needs_on_windows_is_left_out() -> None:
    from release import windows

    assert windows._ships(PurePath("cv2/cv2.pyd"))
    assert windows._ships(PurePath("numpy/testing/__init__.py"))
    assert not windows._ships(PurePath("cv2/opencv_videoio_ffmpeg4140_64.dll"))
    assert not windows._ships(PurePath("numpy/linalg/tests/test_linalg.py"))
    assert not windows._ships(PurePath("PySide6/Qt6Quick.dll"))


def script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def test_the_setup_asks_for_no_rights_and_says_everything_in_three_languages() -> None:
    text = script()
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", text, re.M)
    names = {name for name, _ in said}
    assert {(name, language) for name in names for language in ("ENGLISH", "GERMAN", "SIMPCHINESE")} == {*said}
    parts = {f"DATA_{name}" for name in re.findall(r'insertmacro \$\{what\} "(\w+)"', text)}
    assert names == {*re.findall(r"\$\((\w+)\)", text)} | parts


def test_the_uninstaller_itself_removes_only_folders_that_the_setup_brought() -> None:
    removed = re.findall(r'RMDir /r "([^"]+)"', script())
    assert {*removed} == {rf"$INSTDIR\{name}" for name in ("python.leaving", "app", "packages", "licences")}


def test_the_uninstaller_asks_about_every_part_that_the_program_keeps(tmp_path: Path) -> None:
    folders = AppFolders.under(tmp_path)
    parts = [part.name for part in data_parts(folders, tmp_path / "runtime")]
    assert re.findall(r'insertmacro \$\{what\} "(\w+)"', script()) == parts


def test_what_the_uninstaller_reads_is_what_the_command_line_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIXELSMILE_HOME", str(tmp_path))
    (tmp_path / "models" / "qwen-image-edit-2511").mkdir(parents=True)
    (tmp_path / "models" / "qwen-image-edit-2511" / "weights").write_bytes(b"x" * 1234)
    assert main(["uninstall-data"]) == 0
    printed = "".join(capsys.readouterr())
    # As WordFind2X finds it: between the name with a colon and the next comma, where both first come together.
    sizes = {part: re.search(rf"{part}: ([^,]*),", printed) for part in re.findall(r'\{what\} "(\w+)"', script())}
    assert all(sizes.values()), printed
    assert {part: found[1] for part, found in sizes.items() if found}["models"] == "1.2 kB"
    assert {found[1] for part, found in sizes.items() if found and part not in {"models", "logs"}} == {"0 bytes"}
    # Longer texts are cut by NSIS.
    assert len(printed) < 1000


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis of the system")
def test_the_setup_compiles_without_a_warning(tmp_path: Path) -> None:
    from release import product

    for name in ("licences/LICENSE", "python/python.exe", "app/x.py"):
        (tmp_path / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "files" / name).write_text(name)
    icon = tmp_path / "files" / f"{product.NAME}.ico"
    Image.new("RGBA", (32, 32)).save(icon, sizes=[(32, 32)], bitmap_format="bmp")
    values = {"VERSION": "1", "FILE_VERSION": "1.0.0.0", "FILES": tmp_path / "files", "ICON": icon}
    words = [f"-D{name}={value}" for name, value in (values | {"OUTPUT": tmp_path / "try.exe"}).items()]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_whatever_is_registered_is_taken_back() -> None:
    text = script()
    written = {*re.findall(r'WriteReg\w+ HKCU "(\$\{(?:UNINSTALL|PROGRAM)_KEY\})"', text)}
    assert written == {*re.findall(r'DeleteRegKey HKCU "(\$\{(?:UNINSTALL|PROGRAM)_KEY\})"', text)}
    assert '!insertmacro OfferForAll "un"' in text


def test_the_program_knows_its_own_interpreter_by_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from release import windows

    from pixelsmile_desktop import bootstrap

    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert not bootstrap.is_frozen()
    (tmp_path / windows._MARK).touch()
    assert bootstrap.is_frozen()
    assert (bootstrap.program_sources() / "pixelsmile_desktop" / "bootstrap" / "__init__.py").exists()
