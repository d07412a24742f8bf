"""Takes the symbols for debuggers out of libraries, which nobody reads on a photographer's computer.

Libraries that were edited after they were linked, as the makers of wheels do it with patchelf, can come out of `strip`
in a state that the system's loader refuses. Each is looked at, and kept as it was if so.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from release.processes import run

_ELF_64_LITTLE: Final = b"\x7fELF\x02\x01"
_LOADED: Final = 1


def strip_libraries(folder: Path) -> int:
    """Strip every shared library below a folder that can be stripped; the bytes that were saved.

    Raises:
        BuildError: `strip` is not installed.
    """
    saved = 0
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or not path.read_bytes().startswith(_ELF_64_LITTLE):
            continue
        stripped = path.with_name(f"{path.name}.stripped")
        run(["strip", "--strip-unneeded", "-o", str(stripped), str(path)])
        if is_loadable(stripped.read_bytes()):
            saved += path.stat().st_size - stripped.stat().st_size
            stripped.replace(path)
        else:
            stripped.unlink()
    return saved


def is_loadable(library: bytes) -> bool:
    """Whether the system's loader takes a library: its segments lie as they are to be mapped, and inside the file.

    Args:
        library: a 64-bit ELF file of a little-endian machine; `Elf64_Ehdr` and `Elf64_Phdr` of elf(5).
    """
    (start,) = struct.unpack_from("<Q", library, 0x20)
    size, count = struct.unpack_from("<HH", library, 0x36)
    for number in range(count):
        kind, _, offset, address, _, length, _, alignment = struct.unpack_from(
            "<IIQQQQQQ", library, start + number * size
        )
        if kind == _LOADED and ((offset - address) % max(alignment, 1) or offset + length > len(library)):
            return False
    return True
