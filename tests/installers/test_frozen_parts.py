"""What goes into the frozen program, and above all what does not."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "installers" / "pyinstaller" / "launcher.py"

SHIPS = [
    "QtCore.abi3.so",
    "QtWidgets.pyd",
    "__init__.py",
    "Qt/lib/libQt6Gui.so.6",
    "Qt6Widgets.dll",
    "Qt/lib/libicudata.so.73",
    "Qt/plugins/platforms/libqxcb.so",
    "plugins/platforms/qwindows.dll",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "plugins/styles/qmodernwindowsstyle.dll",
    "Qt/lib/QtGui.framework/Versions/A/QtGui",
    "translations/qtbase_de.qm",
    "libpyside6.abi3.so.6.11",
    "pyside6.abi3.dll",
]
STAYS = [
    "QtQml.abi3.so",
    "QtOpenGLWidgets.pyd",
    "Qt/lib/libQt6Quick.so.6",
    "Qt/lib/libQt6WaylandCompositor.so.6",
    "Qt6Lottie.dll",
    "Qt/lib/QtQuickTimeline.framework/Versions/A/QtQuickTimeline",
    "Qt/plugins/designer/libqquickwidget.so",
    "Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "Qt/plugins/platformthemes/libqgtk3.so",
    "Qt/plugins/sqldrivers/libqsqlite.so",
    "Qt/plugins/imageformats/libqpdf.so",
    "Qt/plugins/vectorimageformats/libqlottievectorimage.so",
    "Qt/qml/QtQuick/libqtquick2plugin.so",
    "qml/QtQuick/qtquick2plugin.dll",
    "libpyside6qml.abi3.so.6.11",
    "designer.exe",
    "Qt/libexec/uic",
    "Qt/translations/qtbase_fr.qm",
    "Qt/translations/designer_de.qm",
    "include/QtCore/pyside6_qtcore_python.h",
    "QtCore.pyi",
    "scripts/deploy.py",
]


@pytest.mark.parametrize("inside", SHIPS)
def test_what_the_window_loads_ships(inside: str) -> None:
    from release import qt_parts

    assert qt_parts.ships(PurePath(inside))


@pytest.mark.parametrize("inside", STAYS)
def test_what_it_does_not_load_stays(inside: str) -> None:
    from release import qt_parts

    assert not qt_parts.ships(PurePath(inside))


def test_every_module_of_qt_that_the_program_imports_ships() -> None:
    from release import qt_parts

    package = ROOT / "pixelsmile_desktop"
    texts = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    used = {name for text in texts for name in re.findall(r"(?:from|import) PySide6\.Qt(\w+)", text)}
    assert used == {*qt_parts.MODULES}


def test_parts_under_the_gpl_are_seen_by_their_names() -> None:
    from release import qt_parts

    names = ["libQt6Lottie.so.6", "Qt6QuickTimeline.dll", "libQt6WaylandCompositor.so.6", "libQt6WaylandClient.so.6"]
    assert qt_parts.names_under_gpl(names) == names[:3]


def test_links_go_where_their_targets_go() -> None:
    from release import frozen_parts

    entries = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK"),
        (f"PySide6{os.sep}Qt{os.sep}lib{os.sep}libQt6Core.so.6", "/w/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "/w/libQt6Qml.so.6", "BINARY"),
        ("libcrypto.so.3", "/lib/libcrypto.so.3", "BINARY"),
        ("libffi.so.8", "/lib/libffi.so.8", "BINARY"),
        ("numpy.libs/libscipy_openblas64_-1.so", "/w/libscipy_openblas64_-1.so", "BINARY"),
    ]
    kept = {entry[0] for entry in frozen_parts.shipped(entries)}
    assert kept == {
        "libQt6Core.so.6",
        str(PurePath("PySide6/Qt/lib/libQt6Core.so.6")),
        "libffi.so.8",
        "numpy.libs/libscipy_openblas64_-1.so",
    }


def test_nothing_under_the_gpl_of_pythons_own_modules_is_frozen() -> None:
    from release import frozen_parts

    assert {"readline", "_gdbm", "_dbm"} <= {*frozen_parts.LEFT_OUT_MODULES}
    assert not {"numpy", "cv2", "PIL", "sqlite3", "PySide6"} & {*frozen_parts.LEFT_OUT_MODULES}


@pytest.mark.parametrize("name", ["RECORD", "direct_url.json"])
def test_nothing_names_a_folder_of_the_computer_that_builds(name: str) -> None:
    from release import frozen_parts

    assert not frozen_parts.ships(PurePath("numpy-2.4.6.dist-info") / name)
    assert frozen_parts.ships(PurePath("numpy-2.4.6.dist-info") / "METADATA")


@pytest.mark.parametrize("name", ["libstdc++.so.6", "libGL.so.1", "libssl.so.3", "libreadline.so.8", "libgtk-3.so.0"])
def test_the_systems_libraries_stay_on_the_system(name: str) -> None:
    from release import native_libraries

    assert native_libraries.comes_from_the_system(name)


def elf(*segments: tuple[int, int, int, int], size: int = 4096) -> bytes:
    """A file with segments to load: (offset, address, length, alignment)."""
    headers = b"".join(
        struct.pack("<IIQQQQQQ", 1, 5, offset, address, 0, length, length, alignment)
        for offset, address, length, alignment in segments
    )
    start = b"\x7fELF\x02\x01".ljust(0x20, b"\0") + struct.pack("<Q", 0x40)
    counts = bytes(0x36 - len(start)) + struct.pack("<HH", 56, len(segments))
    return ((start + counts).ljust(0x40, b"\0") + headers).ljust(size, b"\0")


@pytest.mark.parametrize(
    ("segments", "is_loadable"),
    [
        (((0, 0, 4096, 4096),), True),
        (((0, 0, 100, 4096), (256, 0x1100, 100, 4096)), True),
        (((0, 0, 100, 4096), (256, 0x1200, 100, 4096)), False),
        (((0, 0, 4097, 4096),), False),
        ((), True),
    ],
)
def test_a_library_that_the_loader_would_refuse_is_seen(segments: tuple, is_loadable: bool) -> None:
    from release import stripping

    assert stripping.is_loadable(elf(*segments)) is is_loadable


def test_the_oldest_c_library_is_read_from_the_symbols(tmp_path: Path) -> None:
    from release import native_libraries

    (tmp_path / "a.so").write_bytes(b"\x7fELF..GLIBC_2.9\0..GLIBC_2.34\0")
    (tmp_path / "text").write_bytes(b"GLIBC_2.99\0")
    assert native_libraries.glibc_floor(tmp_path) == "2.34"


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (["/opt/pixelsmile", "--version"], "pixelsmile "),
        (["/usr/bin/pixelsmile-desktop", "--version"], "pixelsmile-desktop "),
        (["pixelsmile", "-P", "-m", "pixelsmile_desktop.app", "--version"], "pixelsmile-desktop "),
        (["pixelsmile-desktop", "-P", "-m", "this"], "unrecognized arguments"),
    ],
)
def test_one_launcher_is_every_command_and_every_process_of_its_own(words: list[str], heard: str) -> None:
    # As the loader of the frozen program does it: the words begin with the name that was called.
    code = f"import sys; sys.argv = {words}; exec(open({str(LAUNCHER)!r}).read())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert heard in done.stdout + done.stderr
    assert "Zen" not in done.stdout
