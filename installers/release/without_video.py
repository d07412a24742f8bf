"""Takes the video libraries out of the frozen program, which reads photos only.

OpenCV's wheel for Linux is linked with FFmpeg, so that the loader wants these libraries to be there although nothing
of the program ever calls them. In their places come libraries of a few kilobytes with the same names and functions,
which answer every call with 0, as FFmpeg does when it has no codec.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from release import product
from release.build_error import BuildError
from release.processes import run

REPLACED: Final = ("libavcodec", "libavformat", "libavutil", "libswscale")
"""By the beginning of their file names."""

_RETURNS_ZERO: Final = {"x86_64": "xorl %eax, %eax\n ret", "arm64": "mov x0, xzr\n ret"}
_NEEDED: Final = re.compile(r"\(NEEDED\).*\[(.+)\]")
_WANTED: Final = re.compile(r"^ +U (\w+)@(\w+)$", re.MULTILINE)
_DEFINED: Final = re.compile(r"^[0-9a-f]+ \w (\w+)@@(\w+)$", re.MULTILINE)


def take_out(inside: Path) -> int:
    """Replace the video libraries that OpenCV is linked with, and remove what only these needed.

    Args:
        inside: the folder of the frozen program that holds the packages.

    Returns:
        The bytes that were saved.

    Raises:
        BuildError: OpenCV is not built as it is expected, or a tool of binutils is not installed.
    """
    (program,) = (inside / "cv2").glob("cv2*.so")
    libraries = {path.name: path for path in (inside / "opencv_python_headless.libs").iterdir()}
    before = sum(path.stat().st_size for path in libraries.values())
    replaced = [path for name, path in libraries.items() if name.startswith(REPLACED)]
    if {path.name.partition("-")[0] for path in replaced} != {*REPLACED}:
        raise BuildError(f"OpenCV brings other video libraries than {', '.join(REPLACED)}; see {Path(__file__).name}")
    wanted = set(_WANTED.findall(run(["nm", "-D", "--undefined-only", str(program)])))
    for path in replaced:
        held = set(_DEFINED.findall(run(["nm", "-D", "--defined-only", str(path)])))
        write_empty_library(path, wanted & held)
    needed = _needed(program, libraries)
    for name in libraries.keys() - needed:
        libraries[name].unlink()
        (inside / name).unlink(missing_ok=True)
    return before - sum(libraries[name].stat().st_size for name in needed)


def write_empty_library(path: Path, functions: set[tuple[str, str]]) -> None:
    """Put a library in the place of another, with functions that do nothing and return 0.

    Args:
        path: of the library, whose name is also what others know it by.
        functions: names of functions and of their versions.
    """
    body = _RETURNS_ZERO[product.machine()]
    names = sorted(functions)
    code = "".join(f" .globl {name}\n .type {name}, %function\n{name}:\n {body}\n" for name, _ in names)
    versions = "".join(
        f"{version} {{ global: {' '.join(f'{name};' for name, of in names if of == version)} local: *; }};\n"
        for version in sorted({version for _, version in names})
    )
    work = product.BUILD / "without_video"
    work.mkdir(parents=True, exist_ok=True)
    source, script, compiled = work / "empty.s", work / "versions", work / "empty.o"
    source.write_text(f' .section .note.GNU-stack,"",%progbits\n .text\n{code}', encoding="utf-8")
    script.write_text(versions, encoding="utf-8")
    run(["as", "-o", str(compiled), str(source)])
    flags = ["-shared", "-z", "noexecstack", "-soname", path.name, "--version-script", str(script)]
    run(["ld", *flags, "-o", str(path), str(compiled)])


def _needed(program: Path, libraries: dict[str, Path]) -> set[str]:
    """Which of some libraries a program is linked with, directly or not."""
    found: set[str] = set()
    waiting = [program]
    while waiting:
        names = {*_NEEDED.findall(run(["readelf", "-d", str(waiting.pop())]))} & libraries.keys() - found
        found |= names
        waiting += [libraries[name] for name in names]
    return found
