import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest
from PySide6.QtGui import QColorSpace, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.ui import display_profile
from pixelsmile_desktop.ui.display_profile import ScreenPlace, profile_for, system_profile

ADOBE = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
PROPHOTO = bytes(QColorSpace(QColorSpace.NamedColorSpace.ProPhotoRgb).iccProfile().data())


def place_on(platform: str, number: int = 0) -> ScreenPlace:
    return ScreenPlace(platform, 0, number, (0, 0))


@pytest.fixture
def x11(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen of X11, of which this process knows by its environment."""
    if sys.platform != "linux" or shutil.which("Xvfb") is None or find_library("X11") is None:
        pytest.skip("needs Xvfb and libX11 of the system")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        monkeypatch.setenv("DISPLAY", f":{answer.readline().strip()}")
    yield
    server.terminate()
    server.wait(20)


def set_property(name: str, icc: bytes) -> None:
    """Do what a colour management daemon does at login."""
    xlib = ctypes.CDLL(find_library("X11"))
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.restype = xlib.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(xlib.XOpenDisplay(None))
    root = ctypes.c_ulong(xlib.XDefaultRootWindow(display))
    atom = ctypes.c_ulong(xlib.XInternAtom(display, name.encode(), 0))
    cardinal, bits, replace = ctypes.c_ulong(6), 8, 0
    xlib.XChangeProperty(display, root, atom, cardinal, bits, replace, icc, len(icc))
    xlib.XCloseDisplay(display)


def test_a_screen_of_x11_without_a_profile_has_none(x11: None) -> None:
    assert system_profile(place_on("xcb")) is None


def test_every_screen_of_x11_has_its_own_profile(x11: None) -> None:
    set_property("_ICC_PROFILE", ADOBE)
    set_property("_ICC_PROFILE_1", PROPHOTO)
    assert system_profile(place_on("xcb")) == ADOBE
    assert system_profile(place_on("xcb", 1)) == PROPHOTO
    assert system_profile(place_on("xcb", 2)) is None


def test_what_is_no_profile_is_not_used(x11: None) -> None:
    set_property("_ICC_PROFILE", b"no profile" * 40)
    assert system_profile(place_on("xcb")) is None


def test_a_server_that_is_gone_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":65000")
    assert system_profile(place_on("xcb")) is None


@pytest.mark.parametrize("platform", ["offscreen", "wayland", ""])
def test_elsewhere_pictures_are_shown_in_srgb(platform: str) -> None:
    assert system_profile(place_on(platform)) is None


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="it has the other system's libraries")
@pytest.mark.parametrize("platform", ["windows", "cocoa"])
def test_a_system_without_the_libraries_has_no_profile(platform: str) -> None:
    assert system_profile(place_on(platform)) is None


def test_a_chosen_file_takes_the_place_of_the_system_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(display_profile._FINDERS, "xcb", lambda _place: PROPHOTO)
    path = tmp_path / "screen.icc"
    path.write_bytes(ADOBE)
    assert profile_for(place_on("xcb"), str(path)) == ADOBE
    assert profile_for(place_on("xcb"), "") == PROPHOTO


@pytest.mark.parametrize("content", [b"", b"text" * 100])
def test_a_chosen_file_that_is_no_profile_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "screen.icc"
    path.write_bytes(content)
    with pytest.raises(RequestError, match=r"screen\.icc"):
        profile_for(place_on("offscreen"), str(path))


def test_a_chosen_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.icc", tmp_path):
        with pytest.raises(RequestError, match="cannot be read"):
            profile_for(place_on("offscreen"), str(path))


def test_a_window_knows_its_place(qapp: QApplication) -> None:
    window = QWindow()
    window.create()
    place = ScreenPlace.of(window)
    geometry = QGuiApplication.primaryScreen().geometry()
    assert (place.platform, place.number) == ("offscreen", 0)
    assert geometry.contains(*place.middle)
    window.destroy()
