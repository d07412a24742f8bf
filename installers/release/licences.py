"""The licences of everything that ships, as files beside the program.

Those of the packages lie in their `.dist-info` folders, where the program itself reads them; they are copied from
there, because nobody who looks for a licence looks there.
"""

from __future__ import annotations

import re
import shutil
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import Final

from release import native_libraries, product
from release.build_error import BuildError

_TEXT: Final = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)


def write_for_frozen(folder: Path, inside: Path) -> None:
    """Fill a folder with the licences of the frozen program.

    Args:
        folder: made anew.
        inside: the folder of the frozen program that holds the packages.

    Raises:
        BuildError: something ships whose licence was not found.
    """
    write_for_packages(folder, inside)
    for library in _native_libraries(inside):
        shutil.copy(_text_of(library), folder / f"{library.name}.txt")
    # Its loader begins the program; its exception to the GPL frees what it loads.
    copy_texts(_information_of("pyinstaller"), folder / "PyInstaller")


def write_for_packages(folder: Path, packages: Path) -> None:
    """Fill a folder with the licences of the program and of the packages in another folder.

    Args:
        folder: made anew.
        packages: where the `.dist-info` folders lie.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(product.INSTALLERS / "licences", folder)
    for name in ("LICENSE", "NOTICE"):
        shutil.copy(product.ROOT / name, folder)
    for information in sorted(packages.glob("*.dist-info")):
        copy_texts(information, folder / information.name.removesuffix(".dist-info"))


def copy_texts(information: Path, folder: Path) -> None:
    """Copy the licence texts of one package; of one that has none, its own description, which names the licence.

    Args:
        information: its `.dist-info` folder.
        folder: made for them.
    """
    files = [path.relative_to(information) for path in sorted(information.rglob("*")) if path.is_file()]
    texts = [path for path in files if "licenses" in path.parts[:-1] or _TEXT.match(path.name)]
    folder.mkdir()
    for path in texts or [Path("METADATA")]:
        shutil.copy(information / path, folder / "-".join(part for part in path.parts if part != "licenses"))


def _native_libraries(inside: Path) -> list[native_libraries.NativeLibrary]:
    found = []
    for path in sorted(inside.glob("lib*.so*")):
        if path.is_symlink():
            continue  # what a package brings, found from here as well
        library = native_libraries.bundled_as(path.name)
        if library is None:
            raise BuildError(f"{path.name} ships, but release/native_libraries.py does not know its licence")
        found.append(library)
    return found


def _text_of(library: native_libraries.NativeLibrary) -> Path:
    if library.debian is None:
        return Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    text = Path("/usr/share/doc") / library.debian / "copyright"
    if not text.exists():
        raise BuildError(f"the licence of {library.name} is not in {text}; build on Debian or Ubuntu")
    return text


def _information_of(package: str) -> Path:
    """The `.dist-info` folder of a package of this environment."""
    files = metadata.files(package) or []
    return next(Path(str(file.locate())).parent for file in files if file.name == "METADATA")
