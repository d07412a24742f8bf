"""Where things lie in a runtime: the layout of python-build-standalone's archives, which differs on Windows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from pixelsmile_desktop.runtime.lock import RuntimeLock

_TOP: Final = PurePosixPath("python")
_FORBIDDEN: Final = frozenset(':\\\0<>"|?*')


@dataclass(frozen=True)
class Layout:
    """Places in a runtime, relative to its folder.

    Attributes:
        python: the interpreter.
        site_packages: where packages lie.
        prefix: what wheels call `data`.
    """

    python: PurePosixPath
    site_packages: PurePosixPath
    prefix: PurePosixPath = _TOP


def layout_of(lock: RuntimeLock) -> Layout:
    """The places in the runtime of a lock."""
    if lock.kind.system == "windows":
        return Layout(_TOP / "python.exe", _TOP / "Lib" / "site-packages")
    return Layout(_TOP / "bin" / "python3", _TOP / "lib" / f"python{lock.python_minor}" / "site-packages")


def safe_path(name: str) -> PurePosixPath:
    """A path in an archive that cannot leave the folder it is unpacked into, on any system.

    Raises:
        ValueError: it could, or not every system can hold it.
    """
    path = PurePosixPath(name)
    parts = name.removesuffix("/").split("/")
    if not all(parts) or {".", ".."}.intersection(parts) or _FORBIDDEN.intersection(name) or path.is_absolute():
        raise ValueError(f"the path {name[:100]!r} is not safe")
    return path
