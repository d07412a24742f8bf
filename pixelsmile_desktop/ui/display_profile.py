"""The ICC profile of the screen that a window is on.

The ways of Windows and macOS are written by their documentation and have not been run there yet; whatever goes wrong in
them is logged, and pictures are then shown in sRGB. Under Wayland a program need not know the screen: the compositor
converts, and expects sRGB.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QGuiApplication, QWindow

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.ui.images import can_be_shown_in

logger = logging.getLogger(__name__)

_MOST_BYTES: Final = 16_000_000
"""No profile of a screen is larger."""


@dataclass(frozen=True)
class ScreenPlace:
    """Where a window is, in words that may go to another thread.

    Attributes:
        platform: the system's windows, as Qt calls them.
        window: the system's own handle of the window.
        number: of its screen; 0 is the main one.
        middle: of that screen, in logical pixels of the whole desktop.
    """

    platform: str
    window: int
    number: int
    middle: tuple[int, int]

    @classmethod
    def of(cls, window: QWindow) -> ScreenPlace:
        """The place of a window; called on the GUI thread."""
        screen = window.screen()
        others = [one for one in QGuiApplication.screens() if one is not QGuiApplication.primaryScreen()]
        number = others.index(screen) + 1 if screen in others else 0
        middle = screen.geometry().center()
        return cls(QGuiApplication.platformName(), int(window.winId()), number, (middle.x(), middle.y()))


def profile_for(place: ScreenPlace, chosen: str) -> bytes | None:
    """The profile that pictures are to be shown through; None says sRGB. Reads files: not for the GUI thread.

    Args:
        place: where the window is.
        chosen: the file of the profile that the user wants; empty for that of the system.

    Raises:
        RequestError: that file cannot be used.
    """
    return _read(Path(chosen)) if chosen else system_profile(place)


def system_profile(place: ScreenPlace) -> bytes | None:
    """The profile that the system keeps for a screen; None if it has none, or one that cannot be used."""
    find = _FINDERS.get(place.platform)
    if find is None:
        return None
    try:
        icc = find(place)
    except (OSError, AttributeError, ValueError, ctypes.ArgumentError) as error:
        logger.info("the profile of the screen could not be found: %s", error)
        return None
    return icc if icc is not None and can_be_shown_in(icc) else None


def _read(path: Path) -> bytes:
    remedy = "choose an ICC profile of a screen, or none"
    try:
        with path.open("rb") as file:
            icc = file.read(_MOST_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"the colour profile {path} cannot be read ({reason})", remedy) from None
    if not can_be_shown_in(icc):
        raise RequestError(f"{path} is no colour profile that pictures can be shown through", remedy)
    return icc


# X11: a property of the root window (https://www.freedesktop.org/wiki/OpenIcc/ICC_Profiles_in_X_Specification_0.4/).


class _Cookie(ctypes.Structure):
    """`xcb_*_cookie_t`: the number of a request whose answer is awaited."""

    _fields_ = (("sequence", ctypes.c_uint),)


class _ScreenIterator(ctypes.Structure):
    """`xcb_screen_iterator_t`; an `xcb_screen_t` begins with the number of its root window."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _AtomReply(ctypes.Structure):
    """`xcb_intern_atom_reply_t`."""

    _fields_ = (("head", ctypes.c_uint32 * 2), ("atom", ctypes.c_uint32))


def _on_x11(place: ScreenPlace) -> bytes | None:
    """By a connection of its own, so that it may be asked on any thread."""
    xcb = _xcb()
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(connection):
            return None
        name = f"_ICC_PROFILE_{place.number}" if place.number else "_ICC_PROFILE"
        root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).data.contents.value
        return _property(xcb, connection, root, name.encode())
    finally:
        xcb.xcb_disconnect(connection)


def _property(xcb: Any, connection: Any, root: int, name: bytes) -> bytes | None:
    free = ctypes.CDLL(None).free
    free.argtypes = (ctypes.c_void_p,)
    answer = xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 1, len(name), name), None)
    if not answer:
        return None
    atom = answer.contents.atom
    free(answer)
    # Offset and length of a property are counted in words of four bytes.
    request = xcb.xcb_get_property(connection, 0, root, atom, 0, 0, _MOST_BYTES // 4)
    reply = xcb.xcb_get_property_reply(connection, request, None)
    if not reply:
        return None
    size = xcb.xcb_get_property_value_length(reply)
    icc = ctypes.string_at(xcb.xcb_get_property_value(reply), size) if size else None
    free(reply)
    return icc


def _xcb() -> Any:
    """The library that Qt itself talks to the X server by, with the types of what is used of it."""
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, long = ctypes.c_void_p, ctypes.c_uint32
    reply = (pointer, _Cookie, pointer)
    types: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "xcb_connect": (pointer, (ctypes.c_char_p, pointer)),
        "xcb_connection_has_error": (ctypes.c_int, (pointer,)),
        "xcb_disconnect": (None, (pointer,)),
        "xcb_get_setup": (pointer, (pointer,)),
        "xcb_setup_roots_iterator": (_ScreenIterator, (pointer,)),
        "xcb_intern_atom": (_Cookie, (pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
        "xcb_intern_atom_reply": (ctypes.POINTER(_AtomReply), reply),
        "xcb_get_property": (_Cookie, (pointer, ctypes.c_uint8, long, long, long, long, long)),
        "xcb_get_property_reply": (pointer, reply),
        "xcb_get_property_value": (pointer, (pointer,)),
        "xcb_get_property_value_length": (ctypes.c_int, (pointer,)),
    }
    _declare(xcb, types)
    return xcb


# Windows (https://learn.microsoft.com/windows/win32/api/wingdi/nf-wingdi-geticmprofilew).


class _MonitorInfo(ctypes.Structure):
    """`MONITORINFOEXW`."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("monitor", ctypes.c_int32 * 4),
        ("work", ctypes.c_int32 * 4),
        ("flags", ctypes.c_uint32),
        ("device", ctypes.c_wchar * 32),
    )


_NEAREST_MONITOR: Final = 2


def _on_windows(place: ScreenPlace) -> bytes | None:
    open_library = getattr(ctypes, "WinDLL")  # noqa: B009 - known on Windows only
    user, graphics, handle = open_library("user32"), open_library("gdi32"), ctypes.c_void_p
    text, pointer = ctypes.c_wchar_p, ctypes.c_void_p
    _declare(
        user,
        {
            "MonitorFromWindow": (handle, (handle, ctypes.c_uint32)),
            "GetMonitorInfoW": (ctypes.c_int, (handle, pointer)),
        },
    )
    _declare(
        graphics,
        {
            "CreateDCW": (handle, (text, text, text, pointer)),
            "DeleteDC": (ctypes.c_int, (handle,)),
            "GetICMProfileW": (ctypes.c_int, (handle, pointer, pointer)),
        },
    )
    info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
    if not user.GetMonitorInfoW(user.MonitorFromWindow(place.window, _NEAREST_MONITOR), ctypes.byref(info)):
        return None
    device = graphics.CreateDCW(info.device, None, None, None)
    if not device:
        return None
    length = ctypes.c_uint32(1024)
    name = ctypes.create_unicode_buffer(length.value)
    is_found = graphics.GetICMProfileW(device, ctypes.byref(length), name)
    graphics.DeleteDC(device)
    return Path(name.value).read_bytes() if is_found else None


# macOS (https://developer.apple.com/documentation/coregraphics/cgdisplaycopycolorspace(_:)).


class _Point(ctypes.Structure):
    """`CGPoint`."""

    _fields_ = (("x", ctypes.c_double), ("y", ctypes.c_double))


def _on_macos(place: ScreenPlace) -> bytes | None:
    frameworks = "/System/Library/Frameworks/{0}.framework/{0}"
    graphics = ctypes.CDLL(frameworks.format("CoreGraphics"))
    foundation = ctypes.CDLL(frameworks.format("CoreFoundation"))
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    _declare(
        graphics,
        {
            "CGGetDisplaysWithPoint": (ctypes.c_int32, (_Point, number, pointer, pointer)),
            "CGDisplayCopyColorSpace": (pointer, (number,)),
            "CGColorSpaceCopyICCData": (pointer, (pointer,)),
        },
    )
    _declare(
        foundation,
        {
            "CFDataGetLength": (ctypes.c_long, (pointer,)),
            "CFDataGetBytePtr": (pointer, (pointer,)),
            "CFRelease": (None, (pointer,)),
        },
    )
    display, count = number(0), number(0)
    # Qt and Core Graphics both count from the upper left corner of the main screen, in points.
    graphics.CGGetDisplaysWithPoint(_Point(*place.middle), 1, ctypes.byref(display), ctypes.byref(count))
    space = graphics.CGDisplayCopyColorSpace(display) if count.value else None
    data = graphics.CGColorSpaceCopyICCData(space) if space else None
    icc = ctypes.string_at(foundation.CFDataGetBytePtr(data), foundation.CFDataGetLength(data)) if data else None
    for owned in (data, space):
        if owned:
            foundation.CFRelease(owned)
    return icc


def _declare(library: Any, types: dict[str, tuple[Any, tuple[Any, ...]]]) -> None:
    """Say what the functions of a library return and take; by default all of it is an int of 32 bits."""
    for name, (result, arguments) in types.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments


_FINDERS: Final[dict[str, Callable[[ScreenPlace], bytes | None]]] = {
    "xcb": _on_x11,
    "windows": _on_windows,
    "cocoa": _on_macos,
}
