"""Whether a window can be opened here at all: said in a sentence, where Qt would abort the process."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from typing import Final

from pixelsmile_desktop.core.errors import ResourceError

_XCB: Final = "libxcb.so.1"
"""All of the following need it, so that their packages bring it."""

DEBIAN_PACKAGES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt opens on a screen of X11, and aborts without, with the packages of Debian and Ubuntu that bring it."""


def check_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """See that there is a screen, and what Qt needs to draw on it.

    Args:
        environment: of the process.
        platform: as `sys.platform` calls it.

    Raises:
        ResourceError: there is no screen, it cannot be reached, or libraries of the system are missing.
    """
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "xcb") not in {"xcb", ""}:
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    if not environment.get("DISPLAY"):
        raise ResourceError("there is no screen to open a window on", "use the command line: pixelsmile --help")
    missing = [name for name in DEBIAN_PACKAGES if not _is_there(name)]
    if missing:
        packages = " ".join(sorted(DEBIAN_PACKAGES[name] for name in missing))
        raise ResourceError(
            f"system libraries are missing ({', '.join(missing)})",
            f"install them, on Debian and Ubuntu with: sudo apt-get install -y {packages}",
        )
    display = environment["DISPLAY"]
    if not _answers(display):
        raise ResourceError(f"the screen {display} cannot be reached", "start a desktop, or set DISPLAY to its screen")


def _answers(display: str) -> bool:
    """Whether a screen of X11 lets this process in."""
    xcb = ctypes.CDLL(_XCB)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        # Also what could not be opened is to be given back.
        xcb.xcb_disconnect(connection)


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
