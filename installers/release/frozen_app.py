"""The frozen program: everything but torch and the models, in one folder that needs no Python of the system."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from release import budget, licences, product, stripping, without_video
from release.processes import run


def build() -> Path:
    """Freeze the program as it stands in the repository; the folder of the result.

    Raises:
        BuildError: PyInstaller failed, or the result is larger than it may be.
    """
    install_program()
    shutil.rmtree(product.APP.parent, ignore_errors=True)
    specification = product.INSTALLERS / "pyinstaller" / "pixelsmile.spec"
    command = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(product.APP.parent), "--workpath", str(product.BUILD / "pyinstaller")]
    # Not from the repository, whose package would be found instead of the installed one with its resources.
    run([*command, str(specification)], cwd=product.BUILD)
    inside = product.APP / "_internal"
    if product.system() == "linux":
        command_line, window = product.COMMANDS
        # The launcher looks at its name; Linux does not ask whether a program has windows.
        (product.APP / window).symlink_to(command_line)
        without_video.take_out(inside)
        stripping.strip_libraries(inside)
    licences.write_for_frozen(product.APP / "licences", inside)
    budget.check_installed(product.APP)
    return product.APP


def install_program() -> Path:
    """Build the program's wheel and install it into this environment; the wheel."""
    folder = product.BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=product.ROOT)
    (wheel,) = folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--no-deps", "--no-index", "--force-reinstall", str(wheel)])
    return wheel
