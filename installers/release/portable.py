"""The program in one file that runs on any Linux of the last years without being installed."""

from __future__ import annotations

import hashlib
import re
import tarfile
from pathlib import Path
from typing import Final

from release import budget, desktop_files, native_libraries, product
from release.processes import run

_START: Final = product.INSTALLERS / "portable" / "start.sh"
_NUMBER_WIDTH: Final = 12


def build() -> Path:
    """Put the frozen program behind the script that unpacks and starts it; the file.

    Raises:
        BuildError: it is too large.
    """
    payload = _archive(product.APP)
    header = _header(_START.read_text(encoding="utf-8"), payload)
    product.DIST.mkdir(exist_ok=True)
    path = product.DIST / f"PixelSmile-Desktop-{product.version()}-{product.machine()}.run"
    path.write_bytes(header + payload)
    path.chmod(0o755)
    budget.check_download(path)
    return path


def _archive(folder: Path) -> bytes:
    """The files of a folder, in an order, with dates and owners that do not depend on who builds."""
    share = product.BUILD / "portable" / "share"
    if not share.exists():
        desktop_files.install(share)
    plain = product.BUILD / "portable" / f"{product.NAME}.tar"
    with tarfile.open(plain, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for root, prefix in ((folder, Path()), (share, Path("share"))):
            for path in sorted(root.rglob("*")):
                archive.add(path, str(prefix / path.relative_to(root)), recursive=False, filter=_neutral)
    # On all processors, in blocks whose borders do not depend on how many these are.
    run(["xz", f"-{budget.XZ_LEVEL}", "--force", "--keep", "--threads=0", "--block-size=64MiB", str(plain)])
    return plain.with_name(f"{plain.name}.xz").read_bytes()


def _neutral(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = product.source_date()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _header(script: str, payload: bytes) -> bytes:
    values = {
        "VERSION": product.version(),
        "SIZE": str(len(payload)),
        "SUM": hashlib.sha256(payload).hexdigest(),
        "GLIBC_MINOR": native_libraries.glibc_floor(product.APP).partition(".")[2],
        # As wide as the number that takes its place, so that it does not move what it counts.
        "OFFSET": "0" * _NUMBER_WIDTH,
    }
    filled = re.sub(r"@(\w+)@", lambda match: values[match[1]], script).encode()
    offset = str(len(filled) + 1).zfill(_NUMBER_WIDTH)
    return filled.replace(b"offset=" + b"0" * _NUMBER_WIDTH, f"offset={offset}".encode())
