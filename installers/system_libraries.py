"""Finds out which libraries of the system the installed packages lack, and how to get them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from set_up_error import SetUpError

BASE_MODULES = ("numpy", "cv2", "PIL.Image", "pi_heif", "rawpy", "tifffile", "platformdirs")
MODULES = {
    "base": BASE_MODULES,
    "desktop": (*BASE_MODULES, "PySide6.QtWidgets", "PySide6.QtNetwork", "PySide6.QtSvg"),
    "pixelsmile": (),
    "train": ("onnx", "tensorboard"),
    "identity": ("insightface.model_zoo", "onnxruntime"),
    "build": (),
    "test": BASE_MODULES,
    # No group of packages: what Qt opens by itself on a screen of X11, and aborts without.
    "window": (
        "libxcb-cursor.so.0",
        "libxcb-icccm.so.4",
        "libxcb-keysyms.so.1",
        "libxcb-shape.so.0",
        "libxcb-xkb.so.1",
        "libxkbcommon-x11.so.0",
    ),
}
"""What must be importable, or of a system library loadable, for a group to be of use."""

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}

_TRY_IMPORTS = """
import ctypes, importlib, json, sys
failures = {}
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name) if ".so." in name else importlib.import_module(name)
    except Exception as error:
        failures[name] = str(error)
print(json.dumps(failures))
"""


def check(python: Path, groups: list[str]) -> None:
    """Import what the groups are for, in a process of its own.

    Args:
        python: the interpreter of the environment.
        groups: names in `MODULES`.

    Raises:
        SetUpError: something cannot be imported; the message names the packages that bring what is missing.
    """
    names = list(dict.fromkeys(name for group in groups for name in MODULES[group]))
    done = subprocess.run([python, "-I", "-c", _TRY_IMPORTS, *names], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetUpError(f"the installed packages do not run on this computer ({done.stderr.strip()[-200:]})")
    failures: dict[str, str] = json.loads(done.stdout)
    if failures:
        raise SetUpError(explained(failures))


def needed_for_a_window() -> list[str]:
    """What else must be there to open a window here: nothing where the system has its own way, or no screen is."""
    return ["window"] if sys.platform == "linux" and os.environ.get("DISPLAY") else []


def explained(failures: dict[str, str]) -> str:
    """One sentence from the errors of the modules that could not be imported."""
    found = (re.match(r"(lib\S+\.so[.\d]*): cannot open shared object file", text) for text in failures.values())
    libraries = sorted({match[1] for match in found if match})
    packages = sorted({DEBIAN_PACKAGES[name] for name in libraries if name in DEBIAN_PACKAGES})
    if not libraries:
        name, text = next(iter(failures.items()))
        return f"{name} cannot be imported ({text}); delete the .venv folder and try again"
    remedy = f"on Debian and Ubuntu: {apt_command(packages)}" if packages else "install the packages that hold them"
    return f"system libraries are missing ({', '.join(libraries)}); {remedy}"


def apt_command(packages: list[str]) -> str:
    """What installs Debian packages, for whoever asks."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return f"{'' if root else 'sudo '}apt-get install -y {' '.join(packages)}"
