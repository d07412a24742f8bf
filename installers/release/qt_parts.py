"""Which files of the PySide6 package ship: what the window loads, and nothing that is offered under the GPL alone.

The wheel holds ten times as much. One list serves the frozen program of Linux and macOS and the file set of Windows.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

MODULES: Final = ("Core", "Gui", "Network", "Svg", "Widgets")
"""What the program imports, as PySide6.Qt... names it."""

_LIBRARIES: Final = (
    *MODULES,
    "DBus",
    "OpenGL",
    "WaylandClient",
    "XcbQpa",
)
"""What these and the plugins below are linked with."""

_PLUGINS: Final = {
    "iconengines": ("svgicon",),
    "imageformats": ("ico", "jpeg", "svg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("cocoa", "offscreen", "wayland", "windows", "xcb"),
    "platformthemes": ("xdgdesktopportal",),
    "styles": ("macstyle", "modernwindowsstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
"""By kind, without the `lib` and the `q` that their file names begin with."""

_TRANSLATIONS: Final = ("qtbase_de.qm", "qtbase_zh_CN.qm")
_SHARED = re.compile(r"^(?:lib)?(?P<name>[A-Za-z0-9_-]+?)(?:\.abi3|\.pyd|\.so|\.dylib|\.dll|\.\d)")
_FORBIDDEN = re.compile(r"lottie|quicktimeline|waylandcompositor|qml|quick|designer|virtualkeyboard", re.IGNORECASE)


def ships(inside: PurePath) -> bool:
    """Whether a file ships.

    Args:
        inside: its path in the folder `PySide6`.
    """
    parts = [part for part in inside.parts if part not in {"Qt", "Versions", "A"}]
    if not parts or _is_for_developers(inside):
        return False
    name = parts[-1]
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        return _plain_name(name).removeprefix("q") in {one.removeprefix("q") for one in _PLUGINS.get(kind, ())}
    if "translations" in parts:
        return name in _TRANSLATIONS
    if name.endswith((".py", ".pyc")):
        return len(parts) == 1
    return _is_wanted_library(name, parts)


def names_under_gpl(names: list[str]) -> list[str]:
    """Those of some file names that belong to parts of Qt which are offered under the GPL alone, or bring them in."""
    return [name for name in names if _FORBIDDEN.search(name)]


def _is_for_developers(inside: PurePath) -> bool:
    folders = {"doc", "glue", "include", "libexec", "metatypes", "modules", "qml", "scripts", "support", "typesystems"}
    return bool(folders & {*inside.parts}) or inside.suffix in {".exe", ".pyi", ".lib", ".json", ".typed"}


def _is_wanted_library(name: str, parts: list[str]) -> bool:
    plain = _plain_name(name)
    framework = next((part for part in parts if part.endswith(".framework")), None)
    if framework is not None:
        return framework.removesuffix(".framework").removeprefix("Qt") in _LIBRARIES
    for prefix in ("Qt6", "Qt"):
        if plain.startswith(prefix):
            return plain.removeprefix(prefix) in (_LIBRARIES if prefix == "Qt6" else MODULES)
    # pyside6 and shiboken6 themselves, ICU, and the runtime of Microsoft's compiler.
    return bool(re.match(r"(pyside6|shiboken6|icu|msvcp|vcruntime|concrt)", plain)) and "qml" not in plain


def _plain_name(name: str) -> str:
    found = _SHARED.match(name)
    return name if found is None else found["name"]
