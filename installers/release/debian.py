"""The package for Debian, Ubuntu and what is made from them."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path
from typing import Final

from release import budget, desktop_files, native_libraries, product
from release.processes import run

_SOURCE: Final = product.INSTALLERS / "debian"
_TREE: Final = product.BUILD / "debian" / product.NAME
_LIBRARY_FOLDER: Final = Path("usr/lib") / product.NAME
_OPTIONAL: Final = re.compile(r"wayland|WaylandClient|ibus|xdgdesktopportal")
"""Parts that the window does without, so that what they are linked with is recommended only."""


def build() -> Path:
    """Make the package from the frozen program; its file.

    Raises:
        BuildError: a tool failed, or the package is too large.
    """
    shutil.rmtree(_TREE.parent, ignore_errors=True)
    shutil.copytree(product.APP, _TREE / _LIBRARY_FOLDER, symlinks=True)
    _link_commands()
    desktop_files.install(_TREE / "usr/share")
    _write_documents()
    _set_permissions()
    control = _TREE / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(*dependencies(_TREE)), encoding="utf-8")
    product.DIST.mkdir(exist_ok=True)
    package = product.DIST / f"{product.NAME}_{product.debian_version(product.version())}_{_architecture()}.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{budget.XZ_LEVEL}", "--build", str(_TREE), str(package)])
    budget.check_download(package)
    return package


def dependencies(tree: Path) -> tuple[str, str]:
    """What the package depends on and what it recommends, found in what its files are linked with.

    Args:
        tree: the file system of the package.
    """
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]
    folders = sorted({path.parent for path in files})
    # The tool wants to stand in the folder of a source package.
    work = tree.parent / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian" / "control").write_text("Source: x\n\nPackage: x\nArchitecture: any\n", encoding="utf-8")
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *(f"-l{folder}" for folder in folders)]
    command += ["-dRecommends", *(f"-e{path}" for path in files if _OPTIONAL.search(path.name))]
    command += ["-dDepends", *(f"-e{path}" for path in files if not _OPTIONAL.search(path.name))]
    printed = run(command, cwd=work)
    found = dict(re.findall(r"^shlibs:(\w+)=(.*)$", printed, re.MULTILINE))
    bundled = {library.debian for library in native_libraries.BUNDLED.values()}
    depends = [part for part in found["Depends"].split(", ") if part.partition(" ")[0] not in bundled]
    return ", ".join(depends), ", ".join(part for part in (found.get("Recommends"), "xdg-desktop-portal") if part)


def _link_commands() -> None:
    folder = _TREE / "usr/bin"
    folder.mkdir(parents=True)
    for command in product.COMMANDS:
        (folder / command).symlink_to(Path("../lib") / product.NAME / command)


def _write_documents() -> None:
    documents = _TREE / "usr/share/doc" / product.NAME
    documents.mkdir(parents=True)
    shutil.copyfile(_SOURCE / "copyright", documents / "copyright")
    _compress(product.ROOT / "CHANGELOG.md", documents / "changelog.gz")
    for command in product.COMMANDS:
        _compress(_SOURCE / f"{command}.1", _TREE / "usr/share/man/man1" / f"{command}.1.gz")
    overrides = _TREE / "usr/share/lintian/overrides" / product.NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_SOURCE / "lintian-overrides", overrides)


def _compress(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _set_permissions() -> None:
    commands = {_TREE / _LIBRARY_FOLDER / command for command in product.COMMANDS}
    for path in [_TREE, *_TREE.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in commands else 0o644)
            os.utime(path, (product.source_date(), product.source_date()))


def _control(depends: str, recommends: str) -> str:
    values = {
        "VERSION": product.debian_version(product.version()),
        "ARCHITECTURE": _architecture(),
        "INSTALLED_SIZE": str(round(budget.size_mb(_TREE) * 1_000_000 / 1024)),
        "DEPENDS": depends,
        "RECOMMENDS": recommends,
    }
    text = (_SOURCE / "control.in").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda match: values[match[1]], text)


def _architecture() -> str:
    return {"x86_64": "amd64", "arm64": "arm64"}[product.machine()]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
